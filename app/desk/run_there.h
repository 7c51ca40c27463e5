// A worker's piece of work that only the desk's thread may do, such as a commit.
#pragma once

#include "app/desk/poster.h"
#include "core/base/progress.h"

namespace app {

/// Runs `call` on the thread of the poster and waits for its end; throws what it throws. Once a stop was requested and
/// it has not begun, it never will: throws Error{cancelled}. To be called on another thread than the poster's.
void run_there(Poster& poster, std::function<void()> const& call, core::Progress& progress);

} // namespace app
