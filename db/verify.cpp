// Verifying: the walk through the log, beside it on a second thread what is made from the log and the saved bytes, and
// the heads against those known outside the file.
#include "db/rows.h"
#include "db/store.h"
#include "db/walk.h"

#include <atomic>
#include <future>

namespace db {

namespace {

using core::Trust;

/// A connection that reads the very state another one reads. In a file that somebody writes to meanwhile, both begin
/// anew until they do.
class SameState {
public:
    SameState(std::string const& path, Connection& first) {
        constexpr int attempts = 50;
        for (int attempt = 0; attempt < attempts; ++attempt) {
            first_.emplace(first);
            auto const head = first.integer("select max(seq) from revision");
            if (path == ":memory:") return;
            if (!second_) {
                second_ = std::make_unique<Connection>(path, Access::read_only);
                second_->take_room();
            }
            snapshot_.emplace(*second_);
            if (second_->integer("select max(seq) from revision") == head) return;
            snapshot_.reset();
            first_.reset();
        }
        throw core::Error(core::Code::locked, core::say("Another program is using the workspace. Nothing was changed."));
    }
    /// Null in memory, where there is but one connection.
    Connection* second() { return second_.get(); }

private:
    std::unique_ptr<Connection> second_;
    std::optional<Snapshot> first_, snapshot_; // last: they end before the connections
};

/// The rows compared on a thread of their own, or at once where there is but one connection.
class RowsBeside {
public:
    RowsBeside(Connection& own, Connection* second, core::Progress const& progress)
        : stop_([this, &progress] { return left_ || progress.stop_requested(); }), own_(own) {
        if (second) report_ = std::async(std::launch::async, [this, second] { return compare_rows(*second, stop_); });
    }
    ~RowsBeside() { left_ = true; }
    RowsReport finish() { return report_.valid() ? report_.get() : compare_rows(own_, stop_); }

private:
    std::atomic<bool> left_ = false;
    std::function<bool()> stop_;
    Connection& own_;
    std::future<RowsReport> report_; // last: ends before what it works with
};

} // namespace

core::Verification SqliteStore::verify(core::Progress& progress) {
    auto const known = keyring_.mark(workspace());
    auto result = walk_all(known, progress);
    heed(result);
    return result;
}

core::Verification SqliteStore::walk_all(std::optional<Mark> const& known, core::Progress& progress) {
    try {
        return walk_readable(known, progress);
    } catch (core::Error const& error) {
        if (error.code() != core::Code::damaged) throw;
        return unreadable(error);
    }
}

bool SqliteStore::decided_on(Difference const& found) const {
    core::Verification as_told;
    as_told.status = found.status;
    as_told.finding = found.finding;
    as_told.broken_at = found.at;
    return decided_on(as_told);
}

std::optional<Difference> SqliteStore::first_of(Walk const& walk, std::optional<Difference> const& rows) const {
    if (walk.misfit()) return as_difference(*walk.misfit());
    auto const broken = rows && rows->status == Trust::broken;
    if (!walk.passed().empty()) return broken && !decided_on(*rows) ? rows : std::nullopt;
    if (!broken && !walk.seen_holds()) return Difference{Trust::rows_differ, seen_otherwise(), {}};
    return rows;
}

core::Verification SqliteStore::walk_readable(std::optional<Mark> const& known, core::Progress& progress) {
    SameState state(path_, connection_);
    progress.update(0, static_cast<std::uint64_t>(head()));
    RowsBeside rows(connection_, state.second(), progress);
    auto walking = progress.part(0.9); // and the rest when the rows are in
    Walk walk(connection_, *this, walking, [this](Misfit const& misfit) { return decided_on(as_difference(misfit)); });
    walk.run();
    auto const report = rows.finish();
    progress.update(1, 1);
    auto past = known;
    if (past) past->found.reset(); // this walk is to say it anew
    auto result = look_at_heads(walk.covered(), past);
    result.redacted = walk.redacted();
    result.records = report.records;
    result.files = report.files;
    auto passed = walk.passed();
    auto worst = first_of(walk, report.difference);
    if (!worst && !passed.empty()) {
        // What somebody decided about stays in the answer, which is never a good one then.
        worst = as_difference(passed.front());
        passed.erase(passed.begin());
        if (report.difference) result.remarks.push_back(report.difference->finding);
        if (!walk.seen_holds()) result.remarks.push_back(seen_otherwise());
    }
    for (auto const& misfit : passed)
        result.remarks.push_back(core::say("Revision {seq} does not hold either; somebody decided to go on in spite of "
                                           "that.",
                                           {{"seq", std::to_string(misfit.seq)}}));
    if (worst && (walk.misfit() || !walk.passed().empty())) {
        // The first place that does not hold says more than what follows from it at the end.
        if (worst->status >= result.status) {
            result.status = worst->status;
            result.finding = worst->finding;
            result.broken_at = worst->at;
        }
        result.revisions = walk.revisions();
        return result;
    }
    if (worst) worsen(result, worst->status, worst->finding, worst->at);
    if (result.status == Trust::ok && result.redacted > 0) {
        result.status = Trust::ok_redacted;
        result.finding = core::say("Every revision holds: {count} checked. States redacted, as the history says: "
                                   "{redacted}.",
                                   {{"count", std::to_string(result.revisions)},
                                    {"redacted", std::to_string(result.redacted)}});
    }
    return result;
}

} // namespace db
