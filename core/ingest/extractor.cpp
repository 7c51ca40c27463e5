#include "core/ingest/extractor.h"

namespace core {

std::string with_encoding(std::string_view extractor, std::string_view encoding) {
    return std::string(extractor) + " (" + std::string(encoding) + ")";
}

std::string_view chosen_encoding(std::string_view extractor) {
    auto const open = extractor.find(" (");
    if (open == extractor.npos || !extractor.ends_with(')')) return {};
    return extractor.substr(open + 2, extractor.size() - open - 3);
}

} // namespace core
