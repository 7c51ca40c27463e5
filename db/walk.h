// Walking the log from its first entry: every stored body against its digest, every entry against its leaf hash, the
// tree after each entry against the head recorded with it, kept heads against their signatures.
#pragma once

#include "db/decisions.h"
#include "db/lanes_seen.h"
#include "db/redacted_rows.h"
#include "db/trees.h"


namespace db {

Difference as_difference(Misfit const& misfit);

/// One walk; what it finds is the first thing that does not hold and that nobody decided about.
class Walk {
public:
    /// Findings that somebody decided about are passed over. After an entry whose content, reason or author was altered,
    /// later entries are still held to the tree. Of a broken tree, everything up to the decision must be as it was then, and
    /// each entry since must hold by itself.
    Walk(Connection const& connection, core::Reader const& reader, core::Progress& progress, Decisions decisions);

    void run();

    std::optional<Misfit> const& misfit() const { return misfit_; }
    /// Whether it is of one entry alone, and those after it can be held to what was signed.
    bool is_local() const { return is_local_; }
    /// Whether the trees were grown to their ends, or until it.
    bool is_whole() const { return is_whole_; }
    /// What was passed over before it, in the order of the entries.
    std::vector<Misfit> const& passed() const { return passed_; }
    /// How many hold, from the first on.
    std::int64_t revisions() const { return passed_.empty() ? expected_ - 1 : passed_.front().seq - 1; }
    std::int64_t redacted() const { return redacted_; }
    /// After a walk that found nothing: what of the tables beside the entries, of what lanes name of each other and of
    /// what redactions took out, is not what the entries say.
    std::vector<core::Message> tables_that_differ() const;
    /// How much of lanes that nobody signs was taken over by signed decisions.
    std::map<std::string, std::int64_t> const& covered() const { return trees_.covered(); }

private:
    std::vector<Trees::Lane> tree_lanes() const;
    void broken(core::Seq seq, char const* what);
    /// The same of something that concerns no other entry; whether to go on.
    bool passes(core::Seq seq, char const* what, core::Subject subject);
    /// Names what was found by all that stands there; what was decided about that, if anything was.
    struct Covering {
        core::Seq until = 0; ///< the newest revision that stood there then
        core::Seq decision = 0;
    };
    std::optional<Covering> decided_until();
    void walk_alone(Covering const& decided);
    void step_alone(Cursor const& row);
    core::Digest all_between(core::Seq from, core::Seq to) const;
    void step(Cursor const& row);
    void take_changes(core::Seq seq);
    void take_reason(core::Revision const& revision);
    void stray();
    void compare_ends();

    Connection const& connection_;
    core::Progress& progress_;
    std::vector<core::LaneReport> lanes_;
    Trees trees_;
    std::uint64_t total_;
    std::optional<Cursor> changes_;
    bool more_changes_ = false;
    std::map<std::int64_t, std::size_t> places_; // of lanes_, by the number rows have
    std::vector<std::int64_t> next_index_;
    std::vector<core::Digest> digests_;
    LanesSeen seen_;
    core::Seq expected_ = 1;
    std::int64_t redacted_ = 0;
    RedactedRows redactions_;
    Decisions decisions_;
    std::vector<Misfit> passed_;
    bool is_local_ = false;
    bool is_whole_ = true;
    std::optional<Misfit> misfit_;
};

} // namespace db
