#include "core/ingest/found_facts.h"

#include <array>

namespace core {

std::string_view name_of(FactKind kind) {
    constexpr std::array<std::string_view, 15> names{"title",  "author",   "publisher", "published", "url",         "language", "credit", "taken",
                                                     "device", "software", "pixels",    "place",     "description", "duration", "format"};
    static_assert(names.size() == static_cast<std::size_t>(FactKind::format) + 1);
    return names[static_cast<std::size_t>(kind)];
}

} // namespace core
