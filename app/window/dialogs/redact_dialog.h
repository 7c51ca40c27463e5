// The small form before a redaction: by which law, on whose word, and how much. It says what cannot be
// taken back before it is done.
#pragma once

#include "core/operations/redactions.h"

#include <wx/dialog.h>

#include <optional>

namespace app {

/// Asks; nothing when the person goes back. `caption` names the record.
std::optional<core::RedactionFacts> ask_redaction(wxWindow* parent, std::string const& caption);

} // namespace app
