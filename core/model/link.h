// Link: a typed relation between two records, with a note. Which relations exist, between what, and
// how they read in both directions is one table, relations().
#pragma once

#include "core/model/kind.h"

#include <span>

namespace core {

enum class Relation {
    asserts, refutes, supports, qualifies, gives_context,
    responds_to, repeats, contradicts, corrects, retracts, broader
};

template <>
struct Names<Relation> {
    static constexpr std::array entries{
        Named{Relation::asserts, "asserts", N_("asserts")},
        Named{Relation::refutes, "refutes", N_("refutes")},
        Named{Relation::supports, "supports", N_("supports")},
        Named{Relation::qualifies, "qualifies", N_("qualifies")},
        Named{Relation::gives_context, "gives_context", N_("gives context")},
        Named{Relation::responds_to, "responds_to", N_("responds to")},
        Named{Relation::repeats, "repeats", N_("repeats")},
        Named{Relation::contradicts, "contradicts", N_("contradicts")},
        Named{Relation::corrects, "corrects", N_("corrects")},
        Named{Relation::retracts, "retracts", N_("retracts")},
        Named{Relation::broader, "broader", N_("is broader than")},
    };
};

/// Which side of a dossier a linked statement stands on.
enum class DossierSide { assertion, against, in_favour, nuance, context, other };

struct RelationRule {
    Relation relation;
    Kind from;
    Kind to;
    char const* inverse; ///< how it reads from the far end, marked for translation
    DossierSide side;
    char const* far_end = ""; ///< what is asked for when it is made, marked for translation; empty: nobody is asked
};

/// All permitted relations, in the order pickers show them.
std::span<RelationRule const> relations();
/// The rule for this relation between these kinds, or null.
RelationRule const* find_rule(Relation relation, Kind from, Kind to);

struct Link {
    Id<Link> id;
    Relation relation = Relation::asserts;
    Ref from;
    Ref to;
    std::string note;
    bool operator==(Link const&) const = default;
};

template <>
struct Model<Link> {
    static constexpr auto kind = Kind::link;
    static constexpr std::string_view name = N_("link");
    static constexpr auto label = N_("Link");
    static constexpr unsigned traits = ordinary;
    static std::string caption(Link const& link) { return label_of(link.relation); }
    static constexpr std::array ref_kinds{Kind::statement, Kind::claim};
    static constexpr auto fields = std::tuple{
        Field{"relation", &Link::relation, N_("Relation")},
        Field{"from", &Link::from, N_("From"), indexed | belongs},
        Field{"to", &Link::to, N_("To"), indexed | belongs | shown_at},
        Field{"note", &Link::note, N_("Note"), searched}};
};

} // namespace core
