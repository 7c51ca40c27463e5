// Words for what was noted of heads outside the file, shared by who compares with the note and who decides about it.
#pragma once

#include "db/store.h"

namespace db {

// What a finding about heads is about, as a decision names it.
inline constexpr auto key_thing = "key";
inline constexpr auto path_thing = "path";
inline constexpr auto note_thing = "note";

std::vector<core::LaneHead> heads_of(Mark const& mark);
std::vector<Mark::Lane> to_be_noted(std::vector<core::LaneReport> const& lanes);
/// Whether only a walk finds it; what is said of a lane, looking at the heads tells.
bool takes_a_walk(core::Trust status, core::Subject const& subject);
Difference as_difference(Mark::Found const& found);
Difference as_difference(core::Verification const& found);

} // namespace db
