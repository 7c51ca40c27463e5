// What is made from the log, held against it: the row of every record, what refers to what, and the saved bytes, the
// tables and indexes as SQLite sees them. Lists, search and counters are not looked at here, see check.cpp.
#pragma once

#include "core/store/store.h"
#include "db/sqlite.h"

#include <atomic>
#include <functional>
#include <vector>

namespace db {

/// Something that is not as the log has it.
struct Difference {
    core::Trust status = core::Trust::rows_differ;
    core::Message finding;
    std::optional<core::Seq> at; ///< the revision whose words or bytes are concerned
    core::Subject subject = {};  ///< what exactly it is about, where somebody can decide about it
};

/// Whether somebody decided to go on in spite of that very difference. Asked on the connection it was found on.
using IsDecided = std::function<bool(Connection const&, Difference const&)>;

struct RowsReport {
    std::optional<Difference> difference; ///< the gravest that nobody decided about, of several the first
    std::optional<Difference> decided;    ///< the first that somebody decided about
    std::int64_t records = 0;
    std::int64_t files = 0;
};

/// What is compared: all of it, or all but the saved bytes. Tables with their indexes always: what an index does not hold
/// is neither listed nor shown.
enum class Extent { all, rows };

/// The comparison in two parts, for as many threads as there are, each with a connection of its own to the same state.
/// `stop` is asked now and then, by all of them; when it says so, the rest is left.
class RowsComparison {
public:
    RowsComparison(std::function<bool()> stop, Extent extent, IsDecided is_decided);
    /// Rows, references and saved bytes, each read once; by one thread.
    void compare(Connection& connection);
    /// What SQLite finds of each table and its indexes: takes the next that nobody took until none is left. By any
    /// number of threads at once.
    void look_at_structures(Connection const& connection);
    /// When all of them are done. Of equals what cannot be read of the log goes first, then rows, then indexes.
    RowsReport report(Connection const& connection) const;

private:
    struct Structure {
        std::string_view table;
        core::Trust status;
        std::optional<core::Message> finding;
    };
    std::function<bool()> stop_;
    Extent extent_;
    IsDecided is_decided_;
    RowsReport rows_;
    std::vector<Structure> structures_;
    std::atomic<std::size_t> taken_ = 0;
};

/// All of it at once, on this thread.
RowsReport compare_rows(Connection& connection, std::function<bool()> const& stop, Extent extent = Extent::all,
                        IsDecided const& is_decided = {});

/// The row of one record when it says what the log says; what is not there in both is right as well.
bool row_holds(Connection const& connection, core::Ref ref, std::optional<core::Record> const& logged);

} // namespace db
