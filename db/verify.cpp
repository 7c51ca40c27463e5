// Walking the log from its first entry: every stored body against its digest, every entry against
// its leaf hash, and the tree after each entry against the head recorded with it.
#include "core/history.h"
#include "db/sql.h"
#include "db/store.h"

namespace db {

namespace {

core::Message broken_message(core::Seq seq, char const* what) {
    return core::Message{what, {{"seq", std::to_string(seq)}}};
}

} // namespace

core::Verification SqliteStore::verify(core::Progress& progress) const {
    Snapshot const snapshot(connection_);
    core::Verification result;
    core::MerkleFrontier tree;
    auto const total = static_cast<std::uint64_t>(head());
    auto const broken = [&](core::Seq seq, char const* what) {
        result.broken_at = seq;
        result.finding = broken_message(seq, what);
        return result;
    };
    auto revisions = connection_.prepare(
        "select r.seq, l.uuid, r.idx, r.at, r.actor, r.operation, r.reason, r.nature, r.reverts, "
        "r.digest, r.root from revision r join lane l on l.number = r.lane order by r.seq");
    std::vector<core::Digest> digests;
    core::Seq expected = 1;
    while (revisions.next()) {
        core::Digest root;
        auto const revision = read_revision(revisions, &root);
        progress.update(static_cast<std::uint64_t>(expected), total);
        if (revision.seq != expected || revision.index != expected - 1)
            return broken(expected, core::N_("Revision {seq} is missing from the log."));
        digests.clear();
        auto changes = connection_.prepare(sql::changes_of);
        changes.bind(":seq", revision.seq);
        while (changes.next()) {
            core::Ref const ref{to_kind(changes.integer(0)), changes.integer(1)};
            digests.push_back(to_digest(changes.blob(4)));
            auto const body = changes.null(3) ? std::nullopt : std::optional(changes.text(3));
            if (core::change_digest(changes.blob(2), ref, body) != digests.back())
                return broken(revision.seq,
                              core::N_("Revision {seq} does not hold: what it says was altered."));
        }
        if (core::MerkleFrontier::leaf(core::entry_bytes(revision, digests)) != revision.digest)
            return broken(revision.seq, core::N_("Revision {seq} does not hold: who, when or which "
                                                 "records it names was altered."));
        tree.append(revision.digest);
        if (tree.root() != root)
            return broken(revision.seq, core::N_("Revision {seq} does not hold: the log before it was "
                                                 "altered."));
        ++expected;
    }
    result.revisions = expected - 1;
    result.root = tree.root();
    auto lane = connection_.prepare("select size, frontier from lane where number = 1");
    if (!lane.next() || lane.integer(0) != result.revisions || lane.blob(1) != tree.save())
        return broken(expected, core::N_("Revision {seq} is missing: the log was longer once."));
    // A change outside every revision is covered by no entry, but would count as the newest state.
    auto stray = connection_.prepare(sql::orphaned_change);
    if (stray.next() && !stray.null(0))
        return broken(stray.integer(0), core::N_("The log holds changes of revision {seq}, which it does not "
                                      "list."));
    result.finding = core::say("Every revision holds: {count} checked.",
                               {{"count", std::to_string(result.revisions)}});
    return result;
}

} // namespace db
