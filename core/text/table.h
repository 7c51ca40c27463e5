// Tables as text: rows of cells, held one at a time however long the file. Many are written with quotation marks around
// cells, as spreadsheets do; as many are not, and a mark in them is a mark like any other.
#pragma once

#include "core/text/lines.h"

#include <string>
#include <vector>

namespace core {

enum class Quoting {
    marks,  ///< a cell may stand in "…": then it may hold the delimiter, line ends and "" for a mark
    literal ///< a quotation mark is a sign like any other, and a row is a line
};

struct TableLayout {
    char delimiter = ',';
    Quoting quoting = Quoting::marks;
    bool operator==(TableLayout const&) const = default;
};

struct TableRow {
    std::vector<std::string> cells; ///< of a row that is too long, none
    std::int64_t line = 1;          ///< in which it begins
    std::size_t bytes = 0;
    bool too_long = false;          ///< it has more than largest_line bytes
    bool is_open = false;           ///< the file ended inside a cell in quotation marks
};

/// Calls for every row that is not blank; a byte order mark is left out, and so is a first line "sep=;". Lines end with a
/// line feed, with or without a carriage return before it, or with carriage returns alone. Marks that stand otherwise than the layout has
/// it are signs like any other, so that nothing of a row is lost.
void each_table_row(NextPiece const& next, TableLayout const& layout, std::function<void(TableRow&)> const& call);

/// How the rows of a file agree when it is read so.
struct TableAgreement {
    std::int64_t rows = 0;
    std::size_t columns = 0;     ///< of most rows
    std::int64_t other_rows = 0; ///< with more or fewer cells, or too long
};
TableAgreement agreement_of(NextPiece const& next, TableLayout const& layout);

} // namespace core
