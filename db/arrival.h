// Entries of other lanes coming into the log, inside one transaction: each when all it names is here, from a key that
// may, and a lane as far as it is signed or not at all.
#pragma once

#include "core/exchange/seat.h"
#include "db/store.h"

namespace db {

/// One arrival: made for a set of batches, run once.
class Arrival {
public:
    using Fetch = core::FetchesBytes;
    /// `store`, `batches` and `fetch` outlive it.
    Arrival(SqliteStore& store, std::vector<core::LaneBatch> const& batches, Fetch const& fetch);

    /// The records whose state the batches may change: those that their entries change or redact, and those that are to
    /// be weighed anew because of them. Good before run().
    std::set<core::Ref> refs() const;
    /// Those of refs() that may be deleted afterwards.
    std::set<core::Ref> may_go() const;
    /// Writes to the log what can come in, and nothing of the rest. To be called inside a transaction. A batch that
    /// cannot come in is no error but a finding; throws what the fetching throws, and Error{damaged} where this log
    /// cannot be read.
    void run();
    /// How many entries came in.
    std::int64_t entries() const { return entries_; }
    /// Why a lane came in only in part, or not at all; one for each such lane.
    std::vector<core::LaneFinding> findings() const;

private:
    struct Lane {
        core::LaneBatch const* batch = nullptr;
        std::size_t next = 0;      ///< index of the entry in the batch that comes next
        std::int64_t number = 0;   ///< of the lane in this file; 0 = it is not here yet
        core::MerkleFrontier tree; ///< over what is here of the lane
        std::optional<core::LaneFinding> waits; ///< why the next one may not come yet
        struct Missing {
            core::Digest digest;
            core::State state; ///< that refers to these bytes
            bool altered;      ///< other bytes came in their place
        };
        std::vector<Missing> bytes_missing;
        bool done() const { return next == batch->entries.size(); }
    };
    /// Brings in all lanes that were not left out so far. False when one more has to be left out: then it is to be
    /// rolled back and tried again without that lane.
    bool attempt();
    /// Whether the next entry of a lane can come now. If not, lane.waits says why; throws LeftOut when it never can.
    bool may_come(Lane& lane);
    /// Whether the key of a lane may add this entry to the desk's log; if not, lane.waits says why.
    bool is_admitted(Lane& lane, core::Revision const& revision);
    /// Writes the next entry of a lane to the log. Throws LeftOut when it cannot be taken.
    void bring(Lane& lane);
    /// Whether the author of a redaction had every entry that it names, and the role for it. `as_admin`: that role is
    /// known.
    bool may_redact(core::Revision const& revision, EntryPlace const& place, bool as_admin);
    /// Whether a redaction takes words out here: not when its author was removed meanwhile, or lost the role, by
    /// somebody who had not seen it.
    bool is_obeyed(EntryPlace const& place) const;
    void take_out_what_came_without(core::State const& state);
    std::set<core::Ref> judged_anew() const;
    void add_shown_with(std::set<core::Ref>& refs) const;
    static void add_redacted(core::Revision const& revision, std::set<core::Ref>& refs);
    void refuse_unknown_references(Lane const& lane, std::int64_t index, std::vector<core::Ref> const& referred);
    void hold_to_members(Lane const& lane, core::Revision const& revision, EntryPlace const& place);
    void take_bytes(Lane& lane, core::Record const& record, core::Seq seq);
    void finish(Lane& lane);
    bool everything_is_there();
    /// Notes why a lane does not come in; the next attempt passes over it.
    void leave_out(std::string const& lane, core::LaneState state, core::Message why);

    struct LeftOut {}; ///< thrown where a lane was left out in the midst of an attempt
    SqliteStore& store_;
    std::vector<core::LaneBatch> const& batches_;
    Fetch const& fetch_;
    std::map<std::string, Lane> lanes_;
    std::map<std::string, core::LaneFinding> left_out_;
    std::vector<std::pair<std::string, core::State>> bodiless_; ///< states that came without a body, by lane
    std::vector<std::pair<std::string, core::Seq>> reasonless_;
    std::set<std::string> named_; ///< lanes of which entries of members name more than is here: these are admitted
    std::optional<core::Roster> roster_;
    std::int64_t entries_ = 0;
};

} // namespace db
