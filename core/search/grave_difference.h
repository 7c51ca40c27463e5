// The words of a wording that may turn its meaning round when one of them is another: numbers, in digits or in letters,
// units, names, and what denies. Between two wordings of the same they are compared as bags: any difference is for a
// person to judge.
#pragma once

#include <string>
#include <string_view>

namespace core {

struct GraveDifference {
    bool numbers = false, units = false, names = false, negations = false;
    bool any() const { return numbers || units || names || negations; }
    bool operator==(GraveDifference const&) const = default;
};

/// What differs between two wordings in that language (two-letter code, or empty).
GraveDifference grave_difference(std::string_view before, std::string_view after, std::string_view language);

} // namespace core
