// What holds of a review in each state, and that lists and counts know every one of them: a state that is forgotten
// fails here.
#include "core/model/review_state.h"
#include "tests/db/editorial.h"

namespace {

using core::ReviewState;

struct StateRow {
    ReviewState state;
    unsigned traits;
};

constexpr std::array rows{
    StateRow{ReviewState::draft, core::being_written},
    StateRow{ReviewState::in_review, core::being_looked_at},
    StateRow{ReviewState::changes_requested, core::being_written},
    StateRow{ReviewState::approved, core::keeps_approval},
    StateRow{ReviewState::published, core::keeps_approval | core::corrected_only | core::was_out},
    StateRow{ReviewState::corrected, core::keeps_approval | core::corrected_only | core::was_out},
    StateRow{ReviewState::withdrawn, core::was_out},
};

class States : public fixture::Editorial {};

TEST_F(States, EachIsWhatItsRowSays) {
    EXPECT_EQ(rows.size(), core::Names<ReviewState>::entries.size());
    for (auto const& row : rows) EXPECT_EQ(core::traits_of(row.state), row.traits) << core::key_of(row.state);
}

TEST_F(States, EachIsListedAndCounted) {
    for (auto const& row : rows) {
        SCOPED_TRACE(core::key_of(row.state));
        auto const before = store_->counts();
        auto const review = review_in(row.state);
        for (auto const& other : rows)
            EXPECT_EQ(store_->counts().in(other.state), before.in(other.state) + (other.state == row.state));
        core::ClaimQuery query;
        query.only = row.state;
        EXPECT_EQ(store_->claims(query).front(), store_->get(review).claim);
    }
}

} // namespace
