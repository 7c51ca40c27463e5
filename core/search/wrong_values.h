// What stands behind a field of a search and means nothing there: nobody finds anything by it, and should be told why.
#pragma once

#include "core/base/say.h"
#include "core/store/reader.h"

#include <string_view>
#include <vector>

namespace core {

/// One sentence for each such value of what was typed, in its order; empty when all of them mean something.
std::vector<Message> wrong_values(Reader const& reader, std::string_view typed);

} // namespace core
