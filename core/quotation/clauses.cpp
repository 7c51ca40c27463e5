// A sentence that tells what two people say, cut where the second one begins: "Although X said “a”, Y said “b”",
// "X said “a”, while Y said “b”". Each clause is then read as if it stood alone.
#include "core/quotation/attribution.h"

#include "core/quotation/characters.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::size_t most_clauses = 6;
constexpr std::size_t most_borders = 16; ///< tried in a sentence
constexpr std::size_t longest_middle = 40; ///< tokens between what opens a clause and the verb that closes it
constexpr std::size_t most_verbs = 12;   ///< of a clause that are asked for their subject

} // namespace

/// Whether a comma ends here: the sign, or one inside the closing mark.
bool Attributor::ends_with_comma(std::size_t at) const {
    if (token(at).is(U',')) return true;
    if (!token(at).is_quote()) return false;
    Marked const& marked = article_.marked[token(at).quote];
    std::size_t last = marked.close;
    while (last > marked.inside() && is_space(article_.text[last - 1])) --last;
    return last > marked.inside() && article_.text[last - 1] == U',';
}

/// The first token of a clause behind what opens it: "But although", "Alors que".
std::size_t Attributor::behind_opening(Range clause) const {
    std::size_t at = clause.first;
    while (at < clause.last && at < clause.first + 3 &&
           (token(at).any(Tag::subordinate, Tag::conjunction, Tag::that) ||
            (token(at).has(Tag::adverb) && !token(at).any(Tag::article, Tag::pronoun))) &&
           !token(at).any(Tag::pronoun))
        ++at;
    return at;
}

/// "… den Hafen „tot“ nannte", "„…“ gesagt hat": the verb closes the clause, its subject opens it.
Range Attributor::subject_of_closing_verb(Cue const& cue, Range clause) const {
    std::size_t const first = cue.verb.first;
    if (first <= clause.first || !token(first - 1).is_quote()) return {first, first};
    bool const ends = cue.verb.last >= clause.last || !token(cue.verb.last).is_word();
    if (!ends) return {first, first};
    if (Range const who = article_.grammar.closing_verbs ? antecedent(first, clause) : Range{}; !who.empty()) return who;
    std::size_t at = behind_opening(clause);
    for (std::size_t i = first; i > at && i + longest_middle > first; --i) {
        if (!token(i - 1).any(Tag::that, Tag::subordinate)) continue;
        if (token(i - 1).has(Tag::article) && !phrases_.starts_phrase(i)) continue;
        at = i;
        break;
    }
    if (at >= first || !(phrases_.starts_phrase(at) || token(at).has(Tag::role))) return {first, first};
    return phrases_.noun_phrase(at, first);
}

/// Whether somebody says something in the clause, and the clause names who.
bool Attributor::tells(Range clause, std::vector<Cue> const& cues) const {
    auto const own = within(cues, clause);
    for (std::size_t i = 0; i < std::min(own.size(), most_verbs); ++i) {
        Cue const& cue = own[i];
        if (cue.form != CueForm::finite && cue.form != CueForm::infinitive) continue;
        Range subject = subject_of_closing_verb(cue, clause);
        if (subject.empty()) subject = subject_of(cue, clause, own);
        if (!subject.empty() && subject.first >= clause.first && subject.last <= clause.last) return true;
    }
    return false;
}

std::vector<Cue> Attributor::within(std::vector<Cue> const& cues, Range clause) const {
    auto const from = std::lower_bound(cues.begin(), cues.end(), clause.first, [](Cue const& cue, std::size_t at) {
        return cue.verb.first < at;
    });
    std::vector<Cue> out;
    for (auto cue = from; cue != cues.end() && cue->verb.last <= clause.last; ++cue) out.push_back(*cue);
    return out;
}

std::vector<Range> Attributor::clauses(Range sentence, std::vector<Cue> const& cues) const {
    std::vector<Range> out;
    std::size_t first = sentence.first;
    std::size_t opening = first;
    while (opening + 1 < sentence.last && token(opening).has(Tag::conjunction) && !token(opening).has(Tag::subordinate))
        ++opening;
    bool subordinate = token(opening).has(Tag::subordinate);
    bool quoted = false;
    std::size_t tried = 0;
    for (std::size_t at = first + 1; at + 1 < sentence.last; ++at) {
        if (out.size() >= most_clauses || tried >= most_borders) break;
        quoted = quoted || token(at).is_quote();
        if (!quoted || !ends_with_comma(at)) continue;
        std::size_t const next = at + 1;
        Token const& t = token(next);
        ++tried;
        // "Although …, Y said", "Während …, sagte Y"
        // "…, то X сказал": a word nobody listed before the one who acts.
        bool const led = t.is_word() && !t.capital && !t.word.tags.some() && next + 1 < sentence.last &&
                         (phrases_.starts_phrase(next + 1) || token(next + 1).has(Tag::role));
        bool const main = subordinate && (phrases_.starts_phrase(next) || t.any(Tag::auxiliary, Tag::cue_finite) ||
                                          t.has(Tag::role) || led);
        // "…, while Y said"
        bool const another = !subordinate && t.has(Tag::subordinate) && next + 1 < sentence.last &&
                             phrases_.starts_phrase(next + 1) && tells({next, sentence.last}, cues);
        std::size_t opened = behind_opening({first, next});
        if (article_.grammar.verb_second && token(opened).has(Tag::auxiliary)) ++opened; // "Ook al had X …"
        bool const acts = main && names_person(phrases_.noun_phrase(opened, next)) && tells({next, sentence.last}, cues);
        if (!(main || another) || !(acts || tells({first, next}, cues))) continue;
        out.push_back({first, next});
        first = next;
        subordinate = false;
        quoted = false;
    }
    out.push_back({first, sentence.last});
    return out;
}

} // namespace core
