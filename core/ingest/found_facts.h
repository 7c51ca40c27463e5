// What a file says of itself, each with where it says so: several places may say several things, and a person chooses.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace core {

enum class FactKind { title, author, publisher, published, url, language };

struct FoundFact {
    FactKind kind = FactKind::title;
    std::string value; ///< one line; of a date its EDTF, of an address the whole of it
    std::string from;  ///< as pages call it: "og:title", "JSON-LD author", "<time>"
    bool operator==(FoundFact const&) const = default;
};

/// "title", "author", "publisher", "published", "url", "language": as the fields of a source are called.
std::string_view name_of(FactKind kind);

} // namespace core
