// Nobody's word is lent further than it was given: to another verdict, to another round, to a time before or after it held.
#include "core/editorial/desk_rules.h"
#include "core/operations/claims.h"
#include "core/operations/desk_rules.h"
#include "core/operations/records.h"
#include "tests/db/spoken_words.h"

#include <algorithm>

namespace {

using core::DeskRole;
using core::Record;
using core::ReviewState;

class LentWords : public fixture::SpokenWords {
protected:
    core::Review approved_by(std::string const& who, core::Review review) {
        review.state = ReviewState::approved;
        review.reviewers = {who};
        review.approved = core::sha256("what " + who + " approved");
        return review;
    }
    void expect_stands(core::Review const& stands, std::vector<core::StoredChange> forged) {
        carla_forges(std::move(forged));
        expect_at_anna(stands);
        EXPECT_FALSE(anna_.seat().not_counting().empty());
        expect_all_alike();
    }
    core::Vote vote_of_boris(core::Review const& review, core::Voice voice) {
        core::Vote vote;
        vote.id = boris_.store().ids().next<core::Vote>();
        vote.review = review.id;
        vote.round = review.round;
        vote.person = "boris";
        vote.voice = voice;
        if (voice == core::Voice::rates) vote.scale = review.scale, vote.rating = "false", vote.beside = review.rating;
        commit(boris_, "review.vote", {vote});
        return vote;
    }
    core::Correction correction_by_carla(core::Review const& review, core::Tier tier) {
        core::Correction by;
        by.id = carla_->store().ids().next<core::Correction>();
        by.review = review.id;
        by.tier = tier;
        by.notice = "A slip of the pen.";
        by.proposed_by = "carla";
        by.proposed_at = {1'671'500'000'000};
        by.scale = by.prior_scale = review.scale;
        by.prior_rating = by.rating = review.rating;
        by.prior_summary = by.summary = review.summary;
        by.prior_rationale = by.rationale = review.rationale;
        return by;
    }
};

TEST_F(LentWords, ACorrectionHoldsForWhatItsTierMayChange) {
    auto const published = publish_reviewed();
    let_carla_in(DeskRole::editor);
    for (auto const tier : {core::Tier::typo, core::Tier::update}) {
        auto by = correction_by_carla(published, tier);
        auto turned = published;
        turned.rating = by.rating = "true";
        turned.state = ReviewState::corrected;
        expect_stands(published, {change_to(Record(by)), change_to(Record(turned))});
        by = correction_by_carla(published, tier);
        turned = published;
        turned.state = ReviewState::withdrawn;
        expect_stands(published, {change_to(Record(by)), change_to(Record(turned))});
    }
    auto by = correction_by_carla(published, core::Tier::typo);
    auto mended = published;
    mended.summary = by.summary = "Written rightly.";
    carla_forges({change_to(Record(by)), change_to(Record(mended))});
    expect_at_anna(mended);
    expect_all_alike();
}

TEST_F(LentWords, AVoteIsNoApprovalUnlessItApproves) {
    auto const review = submitted();
    let_carla_in(DeskRole::editor);
    vote_of_boris(review, core::Voice::wants_changes);
    vote_of_boris(review, core::Voice::rates);
    all_meet();
    expect_stands(review, {change_to(Record(approved_by("boris", review)))});
}

TEST_F(LentWords, AnApprovingVoteIsForTheVerdictThatWasSeen) {
    auto const review = submitted();
    let_carla_in(DeskRole::editor);
    vote_of_boris(review, core::Voice::approves);
    all_meet();
    auto other = approved_by("boris", review);
    other.author = "carla";
    other.rating = "true";
    expect_stands(review, {change_to(Record(other))});
    other = approved_by("boris", review);
    ++other.round;
    other.submitter = "carla";
    expect_stands(review, {change_to(Record(other))});
    auto const same = approved_by("boris", review);
    carla_forges({change_to(Record(same))});
    expect_at_anna(same);
    expect_all_alike();
}

TEST_F(LentWords, ADraftOfThisDeskWasNotPublishedElsewhere) {
    auto const review = submitted();
    let_carla_in(DeskRole::editor);
    auto elsewhere = review;
    elsewhere.state = ReviewState::published;
    elsewhere.round = 0;
    elsewhere.rating = "false";
    expect_stands(review, {change_to(Record(elsewhere))});
    auto fresh = elsewhere;
    fresh.id = carla_->store().ids().next<core::Review>();
    fresh.reviewers = {"boris"};
    carla_forges({change_to(Record(fresh))});
    EXPECT_FALSE(anna_.store().find(fresh.id));
    carla_->meet(desk_);
    fresh.id = carla_->store().ids().next<core::Review>();
    fresh.reviewers.clear();
    fresh.submitter.clear();
    fresh.gate_override.clear();
    fresh.author = "The Daily Check";
    carla_forges({change_to(Record(fresh))});
    EXPECT_TRUE(anna_.store().find(fresh.id));
    expect_all_alike();
}

TEST_F(LentWords, WhatSomebodyTookBackNobodyElseSaysAgain) {
    auto const review = submitted();
    let_carla_in(DeskRole::editor);
    auto const approved = approved_by("boris", review);
    commit(boris_, "review.approve", {approved});
    commit(boris_, "review.take_back", {review});
    all_meet();
    expect_stands(review, {change_to(Record(approved))});
    commit(boris_, "review.approve", {approved});
    all_meet();
    expect_at_anna(approved);
    expect_all_alike();
}

TEST_F(LentWords, AStepBackTakesBackTheOwnStepsAlone) {
    auto const published = publish_reviewed();
    let_carla_in(DeskRole::editor);
    auto by = core::Correction();
    {
        by = correction_by_carla(published, core::Tier::withdrawal);
        by.id = anna_.store().ids().next<core::Correction>();
        by.proposed_by = "anna";
        by.signed_by = "boris";
        by.signed_at = {1'671'500'000'000};
        by.state = core::CorrectionState::waiting;
        auto waiting = by;
        waiting.signed_by.clear();
        waiting.signed_at = {};
        commit(anna_, "correction.propose", {waiting});
        all_meet();
    }
    by.state = core::CorrectionState::in_force;
    auto withdrawn = published;
    withdrawn.state = ReviewState::withdrawn;
    commit(boris_, "correction.sign", {by, withdrawn});
    all_meet();
    expect_at_anna(withdrawn);
    expect_stands(withdrawn, {change_to(Record(published))});
}

TEST_F(LentWords, WhoJoinsTakesNobodysWordsAway) {
    make(DeskRole::editor);
    auto draft = anna_.store().get(world_.review);
    draft.author = "carla"; // a colleague of another house, whose draft came in
    commit(anna_, "claim.import", {draft});
    both_meet();
    let_carla_in(DeskRole::editor);
    expect_at_anna(draft);
    EXPECT_EQ(carla_->store().get(world_.review).author, "carla");
    expect_all_alike();
}

TEST_F(LentWords, ANameThatLooksLikeOneIsThatOne) {
    make(DeskRole::editor);
    auto const stands = anna_.store().get(world_.review);
    let_carla_in(DeskRole::editor);
    auto forged = stands;
    forged.author = "аnna"; // the first letter is Cyrillic
    expect_stands(stands, {change_to(Record(forged))});
}

TEST_F(LentWords, WhoBringsADraftInDoesNotApproveItAlone) {
    make(DeskRole::editor);
    let_carla_in(DeskRole::editor);
    auto draft = anna_.store().get(world_.review);
    draft.id = carla_->store().ids().next<core::Review>();
    draft.author = "Zed Invented";
    carla_forges({change_to(Record(draft))});
    expect_at_anna(draft);
    carla_->meet(desk_);
    auto sent = draft;
    sent.state = ReviewState::in_review;
    sent.round = 1;
    sent.submitter = "carla";
    carla_forges({change_to(Record(sent))});
    carla_->meet(desk_);
    carla_forges({change_to(Record(approved_by("carla", sent)))});
    expect_at_anna(sent);
    all_meet();
    commit(boris_, "review.approve", {approved_by("boris", sent)});
    all_meet();
    EXPECT_EQ(anna_.store().get(draft.id).state, ReviewState::approved);
    expect_all_alike();
}

TEST_F(LentWords, TwoVotesOfThreeAreAskedForAtEverySeat) {
    auto const review = submitted();
    let_carla_in(DeskRole::editor);
    auto rules = core::desk_rules(anna_.store());
    rules.approvals = core::Approvals::two_of_three;
    auto context = core::context_of(anna_.store());
    anna_.store().commit(core::set_desk_rules(context, rules));
    all_meet();
    expect_stands(review, {change_to(Record(approved_by("carla", review)))});
    vote_of_boris(review, core::Voice::approves);
    all_meet();
    auto both = approved_by("carla", review);
    both.reviewers = {"boris", "carla"};
    carla_forges({change_to(Record(both))});
    expect_at_anna(both);
    expect_all_alike();
}

TEST_F(LentWords, WhatWasRedactedNobodyBringsBackAndWhatIsLeftIsNamed) {
    core::Claim claim;
    claim.id = anna_.store().ids().next<core::Claim>();
    claim.text = "Somebody's illness.";
    claim.language = "en";
    commit(anna_, "claim.add", {claim});
    both_meet();
    auto const redact = [&] {
        auto context = core::context_of(anna_.store());
        core::RedactionFacts facts;
        facts.basis = "art. 17";
        facts.authority = "anna";
        facts.extent = core::Extent::whole;
        anna_.store().commit(core::redact_record(context, core::ref(claim.id), facts));
    };
    redact();
    claim.note = "Seen twice.";
    commit(boris_, "claim.edit", {claim}); // he does not know of it yet
    both_meet();
    auto const is_named = [&](fixture::TestSeat& seat) {
        auto const left = seat.store().untidied();
        return std::ranges::any_of(left, [&](auto const& each) { return each.ref == core::ref(claim.id); });
    };
    for (auto* seat : {&anna_, &boris_}) {
        EXPECT_FALSE(seat->store().find(claim.id));
        EXPECT_TRUE(is_named(*seat));
        EXPECT_THROW(commit(*seat, "record.restore", {claim}), core::Error);
    }
    redact();
    both_meet();
    for (auto* seat : {&anna_, &boris_}) {
        EXPECT_FALSE(is_named(*seat));
        seat->expect_sound();
    }
    EXPECT_EQ(anna_.everything(), boris_.everything());
}

} // namespace
