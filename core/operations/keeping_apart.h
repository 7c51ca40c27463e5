// Saying that two records that look like one are not: they are not shown as perhaps the same any more. One step, which an
// undo takes back.
#pragma once

#include "core/operations/context.h"

namespace core {

/// Of two sources, statements or claims; the newer one names the other. Throws Error{not_found}, and Error{refused} when they
/// are of different kinds or of another one, are one record, or it was said before.
Draft keep_apart(Context& context, Ref one, Ref other);

} // namespace core
