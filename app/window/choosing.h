// Choosing a record by a few letters of its name, in the way commands are chosen.
#pragma once

#include "app/desk/asker.h"
#include "app/desk/desk.h"
#include "app/window/widgets/command_palette.h"

#include <functional>
#include <optional>

namespace app {

/// Nothing after Esc. `but` is not offered.
std::optional<core::Id<core::Topic>> choose_topic(wxWindow* parent, Desk& desk, PaletteWords const& words,
                                                  core::Id<core::Topic> but = {});

/// The worker lists the parties; `then` is called with the one chosen. `asker` belongs to the window that asks.
void choose_party(wxWindow* parent, Desk& desk, Asker& asker, PaletteWords const& words, core::Id<core::Party> but,
                  std::function<void(core::Id<core::Party>)> then);

} // namespace app
