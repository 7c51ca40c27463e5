#include "app/common/list_layout.h"

#include <algorithm>
#include <charconv>

namespace app {

namespace {

constexpr std::string_view off = "off", sort = "sort", falling = "/falling";
constexpr int widest = 4000; // DIP

void read_part(std::string_view part, ListLayout& layout) {
    auto const equals = part.find('=');
    if (equals == part.npos || equals == 0) return;
    auto const name = part.substr(0, equals);
    auto value = part.substr(equals + 1);
    if (name == sort) {
        if (value.ends_with(falling)) {
            layout.direction = ListLayout::Direction::falling;
            value.remove_suffix(falling.size());
        }
        layout.sorted_by = value;
        return;
    }
    if (value == off) {
        layout.column(name).shown = false;
        return;
    }
    int width = 0;
    auto const [end, error] = std::from_chars(value.data(), value.data() + value.size(), width);
    if (error == std::errc() && end == value.data() + value.size() && width > 0 && width <= widest)
        layout.column(name).width = width;
}

} // namespace

ColumnLayout& ListLayout::column(std::string_view id) {
    auto const found = std::ranges::find(columns, id, &ColumnLayout::id);
    return found != columns.end() ? *found : columns.emplace_back(ColumnLayout{std::string(id), 0, true});
}

ColumnLayout ListLayout::of(std::string_view id) const {
    auto const found = std::ranges::find(columns, id, &ColumnLayout::id);
    return found != columns.end() ? *found : ColumnLayout{std::string(id), 0, true};
}

std::string to_line(ListLayout const& layout) {
    std::string line;
    auto const add = [&](std::string const& part) { line += (line.empty() ? "" : " ") + part; };
    for (auto const& column : layout.columns) {
        if (column.width > 0) add(column.id + "=" + std::to_string(column.width));
        if (!column.shown) add(column.id + "=off");
    }
    if (!layout.sorted_by.empty())
        add("sort=" + layout.sorted_by +
            (layout.direction == ListLayout::Direction::falling ? std::string(falling) : std::string()));
    return line;
}

ListLayout layout_from(std::string_view line) {
    ListLayout layout;
    while (!line.empty()) {
        auto const space = line.find(' ');
        read_part(line.substr(0, space), layout);
        line = space == line.npos ? std::string_view() : line.substr(space + 1);
    }
    return layout;
}

} // namespace app
