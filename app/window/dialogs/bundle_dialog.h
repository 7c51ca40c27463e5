// What an exchange bundle would bring, record by record and field by field, and whose word it is: nothing of it is here
// before the person has looked.
#pragma once

#include "app/desk/incoming.h"

#include <optional>

class wxWindow;

namespace app {

/// What becomes of fields that both changed; nothing when the bundle is not to come in.
std::optional<core::Differing> ask_about_bundle(wxWindow* parent, core::Store const& store, Incoming::Collection const& tried);

} // namespace app
