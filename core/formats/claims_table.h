// Collections of checked claims as tables (CSV, TSV), of any layout: what each column is, a plan says
// (core/formats/column_map.h).
#pragma once

#include "core/base/progress.h"
#include "core/base/sink.h"
#include "core/formats/collected.h"
#include "core/formats/column_map.h"
#include "core/formats/selection.h"

#include <span>

namespace core {

/// Whether a cell is one that would be a formula, or looks like one that was guarded, behind one more apostrophe.
inline bool is_guarded_cell(std::string_view cell) {
    auto const after = cell.find_first_not_of('\'');
    return after != cell.npos && after > 0 && std::string_view("=+-@\t").find(cell[after]) != cell.npos;
}

/// Reads the rows in their order, holding one at a time. What stands in columns without a meaning is kept in the note,
/// what stands behind the last column as well, and told.
void read_claims_table(NextPiece const& next, TablePlan const& plan, ColumnMap const& map,
                       std::function<void(ReadClaim)> const& take);

/// The names of the columns a table of ours can have, in their usual order.
std::span<std::string_view const> table_columns();

/// Writes a row for each claim, below a head, handing over one at a time. No cell is taken for a formula: before one that
/// begins like that stands an apostrophe, which reading takes away again. Throws Error{bad_input} for a column there is
/// not, Error{cancelled} and what reader and sink throw.
WrittenClaims write_claims_table(Reader const& reader, ClaimSelection const& selection, Sink const& sink,
                                 Progress& progress);

} // namespace core
