// Words that somebody took back, by whatever step, nobody else says again in their name; a decision stays as it was made, and
// goes back whole, by the key that made it.
#include "core/editorial/desk_rules.h"
#include "core/operations/deletions.h"
#include "core/operations/desk_rules.h"
#include "core/operations/records.h"
#include "core/operations/reviews.h"
#include "tests/db/spoken_words.h"

namespace {

using core::CorrectionState;
using core::DeskRole;
using core::Record;
using core::ReviewState;
using fixture::TestSeat;

class TakenBack : public fixture::SpokenWords {
protected:
    static void undo(TestSeat& seat) { seat.store().undo(seat.store().undoable()->seq); }
    std::pair<core::Correction, core::Review> signed_by_carla(core::Correction correction) {
        correction.state = CorrectionState::in_force;
        correction.signed_by = "carla";
        correction.signed_at = {1'671'500'000'000};
        correction.remark.clear();
        auto review = anna_.store().get(world_.review);
        review.state = ReviewState::corrected;
        review.rating = correction.rating;
        review.summary = correction.summary;
        review.rationale = correction.rationale;
        return {correction, review};
    }
    void expect_not_signed(core::Correction const& correction, core::Review const& published) {
        auto const [by, corrected] = signed_by_carla(correction);
        carla_forges({change_to(Record(by)), change_to(Record(corrected))});
        expect_at_anna(published);
        carla_->meet(desk_);
    }
    /// The draft of anna’s that nobody has any more.
    core::Review rated_and_undone() {
        make(DeskRole::editor);
        let_carla_in(DeskRole::editor);
        auto const claim = fixture::claim_saying(anna_.store(), "Le pont est fermé.");
        commit(anna_, "claim.create", {claim});
        auto context = core::context_of(anna_.store());
        auto const made = core::rate(context, claim.id, {world_.scale, "true", "Oui.", "Si.", {}});
        anna_.store().commit(made.draft);
        all_meet();
        auto draft = anna_.store().get(made.id);
        undo(anna_);
        all_meet();
        return draft;
    }
    void sign(TestSeat& seat, core::Id<core::Correction> id) {
        auto context = core::context_of(seat.store());
        seat.store().commit(core::sign_correction(context, id));
        all_meet();
    }
};

TEST_F(TakenBack, AProposalThatWasUndoneIsNotPutInForce) {
    auto const published = publish_reviewed();
    let_carla_in(DeskRole::editor);
    auto const id = propose_change_of_verdict(anna_);
    all_meet();
    auto const proposed = anna_.store().get(id);
    undo(anna_);
    all_meet();
    EXPECT_FALSE(anna_.store().find(id));
    expect_not_signed(proposed, published);
    EXPECT_FALSE(anna_.store().find(id));
    carla_forges({change_to(Record(proposed))}); // nor proposed again in her name
    EXPECT_FALSE(anna_.store().find(id));
    carla_->meet(desk_);
    anna_.store().redo(anna_.store().redoable()->seq);
    all_meet();
    expect_at_anna(proposed);
    sign(boris_, id);
    EXPECT_EQ(anna_.store().get(world_.review).state, ReviewState::corrected);
    expect_all_alike();
}

TEST_F(TakenBack, ADraftThatWasUndoneIsNotPublished) {
    auto const draft = rated_and_undone();
    auto published = draft;
    published.state = ReviewState::published;
    published.round = 1;
    published.submitter = "carla";
    published.reviewers = {"carla"};
    published.approved = core::sha256("what carla approved");
    for (auto const& after : {published, draft}) {
        carla_forges({change_to(Record(after))});
        EXPECT_FALSE(anna_.store().find(draft.id));
        carla_->meet(desk_);
    }
    expect_all_alike();
}

TEST_F(TakenBack, WhoeverBringsADraftBackProposesIt) {
    auto const made = rated_and_undone();
    auto hers = core::context_of(carla_->store());
    carla_->store().commit(core::bring_back(hers, core::ref(made.id), {}));
    all_meet();
    EXPECT_EQ(anna_.store().get(made.id).author, "carla");
    EXPECT_EQ(anna_.store().get(made.id).state, ReviewState::draft);
    expect_all_alike();
}

/// An edit that pretends not to know of it keeps the draft, as any edit beats a deletion, but makes nobody propose it again.
TEST_F(TakenBack, WhatIsKeptByAnEditApartFromItsDeletionIsApprovedByNobody) {
    auto const review = submitted();
    let_carla_in(DeskRole::editor);
    auto const seen = all_seen_by_carla();
    auto context = core::context_of(anna_.store());
    anna_.store().commit(core::erase_record(context, core::ref(review.id)));
    auto kept = review;
    kept.other_side = "Personne.";
    carla_forges({change_to(Record(kept))}, seen);
    all_meet();
    ASSERT_TRUE(anna_.store().find(review.id));
    auto approved = anna_.store().get(review.id);
    auto const stands = approved;
    approved.state = ReviewState::approved;
    approved.reviewers = {"carla"};
    approved.approved = core::sha256("what carla approved");
    carla_forges({change_to(Record(approved))});
    expect_at_anna(stands);
    expect_all_alike();
}

TEST_F(TakenBack, WhatWentWithItsClaimComesBackWithIt) {
    make(DeskRole::editor);
    let_carla_in(DeskRole::editor);
    auto const claim = fixture::claim_saying(anna_.store(), "Le pont est fermé.");
    commit(anna_, "claim.create", {claim});
    auto context = core::context_of(anna_.store());
    auto const made = core::rate(context, claim.id, {world_.scale, "true", "Oui.", "Si.", {}});
    anna_.store().commit(made.draft);
    auto const stood = anna_.store().get(made.id);
    anna_.store().commit(core::erase_record(context, core::ref(claim.id)));
    all_meet();
    auto his = core::context_of(boris_.store());
    boris_.store().commit(core::bring_back(his, core::ref(claim.id), {}));
    all_meet();
    expect_at_anna(stood);
    EXPECT_TRUE(anna_.seat().not_counting().empty());
    expect_all_alike();
}

TEST_F(TakenBack, AVoteThatWasTakenBackApprovesNothing) {
    auto rules = core::desk_rules(anna_.store());
    rules.approvals = core::Approvals::two_of_three;
    auto context = core::context_of(anna_.store());
    anna_.store().commit(core::set_desk_rules(context, rules));
    auto const review = submitted();
    let_carla_in(DeskRole::editor);
    auto his = core::context_of(boris_.store());
    boris_.store().commit(core::take_step(his, review.id, core::ReviewStep::approve));
    all_meet();
    auto const vote = anna_.store().get(core::Id<core::Vote>{anna_.store().list(core::Kind::vote).front()});
    undo(boris_);
    all_meet();
    EXPECT_FALSE(anna_.store().find(vote.id));
    auto approved = review;
    approved.state = ReviewState::approved;
    approved.reviewers = {"boris", "carla"};
    approved.approved = core::sha256("what they approved");
    carla_forges({change_to(Record(approved))});
    expect_at_anna(review);
    carla_->meet(desk_);
    carla_forges({change_to(Record(vote))}); // nor is it cast again for him
    EXPECT_FALSE(anna_.store().find(vote.id));
    carla_->meet(desk_);
    expect_all_alike();
}

TEST_F(TakenBack, AVoteIsItsVotersAlone) {
    auto const review = submitted();
    let_carla_in(DeskRole::admin);
    auto context = core::context_of(boris_.store());
    auto const made = core::give_second_verdict(context, review.id, "true", "Vu.");
    boris_.store().commit(made.draft);
    all_meet();
    auto const stands = anna_.store().get(made.id);
    auto other = stands;
    other.voice = core::Voice::approves;
    for (auto const& forged : {change_to(core::ref(made.id), std::nullopt), change_to(Record(other))}) {
        carla_forges({forged});
        expect_at_anna(stands);
        carla_->meet(desk_);
    }
    EXPECT_EQ(anna_.seat().not_counting().size(), 2U);
    // With the review it was given on it goes, and comes back with it.
    auto hers = core::context_of(anna_.store());
    anna_.store().commit(core::erase_record(hers, core::ref(review.id)));
    all_meet();
    EXPECT_FALSE(boris_.store().find(made.id));
    auto back = core::context_of(carla_->store());
    carla_->store().commit(core::bring_back(back, core::ref(review.id), {}));
    all_meet();
    expect_at_anna(stands);
    expect_all_alike();
}

TEST_F(TakenBack, WhatWasTurnedDownStaysTurnedDown) {
    auto const published = publish_reviewed();
    let_carla_in(DeskRole::editor);
    auto const id = propose_change_of_verdict(anna_);
    all_meet();
    auto const waiting = anna_.store().get(id);
    auto his = core::context_of(boris_.store());
    boris_.store().commit(core::turn_down_correction(his, id, "Non."));
    all_meet();
    auto const down = anna_.store().get(id);
    ASSERT_EQ(down.state, CorrectionState::turned_down);
    expect_not_signed(down, published);
    expect_at_anna(down);
    for (auto const& forged : {change_to(Record(waiting)), change_to(core::ref(id), std::nullopt)}) {
        carla_forges({forged});
        expect_at_anna(down);
        carla_->meet(desk_);
    }
    undo(boris_); // his own step
    all_meet();
    expect_at_anna(waiting);
    expect_all_alike();
}

TEST_F(TakenBack, WhoIsNoEditorTurnsDownTheirOwnProposalAlone) {
    publish_reviewed();
    let_carla_in(DeskRole::fact_checker);
    auto const id = propose_change_of_verdict(anna_);
    all_meet();
    auto const waiting = anna_.store().get(id);
    auto hers = core::context_of(carla_->store());
    EXPECT_THROW(carla_->store().commit(core::turn_down_correction(hers, id, "Non.")), core::Error);
    auto down = waiting;
    down.state = CorrectionState::turned_down;
    down.signed_by = "carla";
    down.remark = "Non.";
    carla_forges({change_to(Record(down))});
    expect_at_anna(waiting);
    carla_->meet(desk_);
    auto anna = core::context_of(anna_.store());
    anna_.store().commit(core::turn_down_correction(anna, id, "Erreur."));
    all_meet();
    auto const own = propose_change_of_verdict(*carla_);
    carla_->store().commit(core::turn_down_correction(hers, own, "Erreur."));
    all_meet();
    EXPECT_EQ(anna_.store().get(own).state, CorrectionState::turned_down);
    expect_all_alike();
}

TEST_F(TakenBack, ACorrectionInForceGoesBackWithTheVerdictItGave) {
    publish_reviewed();
    let_carla_in(DeskRole::editor);
    auto const id = propose_change_of_verdict(anna_);
    all_meet();
    auto const waiting = anna_.store().get(id);
    auto const published = anna_.store().get(world_.review);
    sign(*carla_, id);
    auto const by = anna_.store().get(id);
    auto const corrected = anna_.store().get(world_.review);
    // Neither without the other, though both were her own step; nor by another editor.
    std::vector<std::vector<core::StoredChange>> const tries{
        {change_to(Record(waiting))}, {change_to(Record(published))}, {change_to(core::ref(id), std::nullopt)}};
    for (auto const& forged : tries) {
        carla_forges(forged);
        expect_at_anna(by);
        expect_at_anna(corrected);
        carla_->meet(desk_);
    }
    boris_.meet(desk_);
    std::vector<core::LaneHead> heads;
    for (auto const& lane : boris_.store().lanes())
        if (lane.lane != boris_.lane()) heads.push_back({lane.lane, lane.size, lane.root});
    forge({change_to(Record(waiting)), change_to(Record(published))}, core::encode_heads(heads));
    anna_.meet(desk_);
    boris_.meet(desk_);
    expect_at_anna(by);
    all_meet();
    EXPECT_EQ(anna_.seat().not_counting().size(), 5U);
    undo(*carla_);
    all_meet();
    expect_at_anna(waiting);
    expect_at_anna(published);
    expect_all_alike();
}

} // namespace
