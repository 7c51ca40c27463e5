// Who is quoted where no verb of saying governs the words: "as X puts it", "for whom", "called “…” by X",
// "X's claim that “…”", and at last whom the clause is about.
#include "core/quotation/attribution.h"

#include "core/quotation/characters.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::size_t reach_of_as = 12;
constexpr std::size_t reach_of_whom = 16;
constexpr std::size_t reach_of_noun = 8;
constexpr std::size_t reach_of_agent = 16;
constexpr std::size_t reach_of_reading = 10;
constexpr std::size_t longest_signature = 24;
constexpr std::size_t most_between = 3; ///< adjectives between an owner and what he said

} // namespace

/// The subject of a verb behind "as": "as X puts it", "comme le rappelle X"; empty if there is no "as".
Range Attributor::said_as(Cue const& cue, Range sentence) const {
    std::size_t const verb = cue.verb.first;
    Range const none{verb, verb};
    if (cue.form != CueForm::finite || cue.pronoun) return none;
    std::size_t const floor = std::max(sentence.first, verb > reach_of_as ? verb - reach_of_as : 0);
    for (std::size_t i = verb; i > floor; --i) {
        Token const& t = token(i - 1);
        bool const owner = t.kind == TokenKind::sign && is_apostrophe(t.sign); // "as the Pilots’ Federation puts it"
        if (!t.is_word() && t.kind != TokenKind::number && !owner) return none;
        if (!t.has(Tag::as)) continue;
        // "Gevraagd naar zijn toekomst antwoordde X": a preposition as well, which opens no clause here.
        if (t.has(Tag::preposition) && i - 1 > sentence.first && token(i - 2).is_word()) return none;
        if (i == verb) {
            Range const behind = inverted_subject(cue, sentence);
            return may_speak(behind) ? behind : none;
        }
        Range const between = phrases_.noun_phrase(i, verb);
        std::size_t rest = between.last;
        if (rest < verb && token(rest).any(Tag::pronoun, Tag::clitic, Tag::article)) ++rest; // "zoals X het noemde"
        bool const whole = !between.empty() && phrases_.skip_fillers(rest, verb) == verb;
        bool const object = !between.empty() && token(between.first).has(Tag::clitic) && !token(between.first).has(Tag::pronoun); // "jak się ją nazywa"
        return whole && !object ? between : none;
    }
    return none;
}

/// "…", as X puts it.
std::optional<Attribution> Attributor::as_said(std::size_t quote, Range sentence,
                                               std::vector<Cue> const& cues) const {
    std::size_t at = quote + 1;
    while (at < sentence.last && at < quote + reach_of_as && !token(at).is_quote() && !token(at).has(Tag::as)) ++at;
    if (at >= sentence.last || !token(at).has(Tag::as)) return std::nullopt;
    // A verb before the words governs them, unless "as" stands right behind them.
    auto const before = first_from(cues, quote);
    bool const governed = before != cues.begin() && (before - 1)->form != CueForm::infinitive &&
                          !token((before - 1)->head).has(Tag::cue_appraisal);
    bool const adjacent = at == quote + 1 || (at == quote + 2 && token(quote + 1).is(U','));
    if (governed && !adjacent) return std::nullopt;
    auto const cue = first_from(cues, at + 1);
    if (cue == cues.end() || cue->verb.first > at + reach_of_as) {
        // "as X likes to say"
        Range const phrase = phrases_.noun_phrase(at + 1, sentence.last);
        if (!names_person(phrase)) return std::nullopt;
        for (std::size_t i = phrase.last; i < std::min(sentence.last, phrase.last + most_between + 1); ++i)
            if (token(i).has(Tag::cue_finite)) return Attribution{Sieve::postposed, {}, phrase};
        return std::nullopt;
    }
    Range const subject = said_as(*cue, sentence);
    if (!subject.empty()) return Attribution{Sieve::postposed, *cue, subject};
    return std::nullopt;
}

/// "X, pour qui “…”": whom it stands behind.
std::optional<Attribution> Attributor::for_whom(std::size_t quote, Range sentence) const {
    std::size_t const floor = std::max(sentence.first, quote > reach_of_whom ? quote - reach_of_whom : 0);
    for (std::size_t i = quote; i > floor; --i) {
        Token const& t = token(i - 1);
        if (t.is_quote()) break;
        if (!t.has(Tag::for_whom)) continue;
        if (i < sentence.first + 2) break;
        bool const comma = token(i - 2).is(U',');
        std::size_t const end = comma ? i - 2 : i - 1;
        NameRun const* run = end > sentence.first ? people_.run_at(end - 1) : nullptr;
        Range const phrase = run != nullptr && run->person_like ? run->phrase : phrases_.subject_before(end, sentence);
        constexpr std::size_t longest_office = 6; // "l'hypothèse du ministre selon laquelle" is nobody
        if (phrase.empty() || phrase.last != end || !may_speak(phrase)) break;
        if (phrase.last > phrase.first + longest_office && !names_person(phrase)) break;
        return Attribution{Sieve::according, Cue{{i - 1, i}, i - 1, CueForm::according, {}, {}}, phrase};
    }
    return std::nullopt;
}

/// "…", peut-on lire dans le rapport; "…", heißt es in einer Mitteilung: the document speaks.
std::optional<Attribution> Attributor::read_in(std::size_t quote, Range sentence) const {
    std::size_t const limit = std::min(sentence.last, quote + 1 + reach_of_reading);
    std::optional<std::size_t> reads;
    std::size_t unlisted = 0; ///< "peut"
    for (std::size_t i = quote + 1; i < limit; ++i) {
        Token const& t = token(i);
        if (t.has(Tag::reads)) reads = i;
        if (reads && i > *reads && t.any(Tag::preposition, Tag::place_preposition)) {
            Range const phrase = phrases_.noun_phrase(i + 1, sentence.last);
            bool const body = !t.has(Tag::place_preposition) && may_speak(phrase); // "heißt es bei der Zunft"
            for (std::size_t j = phrase.first; j < phrase.last; ++j)
                if (body || token(j).any(Tag::document, Tag::organisation, Tag::work))
                    return Attribution{Sieve::inverted, Cue{{*reads, *reads + 1}, *reads, CueForm::finite, {}, {}}, phrase};
            return std::nullopt;
        }
        bool const small = t.is(U',') || is_dash(t.sign) ||
                           t.any(Tag::reads, Tag::auxiliary, Tag::modal, Tag::pronoun, Tag::clitic, Tag::adverb,
                                 Tag::time, Tag::cue_participle, Tag::cue_finite, Tag::of, Tag::preposition);
        bool const verb = t.is_word() && !t.capital && !t.word.tags.some() && ++unlisted < 3;
        if (!small && !verb) return std::nullopt;
    }
    return std::nullopt;
}

/// "Dans le rapport, on peut lire que « … »": the document the sentence begins with.
std::optional<Attribution> Attributor::opens_with_document(std::size_t quote, Range sentence) const {
    std::size_t const first = sentence.first;
    if (first + 2 >= quote || !token(first).any(Tag::preposition, Tag::place_preposition)) return std::nullopt;
    Range const phrase = phrases_.noun_phrase(first + 1, quote);
    bool document = false;
    for (std::size_t i = phrase.first; i < phrase.last; ++i)
        document = document || token(i).any(Tag::document, Tag::work);
    if (!document) return std::nullopt;
    std::size_t const limit = std::min(quote, phrase.last + reach_of_reading);
    for (std::size_t i = phrase.last; i < limit; ++i) {
        if (token(i).has(Tag::reads))
            return Attribution{Sieve::before, Cue{{i, i + 1}, i, CueForm::finite, {}, {}}, phrase};
        bool const small = token(i).is(U',') || !token(i).is_word() ||
                           token(i).any(Tag::pronoun, Tag::clitic, Tag::auxiliary, Tag::modal, Tag::adverb,
                                        Tag::time) ||
                           !token(i).word.tags.some();
        if (!small) return std::nullopt;
    }
    return std::nullopt;
}

/// "— X, mayor of Y", "X, maire de Y": a line that names somebody and does nothing else.
Range Attributor::signature(Range sentence) const {
    Range const none{sentence.first, sentence.first};
    std::size_t at = sentence.first;
    std::size_t last = sentence.last;
    if (last > at + longest_signature || last <= at) return none;
    while (at + 1 < last && token(at).is(U'>')) ++at; // in a mail
    bool const dash = token(at).is(U'-') || is_dash(token(at).sign);
    if (dash) ++at;
    while (last > at && token(last - 1).is(U'.') && dash) --last;
    Range const phrase = phrases_.noun_phrase(at, last);
    if (phrase.empty() || !names_person(phrase)) return none;
    if (phrase.last < last && !token(phrase.last).is(U',') && !token(phrase.last).is(U'(')) return none;
    for (std::size_t i = phrase.last; i < last; ++i) {
        Token const& t = token(i);
        bool const sign = t.kind == TokenKind::sign && !t.is(U',') && !t.is(U'(') && !t.is(U')') && !is_apostrophe(t.sign);
        if (sign || t.is_quote() || t.any(Tag::auxiliary, Tag::modal, Tag::cue_finite, Tag::relative, Tag::that)) {
            if (!t.has(Tag::of)) return none;
        }
    }
    return phrase;
}

/// "called “…” by X", "jugé « … » par X", "jugée par X « … »".
std::optional<Attribution> Attributor::agent(std::size_t quote, Range sentence) const {
    std::size_t const floor = std::max(sentence.first, quote > reach_of_agent ? quote - reach_of_agent : 0);
    std::optional<std::size_t> participle;
    for (std::size_t i = quote; i > floor && !participle; --i) {
        Token const& t = token(i - 1);
        if (t.is_quote() || t.is(U';') || t.is(U':')) break;
        // "the song titled “…” by X"
        if (i + 4 > quote && t.has(Tag::work) && !t.has(Tag::cue_participle)) return std::nullopt;
        if (t.any(Tag::cue_participle, Tag::cited)) participle = i - 1;
    }
    // German and Dutch have it at the end: "von X als „…“ bezeichnet".
    std::size_t const ceiling = std::min(sentence.last, quote + 4);
    for (std::size_t i = quote + 1; i < ceiling && !participle; ++i)
        if (token(i).any(Tag::cue_participle, Tag::cue_finite)) participle = i;
    if (!participle) return std::nullopt;
    Cue const cue{{*participle, *participle + 1}, *participle, CueForm::finite, {}, {}};
    // "was quoted by Y as having said “…”"
    for (std::size_t i = *participle + 1; i > std::max(sentence.first + 1, floor); --i)
        if (token(i - 1).has(Tag::cited)) {
            Range const subject = phrases_.main_subject(sentence.first, i - 1);
            return subject.empty() ? std::nullopt : std::optional(Attribution{Sieve::before, cue, subject});
        }
    for (std::size_t i = std::min(*participle + 1, quote); i > floor; --i) {
        if (!token(i - 1).has(Tag::agent) || i - 1 == *participle) continue;
        Range const phrase = phrases_.noun_phrase(i, quote);
        if (may_speak(phrase)) return Attribution{Sieve::before, cue, phrase};
    }
    // "Проект был назван министром X «…»": no word for "by".
    if (article_.grammar.no_articles && *participle < quote && *participle > sentence.first) {
        Range const phrase = phrases_.noun_phrase(*participle + 1, quote);
        if (token(*participle - 1).has(Tag::passive) && names_person(phrase)) return Attribution{Sieve::before, cue, phrase};
        // "назван «…» архитектором бюро «Линия» X"
        Range const doer = *participle + 3 > quote ? doer_behind(quote, sentence) : Range{};
        if (!doer.empty()) return Attribution{Sieve::before, cue, doer};
    }
    for (std::size_t i = *participle + 1; i < std::min(sentence.last, quote + 6); ++i) {
        if (!token(i).has(Tag::agent)) continue;
        Range const phrase = phrases_.noun_phrase(i + 1, sentence.last);
        if (may_speak(phrase)) return Attribution{Sieve::before, cue, phrase};
    }
    return std::nullopt;
}

/// Where the language declines names and has no word for "by": who is named behind the words, with nothing between but an
/// office; empty if nobody.
Range Attributor::doer_behind(std::size_t quote, Range sentence) const {
    constexpr std::size_t longest_office = 8;
    for (std::size_t i = quote + 1; i < std::min(sentence.last, quote + 1 + longest_office); ++i) {
        NameRun const* run = people_.run_at(i);
        if (run != nullptr && run->person_like && run->name.last > run->name.first + 1) return run->phrase;
        Token const& t = token(i);
        bool const small = t.any(Tag::preposition, Tag::conjunction, Tag::auxiliary, Tag::cue_finite, Tag::relative, Tag::adverb, Tag::time);
        if ((!t.is_word() && !t.is_quote()) || (small && !t.has(Tag::role))) break;
    }
    return {quote, quote};
}

/// "das von X als „…“ bezeichnete Vorhaben": whose deed it is stands right before the words, its participle behind them.
bool Attributor::closed_agent(std::size_t quote, Range sentence) const {
    if (!article_.grammar.closing_verbs || !token(quote + 1).any(Tag::cue_finite, Tag::cue_participle)) return false;
    std::size_t const floor = std::max(sentence.first, quote > reach_of_agent ? quote - reach_of_agent : 0);
    for (std::size_t i = quote; i > floor; --i)
        if (token(i - 1).has(Tag::agent)) {
            Range const phrase = phrases_.noun_phrase(i, quote);
            return names_person(phrase) && phrase.last + 2 >= quote;
        }
    return false;
}

/// "Von X, der Vorsitzenden, als „…“ verspottet, wurde …", "Labelled “…” by X, the app was …": a phrase in front that tells
/// whose words they are, by whatever participle.
std::optional<Attribution> Attributor::agent_before_clause(std::size_t quote, Range sentence) const {
    constexpr std::size_t longest_phrase_in_front = 26;
    std::size_t const first = sentence.first;
    if (quote > first + longest_phrase_in_front || quote + 2 >= sentence.last) return std::nullopt;
    auto const unlisted = [&](std::size_t i) { return token(i).is_word() && !token(i).word.tags.some() && people_.run_at(i) == nullptr; };
    if (token(first).has(Tag::agent)) {
        Range const phrase = phrases_.noun_phrase(first + 1, quote);
        std::size_t close = quote + 1;
        if (close < sentence.last && token(close).is_word()) ++close;
        bool const ends = close < sentence.last && token(close).is(U',');
        bool const told = token(quote + 1).any(Tag::cue_finite, Tag::cue_participle) || unlisted(quote + 1) ||
                          token(quote - 1).any(Tag::as, Tag::conjunction, Tag::of);
        if (!ends || !told || !names_person(phrase)) return std::nullopt;
        std::size_t const verb = token(quote + 1).is_word() ? quote + 1 : quote - 1;
        return Attribution{Sieve::before, Cue{{verb, verb + 1}, verb, CueForm::finite, {}, {}}, phrase};
    }
    bool const participle = token(first).has(Tag::cue_participle) ||
                            (token(first).is_word() && !token(first).word.tags.some());
    bool const short_front = quote <= first + 3;
    if (!participle || !short_front || !token(quote + 1).has(Tag::agent)) return std::nullopt;
    Range const phrase = phrases_.noun_phrase(quote + 2, sentence.last);
    bool const ends = phrase.last < sentence.last && token(phrase.last).is(U',');
    if (!ends || !names_person(phrase)) return std::nullopt;
    return Attribution{Sieve::before, Cue{{first, first + 1}, first, CueForm::finite, {}, {}}, phrase};
}

/// "X's claim that “…”", "his call for “…”", "les propos de X sur « … »".
std::optional<Attribution> Attributor::owned_noun(std::size_t quote, Range sentence) const {
    std::size_t const floor = std::max(sentence.first, quote > reach_of_noun ? quote - reach_of_noun : 0);
    for (std::size_t i = quote; i > floor; --i) {
        Token const& t = token(i - 1);
        if (!t.is_word() && t.kind != TokenKind::number) break;
        if (!t.any(Tag::said_noun, Tag::target, Tag::also_noun)) continue;
        std::size_t const noun = i - 1;
        Cue const cue{{noun, i}, noun, CueForm::according, {}, {}};
        // The owner behind: "propos de X", "suggestion by a minister".
        if (i < quote && token(i).any(Tag::of, Tag::agent)) {
            Range const phrase = phrases_.noun_phrase(i + 1, quote);
            if (may_speak(phrase)) return Attribution{Sieve::noun, cue, phrase};
        }
        for (std::size_t j = noun; j > sentence.first && j + most_between > noun; --j) {
            Token const& owner = token(j - 1);
            if (!owner.is_word()) break;
            if (owner.has(Tag::possessive)) return Attribution{Sieve::noun, cue, {j - 1, j}};
            bool const apostrophe = is_apostrophe(article_.text[owner.start]) && j >= sentence.first + 2;
            if (!apostrophe) continue;
            NameRun const* run = people_.run_at(j - 2);
            if (run != nullptr) return Attribution{Sieve::noun, cue, run->phrase};
            break;
        }
        break;
    }
    return std::nullopt;
}

/// Whether a phrase can mean somebody who speaks: a name, a pronoun, a role, an organisation, a document.
bool Attributor::may_speak(Range phrase) const {
    if (phrase.empty()) return false;
    if (phrase.last == phrase.first + 1 && token(phrase.first).any(Tag::pronoun, Tag::anaphor)) return true;
    // A capital that is only the sentence's is no name.
    auto const opens = [&](std::size_t at) {
        return at == 0 || token(at - 1).kind == TokenKind::line || token(at - 1).is_quote() ||
               (token(at - 1).kind == TokenKind::sign && is_terminal(token(at - 1).sign));
    };
    for (std::size_t i = phrase.first; i < phrase.last; ++i) {
        if (token(i).any(Tag::role, Tag::spokesperson, Tag::organisation, Tag::document, Tag::title)) return true;
        NameRun const* run = people_.run_at(i);
        if (run == nullptr || token(i).has(Tag::month)) continue;
        bool const alone = run->name.last == run->name.first + 1 && opens(run->name.first);
        if (!alone || people_.all()[run->person].is_person || token(i).all_caps) return true;
    }
    return false;
}

/// No word tells of saying: the one the sentence begins with, or who is named right behind the words.
std::optional<Attribution> Attributor::implied(std::size_t quote, Range sentence) const {
    if (quote == sentence.first || ends_inside(quote)) {
        std::size_t const at = quote + 1 < sentence.last && token(quote + 1).is(U',') ? quote + 2 : quote + 1;
        bool const apart = at == quote + 2 || ends_inside(quote);
        if (apart && at < sentence.last && phrases_.starts_phrase(at)) {
            Range const phrase = phrases_.noun_phrase(at, sentence.last);
            bool const acts = phrase.last < sentence.last && token(phrase.last).is_word();
            if (acts && may_speak(phrase)) return Attribution{Sieve::implied, {}, phrase};
        }
    }
    if (quote == sentence.first) return std::nullopt;
    // "X: the ferry is “…”"
    Range const opening = phrases_.noun_phrase(sentence.first, quote);
    if (opening.last < quote && token(opening.last).is(U':') && names_person(opening))
        return Attribution{Sieve::colon, {}, opening};
    Range const subject = phrases_.main_subject(sentence.first, quote);
    if (!may_speak(subject) || subject.last > quote) return std::nullopt;
    return Attribution{Sieve::implied, {}, subject};
}

} // namespace core
