// The sample workspace: a script of operations under assets/sample, run through the same write path
// as everything a user does, by two people.
#pragma once

#include "core/store/store.h"

#include <functional>
#include <memory>
#include <string>

namespace app {

/// Opens the workspace that is being filled, for writing, signed by `actor`. It is open once at a
/// time.
using OpenAs = std::function<std::unique_ptr<core::Store>(std::string const& actor)>;

/// Runs the shipped script in an existing workspace that has the shipped scales. Throws Error,
/// naming the step that failed; the steps before it stand.
void build_sample(OpenAs const& open);

/// The same for any script and folder.
void run_script(OpenAs const& open, std::string_view script, std::string const& folder);

} // namespace app
