// What opening looks at besides the heads: the log from end to end with every row; of a long log in a file that stands
// as this computer left it, some entries with the rows of the records they changed.
#include "db/rows.h"
#include "db/sql.h"
#include "db/stamp.h"
#include "db/store.h"
#include "db/walk.h"

#include <random>
#include <set>

namespace db {

namespace {

using core::say;
using core::Trust;

constexpr core::Seq newest_entries = 8;
constexpr int by_chance = 8;
constexpr int most_changes = 64; // of one entry: an import may have made thousands

std::set<core::Seq> picked(core::Seq head) {
    std::set<core::Seq> seqs;
    for (auto seq = head; seq > 0 && seq > head - newest_entries; --seq) seqs.insert(seq);
    std::mt19937_64 random(std::random_device{}());
    for (int count = 0; head > newest_entries && count < by_chance; ++count)
        seqs.insert(1 + static_cast<core::Seq>(random() % static_cast<std::uint64_t>(head)));
    return seqs;
}

} // namespace

/// Samples are not enough once something differs: an entry that fits its own digest may still be unsigned, and a state
/// that was taken out is not missed by whoever reads the newest. So the whole log is walked.
void SqliteStore::look_at_all() {
    walked_ = true;
    auto const extent = std::exchange(bytes_due_, false) ? Extent::all : Extent::rows;
    core::Progress progress;
    Snapshot const snapshot(connection_);
    try {
        proven_.forget(0);
        auto const decisions = Decisions::of(connection_, proven_);
        Walk walk(connection_, *this, progress, decisions);
        walk.run();
        auto const rows = walk.misfit() ? RowsReport{}
                                        : compare_rows(connection_, [] { return false; }, extent,
                                                       [&](Connection const& connection, Difference const& found) {
                                                           return decisions.are_about(connection, found);
                                                       });
        if (auto const found = first_undecided(walk, rows)) worsen(standing_, *found);
    } catch (core::Error const& error) {
        if (error.code() != core::Code::damaged) throw;
        auto const found = unreadable(error);
        worsen(standing_, {found.status, found.finding, {}, found.subject});
    }
}

bool SqliteStore::is_short() const {
    try {
        if (head() > options_.short_log) return false; // hardly a revision is without a change
        return connection_.integer("select count(*) from (select 1 from change not indexed limit " +
                                   std::to_string(options_.short_log + 1) + ")") <= options_.short_log;
    } catch (core::Error const& error) {
        if (error.code() != core::Code::damaged) throw;
        return true; // as far as it can be read
    }
}

bool SqliteStore::as_this_computer_left_it() const {
    auto const stamp = file_.in_memory() ? std::string() : stamp_of(path());
    return !stamp.empty() && keyring_.place(canonical_path()).as_left == stamp;
}

void SqliteStore::remember_as_left(std::string const& stamp) {
    if (stamp.empty()) return;
    auto const path = canonical_path();
    auto place = keyring_.place(path);
    place.as_left = stamp;
    keyring_.remember_place(path, place);
}

void SqliteStore::look_at_contents() {
    looked_at_ = connection_.integer("pragma data_version");
    walked_ = false;
    if (core::needs_decision(standing_.status)) return; // says enough
    Snapshot const snapshot(connection_);
    if (is_short()) return look_at_all();
    walked_ = as_this_computer_left_it();
    if (walked_ || options_.long_walk == LongWalk::before_saving || (read_only() && HeldFile::is_held(path())))
        return look_at_samples();
    auto const stamp = file_.in_memory() ? std::string() : settled_stamp_of(path());
    look_at_all();
    if (!core::needs_decision(standing_.status) && stamp == stamp_of(path())) remember_as_left(stamp);
}

void SqliteStore::look_again_if_written() {
    if (connection_.integer("pragma data_version") == looked_at_) return;
    proven_.forget(0);
    owner_said_.reset();
    // The other program may have added a lane or removed a signature.
    if (!core::needs_decision(standing_.status)) standing_ = look_at_heads_if_readable();
    look_at_contents();
}

void SqliteStore::walk_before_saving() {
    if (!walked_ && !core::needs_decision(standing_.status)) look_at_all();
}

void SqliteStore::look_at_samples() {
    for (auto const seq : picked(head())) {
        try {
            // A walk tells whether somebody decided about it, and whether there is more.
            if (!proven_.entry_holds(seq)) return look_at_all();
            auto changes = connection_.prepare(sql::some_changes_of);
            changes.bind(":seq", seq).bind(":limit", most_changes);
            while (changes.next()) {
                core::Ref const ref{to_kind(changes.integer(0)), changes.integer(1)};
                if (!row_holds(connection_, ref, find(ref))) return look_at_all();
            }
        } catch (core::Error const& error) {
            if (error.code() != core::Code::damaged && error.code() != core::Code::not_found) throw;
            return look_at_all();
        }
    }
}

} // namespace db
