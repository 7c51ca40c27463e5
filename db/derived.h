// What is derived from several records at once and must follow when one of them changes: the search and
// matching indexes, the rows lists of claims are sorted by, and the counters.
#pragma once

#include "core/editorial/approval.h"
#include "core/store/store.h"
#include "db/sqlite.h"

#include <map>
#include <set>

namespace db {

/// Follows one commit: told of each record before and after, it settles everything once at the end.
class Derived {
public:
    Derived(Connection& connection, core::Reader const& reader)
        : connection_(connection), reader_(reader), holding_(reader) {}

    /// The record as it was, or nothing when it is new; while it is still there.
    void before(core::Ref ref, std::optional<core::Record> const& old);
    /// The record as it is now, or nothing when it is gone; when entities and log are written.
    void after(core::Ref ref, std::optional<core::Record> const& now);
    void settle();

private:
    void count(core::Record const& record, std::int64_t added);
    void fold_when_many();
    void settle_search(core::Ref ref, std::optional<core::Record> const& now);
    void settle_line(core::Id<core::Claim> claim, std::optional<core::Record> const& now);
    /// Whether somebody here ever approved a verdict on the claim; without one, on any.
    bool was_approved(core::Id<core::Claim> claim) const;
    /// Notes which approvals the record as given may make stale, or hold again.
    void look_at_approvals(core::Record const& record);
    void settle_approvals();

    Connection& connection_;
    core::Reader const& reader_;
    std::set<core::Ref> dirty_;
    std::map<core::Ref, std::string> old_words_;
    std::map<core::Ref, core::Digest> shown_before_; // what dossiers showed of records that are written over
    std::set<core::Id<core::Claim>> approvals_;
    core::ApprovalCheck holding_; // asked in settle() alone, when all is written
    std::map<std::string, std::int64_t> counted_;
};

/// Throws everything derived away and makes it anew from the entities and the log.
void rebuild_derived(Connection& connection, core::Reader const& reader, core::Progress& progress);

/// The sentence for a record that rests on what does not hold in the log: nothing is made from that.
core::Message rests_on_damage(core::Ref ref);

/// What of it is not what the records make of it, one sentence for each, and rests_on_damage() for what nothing can be
/// made of; nothing is changed.
std::vector<core::Message> derived_findings(Connection const& connection, core::Reader const& reader,
                                            core::Progress& progress);

/// Folds what waits into the indexes, a little at a time. Whether there is more to do.
bool maintain_derived(Connection& connection, int records);

} // namespace db
