// What is published leaves the window as a folder of pages.
#pragma once

#include "app/desk/desk.h"
#include "app/desk/tasks.h"

class wxWindow;

namespace app {

class InfoStrip;

/// Asks for a folder, a new or empty one or one with a site, and writes the site there with progress and a way to stop it.
void export_site_by_dialog(wxWindow* parent, Desk& desk, Tasks& tasks, InfoStrip& strip);

} // namespace app
