// Who said it where a passive tells so: “…”, it was stated by X; „…“, wurde von X erklärt; Residents were told by X: “…”.
#include "core/quotation/attribution.h"

#include "core/quotation/characters.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::size_t reach_of_passive = 18;
constexpr std::size_t reach_of_auxiliary = 4;
constexpr std::size_t farthest_addressee = 4; ///< "aux sinistrés", "den Eltern": whom it is said to
constexpr std::size_t longest_behind_agent = 6; ///< tokens between who did it and a participle at the end

} // namespace

/// From the auxiliary on: a participle of saying, and whose deed it is, before or behind it. Where the language declines
/// names and has no word for "by", the one who stands right behind the participle.
std::optional<Attribution> Attributor::passive_at(std::size_t auxiliary, std::size_t end, Sieve sieve) const {
    std::optional<std::size_t> participle;
    Range by{end, end};
    // A name ends the phrase: "werd door dijkgraaf Kees Mulder verklaard".
    auto const doer = [&](std::size_t at) {
        Range phrase = phrases_.noun_phrase(at, end);
        for (std::size_t i = phrase.first; i < phrase.last; ++i)
            if (NameRun const* run = people_.run_at(i); run != nullptr && run->person_like && run->name.last < phrase.last) phrase.last = run->name.last;
        return phrase;
    };
    std::size_t told_to = 0;
    std::size_t const limit = std::min(end, auxiliary + reach_of_passive);
    for (std::size_t i = auxiliary; i < limit;) {
        Token const& t = token(i);
        if (!t.is_word() && t.kind != TokenKind::number) break;
        // "erklärt" is either.
        bool const either = t.has(Tag::cue_finite) && (i == auxiliary || (article_.grammar.closing_verbs && !by.empty()));
        bool const told = t.has(Tag::cue_participle) || either;
        if (!participle && told) {
            participle = i++;
            if (!by.empty()) break;
            if (!article_.grammar.no_articles || i >= limit || token(i).has(Tag::agent)) continue;
            by = doer(i);
            if (names_person(by) || i + 1 >= limit) break;
            by = doer(i + 1); // "было обещано пассажирам дежурной X"
            break;
        }
        if (by.empty() && t.has(Tag::agent)) {
            by = doer(i + 1);
            if (participle || by.empty()) break;
            i = by.last;
            continue;
        }
        bool const small = t.any(Tag::auxiliary, Tag::passive, Tag::adverb, Tag::clitic, Tag::pronoun, Tag::time);
        if (by.empty() && !small && ++told_to > farthest_addressee) return std::nullopt;
        if (!by.empty() && i > by.last + longest_behind_agent) break;
        ++i;
    }
    if (!participle || !(names_person(by) || speaks_surely(by))) return std::nullopt;
    return Attribution{sieve, Cue{{*participle, *participle + 1}, *participle, CueForm::finite, {}, {}}, by};
}

std::optional<Attribution> Attributor::passive_behind(std::size_t quote, Range sentence) const {
    std::size_t at = quote + 1;
    while (at < sentence.last && at < quote + 3 && (token(at).is(U',') || token(at).is(U'-') || is_dash(token(at).sign))) ++at;
    if (at == quote + 1 && !ends_inside(quote)) return std::nullopt;
    for (std::size_t i = at; i < std::min(sentence.last, at + reach_of_auxiliary); ++i) {
        Token const& t = token(i);
        if (t.has(Tag::passive)) return passive_at(i, sentence.last, Sieve::inverted);
        if (!t.any(Tag::auxiliary, Tag::clitic, Tag::pronoun, Tag::adverb)) break;
    }
    return std::nullopt;
}

/// The passive whose agent, or whose participle at the end, stands right before the colon.
std::optional<Attribution> Attributor::passive_before(std::size_t end, Range sentence) const {
    std::size_t const floor = std::max(sentence.first, end > reach_of_passive ? end - reach_of_passive : 0);
    for (std::size_t i = end; i > floor; --i) {
        Token const& t = token(i - 1);
        if (t.is_quote() || t.is(U':') || t.is(U';') || t.has(Tag::that)) break;
        if (!t.has(Tag::passive)) continue;
        auto const found = passive_at(i - 1, end, Sieve::colon);
        if (found && std::max(found->mention.last, found->cue->verb.last) + longest_behind_agent >= end) return found;
        break;
    }
    return std::nullopt;
}

} // namespace core
