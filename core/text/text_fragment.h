// The part of an address that leads a browser to a passage: "#:~:text=…" (WICG, URL fragment text directives).
#pragma once

#include "core/text/utf8.h"

#include <string>
#include <string_view>

namespace core {

/// The address with the passage of `text` behind it in place of its own fragment. A long passage is named by its first
/// and last words; one whose words stand several times by what stands before and behind it as well. Empty where the
/// span is empty or there is no address.
std::string address_of_passage(std::string_view address, std::string_view text, Span span);

} // namespace core
