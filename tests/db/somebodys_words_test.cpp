// What a record shows beside a name is what that person’s key signed beside it: the same words in another name, other words
// in the same one, and a verdict moved to another claim do not count.
#include "core/operations/claims.h"
#include "core/operations/records.h"
#include "core/operations/remarks.h"
#include "core/operations/reviews.h"
#include "core/operations/statements.h"
#include "tests/db/spoken_words.h"

#include <algorithm>

namespace {

using core::DeskRole;
using core::Record;
using core::ReviewState;
using fixture::TestSeat;

class SomebodysWords : public fixture::SpokenWords {
protected:
    /// Boris, an editor, sends back what anna proposed and says why.
    core::Review sent_back() {
        auto review = submitted();
        review.state = ReviewState::changes_requested;
        review.reviewers = {"boris"};
        review.remark = "One more source.";
        commit(boris_, "review.send_back", {review});
        both_meet();
        return review;
    }
    /// Carla enters that past her program; at anna's it stays as it was.
    void expect_held(Record const& forged, Record const& stands) {
        carla_forges({change_to(forged)});
        auto const now = anna_.store().find(core::ref_of(stands));
        ASSERT_TRUE(now);
        EXPECT_EQ(*now, stands);
        carla_->meet(desk_);
    }
    core::Remark remark_of(TestSeat& seat, std::string const& text) {
        core::Remark remark;
        remark.id = seat.store().ids().next<core::Remark>();
        remark.claim = world_.claim;
        remark.on = core::ref(world_.claim);
        remark.text = text;
        remark.author = seat.store().actor();
        commit(seat, "remark.write", {remark});
        return remark;
    }
};

TEST_F(SomebodysWords, TheRemarkOfAReviewerIsNotHandedToAnother) {
    auto const stands = sent_back();
    let_carla_in(DeskRole::fact_checker);
    auto again = stands;
    again.state = ReviewState::in_review;
    again.round = 2;
    commit(anna_, "review.submit", {again});
    all_meet();
    auto hers = again;
    hers.state = ReviewState::changes_requested;
    hers.reviewers = {"carla"};
    hers.remark = "The author was paid.";
    carla_forges({change_to(Record(hers))}); // in her own name she may
    expect_at_anna(hers);
    carla_->meet(desk_);
    auto other = hers;
    other.reviewers = {"boris"};
    expect_held(other, hers);
    other.reviewers = {"carla", "boris"};
    expect_held(other, hers);
    other = hers;
    other.gate_override = "I did not look at any source."; // submitted by anna
    expect_held(other, hers);
    other.submitter = "boris";
    expect_held(other, hers);
    other = hers;
    other.round = 3;
    expect_held(other, hers);
    expect_all_alike();
}

TEST_F(SomebodysWords, AVoteSaysNoMoreThanThatSomebodyAgrees) {
    make(DeskRole::editor);
    let_carla_in(DeskRole::editor);
    core::Vote vote;
    vote.id = boris_.store().ids().next<core::Vote>();
    vote.review = world_.review;
    vote.round = 1;
    vote.person = "boris";
    commit(boris_, "review.vote", {vote});
    all_meet();
    auto const stands = anna_.store().get(world_.review);
    auto forged = stands;
    forged.state = ReviewState::changes_requested;
    forged.reviewers = {"carla", "boris"};
    forged.remark = "The author was paid.";
    expect_held(forged, stands);
    expect_all_alike();
}

TEST_F(SomebodysWords, WhatARedactionHidesLendsNobodyAVoice) {
    auto const stands = sent_back();
    let_carla_in(DeskRole::fact_checker);
    redact_earlier(core::ref(stands.id));
    all_meet();
    expect_at_anna(stands);
    auto forged = stands;
    forged.remark = "The author was paid.";
    expect_held(forged, stands);
    // Nor when she makes out to know of nothing that can be seen.
    carla_forges({change_to(Record(forged))}, before_);
    expect_at_anna(stands);
    carla_->meet(desk_);
    expect_all_alike();
}

TEST_F(SomebodysWords, ARemarkIsInTheWordsOfWhoWroteIt) {
    make(DeskRole::editor);
    let_carla_in(DeskRole::fact_checker);
    auto const remark = remark_of(boris_, "The source is wrong.");
    all_meet();
    auto forged = remark;
    forged.text = "Fine by me.";
    expect_held(forged, remark);
    forged = remark;
    forged.resolved_by = "boris";
    expect_held(forged, remark);
    auto another = remark;
    another.id = {4713};
    another.text = "I resign.";
    carla_forges({change_to(Record(another))});
    EXPECT_FALSE(anna_.store().find(another.id));
    carla_->meet(desk_);
    // Anybody resolves it, in their own name.
    auto resolved = remark;
    resolved.resolved_by = "carla";
    commit(*carla_, "remark.resolve", {resolved});
    all_meet();
    expect_at_anna(resolved);
    core::ReplyRequest asked;
    asked.id = {4714};
    asked.claim = world_.claim;
    asked.asked_by = "boris";
    asked.question = "Why did you lie?";
    carla_forges({change_to(Record(asked))});
    EXPECT_FALSE(anna_.store().find(asked.id));
    carla_->meet(desk_);
    expect_all_alike();
}

TEST_F(SomebodysWords, AnApprovalStaysWithItsClaim) {
    auto const other_claim = fixture::claim_saying(anna_.store(), "Le pont est fermé.");
    commit(anna_, "claim.create", {other_claim});
    auto review = submitted();
    review.state = ReviewState::approved;
    review.reviewers = {"boris"};
    review.approved = core::sha256("what boris approved");
    commit(boris_, "review.approve", {review});
    both_meet();
    let_carla_in(DeskRole::fact_checker);
    auto moved = review;
    moved.claim = other_claim.id;
    expect_held(moved, review);
    // Nor is it deleted by who could not have given it.
    carla_forges({change_to(core::ref(review.id), std::nullopt)});
    expect_at_anna(review);
    carla_->meet(desk_);
    expect_all_alike();
}

TEST_F(SomebodysWords, AProposalIsInTheWordsOfWhoProposedIt) {
    make(DeskRole::editor);
    let_carla_in(DeskRole::editor);
    auto const stands = anna_.store().get(world_.review);
    ASSERT_EQ(stands.author, "anna");
    auto forged = stands;
    forged.rating = "true";
    forged.summary = "Tout est vrai.";
    expect_held(forged, stands);
    forged.author = "boris";
    expect_held(forged, stands);
    // By the program it becomes the proposal of whoever changes it.
    auto edited = boris_.store().get(world_.review);
    edited.summary = "En partie.";
    auto context = core::context_of(boris_.store());
    boris_.store().commit(core::edit_record(context, edited));
    all_meet();
    auto const now = anna_.store().get(world_.review);
    EXPECT_EQ(now.author, "boris");
    EXPECT_EQ(now.summary, "En partie.");
    EXPECT_TRUE(std::ranges::none_of(anna_.seat().not_counting(), [](auto const& each) {
        return core::render(each).find("boris") != std::string::npos;
    }));
    expect_all_alike();
}

TEST_F(SomebodysWords, OfTwoWhoSentItBackApartOneIsShownWithWhatTheySaid) {
    auto review = submitted();
    let_carla_in(DeskRole::editor);
    review.state = ReviewState::changes_requested;
    review.reviewers = {"boris"};
    review.remark = "One more source.";
    commit(boris_, "review.send_back", {review});
    review.reviewers = {"carla"};
    review.remark = "The date is wrong.";
    commit(*carla_, "review.send_back", {review});
    all_meet();
    auto const shown = anna_.store().get(world_.review);
    ASSERT_EQ(shown.reviewers.size(), 1U);
    EXPECT_EQ(shown.remark, shown.reviewers[0] == "boris" ? "One more source." : "The date is wrong.");
    EXPECT_FALSE(anna_.store().contested().empty());
    expect_all_alike();
}

TEST_F(SomebodysWords, ACorrectionThatWaitsIsTakenOutByWhoWroteItOrAnEditor) {
    publish_reviewed();
    let_carla_in(DeskRole::fact_checker);
    auto const id = propose_change_of_verdict(anna_);
    all_meet();
    auto const waiting = anna_.store().get(id);
    carla_forges({change_to(core::ref(id), std::nullopt)});
    expect_at_anna(waiting);
    carla_->meet(desk_);
    expect_all_alike();
}

TEST_F(SomebodysWords, AStatementUnderAPublishedVerdictTakesAnEditor) {
    publish_reviewed();
    let_carla_in(DeskRole::fact_checker);
    auto const link = anna_.store().get(core::Id<core::Link>{anna_.store().list(core::Kind::link).front()});
    auto const stands = anna_.store().get(core::id_as<core::Statement>(link.from));
    auto forged = stands;
    forged.text += " Non.";
    expect_held(forged, stands);
    forged = stands;
    forged.speaker = {};
    expect_held(forged, stands);
    auto noted = stands;
    noted.note = "Vu le film.";
    commit(*carla_, "statement.edit", {noted}); // what readers do not see anybody may
    all_meet();
    expect_at_anna(noted);
    expect_all_alike();
}

} // namespace
