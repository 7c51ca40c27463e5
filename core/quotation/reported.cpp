#include "core/quotation/reported.h"

#include "core/quotation/characters.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::size_t shortest_clause = 3;
constexpr std::size_t longest_turn_name = 6;
constexpr std::size_t longest_apposition = 24;
constexpr std::size_t fewest_questions = 4; ///< one turn in so many asks something

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

/// "X a affirmé, mardi, que …": the verb, at most a few words, then what opens the clause.
std::optional<Reported> Reports::by_that(Range sentence, std::vector<Cue> const& cues) const {
    for (auto const& cue : cues) {
        if (cue.form == CueForm::according || !says(token(cue.head))) continue;
        std::size_t const at = phrases_.skip_fillers(cue.verb.last, sentence.last);
        std::size_t clause = sentence.last;
        for (std::size_t i : {cue.verb.last, at})
            if (i < sentence.last && token(i).has(Tag::that) && !token(i).has(Tag::conjunction))
                clause = std::min(clause, i);
        // "told reporters that": an addressee of a word or two.
        for (std::size_t i = cue.verb.last; i < std::min(cue.verb.last + 4, sentence.last); ++i)
            if (token(i).has(Tag::that) && clause == sentence.last) clause = i;
        if (clause + shortest_clause >= sentence.last) continue;
        Range const mention = attributor_.subject_of(cue, sentence, cues);
        if (mention.empty() || mention.last > clause) continue;
        return Reported{{clause + 1, without_stop(sentence)}, mention, cue};
    }
    return std::nullopt;
}

/// "He says the agency would …": a clause with a subject and its verb right behind the verb of saying.
std::optional<Reported> Reports::by_bare_clause(Range sentence, std::vector<Cue> const& cues) const {
    for (auto const& cue : cues) {
        if (cue.form != CueForm::finite || cue.pronoun || !says(token(cue.head))) continue;
        std::size_t const at = phrases_.skip_fillers(cue.verb.last, sentence.last);
        if (at >= sentence.last || !phrases_.starts_phrase(at)) continue;
        Range const subject = phrases_.noun_phrase(at, sentence.last);
        if (subject.empty() || subject.last + 1 >= sentence.last) continue;
        std::size_t verb = subject.last;
        while (verb < sentence.last && token(verb).has(Tag::adverb)) ++verb;
        if (verb >= sentence.last || !token(verb).any(Tag::auxiliary, Tag::modal)) continue;
        Range const mention = attributor_.subject_of(cue, sentence, cues);
        if (mention.empty() || mention.last > cue.verb.first) continue;
        return Reported{{at, without_stop(sentence)}, mention, cue};
    }
    return std::nullopt;
}

/// "Selon X, …" and "…, selon X."
std::optional<Reported> Reports::by_source(Range sentence, std::vector<Cue> const& cues) const {
    for (auto const& cue : cues) {
        if (cue.form != CueForm::according) continue;
        Range const source = phrases_.noun_phrase(cue.verb.last, sentence.last);
        if (source.empty()) continue;
        auto const end = without_stop(sentence);
        if (cue.verb.first == sentence.first) {
            std::size_t comma = source.last;
            while (comma < end && !token(comma).is(U',')) ++comma;
            if (comma + shortest_clause < end) return Reported{{comma + 1, end}, source, cue};
        } else if (token(cue.verb.first - 1).is(U',') && source.last + 3 >= end &&
                   cue.verb.first > sentence.first + shortest_clause) {
            return Reported{{sentence.first, cue.verb.first - 1}, source, cue};
        }
    }
    return std::nullopt;
}

/// "…, a indiqué X." and "…, X said.": the sentence ends with it.
std::optional<Reported> Reports::before_incise(Range sentence, std::vector<Cue> const& cues) const {
    if (cues.empty()) return std::nullopt;
    auto const end = without_stop(sentence);
    auto const& cue = cues.back();
    if (cue.form != CueForm::finite || !says(token(cue.head))) return std::nullopt;
    Range const mention = attributor_.subject_of(cue, sentence, cues);
    if (mention.empty()) return std::nullopt;
    bool const inverted = mention.first >= cue.verb.last || cue.pronoun;
    std::size_t const from = inverted ? cue.verb.first : mention.first;
    std::size_t to = std::max(cue.verb.last, mention.last);
    if (to < end && token(to).has(Tag::separable)) ++to;
    if (from < sentence.first + shortest_clause || !token(from - 1).is(U',')) return std::nullopt;
    if (phrases_.skip_fillers(to, end) < end && !only_apposition(to, end)) return std::nullopt;
    return Reported{{sentence.first, from - 1}, mention, cue};
}

/// ", président de la Chambre": nothing in it acts.
bool Reports::only_apposition(std::size_t from, std::size_t end) const {
    if (from >= end || !token(from).is(U',') || from + longest_apposition < end) return false;
    for (std::size_t i = from; i < end; ++i)
        if (token(i).any(Tag::auxiliary, Tag::modal, Tag::cue_finite, Tag::that) && !token(i).has(Tag::of))
            return false;
    return true;
}

std::optional<Reported> Reports::indirect(Range sentence, std::vector<Cue> const& cues) const {
    auto found = before_incise(sentence, cues);
    if (!found) found = by_source(sentence, cues);
    if (!found) found = by_that(sentence, cues);
    if (!found) found = by_bare_clause(sentence, cues);
    if (!found || holds_quote(found->content) ||
        found->content.last < found->content.first + shortest_clause) {
        return std::nullopt;
    }
    return found;
}

std::vector<Reported> Reports::turns() const {
    std::vector<Reported> found;
    std::size_t asked = 0;
    auto const& tokens = article_.tokens;
    for (std::size_t at = 0; at < tokens.size();) {
        std::size_t end = at;
        while (end < tokens.size() && tokens[end].kind != TokenKind::line) ++end;
        std::size_t colon = at;
        while (colon < std::min(end, at + longest_turn_name) && tokens[colon].is_word()) ++colon;
        bool const named = colon > at && colon + 1 < end && tokens[colon].is(U':') &&
                           tokens[at].capital && tokens[colon - 1].capital &&
                           !tokens[colon + 1].is_quote();
        if (named) {
            found.push_back({{colon + 1, end}, {at, colon}, std::nullopt});
            if (tokens[end - 1].is(U'?')) ++asked;
        }
        at = end + 1;
    }
    if (found.size() < 2 || asked * fewest_questions < found.size()) found.clear();
    return found;
}

} // namespace core
