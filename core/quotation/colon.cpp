// Who is quoted behind a colon: the subject of the verb before it; else whom a passive names, whose answer it is, what
// it stands in, for whom it is so, or the only one whom the clause names.
#include "core/quotation/attribution.h"

#include "core/quotation/characters.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::size_t reach_of_verb_before_colon = 60;
constexpr std::size_t reach_of_beside = 8;
constexpr std::size_t longest_reading = 12;
constexpr std::size_t longest_clause_before_colon = 60;

} // namespace

std::optional<Attribution> Attributor::colon(std::size_t quote, Range sentence, std::vector<Cue> const& cues) const {
    if (quote == sentence.first || !token(quote - 1).is(U':')) return std::nullopt;
    std::size_t const end = quote - 1;
    if (end == sentence.first) return std::nullopt;
    if (auto const found = passive_before(end, sentence)) return found;
    if (auto const found = stands_in(end, sentence)) return found;
    if (Range const who = dictated(end, sentence); !who.empty()) return Attribution{Sieve::colon, {}, who};
    if (auto const found = read_out(end, sentence)) return found;
    if (token(sentence.first).has(Tag::what)) // "What X said that evening was:"
        if (Range const who = only_one_named(end, sentence); !who.empty()) return Attribution{Sieve::colon, {}, who};
    auto cue = first_from(cues, end);
    // "podsumował jednym zdaniem:": no source, with nothing behind it.
    if (cue != cues.begin() && (cue - 1)->form == CueForm::according && (cue - 1)->verb.last == end) --cue;
    if (cue != cues.begin() && (cue - 1)->verb.last + reach_of_verb_before_colon >= end) {
        --cue;
        Range const who = subject_of(*cue, sentence, cues);
        // "It fell to X to say:", "Le tocó a X responder:"
        bool const nobody = who.empty() || (who.last == who.first + 1 && token(who.first).has(Tag::pronoun) &&
                                            !token(who.first).any(Tag::masculine, Tag::feminine));
        if (cue->form == CueForm::infinitive && nobody)
            if (Range const only = only_one_named(end, sentence); !only.empty()) return Attribution{Sieve::colon, *cue, only};
        return Attribution{Sieve::colon, *cue, who};
    }
    // "… - X: “…”": who is named between a dash and the colon.
    for (std::size_t i = end; i > sentence.first && i + reach_of_beside > end; --i) {
        if (!token(i - 1).is(U'-') && !is_dash(token(i - 1).sign)) continue;
        Range const phrase = phrases_.noun_phrase(i, end);
        if (phrase.last == end && names_person(phrase)) return Attribution{Sieve::colon, {}, phrase};
        break;
    }
    // "Motifs avancés par X :"
    for (std::size_t i = end; i > sentence.first && i + reach_of_beside > end; --i) {
        if (!token(i - 1).has(Tag::agent)) continue;
        Range const phrase = phrases_.noun_phrase(i, end);
        if (phrase.last == end && may_speak(phrase)) return Attribution{Sieve::colon, {}, phrase};
        break;
    }
    if (Range const who = answers(end, sentence); !who.empty()) return Attribution{Sieve::colon, {}, who};
    Range const subject = phrases_.main_subject(sentence.first, end);
    // "For X, who has run it for years, the music is nothing:"
    if (token(sentence.first).any(Tag::for_, Tag::for_whom) && !names_person(subject))
        if (Range const who = only_one_named(end, sentence); !who.empty()) return Attribution{Sieve::colon, {}, who};
    bool const one = subject.last == subject.first + 1 && token(std::min(subject.first, end)).any(Tag::pronoun, Tag::anaphor);
    bool const it = one && !token(subject.first).any(Tag::masculine, Tag::feminine, Tag::anaphor);
    if (it) // "It was left to X to break the silence:"
        if (Range const who = only_one_named(end, sentence); !who.empty()) return Attribution{Sieve::colon, {}, who};
    bool somebody = names_person(subject) || one;
    for (std::size_t i = subject.first; i < subject.last; ++i) { // "le départ du médecin" is nobody
        if (token(i).any(Tag::pronoun, Tag::anaphor)) continue; // Dutch "het" is an article as well
        bool const head = i == subject.first || !token(i - 1).any(Tag::of, Tag::preposition);
        bool const office = token(i).any(Tag::role, Tag::spokesperson, Tag::organisation, Tag::document, Tag::title);
        // Where every noun has a capital, one is no name.
        somebody = somebody || (head && (office || (!article_.grammar.capital_nouns && may_speak({i, i + 1}))));
    }
    // "Volley, capitan X: «…»": who is named right before the colon, behind what it is about
    if (Range const who = behind_topic(end, sentence); !who.empty()) return Attribution{Sieve::colon, {}, who};
    if (!somebody)
        if (Range const who = only_one_named(end, sentence); !who.empty()) return Attribution{Sieve::colon, {}, who};
    Attribution out{Sieve::colon, {}, subject};
    out.unnamed = subject.empty(); // "Then, more seriously:"
    return out;
}

/// Who is named right before the colon of a headline, with nothing but an office between the comma and the name.
Range Attributor::behind_topic(std::size_t end, Range sentence) const {
    constexpr std::size_t longest_office = 3, longest_topic = 2;
    Range const none{end, end};
    std::size_t comma = sentence.first;
    while (comma < end && comma <= sentence.first + longest_topic && token(comma).is_word()) ++comma;
    NameRun const* run = people_.run_at(end - 1);
    bool const named = run != nullptr && run->name.last == end && comma < run->name.first && token(comma).is(U',');
    if (!named || names_person({sentence.first, comma}) || run->name.first > comma + 1 + longest_office) return none;
    for (std::size_t i = comma + 1; i < run->name.first; ++i)
        if (!token(i).any(Tag::role, Tag::title)) return none;
    // "Rossi, presidente Juventus": a body behind an office is what somebody named before heads
    bool const person = run->name.first == comma + 1 || run->titled || run->person_like || people_.all()[run->person].is_person;
    return person ? run->phrase : none;
}

/// "Réponse de X :", "X's answer was short:": whose answer, question or promise it is.
Range Attributor::answers(std::size_t end, Range sentence) const {
    for (std::size_t i = sentence.first; i < end && i < sentence.first + reach_of_beside; ++i) {
        if (!token(i).has(Tag::said_noun)) continue;
        if (Range const owner = owner_of(i, {sentence.first, end}); !owner.empty()) return owner;
        if (i + 2 > end) continue;
        std::size_t const next = token(i + 1).has(Tag::of) ? i + 2 : i + 1;
        Range const phrase = phrases_.noun_phrase(next, end);
        if (!phrase.empty() && next < end && (next == i + 2 || may_speak(phrase))) return phrase;
    }
    return {end, end};
}

/// "In the report it says:", "В докладе говорится:": the document the sentence begins with.
std::optional<Attribution> Attributor::stands_in(std::size_t end, Range sentence) const {
    std::size_t const first = sentence.first;
    if (first + 2 >= end || !token(first).any(Tag::preposition, Tag::place_preposition)) return std::nullopt;
    Range const phrase = phrases_.noun_phrase(first + 1, end);
    bool document = false;
    for (std::size_t i = phrase.first; i < phrase.last; ++i) document = document || token(i).any(Tag::document, Tag::work);
    if (!document || phrase.last + longest_reading < end) return std::nullopt;
    for (std::size_t i = phrase.last; i < end; ++i) {
        if (token(i).any(Tag::cue_finite, Tag::cue_participle) && !token(i).has(Tag::reads)) return std::nullopt;
        if (token(i).is_quote() || names_person({i, i + 1})) return std::nullopt;
        if (token(i).has(Tag::reads)) return Attribution{Sieve::colon, Cue{{i, i + 1}, i, CueForm::finite, {}, {}}, phrase};
    }
    return std::nullopt;
}

/// "For X, who has run it for years, the bridge changes all:", "The work does not put X off:": nobody else is named.
Range Attributor::only_one_named(std::size_t end, Range sentence) const {
    Range const none{end, end};
    std::size_t at = sentence.first;
    if (token(at).has(Tag::adverb) && !token(at).has(Tag::for_) && at + 1 < end) ++at; // "Auch für X"
    if (token(at).any(Tag::for_, Tag::for_whom)) {
        Range const phrase = phrases_.noun_phrase(at + 1, end);
        if (names_person(phrase)) return phrase;
    }
    at = sentence.first;
    if (end > at + longest_clause_before_colon) return none;
    NameRun const* only = nullptr;
    while (at < end) {
        NameRun const* run = people_.run_at(at);
        bool const person = run != nullptr && (run->person_like || people_.all()[run->person].is_person);
        if (person && only != nullptr && only->person != run->person) return none;
        if (person && only == nullptr) only = run;
        if (token(at).is_quote() && run == nullptr) return none;
        at = run != nullptr ? std::max(at + 1, run->name.last) : at + 1;
    }
    return only != nullptr ? only->phrase : none;
}

} // namespace core
