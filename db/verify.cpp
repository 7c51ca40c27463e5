// Verifying: the walk through the log, beside it on a second thread what is made from the log and the saved bytes, and
// the heads against those known outside the file.
#include "db/rows.h"
#include "db/store.h"
#include "db/walk.h"

#include <algorithm>
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
    RowsBeside(Connection& own, Connection* second, core::Progress const& progress, IsDecided is_decided)
        : own_(own), comparison_([this, &progress] { return left_ || progress.stop_requested(); }, Extent::all,
                                 std::move(is_decided)) {
        if (!second) return;
        beside_ = std::async(std::launch::async, [this, second] {
            comparison_.compare(*second);
            comparison_.look_at_structures(*second);
        });
    }
    ~RowsBeside() { left_ = true; }
    /// Lends a hand with what is left to do, on the thread that is free now.
    RowsReport finish() {
        if (!beside_.valid()) comparison_.compare(own_);
        comparison_.look_at_structures(own_);
        if (beside_.valid()) beside_.get();
        return comparison_.report(own_);
    }

private:
    std::atomic<bool> left_ = false;
    Connection& own_;
    RowsComparison comparison_;
    std::future<void> beside_; // last: ends before what it works with
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

std::optional<Difference> SqliteStore::first_undecided(Walk const& walk, RowsReport const& rows) {
    if (walk.misfit()) return as_difference(*walk.misfit());
    if (rows.difference && rows.difference->status == Trust::broken) return rows.difference;
    if (!walk.passed().empty()) return std::nullopt;
    if (auto const differ = walk.tables_that_differ(); !differ.empty())
        return Difference{Trust::rows_differ, differ.front(), {}};
    return rows.difference;
}

namespace {

/// What somebody decided about stays in the answer, which is never a good one then.
void tell_decided(core::Verification& result, Difference const& found) {
    if (found.at) {
        result.remarks.push_back(core::say("Revision {seq} does not hold either; somebody decided to go on in spite of "
                                           "that.",
                                           {{"seq", std::to_string(*found.at)}}));
        return;
    }
    result.remarks.push_back(found.finding);
    result.remarks.push_back(core::say("Somebody decided to go on in spite of that."));
}

} // namespace

core::Verification SqliteStore::walk_readable(std::optional<Mark> const& known, core::Progress& progress) {
    SameState state(path(), connection_);
    progress.update(0, static_cast<std::uint64_t>(head()));
    proven_.forget(0);
    auto const decisions = Decisions::readable(connection_, proven_);
    RowsBeside rows(connection_, state.second(), progress, [&](Connection const& connection, Difference const& found) {
        return decisions.are_about(connection, found);
    });
    auto walking = progress.part(0.9); // and the rest when the rows are in
    Walk walk(connection_, *this, walking, decisions);
    walk.run();
    auto const report = rows.finish();
    progress.update(1, 1);
    auto result = look_past_the_last_walk(walk.is_whole() ? walk.covered() : covered_heads(), known);
    result.redacted = walk.redacted();
    result.records = report.records;
    result.files = report.files;
    std::vector<Difference> decided;
    for (auto const& misfit : walk.passed()) decided.push_back(as_difference(misfit));
    if (report.decided) decided.push_back(*report.decided);
    if (walk.misfit() || !walk.passed().empty()) result.revisions = walk.revisions();

    if (auto const found = first_undecided(walk, report)) {
        // The first place that does not hold says more than what follows from it at the end. What nobody signed behind a
        // signed head follows from no other entry.
        auto const tail = walk.is_local() && !result.subject.stands.empty();
        auto const follows = walk.misfit() && !tail && result.status == found->status;
        if (follows)
            replace(result, *found);
        else
            worsen(result, *found);
    } else if (!decided.empty() && !core::needs_decision(result.status)) {
        replace(result, decided.front());
        decided.erase(decided.begin());
        if (!walk.passed().empty() && report.difference) result.remarks.push_back(report.difference->finding);
        std::ranges::move(walk.tables_that_differ(), std::back_inserter(result.remarks));
    }
    for (auto const& each : decided) tell_decided(result, each);
    if (result.status == Trust::ok && result.redacted > 0)
        replace(result, {Trust::ok_redacted,
                         core::say("Every revision holds: {count} checked. States redacted, as the history says: "
                                   "{redacted}.",
                                   {{"count", std::to_string(result.revisions)},
                                    {"redacted", std::to_string(result.redacted)}}),
                         {}});
    return result;
}

} // namespace db
