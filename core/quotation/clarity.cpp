// Whether the words around a quotation leave little to doubt.
#include "core/quotation/judge.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::size_t fewest_clear_words = 6;
constexpr std::size_t near_source = 60; ///< tokens from a quotation to another source that may be meant
constexpr std::size_t nearest_cue = 6;  ///< tokens between the verb and a quotation it clearly introduces

} // namespace

Clarity clarity_of(Article const& article, std::size_t index, std::size_t quote, Attribution const& attribution,
                   Weighing const& weighing, std::size_t last_paragraph) {
    Sentence const& sentence = article.sentences[index];
    Marked const& marked = article.marked[article.tokens[quote].quote];
    bool clear = marked.balanced && weighing.words >= fewest_clear_words && weighing.one_paragraph;
    switch (attribution.sieve) {
    case Sieve::inverted:
    case Sieve::subject_verb:
        clear = clear && weighing.capital && quote == sentence.tokens.first &&
                (index == 0 || article.sentences[index - 1].paragraph != sentence.paragraph);
        break;
    case Sieve::floating: clear = clear && weighing.capital && last_paragraph == sentence.paragraph; break;
    default: {
        bool const beside = attribution.cue && attribution.cue->verb.last + nearest_cue >= quote &&
                            attribution.cue->verb.first < quote;
        clear = clear && beside && !article.tokens[attribution.cue->head].has(Tag::cue_thought);
    }
    }
    std::size_t const from = std::max(sentence.tokens.first, quote > near_source ? quote - near_source : 0);
    for (std::size_t i = from; clear && i < sentence.tokens.last && i < quote + near_source; ++i)
        if (article.tokens[i].has(Tag::according) && attribution.sieve != Sieve::according) clear = false;
    return clear ? Clarity::clear : Clarity::plain;
}

} // namespace core
