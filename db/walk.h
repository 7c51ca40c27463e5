// Walking the log from its first entry: every stored body against its digest, every entry against its leaf hash, the
// tree after each entry against the head recorded with it, kept heads against their signatures.
#pragma once

#include "db/lanes_seen.h"
#include "db/rows.h"
#include "db/trees.h"
#include "db/sqlite.h"

#include <functional>
#include <set>

namespace db {

Difference as_difference(Misfit const& misfit);

/// One walk; what it finds is the first thing that does not hold.
class Walk {
public:
    /// Whether somebody decided to go on in spite of that very misfit.
    using Decided = std::function<bool(Misfit const&)>;
    /// What was decided about is passed over where the entries after it can still be held to: when what an entry
    /// says, or its reason, is not what its digest covers.
    Walk(Connection const& connection, core::Reader const& reader, core::Progress& progress, Decided decided = {});

    void run();

    std::optional<Misfit> const& misfit() const { return misfit_; }
    /// What was passed over before it, in the order of the entries.
    std::vector<Misfit> const& passed() const { return passed_; }
    /// How many hold, from the first on.
    std::int64_t revisions() const { return passed_.empty() ? expected_ - 1 : passed_.front().seq - 1; }
    std::int64_t redacted() const { return redacted_; }
    /// After a walk that found nothing: whether the table of what lanes name of each other is what the entries say.
    bool seen_holds() const { return seen_.stand_in(connection_); }
    /// How much of lanes that nobody signs was taken over by signed decisions.
    std::map<std::string, std::int64_t> const& covered() const { return trees_.covered(); }

private:
    std::vector<Trees::Lane> tree_lanes() const;
    void read_redactions();
    void broken(core::Seq seq, char const* what);
    /// The same of something that says no more than its digest; whether to go on.
    bool passes(core::Seq seq, char const* what);
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
    Cursor changes_;
    bool more_changes_ = false;
    std::map<std::int64_t, std::size_t> places_; // of lanes_, by the number rows have
    std::vector<std::int64_t> next_index_;
    std::set<core::State> redactable_;
    std::set<core::Seq> redactable_reasons_;
    std::vector<core::Digest> digests_;
    LanesSeen seen_;
    core::Seq expected_ = 1;
    std::int64_t redacted_ = 0;
    Decided decided_;
    std::vector<Misfit> passed_;
    std::optional<Misfit> misfit_;
};

} // namespace db
