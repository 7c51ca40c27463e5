// What an approval covers, and whether it still does: exactly the claim, its links, the statements they
// bring with their quotations, and the review, as one digest that is kept with the approval.
#pragma once

#include "core/store.h"

namespace core {

/// The records an approval of this review covers, in the order the digest takes them.
std::vector<Ref> covered_by_approval(Reader const& reader, Review const& review);

/// SHA-256 over kind, identity and canonical JSON (core/model/codec.h, without fields of the workflow) of
/// every covered record, each part with its length. The review counts as given, and so does the claim if it is:
/// they may be about to be written.
Digest content_digest(Reader const& reader, Review const& review, Claim const* claim = nullptr);

/// Something covered was changed, added or taken away after it was approved. False for what was never
/// approved here.
bool is_stale(Reader const& reader, Review const& review);

/// The newest revision that approved the review as it is approved now; 0 when none did.
Seq approved_at(Reader const& reader, Review const& review);

} // namespace core
