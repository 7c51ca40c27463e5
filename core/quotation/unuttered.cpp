// Words that the article says never left anybody's lips: "The phrase “…” never crossed his lips", "never used the words “…”",
// "слов «…» он никогда не произносил". Every walk has a fixed longest reach.
#include "core/quotation/denial.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::size_t longest_behind = 16;
constexpr std::size_t longest_before = 5; ///< from the verb to the words: "pronunció nunca la frase"

} // namespace

/// Behind the words: a negation, and what stands for saying; before them a noun for words, or nothing.
Denials::Place Denials::never_uttered(std::size_t quote, Range sentence) const {
    bool const noun = quote == sentence.first || token(quote - 1).any(Tag::said_noun, Tag::target, Tag::work, Tag::uttered);
    if (!noun) return std::nullopt;
    Place negation;
    bool uttered = false;
    std::size_t commas = 0, unlisted = 0;
    for (std::size_t i = quote + 1; i < std::min(sentence.last, quote + longest_behind); ++i) {
        Token const& t = token(i);
        if (t.is(U',') && commas++ < 2) continue;
        if (!t.is_word()) break;
        if (!negation && (negates(i, sentence.last) || t.has(Tag::negation_after))) negation = i;
        bool const tells = t.any(Tag::cue_finite, Tag::cue_participle, Tag::cue_infinitive) && !t.any(Tag::cue_thought, Tag::denial, Tag::according);
        uttered = uttered || t.has(Tag::uttered) || (tells && negation);
        if (negation && uttered) return negation;
        bool const small = t.capital || t.any(Tag::auxiliary, Tag::negation, Tag::negation_after, Tag::adverb, Tag::clitic, Tag::time,
                                              Tag::pronoun, Tag::according, Tag::own_words, Tag::preposition, Tag::possessive, Tag::article,
                                              Tag::of, Tag::uttered) || t.any(Tag::role, Tag::title);
        bool const verb = negation && !t.word.tags.some() && unlisted++ == 0; // "never crossed her lips"
        if (!small && !verb) break;
    }
    return std::nullopt;
}

/// Before them: "jamás pronunció la frase “…”", "never used the words “…”".
Denials::Place Denials::never_uttered_before(std::size_t quote, Range sentence) const {
    if (quote < sentence.first + 2 || !token(quote - 1).any(Tag::said_noun, Tag::target, Tag::work, Tag::uttered)) return std::nullopt;
    for (std::size_t i = quote - 1; i > sentence.first && i + longest_before > quote; --i) {
        Token const& t = token(i - 1);
        if (!t.is_word()) break;
        bool const verb = t.any(Tag::uttered, Tag::cue_finite, Tag::cue_participle, Tag::cue_infinitive) && !t.has(Tag::cue_thought);
        if (!verb) continue;
        if (auto const found = negated_from_left(i - 1, sentence)) return found;
        for (std::size_t j = i; j < quote; ++j)
            if (token(j).has(Tag::negation_after)) return j;
        break;
    }
    return std::nullopt;
}

} // namespace core
