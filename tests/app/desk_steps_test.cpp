// Every step of a review in every state of it: the action can be used when the step can be taken, and else says why.
#include "app/desk/actions.h"
#include "tests/app/desk_at_hand.h"

namespace {

class DeskSteps : public DeskAtHand {
protected:
    void SetUp() override {
        DeskAtHand::SetUp();
        ASSERT_TRUE(import_article());
        claim_ = rated_claim(record());
    }
    /// Puts the review of the claim at hand into that state behind all steps.
    void put_into(core::ReviewState state) {
        auto review = core::current_review(desk().reader(), claim_).value();
        review.state = state;
        EXPECT_TRUE(desk().workbench().run([&](core::Context& context) {
            core::Draft draft;
            draft.operation = "review.rate";
            draft.base = context.reader.head();
            draft.puts = {review};
            return draft;
        }));
    }
    static app::Action const& action_of(core::ReviewStep step) {
        return *app::find_action(core::row_of(step).operation);
    }
    std::optional<core::Message> why_not(core::ReviewStep step) { return action_of(step).why_not(desk()); }

    core::Id<core::Claim> claim_;
};

TEST_F(DeskSteps, EachCanBeUsedWhenItCanBeTaken) {
    for (auto const* person : {"Anna", "Bruno"})
        for (auto const& state : core::Names<core::ReviewState>::entries) {
            SCOPED_TRACE(std::string(person) + ", " + std::string(state.key));
            sit_down("Anna");
            navigation().open_claim(claim_);
            put_into(state.value);
            sit_down(person);
            navigation().open_claim(claim_);
            auto const open = core::open_steps(desk().reader(), core::load_dossier(desk().reader(), claim_), person);
            for (auto const& row : core::step_table) {
                SCOPED_TRACE(row.operation);
                auto const why = why_not(row.step);
                EXPECT_EQ(!why, std::ranges::count(open, row.step) == 1);
                if (!why) continue;
                problems_.clear();
                EXPECT_FALSE(desk().reviews().take_step(row.step, {"Because.", "Because."}));
                EXPECT_EQ(problems_, std::vector{core::render(*why)});
            }
        }
}

TEST_F(DeskSteps, TheyFollowWhatIsDone) {
    EXPECT_FALSE(why_not(core::ReviewStep::submit));
    EXPECT_TRUE(why_not(core::ReviewStep::pull_back));
    EXPECT_TRUE(desk().reviews().take_step(core::ReviewStep::submit, {.gate_override = "A test."}));
    EXPECT_TRUE(why_not(core::ReviewStep::submit));
    EXPECT_FALSE(why_not(core::ReviewStep::pull_back));
    EXPECT_FALSE(why_not(core::ReviewStep::approve)) << "nobody else works here yet";
    desk().taking_back().undo();
    EXPECT_FALSE(why_not(core::ReviewStep::submit));
}

TEST_F(DeskSteps, WithoutAClaimOrARatingTheySayThat) {
    desk().recorder().start_claim({});
    desk().forms().now<app::PendingClaim>().facts.text = "Another.";
    ASSERT_TRUE(desk().recorder().record_pending_claim());
    for (auto const& row : core::step_table)
        EXPECT_EQ(core::render(why_not(row.step).value()), "This claim has no rating yet.");
    navigation().hold(core::Id<core::Claim>{});
    for (auto const& row : core::step_table)
        EXPECT_EQ(core::render(why_not(row.step).value()), "Open a claim first.");
}

TEST_F(DeskSteps, WhatCannotBeUsedAlwaysSaysWhy) {
    sit_down("Anna");
    for (auto const& action : app::actions()) {
        auto const why = action.why_not(desk());
        EXPECT_TRUE(!why || !why->text.empty()) << action.id;
    }
    EXPECT_TRUE(app::find_action("suggestion.accept")->why_not(desk()));
    EXPECT_FALSE(app::find_action("claim.new")->why_not(desk()));
}

} // namespace
