// The words of a wording that may turn its meaning round when one of them is another: numbers by their value, in digits or
// in letters, units, names, months and days of the week, and what denies. Between two wordings of the same they are compared as bags: any difference is for a
// person to judge.
#pragma once

#include <string>
#include <string_view>

namespace core {

struct GraveDifference {
    bool numbers = false, units = false, names = false, negations = false;
    bool times = false; ///< of the names, those of months and days
    bool any() const { return numbers || units || names || negations; }
    bool operator==(GraveDifference const&) const = default;
};

/// What differs between two wordings in that language (two-letter code, or empty).
GraveDifference grave_difference(std::string_view before, std::string_view after, std::string_view language);

/// Whether the word is a unit, as many languages write it, and so compared as one.
bool is_unit_word(std::string_view folded);

} // namespace core
