// What one seat does while another one decides, neither knowing of the other: the decision stands whole, the other is contested.
#include "core/operations/reviews.h"
#include "tests/db/spoken_words.h"

namespace {

using core::DeskRole;
using core::ReviewState;
using fixture::SpokenWords;

/// What an editor did without knowing of a decision stands back behind it, whoever's instant is later.
class ApartFromADecision : public SpokenWords {
protected:
    void SetUp() override {
        SpokenWords::SetUp();
        published_ = publish_reviewed();
        let_carla_in(DeskRole::editor);
        // As it stood before it went out.
        anna_.store().undo(anna_.store().undoable()->seq);
        all_meet();
    }
    void publish_again() { anna_.store().redo(anna_.store().redoable()->seq); }
    void expect_published_everywhere() {
        all_meet();
        expect_at_anna(published_);
        EXPECT_FALSE(anna_.store().contested().empty()) << "what the other one did is not lost silently";
        expect_all_alike();
    }
    core::Review published_;
};

TEST_F(ApartFromADecision, ARatingGivenMeanwhileStandsBack) {
    auto context = core::context_of(carla_->store());
    carla_->store().commit(core::rate(context, world_.claim, {world_.scale, "true", "Oui.", "Si.", {}}).draft);
    publish_again();
    expect_published_everywhere();
}

TEST_F(ApartFromADecision, ARatingGivenLaterStandsBackToo) {
    publish_again();
    auto context = core::context_of(carla_->store());
    carla_->store().commit(core::rate(context, world_.claim, {world_.scale, "true", "Oui.", "Si.", {}}).draft);
    expect_published_everywhere();
}

TEST_F(ApartFromADecision, AnApprovalTakenBackMeanwhileStandsBack) {
    boris_.store().undo(boris_.store().undoable()->seq);
    publish_again();
    expect_published_everywhere();
}

TEST_F(ApartFromADecision, WordsAndLinksOfTheClaimStandBack) {
    auto claim = carla_->store().get(world_.claim);
    auto const stood = claim;
    claim.text = "Neuf cents missiles, dit-on.";
    auto const link = carla_->store().get(core::Id<core::Link>{carla_->store().list(core::Kind::link).front()});
    commit(*carla_, "claim.edit", {claim}, {core::ref(link.id)});
    publish_again();
    all_meet();
    expect_at_anna(stood);
    expect_at_anna(link);
    expect_published_everywhere();
}

TEST_F(ApartFromADecision, ASignedCorrectionStandsBesideOneTurnedDown) {
    publish_again();
    all_meet();
    auto const made = propose_change_of_verdict(boris_);
    all_meet();
    auto hers = core::context_of(anna_.store());
    anna_.store().commit(core::sign_correction(hers, made));
    auto const in_force = anna_.store().get(made);
    auto carlas = core::context_of(carla_->store());
    carla_->store().commit(core::turn_down_correction(carlas, made, "Non."));
    all_meet();
    expect_at_anna(in_force);
    EXPECT_EQ(carla_->store().get(world_.review).state, ReviewState::corrected);
    expect_all_alike();
}

} // namespace
