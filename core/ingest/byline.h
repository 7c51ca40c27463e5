// Who wrote it, as lines beside a story say in many languages: "By Ann Tern", "Texte : Léa Maro", "Автор: Анна Лунева",
// "文/张三". Who took the pictures is somebody else, and so is an agency.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace core {

/// The people whom a piece of a line names as authors, by a word such as "by" before them; none if it names nobody.
/// `piece` is valid UTF-8 without dates. Linear.
std::vector<std::string> named_as_authors(std::string_view piece);

/// The same of a script without capitals, which is told only where the page calls the line a byline: a Chinese, Japanese
/// or Korean name, two to four words of another one.
std::vector<std::string> names_in_byline(std::string_view piece);

/// Whether a piece is nothing but what stands before an author: "By", "Texte :".
bool is_byline_word(std::string_view piece);

/// The names that a piece of a line is and nothing else but an office behind a comma: of two to four words with
/// capitals, no desk, no agency, no public body; none if it is something else.
std::vector<std::string> names_alone(std::string_view piece);

/// Who wrote a post, as forums show it: a name, and in the lines below "Joined: 2016", "Messages : 12". Empty if these
/// lines are something else.
std::string poster_of(std::string_view lines);

/// Whether a name stands for no person: "Reuters", "Redaktion", "Staff".
bool is_desk_or_agency(std::string_view name);

} // namespace core
