#include "core/operations/stamping.h"

#include "core/base/checkpoint.h"
#include "core/base/error.h"

#include <algorithm>

namespace core {

Draft add_stamp(Context& context, Id<Capture> id, std::string_view stamp) {
    auto capture = context.reader.get(id);
    auto text = to_base64(stamp);
    if (std::ranges::find(capture.stamps, text) != capture.stamps.end())
        refuse(say("This time-stamp is kept with the capture already. Nothing was changed."));
    capture.stamps.push_back(std::move(text));
    Draft draft;
    draft.operation = "capture.stamp";
    draft.base = context.reader.head();
    draft.puts = {std::move(capture)};
    return draft;
}

std::vector<std::string> stamps_of(Capture const& capture) {
    std::vector<std::string> stamps;
    for (auto const& text : capture.stamps)
        if (auto stamp = from_base64(text)) stamps.push_back(std::move(*stamp));
    return stamps;
}

} // namespace core
