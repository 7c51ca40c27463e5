// Where a reader is led who asks for a record: many kinds have no page of their own and are shown on that of another.
#pragma once

#include "core/store/records.h"

namespace core {

/// The record on whose page this one is shown, found by the fields of the use `shown_at`: of a vote its claim, of a
/// text its source, of a quotation its statement. Itself when it has a page of its own, or is not there.
Ref shown_for(Records const& reader, Ref ref);

} // namespace core
