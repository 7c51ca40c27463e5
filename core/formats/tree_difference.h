// What differs between what is shown and what is proven, leaf by leaf or line by line, each named so that a person
// finds it.
#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace core {

struct LineDifference {
    enum class How {
        altered,
        added,   ///< shown, but nothing there is proven
        left_out ///< proven, but not shown
    };
    How how = How::altered;
    std::string where;  ///< "review.rating.label", "history[3].fields[0].after", "42" for a line of a page
    std::string shown;  ///< shortened for people
    std::string proven;
};

/// Every leaf that differs. A list is compared from both ends inwards, so that one line that was taken out or put in is
/// named alone; what is left in the middle is compared place by place.
std::vector<LineDifference> tree_differences(nlohmann::json const& shown, nlohmann::json const& proven);

/// Every line of a text that differs, likewise.
std::vector<LineDifference> text_differences(std::string_view shown, std::string_view proven);

} // namespace core
