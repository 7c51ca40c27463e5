// What only might be said, what is asked, and what others tell of: "might say", "if X had said", "did X say …?",
// "allegedly said". Looked for in the clause of the verb of saying; every walk has a fixed longest reach.
#include "core/quotation/denial.h"

#include "core/quotation/characters.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::size_t longest_group_of_verb = 10;
constexpr std::size_t longest_between = 8;
constexpr std::size_t longest_told_to = 5; ///< "to say to the council “…”"
constexpr std::size_t longest_opening = 8; ///< tokens before who speaks, or before the first word that counts

/// What may stand between a verb and the word that tells how real it is.
bool beside_the_verb(Token const& token) {
    if (!token.is_word()) return false;
    if (token.any(Tag::negation, Tag::auxiliary, Tag::clitic, Tag::modal, Tag::time, Tag::supposing, Tag::hearsay))
        return true;
    return token.has(Tag::adverb) && !token.any(Tag::conjunction, Tag::that, Tag::relative);
}

} // namespace

/// The word of that kind in the verb of saying, or right before it: "might have said", "aurait dit".
Denials::Place Denials::beside(Tag tag, Cue const& cue, Range sentence) const {
    for (std::size_t i = cue.verb.first; i < cue.verb.last; ++i)
        if (i != cue.head && token(i).has(tag) && !token(i).capital) return i;
    std::size_t first = cue.verb.first;
    // "promis de dire", "versprach zu sagen"
    bool const small = cue.form == CueForm::infinitive && first > sentence.first &&
                       token(first - 1).any(Tag::preposition, Tag::of);
    if (small) --first;
    for (std::size_t i = first; i > sentence.first && i + longest_group_of_verb > first; --i) {
        Token const& t = token(i - 1);
        if (t.has(Tag::only)) break; // "could only say"
        if (t.has(tag) && !t.capital) return i - 1; // not Theresa May
        if (!beside_the_verb(t)) break;
    }
    return std::nullopt;
}

/// Whether a clause begins with the token: not behind a comma, where Dutch turns verbs that tell what was.
bool Denials::opens_clause(std::size_t at, Range sentence) const {
    if (at == sentence.first) return true;
    Token const& before = token(at - 1);
    return before.is_word() ? before.any(Tag::conjunction, Tag::subordinate) : !before.is(U',');
}

/// "Had X said", "Should X say", "Hätte X gesagt", "Imagine X saying": the verb is turned before who speaks.
Denials::Place Denials::turned(Cue const& cue, Range mention, Range sentence) const {
    bool const told = cue.verb.first == cue.head && token(cue.head).has(Tag::cue_participle);
    auto const tells = [&](std::size_t at) {
        Token const& t = token(at);
        if (t.has(Tag::clitic) || !opens_clause(at, sentence)) return false;
        // "Will Smith said" tells what was; "Will Smith say?" asks.
        return t.has(Tag::unreal) || (t.has(Tag::supposing) && !(told && t.has(Tag::auxiliary)));
    };
    // "Hubiera dicho X"
    bool const turned_whole = token(cue.verb.first).has(Tag::unreal) && cue.verb.first != cue.head;
    if (turned_whole && tells(cue.verb.first)) return cue.verb.first;
    if (mention.empty() || mention.first >= cue.verb.first) return std::nullopt;
    std::size_t at = mention.first;
    if (mention.last > at + 1 && tells(at) && !token(at).has(Tag::first_name)) return at;
    while (at > sentence.first && at + longest_opening > mention.first &&
           token(at - 1).any(Tag::article, Tag::title, Tag::role, Tag::that))
        --at;
    return at > sentence.first && tells(at - 1) ? Place(at - 1) : std::nullopt;
}

/// "If X says", "If X had said": the condition opens the clause. What has been said ("Si X a dit …") only concedes.
Denials::Place Denials::conditional(Cue const& cue, Range mention, Range sentence) const {
    std::size_t i = mention.empty() || mention.first > cue.verb.first ? cue.verb.first : mention.first;
    bool unreal = false;
    std::size_t const floor = i > longest_opening ? i - longest_opening : 0;
    while (i > std::max(floor, sentence.first) && !token(i - 1).has(Tag::condition) &&
           token(i - 1).any(Tag::auxiliary, Tag::adverb, Tag::article, Tag::role, Tag::title, Tag::clitic, Tag::unreal)) {
        --i;
        unreal = unreal || token(i).has(Tag::unreal);
    }
    if (i == sentence.first || !token(i - 1).has(Tag::condition)) return std::nullopt;
    if (i == cue.verb.first && token(i - 1).has(Tag::clitic)) return std::nullopt; // "s'étrangle X"
    bool done = false;
    for (std::size_t at = cue.verb.first; at < cue.verb.last; ++at) {
        unreal = unreal || token(at).has(Tag::unreal);
        done = done || (token(at).has(Tag::auxiliary) && at != cue.head);
    }
    if (done && !unreal) return std::nullopt;
    if (!unreal && concedes(cue, sentence)) return std::nullopt;
    if (i - 1 == sentence.first) return i - 1;
    Token const& before = token(i - 2);
    return !before.is_word() || before.any(Tag::conjunction, Tag::adverb) ? Place(i - 1) : std::nullopt;
}

/// "Si X assure “…”, Y dénonce “…”": behind the condition another one says what is so.
bool Denials::concedes(Cue const& cue, Range sentence) const {
    bool quoted = false;
    bool behind = false;
    for (std::size_t i = cue.verb.last; i < sentence.last; ++i) {
        Token const& t = token(i);
        if (behind && t.is_quote()) return true;
        quoted = quoted || t.is_quote();
        behind = behind || (quoted && t.is(U','));
        if (behind && t.any(Tag::supposing, Tag::unreal, Tag::modal) && !t.capital) return false;
    }
    return false;
}

/// ", but …", "; and …", "– or …"
bool Denials::other_clause_begins(std::size_t at, Range sentence) const {
    Token const& sign = token(at);
    bool const parts = sign.is(U',') || sign.is(U';') || is_dash(sign.sign);
    return parts && at + 1 < sentence.last && token(at + 1).any(Tag::conjunction, Tag::contrast) && !token(at + 1).has(Tag::that);
}

/// "Did X say “…”?": whether it was said is asked; not why or when.
Denials::Place Denials::asked(Cue const& cue, Range mention, std::size_t words, Range sentence) const {
    if (cue.verb.first > words || sentence.empty()) return std::nullopt;
    Token const& last = token(sentence.last - 1);
    std::size_t first = sentence.first;
    bool upside_down = false;
    while (first < std::min(cue.verb.first, sentence.first + longest_opening) &&
           (!token(first).is_word() || token(first).any(Tag::conjunction, Tag::preposition))) {
        if (token(first).has(Tag::asks)) return std::nullopt;
        upside_down = upside_down || token(first).is(U'¿');
        ++first;
    }
    if (token(first).has(Tag::asks) && first != cue.head) return std::nullopt;
    // "And the deal, which X called “…”?" asks something else.
    bool const beside = cue.pronoun || first == cue.verb.first || (!mention.empty() && mention.first <= first + 1);
    if (beside && last.is(U'?') && last.end > token(words).start) {
        // "X says it is “safe”, but is it?": the question is not whether X says so.
        for (std::size_t i = words + 1; i < sentence.last; ++i)
            if (other_clause_begins(i, sentence)) return std::nullopt;
        return cue.verb.first;
    }
    // "Did X say “…?”": the sign stands inside the marks.
    bool const inside = last.is_quote() && sentence.last - 1 == words &&
                        article_.text.substr(last.start, last.end - last.start).find(U'?') != std::u32string::npos;
    bool const inverted = token(first).has(Tag::auxiliary) && !mention.empty() && first + 1 == mention.first &&
                          mention.last <= cue.verb.first;
    return (upside_down || (inside && inverted)) && words < sentence.last ? Place(cue.verb.first) : std::nullopt;
}

/// "promised to say “…”": what is promised is not said yet.
Denials::Place Denials::promised(Cue const& cue, std::size_t words) const {
    if (!token(cue.head).has(Tag::supposing)) return std::nullopt;
    for (std::size_t i = cue.verb.last; i + 1 < words && i < cue.verb.last + longest_between; ++i)
        if (i + longest_told_to >= words && token(i).has(Tag::preposition) && token(i + 1).any(Tag::cue_finite, Tag::cue_infinitive)) return cue.head;
    return std::nullopt;
}

Denials::Place Denials::supposed(Attribution const& attribution, Range mention, std::size_t words,
                                 Range sentence) const {
    Cue const& cue = *attribution.cue;
    // "on peut lire que": it can be read because it stands there.
    bool const read = token(cue.head).has(Tag::reads) && token(cue.head).has(Tag::cue_infinitive);
    if (read) return std::nullopt;
    // "as X would say, “…”" is what X says.
    bool const as = !mention.empty() && mention.first > sentence.first && token(mention.first - 1).has(Tag::as);
    if (as) return std::nullopt;
    // "X said he would call it “…”": said.
    for (std::size_t i = mention.last; !mention.empty() && i < cue.verb.first; ++i)
        if (token(i).any(Tag::cue_finite, Tag::that) && !token(i).any(Tag::relative, Tag::supposing))
            return std::nullopt;
    if (auto const found = beside(Tag::supposing, cue, sentence)) return found;
    if (auto const found = conditional(cue, mention, sentence)) return found;
    if (stands_behind(attribution.sieve)) return std::nullopt;
    if (auto const found = turned(cue, mention, sentence)) return found;
    if (auto const found = asked(cue, mention, words, sentence)) return found;
    return promised(cue, words);
}

/// "allegedly said", "Angeblich sagte X", "soll … gesagt haben".
Denials::Place Denials::hearsay(Cue const& cue, Range mention, std::size_t words, Range sentence) const {
    if (auto const found = beside(Tag::hearsay, cue, sentence)) return found;
    if (token(sentence.first).has(Tag::hearsay)) {
        // "Allegedly the well is dry, but X said “…”"
        bool other = false;
        for (std::size_t i = sentence.first; i < cue.verb.first && !other; ++i) other = other_clause_begins(i, sentence);
        if (!other) return sentence.first;
    }
    if (cue.verb.first > words && !mention.empty() && mention.last < words && token(mention.last).has(Tag::hearsay))
        return mention.last;
    return std::nullopt;
}

} // namespace core
