// The points are set by hand so far; what adjoins a verb of saying outweighs what looks like a
// title.
#include "core/quotation/judge.h"

#include "core/quotation/characters.h"
#include "core/quotation/people.h"

#include <algorithm>

namespace core {

namespace {

constexpr int accepted = 3;
constexpr int doubtful = 1;
constexpr std::size_t near_noun = 3;
constexpr std::size_t near_cue = 10;

int worth(Sieve sieve) {
    switch (sieve) {
    case Sieve::inverted:
    case Sieve::subject_verb:
    case Sieve::parenthesis:
    case Sieve::colon:
    case Sieve::continued: return 6;
    case Sieve::before:
    case Sieve::participle:
    case Sieve::according: return 4;
    case Sieve::postposed: return 3;
    case Sieve::floating: return 3;
    case Sieve::turn:
    case Sieve::reported: // judged by their own rules
    case Sieve::none: return 0;
    }
    return 0;
}

bool beside(Sieve sieve) { return worth(sieve) == 6; }

struct Inside {
    std::size_t words = 0;
    std::size_t capitals = 0;
    bool verb = false;
    bool stop = false;
};

Inside look(std::vector<Token> const& inner) {
    Inside out;
    for (Token const& t : inner) {
        if (t.kind == TokenKind::number) ++out.words;
        if (!t.is_word()) continue;
        ++out.words;
        bool const small = t.any(Tag::article, Tag::of, Tag::conjunction, Tag::preposition);
        if (t.capital || (small && out.words > 1)) ++out.capitals;
        out.verb = out.verb || t.any(Tag::auxiliary, Tag::pronoun, Tag::cue_finite);
    }
    return out;
}

/// "le film « … »", "the so-called “…”": a noun close before that names what is in the marks.
bool named_by_noun(Article const& article, std::size_t quote, Range sentence) {
    std::size_t const floor = std::max(sentence.first, quote > near_noun ? quote - near_noun : 0);
    for (std::size_t i = quote; i > floor; --i) {
        Token const& t = article.tokens[i - 1];
        if (!t.is_word()) return false;
        if (t.has(Tag::work)) return true;
        if (t.any(Tag::auxiliary, Tag::that, Tag::cue_finite)) return false;
    }
    return false;
}

} // namespace

Weighing weigh(Article const& article, std::size_t quote, Range sentence,
               Attribution const& attribution, std::vector<Token> const& inner) {
    auto const& tokens = article.tokens;
    Token const& token = tokens[quote];
    Marked const& marked = article.marked[token.quote];
    Inside in = look(inner);
    std::size_t last = marked.close;
    while (last > marked.open + 1 && is_space(article.text[last - 1])) --last;
    in.stop = last > marked.open + 1 && is_terminal(article.text[last - 1]);
    Weighing out;
    out.words = in.words;
    out.capital = !inner.empty() && inner.front().is_word() && inner.front().capital;
    if (in.words == 0) return out;
    Sieve const sieve = attribution.sieve;
    int score = worth(sieve);
    if (in.words >= 8) score += 2;
    if (in.stop && in.words > 2) score += sieve == Sieve::none ? 1 : 2;
    if (in.verb && in.words >= 3) score += 1;
    bool const spans_lines =
        std::find(article.text.begin() + static_cast<std::ptrdiff_t>(marked.open),
                  article.text.begin() + static_cast<std::ptrdiff_t>(marked.close),
                  U'\n') != article.text.begin() + static_cast<std::ptrdiff_t>(marked.close);
    if (spans_lines) score += 3;
    Token const* before = quote > sentence.first ? &tokens[quote - 1] : nullptr;
    Token const* after = quote + 1 < sentence.last ? &tokens[quote + 1] : nullptr;
    // "called the plan “reckless”" judges the plan; the marks do not name it.
    bool const judged = attribution.cue && tokens[attribution.cue->head].has(Tag::cue_appraisal) &&
                        attribution.cue->verb.last + near_noun + 1 >= quote;
    if (!judged && in.words < 8 && named_by_noun(article, quote, sentence)) {
        // A name has a capital: "le plan « Rempart »", but "un plan « ambitieux »".
        score -= out.capital || worth(sieve) < 4 ? 5 : 1;
    }
    bool const glued = (marked.open > 0 && is_hyphen(article.text[marked.open - 1])) ||
                       (token.end < article.text.size() && is_hyphen(article.text[token.end]));
    if (glued) score -= 6;
    bool const nickname = before != nullptr && after != nullptr && nameable(*before) &&
                          nameable(*after) && in.words <= 3;
    if (nickname) score -= 6;
    bool const title = in.words >= 2 && in.words <= 6 && in.capitals == in.words && out.capital;
    if (title && !beside(sieve)) score -= in.stop ? 2 : 3;
    // "told “Fox and Friends”", "on “Meet the Press”"
    bool const where = before != nullptr && before->any(Tag::preposition, Tag::place_preposition,
                                                        Tag::cue_finite);
    if (title && where && !beside(sieve)) score -= 3;
    // "MSNBC's “Morning Joe”"
    bool const owned = before != nullptr && before->is_word() && before->end - before->start <= 2 &&
                       is_apostrophe(article.text[before->start]);
    if (title && owned) score -= beside(sieve) ? 6 : 4;
    bool const noun = before != nullptr && before->any(Tag::article, Tag::possessive);
    bool const far = !attribution.cue || attribution.cue->verb.last + near_cue < quote;
    if (noun && in.words <= 2 && far && !beside(sieve) && sieve != Sieve::postposed) score -= 2;
    if (noun && in.words <= 2 && sieve == Sieve::none) score -= 2;
    out.score = score;
    out.verdict = score >= accepted ? Verdict::said
                  : score >= doubtful ? Verdict::doubtful
                                      : Verdict::not_said;
    return out;
}

} // namespace core
