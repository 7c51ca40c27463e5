// The words of a text as every index has them: cut at word boundaries (by ICU where a script writes none),
// folded, and cut to their stem by the Snowball rules of the text's language. Typed words and stored
// words go through here alike, so that they meet.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace core {

/// Raised when the same text would give other words: indexes made by an earlier one are rebuilt. The
/// versions of ICU and Snowball count as well.
std::string const& words_version();

/// One word. The views hold until the callback returns.
struct IndexWord {
    std::string_view folded; ///< see fold(): "elections" for "Élections"
    std::string_view stem;   ///< folded too: "elect"; the folded word where the language has no rules
    std::string_view also;   ///< what it is looked for as, too: "mueller" for "Müller"; often empty
    std::size_t start = 0;   ///< bytes in the text, [start, end)
    std::size_t end = 0;
};

/// Calls for every word from the first on, until told false. `text` must be valid UTF-8; `language` is a
/// two-letter code or empty. Apostrophes, hyphens and dots part words, invisible characters do not. A number is one word
/// however its digits are grouped ("1,000,000"); where plain spaces group them, its first group is it, too. Of Chinese,
/// Japanese and Korean each two letters that stand together are a word, so that words inside words are found; the last of
/// them is one letter, too.
void each_word(std::string_view text, std::string_view language, std::function<bool(IndexWord const&)> const& call);

/// Parts a word and what it is looked for as, too, in what index_words() makes; no word holds it.
constexpr char same_place = '\x1F';

/// The word with its umlauts written out, as agencies and passports do: "mueller", "aarhus"; empty if it has none.
std::string written_out(std::string_view word);

/// What a language's function words are, by which nothing is found in particular.
bool is_stop_word(std::string_view folded, std::string_view language);
/// Whether the word denies what is said: "not", "jamais", "kein".
bool is_negation(std::string_view folded, std::string_view language);
/// The same of a word whose language is not known: in any of those whose negations are known.
bool is_negation_somewhere(std::string_view folded);

} // namespace core
