// People are known by their names alone. A name is written in one way wherever it enters, and two names that look
// the same to a reader are one person: case, blanks, composed or taken apart letters and signs nobody sees tell
// nobody apart. Accents do: Zoé is not Zoe; those of Greek do not, which capitals are written without. Blanks tell
// nobody apart as many scripts write names with and without: 山田 太郎 is 山田太郎.
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace core {

/// The name as it is kept: composed (NFC), each run of blanks of whatever kind one plain blank, none at the ends,
/// without signs that show nothing; those that join or part letters stay where a script is written with them.
/// A Problem{bad_input} in one sentence when nothing is left to read, or when it holds line breaks, control
/// characters, invalid UTF-8 or more than 200 characters.
Result<std::string> read_person_name(std::string_view typed);
/// The same, or that Error.
std::string person_name(std::string_view typed);

/// What all spellings of one name have in common, for looking up and comparing; never shown. A key is its own key.
/// Every string has one, for logs hold what earlier versions let in; bytes that are no UTF-8 stand for themselves.
std::string person_key(std::string_view name);
bool same_person(std::string_view one, std::string_view other);
/// Whether a reader may take one name for the other: the same person's, or letters of another script that look like its own
/// (Unicode Technical Standard 39, confusables). For warning, never for deciding that two are one.
bool looks_like(std::string_view one, std::string_view other);

/// Whether one of these is that person.
bool is_among(std::vector<std::string> const& people, std::string_view person);
/// Adds a person who is not among them yet.
void add_person(std::vector<std::string>& people, std::string_view person);

/// "Ann and Zoé" as one reads it: "Ann, Zoé".
std::string people_text(std::vector<std::string> const& people);

} // namespace core
