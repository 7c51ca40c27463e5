// Who speaks where the subject is not beside its verb: "said, on Monday evening, to applause, the mayor X"; or where
// another lends the voice: "the company, through its spokeswoman X".
#include "core/quotation/attribution.h"

#include "core/quotation/characters.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::size_t reach_of_late_subject = 28;
constexpr std::size_t reach_of_voice = 40;
constexpr std::size_t reach_of_being = 5;

/// Languages without articles are written so, among those of the lexicons.
bool cyrillic(char32_t c) { return c >= 0x400 && c <= 0x4FF; }

} // namespace

/// The subject behind a verb and what tells when, where and how; empty if something else comes first.
Range Attributor::late_subject(std::size_t from, Range sentence) const {
    std::size_t const limit = std::min(sentence.last, from + reach_of_late_subject);
    Range const none{from, from};
    bool comma = false;
    for (std::size_t i = from; i < limit;) {
        Token const& t = token(i);
        if (t.is(U',')) {
            comma = true;
            ++i;
            continue;
        }
        bool const when = t.any(Tag::time, Tag::month, Tag::adverb, Tag::clitic) && !nameable(t);
        bool const day = t.any(Tag::article, Tag::possessive) && i + 1 < limit &&
                         token(i + 1).any(Tag::time, Tag::month);
        if (day || (when && !t.any(Tag::article, Tag::preposition, Tag::pronoun))) {
            i += day ? 2 : 1;
            continue;
        }
        bool const part_of_day = i > from && token(i - 1).any(Tag::time, Tag::month) && t.is_word() && !t.capital &&
                                 !t.word.tags.some(); // "jeudi matin"
        if (part_of_day || (t.kind == TokenKind::number && i > from)) {
            ++i;
            continue;
        }
        if (t.any(Tag::preposition, Tag::place_preposition, Tag::of) && !nameable(t)) {
            i = behind_adverbial(i, limit);
            if (i >= limit || token(i).is(U',')) continue;
            Range const phrase = phrases_.noun_phrase(i, sentence.last);
            return names_person(phrase) ? phrase : none;
        }
        // "сказала журналистам после заседания …": whom it was said to.
        bool const dative = i == from && cyrillic(article_.text[t.start]) && t.is_word() && !t.capital &&
                            i + 1 < limit && token(i + 1).any(Tag::preposition, Tag::place_preposition);
        if (dative) {
            ++i;
            continue;
        }
        if (i == from || !t.is_word() || t.any(Tag::that, Tag::relative)) return none;
        Range const phrase = phrases_.noun_phrase(i, sentence.last);
        bool const role = comma && t.any(Tag::article, Tag::possessive) && may_speak(phrase);
        return names_person(phrase) || role ? phrase : none;
    }
    return none;
}

/// "Am Montag hatte X im Rat gesagt", "X habe ihm gesagt": who stands before the auxiliary, or behind it.
Range Attributor::subject_of_bracket(Cue const& cue, Range sentence) const {
    std::size_t const auxiliary = *cue.bracket;
    Range const before = phrases_.subject_before(auxiliary, sentence);
    std::size_t at = auxiliary + 1;
    while (at < cue.verb.first && token(at).any(Tag::adverb, Tag::time, Tag::clitic) && !nameable(token(at))) ++at;
    Range const behind = phrases_.noun_phrase(at, cue.verb.first);
    bool const fronted = auxiliary > sentence.first && before.last == auxiliary &&
                         !token(sentence.first).any(Tag::preposition, Tag::time, Tag::adverb, Tag::according);
    bool const named = names_person(before) || (may_speak(before) && !names_person(behind));
    if (named && (fronted || before.first > sentence.first + 1)) return before;
    return may_speak(behind) ? behind : before;
}

/// Behind "at a late meeting": at a comma, at another preposition, or where a phrase begins that names a person.
std::size_t Attributor::behind_adverbial(std::size_t preposition, std::size_t limit) const {
    std::size_t i = preposition + 1;
    while (i < limit && token(i).any(Tag::article, Tag::possessive, Tag::of)) ++i;
    // Its noun, or what stands before it; a name is whole.
    NameRun const* name = i < limit ? people_.run_at(i) : nullptr;
    if (name != nullptr && name->name.last > i) i = std::min(limit, name->name.last);
    else if (i < limit && token(i).is_word()) ++i;
    for (; i < limit; ++i) {
        Token const& t = token(i);
        Token const& before = token(i - 1);
        if (t.is(U',') || (!t.is_word() && t.kind != TokenKind::number)) return t.is(U',') ? i : limit;
        bool const acts = t.any(Tag::cue_finite, Tag::auxiliary, Tag::relative, Tag::that) &&
                          !t.any(Tag::article, Tag::of, Tag::preposition);
        if (acts) return limit;
        bool const bound = before.any(Tag::of, Tag::preposition, Tag::article, Tag::possessive, Tag::joint, Tag::role,
                                      Tag::title, Tag::organisation);
        if (bound || t.has(Tag::of)) continue;
        bool const office = t.has(Tag::role) && cyrillic(article_.text[t.start]);
        bool const opens = t.any(Tag::article, Tag::possessive, Tag::title) || nameable(t) || office;
        if (opens && names_person(phrases_.noun_phrase(i, limit))) return i;
    }
    return limit;
}

/// "Für X ist das „…“", "Pour X, c'est « … »": whom it is so for, and nothing else acts.
std::optional<Attribution> Attributor::for_somebody(std::size_t quote, Range sentence) const {
    std::size_t const first = sentence.first;
    if (!token(first).any(Tag::for_, Tag::for_whom) || quote < first + 3) return std::nullopt;
    Range const phrase = phrases_.noun_phrase(first + 1, quote);
    if (!names_person(phrase) || phrase.last + reach_of_being < quote) return std::nullopt;
    for (std::size_t i = phrase.last; i < quote; ++i) {
        Token const& t = token(i);
        bool const small = t.is(U',') || t.any(Tag::auxiliary, Tag::pronoun, Tag::clitic, Tag::article, Tag::adverb,
                                               Tag::relative, Tag::that, Tag::stop);
        if (!small && t.word.tags.some()) return std::nullopt;
        if (!t.is_word() && !t.is(U',')) return std::nullopt;
    }
    return Attribution{Sieve::according, Cue{{first, first + 1}, first, CueForm::according, {}, {}}, phrase};
}

/// "The company, through its spokeswoman X": the one who is named behind such words, before a place.
Range Attributor::voice_before(std::size_t end, Range sentence) const {
    std::size_t const floor = std::max(sentence.first, end > reach_of_voice ? end - reach_of_voice : 0);
    for (std::size_t i = end; i > floor; --i) {
        if (token(i - 1).is_quote()) break;
        if (!token(i - 1).has(Tag::voice)) continue;
        Range const phrase = phrases_.noun_phrase(i, end);
        if (names_person(phrase)) return phrase;
        break;
    }
    return {end, end};
}

} // namespace core
