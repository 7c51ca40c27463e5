// Lines that stand round a story on pages in many languages: headings of what does not belong to it, and lines that are
// wholly something else than the story. One row of words per language.
#pragma once

#include <string_view>

namespace core {

/// What a short line heads, judged by its words alone.
enum class Heads {
    nothing,
    perhaps_other, ///< "Related", "More on this": other stories, if little of this one follows
    surely_other   ///< "Comments", "Most read": never a part of the story
};
/// `line` of at most eight words, as written.
Heads what_it_heads(std::string_view line);

/// Whether a line is wholly one of: advertisement, invitation to share or subscribe, "Read more: …", picture credit,
/// time of an update, copyright, how long reading takes. `words` is how many it has.
bool is_no_sentence_of_a_story(std::string_view line, std::size_t words);

/// Whether a line says of itself that it tells when something was published or updated: "Published on", "Stand:".
bool tells_of_publication(std::string_view line);

/// Whether the last lines of a story end with such: "Reporting by …", "Follow … on".
bool is_credit_at_the_end(std::string_view line);

/// Whether it is such by all its words: "Ann Tern contributed to this report."
bool tells_who_helped(std::string_view line);

} // namespace core
