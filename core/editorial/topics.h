// Topics as they are found by their names.
#pragma once

#include "core/store/records.h"

#include <cstddef>
#include <limits>
#include <string_view>
#include <vector>

namespace core {

/// Those of whose name a word begins with what was typed, in any case and with or without accents; first those whose name begins
/// with it, else by name. At most so many; with nothing typed all.
std::vector<Topic> topics_like(Records const& reader, std::string_view typed,
                               std::size_t most = std::numeric_limits<std::size_t>::max());

} // namespace core
