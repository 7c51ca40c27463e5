#include "app/intake/table_sample.h"

#include "app/intake/collection.h"
#include "core/formats/column_names.h"
#include "core/formats/decoded_pieces.h"

#include <algorithm>
#include <utility>

namespace app {

namespace {

constexpr std::size_t rows_shown = 8;

/// The pieces of a file until there was enough of it.
core::NextPiece until(core::NextPiece next, bool const& enough) {
    return [next = std::move(next), &enough] { return enough ? std::string_view() : next(); };
}

} // namespace

TableSample table_sample(Arrival const& arrival, core::ColumnMap const& map) {
    TableSample sample;
    sample.plan = columns_of(arrival, map);
    auto const pieces = pieces_of(arrival);
    auto const encoding = map.encoding.empty() ? arrival.encoding : map.encoding;
    auto const open = [&] { return core::decoded_pieces(pieces.open(), encoding); };
    auto enough = false;
    auto is_head = sample.plan.has_header;
    core::each_table_row(until(open(), enough), sample.plan.layout, [&](core::TableRow& row) {
        if (std::exchange(is_head, false) || enough) return;
        sample.cells.push_back(std::move(row.cells));
        enough = sample.cells.size() == rows_shown;
    });
    if (!sample.plan.places.contains(core::Column::text)) return sample;
    enough = false;
    core::read_claims_table(until(open(), enough), sample.plan, map, [&](core::ReadClaim claim) {
        if (!enough) sample.claims.push_back(std::move(claim));
        enough = sample.claims.size() == rows_shown;
    });
    return sample;
}

std::string column_in_map(core::TablePlan const& plan, std::size_t at) {
    auto const number = std::to_string(at + 1);
    if (!plan.has_header) return number;
    auto const name = core::comparable_column(plan.head[at]);
    auto const alike = std::ranges::count_if(plan.head, [&](auto const& each) { return core::comparable_column(each) == name; });
    return alike == 1 ? plan.head[at] : number;
}

core::ColumnMap told_map(core::TablePlan const& plan, core::ColumnMap map) {
    map.delimiter = plan.layout.delimiter;
    map.quoting = plan.layout.quoting;
    map.has_header = plan.has_header;
    map.columns.clear();
    for (auto const& [column, places] : plan.places)
        for (auto const at : places) map.columns[column].push_back(column_in_map(plan, at));
    return map;
}

} // namespace app
