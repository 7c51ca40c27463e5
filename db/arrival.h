// Entries of other lanes coming into the log, inside one transaction: each when all it names is here, from a key that may,
// and a lane as far as it is signed or not at all.
#pragma once

#include "core/exchange/seat.h"
#include "db/store.h"

namespace db {

class Arrival {
public:
    using Fetch = core::FetchesBytes;
    Arrival(SqliteStore& store, std::vector<core::LaneBatch> const& batches, Fetch const& fetch);

    /// Records that the entries touch.
    std::set<core::Ref> refs() const;
    /// Those of them that may be gone then.
    std::set<core::Ref> may_go() const;
    /// Writes what can come in to the log and nothing of the rest; call inside a transaction.
    void run();
    std::int64_t entries() const { return entries_; }
    std::vector<core::LaneFinding> findings() const;

private:
    struct Lane {
        core::LaneBatch const* batch = nullptr;
        std::size_t next = 0;
        std::int64_t number = 0;
        core::MerkleFrontier tree;
        std::optional<core::LaneFinding> waits; ///< why the next one may not come yet
        struct Missing {
            core::Digest digest;
            core::State state; ///< that refers to them
            bool altered;      ///< others lie in their place
        };
        std::vector<Missing> bytes_missing;
        bool done() const { return next == batch->entries.size(); }
    };
    /// Whether all of those that were not left out came in whole.
    bool attempt();
    bool may_come(Lane& lane);
    bool is_admitted(Lane& lane, core::Revision const& revision);
    void bring(Lane& lane);
    bool may_redact(core::Revision const& revision, EntryPlace const& place, bool as_admin);
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
    void leave_out(std::string const& lane, core::LaneState state, core::Message why);

    struct LeftOut {};
    SqliteStore& store_;
    std::vector<core::LaneBatch> const& batches_;
    Fetch const& fetch_;
    std::map<std::string, Lane> lanes_;
    std::map<std::string, core::LaneFinding> left_out_;
    std::vector<std::pair<std::string, core::State>> bodiless_; ///< states that came without a body, by lane
    std::vector<std::pair<std::string, core::Seq>> reasonless_;
    std::set<std::string> named_; ///< lanes of which others' entries name more than is here
    std::optional<core::Roster> roster_;
    std::int64_t entries_ = 0;
};

} // namespace db
