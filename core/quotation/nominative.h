// The name of a Russian in the nominative, where a source stands in the genitive: "по словам Инги Ладовой".
#pragma once

#include "core/quotation/lexicon.h"

#include <string>
#include <string_view>

namespace core {

/// The nominative of a given name and surnames in the genitive, if the lexicon knows the given name; else the name as
/// it is.
std::string nominative(std::string_view genitive, Lexicon const& lexicon);

} // namespace core
