// What a person sees of a table of claims before it comes in: how its columns are understood, its first cells, and the
// claims that its first rows would become.
#pragma once

#include "app/intake/arrival.h"
#include "core/formats/claims_table.h"

#include <string>
#include <vector>

namespace app {

struct TableSample {
    core::TablePlan plan;
    std::vector<std::vector<std::string>> cells; ///< of the first rows below the head
    std::vector<core::ReadClaim> claims;         ///< of those rows; empty while no column holds the claims
};

/// Reads no more than the first rows where `map` tells how the cells stand apart; else the whole file, to find that out.
/// Throws like read_file, and Error{bad_input} when it is no table, or has no such column.
TableSample table_sample(Arrival const& arrival, core::ColumnMap const& map);

/// What a map calls that column of the table: its name, or its number where several bear the name or none has one.
std::string column_in_map(core::TablePlan const& plan, std::size_t at);
/// Everything the plan found out, as a person could have said it.
core::ColumnMap told_map(core::TablePlan const& plan, core::ColumnMap map);

} // namespace app
