#include "core/operations/keeping_apart.h"

#include "core/model/not_same.h"

namespace core {

namespace {

Record found(Records const& reader, Ref ref) {
    auto record = reader.find(ref);
    if (!record)
        throw Error(Code::not_found, say("There is no {kind} {id} in this workspace.",
                                         {in_words("kind", kind_noun(ref.kind)), {"id", id_text(ref.id)}}));
    return std::move(*record);
}

} // namespace

Draft keep_apart(Context& context, Ref one, Ref other) {
    auto const [first, last] = std::minmax(one, other);
    auto const older = found(context.reader, first);
    auto newer = found(context.reader, last);
    auto* said = not_same_of(newer);
    if (first.kind != last.kind || !said) refuse(say("Only two sources, two statements or two claims are said not to be the same."));
    if (first == last) refuse(say("This is one record; it takes two that are not the same."));
    if (says_not_same(newer, first) || says_not_same(older, last)) refuse(say("It was said already that these two are not the same."));
    said->push_back(id_text(first.id));
    Draft draft;
    draft.operation = std::string(kind_name(last.kind)) + ".keep_apart";
    draft.base = context.reader.head();
    draft.puts = {std::move(newer)};
    return draft;
}

} // namespace core
