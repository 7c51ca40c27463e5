// What the columns of a table of claims mean: told by a person and kept in a file to be shared, else found from the
// head of the table. The same file says which of our ratings a publisher's own words stand for, for any format.
#pragma once

#include "core/text/table.h"
#include "core/time/day_order.h"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

struct CollectedClaim;

/// What a column may hold. The keys are those of the file.
enum class Column {
    text, id, speaker, said_on, occasion, verdict, title, subtitle, body, author, checked_on, url, language, note, topic, scale,
    state
};
inline constexpr std::array<std::string_view, 17> column_keys{
    "text", "id", "speaker", "said_on", "occasion", "verdict", "title", "subtitle", "body", "author", "checked_on", "url",
    "language", "note", "topic", "scale", "state"};
constexpr std::string_view key_of(Column column) { return column_keys[static_cast<std::size_t>(column)]; }
/// For people, English, marked for translation.
char const* label_of(Column column);

/// Which ratings stand for a publisher's words.
struct VerdictTable {
    std::string publisher; ///< whose words; empty: anybody's
    std::string scale;     ///< key of a scale
    std::map<std::string, std::string> ratings; ///< its key by a word for it, folded and without signs around it
};

/// Everything may be left open: it is found from the file then.
struct ColumnMap {
    std::optional<char> delimiter;
    std::optional<Quoting> quoting;
    std::string encoding;           ///< empty: found out
    std::optional<bool> has_header;
    DayOrder dates = DayOrder::open;
    std::string collection;         ///< what goes before the ids of the table, which others use as well; may be empty
    std::map<Column, std::vector<std::string>> columns; ///< names of columns, or their numbers from 1
    bool keeps_rest = true;         ///< what stands in other columns goes into the note
    std::vector<VerdictTable> verdicts;
};

/// Reads a file of it. Throws Error{bad_input} with one sentence that names `origin` and the place in it.
ColumnMap read_column_map(std::string_view json, std::string_view origin);
/// The same as a file, keys in the order a person would write them.
std::string write_column_map(ColumnMap const& map);

/// The scale and rating a table says a verdict stands for, the publisher's own table first.
struct MappedVerdict {
    std::string scale, rating;
};
std::optional<MappedVerdict> mapped_verdict(ColumnMap const& map, std::string_view publisher, std::string_view word);

/// A table as it is read: where which cells stand.
struct TablePlan {
    TableLayout layout;
    bool has_header = true;
    std::vector<std::string> head;                        ///< names of the columns, or "column 3"
    std::map<Column, std::vector<std::size_t>> places;    ///< from 0
    std::vector<std::size_t> rest;                        ///< columns that mean nothing here
    std::string known_as;                                 ///< a layout of programs that is known: "Meedan Check"
    bool ours = false;                                    ///< this program wrote it: its cells are taken as they stand
};

/// Bytes that are read from their beginning as often as somebody opens them.
using OpenPieces = std::function<NextPiece()>;

/// How a table is read: as the map says, else as most of its rows agree and its head tells. Throws Error{bad_input} when
/// the map names a column that is not there. Without a column for `text` the plan has none, which the caller tells.
TablePlan plan_table(OpenPieces const& open, ColumnMap const& map);

} // namespace core
