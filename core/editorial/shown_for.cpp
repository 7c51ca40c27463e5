#include "core/editorial/shown_for.h"

namespace core {

Ref shown_for(Records const& reader, Ref ref) {
    auto const record = reader.find(ref);
    auto const next = record ? shown_at_of(*record) : Ref{};
    return next ? shown_for(reader, next) : ref; // no kind is shown at itself, so it ends
}

} // namespace core
