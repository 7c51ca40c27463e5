#include "core/model/link.h"

#include <algorithm>

namespace core {

namespace {

constexpr auto a_statement = Kind::statement;
constexpr auto a_claim = Kind::claim;

constexpr std::array table{
    RelationRule{Relation::asserts, a_statement, a_claim, N_("asserted by"), DossierSide::assertion,
                 N_("A claim it asserts")},
    RelationRule{Relation::refutes, a_statement, a_claim, N_("refuted by"), DossierSide::against,
                 N_("A claim it refutes")},
    RelationRule{Relation::supports, a_statement, a_claim, N_("supported by"), DossierSide::in_favour,
                 N_("A claim it supports")},
    RelationRule{Relation::qualifies, a_statement, a_claim, N_("qualified by"), DossierSide::nuance,
                 N_("A claim it qualifies")},
    RelationRule{Relation::gives_context, a_statement, a_claim, N_("in the context of"), DossierSide::context,
                 N_("A claim it gives context to")},
    RelationRule{Relation::responds_to, a_statement, a_statement, N_("answered by"), DossierSide::other},
    RelationRule{Relation::repeats, a_statement, a_statement, N_("repeated by"), DossierSide::other},
    RelationRule{Relation::contradicts, a_statement, a_statement, N_("contradicted by"), DossierSide::other},
    RelationRule{Relation::corrects, a_statement, a_statement, N_("corrected by"), DossierSide::other},
    RelationRule{Relation::retracts, a_statement, a_statement, N_("retracted by"), DossierSide::other},
    RelationRule{Relation::repeats, a_claim, a_claim, N_("repeated by"), DossierSide::other},
    RelationRule{Relation::broader, a_claim, a_claim, N_("narrower than"), DossierSide::other},
    RelationRule{Relation::contradicts, a_claim, a_claim, N_("contradicted by"), DossierSide::other},
};

} // namespace

std::span<RelationRule const> relations() { return table; }

RelationRule const* find_rule(Relation relation, Kind from, Kind to) {
    auto const found = std::ranges::find_if(table, [&](RelationRule const& rule) {
        return rule.relation == relation && rule.from == from && rule.to == to;
    });
    return found == table.end() ? nullptr : &*found;
}

} // namespace core
