#include "core/editorial/desk_rules.h"

namespace core {

DeskRules desk_rules(Records const& reader) {
    auto const all = reader.list(Kind::desk_rules, 0, 1);
    return all.empty() ? DeskRules{} : reader.get(Id<DeskRules>{all.front()});
}

bool approver_is_another(Records const& reader, DeskRules const& rules) {
    switch (rules.separate_approver) {
    case Separation::always: return true;
    case Separation::never: return false;
    case Separation::automatic: return reader.people(2).size() > 1;
    }
    return true;
}

} // namespace core
