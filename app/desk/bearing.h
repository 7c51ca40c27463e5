// How a statement can bear on a claim: what makes sense to offer, given what is on record of the two, and what the
// verdict asks for.
#pragma once

#include "core/store/records.h"

#include <optional>
#include <vector>

namespace app {

/// The relations a form offers, in the order of the table. Who asserts a claim does not refute or support it in the
/// same breath, and what is on record already is not made twice. `itself`: a link being changed, which may stay what
/// it is.
std::vector<core::Relation> relations_offered(core::Records const& reader, core::Id<core::Statement> statement,
                                              core::Id<core::Claim> claim, core::Id<core::Link> itself = {});

/// What evidence for this verdict does: refutes a false claim, supports a true one. Nothing where the verdict, or its
/// absence, tells neither.
std::optional<core::Relation> evidence_for(core::Scale const& scale, core::Rating const& rating);
std::optional<core::Relation> evidence_for(core::Records const& reader, core::Id<core::Claim> claim);

} // namespace app
