// A negation is looked for in and beside the verb of saying, then in what governs it. Two of them cancel each
// other. Every walk has a fixed longest reach.
#include "core/quotation/denial.h"

#include "core/quotation/characters.h"
#include "core/quotation/disowned.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::size_t longest_verb_group = 10;
constexpr std::size_t reach_of_denial = 14;
constexpr std::size_t reach_of_matrix = 40;
constexpr std::size_t longest_matrix = 8;

/// What may stand between a negation and its verb.
bool inside_verb_group(Token const& token) {
    if (!token.is_word()) return false;
    if (token.any(Tag::negation, Tag::auxiliary, Tag::clitic, Tag::modal, Tag::time)) return true;
    return token.has(Tag::adverb) && !token.any(Tag::conjunction, Tag::that, Tag::relative);
}

} // namespace

/// Whether what tells of saying stands behind the words.
bool Denials::stands_behind(Sieve sieve) {
    return sieve == Sieve::inverted || sieve == Sieve::subject_verb || sieve == Sieve::incise;
}

/// "not", but neither "not only" nor "not without".
bool Denials::negates(std::size_t at, std::size_t end) const {
    if (!token(at).has(Tag::negation)) return false;
    if (at + 1 >= end) return true;
    Token const& next = token(at + 1);
    bool const without = next.has(Tag::denial) && !next.any(Tag::cue_finite, Tag::cue_participle, Tag::cue_infinitive);
    return !next.has(Tag::only) && !without;
}

Denials::Place Denials::negated_from_left(std::size_t verb, Range sentence) const {
    for (std::size_t i = verb; i > sentence.first && i + longest_verb_group > verb; --i) {
        if (negates(i - 1, sentence.last)) return i - 1;
        if (!inside_verb_group(token(i - 1))) break;
    }
    return std::nullopt;
}

/// "did not want to say", "n'a pas voulu dire": one word more between the negation and an infinitive.
Denials::Place Denials::unwilling(std::size_t verb, Range sentence) const {
    std::size_t i = verb;
    bool const to = i > sentence.first && token(i - 1).has(Tag::preposition);
    if (to) --i;
    bool const infinitive = token(verb).has(Tag::cue_infinitive) && !token(verb).has(Tag::cue_finite);
    if (!(to || infinitive) || i <= sentence.first + 1) return std::nullopt;
    Token const& will = token(i - 1);
    if (!will.is_word() || will.capital || will.any(Tag::denial, Tag::conjunction, Tag::that)) return std::nullopt;
    return negated_from_left(i - 1, sentence);
}

/// "sagte nie", "ne dit pas": behind the verb, or behind the subject that follows it.
Denials::Place Denials::negated_behind(Cue const& cue, Range mention, Range sentence) const {
    std::size_t i = cue.verb.last;
    if (!mention.empty() && mention.first == i) i = mention.last;
    for (std::size_t steps = 0; i < sentence.last && steps < 4; ++i, ++steps) {
        Token const& t = token(i);
        if (t.has(Tag::negation_after)) {
            bool const turned = i + 1 < sentence.last && token(i + 1).any(Tag::only, Tag::denial);
            return turned ? std::nullopt : Place(i);
        }
        if (!t.any(Tag::adverb, Tag::time)) break;
    }
    return std::nullopt;
}

/// Whether nothing but small words stands between the verb and the colon before a quotation.
bool Denials::right_before(Cue const& cue, Range mention, std::size_t quote) const {
    std::size_t at = cue.verb.last;
    if (!mention.empty() && mention.first == at) at = mention.last;
    at = phrases_.skip_fillers(at, quote);
    while (at < quote && token(at).any(Tag::negation, Tag::negation_after, Tag::that)) ++at;
    return at + 1 >= quote;
}

/// "denied that …", "dément avoir dit …": the verb of saying is the denial, and what follows is what it denies. "Denied
/// “any wrongdoing”" has the speaker's own words.
bool Denials::denies_complement(Cue const& cue, std::size_t quote, Range sentence) const {
    if (!token(cue.head).has(Tag::denial)) return false;
    auto const complement = [&](std::size_t i) {
        return token(i).any(Tag::that, Tag::cue_participle, Tag::cue_infinitive, Tag::cue_present_participle);
    };
    for (std::size_t i = cue.verb.last; i < quote && i < cue.verb.last + reach_of_denial; ++i) {
        // Behind a comma only "…, dass"; "a réfuté ces propos, les jugeant …" denies something else.
        if (token(i).is(U',') && !token(i + 1).has(Tag::that)) break;
        if (complement(i)) return true;
        // "refuse de parler d'« échec »"
        Token const& next = token(i + 1);
        if (token(i).has(Tag::of) && i + 2 < quote && next.is_word() && !next.capital &&
            !next.any(Tag::article, Tag::possessive))
            return true;
    }
    // "bestreitet, „…“ gesagt zu haben"
    for (std::size_t i = quote + 1; i < sentence.last && i < quote + 4 && token(i).is_word(); ++i)
        if (complement(i)) return true;
    return false;
}

/// The comma before what a comma closes, if that names somebody and no other clause stands in it: "its chairman, X,".
Denials::Place Denials::opens_apposition(std::size_t comma, Range sentence) const {
    constexpr std::size_t longest_apposition = 12;
    bool name = false;
    for (std::size_t i = comma; i > sentence.first + 1 && i + longest_apposition > comma; --i) {
        Token const& t = token(i - 1);
        if (t.is(U',')) return name && token(i - 2).is_word() ? Place(i - 1) : std::nullopt;
        if (!t.is_word() && !is_apostrophe(t.sign)) return std::nullopt;
        if (t.any(Tag::cue_finite, Tag::auxiliary, Tag::that) && !t.any(Tag::of, Tag::article, Tag::first_name)) return std::nullopt;
        name = name || (t.capital && nameable(t));
    }
    return std::nullopt;
}

/// "denied having said", "ohne … zu sagen", "отрицает, что говорила".
Denials::Place Denials::under_denial(std::size_t from, Cue const& cue, Range sentence) const {
    bool that = false;
    bool subject = false;
    bool const infinitive = cue.form == CueForm::infinitive;
    for (std::size_t i = from; i > sentence.first && i + reach_of_denial > from; --i) {
        Token const& t = token(i - 1);
        if (t.has(Tag::denial)) {
            bool const governs = that || (!subject && from - i < 4) || infinitive;
            bool const turned = negated_from_left(i - 1, sentence) || (i < from && negates(i, from));
            return governs && !turned ? Place(i - 1) : std::nullopt;
        }
        if (t.has(Tag::that)) that = true;
        if (t.is_quote() || t.is(U':') || t.is(U';') || t.kind == TokenKind::line) return std::nullopt;
        // "that its chairman, X, had": what stands between two commas is of the one before them.
        if (auto const open = t.is(U',') && !infinitive ? opens_apposition(i - 1, sentence) : std::nullopt) {
            subject = true;
            i = *open + 1;
            continue;
        }
        // "…, dass X", "…, что говорила"; "…, die Brücke … zu nennen"
        if (t.is(U',') && !infinitive && !(i < from && token(i).has(Tag::that))) return std::nullopt;
        if (t.has(Tag::conjunction) && !t.any(Tag::that, Tag::as, Tag::adverb, Tag::negation)) return std::nullopt;
        if (t.has(Tag::cue_finite) && !t.capital && i - 1 != cue.head) return std::nullopt;
        subject = subject || t.capital || t.any(Tag::article, Tag::pronoun);
    }
    return std::nullopt;
}

/// "It is false that X said", "there is no evidence that X said".
Denials::Place Denials::under_falsehood(std::size_t from, Range sentence) const {
    for (std::size_t i = from; i > sentence.first && i + reach_of_matrix > from; --i) {
        Token const& t = token(i - 1);
        if (t.is_quote() || t.is(U':') || t.is(U';')) return std::nullopt;
        if (!t.has(Tag::that)) continue;
        bool negation = false;
        bool truth = false;
        for (std::size_t j = i - 1; j > sentence.first && j + longest_matrix > i; --j) {
            Token const& word = token(j - 1);
            if (word.is_quote()) break;
            if (word.any(Tag::cue_finite, Tag::cue_present_participle) && !word.has(Tag::truth)) break;
            if (word.has(Tag::falsehood) && !word.has(Tag::adverb)) return j - 1; // "claimed falsely that" is said
            negation = negation || word.has(Tag::negation);
            truth = truth || word.has(Tag::truth);
            if (negation && truth) return j - 1;
        }
    }
    return std::nullopt;
}

/// "The claim that X said “…” is false."
Denials::Place Denials::called_false(std::size_t quote, std::size_t from, Range sentence) const {
    std::size_t i = quote + 1;
    while (i < sentence.last && !token(i).is_word()) ++i;
    if (i >= sentence.last || !token(i).has(Tag::auxiliary)) return std::nullopt;
    bool negation = false;
    bool false_or_not = false;
    for (std::size_t j = i + 1; j < sentence.last && j < i + 5; ++j) {
        negation = negation || token(j).has(Tag::negation);
        false_or_not = false_or_not || token(j).has(Tag::falsehood) || (negation && token(j).has(Tag::truth));
    }
    if (!false_or_not) return std::nullopt;
    for (std::size_t j = from; j > sentence.first + 1 && j + longest_matrix > from; --j)
        if (token(j - 1).has(Tag::that)) return token(j - 2).is_word() ? Place(j - 2) : std::nullopt;
    return std::nullopt;
}

/// "It was not X who said", "Nicht X sagte", "neither X nor Y said": the negation is of who said it.
Denials::Place Denials::clefted(Cue const& cue, Range mention, Range sentence) const {
    constexpr std::size_t longest_pair = 8;
    if (mention.empty() || mention.first == sentence.first || mention.first > cue.verb.first) return std::nullopt;
    std::size_t next = mention.last;
    while (next < std::min(cue.verb.first, mention.last + longest_pair) &&
           (token(next).is(U',') || token(next).any(Tag::relative, Tag::article)))
        ++next;
    if (next != cue.verb.first) return std::nullopt;
    std::size_t const before = mention.first - 1;
    if (negates(before, sentence.last)) {
        bool const whole = before == sentence.first || !token(before - 1).is_word() ||
                           token(before - 1).any(Tag::auxiliary, Tag::article, Tag::pronoun);
        if (whole) return before;
    }
    for (std::size_t i = mention.first; i > sentence.first && i + longest_pair > mention.first; --i) {
        Token const& t = token(i - 1);
        if (t.any(Tag::contrast, Tag::cue_finite, Tag::auxiliary) || !t.is_word()) break;
        bool const opens = i - 1 == sentence.first || !token(i - 2).is_word();
        if (!opens || !negates(i - 1, sentence.last)) continue;
        Range const other = phrases_.noun_phrase(i, mention.first);
        bool const pair = !other.empty() && token(i).capital && other.last + 1 >= mention.first;
        return pair ? Place(i - 1) : std::nullopt;
    }
    return std::nullopt;
}

/// "À aucun moment X n'a dit", "Nowhere on the tape, his lawyers insist, does X say": a sentence that opens with a negation and
/// in which no other clause begins before the verb but between commas.
Denials::Place Denials::opened_by_negation(Cue const& cue, Range mention, Range sentence) const {
    std::size_t const first = sentence.first;
    if (!negates(first, sentence.last) || cue.verb.first <= first) return std::nullopt;
    bool const before = !mention.empty() && mention.first < cue.verb.first;
    std::size_t const until = before ? mention.first : cue.verb.first;
    std::size_t i = first + 1;
    while (i < until && (inside_verb_group(token(i)) || token(i).any(Tag::article, Tag::title, Tag::role))) ++i;
    if (i >= until) return first;
    return opens_far_from_verb(i, until) ? Place(first) : std::nullopt;
}

/// From behind the opening word up to who speaks: where or when, and what somebody puts in between.
bool Denials::opens_far_from_verb(std::size_t from, std::size_t until) const {
    constexpr std::size_t longest_opening = 30;
    if (until > from + longest_opening) return false;
    bool told = false; // by a comma: without one, what stands there may be the subject of another verb
    for (std::size_t i = from; i < until; ++i) {
        Token const& t = token(i);
        if (t.is(U',')) {
            std::size_t end = i + 1;
            while (end < until && !token(end).is(U',')) ++end;
            if (end >= until || token(i + 1).has(Tag::negation)) return false; // "Never shy, never silent, X said"
            i = end;
            told = true;
            continue;
        }
        bool const another = t.any(Tag::that, Tag::relative, Tag::pronoun) && !t.has(Tag::article); // Dutch "het"
        if (!t.is_word() || t.capital || another || t.has(Tag::cue_finite)) return false;
        if (t.has(Tag::conjunction) && !t.any(Tag::preposition, Tag::adverb)) return false;
        if (t.any(Tag::auxiliary, Tag::modal) && i + 1 < until) return false;
    }
    return told;
}

/// "The words “…”, which a paper gave to X, were never said": behind the quotation the verb of saying is negated.
Denials::Place Denials::never_pronounced(std::size_t quote, Range sentence) const {
    constexpr std::size_t longest_between = 20, longest_passive = 6;
    std::size_t i = quote + 1;
    if (i < sentence.last && token(i).is(U',')) {
        std::size_t end = i + 1;
        while (end < std::min(sentence.last, i + longest_between) && !token(end).is(U',')) ++end;
        if (end >= sentence.last || !token(end).is(U',')) return std::nullopt;
        i = end + 1;
    }
    Place negation;
    for (std::size_t j = i; j < std::min(sentence.last, i + longest_passive); ++j) {
        Token const& t = token(j);
        if (!t.is_word()) return std::nullopt;
        if (!negation && (negates(j, sentence.last) || t.has(Tag::negation_after))) negation = j;
        if (negation && t.has(Tag::cue_participle)) return negation;
        if (!t.any(Tag::auxiliary, Tag::negation, Tag::negation_after, Tag::adverb, Tag::clitic, Tag::time)) return std::nullopt;
    }
    return std::nullopt;
}

/// "In a fake interview, X said", but not "In answer to a false report, X said".
Denials::Place Denials::set_in_a_fake(Cue const& cue, Range sentence) const {
    constexpr std::size_t longest_place = 4; ///< tokens up to the word: "In a widely shared fake interview"
    if (cue.form != CueForm::finite || !token(sentence.first).has(Tag::place_preposition)) return std::nullopt;
    for (std::size_t i = sentence.first + 1; i < std::min(cue.verb.first, sentence.first + longest_place); ++i) {
        if (token(i).has(Tag::falsehood)) return i;
        if (!token(i).is_word() || token(i).any(Tag::preposition, Tag::place_preposition, Tag::of)) break;
    }
    return std::nullopt;
}

/// "A fake video shows X saying", "was falsely quoted as saying".
Denials::Place Denials::shown_by_a_fake(Cue const& cue, Range mention, Range sentence) const {
    constexpr std::size_t longest_show = 14;
    if (auto const found = set_in_a_fake(cue, sentence)) return found;
    std::size_t from = cue.verb.first;
    if (!mention.empty() && mention.first < from) from = mention.first;
    bool const finite = cue.form == CueForm::finite;
    bool const shown = !finite || (cue.verb.first >= sentence.first + 3 && token(cue.verb.first - 2).has(Tag::as));
    if (!shown) return std::nullopt;
    if (cue.verb.first > sentence.first && token(cue.verb.first - 1).has(Tag::as)) from = cue.verb.first;
    for (std::size_t i = from; i > sentence.first && i + longest_show > from; --i) {
        Token const& t = token(i - 1);
        if (t.has(Tag::falsehood)) return negated_from_left(i - 1, sentence) ? std::nullopt : Place(i - 1);
        if (t.is_quote() || t.is(U':') || t.has(Tag::that)) break;
        if (t.is(U',') && i + 1 < from) break; // "…, wie sie sagt"
    }
    return std::nullopt;
}

Denials::Place Denials::negated(Cue const& cue, Range mention, Range sentence) const {
    for (std::size_t i = cue.verb.first; i < cue.verb.last; ++i)
        if (negates(i, sentence.last)) return i;
    if (auto const found = negated_from_left(cue.verb.first, sentence)) return found;
    // "hat X im Rat nie gesagt", "hat nie im Rat gesagt"; between commas stands another clause: "hat X im Rat, der nie
    // tagt, gesagt"
    bool beside = false;
    for (std::size_t i = cue.verb.first, floor = cue.bracket.value_or(i); i > floor; --i) {
        if (token(i - 1).is(U',')) beside = !beside;
        else if (!beside && negates(i - 1, sentence.last)) return i - 1;
    }
    if (auto const found = unwilling(cue.verb.first, sentence)) return found;
    return negated_behind(cue, mention, sentence);
}

/// "X said that he did not mean “to go quietly”": what somebody says he does not think of is in his words.
bool Denials::wants_not(Cue const& cue, Range sentence) const {
    if (!token(cue.head).has(Tag::cue_thought)) return false;
    bool that = false;
    for (std::size_t i = cue.verb.first; i > sentence.first && i + reach_of_matrix > cue.verb.first; --i) {
        Token const& t = token(i - 1);
        that = that || t.has(Tag::that);
        if (that && t.any(Tag::cue_finite, Tag::cue_participle) && !t.has(Tag::cue_thought)) return true;
    }
    return false;
}

/// Whether a negation is but the "ever" of a denied clause, with no other one in the verb.
bool Denials::only_ever(std::size_t negation, Cue const& cue) const {
    if (!token(negation).has(Tag::ever)) return false;
    std::size_t const from = std::min(negation, cue.verb.first);
    for (std::size_t i = from > 1 ? from - 2 : 0; i < std::max(cue.verb.last, negation + 1); ++i)
        if (token(i).has(Tag::negation) && !token(i).has(Tag::ever)) return false;
    return true;
}

/// What denies the verb of saying from outside.
Denials::Place Denials::governed(Attribution const& attribution, std::size_t quote, Range sentence) const {
    if (stands_behind(attribution.sieve)) return std::nullopt;
    Cue const& cue = *attribution.cue;
    std::size_t const from = std::min(cue.verb.first, quote);
    bool const marked = attribution.sieve != Sieve::reported && attribution.sieve != Sieve::clause;
    if (token(cue.head).has(Tag::denial)) {
        bool const denies = attribution.sieve != Sieve::colon && (!marked || denies_complement(cue, quote, sentence));
        if (denies) return cue.head;
    } else if (auto const found = under_denial(from, cue, sentence)) {
        return found;
    }
    if (auto const found = under_falsehood(from, sentence)) return found;
    return marked ? called_false(quote, from, sentence) : std::nullopt;
}

/// "hat … niemals als „…“ bezeichnet": the verb closes the clause, the negation stands before its object.
Denials::Place Denials::negated_before_object(Cue const& cue, Range mention, std::size_t quote) const {
    if (cue.verb.first < quote || mention.empty() || mention.last > quote) return std::nullopt;
    for (std::size_t i = mention.last; i < std::min(quote, mention.last + reach_of_matrix); ++i)
        if (negates(i, quote)) return i;
    return std::nullopt;
}

/// "No minister said", "personne n'a dit"; "at no point did X say"; "does not show X saying".
Denials::Place Denials::negated_subject(Cue const& cue, Range mention, Range sentence) const {
    if (mention.empty()) return std::nullopt;
    std::size_t const first = mention.first;
    if (token(first).has(Tag::negation)) return first;
    if (first == sentence.first || first > cue.verb.first) return std::nullopt;
    Token const& before = token(first - 1);
    bool const name = token(first).capital && !token(first).has(Tag::role);
    if (before.has(Tag::negation) && !name) return first - 1;
    if (before.has(Tag::auxiliary)) {
        for (std::size_t i = first - 1; i > sentence.first && i + 4 > first; --i) {
            if (!token(i - 1).is_word()) break;
            if (negates(i - 1, sentence.last)) return i - 1;
        }
    }
    bool const seen = cue.form == CueForm::present_participle && mention.last == cue.verb.first;
    bool const verb = before.is_word() && !before.capital && !before.any(Tag::conjunction, Tag::preposition, Tag::that);
    return seen && verb ? negated_from_left(first - 1, sentence) : std::nullopt;
}

Telling Denials::telling(Attribution const& attribution, std::size_t quote, Range sentence) const {
    // "Hätte X „…“ gesagt"
    bool const unreal = attribution.sieve == Sieve::implied && token(sentence.first).has(Tag::unreal);
    if (!attribution.cue && unreal) return {Told::supposed, {sentence.first, sentence.first + 1}};
    // "…, but that he never said “…”", whoever he is
    if (!attribution.cue && quote > sentence.first && token(quote - 1).any(Tag::cue_finite, Tag::cue_participle, Tag::cue_infinitive))
        if (auto const found = negated_from_left(quote - 1, sentence)) return {Told::denied, {*found, quote}};
    if (auto const found = attribution.sieve == Sieve::reported || attribution.sieve == Sieve::clause ? std::nullopt : never_pronounced(quote, sentence))
        return {Told::denied, {*found, *found + 1}};
    bool const marked_words = attribution.sieve != Sieve::reported && attribution.sieve != Sieve::clause && attribution.sieve != Sieve::source &&
                              attribution.sieve != Sieve::incise && token(quote).is_quote();
    if (auto const found = marked_words ? disowned(article_, quote, sentence) : std::nullopt)
        return {Told::denied, {std::min(found->negation, found->verb), std::max(found->negation, found->verb) + 1}};
    if (auto const found = marked_words ? never_uttered(quote, sentence) : std::nullopt) return {Told::denied, {*found, *found + 1}};
    if (auto const found = marked_words ? never_uttered_before(quote, sentence) : std::nullopt) return {Told::denied, {*found, *found + 1}};
    if (!attribution.cue || attribution.cue->form == CueForm::according) return {};
    Cue const& cue = *attribution.cue;
    // Who speaks may stand in an earlier sentence, or nowhere: no negation beside that name is one of these words.
    bool const here = attribution.mention.first >= sentence.first && attribution.mention.last <= sentence.last;
    Range const mention = here ? attribution.mention : Range{};
    auto const to_the_verb = [&](std::size_t from) {
        return Range{std::min(from, cue.verb.first), std::max(from + 1, cue.verb.last)};
    };
    // "did not agree: “…”", "non la pensa così: «…»": how somebody differs is no denial of the words.
    bool const differs = token(cue.head).any(Tag::cue_thought, Tag::agreement);
    bool const governs = attribution.sieve != Sieve::colon || (!differs && right_before(cue, mention, quote));
    Place inside = governs && !wants_not(cue, sentence) ? negated(cue, mention, sentence) : std::nullopt;
    if (!inside && attribution.sieve == Sieve::postposed) inside = negated_before_object(cue, mention, quote);
    if (!inside) inside = negated_subject(cue, mention, sentence);
    if (!inside) inside = clefted(cue, mention, sentence);
    if (!inside && governs && !stands_behind(attribution.sieve)) inside = opened_by_negation(cue, mention, sentence);
    Place outside = governed(attribution, quote, sentence);
    if (!outside && !inside && !stands_behind(attribution.sieve)) outside = shown_by_a_fake(cue, mention, sentence);
    // "did not deny “…”": nothing is denied but the denial.
    if (token(cue.head).has(Tag::denial) && !outside && !stands_behind(attribution.sieve)) inside.reset();
    // "dément que X ait jamais dit": what means "ever" under a denial is none itself.
    if (inside && outside && only_ever(*inside, cue)) inside.reset();
    if (inside.has_value() != outside.has_value())
        return {Told::denied, to_the_verb(inside ? *inside : *outside)};
    if (auto const found = supposed(attribution, mention, quote, sentence))
        return {Told::supposed, to_the_verb(*found)};
    if (auto const found = hearsay(cue, mention, quote, sentence)) return {Told::hearsay, to_the_verb(*found)};
    return {};
}

} // namespace core
