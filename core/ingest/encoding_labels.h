// The encodings of the web and the names pages call them by, as the WHATWG Encoding Standard has them: an old name
// stands for what browsers read under it, not for what it once meant. “gb2312” is GBK, “latin1” is windows-1252.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace core {

struct WebEncoding {
    std::string_view name;   ///< of the standard: "windows-1252", "GBK"
    char const* converter;   ///< of the converter that reads it; null: browsers do not read it any more
    std::string_view labels; ///< in lower case, a blank between them
};

/// All of the standard.
std::span<WebEncoding const> web_encodings();

/// By any of its labels, whatever the case and blanks around; null when the standard knows none.
WebEncoding const* web_encoding(std::string_view label);

} // namespace core
