// One walk through the log, side by side with everything made from it.
#pragma once

#include "db/lanes_seen.h"
#include "db/proven.h"
#include "db/redacted_rows.h"
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
    void leave(core::Message finding);
    void walk(core::Kind kind, core::Progress& progress);
    void compare_record(core::Ref ref, std::optional<core::Record> const& logged);
    /// What the projections have; nothing also when there is something that cannot be read.
    struct Row {
        std::optional<core::Record> record;
        bool reads = true;
    };
    Row readable_row(core::Ref ref) const;
    std::optional<core::Record> of_lanes(core::Ref ref, std::optional<core::Record> newest) const;
    std::optional<core::Record> readable_body(core::Ref ref, std::string_view body) const;
    bool bytes_hold(core::Record const& record) const;
    void find_strangers(core::Kind kind, std::string_view table);
    void compare_mentions();
    void compare_tables_of_the_log();
    void compare_names();
    /// Whether what the log says of a record is what its entries commit to: of one that somebody decided to go on with
    /// in spite of damage, it may not be, and nothing is made from that.
    bool newest_is_proven(core::Ref ref) const;
    bool life_is_proven(core::Ref ref) const;

    Connection& connection_;
    core::Reader const& reader_;
    std::uint64_t total_;
    std::uint64_t done_ = 0;
    core::Inspection report_;
    std::int64_t beyond_repair_ = 0;
    std::set<std::string> left_; // what of it was told
    std::vector<std::pair<core::Ref, std::optional<core::Record>>> wanted_;
    std::set<core::Ref> known_;
    Proven proven_;
    std::set<Mention> mentions_;
    bool mentions_differ_ = false;
    bool names_differ_ = false;
    std::optional<LanesSeen> seen_; ///< when the table says something else
    std::optional<RedactedRows> redacted_; ///< likewise
};

} // namespace db
