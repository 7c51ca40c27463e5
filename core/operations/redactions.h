// Taking out of the history what the law says must go. The entry that does it stays, and says on whose
// word and by which law; digests stay too, so that the rest of the log still verifies.
#pragma once

#include "core/operations/context.h"
#include "core/log/redaction.h"

namespace core {

enum class Extent {
    whole,  ///< the record goes, together with what only hangs on it and all their states
    earlier ///< the record stays as it is now; all its earlier states go
};

struct RedactionFacts {
    std::string basis;
    std::string authority;
    Extent extent = Extent::whole;
};

/// Corrections and remarks are records of their own: the draft's remarks name those that still repeat what goes.
/// Throws Error{not_found} when there is nothing left of the record to redact. The commit refuses a
/// redaction without basis or authority.
Draft redact_record(Context& context, Ref ref, RedactionFacts const& facts);

} // namespace core
