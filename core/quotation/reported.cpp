#include "core/quotation/reported.h"

#include "core/quotation/characters.h"
#include "core/quotation/left_out.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::size_t shortest_clause = 3;
constexpr std::size_t longest_clause_told = 150;
constexpr std::size_t longest_source = 40;
constexpr std::size_t most_reported = 4; ///< in one sentence
constexpr std::size_t longest_apposition = 24;
constexpr std::size_t longest_opening_clause = 40; ///< tokens from "if" to its verb of saying

bool says(Token const& head) {
    return !head.any(Tag::cue_manner, Tag::cue_appraisal);
}

} // namespace

bool Reports::holds_quote(Range range) const {
    for (std::size_t i = range.first; i < range.last; ++i)
        if (token(i).is_quote()) return true;
    return false;
}

/// The end of the sentence before its stop.
std::size_t Reports::without_stop(Range sentence) const {
    std::size_t last = sentence.last;
    while (last > sentence.first && !token(last - 1).is_word() &&
           token(last - 1).kind != TokenKind::number && !token(last - 1).is(U')')) {
        --last;
    }
    return last;
}

/// Where what is reported ends: before what the same one adds, and before another source.
std::size_t Reports::clause_end(std::size_t from, Range sentence) const {
    auto const end = without_stop(sentence);
    if (end > from + longest_clause_told) return from;
    for (std::size_t i = from + shortest_clause; i + 1 < end; ++i) {
        Token const& next = token(i + 1);
        bool const adds = token(i).has(Tag::conjunction) && next.any(Tag::cue_finite, Tag::rebuttal) &&
                          !next.any(Tag::also_noun, Tag::article);
        if (adds) return token(i - 1).is(U',') ? i - 1 : i;
        if (!token(i).is(U',')) continue;
        if (next.any(Tag::cue_present_participle, Tag::according)) return i;
        // ", tout en promettant", ", while promising"
        std::size_t const limit = std::min(end, i + 4);
        for (std::size_t j = i + 1; j < limit && token(j).is_word(); ++j) {
            auto const& word = token(j);
            auto const form = article_.slice(word.start, word.end);
            bool const gerund = word.has(Tag::cue_present_participle) ||
                                (j > i + 1 && (form.ends_with(U"ant") || form.ends_with(U"ing")));
            if (gerund && j > i + 1 && token(j - 1).any(Tag::preposition, Tag::conjunction)) return i;
        }
    }
    return end;
}

/// Whether somebody is said to say it: no thing, and nobody who would only like to.
bool Reports::speaks(Cue const& cue, Range mention) const {
    if (mention.empty() || !attributor_.may_speak(mention)) return false;
    bool const pronoun = mention.last == mention.first + 1 && token(mention.first).has(Tag::pronoun);
    if (cue.form == CueForm::infinitive && pronoun) return false;
    bool const might = cue.verb.first > 0 && token(cue.verb.first - 1).has(Tag::modal);
    return !might;
}

/// "If X says that the lock is shut, boats will leave": what is reported in a clause that another one follows ends
/// at its comma.
std::size_t Reports::subclause_end(std::size_t from, std::size_t end, Cue const& cue, Range sentence) const {
    std::size_t first = sentence.first;
    if (end <= from || cue.verb.first > first + longest_opening_clause) return end;
    while (first < cue.verb.first && token(first).has(Tag::conjunction) && !token(first).has(Tag::subordinate)) ++first;
    if (!token(first).any(Tag::subordinate, Tag::condition, Tag::unreal, Tag::supposing)) return end;
    for (std::size_t i = first; i < cue.verb.first; ++i)
        if (token(i).is(U',')) return end;
    for (std::size_t i = from + shortest_clause; i < end; ++i)
        if (token(i).is(U',')) return i;
    return end;
}

/// "Añadió que …": the verb opens its sentence and the language leaves out the pronoun.
bool Reports::left_out(Cue const& cue, Range mention, Range sentence) const {
    constexpr std::size_t most_before = 2; ///< "también añadió"
    if (token(cue.head).has(Tag::supposing)) return false; // "Diga que …" asks for it
    return mention.empty() && cue.form == CueForm::finite && !cue.pronoun && grammar_.bare_verbs &&
           cue.verb.first <= sentence.first + most_before && !said_by_several(article_.slice(cue.verb), grammar_);
}

/// A participle says something of its own: ", saying that", "with X saying", not "criticised for saying that".
bool Reports::introduced(Cue const& cue, Range sentence) const {
    if (cue.form != CueForm::present_participle) return true;
    if (cue.verb.first == sentence.first) return false;
    Token const& before = token(cue.verb.first - 1);
    return before.is(U',') || (before.is_word() && before.capital) || before.has(Tag::conjunction);
}

/// "X a affirmé, mardi, que …": the verb, at most a few words, then what opens the clause.
std::optional<Reported> Reports::by_that(Cue const& cue, Range sentence, std::vector<Cue> const& cues) const {
    if (cue.form == CueForm::according || !says(token(cue.head))) return std::nullopt;
    std::size_t const at = phrases_.skip_fillers(cue.verb.last, sentence.last);
    std::size_t clause = sentence.last;
    for (std::size_t i : {cue.verb.last, at})
        if (i < sentence.last && token(i).has(Tag::that) && !token(i).has(Tag::conjunction))
            clause = std::min(clause, i);
    // German and Russian set a comma before it: "sagte, dass", "заявил, что".
    if (at + 1 < sentence.last && token(at).is(U',') && token(at + 1).has(Tag::that))
        clause = std::min(clause, at + 1);
    // "told reporters that": an addressee of a word or two.
    for (std::size_t i = cue.verb.last; i < std::min(cue.verb.last + 4, sentence.last); ++i)
        if (token(i).has(Tag::that) && clause == sentence.last) clause = i;
    if (clause + shortest_clause >= sentence.last) return std::nullopt;
    Range const mention = attributor_.subject_of(cue, sentence, cues);
    if (mention.last > clause || !(speaks(cue, mention) || left_out(cue, mention, sentence))) return std::nullopt;
    std::size_t const from = clause + 1;
    Range const content{from, subclause_end(from, clause_end(from, sentence), cue, sentence)};
    // "said that year": a clause has a subject.
    // "said that was his view"
    if (token(from).any(Tag::auxiliary, Tag::modal) && !token(from).any(Tag::article, Tag::pronoun)) return std::nullopt;
    if (!introduced(cue, sentence)) return std::nullopt;
    bool const begun = token(clause - 1).is(U',') || phrases_.starts_phrase(from) ||
                       token(from).any(Tag::preposition, Tag::conjunction, Tag::clitic, Tag::stop);
    bool acts = begun;
    for (std::size_t i = content.first; i < content.last && !acts; ++i)
        acts = token(i).any(Tag::auxiliary, Tag::modal, Tag::cue_finite);
    if (!acts) return std::nullopt;
    return Reported{content, mention, cue, Sieve::reported};
}

/// "He says the agency would …": a clause with a subject and its verb right behind the verb of saying.
std::optional<Reported> Reports::by_bare_clause(Cue const& cue, Range sentence, std::vector<Cue> const& cues) const {
    bool const participle = cue.form == CueForm::present_participle;
    if ((cue.form != CueForm::finite && !participle) || cue.pronoun || !says(token(cue.head))) return std::nullopt;
    std::size_t at = phrases_.skip_fillers(cue.verb.last, sentence.last);
    bool const comma = at < sentence.last && at == cue.verb.last && token(at).is(U','); // "sagte, der Hafen sei"
    if (comma) ++at;
    for (std::size_t i = cue.verb.last; i < at; ++i)
        if (token(i).is(U',') && !comma) return std::nullopt;
    if (!introduced(cue, sentence)) return std::nullopt;
    // "told reporters she had never met him"
    Range const addressed = comma || at >= sentence.last ? Range{at, at} : phrases_.noun_phrase(at, sentence.last);
    std::size_t const behind = addressed.last;
    bool const told = !addressed.empty() && behind + 1 < sentence.last && token(behind).has(Tag::pronoun) &&
                      !token(behind).any(Tag::article, Tag::clitic) && token(behind + 1).any(Tag::auxiliary, Tag::modal);
    if (told) at = behind;
    if (at >= sentence.last || !phrases_.starts_phrase(at)) return std::nullopt;
    Range const subject = phrases_.noun_phrase(at, sentence.last);
    if (subject.empty() || subject.last + 1 >= sentence.last) return std::nullopt;
    std::size_t verb = subject.last;
    while (verb < sentence.last && token(verb).has(Tag::adverb)) ++verb;
    if (verb >= sentence.last || !token(verb).is_word()) return std::nullopt;
    bool const pronoun = subject.last == subject.first + 1 && token(subject.first).has(Tag::pronoun) &&
                         !token(subject.first).any(Tag::article, Tag::possessive, Tag::clitic);
    bool const contracted = is_apostrophe(article_.text[token(verb).start]);
    bool const acts = token(verb).any(Tag::auxiliary, Tag::modal) || contracted ||
                      (pronoun && !comma && !token(verb).has(Tag::preposition));
    if (!acts) return std::nullopt;
    Range const mention = attributor_.subject_of(cue, sentence, cues);
    if (mention.last > cue.verb.first || !speaks(cue, mention)) return std::nullopt;
    return Reported{{at, subclause_end(at, clause_end(at, sentence), cue, sentence)}, mention, cue, Sieve::clause};
}

/// "Selon X, …" and "…, selon X."
std::optional<Reported> Reports::by_source(Cue const& cue, Range sentence) const {
    if (cue.form != CueForm::according) return std::nullopt;
    std::size_t until = cue.verb.last;
    while (until < sentence.last && until < cue.verb.last + longest_source && !token(until).is(U',')) ++until;
    Range const source = phrases_.noun_phrase(cue.verb.last, until);
    if (source.empty() || !attributor_.may_speak(source)) return std::nullopt;
    auto const end = without_stop(sentence);
    if (cue.verb.first == sentence.first) {
        // "Laut X war die Weiche …": German and Dutch have the verb there, and no comma.
        bool const verb = grammar_.verb_second && source.last < end && token(source.last).is_word() &&
                          !token(source.last).capital && !token(source.last).any(Tag::conjunction, Tag::preposition);
        if (verb && source.last + shortest_clause < end)
            return Reported{{source.last, clause_end(source.last, sentence)}, source, cue, Sieve::source};
        std::size_t comma = source.last;
        while (comma < std::min(end, source.last + longest_source) && !token(comma).is(U',')) ++comma;
        if (comma < end && !token(comma).is(U',')) return std::nullopt;
        if (comma + shortest_clause < end)
            return Reported{{comma + 1, clause_end(comma + 1, sentence)}, source, cue, Sieve::source};
    } else if (source.last + 3 >= end && cue.verb.first > sentence.first + shortest_clause) {
        bool const comma = token(cue.verb.first - 1).is(U',');
        return Reported{{sentence.first, cue.verb.first - (comma ? 1u : 0u)}, source, cue, Sieve::source};
    }
    return std::nullopt;
}

/// "…, a indiqué X." and "…, X said.": the sentence ends with it.
std::optional<Reported> Reports::before_incise(Range sentence, std::vector<Cue> const& cues) const {
    if (cues.empty()) return std::nullopt;
    auto const end = without_stop(sentence);
    auto const& cue = cues.back();
    if (cue.form != CueForm::finite || !says(token(cue.head)) || token(cue.head).has(Tag::cue_thought))
        return std::nullopt;
    Range const mention = attributor_.subject_of(cue, sentence, cues);
    if (!speaks(cue, mention)) return std::nullopt;
    bool const inverted = mention.first >= cue.verb.last || cue.pronoun;
    if (!inverted && phrases_.skip_fillers(mention.last, cue.verb.first) < cue.verb.first &&
        !token(mention.last).is(U','))
        return std::nullopt;
    std::size_t from = inverted ? cue.verb.first : mention.first;
    if (from > sentence.first && token(from - 1).has(Tag::as)) --from; // ", wie die Feuerwehr mitteilte"
    std::size_t to = std::max(cue.verb.last, mention.last);
    if (to < end && token(to).has(Tag::separable)) ++to;
    if (from < sentence.first + shortest_clause || !token(from - 1).is(U',')) return std::nullopt;
    if (phrases_.skip_fillers(to, end) < end && !only_apposition(to, end)) return std::nullopt;
    return Reported{{sentence.first, from - 1}, mention, cue, Sieve::incise};
}

/// ", président de la Chambre": nothing in it acts.
bool Reports::only_apposition(std::size_t from, std::size_t end) const {
    if (from + 1 >= end || !token(from).is(U',') || from + longest_apposition < end) return false;
    if (token(from + 1).any(Tag::time, Tag::month, Tag::preposition, Tag::cue_present_participle)) return false;
    for (std::size_t i = from; i < end; ++i)
        if (token(i).any(Tag::auxiliary, Tag::modal, Tag::cue_finite, Tag::that) && !token(i).has(Tag::of))
            return false;
    return true;
}

std::vector<Reported> Reports::indirect(Range sentence, std::vector<Cue> const& cues) const {
    std::vector<Reported> out;
    auto const take = [&](std::optional<Reported> const& found) {
        if (!found || found->content.last < found->content.first + shortest_clause ||
            found->content.last > found->content.first + longest_clause_told || holds_quote(found->content))
            return false;
        for (Reported const& other : out)
            if (found->content.first < other.content.last && other.content.first < found->content.last) return false;
        out.push_back(*found);
        return true;
    };
    if (take(before_incise(sentence, cues))) return out;
    for (Cue const& cue : cues) {
        if (out.size() == most_reported) break;
        if (take(by_source(cue, sentence)) || take(by_that(cue, sentence, cues))) continue;
        take(by_bare_clause(cue, sentence, cues));
    }
    return out;
}

} // namespace core
