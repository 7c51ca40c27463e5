// What was deleted and is deleted still, and bringing it back: with everything its deletion took along, as one
// revision, as far as nothing stands in the way.
#pragma once

#include "core/operations/context.h"

namespace core {

/// A record that was deleted for its own sake.
struct Deleted {
    Ref ref;
    Record last;            ///< as it was
    Revision by;            ///< by whom, when and why
    std::vector<Ref> along; ///< what only hung on it and went with it
    Ref of;                 ///< what it hung on itself and that is still there; none of what stands on its own
};

/// What is deleted still and can be brought back, the newest deletion first: of at least `limit` records, if there are
/// so many, that were deleted before revision `before` (0 = until now); a deletion is never cut in two. What was
/// redacted is gone for good and not among it.
std::vector<Deleted> deleted_records(Reader const& reader, Seq before, std::size_t limit);

/// Brings a deleted record back as it was, or as it is given, with what its deletion took along: what only hung on it,
/// and what these refer to if it went in the same step. What cannot come back, because something it refers to is gone,
/// is left out and named in the draft's remarks. Throws Error{not_found} if there never was such a record,
/// Error{refused} if it is not deleted, was redacted, or refers to what is gone itself.
Draft bring_back(Context& context, Ref ref, std::string reason = {}, std::optional<Record> as_it_was = {});

} // namespace core
