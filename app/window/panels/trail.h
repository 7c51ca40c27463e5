// The source trail as a timeline: each passage where the words were read, with what proves it.
#pragma once

#include "app/desk/desk.h"
#include "core/editorial/dossier.h"

class wxWindow;

namespace app {

/// Choosing a step opens its passage. With no steps, a sentence says that nothing is saved yet.
wxWindow* make_trail(wxWindow* parent, Desk& desk, std::vector<core::TrailStep> const& trail);

} // namespace app
