#include "app/desk/bearing.h"

#include "core/editorial/reviews.h"

#include <algorithm>

namespace app {

namespace {

using core::DossierSide;
using core::Relation;

DossierSide side_of(Relation relation) {
    return core::find_rule(relation, core::Kind::statement, core::Kind::claim)->side;
}

/// Whether words that stand on one side of a claim cannot stand on the other as well.
bool excludes(Relation there, Relation offered) {
    auto const takes_a_side = [](Relation relation) {
        auto const side = side_of(relation);
        return side == DossierSide::assertion || side == DossierSide::against || side == DossierSide::in_favour;
    };
    return there == offered || (takes_a_side(there) && takes_a_side(offered));
}

} // namespace

std::vector<Relation> relations_offered(core::Records const& reader, core::Id<core::Statement> statement,
                                        core::Id<core::Claim> claim, core::Id<core::Link> itself) {
    std::vector<Relation> there, offered;
    if (statement)
        for (auto const& link : reader.referring<core::Link>("from", statement))
            if (link.to == core::ref(claim) && link.id != itself) there.push_back(link.relation);
    for (auto const& rule : core::relations()) {
        if (rule.from != core::Kind::statement || rule.to != core::Kind::claim) continue;
        auto const senseless = [&](Relation known) { return excludes(known, rule.relation); };
        if (std::ranges::none_of(there, senseless)) offered.push_back(rule.relation);
    }
    return offered;
}

std::optional<Relation> evidence_for(core::Scale const& scale, core::Rating const& rating) {
    switch (rating.kind) {
    case core::RatingKind::misleading:
    case core::RatingKind::outdated: return Relation::qualifies;
    case core::RatingKind::altered: return Relation::refutes;
    case core::RatingKind::veracity: break;
    default: return {};
    }
    std::int64_t best = 0;
    for (auto const& each : scale.ratings)
        if (each.kind == core::RatingKind::veracity) best = std::max(best, each.ordinal);
    if (rating.ordinal == 0 || best < 2) return {};
    // 1 is the worst; the middle of an odd number of places tells neither.
    auto const twice_from_the_middle = 2 * rating.ordinal - (best + 1);
    if (twice_from_the_middle == 0) return {};
    return twice_from_the_middle < 0 ? Relation::refutes : Relation::supports;
}

std::optional<Relation> evidence_for(core::Records const& reader, core::Id<core::Claim> claim) {
    auto const review = core::current_review(reader, claim);
    auto const scale = review ? reader.find(review->scale) : std::nullopt;
    auto const* rating = scale ? scale->find(review->rating) : nullptr;
    return rating ? evidence_for(*scale, *rating) : std::nullopt;
}

} // namespace app
