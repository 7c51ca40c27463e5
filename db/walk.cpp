#include "db/walk.h"

#include "core/log/redaction.h"
#include "db/log.h"
#include "db/sql.h"

#include <algorithm>
#include <charconv>

namespace db {

using core::N_;
using core::Trust;

Difference as_difference(Misfit const& misfit) {
    return {misfit.status, core::Message{misfit.what, {{"seq", std::to_string(misfit.seq)}}}, misfit.seq, misfit.subject};
}

Walk::Walk(Connection const& connection, core::Reader const& reader, core::Progress& progress, Decisions decisions)
    : connection_(connection), progress_(progress), lanes_(reader.lanes()), trees_(reader.workspace(), tree_lanes()),
      total_(static_cast<std::uint64_t>(reader.head())),
      redactions_(RedactedRows::by_the_log(connection, decisions.tails())), decisions_(std::move(decisions)) {
    auto numbers = connection.prepare("select number from lane order by number");
    for (std::size_t at = 0; numbers.next(); ++at) places_[numbers.integer(0)] = at;
    next_index_.resize(lanes_.size());
    changes_.emplace(connection.prepare(sql::walk_changes));
    more_changes_ = changes_->next();
}

void Walk::run() {
    auto revisions = connection_.prepare(sql::walk_revisions);
    while (!misfit_ && revisions.next()) step(revisions);
    if (auto const earlier = trees_.finish(); earlier && (!misfit_ || earlier->seq <= misfit_->seq)) {
        misfit_ = earlier;
        is_local_ = false;
    }
    if (!misfit_) compare_ends();
    // A change outside every revision is covered by no entry, but would count as the newest state.
    if (!misfit_ && more_changes_) stray();
    if (!misfit_ || is_local_) return;
    if (auto const decided = decided_until()) walk_alone(*decided);
}

std::vector<core::Message> Walk::tables_that_differ() const {
    std::vector<core::Message> found;
    if (!seen_.stand_in(connection_)) found.push_back(seen_otherwise());
    if (!redactions_.stand_in(connection_)) found.push_back(redacted_otherwise());
    return found;
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

void Walk::broken(core::Seq seq, char const* what) {
    if (!misfit_) misfit_ = Misfit{seq, Trust::broken, what};
}

bool Walk::passes(core::Seq seq, char const* what, core::Subject subject) {
    Misfit const misfit{seq, Trust::broken, what, std::move(subject)};
    if (decisions_.are_about(connection_, as_difference(misfit))) {
        passed_.push_back(misfit);
        return true;
    }
    if (!misfit_) {
        misfit_ = misfit;
        is_local_ = true;
    }
    return false;
}

void Walk::step(Cursor const& row) {
    core::Digest root;
    auto revision = read_revision(row, &root);
    auto const lane = places_.find(row.integer(1));
    if (more_changes_ && changes_->integer(0) < revision.seq && changes_->integer(0) != expected_) return stray();
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
    Leaf leaf{lane->second, revision.seq, revision.digest, root, {}, {}};
    auto const stands = core::MerkleFrontier::leaf(core::entry_bytes(revision, digests_));
    if (stands == revision.digest) {
        leaf.seen = revision.seen;
        seen_.note(row.integer(1), revision.seen);
        if (!decisions_.tails().contain(revision.place()))
            if (auto decision = core::decision_in(revision.operation, revision.notice))
                leaf.taken_over = std::move(decision->taken_over);
    } else if (!passes(revision.seq,
                       N_("Revision {seq} does not hold: who, when or which records it names was altered."),
                       {"entry", core::to_hex(stands)})) {
        return;
    }
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
    for (; more_changes_ && changes_->integer(0) == seq; more_changes_ = changes_->next()) {
        core::Ref const ref{to_kind(changes_->integer(1)), changes_->integer(2)};
        digests_.push_back(to_digest(changes_->blob(5)));
        auto const body = changes_->null(4) ? std::nullopt : std::optional(changes_->text(4));
        auto const stands = core::change_digest(changes_->blob(3), ref, body);
        auto const passes_with = [&](char const* what) {
            return passes(seq, what, {"state " + std::string(core::kind_name(ref.kind)) + ":" + core::id_text(ref.id),
                                      core::to_hex(stands)});
        };
        if (changes_->null(3)) {
            if (!body && redactions_.hold({ref, seq}))
                ++redacted_;
            else if (!passes_with(N_("Revision {seq} does not hold: what it says was taken out without a redaction.")))
                return;
            continue;
        }
        if (stands != digests_.back() &&
            !passes_with(N_("Revision {seq} does not hold: what it says was altered.")))
            return;
    }
}

void Walk::take_reason(core::Revision const& revision) {
    auto const stands = [&] {
        return core::Subject{"reason", core::to_hex(core::reason_digest(revision.reason_salt, revision.reason))};
    };
    if (!core::reason_holds(revision)) {
        passes(revision.seq, N_("Revision {seq} does not hold: the reason it gives was altered."), stands());
    } else if (revision.reason_redacted()) {
        if (redactions_.hold_reason(revision.seq))
            ++redacted_;
        else
            passes(revision.seq, N_("Revision {seq} does not hold: the reason it gives was taken out without a "
                                    "redaction."),
                   stands());
    }
}

void Walk::stray() {
    broken(changes_->integer(0), N_("The log holds changes of revision {seq}, which it does not list."));
}

namespace {

void hash_rows(core::Sha256& hash, Cursor rows) {
    while (rows.next())
        for (int column = 0; column < rows.columns(); ++column) {
            auto const is_null = rows.null(column);
            auto const bytes = rows.blob(column);
            hash.update(is_null ? std::string("-") : std::to_string(bytes.size()) + ":");
            hash.update(bytes);
        }
}

/// "log to LANE INDEX": all of it from the place of the finding to that entry.
constexpr std::string_view log_to = "log to ";

std::optional<core::LogPlace> end_of(core::Subject const& subject) {
    if (!subject.thing.starts_with(log_to)) return std::nullopt;
    auto const blank = subject.thing.rfind(' ');
    core::LogPlace place{subject.thing.substr(log_to.size(), blank - std::min(blank, log_to.size())), 0};
    auto const* const from = subject.thing.data() + blank + 1;
    auto const* const end = subject.thing.data() + subject.thing.size();
    if (std::from_chars(from, end, place.index).ptr != end) return std::nullopt;
    return place;
}

} // namespace

core::Digest Walk::all_between(core::Seq from, core::Seq to) const {
    core::Sha256 hash;
    for (auto const* sql : {"select * from revision not indexed where seq between ?1 and ?2 order by seq",
                            "select * from change indexed by change_by_seq where seq between ?1 and ?2 "
                            "order by seq, kind, entity"}) {
        auto rows = connection_.prepare(sql);
        rows.bind(1, from).bind(2, to);
        hash_rows(hash, std::move(rows));
    }
    return hash.finish();
}

std::optional<Walk::Covering> Walk::decided_until() {
    auto found = as_difference(*misfit_);
    auto const at = place_of_finding(connection_, found.at);
    for (auto const& made : decisions_.all()) {
        auto const end = end_of(made.decision.subject);
        auto const until = end ? seq_of(connection_, *end) : 0;
        if (until == 0) continue;
        found.subject = {made.decision.subject.thing, core::to_hex(all_between(misfit_->seq, until))};
        if (!names(made.decision, found, at)) continue;
        misfit_->subject = found.subject;
        return Covering{until, made.seq};
    }
    auto const newest = core::Seq{connection_.integer("select max(seq) from revision")};
    auto const end = place_of_finding(connection_, newest);
    misfit_->subject = {std::string(log_to) + end.lane + " " + std::to_string(end.index),
                        core::to_hex(all_between(misfit_->seq, newest))};
    return std::nullopt;
}

/// What came after a decision about a tree that does not hold: there each entry is held to itself, and those of the lane
/// in which it was decided, whose tree was taken up then from what stood there, to the head of that lane.
void Walk::walk_alone(Covering const& decided) {
    passed_.push_back(*std::exchange(misfit_, std::nullopt));
    std::ranges::sort(passed_, {}, &Misfit::seq);
    is_whole_ = false;
    changes_.emplace(connection_.prepare(sql::walk_changes));
    do
        more_changes_ = changes_->next();
    while (more_changes_ && changes_->integer(0) <= decided.until);
    auto revisions = connection_.prepare(sql::walk_revisions);
    while (!misfit_ && revisions.next())
        if (revisions.integer(0) > decided.until) step_alone(revisions);
    if (!misfit_ && more_changes_) stray();
    auto const deciding = place_of_finding(connection_, decided.decision);
    auto const lane = std::ranges::find(lanes_, deciding.lane, &core::LaneReport::lane);
    core::MerkleFrontier tree;
    for (auto const& leaf : leaves_of(connection_, deciding.lane)) tree.append(leaf);
    if (!misfit_ && lane != lanes_.end() && tree.root() != lane->root)
        broken(decided.decision, N_("Revision {seq} does not hold: the log up to it is not what was signed."));
}

void Walk::step_alone(Cursor const& row) {
    auto revision = read_revision(row);
    auto const lane = places_.find(row.integer(1));
    if (more_changes_ && changes_->integer(0) < revision.seq) return stray();
    if (lane != places_.end()) revision.lane = lanes_[lane->second].lane;
    if (revision.reverts > 0 && revision.reverts < revision.seq)
        revision.reverted = place_of_finding(connection_, revision.reverts);
    take_changes(revision.seq);
    take_reason(revision);
    if (misfit_) return;
    auto const stands = core::MerkleFrontier::leaf(core::entry_bytes(revision, digests_));
    if (stands != revision.digest)
        passes(revision.seq, N_("Revision {seq} does not hold: who, when or which records it names was altered."),
               {"entry", core::to_hex(stands)});
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
