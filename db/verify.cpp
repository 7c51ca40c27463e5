// Walking the log from its first entry: every stored body against its digest, every entry against its
// leaf hash, the tree after each entry against the head recorded with it, kept heads against their
// signatures, and the newest heads against those known outside the file.
#include "core/redaction.h"
#include "db/log.h"
#include "db/sql.h"
#include "db/store.h"
#include "db/trees.h"

#include <set>

namespace db {

namespace {

using core::N_;
using core::Trust;

/// One walk; what it finds is the first thing that does not hold.
class Walk {
public:
    Walk(Connection const& connection, core::Reader const& reader, core::Progress& progress)
        : connection_(connection), progress_(progress), lanes_(reader.lanes()),
          trees_(reader.workspace(), tree_lanes()), total_(static_cast<std::uint64_t>(reader.head())),
          changes_(connection.prepare("select seq, kind, entity, salt, body, digest from change indexed by "
                                      "change_by_seq order by seq, kind, entity")) {
        auto numbers = connection.prepare("select number from lane order by number");
        for (std::size_t at = 0; numbers.next(); ++at) places_[numbers.integer(0)] = at;
        next_index_.resize(lanes_.size());
        read_redactions();
        more_changes_ = changes_.next();
    }

    void run() {
        auto revisions = connection_.prepare("select seq, lane, idx, at, actor, operation, reason, nature, reverts, "
                                             "digest, root, seen, notice from revision order by seq");
        while (!misfit_ && revisions.next()) step(revisions);
        if (auto const earlier = trees_.finish(); earlier && (!misfit_ || earlier->seq <= misfit_->seq))
            misfit_ = earlier;
        if (!misfit_) compare_ends();
        // A change outside every revision is covered by no entry, but would count as the newest state.
        if (!misfit_ && more_changes_) stray();
    }

    std::optional<Misfit> const& misfit() const { return misfit_; }
    std::int64_t revisions() const { return expected_ - 1; }
    std::int64_t redacted() const { return redacted_; }
    std::map<std::string, std::int64_t> const& covered() const { return trees_.covered(); }

private:
    std::vector<Trees::Lane> tree_lanes() const {
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

    void read_redactions() {
        auto notices =
            connection_.prepare("select seq, notice from revision where notice is not null and seen is not null");
        while (notices.next())
            if (auto const redaction = core::redaction_in(notices.text(1)))
                for (auto const& state : redaction->states)
                    if (state.seq < notices.integer(0)) redactable_.insert(state);
    }

    void broken(core::Seq seq, char const* what) {
        if (!misfit_) misfit_ = Misfit{seq, Trust::broken, what};
    }

    void step(Cursor const& row) {
        core::Digest root;
        auto revision = read_revision(row, &root);
        auto const lane = places_.find(row.integer(1));
        if (more_changes_ && changes_.integer(0) < revision.seq && changes_.integer(0) != expected_) return stray();
        if (revision.seq != expected_) return broken(expected_, N_("Revision {seq} is missing from the log."));
        if (lane == places_.end())
            return broken(revision.seq, N_("Revision {seq} does not hold: who, when or which records it names "
                                           "was altered."));
        revision.lane = lanes_[lane->second].lane; // the row has but its number
        if (revision.index != next_index_[lane->second])
            return broken(expected_, N_("Revision {seq} is missing from the log."));
        take_changes(revision.seq);
        if (misfit_) return;
        if (core::MerkleFrontier::leaf(core::entry_bytes(revision, digests_)) != revision.digest)
            return broken(revision.seq, N_("Revision {seq} does not hold: who, when or which records it names "
                                           "was altered."));
        trees_.add({lane->second, revision.seq, revision.digest, root, revision.seen});
        ++next_index_[lane->second];
        if (expected_ % 1024 == 0) {
            progress_.update(static_cast<std::uint64_t>(expected_), total_);
            if (trees_.misfits()) misfit_ = trees_.finish();
        }
        ++expected_;
    }

    void take_changes(core::Seq seq) {
        digests_.clear();
        for (; more_changes_ && changes_.integer(0) == seq; more_changes_ = changes_.next()) {
            core::Ref const ref{to_kind(changes_.integer(1)), changes_.integer(2)};
            digests_.push_back(to_digest(changes_.blob(5)));
            if (changes_.null(3)) {
                if (!changes_.null(4) || !redactable_.contains({ref, seq}))
                    return broken(seq, N_("Revision {seq} does not hold: what it says was taken out without a "
                                          "redaction."));
                ++redacted_;
                continue;
            }
            auto const body = changes_.null(4) ? std::nullopt : std::optional(changes_.text(4));
            if (core::change_digest(changes_.blob(3), ref, body) != digests_.back())
                return broken(seq, N_("Revision {seq} does not hold: what it says was altered."));
        }
    }

    void stray() {
        broken(changes_.integer(0), N_("The log holds changes of revision {seq}, which it does not list."));
    }

    /// The lanes end where they say they do, and no signed head is further on.
    void compare_ends() {
        for (std::size_t at = 0; at < lanes_.size(); ++at) {
            auto const size = static_cast<std::int64_t>(trees_.tree(at).size());
            auto row = connection_.prepare("select l.size, l.frontier, (select coalesce(max(size), 0) from checkpoint "
                                           "where lane = l.number) from lane l where l.uuid = ?1");
            row.bind(1, lanes_[at].lane);
            if (!row.next() || row.integer(0) != size || row.blob(1) != trees_.tree(at).save() || row.integer(2) > size)
                return broken(expected_, N_("Revision {seq} is missing: the log was longer once."));
        }
    }

    Connection const& connection_;
    core::Progress& progress_;
    std::vector<core::LaneReport> lanes_;
    Trees trees_;
    std::uint64_t total_;
    Cursor changes_;
    bool more_changes_ = false;
    std::map<std::int64_t, std::size_t> places_; // of lanes_, by the number rows have
    std::vector<std::int64_t> next_index_;
    std::set<core::State> redactable_;
    std::vector<core::Digest> digests_;
    core::Seq expected_ = 1;
    std::int64_t redacted_ = 0;
    std::optional<Misfit> misfit_;
};

} // namespace

core::Verification SqliteStore::verify(core::Progress& progress) const {
    auto const known = keyring_.mark(workspace());
    Snapshot const snapshot(connection_);
    progress.update(0, static_cast<std::uint64_t>(head()));
    Walk walk(connection_, *this, progress);
    walk.run();
    auto result = look_at_heads(walk.covered(), known);
    result.redacted = walk.redacted();
    if (auto const& misfit = walk.misfit()) {
        // The first place that does not hold says more than what follows from it at the end.
        if (misfit->status >= result.status) {
            result.status = misfit->status;
            result.finding = core::Message{misfit->what, {{"seq", std::to_string(misfit->seq)}}};
            result.broken_at = misfit->seq;
        }
        result.revisions = walk.revisions();
        return result;
    }
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
