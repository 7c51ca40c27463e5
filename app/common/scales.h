// The rating scales that ship with the program, as data under assets/scales, and how they come into
// a workspace: copied, so that a workspace keeps its meaning whatever later versions ship.
#pragma once

#include "core/store/store.h"

#include <string_view>
#include <vector>

namespace app {

/// All shipped scales, without identities; the default one first.
std::vector<core::Scale> shipped_scales();

/// Puts the shipped scales into a new workspace as its foundation, which undo cannot take away.
/// Does nothing when it has a scale already.
void add_default_scales(core::Store& store);

/// The newest version of the scale with that key; none if there is none.
core::Id<core::Scale> scale_named(core::Reader const& reader, std::string_view key);

/// The scale that is used when nobody says otherwise: "truth", else the oldest one, each in
/// its newest version; none if there are no scales.
core::Id<core::Scale> default_scale(core::Reader const& reader);

} // namespace app
