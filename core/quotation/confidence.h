// How often a suggestion of a kind is right, counted on annotated news: never set by hand.
#pragma once

#include "core/model/field.h"
#include "core/quotation/attribution.h"

namespace core {

/// How the name of a speaker was come by.
enum class Standing : std::uint8_t {
    named,   ///< the mention is a name
    meant,   ///< a role or a pronoun that fits one person
    guessed, ///< a pronoun that fits several, the nearest taken
    worded,  ///< nobody known: the words as they stand
    unknown, ///< nobody is mentioned
    doubtful ///< perhaps no quotation at all
};

template <>
struct Names<Standing> {
    static constexpr std::array entries{
        Named{Standing::named, "named", ""},     Named{Standing::meant, "meant", ""},
        Named{Standing::guessed, "guessed", ""}, Named{Standing::worded, "worded", ""},
        Named{Standing::unknown, "unknown", ""}, Named{Standing::doubtful, "doubtful", ""}};
};

/// Whether the words around leave little to doubt: a whole sentence, right beside its verb, and no other source; or much,
/// because one of the marks was forgotten.
enum class Clarity : std::uint8_t { plain, clear, mended };

template <>
struct Names<Clarity> {
    static constexpr std::array entries{Named{Clarity::plain, "plain", ""}, Named{Clarity::clear, "clear", ""},
                                        Named{Clarity::mended, "mended", ""}};
};

/// What is shown as sure: as much as this, or more.
constexpr double sure_from = 0.95;

/// The share of suggestions of that kind whose words and speaker were both right, in that language
/// (two letters) where it was counted. Kinds seldom seen are drawn towards their rule, rules towards
/// all, a language towards all languages: (right + 12 · expected) / (seen + 12). Below `sure_from` unless enough of
/// the kind were counted in that very language to be sure that at least that many are right.
double confidence(Sieve rule, Standing standing, Clarity clarity, std::string_view language);

} // namespace core
