// Programs of others that read what ours do not: which there are, what each is for, and what its absence costs. They are Debian
// packages that a person may install or not; where one is missing, a sentence says so and the rest goes on.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace app {

struct HelperProgram {
    std::string_view name;    ///< "tesseract"
    std::string_view package; ///< of Debian
    char const* does;         ///< what it is for; English, marked for translation
    char const* costs;        ///< what its absence costs; likewise
};

/// All there are, in the order in which they are shown.
std::span<HelperProgram const> helper_programs();

/// Whether it lies where the reader would start it.
bool is_installed(std::string_view program);

/// What tesseract is to read: of the languages it has here the one that is asked for ("fr") and English, else all, when they are
/// few; empty when it has none.
std::string languages_of_eye(std::string_view wanted);

/// Those it has, as it calls them: "eng", "fra".
std::vector<std::string> installed_eye_languages();

} // namespace app
