#include "db/walk.h"

#include "core/log/redaction.h"
#include "db/log.h"
#include "db/sql.h"

namespace db {

using core::N_;
using core::Trust;

Difference as_difference(Misfit const& misfit) {
    return {misfit.status, core::Message{misfit.what, {{"seq", std::to_string(misfit.seq)}}}, misfit.seq};
}

Walk::Walk(Connection const& connection, core::Reader const& reader, core::Progress& progress, Decided decided)
    : connection_(connection), progress_(progress), lanes_(reader.lanes()), trees_(reader.workspace(), tree_lanes()),
      total_(static_cast<std::uint64_t>(reader.head())), changes_(connection.prepare(sql::walk_changes)),
      decided_(std::move(decided)) {
    auto numbers = connection.prepare("select number from lane order by number");
    for (std::size_t at = 0; numbers.next(); ++at) places_[numbers.integer(0)] = at;
    next_index_.resize(lanes_.size());
    read_redactions();
    more_changes_ = changes_.next();
}

void Walk::run() {
    auto revisions = connection_.prepare(sql::walk_revisions);
    while (!misfit_ && revisions.next()) step(revisions);
    if (auto const earlier = trees_.finish(); earlier && (!misfit_ || earlier->seq <= misfit_->seq)) misfit_ = earlier;
    if (!misfit_) compare_ends();
    // A change outside every revision is covered by no entry, but would count as the newest state.
    if (!misfit_ && more_changes_) stray();
}

std::vector<Trees::Lane> Walk::tree_lanes() const {
    std::vector<Trees::Lane> lanes;
    for (auto const& lane : lanes_) {
        auto& made = lanes.emplace_back(Trees::Lane{lane.lane, lane.key, {}});
        auto notes = connection_.prepare("select size, note from checkpoint where lane = (select number from lane "
                                         "where uuid = ?1)");
        notes.bind(1, lane.lane);
        while (notes.next()) made.notes[notes.integer(0)] = notes.text(1);
    }
    return lanes;
}

void Walk::read_redactions() {
    auto const is_signed = [&](core::Seq seq) {
        auto cursor = connection_.prepare("select l.key is not null from revision r join lane l on l.number = r.lane "
                                          "where r.seq = ?1");
        cursor.bind(1, seq);
        return cursor.next() && cursor.integer(0) != 0;
    };
    auto notices = connection_.prepare(sql::redactions);
    while (notices.next()) {
        auto const redaction = core::redaction_in(
            notices.text(1), [&](auto const& place) { return seq_of(connection_, place); });
        if (!redaction) continue;
        // An entry that nobody signs, anybody may have written: it takes nothing out of what is signed.
        auto const counts = [&](core::Seq seq) {
            return seq < notices.integer(0) && (notices.integer(2) != 0 || !is_signed(seq));
        };
        for (auto const& state : redaction->states)
            if (counts(state.seq)) redactable_.insert(state);
        for (auto const seq : redaction->reasons)
            if (counts(seq)) redactable_reasons_.insert(seq);
    }
}

void Walk::broken(core::Seq seq, char const* what) {
    if (!misfit_) misfit_ = Misfit{seq, Trust::broken, what};
}

bool Walk::passes(core::Seq seq, char const* what) {
    Misfit const misfit{seq, Trust::broken, what};
    auto const known = !passed_.empty() && passed_.back().seq == seq && passed_.back().what == what;
    if (!known && (!decided_ || !decided_(misfit))) {
        broken(seq, what);
        return false;
    }
    if (!known) passed_.push_back(misfit);
    return true;
}

void Walk::step(Cursor const& row) {
    core::Digest root;
    auto revision = read_revision(row, &root);
    auto const lane = places_.find(row.integer(1));
    if (more_changes_ && changes_.integer(0) < revision.seq && changes_.integer(0) != expected_) return stray();
    if (revision.seq != expected_) return broken(expected_, N_("Revision {seq} is missing from the log."));
    if (lane == places_.end())
        return broken(revision.seq, N_("Revision {seq} does not hold: who, when or which records it names "
                                       "was altered."));
    revision.lane = lanes_[lane->second].lane; // the row has but its number
    if (revision.reverts > 0 && revision.reverts < revision.seq)
        revision.reverted = place_of(connection_, revision.reverts);
    if (revision.index != next_index_[lane->second])
        return broken(expected_, N_("Revision {seq} is missing from the log."));
    take_changes(revision.seq);
    take_reason(revision);
    if (misfit_) return;
    if (core::MerkleFrontier::leaf(core::entry_bytes(revision, digests_)) != revision.digest)
        return broken(revision.seq, N_("Revision {seq} does not hold: who, when or which records it names "
                                       "was altered."));
    Leaf leaf{lane->second, revision.seq, revision.digest, root, revision.seen, {}};
    if (revision.operation == core::accept_operation)
        if (auto decision = core::decision_in(revision.notice)) leaf.taken_over = std::move(decision->taken_over);
    seen_.note(row.integer(1), revision.seen);
    trees_.add(std::move(leaf));
    ++next_index_[lane->second];
    if (expected_ % 1024 == 0) {
        progress_.update(static_cast<std::uint64_t>(expected_), total_);
        if (trees_.misfits()) misfit_ = trees_.finish();
    }
    ++expected_;
}

void Walk::take_changes(core::Seq seq) {
    digests_.clear();
    for (; more_changes_ && changes_.integer(0) == seq; more_changes_ = changes_.next()) {
        core::Ref const ref{to_kind(changes_.integer(1)), changes_.integer(2)};
        digests_.push_back(to_digest(changes_.blob(5)));
        if (changes_.null(3)) {
            if (changes_.null(4) && redactable_.contains({ref, seq}))
                ++redacted_;
            else if (!passes(seq, N_("Revision {seq} does not hold: what it says was taken out without a redaction.")))
                return;
            continue;
        }
        auto const body = changes_.null(4) ? std::nullopt : std::optional(changes_.text(4));
        if (core::change_digest(changes_.blob(3), ref, body) != digests_.back() &&
            !passes(seq, N_("Revision {seq} does not hold: what it says was altered.")))
            return;
    }
}

void Walk::take_reason(core::Revision const& revision) {
    if (!core::reason_holds(revision)) {
        passes(revision.seq, N_("Revision {seq} does not hold: the reason it gives was altered."));
    } else if (revision.reason_redacted()) {
        if (redactable_reasons_.contains(revision.seq))
            ++redacted_;
        else
            passes(revision.seq, N_("Revision {seq} does not hold: the reason it gives was taken out without a "
                                    "redaction."));
    }
}

void Walk::stray() {
    broken(changes_.integer(0), N_("The log holds changes of revision {seq}, which it does not list."));
}

/// The lanes end where they say they do, and no signed head is further on.
void Walk::compare_ends() {
    for (std::size_t at = 0; at < lanes_.size(); ++at) {
        auto const size = static_cast<std::int64_t>(trees_.tree(at).size());
        auto row = connection_.prepare("select l.size, l.frontier, (select coalesce(max(size), 0) from checkpoint "
                                       "where lane = l.number) from lane l where l.uuid = ?1");
        row.bind(1, lanes_[at].lane);
        if (!row.next() || row.integer(0) != size || row.blob(1) != trees_.tree(at).save() || row.integer(2) > size)
            return broken(expected_, N_("Revision {seq} is missing: the log was longer once."));
    }
}

} // namespace db
