// Whose words they are where the sentence puts one against another ("not X but Y said", "it was X, not Y, who said"),
// or where one tells what another says or not ("X said that Y had told him", "X accused Y of saying", "X never said “…”,
// Y insists").
#include "core/quotation/attribution.h"

#include "core/quotation/characters.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::size_t longest_contrast = 14; ///< tokens from who did not speak to who did
constexpr std::size_t longest_clause_before = 40; ///< tokens from a verb of saying to a participle in what it tells
constexpr std::size_t longest_charge = 24;   ///< tokens from the verb to what somebody is said to have said
constexpr std::size_t longest_object = 6;    ///< tokens from the verb to the words: "called the voters", "prononcé les mots"
constexpr std::size_t longest_negation = 5;  ///< tokens from a negation to the verb
constexpr std::size_t longest_bracket = 16;  ///< tokens from an auxiliary to the words before its participle

} // namespace

/// Who spoke where a subject before its verb is denied for another.
Range Attributor::focus(Range mention, Cue const& cue, Range sentence) const {
    std::size_t const first = mention.first;
    if (mention.empty() || first < sentence.first || mention.last > sentence.last || first >= cue.verb.first)
        return mention;
    auto const negates = [&](std::size_t at) { return token(at).has(Tag::negation); };
    bool const inside = negates(first);
    bool const before = first > sentence.first && negates(first - 1);
    bool const cleft = first > sentence.first + 1 && token(first - 1).has(Tag::auxiliary) && negates(first - 2);
    if (!inside && !before && !cleft) return mention;
    // "not X but Y said"
    std::size_t const limit = std::min(cue.verb.first, first + longest_contrast);
    for (std::size_t i = first + 1; i < limit; ++i) {
        Token const& t = token(i);
        if (t.is_quote() || t.is(U':') || t.has(Tag::cue_finite)) break;
        if (!t.has(Tag::contrast)) continue;
        Range const other = phrases_.noun_phrase(i + 1, cue.verb.first);
        if (may_speak(other)) return other;
    }
    // "it was X, not Y, who said"
    if (!before) return mention;
    std::size_t end = first - 1;
    while (end > sentence.first && token(end - 1).any(Tag::joint, Tag::conjunction, Tag::contrast)) --end;
    if (end == first - 1 && !(end > sentence.first && token(end - 1).is(U','))) return mention;
    while (end > sentence.first && token(end - 1).is(U',')) --end;
    NameRun const* run = end > sentence.first ? people_.run_at(end - 1) : nullptr;
    bool const named = run != nullptr && (run->person_like || people_.all()[run->person].is_person);
    return named && run->name.last == end && run->phrase.first >= sentence.first ? run->phrase : mention;
}

/// Whether a phrase means somebody, not a thing that could be told of.
bool Attributor::means_somebody(Range phrase) const {
    if (phrase.empty()) return false;
    // "X's remarks", "the editors’ letters"
    for (std::size_t i = phrase.first + 1; i <= phrase.last && i < article_.tokens.size(); ++i)
        if (is_apostrophe(article_.text[token(i).start])) return false;
    if (names_person(phrase)) return true;
    for (std::size_t i = phrase.first; i < phrase.last; ++i)
        if (token(i).any(Tag::role, Tag::spokesperson) && !token(i).has(Tag::document)) return true;
    return false;
}

/// Whether a pronoun cannot mean the one whom a phrase names: "Mary Holt said he had …".
bool Attributor::is_another(Range pronoun, Range phrase) const {
    if (pronoun.last != pronoun.first + 1 || !token(pronoun.first).has(Tag::pronoun)) return false;
    Gender const told = gender_of(token(pronoun.first));
    if (told == Gender::unknown) return false;
    for (std::size_t i = phrase.first; i < phrase.last; ++i) {
        NameRun const* run = people_.run_at(i);
        if (run == nullptr) continue;
        Gender const own = people_.all()[run->person].gender;
        return own != Gender::unknown && own != told;
    }
    return false;
}

/// "X accused Y of saying", "X quoted Y as saying", "X accuse Y d'avoir dit": Y, whom the verb is done to; empty if the
/// words behind the verb are no such charge.
Range Attributor::charged(Cue const& cue, std::size_t words) const {
    Range const none{words, words};
    if (cue.form != CueForm::finite || cue.verb.last >= words) return none;
    std::size_t at = cue.verb.last;
    // "acusó a X de decir", "wirft X vor, gesagt zu haben"
    if (token(at).has(Tag::preposition) && token(at).end - token(at).start <= 2) ++at;
    Range object = phrases_.noun_phrase(at, words);
    // The name ends it: "X of saying" is no phrase of one.
    std::size_t name = object.first;
    while (name < object.last && !(people_.run_at(name) != nullptr && names_person({name, name + 1}))) ++name;
    if (name == object.last) return none;
    object.last = people_.run_at(name)->name.last;
    if (object.last >= words) return none;
    std::size_t next = object.last;
    std::size_t const limit = std::min(words, cue.verb.last + longest_charge);
    bool const apart = token(next).has(Tag::separable) && next + 1 < limit && token(next + 1).is(U',');
    bool const quoted = !apart && token(next).has(Tag::as) && !token(next).has(Tag::of);
    if (!apart && !token(next).any(Tag::of, Tag::as)) return none;
    next += apart ? 2 : 1;
    for (std::size_t i = next; i < std::min(limit, next + (apart ? 8 : 4)); ++i) {
        Token const& t = token(i);
        if (t.has(Tag::cue_present_participle) || (!quoted && t.has(Tag::cue_infinitive))) return object;
        if (!quoted && t.has(Tag::cue_participle) && (apart || i > next)) return object; // "d'avoir dit"
        if (!t.is_word() || t.any(Tag::article, Tag::that, Tag::pronoun)) break;
        if (i == next && t.has(Tag::preposition)) continue;
        if (t.capital) break;
    }
    return none;
}

/// "X sagt, dass Y „…“ gesagt hat": the verb that closes the clause of the words.
std::optional<Attribution> Attributor::closed_by_verb(std::size_t quote, Range sentence,
                                                      std::vector<Cue> const& cues) const {
    auto const cue = first_from(cues, quote + 1);
    if (!article_.grammar.closing_verbs || cue == cues.end() || cue->verb.first != quote + 1) return std::nullopt;
    Range const subject = subject_of_closing_verb(*cue, sentence);
    bool const told = subject.first > sentence.first && token(subject.first - 1).has(Tag::that);
    if (!told || !names_person(subject)) return std::nullopt;
    return Attribution{Sieve::postposed, *cue, subject};
}

/// "X estime que Y a menti en disant …": the subject of the clause that the participle belongs to; empty if a comma
/// parts them.
Range Attributor::subject_of_told_clause(std::size_t from, std::size_t participle) const {
    Range const none{participle, participle};
    if (participle > from + longest_clause_before) return none;
    std::optional<std::size_t> that;
    for (std::size_t i = from; i < participle; ++i) {
        Token const& t = token(i);
        if (t.is_quote() || t.is(U':') || t.is(U';')) return none;
        if (t.has(Tag::that) && !t.has(Tag::article)) that = i;
        else if (that && t.is(U',')) return none;
    }
    if (!that || *that + 1 >= participle) return none;
    Range const subject = phrases_.noun_phrase(*that + 1, participle);
    return names_person(subject) ? subject : none;
}

/// "X never said “…”, Y insists": Y, whose verb stands behind, tells of words that X did not say.
std::optional<Attribution> Attributor::denied_before(std::size_t quote, Range sentence, std::vector<Cue> const& cues) const {
    if (quote == sentence.first || quote + 1 >= sentence.last) return std::nullopt;
    std::size_t behind = quote + 1;
    if (!token(behind).is(U',') && !is_dash(token(behind).sign) && !token(behind).is(U'-')) return std::nullopt;
    while (behind < sentence.last && !token(behind).is_word()) ++behind;
    auto const incise = first_from(cues, behind);
    if (incise == cues.end() || incise->form != CueForm::finite) return std::nullopt;
    auto cue = first_from(cues, quote);
    if (cue == cues.begin()) return std::nullopt;
    --cue;
    std::size_t const verb = cue->verb.first;
    if (cue->verb.last + longest_object < quote || token(cue->head).has(Tag::denial)) return std::nullopt;
    bool negated = false;
    for (std::size_t i = verb > longest_negation ? verb - longest_negation : 0; i < quote; ++i) {
        if (i < sentence.first) continue;
        Token const& t = token(i);
        bool const between = i >= cue->verb.last;
        if (t.is_quote() || (between && !t.is_word() && !t.is(U':'))) return std::nullopt;
        if (between && t.any(Tag::relative, Tag::cue_finite) && !t.has(Tag::that)) return std::nullopt;
        negated = negated || (between ? t.has(Tag::negation_after) : t.has(Tag::negation));
    }
    negated = negated || token(sentence.first).has(Tag::negation);
    if (!negated) return std::nullopt;
    Range const subject = subject_of(*cue, sentence, cues);
    return may_speak(subject) ? std::optional(Attribution{Sieve::before, *cue, subject}) : std::nullopt;
}

/// "X hat nie „…“ gesagt": the words stand between the auxiliary and the participle that closes the clause.
std::optional<Attribution> Attributor::inside_bracket(std::size_t quote, Range sentence) const {
    if (!article_.grammar.closing_verbs) return std::nullopt;
    std::size_t head = quote + 1;
    while (head < sentence.last && head < quote + 3 && token(head).any(Tag::negation, Tag::adverb)) ++head;
    bool const closes = head < sentence.last && token(head).has(Tag::cue_participle) &&
                        (head + 1 >= sentence.last || !token(head + 1).is_word());
    if (!closes) return std::nullopt;
    for (std::size_t i = quote; i > sentence.first && i + longest_bracket > quote; --i) {
        Token const& t = token(i - 1);
        if (!t.is_word() && t.kind != TokenKind::number) return std::nullopt;
        if (!t.has(Tag::auxiliary) || t.any(Tag::passive, Tag::possessive)) continue;
        Cue const cue{{head, head + 1}, head, CueForm::finite, {}, i - 1};
        Range const subject = subject_of_bracket(cue, sentence);
        return may_speak(subject) ? std::optional(Attribution{Sieve::postposed, cue, subject}) : std::nullopt;
    }
    return std::nullopt;
}

} // namespace core
