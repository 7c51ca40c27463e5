// Every step of a review in every state: a step or a name that is forgotten in one of the tables fails here.
#include "core/log/operation_label.h"
#include "tests/db/editorial.h"

#include <set>

namespace {

using core::ReviewState;
using core::ReviewStep;

struct StateRow {
    ReviewState state;
    std::vector<ReviewStep> steps; ///< that lead on from it
};

std::vector<StateRow> const& rows() {
    static std::vector<StateRow> const all{
        {ReviewState::draft, {ReviewStep::submit}},
        {ReviewState::in_review, {ReviewStep::approve, ReviewStep::send_back, ReviewStep::pull_back}},
        {ReviewState::changes_requested, {ReviewStep::submit}},
        {ReviewState::approved, {ReviewStep::publish, ReviewStep::approve_again}},
        {ReviewState::published, {ReviewStep::approve_again}},
        {ReviewState::corrected, {ReviewStep::approve_again}},
        {ReviewState::withdrawn, {}},
    };
    return all;
}

class Steps : public fixture::Editorial {
protected:
    /// Whether the table of transitions has it, whoever may take it and whatever else is wanting.
    bool leads_on(core::Id<core::Review> review, ReviewStep step) {
        try {
            core::take_step(as("bruno"), review, step, {"Parce que", ""});
        } catch (core::Error const& error) {
            return std::string(error.what()).find("cannot take the step") == std::string::npos;
        }
        return true;
    }
};

TEST_F(Steps, EachLeadsOnFromTheStatesItsRowsName) {
    fixture::open_the_gate(*store_);
    EXPECT_EQ(rows().size(), core::Names<ReviewState>::entries.size());
    for (auto const& row : rows()) {
        SCOPED_TRACE(core::key_of(row.state));
        auto const review = review_in(row.state);
        for (auto const& step : core::Names<ReviewStep>::entries)
            EXPECT_EQ(leads_on(review, step.value), std::ranges::count(row.steps, step.value) == 1) << step.key;
    }
}

TEST_F(Steps, EachSaysBeforehandWhatStandsAgainstIt) {
    fixture::open_the_gate(*store_);
    for (auto const& row : rows()) {
        SCOPED_TRACE(core::key_of(row.state));
        auto const review = review_in(row.state);
        for (auto const* person : {"anna", "bruno"}) {
            core::ApprovalCheck approvals(*store_);
            auto const open = core::open_steps(*store_, core::load_dossier(*store_, store_->get(review).claim), person);
            for (auto const& step : core::Names<ReviewStep>::entries) {
                SCOPED_TRACE(step.key);
                auto const why = core::hindrance(*store_, store_->get(review), step.value, person, approvals);
                EXPECT_EQ(!why, std::ranges::count(open, step.value) == 1);
                EXPECT_TRUE(why || std::ranges::count(row.steps, step.value) == 1);
                if (!why) {
                    EXPECT_NO_THROW(core::take_step(as(person), review, step.value, {"Parce que", "Parce que"}));
                    continue;
                }
                try {
                    core::take_step(as(person), review, step.value, {"Parce que", "Parce que"});
                    ADD_FAILURE() << "it was taken";
                } catch (core::Error const& error) {
                    EXPECT_EQ(error.what(), core::render(*why));
                }
            }
        }
    }
}

TEST_F(Steps, EachHasARowANameAndAWordForTheHistory) {
    std::set<std::string> operations;
    for (auto const& step : core::Names<ReviewStep>::entries) {
        SCOPED_TRACE(step.key);
        auto const& row = core::row_of(step.value);
        EXPECT_EQ(row.step, step.value);
        EXPECT_EQ(row.operation, "review." + std::string(step.key));
        EXPECT_NE(core::operation_label(row.operation, core::english()), row.operation);
        EXPECT_TRUE(operations.insert(row.operation).second);
    }
}

TEST_F(Steps, AStepThatNeedsARemarkIsNotTakenWithoutOne) {
    fixture::open_the_gate(*store_);
    for (auto const& row : rows())
        for (auto const step : row.steps) {
            if (core::row_of(step).says != core::StepSays::needed_remark) continue;
            auto const review = review_in(row.state);
            EXPECT_THROW(core::take_step(as("bruno"), review, step, {}), core::Error) << core::key_of(step);
            EXPECT_NO_THROW(core::take_step(as("bruno"), review, step, {"Revoir.", ""})) << core::key_of(step);
        }
}

} // namespace
