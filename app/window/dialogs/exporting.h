// Files that leave the window: which format and where is asked, from the table of formats; they are written on the
// worker.
#pragma once

#include "app/desk/desk.h"
#include "app/desk/tasks.h"
#include "core/formats/list.h"

#include <optional>

class wxWindow;

namespace app {

class InfoStrip;

struct ChosenExport {
    core::Format const* format;
    std::string path;
};
/// Nothing when the person thought better of it. `name` is proposed, without an ending.
std::optional<ChosenExport> choose_export(wxWindow* parent, std::string const& title, std::string const& name,
                                          core::Covers covers);

/// Asks, and writes the dossier that shows, as it stands now or, where the past shows, as it stood then.
void export_dossier_shown(wxWindow* parent, Desk& desk, InfoStrip& strip);

/// Asks, and writes the claims of the list or search that shows, with progress and a way to stop it.
void export_claims_shown(wxWindow* parent, Desk& desk, Tasks& tasks, InfoStrip& strip);

} // namespace app
