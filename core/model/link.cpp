#include "core/model/link.h"

#include <algorithm>

namespace core {

namespace {

constexpr auto a_statement = Kind::statement;
constexpr auto a_claim = Kind::claim;

constexpr std::array table{
    RelationRule{Relation::asserts, a_statement, a_claim, N_("asserted by"), Side::assertion,
                 N_("A claim it asserts")},
    RelationRule{Relation::refutes, a_statement, a_claim, N_("refuted by"), Side::against,
                 N_("A claim it refutes")},
    RelationRule{Relation::supports, a_statement, a_claim, N_("supported by"), Side::in_favour,
                 N_("A claim it supports")},
    RelationRule{Relation::qualifies, a_statement, a_claim, N_("qualified by"), Side::nuance,
                 N_("A claim it qualifies")},
    RelationRule{Relation::gives_context, a_statement, a_claim, N_("in the context of"), Side::context,
                 N_("A claim it gives context to")},
    RelationRule{Relation::responds_to, a_statement, a_statement, N_("answered by"), Side::other},
    RelationRule{Relation::repeats, a_statement, a_statement, N_("repeated by"), Side::other},
    RelationRule{Relation::contradicts, a_statement, a_statement, N_("contradicted by"), Side::other},
    RelationRule{Relation::corrects, a_statement, a_statement, N_("corrected by"), Side::other},
    RelationRule{Relation::retracts, a_statement, a_statement, N_("retracted by"), Side::other},
    RelationRule{Relation::repeats, a_claim, a_claim, N_("repeated by"), Side::other},
    RelationRule{Relation::broader, a_claim, a_claim, N_("narrower than"), Side::other},
    RelationRule{Relation::contradicts, a_claim, a_claim, N_("contradicted by"), Side::other},
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
