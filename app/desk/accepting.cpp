#include "app/desk/accepting.h"

#include "app/common/facts.h"
#include "core/operations/suggestions.h"
#include "core/quotation/marks.h"
#include "core/text/tidy.h"

#include <algorithm>
#include <utility>

namespace app {

namespace {

/// The suggestion for a passage, or what was set aside there; null if there is none.
core::Suggestion const* suggested(Accepting const& accepting, Accepting::Wanted const& wanted) {
    if (!accepting.found) return nullptr;
    auto const& all = accepting.found->all;
    if (wanted.suggestion) return &all.quotations.at(*wanted.suggestion);
    for (auto const& each : all.quotations)
        if (each.span.overlaps(wanted.span)) return &each;
    if (auto const* aside = suggestion_at(all.set_aside, wanted.span)) return aside;
    return suggestion_at(all.reported, wanted.span);
}

/// Whether what was selected stands between quotation marks, or holds some: then somebody may be quoted.
bool in_marks(ReadArticle const& article, core::Span span) {
    auto const begin = static_cast<std::size_t>(core::count(article.offsets.byte(core::CodePoint{span.start})));
    auto const newline = begin == 0 ? std::string::npos : article.words.rfind('\n', begin - 1);
    auto const first = newline == std::string::npos ? 0 : newline + 1;
    auto const last = std::min(article.words.find('\n', begin), article.words.size());
    auto const paragraph = core::to_utf32(std::string_view(article.words).substr(first, last - first));
    auto const at = static_cast<std::size_t>(
        span.start - core::count(article.offsets.code_point(core::Byte{static_cast<std::int64_t>(first)})));
    auto const end = at + static_cast<std::size_t>(span.length());
    auto const singles = article.language == "fr" ? core::Singles::apostrophes : core::Singles::marks;
    return std::ranges::any_of(core::pair_marks(paragraph, singles), [&](core::Marked const& marked) {
        return marked.open < end && at <= marked.close;
    });
}

PendingQuotation pending_for(core::Reader const& reader, Accepting const& accepting, Accepting::Wanted const& wanted) {
    PendingQuotation pending;
    pending.text = accepting.article->text;
    pending.span = wanted.span;
    pending.words = std::string(accepting.article->offsets.slice(wanted.span));
    auto const source = reader.get(accepting.source);
    if (auto const* found = suggested(accepting, wanted)) {
        auto known = propose_facts(reader, *found, source);
        pending.facts = std::move(known.facts);
        for (auto& rival : known.rivals) {
            auto role = role_known(reader, rival, pending.facts.said_on);
            pending.speaker_proposals.push_back({std::move(rival), std::move(role)});
        }
        pending.date_proposals = std::move(known.days);
        pending.date_words = std::move(known.when);
    } else {
        pending.facts.said_on = source.published;
        pending.facts.language = source.language;
        if (!in_marks(*accepting.article, wanted.span)) pending.facts.mode = core::Mode::narrated;
    }
    pending.facts.text = core::tidy(pending.words);
    auto same = core::same_quotation(reader, pending.words, pending.facts.language, 1);
    if (!same.empty()) pending.known = std::move(same.front());
    return pending;
}

/// Adds what each suggestion bears on: what stands in the article or is accepted with it, and the statement it repeats.
void add_ties(core::Reader const& reader, Accepting const& accepting, std::vector<Accepted>& all) {
    if (!accepting.found) return;
    auto const& suggestions = accepting.found->all.quotations;
    core::Surroundings around{{}, accepting.recorded, {}};
    for (auto const& each : suggestions) around.suggested.push_back(each.span);
    for (std::size_t at = 0; at < all.size(); ++at)
        if (all[at].suggestion) around.together.emplace(*all[at].suggestion, at);
    for (auto& [suggestion, pending] : all) {
        if (!suggestion) continue;
        pending.ties = core::ties_of(reader, suggestions[*suggestion], around);
        // A number or a "not" that differs may turn the meaning round: a person looks at that.
        if (auto const& known = pending.known; known && !known->numbers_differ && !known->negation_differs)
            pending.ties.push_back({core::Relation::repeats, core::ref(known->statement), std::nullopt, ""});
    }
}

} // namespace

std::vector<Accepted> look_up(core::Reader const& reader, Accepting const& accepting) {
    std::vector<Accepted> all;
    reader.together([&] {
        for (auto const& wanted : accepting.wanted) {
            Accepted one{wanted.suggestion, pending_for(reader, accepting, wanted)};
            if (accepting.unclear == Unclear::kept || !one.needs_a_person()) all.push_back(std::move(one));
        }
        add_ties(reader, accepting, all);
    });
    return all;
}

} // namespace app
