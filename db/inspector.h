// One walk through the log, side by side with everything made from it.
#pragma once

#include "db/lanes_seen.h"
#include "db/projection.h"
#include "db/sqlite.h"

#include "core/store/store.h"

#include <set>

namespace db {

/// Tables that SQLite cannot read as they should be, or whose indexes do not hold the same, each with what is wrong.
std::vector<std::pair<std::string, std::string>> unreadable_tables(Connection const& connection);

/// Repairs are collected and made after the walk, so that nothing changes under a statement that is being read.
class Inspector {
public:
    Inspector(Connection& connection, core::Reader const& reader);

    core::Inspection compare(core::Progress& progress);
    /// Makes anew what differs, and says how much of it; nothing may have changed since it was compared.
    std::int64_t repair(core::Progress& progress);

private:
    void found(core::Ref ref, char const* what);
    void walk(core::Kind kind, core::Progress& progress);
    void compare_record(core::Ref ref, std::optional<core::Record> const& logged);
    /// What the projections have; nothing also when there is something that cannot be read.
    struct Row {
        std::optional<core::Record> record;
        bool reads = true;
    };
    Row readable_row(core::Ref ref) const;
    bool bytes_hold(core::Record const& record) const;
    void find_strangers(core::Kind kind, std::string_view table);
    void compare_mentions();
    void compare_seen();

    Connection& connection_;
    core::Reader const& reader_;
    std::uint64_t total_;
    std::uint64_t done_ = 0;
    core::Inspection report_;
    std::int64_t beyond_repair_ = 0;
    std::vector<std::pair<core::Ref, std::optional<core::Record>>> wanted_;
    std::set<core::Ref> known_;
    std::set<Mention> mentions_;
    bool mentions_differ_ = false;
    std::optional<LanesSeen> seen_; ///< when the table says something else
};

} // namespace db
