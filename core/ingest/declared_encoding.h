// What a page says of its own encoding, as browsers look for it: the attribute of a <meta>, or an XML declaration;
// never words in scripts, comments or the text. One linear look, in the first 1,024 bytes or behind them.
#pragma once

#include "core/ingest/encoding_labels.h"

#include <string>
#include <string_view>

namespace core {

struct DeclaredEncoding {
    WebEncoding const* encoding = nullptr; ///< the first that the standard knows, as a <meta> means it; null: none
    std::string unknown;                   ///< the first label that it does not know, as written
    std::string language;                  ///< of <html lang>, "zh-CN"; empty without
};

/// Takes bytes of any encoding that holds ASCII.
DeclaredEncoding declared_encoding(std::string_view page);

/// One attribute of a tag as written, "<meta charset=…>", by its name in lower case; empty without. Entities stay.
std::string_view attribute_in(std::string_view tag, std::string_view name);

} // namespace core
