#include "core/editorial/relations.h"

#include <utility>

namespace core {

namespace {

enum class End { from, to };

void add_at(End end, Records const& reader, Ref ref, std::vector<RelatedRecord>& all) {
    for (auto const id : reader.referring(Kind::link, end == End::from ? "from" : "to", ref)) {
        auto link = reader.get(Id<Link>{id});
        auto const other = end == End::from ? link.to : link.from;
        auto const* rule = find_rule(link.relation, link.from.kind, link.to.kind);
        if (other.kind != ref.kind || !rule || !reader.find(other)) continue;
        auto const* word = end == End::from ? label_of(link.relation) : rule->inverse;
        all.push_back({std::move(link), other, word});
    }
}

} // namespace

std::vector<RelatedRecord> relations_of(Records const& reader, Ref ref) {
    std::vector<RelatedRecord> all;
    add_at(End::from, reader, ref, all);
    add_at(End::to, reader, ref, all);
    return all;
}

} // namespace core
