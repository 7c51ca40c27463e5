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
/// Whether another desk published it and a collection brought it in: it is out, but no round was ever begun here and
/// nothing approved. Who submitted it does not matter: a step that names a submitter begins a round.
bool is_of_another_desk(Review const& review);
/// Whether readers have it from this desk or from another one; a withdrawn verdict as well.
bool is_ever_out(Review const& review);

/// Whether the verdict reads as the correction says; one that waits or was turned down changes nothing.
bool in_force(Correction const& correction);
/// Whether readers are told of it: it is in force and mends more than a typo.
bool is_told(Correction const& correction);

/// Whether the record changes by a correction only, or not at all: a verdict that is out, or a correction in force.
bool is_kept(Record const& record);

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
