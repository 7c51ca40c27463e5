// How often the letters beyond ASCII stand in each language, and the old encodings it was written in. Rough figures,
// of one's own counting and good enough to tell encodings apart, not languages.
#pragma once

#include <span>
#include <string_view>

namespace core {

struct LetterModel {
    std::string_view language;
    std::string_view encodings; ///< names of the WHATWG standard, the likelier first, a blank between them
    std::string_view letters;   ///< small letters, each with its weight: "é60 à15"
    std::string_view words;     ///< small words in ASCII that tell it; may be empty
};

/// Languages of one byte a letter.
std::span<LetterModel const> letter_models();

/// Languages of several bytes a character: `letters` are those that stand often, without weights.
struct CharacterModel {
    std::string_view language;
    std::string_view encodings;
    std::string_view frequent;
};
std::span<CharacterModel const> character_models();

} // namespace core
