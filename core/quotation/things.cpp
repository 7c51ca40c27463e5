// Words that stand on something put up for all to read: "A sign on the gate reads “…”", "„…“ steht auf dem Bettlaken".
// Nobody is told to say them. What only names or describes a thing ("a banner reading “…” hung there") is left to the
// judge.
#include "core/quotation/attribution.h"

#include "core/quotation/characters.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::size_t reach_of_thing = 16; ///< tokens from the words to what they stand on
constexpr std::size_t reach_of_verb_behind = 3;
constexpr std::size_t reach_of_deed = 9; ///< tokens from a thing to who put it up
constexpr std::size_t longest_thing_at_colon = 5; ///< "hängt ein Schild am Tor: “…”"

} // namespace

/// Whether somebody could be meant to speak by a token: a name, an office, "he".
bool Attributor::could_speak(std::size_t at) const {
    Token const& t = token(at);
    if (t.any(Tag::role, Tag::spokesperson, Tag::title)) return true;
    bool const he = t.has(Tag::pronoun) && t.any(Tag::masculine, Tag::feminine) && !t.any(Tag::clitic, Tag::article);
    NameRun const* run = people_.run_at(at);
    return he || (run != nullptr && (run->person_like || people_.all()[run->person].is_person));
}

std::optional<Attribution> Attributor::posted(std::size_t quote, Range sentence) const {
    if (auto const found = posted_before(quote, sentence)) return found;
    return quote == sentence.first ? posted_behind(quote, sentence) : std::nullopt;
}

std::optional<Attribution> Attributor::posted_before(std::size_t quote, Range sentence) const {
    if (quote < sentence.first + 2) return std::nullopt;
    bool const colon = token(quote - 1).is(U':');
    std::size_t const end = colon ? quote - 1 : quote;
    std::optional<std::size_t> verb;
    for (std::size_t i = end; i > sentence.first && i + reach_of_verb_behind > end && !verb; --i)
        if (token(i - 1).any(Tag::reads, Tag::cue_finite) && !token(i - 1).capital) verb = i - 1;
    if (verb && !colon && token(*verb).has(Tag::cue_present_participle)) return std::nullopt;
    std::size_t const floor = std::max(sentence.first, end > reach_of_thing ? end - reach_of_thing : 0);
    std::optional<std::size_t> thing;
    Range by{end, end};
    std::size_t const farthest = reach_of_thing + reach_of_deed;
    for (std::size_t i = std::max(sentence.first, end > farthest ? end - farthest : 0); i < end && by.empty(); ++i)
        if (token(i).has(Tag::inscribed)) by = put_up_by(i, verb.value_or(end));
    for (std::size_t i = end; i > floor; --i) {
        Token const& t = token(i - 1);
        bool const theirs = i - 1 >= by.first && i - 1 < by.last;
        if (t.is_quote() || (!theirs && could_speak(i - 1))) return std::nullopt;
        bool const better = !thing || !token(*thing).has(Tag::inscribed); // a thing rather than what it hangs on
        if (t.has(Tag::posted) && better) thing = i - 1;
    }
    if (!thing) return std::nullopt;
    bool const opens = floor == sentence.first;
    bool const near = *thing + longest_thing_at_colon >= end && token(*thing).has(Tag::inscribed);
    bool const stands = verb ? token(*verb).has(Tag::reads) || token(*thing).has(Tag::inscribed) : colon && near;
    if (!(opens || !by.empty()) || !stands) return std::nullopt;
    if (by.empty()) by = {quote, quote};
    return Attribution{Sieve::posted, Cue{{*thing, *thing + 1}, *thing, CueForm::according, {}, {}}, by};
}

/// "a banner hung by the tenants", "das Transparent, das Landwirte befestigt hatten": who put up the thing; empty if nobody.
Range Attributor::put_up_by(std::size_t thing, std::size_t end) const {
    Range const none{end, end};
    std::size_t at = thing + 1;
    auto const doer = [&](std::size_t from) {
        Range const many = crowd_at(from, end);
        Range const phrase = phrases_.noun_phrase(from, end);
        if (!many.empty() && (phrase.empty() || !names_person(phrase))) return many;
        return may_speak(phrase) ? phrase : none;
    };
    bool clause = false;
    for (; at < std::min(end, thing + reach_of_deed); ++at) {
        Token const& t = token(at);
        if (t.has(Tag::agent) && at > thing + 1 && !clause) return doer(at + 1);
        bool const relative = t.any(Tag::relative, Tag::that) || (t.has(Tag::article) && token(at - 1).is(U','));
        if (!clause && relative && (at == thing + 1 || token(at - 1).is(U','))) {
            clause = true;
            if (Range const who = doer(at + 1); !who.empty()) return who;
            continue;
        }
        if (clause && !t.is_word()) return none;
        if (clause && !t.any(Tag::preposition, Tag::place_preposition))
            if (Range const who = doer(at); !who.empty() && who.first == at) return who; // "который держали жители"
        if (!t.is_word() && !t.is(U',')) return none;
    }
    return none;
}

/// "In the margin, in the hand of X, are the words “…”": the only one named.
std::optional<Attribution> Attributor::words_in_the_hand_of(std::size_t quote, Range sentence) const {
    if (quote < sentence.first + 4) return std::nullopt;
    std::size_t const noun = quote - 1 - (token(quote - 1).is(U':') ? 1 : 0);
    if (!token(noun).any(Tag::said_noun, Tag::target) || !token(noun - 1).any(Tag::article, Tag::auxiliary, Tag::reads)) return std::nullopt;
    bool const stand = token(noun - 1).any(Tag::auxiliary, Tag::reads) || token(noun - 2).any(Tag::auxiliary, Tag::reads);
    bool const front = token(sentence.first).any(Tag::preposition, Tag::place_preposition, Tag::cue_participle, Tag::reads) ||
                       !token(sentence.first).word.tags.some();
    if (!stand || !front) return std::nullopt;
    Range const who = only_one_named(noun, sentence);
    if (who.empty() || who.first == sentence.first) return std::nullopt;
    return Attribution{Sieve::posted, Cue{{noun, noun + 1}, noun, CueForm::according, {}, {}}, who};
}

std::optional<Attribution> Attributor::posted_behind(std::size_t quote, Range sentence) const {
    std::size_t at = quote + 1;
    while (at < sentence.last && at < quote + 3 && !token(at).is_word()) ++at;
    bool reads = false, acts = false;
    std::optional<std::size_t> thing;
    std::size_t const limit = std::min(sentence.last, at + reach_of_thing);
    for (std::size_t i = at; i < limit; ++i) {
        Token const& t = token(i);
        if (could_speak(i)) return std::nullopt;
        if (!t.is_word() || (t.any(Tag::that, Tag::relative) && !t.any(Tag::article, Tag::pronoun))) break;
        bool const verb = i < at + reach_of_verb_behind;
        reads = reads || (verb && t.has(Tag::reads));
        acts = acts || (verb && t.has(Tag::cue_finite));
        if (!verb && !reads && !acts) return std::nullopt;
        if (thing || !t.has(Tag::posted)) continue;
        // "clamó ante la verja X": only a thing that is the subject says so by another verb.
        if (!reads && (!t.has(Tag::inscribed) || (i > at && token(i - 1).any(Tag::preposition, Tag::place_preposition)))) return std::nullopt;
        thing = i;
    }
    if (!thing || !(reads || acts)) return std::nullopt;
    return Attribution{Sieve::posted, Cue{{*thing, *thing + 1}, *thing, CueForm::according, {}, {}}, {quote, quote}};
}

} // namespace core
