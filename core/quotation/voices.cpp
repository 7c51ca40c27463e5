// Who speaks where the subject is not beside its verb: "said, on Monday evening, to applause, the mayor X"; or where
// another lends the voice: "the company, through its spokeswoman X".
#include "core/quotation/attribution.h"

#include "core/quotation/characters.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::size_t reach_of_late_subject = 28;
constexpr std::size_t reach_of_voice = 40;
constexpr std::size_t reach_of_being = 7;
constexpr std::size_t longest_apposition_of_source = 14;

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
        bool const dative = i == from && article_.grammar.no_articles && t.is_word() && !t.capital &&
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

/// Whether a phrase can be nobody but one who speaks: a person beside the verb, an office, a body, a document.
bool Attributor::speaks_surely(Range phrase) const {
    if (phrase.empty()) return false;
    bool const pronoun = phrase.last == phrase.first + 1 && token(phrase.first).any(Tag::pronoun, Tag::anaphor);
    if (pronoun) return !token(phrase.first).has(Tag::possessive); // "after her lawyer had nodded"
    bool office = false;
    for (std::size_t i = phrase.first; i < phrase.last; ++i)
        office = office || token(i).any(Tag::role, Tag::spokesperson, Tag::organisation, Tag::document, Tag::title);
    bool const bound = phrase.first > 0 && token(phrase.first - 1).is_word() &&
                       !token(phrase.first - 1).any(Tag::cue_finite, Tag::cue_participle, Tag::adverb, Tag::time);
    return (office || names_person(phrase)) && !bound;
}

/// The one who is named at the end, behind whatever tells when, where and how: "confided, three years later and in a low
/// voice, X, the former clerk"; "gestand am Abend vor zweihundert Gästen die Intendantin X".
Range Attributor::subject_at_the_end(std::size_t from, Range sentence) const {
    Range const none{from, from};
    std::size_t const limit = std::min(sentence.last, from + reach_of_late_subject);
    bool acts = false;  ///< another verb came: only behind a comma may the subject still stand
    bool comma = false; ///< one stands right behind the verb
    for (std::size_t i = from; i < limit; ++i) {
        Token const& t = token(i);
        if (t.is_quote() && people_.run_at(i) == nullptr) return none;
        if (t.is(U':') || t.is(U';') || t.kind == TokenKind::line || t.has(Tag::that)) return none;
        if (t.is(U',')) comma = comma || i <= from + 2;
        if (i == from || !t.is_word()) continue;
        Token const& before = token(i - 1);
        bool const opens = nameable(t) || t.any(Tag::article, Tag::possessive, Tag::title, Tag::role, Tag::anaphor);
        bool const bound = before.any(Tag::of, Tag::preposition, Tag::place_preposition, Tag::article, Tag::possessive,
                                      Tag::joint, Tag::role, Tag::title, Tag::agent, Tag::with) ||
                           (nameable(before) && nameable(t));
        if (opens && !bound && (!acts || (comma && before.is(U',')))) {
            Range const phrase = phrases_.noun_phrase(i, sentence.last);
            bool const ends = phrase.last >= sentence.last || !token(phrase.last).is_word();
            if (ends && names_person(phrase)) return phrase;
        }
        acts = acts || (t.any(Tag::cue_finite, Tag::auxiliary, Tag::relative) &&
                        !t.any(Tag::article, Tag::of, Tag::preposition, Tag::possessive));
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

/// "opens with “…”, first feature of X", "otworzą „…”, pierwszy film X": whose work it is, behind words that the sentence
/// before them needs.
bool Attributor::names_work(Range subject, std::size_t at, Range sentence) const {
    std::size_t quote = at;
    while (quote > sentence.first && !token(quote).is_quote()) --quote;
    if (!token(quote).is_quote() || ends_inside(quote)) return false;
    if (!subject.empty() && (token(subject.first).has(Tag::work) || token(at).has(Tag::work))) return true;
    if (quote == sentence.first || !token(quote - 1).is_word()) return false;
    Token const& before = token(quote - 1);
    if (before.any(Tag::preposition, Tag::place_preposition, Tag::with) && !before.any(Tag::as, Tag::of, Tag::that)) return true;
    bool const of = !subject.empty() && !phrases_.starts_phrase(subject.first) && !token(subject.first).has(Tag::role) &&
                    std::any_of(article_.tokens.begin() + static_cast<std::ptrdiff_t>(subject.first),
                                article_.tokens.begin() + static_cast<std::ptrdiff_t>(subject.last),
                                [](Token const& t) { return t.has(Tag::of); });
    return of || (article_.grammar.no_articles && !before.any(Tag::that, Tag::as, Tag::auxiliary, Tag::passive, Tag::cue_finite));
}

/// "…", grinnikt X; "…", тихо сказала X; “…,” X quipped: beside words said, a verb nobody listed and somebody's name, and
/// nothing else before the next sign.
std::optional<Attribution> Attributor::unlisted_incise(std::size_t at, Range sentence, std::vector<Cue> const& cues) const {
    auto const unlisted = [&](std::size_t i) {
        return i < sentence.last && token(i).is_word() && !token(i).capital && !token(i).word.tags.some() &&
               token(i).end - token(i).start > 2;
    };
    auto const opens = [&](std::size_t i) { return nameable(token(i)) || phrases_.starts_phrase(i) || token(i).has(Tag::role); };
    auto const closes = [&](std::size_t i) {
        return i >= sentence.last || (!token(i).is_word() && token(i).kind != TokenKind::number) ||
               token(i).any(Tag::preposition, Tag::relative, Tag::time, Tag::conjunction);
    };
    // "—la tranquilizó Eloy", "s'étrangle la sénatrice X"
    if (at + 2 < sentence.last && token(at).has(Tag::clitic) && !token(at).capital && unlisted(at + 1) && opens(at + 2)) ++at;
    if (unlisted(at)) {
        if (names_work(phrases_.noun_phrase(std::min(at + 1, sentence.last), sentence.last), at, sentence)) return std::nullopt;
        if (token(at + 1).is(U',') || !phrases_.starts_phrase(std::min(at + 1, sentence.last - 1)))
            if (Range const last = subject_at_the_end(at + 1, sentence); !last.empty() && first_from(cues, at) == cues.end())
                return Attribution{Sieve::inverted, Cue{{at, at + 1}, at, CueForm::finite, {}, {}}, last};
        auto const cue = first_from(cues, at);
        bool const adverb = cue != cues.end() && cue->verb.first == at + 1 && cue->form == CueForm::finite;
        std::size_t const verb = adverb ? at + 1 : at;
        std::size_t from = phrases_.skip_fillers(adverb ? cue->verb.last : at + 1, sentence.last);
        // "zawahała się Janina Kos"
        if (!adverb && from == at + 1 && from + 1 < sentence.last && token(from).any(Tag::clitic, Tag::possessive) && nameable(token(from + 1))) ++from;
        Range const subject = phrases_.noun_phrase(from, sentence.last);
        bool const pronoun = subject.last == subject.first + 1 && token(subject.first).has(Tag::pronoun) &&
                             !token(subject.first).any(Tag::article, Tag::clitic);
        if ((names_person(subject) || pronoun) && closes(subject.last))
            return Attribution{Sieve::inverted, adverb ? *cue : Cue{{verb, verb + 1}, verb, CueForm::finite, {}, {}}, subject};
        if (auto const many = shouted_behind(at, sentence)) return many;
        // "tranquilizou os fãs, em seu perfil, a cantora X"
        if (Range const last = subject_at_the_end(at + 1, sentence); !last.empty() && first_from(cues, at) == cues.end())
            return Attribution{Sieve::inverted, Cue{{at, at + 1}, at, CueForm::finite, {}, {}}, last};
        return std::nullopt;
    }
    if (auto const many = shouted_behind(at, sentence); many && token(at).has(Tag::auxiliary)) return many;
    if (!phrases_.starts_phrase(at) && !token(at).has(Tag::role)) return std::nullopt;
    Range const subject = phrases_.noun_phrase(at, sentence.last);
    std::size_t verb = subject.last;
    if (!names_person(subject) || article_.grammar.verb_second || !unlisted(verb)) return std::nullopt;
    std::size_t const behind = verb + 1;
    bool const alone = behind >= sentence.last || !token(behind).is_word() || token(behind).has(Tag::time);
    return alone ? std::optional(Attribution{Sieve::subject_verb, Cue{{verb, verb + 1}, verb, CueForm::finite, {}, {}}, subject})
                 : std::nullopt;
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
        bool const office = t.has(Tag::role) && article_.grammar.no_articles;
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
    bool body = phrase.last == phrase.first + 1 && token(phrase.first).has(Tag::pronoun) && // "Pour elle"
                token(phrase.first).any(Tag::masculine, Tag::feminine) && !token(phrase.first).has(Tag::possessive);
    for (std::size_t i = phrase.first; i < phrase.last; ++i) body = body || token(i).has(Tag::organisation);
    if (!names_person(phrase) && !body) return std::nullopt;
    std::size_t at = phrase.last;
    // "Per X, portavoce della Y, la manovra è «…»"
    if (at + 2 < quote && token(at).is(U',') && token(at + 1).any(Tag::role, Tag::spokesperson, Tag::article)) {
        std::size_t close = at + 1;
        while (close < quote && close < at + longest_apposition_of_source && !token(close).is(U',') && !token(close).is_quote()) ++close;
        bool role = false;
        for (std::size_t i = at + 1; i < close; ++i) role = role || token(i).any(Tag::role, Tag::spokesperson);
        if (role && close < quote && token(close).is(U',')) at = close;
    }
    if (at + reach_of_being < quote) return std::nullopt;
    for (std::size_t i = at; i < quote; ++i) {
        Token const& t = token(i);
        bool const small = t.is(U',') || t.any(Tag::auxiliary, Tag::pronoun, Tag::clitic, Tag::article, Tag::adverb, Tag::role,
                                               Tag::relative, Tag::that, Tag::stop, Tag::of, Tag::document, Tag::organisation, Tag::work);
        bool const noun = token(i - 1).has(Tag::article); // "cette taxe est"
        if (!small && !noun && t.word.tags.some()) return std::nullopt;
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
