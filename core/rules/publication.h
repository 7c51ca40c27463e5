// What is published stays in sight: it is corrected, withdrawn, or shown as it was. This is the one place that knows
// which records readers outside have, refuses whatever would make one of them vanish or change its words by any
// other way than a correction, and says what an undo would take back from them.
#pragma once

#include "core/store/records.h"

namespace core {

/// Whether readers have this verdict from this desk: published, corrected, or withdrawn, whose notice stays. What
/// another desk published and a collection brought in is theirs to withdraw.
bool is_out(Review const& review);
/// The same, and it still stands.
bool is_public(Review const& review);

/// Throws Error{refused} when the draft
///  - deletes a claim that is out, its review, a correction in force, a statement linked to it, its quotations, the
///    texts, captures and sources they stand in, its votes or requests for reply, as far as they were there when the
///    verdict became what it is: what was added since may go again;
///  - changes the words of the claim or the verdict without a correction that says so;
///  - takes the verdict out of the public by anything but a withdrawal.
/// An undo or redo may take back or do again a publication or a correction as a whole: that is asked first (below).
/// A redaction, which the law demands, may everything.
void guard_published(Draft const& draft, Records const& reader);

/// What the draft of an undo or redo would take back from readers or put before them again: a publication, a
/// signature, a correction in force; one sentence to be agreed to. Nothing when it leaves all that alone.
std::optional<Message> grave_in(Draft const& draft, Records const& reader);

} // namespace core
