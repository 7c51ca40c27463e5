// Who is quoted where another one gives the words ("read out what her client, X, had told her: “…”"), or where the sentence
// is built around them ("That it came late is what X holds against them", "managed to say X").
#include "core/quotation/attribution.h"

#include "core/quotation/characters.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::size_t reach_of_what = 24;     ///< tokens from "what" to the colon
constexpr std::size_t farthest_teller = 8;    ///< "lo que su defendida, Nuria Belloso, …"
constexpr std::size_t farthest_letter = 8;    ///< from the verb to what is read out
constexpr std::size_t reach_of_cleft = 5;
constexpr std::size_t farthest_infinitive = 3;

/// Behind "what" at `at`: "what", "lo que", "ce que", "то, что"; `at` if the word is none here.
std::size_t behind_what(Article const& article, std::size_t at, std::size_t end) {
    if (at + 1 >= end || !article.tokens[at].has(Tag::what)) return at;
    std::size_t const next = article.tokens[at + 1].is(U',') && at + 2 < end ? at + 2 : at + 1;
    if (article.tokens[next].any(Tag::that, Tag::relative) && !article.tokens[next].has(Tag::article)) return next + 1;
    return article.tokens[at].has(Tag::asks) ? at + 1 : at;
}

} // namespace

/// "read out what her client, X, had told her:": X; empty if nobody is named there.
Range Attributor::dictated(std::size_t end, Range sentence) const {
    Range const none{end, end};
    std::size_t const floor = std::max(sentence.first, end > reach_of_what ? end - reach_of_what : 0);
    for (std::size_t i = end; i > floor + 1; --i) {
        std::size_t const from = behind_what(article_, i - 1, end);
        if (from < i) continue;
        bool reads = false; ///< another one gives the words
        for (std::size_t j = sentence.first; j + 1 < i; ++j) reads = reads || token(j).has(Tag::reads_out);
        for (std::size_t j = from; j < std::min(end, from + farthest_teller); ++j) {
            if (token(j).is_quote()) return none;
            NameRun const* run = people_.run_at(j);
            if (run == nullptr || !(run->person_like || people_.all()[run->person].is_person)) continue;
            bool told = reads; ///< he says, writes or sends them
            for (std::size_t k = run->name.last; k < end; ++k)
                told = told || (token(k).any(Tag::cue_finite, Tag::cue_participle) && !token(k).any(Tag::cue_thought, Tag::auxiliary));
            bool const acts = run->name.last == end || token(run->name.last).is_word() || token(run->name.last).is(U',');
            return told && acts ? run->phrase : none;
        }
        return none;
    }
    return none;
}

/// "read out a letter from X:", "verlas einen Brief von X:": the one whom it is of.
std::optional<Attribution> Attributor::read_out(std::size_t end, Range sentence) const {
    std::size_t const floor = std::max(sentence.first, end > reach_of_what ? end - reach_of_what : 0);
    for (std::size_t i = end; i > floor; --i) {
        if (!token(i - 1).has(Tag::reads_out)) continue;
        std::optional<std::size_t> letter;
        for (std::size_t j = i; j < std::min(end, i + farthest_letter); ++j) {
            Token const& t = token(j);
            if (!t.is_word()) break;
            if (t.any(Tag::document, Tag::said_noun, Tag::target) && people_.run_at(j) == nullptr) letter = j;
            bool const from = letter && j > *letter && t.any(Tag::of, Tag::agent, Tag::preposition);
            if (!from) continue;
            Range const phrase = phrases_.noun_phrase(j + 1, end);
            if (names_person(phrase)) return Attribution{Sieve::colon, Cue{{i - 1, i}, i - 1, CueForm::finite, {}, {}}, phrase};
        }
        if (letter)
            if (Range const owner = owner_of(*letter, {i, end}); !owner.empty())
                return Attribution{Sieve::colon, Cue{{i - 1, i}, i - 1, CueForm::finite, {}, {}}, owner};
        return std::nullopt;
    }
    return std::nullopt;
}

/// "That it comes “late” is what X holds against them", "Que … « … », c'est ce que reproche X".
std::optional<Attribution> Attributor::cleft(std::size_t quote, Range sentence, std::vector<Cue> const& cues) const {
    std::optional<std::size_t> what;
    for (std::size_t i = quote + 1; i < std::min(sentence.last, quote + 1 + reach_of_cleft); ++i) {
        Token const& t = token(i);
        if (std::size_t const behind = behind_what(article_, i, sentence.last); behind > i && i > quote + 1) {
            what = behind - 1;
            break;
        }
        bool const small = t.is(U',') || t.is(U'-') || is_dash(t.sign) || t.any(Tag::auxiliary, Tag::passive, Tag::pronoun, Tag::clitic, Tag::article, Tag::adverb, Tag::pointing, Tag::stop);
        if (!small) return std::nullopt;
    }
    if (!what || *what + 1 >= sentence.last) return std::nullopt;
    auto const cue = first_from(cues, *what + 1);
    bool const near = cue != cues.end() && cue->form == CueForm::finite && cue->verb.first <= *what + farthest_infinitive;
    // "is what X calls it"
    Range who = phrases_.noun_phrase(*what + 1, sentence.last);
    bool const acts = who.last < sentence.last && token(who.last).is_word();
    if (!names_person(who) || !acts) {
        std::size_t const from = near ? cue->verb.last : *what + 2;
        if (from >= sentence.last) return std::nullopt;
        who = phrases_.noun_phrase(from, sentence.last);
        if (!names_person(who)) who = subject_at_the_end(from, sentence);
    }
    if (!names_person(who)) return std::nullopt;
    Cue const plain{{*what, *what + 1}, *what, CueForm::finite, {}, {}};
    return Attribution{Sieve::postposed, near ? *cue : plain, who};
}

/// "«…», acertó a decir el ganador", "« … », parvient à articuler X": an infinitive of saying behind another verb.
std::optional<Attribution> Attributor::managed_to_say(std::size_t at, Range sentence, std::vector<Cue> const& cues) const {
    auto const cue = first_from(cues, at);
    if (cue == cues.end() || cue->form != CueForm::infinitive || cue->verb.first == at || cue->verb.first > at + farthest_infinitive)
        return std::nullopt;
    for (std::size_t i = at; i < cue->verb.first; ++i) {
        Token const& t = token(i);
        if (!t.is_word() || t.capital || t.any(Tag::negation, Tag::that, Tag::relative, Tag::supposing)) return std::nullopt;
        if (t.word.tags.some() && !t.any(Tag::auxiliary, Tag::modal, Tag::preposition, Tag::clitic, Tag::adverb)) return std::nullopt;
    }
    Range const who = phrases_.noun_phrase(phrases_.skip_fillers(cue->verb.last, sentence.last), sentence.last);
    bool const definite = !who.empty() && token(who.first).has(Tag::definite);
    if (!may_speak(who) && !definite) return std::nullopt;
    return Attribution{Sieve::inverted, Cue{{at, cue->verb.last}, cue->head, CueForm::finite, {}, {}}, who};
}

} // namespace core
