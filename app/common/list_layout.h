// What a person made of the columns of a list, as it is remembered: which show, how wide they are, by which the list is
// sorted. One line of text; what is not understood of it is left out, so that a list always stands.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace app {

struct ColumnLayout {
    std::string id;
    int width = 0; ///< DIP; 0 = as the list has it
    bool shown = true;
    bool operator==(ColumnLayout const&) const = default;
};

struct ListLayout {
    std::vector<ColumnLayout> columns; ///< those that differ from how the list has them
    std::string sorted_by;             ///< empty = as the list comes
    enum class Direction { rising, falling } direction = Direction::rising;
    bool operator==(ListLayout const&) const = default;

    /// Never null: a column nobody touched is added as the list has it.
    ColumnLayout& column(std::string_view id);
    /// As the person wants it; the list's own when nobody touched it.
    ColumnLayout of(std::string_view id) const;
};

/// "verdict=130 state=off sort=claim/falling"
std::string to_line(ListLayout const& layout);
ListLayout layout_from(std::string_view line);

} // namespace app
