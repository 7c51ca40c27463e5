// A verdict on its way: rated, submitted, approved by another, published; and looked back at.
#include "core/log/second_person.h"
#include "tests/app/desk_at_hand.h"

namespace {

using app::Place;
using app::Side;
using core::ReviewState;
using core::ReviewStep;

class DeskApprove : public DeskAtHand {
protected:
    void SetUp() override {
        DeskAtHand::SetUp();
        ASSERT_TRUE(import_article());
        claim_ = rated_claim(record());
    }
    void submit() { ASSERT_TRUE(desk().reviews().take_step(ReviewStep::submit, {.gate_override = "A test."})); }

    core::Id<core::Claim> claim_;
};

TEST_F(DeskApprove, ARatingIsADraftBesideItsDossier) {
    EXPECT_EQ(navigation().side(), Side::dossier);
    EXPECT_EQ(state_of(claim_), ReviewState::draft);
}

TEST_F(DeskApprove, ADraftIsNotApproved) {
    EXPECT_FALSE(desk().reviews().take_step(ReviewStep::approve));
    EXPECT_EQ(problems_.size(), 1u);
    EXPECT_EQ(state_of(claim_), ReviewState::draft);
    submit();
    EXPECT_EQ(state_of(claim_), ReviewState::in_review);
}

TEST_F(DeskApprove, WhoeverApprovesAloneIsAskedAndTheVerdictSaysSo) {
    submit();
    agrees_ = false;
    EXPECT_FALSE(desk().reviews().take_step(ReviewStep::approve));
    EXPECT_EQ(state_of(claim_), ReviewState::in_review);
    ASSERT_EQ(asked_.size(), 1u);
    EXPECT_NE(asked_.front().find("nobody else has looked at it"), std::string::npos);
    agrees_ = true;
    EXPECT_TRUE(desk().reviews().take_step(ReviewStep::approve));
    EXPECT_TRUE(core::is_of_one_person(*core::current_review(desk().reader(), claim_)));
    EXPECT_TRUE(desk().reviews().take_step(ReviewStep::publish));
    EXPECT_EQ(asked_.size(), 2u) << "asked once";
    EXPECT_TRUE(core::is_of_one_person(*core::current_review(desk().reader(), claim_)));
}

TEST_F(DeskApprove, WhoeverApprovesAnothersVerdictIsNotAsked) {
    submit();
    EXPECT_FALSE(core::is_of_one_person(*core::current_review(desk().reader(), claim_))) << "it is not approved yet";
    sit_down("Bruno");
    navigation().open_claim(claim_);
    EXPECT_TRUE(desk().reviews().take_step(ReviewStep::approve));
    EXPECT_TRUE(asked_.empty());
    EXPECT_FALSE(core::is_of_one_person(*core::current_review(desk().reader(), claim_)));
}

TEST_F(DeskApprove, AnotherApprovesAndAllIsPublished) {
    submit();
    sit_down("Bruno");
    EXPECT_EQ(navigation().place().page, Place::Page::claims) << "who has claims begins there";
    navigation().open(core::ref(claim_));
    ASSERT_TRUE(desk().reviews().take_step(ReviewStep::approve));
    EXPECT_EQ(state_of(claim_), ReviewState::approved);
    desk().reviews().publish_all();
    EXPECT_EQ(state_of(claim_), ReviewState::published);
    EXPECT_TRUE(was_told("1 review was published."));
    desk().reviews().publish_all();
    EXPECT_TRUE(was_told("Nothing is approved that could be published."));
}

TEST_F(DeskApprove, WithoutARatingNothingIsApproved) {
    desk().recorder().start_claim({});
    desk().forms().now<app::PendingClaim>().facts.text = "A claim without a rating.";
    ASSERT_TRUE(desk().recorder().record_pending_claim());
    EXPECT_FALSE(desk().reviews().take_step(ReviewStep::approve));
    EXPECT_EQ(problems_.back(), "This claim has no rating yet.");
}

TEST_F(DeskApprove, ThatItWasNeverPublishedIsAnAnswerAndNoFault) {
    desk().past().open_published(claim_);
    EXPECT_TRUE(was_told("This claim was never published."));
    EXPECT_TRUE(problems_.empty());
}

TEST_F(DeskApprove, ThePastIsLeftStepByStep) {
    desk().past().open_history(core::ref(claim_));
    EXPECT_EQ(navigation().place().page, Place::Page::history);
    EXPECT_EQ(navigation().side(), Side::history);
    auto const newest = desk().past().looking_back().chosen;
    EXPECT_EQ(newest, desk().past().chronicle().moments().front().revision.seq);
    desk().past().compare_moments(newest, newest - 1);
    desk().close_form();
    EXPECT_EQ(desk().past().looking_back().compared, 0) << "first the comparison ends";
    EXPECT_EQ(navigation().side(), Side::history);
    desk().past().open_past(claim_, newest - 1);
    EXPECT_TRUE(desk().past().then());
    desk().close_form();
    EXPECT_EQ(navigation().side(), Side::history);
    EXPECT_FALSE(desk().past().then());
    desk().close_form();
    EXPECT_EQ(navigation().place().page, Place::Page::reader);
    EXPECT_EQ(navigation().side(), Side::dossier);
}

} // namespace
