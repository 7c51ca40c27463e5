// What lists of claims sort and filter by, one row a claim, and the pages of such lists.
#pragma once

#include "core/editorial/approval.h"
#include "core/store/store.h"
#include "db/sqlite.h"

namespace db {

/// A claim's row, as its records make it.
struct ClaimLine {
    std::int64_t state = 0; ///< of its newest review, as state_number(); 0: unrated
    core::RawId topic = 0, speaker = 0;
    std::string speaker_name; ///< folded; unknown_text when nobody is known
    std::int64_t said_day = 0;
    std::string rating;
    std::string text_key;
    std::int64_t stale = 0; ///< 1 when it changed after it was approved
    bool operator==(ClaimLine const&) const = default;
};

ClaimLine line_of(core::Reader const& reader, core::Claim const& claim, core::ApprovalCheck& approvals);
std::optional<ClaimLine> stored_line(Connection const& connection, core::Id<core::Claim> claim);
void store_line(Connection& connection, core::Id<core::Claim> claim, ClaimLine const& line);
void erase_line(Connection& connection, core::Id<core::Claim> claim);
/// The party is called otherwise from now on.
void rename_speaker(Connection& connection, core::Party const& party);

/// A page of the list: up to `limit` claims behind `after`, or from the start.
std::vector<core::Id<core::Claim>> claim_page(Connection const& connection, core::ClaimQuery const& query,
                                              core::Id<core::Claim> after, int limit);
/// The query of a page: the first or one behind a claim; walking an index in order, or sorting the few that
/// the filters leave.
std::string claim_page_sql(core::ClaimQuery const& query, bool after, bool sorts);

std::int64_t state_number(core::ReviewState state);
/// Names of the counters of claims in a state and under a topic.
std::string state_counter(std::int64_t state);
std::string topic_counter(core::RawId topic);

} // namespace db
