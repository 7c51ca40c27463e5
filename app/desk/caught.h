// What was thrown, as one sentence for a person.
#pragma once

#include "core/base/error.h"

namespace app {

/// What is being handled; to be called in a catch block of std::exception. What is no Error of ours is told as something
/// that should not happen.
core::Error caught();

} // namespace app
