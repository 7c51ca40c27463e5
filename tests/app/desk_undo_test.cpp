// Taking back at the desk: what follows from an undo shows at once, and what readers have wants consent.
#include "tests/app/desk_at_hand.h"

namespace {

using app::Side;
using core::ReviewState;
using core::ReviewStep;

class DeskUndo : public DeskAtHand {
protected:
    void SetUp() override {
        DeskAtHand::SetUp();
        ASSERT_TRUE(import_article());
    }
    core::Id<core::Claim> published_claim() {
        auto const claim = rated_claim(record());
        EXPECT_TRUE(desk().reviews().take_step(ReviewStep::submit, {.gate_override = "A test."}));
        sit_down("Bruno");
        navigation().open_claim(claim);
        EXPECT_TRUE(desk().reviews().take_step(ReviewStep::approve));
        EXPECT_TRUE(desk().reviews().take_step(ReviewStep::publish));
        return claim;
    }
};

TEST_F(DeskUndo, ASuggestionIsOpenAgainAndDoneAgain) {
    auto const open = article().open_offers();
    record();
    EXPECT_EQ(navigation().side(), Side::statement);
    desk().taking_back().undo();
    EXPECT_EQ(article().open_offers(), open);
    EXPECT_EQ(navigation().side(), Side::source) << "the statement that showed is gone";
    EXPECT_TRUE(was_told("Undone: "));
    desk().taking_back().redo();
    EXPECT_EQ(article().open_offers(), open - 1);
    EXPECT_TRUE(was_told("Done again: "));
}

TEST_F(DeskUndo, WithoutAStepItSaysWhy) {
    desk().taking_back().undo();
    desk().taking_back().undo();
    EXPECT_EQ(problems_.size(), 1u);
}

TEST_F(DeskUndo, APublicationIsTakenBackOnlyByConsent) {
    auto const claim = published_claim();
    agrees_ = false;
    desk().taking_back().undo();
    EXPECT_EQ(asked_.size(), 1u);
    EXPECT_EQ(state_of(claim), ReviewState::published);
    agrees_ = true;
    desk().taking_back().undo();
    EXPECT_EQ(asked_.size(), 2u);
    EXPECT_EQ(state_of(claim), ReviewState::approved);
}

TEST_F(DeskUndo, ADeletedRecordComesBack) {
    auto const statement = record();
    desk().taking_back().erase(core::ref(statement));
    EXPECT_FALSE(desk().reader().find(statement));
    EXPECT_NE(navigation().side(), Side::statement);
    desk().taking_back().bring_back(core::ref(statement));
    EXPECT_TRUE(desk().reader().find(statement));
    EXPECT_EQ(article().quotations().size(), 1u);
    EXPECT_TRUE(was_told("Brought back: "));
}

} // namespace
