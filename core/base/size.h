// Sizes of files for people.
#pragma once

#include "core/base/say.h"

#include <cstdint>

namespace core {

/// "999 bytes", "1.5 MB": decimal units, one decimal, the decimal mark of the reader's language.
std::string size_text(std::uint64_t bytes, Translator const& translator = english());

} // namespace core
