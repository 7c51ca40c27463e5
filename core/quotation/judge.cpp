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
constexpr std::size_t longest_heading = 200;

int worth(Sieve sieve) {
    switch (sieve) {
    case Sieve::inverted:
    case Sieve::subject_verb:
    case Sieve::parenthesis:
    case Sieve::colon:
    case Sieve::posted:
    case Sieve::block:
    case Sieve::continued: return 6;
    case Sieve::before:
    case Sieve::participle:
    case Sieve::according: return 4;
    case Sieve::postposed:
    case Sieve::noun:
    case Sieve::alone:
    case Sieve::floating: return 3;
    case Sieve::turn:
    case Sieve::dash: return 6;
    case Sieve::reported:
    case Sieve::clause:
    case Sieve::source:
    case Sieve::incise: // judged by their own rules
    case Sieve::implied:
    case Sieve::none: return 0;
    }
    return 0;
}

struct Inside {
    std::size_t words = 0;
    std::size_t capitals = 0;
    bool verb = false;
    bool stop = false;
};

/// `nouns`: whether the language writes every noun with a capital; small words are then no part of a title.
Inside look(std::vector<Token> const& inner, bool nouns) {
    Inside out;
    for (Token const& t : inner) {
        if (t.kind == TokenKind::number) ++out.words;
        if (!t.is_word()) continue;
        ++out.words;
        bool const small = !nouns && t.any(Tag::article, Tag::of, Tag::conjunction, Tag::preposition);
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

/// "the so-called “…”", "el llamado «…»": not "ha llamado «…» a X".
bool so_called(Article const& article, std::size_t quote, Range sentence) {
    if (quote <= sentence.first || !article.tokens[quote - 1].has(Tag::so_called)) return false;
    bool const verb = article.tokens[quote - 1].has(Tag::cue_participle);
    return !verb || (quote > sentence.first + 1 && article.tokens[quote - 2].has(Tag::article));
}

/// "launched the plan, whose logo is on the “bikes”": the words stand in a clause that tells of something else.
bool aside(Article const& article, Attribution const& attribution, std::size_t quote) {
    if (!attribution.cue || attribution.cue->verb.last >= quote || !attribution.mention.empty()) {
        if (!attribution.cue || attribution.cue->verb.last + 1 >= quote) return false;
    }
    for (std::size_t i = attribution.cue->verb.last; i + 1 < quote; ++i)
        if (article.tokens[i].is(U',') && article.tokens[i + 1].has(Tag::relative) && !article.tokens[i + 1].has(Tag::that)) return true;
    return false;
}

/// "a mug on the desk says “…”", "the banner read “…”", "on a hat that reads “…”", "on the sign: “…”".
bool on_a_thing(Article const& article, Attribution const& attribution, std::size_t quote, Range sentence) {
    constexpr std::size_t near_thing = 8;
    auto const bears = [&](std::size_t i) { return article.tokens[i].has(Tag::inscribed); };
    bool bearing = false, named = false; // "a man with a sign, Leo Pike, said"
    for (std::size_t i = attribution.mention.first; i < attribution.mention.last; ++i) {
        bearing = bearing || bears(i);
        named = named || (article.tokens[i].has(Tag::first_name) && !article.tokens[i].has(Tag::article));
    }
    if (bearing && !named) return true;
    // Where somebody is named who speaks, only what stands right before the words.
    if (attribution.cue && !attribution.mention.empty() && attribution.sieve != Sieve::implied && attribution.sieve != Sieve::none &&
        attribution.sieve != Sieve::postposed) {
        bool const beside = quote > sentence.first && bears(quote - 1);
        return beside;
    }
    std::size_t const floor = std::max(sentence.first, quote > near_thing ? quote - near_thing : 0);
    for (std::size_t i = quote; i > floor && !article.tokens[i - 1].is_quote(); --i)
        if (bears(i - 1)) return true;
    return false;
}

/// Headlines and subheads wear single marks where the article has double ones, and sum up what was
/// said in it. The first line is a headline, a line of its own a subhead.
bool heads(Article const& article, Marked const& marked, Sentence const& sentence) {
    char32_t const mark = article.text[marked.open];
    if (!is_apostrophe(mark) && mark != U'‘') return false;
    if (!article.double_marks) return false;
    std::size_t first = marked.open;
    while (first > 0 && article.text[first - 1] != U'\n' && marked.open - first < longest_heading)
        --first;
    std::size_t last = marked.close;
    while (last < article.text.size() && article.text[last] != U'\n' &&
           last - marked.close < longest_heading)
        ++last;
    if (last - first >= longest_heading) return false;
    return sentence.paragraph == 0 || (first + 1 >= marked.open && last <= marked.close + 2);
}

} // namespace

Range words_of(Article const& article, Token const& quote) {
    Marked const& marked = article.marked[quote.quote];
    std::size_t start = marked.inside();
    std::size_t end = std::max(start, marked.close);
    auto const& text = article.text;
    while (start < end && is_space(text[start])) ++start;
    while (end > start && is_space(text[end - 1])) --end;
    if (end > start && text[end - 1] == U',') --end;
    while (end > start && is_space(text[end - 1])) --end;
    return {start, end};
}

Weighing weigh(Article const& article, std::size_t quote, Sentence const& said_in,
               Attribution const& attribution, std::vector<Token> const& inner) {
    auto const& tokens = article.tokens;
    Range const sentence = said_in.tokens;
    Token const& token = tokens[quote];
    Marked const& marked = article.marked[token.quote];
    Inside in = look(inner, article.grammar.capital_nouns);
    std::size_t last = marked.close;
    while (last > marked.inside() && is_space(article.text[last - 1])) --last;
    in.stop = last > marked.inside() && is_terminal(article.text[last - 1]);
    Weighing out;
    out.words = in.words;
    out.capital = !inner.empty() && inner.front().is_word() && inner.front().capital;
    if (in.words == 0) return out;
    // No marks, so nothing that marks may mean beside speech.
    if (marked.kind != Marked::Kind::marks) {
        out.judgement = attribution.sieve == Sieve::none ? Judgement::doubtful : Judgement::said;
        return out;
    }
    Sieve const sieve = attribution.sieve;
    Token const* before = quote > sentence.first ? &tokens[quote - 1] : nullptr;
    Token const* after = quote + 1 < sentence.last ? &tokens[quote + 1] : nullptr;
    // "…," X said of the “plan”: going on in the words of the article, not in X's.
    bool const apart = sieve == Sieve::continued && before != nullptr && before->is_word();
    int const base = apart ? 4 : worth(sieve);
    bool const beside = base == 6;
    int score = base;
    int worst = 0;
    auto const less = [&](int points, Against why) {
        score -= points;
        if (points <= worst) return;
        worst = points;
        out.against = why;
    };
    if (in.words >= 8) score += 2;
    if (in.stop && in.words > 2) score += sieve == Sieve::none || sieve == Sieve::implied ? 1 : 2;
    if (in.verb && in.words >= 3) score += 1;
    bool const spans_lines =
        std::find(article.text.begin() + static_cast<std::ptrdiff_t>(marked.open),
                  article.text.begin() + static_cast<std::ptrdiff_t>(marked.close),
                  U'\n') != article.text.begin() + static_cast<std::ptrdiff_t>(marked.close);
    if (spans_lines) score += 3;
    out.one_paragraph = !spans_lines;
    // "called the plan “reckless”" judges the plan; the marks do not name it.
    bool const judged = attribution.cue && tokens[attribution.cue->head].has(Tag::cue_appraisal) &&
                        attribution.cue->verb.last + near_noun + 1 >= quote;
    // "a show called “…”", "un film intitulé « … »": what has no object gives a name.
    bool const somebody = std::any_of(
        tokens.begin() + static_cast<std::ptrdiff_t>(attribution.mention.first),
        tokens.begin() + static_cast<std::ptrdiff_t>(std::max(attribution.mention.first, attribution.mention.last)),
        [](Token const& word) { return word.any(Tag::title, Tag::role, Tag::spokesperson, Tag::organisation); });
    bool const naming = judged && !somebody && attribution.cue->verb.last == quote && before != nullptr &&
                        !attribution.mention.empty() &&
                        attribution.mention.last == attribution.cue->verb.first &&
                        tokens[attribution.mention.first].has(Tag::article) &&
                        (attribution.mention.first == sentence.first ||
                         !tokens[attribution.mention.first - 1].any(Tag::relative, Tag::that));
    if (naming && in.words < 8) less(8, Against::named);
    bool const shouted = before != nullptr && before->has(Tag::chanted);
    if (!judged && !shouted && in.words < 8 && named_by_noun(article, quote, sentence)) {
        // A name has a capital: "le plan « Rempart »", but "un plan « ambitieux »".
        less(out.capital || base < 4 ? 5 : 1, Against::named);
    }
    bool const glued = (marked.open > 0 && is_hyphen(article.text[marked.open - 1])) ||
                       (token.end < article.text.size() && is_hyphen(article.text[token.end]));
    if (glued) less(6, Against::compound);
    bool const nickname = before != nullptr && after != nullptr && nameable(*before) &&
                          nameable(*after) && in.words <= 3;
    if (nickname) less(6, Against::nickname);
    bool const capitals = in.words <= 6 && in.capitals == in.words && out.capital;
    // “Everybody out!”: only its first word has a capital, and it is known to be a sentence.
    bool const title = capitals && in.words >= 2 && !said_in.headline && sieve != Sieve::alone;
    if (title && !beside) less(in.stop ? 2 : 3, Against::title);
    // "told “Fox and Friends”", "on “Meet the Press”"
    bool const where = before != nullptr && before->any(Tag::preposition, Tag::place_preposition,
                                                        Tag::cue_finite);
    if (title && where) less(beside ? 8 : 3, Against::title);
    // "MSNBC's “Morning Joe”"
    bool const owned = before != nullptr && before->is_word() && before->end - before->start <= 2 &&
                       is_apostrophe(article.text[before->start]);
    if (capitals && owned) less(beside ? 8 : 4, Against::title);
    bool const noun = before != nullptr && before->any(Tag::article, Tag::possessive);
    bool const far = !attribution.cue || attribution.cue->verb.last + near_cue < quote;
    if (noun && in.words <= 2 && far && !beside && sieve != Sieve::postposed)
        less(2, Against::fragment);
    if (noun && in.words <= 2 && (sieve == Sieve::none || sieve == Sieve::implied)) less(2, Against::fragment);
    // "the “experts” were wrong", "Los «expertos» se equivocaron": one word that the article holds at arm's length.
    bool const acted = after != nullptr && after->any(Tag::auxiliary, Tag::modal, Tag::clitic) && !after->has(Tag::of);
    bool const told = sieve == Sieve::before || sieve == Sieve::according || sieve == Sieve::postposed;
    if (noun && in.words == 1 && acted && told && !in.stop) less(base - doubtful, Against::fragment);
    // One word on a thing is a label: "auf dem Schild steht „bitte“".
    if (sieve == Sieve::posted && in.words < 2 && !in.stop) less(20, Against::named);
    if (in.words < 12 && sieve != Sieve::posted && on_a_thing(article, attribution, quote, sentence)) less(20, Against::named);
    if (noun && in.words <= 2 && !in.stop && !beside && aside(article, attribution, quote)) less(base - doubtful, Against::fragment);
    if (in.words < 6 && so_called(article, quote, sentence)) less(20, Against::named);
    if (heads(article, marked, said_in)) less(20, Against::heading);
    out.score = score;
    out.judgement = score >= accepted ? Judgement::said
                  : score >= doubtful ? Judgement::doubtful
                                      : Judgement::not_said;
    return out;
}

Mode mode_of(Attribution const& attribution, Weighing const& weighing, bool opens) {
    switch (attribution.sieve) {
    case Sieve::before:
    case Sieve::participle:
    case Sieve::according:
    case Sieve::postposed:
        return weighing.capital && weighing.words > 3 ? Mode::direct : Mode::partial;
    case Sieve::inverted:
    case Sieve::subject_verb: return opens ? Mode::direct : Mode::partial;
    case Sieve::noun:
    case Sieve::implied:
    case Sieve::none: return weighing.capital ? Mode::direct : Mode::partial;
    default: return Mode::direct;
    }
}

} // namespace core
