#include "core/editorial/dossier.h"

#include "core/editorial/approval.h"
#include "core/editorial/chronicle.h"
#include "core/editorial/reviews.h"
#include "core/editorial/scales.h"

#include <algorithm>

namespace core {

namespace {

std::string name_of(Records const& reader, Id<Party> party) {
    auto const found = reader.find(party);
    return found ? found->name : std::string();
}

/// None when whoever linked it did not know that it was redacted.
std::optional<LinkedStatement> linked(Records const& reader, Link link) {
    LinkedStatement entry;
    auto statement = reader.find(Id<Statement>{link.from.id});
    if (!statement) return std::nullopt;
    entry.statement = std::move(*statement);
    entry.link = std::move(link);
    entry.speaker = name_of(reader, entry.statement.speaker);
    entry.on_behalf_of = name_of(reader, entry.statement.on_behalf_of);
    entry.trail = trail_of(reader, entry.statement.id);
    return entry;
}

std::vector<LinkedStatement>* shelf(Dossier& dossier, DossierSide side) {
    switch (side) {
    case DossierSide::assertion: return &dossier.assertions;
    case DossierSide::against: return &dossier.against;
    case DossierSide::in_favour: return &dossier.in_favour;
    case DossierSide::nuance: return &dossier.nuances;
    case DossierSide::context: return &dossier.context;
    case DossierSide::other: return nullptr;
    }
    return nullptr;
}

std::vector<LedgerLine> ledger_of(Records const& reader, Id<Claim> claim) {
    std::vector<LedgerLine> lines;
    for (auto& request : reader.referring<ReplyRequest>("claim", claim)) {
        LedgerLine line;
        line.asked = name_of(reader, request.party);
        line.answer = reader.find(request.answer);
        if (line.answer) line.trail = trail_of(reader, line.answer->id);
        line.request = std::move(request);
        lines.push_back(std::move(line));
    }
    std::ranges::stable_sort(lines, {}, [](LedgerLine const& line) { return line.request.asked_on.earliest_day(); });
    return lines;
}

} // namespace

Rating const* Dossier::rating() const {
    return review && scale ? scale->find(review->rating) : nullptr;
}

Dossier load_dossier(Records const& reader, Id<Claim> claim) {
    Dossier dossier;
    dossier.claim = reader.get(claim);
    if (auto const topic = reader.find(dossier.claim.topic)) dossier.topic = topic->name;
    dossier.review = current_review(reader, claim);
    if (dossier.review) {
        dossier.scale = reader.find(dossier.review->scale);
        dossier.stale = is_stale(reader, *dossier.review);
        dossier.corrections = reader.referring<Correction>("review", dossier.review->id);
        std::erase_if(dossier.corrections,
                      [](Correction const& each) { return each.state == CorrectionState::turned_down; });
    }
    if (dossier.scale) {
        auto const newest = newest_version(reader, dossier.scale->key);
        dossier.newest_version = newest ? newest->version : dossier.scale->version;
    }
    dossier.replies = ledger_of(reader, claim);
    for (auto& link : reader.referring<Link>("to", claim)) {
        if (link.from.kind == Kind::claim) {
            if (auto other = reader.find(Id<Claim>{link.from.id})) dossier.related.push_back(std::move(*other));
            continue;
        }
        auto const* rule = find_rule(link.relation, link.from.kind, link.to.kind);
        if (auto* into = rule ? shelf(dossier, rule->side) : nullptr)
            if (auto statement = linked(reader, std::move(link))) into->push_back(std::move(*statement));
    }
    for (auto const& link : reader.referring<Link>("from", claim))
        if (auto other = reader.find(Id<Claim>{link.to.id})) dossier.related.push_back(std::move(*other));
    return dossier;
}

std::vector<HistoryLine> history_of(Records const& reader, Dossier const& dossier) {
    std::vector<HistoryLine> lines;
    for (auto const& wanted : belonging_to(reader, ref(dossier.claim.id)))
        for (auto& step : reader.history(wanted)) lines.push_back({std::move(step), wanted});
    std::ranges::stable_sort(lines, [](HistoryLine const& a, HistoryLine const& b) {
        return a.step.revision.seq > b.step.revision.seq;
    });
    return lines;
}

} // namespace core
