// Where bytes go that are made piece by piece, so that nobody holds all of them.
#pragma once

#include <functional>
#include <string_view>

namespace core {

/// Takes the next bytes; throws core::Error when they cannot be taken.
using Sink = std::function<void(std::string_view bytes)>;

} // namespace core
