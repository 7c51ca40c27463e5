#include "core/editorial/desk_rules.h"
#include "core/operations/desk_rules.h"

namespace core {

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

} // namespace core
