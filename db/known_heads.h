// Words for what was noted of heads outside the file, shared by who compares with the note and who decides about it.
#pragma once

#include "db/store.h"

namespace db {

// What a finding about heads is about, as a decision names it.
inline constexpr auto key_thing = "key";
inline constexpr auto path_thing = "path";
inline constexpr auto note_thing = "note";

/// The heads that a note holds, in its order.
std::vector<core::LaneHead> heads_of(Mark const& mark);
/// What a note is to hold of these lanes: those that have entries.
std::vector<Mark::Lane> to_be_noted(std::vector<core::LaneReport> const& lanes);
/// Whether a finding of this kind comes from a walk through the log; other findings come from comparing the heads.
bool takes_a_walk(core::Trust status, core::Subject const& subject);
/// A finding in the form in which findings are compared with decisions.
Difference as_difference(Mark::Found const& found);
Difference as_difference(core::Verification const& found);

} // namespace db
