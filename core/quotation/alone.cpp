// "“We cannot sleep here.” Ada Thorne says it without looking up.": what stands alone, and whom the next sentence names.
#include "core/quotation/alone.h"

#include "core/quotation/attribution.h"
#include "core/quotation/blocks.h"
#include "core/quotation/characters.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::size_t longest_read = 400; ///< code points between the marks
constexpr std::size_t fewest_words = 2;
constexpr std::size_t fewest_words_before_stop = 4; ///< where the stop stands outside the marks
constexpr std::size_t longest_small_word = 3;       ///< "of the" in a title
constexpr std::size_t reach_of_words_noun = 10;
constexpr std::size_t most_cues = 3;

struct Counted {
    std::size_t all = 0, capitals = 0, plain = 0; ///< plain: small and no word of titles
    bool opens = false;                           ///< the first one has a capital, or is a number
};

Counted count(std::u32string_view text) {
    Counted out;
    for (std::size_t i = 0; i < text.size();) {
        if (!is_letter(text[i]) && !is_digit(text[i])) {
            ++i;
            continue;
        }
        std::size_t const first = i;
        while (i < text.size() && (is_letter(text[i]) || is_digit(text[i]) || is_apostrophe(text[i]))) ++i;
        bool const capital = is_upper(text[first]) || is_digit(text[first]);
        if (out.all++ == 0) out.opens = capital;
        else if (capital) ++out.capitals;
        if (!capital && i - first > longest_small_word) ++out.plain;
    }
    return out;
}

} // namespace

bool only_quotes(Article const& article, Range sentence) {
    for (std::size_t i = sentence.first; i < sentence.last; ++i) {
        Token const& t = article.tokens[i];
        if (t.is_word() || t.kind == TokenKind::number) return false;
    }
    return true;
}

bool whole_sentence(Article const& article, std::size_t quote, Range sentence) {
    Marked const& marked = article.marked[article.tokens[quote].quote];
    if (marked.kind != Marked::Kind::marks || !marked.balanced || marked.close <= marked.inside()) return false;
    std::size_t last = marked.close;
    while (last > marked.inside() && is_space(article.text[last - 1])) --last;
    if (last == marked.inside()) return false;
    bool const inside = is_terminal(article.text[last - 1]);
    bool const behind = quote + 1 < sentence.last && article.tokens[quote + 1].kind == TokenKind::sign &&
                        is_terminal(article.tokens[quote + 1].sign);
    if (!inside && !behind) return false;
    auto const words = count(article.slice(marked.inside(), std::min(last, marked.inside() + longest_read)));
    if (!words.opens || words.all < (inside ? fewest_words : fewest_words_before_stop)) return false;
    bool const nouns = article.grammar.capital_nouns; // capitals tell no title
    return words.capitals == 0 || words.plain > 0 || (nouns && words.capitals + 1 < words.all);
}

double most_of_alone(Standing standing) {
    switch (standing) {
    case Standing::named: return 0.7;
    case Standing::meant:
    case Standing::guessed: return 0.6;
    default: return 0.55;
    }
}

/// The signature in the line under a quotation that is a paragraph by itself.
Range Attributor::signature_under(std::size_t index) const {
    auto const& all = article_.sentences;
    if (index + 1 >= all.size() || all[index + 1].paragraph == all[index].paragraph) return {};
    bool const whole = index + 2 >= all.size() || all[index + 2].paragraph != all[index + 1].paragraph;
    return whole ? signature(all[index + 1].tokens) : Range{};
}

Range Attributor::signer_under(std::size_t index) const {
    auto const& all = article_.sentences;
    if (index + 1 >= all.size() || all[index + 1].paragraph == all[index].paragraph) return {};
    auto const no_words = [&](Sentence const& s) {
        return std::none_of(article_.tokens.begin() + static_cast<std::ptrdiff_t>(s.tokens.first),
                            article_.tokens.begin() + static_cast<std::ptrdiff_t>(s.tokens.last), [](Token const& t) { return t.is_word(); });
    };
    if (no_words(all[index + 1]) && index + 2 < all.size()) ++index; // ">" alone
    Range line = all[index + 1].tokens;
    for (std::size_t i = index + 2; i < all.size() && all[i].paragraph == all[index + 1].paragraph; ++i) line.last = all[i].tokens.last; // "J. de Ruyt"
    while (line.first < line.last && token(line.first).is(U'>')) ++line.first;
    if (line.empty()) return {};
    std::u32string_view const words = article_.slice(line);
    if (signature_shape(words) == Signature::none) return {};
    while (line.first < line.last && token(line.first).kind == TokenKind::sign) ++line.first;
    for (std::size_t i = line.first; i < line.last; ++i) {
        NameRun const* run = people_.run_at(i);
        if (run != nullptr && (run->person_like || people_.all()[run->person].is_person)) return run->phrase;
    }
    std::size_t end = line.first;
    while (end < line.last && !token(end).is(U',') && !token(end).is(U'(') && !token(end).is(U')')) ++end;
    return {line.first, end};
}

/// "X says it", "So spricht X", "lo cuenta X", "X рассказывает об этом": a word for what was said, right beside the verb.
bool Attributor::points(Cue const& cue, Range subject, Range sentence) const {
    for (std::size_t i = cue.verb.first; i < cue.verb.last; ++i)
        if (i != cue.head && token(i).has(Tag::pointing)) return true;
    std::size_t const first = cue.verb.first;
    std::size_t const behind = subject.first >= cue.verb.last ? subject.last : cue.verb.last;
    bool const ends = behind >= sentence.last || !token(behind).is_word() ||
                      token(behind).any(Tag::preposition, Tag::place_preposition, Tag::time);
    if (first == sentence.first + 1 && token(sentence.first).has(Tag::pointing) && ends) return true;
    std::size_t const at = cue.verb.last;
    if (at >= sentence.last || !token(at).has(Tag::pointing)) return false;
    std::size_t const next = at + 1;
    return next >= sentence.last || !token(next).is_word() ||
           token(next).any(Tag::preposition, Tag::place_preposition, Tag::time, Tag::subordinate, Tag::conjunction, Tag::adverb,
                           Tag::with, Tag::denial);
}

Attributor::Pointed Attributor::points_back(Range next, std::vector<Cue> const& cues) const {
    Pointed out{Attribution{Sieve::alone, {}, {next.first, next.first}}, false};
    if (next.empty() || article_.has_quotes(next)) return out;
    // "Those are the words of X", "So lauteten Xs Worte"
    for (std::size_t i = next.first; i < std::min(next.last, next.first + reach_of_words_noun); ++i) {
        if (!token(i).is_word() || token(i).any(Tag::cue_finite, Tag::that)) break;
        if (!token(i).any(Tag::said_noun, Tag::target)) continue;
        if (Range const owner = owner_of(i, next); names_person(owner))
            return {Attribution{Sieve::alone, Cue{{i, i + 1}, i, CueForm::according, {}, {}}, owner}, true};
        break;
    }
    std::size_t tried = 0;
    for (Cue const& cue : cues) {
        if (cue.form != CueForm::finite || ++tried > most_cues) continue;
        Range const subject = subject_of(cue, next, cues);
        if (!names_person(subject) || subject.first < next.first || subject.last > next.last) continue;
        if (points(cue, subject, next)) return {Attribution{Sieve::alone, cue, subject}, true};
    }
    Range const subject = phrases_.main_subject(next.first, next.last);
    bool const begins = subject.first == next.first || (subject.first == next.first + 1 && token(next.first).is_word());
    if (begins && names_person(subject)) out.who.mention = subject;
    return out;
}

} // namespace core
