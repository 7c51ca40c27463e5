// What a file says of itself, each with where it says so: several places may say several things, and a person chooses.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace core {

enum class FactKind {
    title, author, publisher, published, url, language, credit, ///< what a source has a field for
    taken, device, software, pixels, place, description, ///< of a picture: "2026-11-03 14:05:09 +01:00", "4032 × 3024"
    duration, format ///< of a recording: "1:02:03", "MPEG-4"
};

struct FoundFact {
    FactKind kind = FactKind::title;
    std::string value; ///< one line; of a date its EDTF, of an address the whole of it
    std::string from;  ///< as pages call it: "og:title", "JSON-LD author", "<time>"
    bool operator==(FoundFact const&) const = default;
};

/// "title", "author", "taken": as the fields of a source are called, as far as it has them.
std::string_view name_of(FactKind kind);

} // namespace core
