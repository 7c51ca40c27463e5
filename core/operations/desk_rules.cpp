#include "core/operations/desk_rules.h"

namespace core {

DeskRules desk_rules(Reader const& reader) {
    auto const all = reader.list(Kind::desk_rules, 0, 1);
    return all.empty() ? DeskRules{} : reader.get(Id<DeskRules>{all.front()});
}

Draft set_desk_rules(Context& context, DeskRules rules) {
    for (auto const count : {rules.independent_sources, rules.primary_sources})
        if (count < 0 || count > 99)
            throw Error(Code::bad_input, say("The gate can ask for 0 to 99 sources, not {count}.",
                                             {{"count", std::to_string(count)}}));
    rules.id = desk_rules(context.reader).id;
    if (!rules.id) rules.id = context.ids.next<DeskRules>();
    Draft draft;
    draft.operation = "desk_rules.set";
    draft.base = context.reader.head();
    draft.puts = {rules};
    return draft;
}

bool approver_is_another(Reader const& reader, DeskRules const& rules) {
    switch (rules.separate_approver) {
    case Separation::always: return true;
    case Separation::never: return false;
    case Separation::automatic: return reader.people(2).size() > 1;
    }
    return true;
}

} // namespace core
