// What a member’s own key signs past the program, where every name and role is right: it is none of the steps there are, and
// counts nowhere.
#include "core/operations/desk_rules.h"
#include "core/operations/merging.h"
#include "core/operations/remarks.h"
#include "core/operations/reviews.h"
#include "tests/db/spoken_words.h"

#include <algorithm>

namespace {

using core::CorrectionState;
using core::DeskRole;
using core::Record;
using core::ReviewState;

class RawEntries : public fixture::SpokenWords {
protected:
    /// She enters that; it is told, and the record is as it was at every seat.
    template <class T>
    void expect_held(T const& stands, std::vector<core::StoredChange> forged) {
        auto const before = anna_.seat().not_counting().size();
        carla_forges(std::move(forged));
        expect_at_anna(stands);
        EXPECT_GT(anna_.seat().not_counting().size(), before);
        carla_->meet(desk_);
    }
    template <class T>
    void expect_held(T const& stands, T const& forged) {
        expect_held(stands, std::vector{change_to(Record(forged))});
    }
    core::Capture capture() { return anna_.store().get(core::Id<core::Capture>{anna_.store().list(core::Kind::capture).front()}); }
};

TEST_F(RawEntries, NoVerdictIsBornApprovedOrPublished) {
    auto const draft = anna_.store().get(world_.review);
    make(DeskRole::editor);
    let_carla_in(DeskRole::editor);
    for (auto const state : {ReviewState::in_review, ReviewState::approved, ReviewState::published, ReviewState::corrected, ReviewState::withdrawn})
        for (auto const* author : {"Zed Invented", "carla", ""}) {
            auto born = draft;
            born.id = carla_->store().ids().next<core::Review>();
            born.state = state;
            born.round = 1;
            born.author = author;
            born.submitter = "carla";
            born.reviewers = {"carla"};
            born.approved = core::sha256("what carla approved");
            carla_forges({change_to(Record(born))});
            EXPECT_FALSE(anna_.store().find(born.id)) << core::key_of(state) << " by " << author;
            carla_->meet(desk_);
            born.id = draft.id; // of what Anna drafted
            expect_held(draft, born);
        }
    expect_all_alike();
}

TEST_F(RawEntries, NothingOfAPublishedVerdictChangesByItself) {
    auto const published = publish_reviewed();
    let_carla_in(DeskRole::editor);
    std::vector<core::Review> others(8, published);
    others[0].confidence = core::Confidence::low;
    others[1].other_side = "Nobody was asked.";
    others[2].no_reply = "We did not care.";
    others[3].checked_on = *core::PartialDate::parse("2019-01-01");
    others[4].url = "https://evil.example/";
    others[5].gate_override = "Nobody looked at it.";
    others[5].submitter = "carla";
    others[6].reviewers = {"carla"};
    others[7].round = 2;
    others[7].submitter = "carla";
    for (auto const& other : others) expect_held(published, other);
    expect_all_alike();
    // An admin neither.
    anna_.seat().enter({core::MemberStep::admit, carla_->seat().own_key(), "carla", DeskRole::admin, {}, {}});
    all_meet();
    for (auto const& other : others) expect_held(published, other);
    expect_held(published, {change_to(core::ref(published.id), std::nullopt)});
    // Who saw all of it approves it again.
    auto again = published;
    again.reviewers = {"carla"};
    again.remark = "Seen as well.";
    again.approved = core::sha256("what carla saw");
    carla_forges({change_to(Record(again))});
    expect_at_anna(again);
    expect_all_alike();
}

TEST_F(RawEntries, WhatWasApprovedIsNotSentBack) {
    auto review = submitted();
    review.state = ReviewState::approved;
    review.reviewers = {"boris"};
    review.approved = core::sha256("what boris approved");
    commit(boris_, "review.approve", {review});
    let_carla_in(DeskRole::fact_checker);
    all_meet();
    for (auto const state : {ReviewState::changes_requested, ReviewState::in_review, ReviewState::draft}) {
        auto other = review;
        other.state = state;
        other.reviewers = {"carla"};
        other.remark = "I do not like it.";
        other.approved = {};
        expect_held(review, other);
    }
    // Whoever rates it otherwise makes it a draft of theirs.
    auto context = core::context_of(carla_->store());
    carla_->store().commit(core::rate(context, world_.claim, {world_.scale, "true", "Oui.", "Si.", {}}).draft);
    all_meet();
    EXPECT_EQ(anna_.store().get(review.id).state, ReviewState::draft);
    EXPECT_EQ(anna_.store().get(review.id).author, "carla");
    expect_all_alike();
}

TEST_F(RawEntries, AVerdictThatWasToBeGivenTwiceIsNotApprovedOnOne) {
    auto context = core::context_of(anna_.store());
    auto rules = core::DeskRules{};
    rules.second_verdict = core::SecondVerdict::blind;
    anna_.store().commit(core::set_desk_rules(context, rules));
    auto const review = submitted();
    let_carla_in(DeskRole::editor);
    auto approved = review;
    approved.state = ReviewState::approved;
    approved.reviewers = {"carla"};
    approved.approved = core::sha256("what carla approved");
    expect_held(review, approved);
    auto his = core::context_of(boris_.store());
    boris_.store().commit(core::give_second_verdict(his, review.id, "true", "Vu.").draft);
    all_meet();
    carla_forges({change_to(Record(approved))});
    expect_at_anna(approved);
    expect_all_alike();
}

TEST_F(RawEntries, ARemarkStaysWhereItWasMade) {
    make(DeskRole::editor);
    auto context = core::context_of(anna_.store());
    auto const made = core::make_remark(context, world_.claim, {{}, "", "", "Publish it.", {}});
    anna_.store().commit(made.draft);
    auto const other_claim = fixture::claim_saying(anna_.store(), "Le pont est fermé.");
    commit(anna_, "claim.create", {other_claim});
    let_carla_in(DeskRole::fact_checker);
    all_meet();
    auto hers = core::context_of(carla_->store());
    auto const asked = core::make_remark(hers, other_claim.id, {{}, "", "", "May we?", {}});
    carla_->store().commit(asked.draft);
    all_meet();
    auto const stands = anna_.store().get(made.id);
    auto moved = stands;
    moved.claim = other_claim.id;
    moved.on = core::ref(other_claim.id);
    expect_held(stands, moved);
    moved = stands;
    moved.answers = asked.id;
    expect_held(stands, moved);
    moved = stands;
    moved.mentions = {"boris"};
    expect_held(stands, moved);
    expect_held(stands, {change_to(core::ref(stands.id), std::nullopt)});
    // With its claim it moves, whoever merges the two.
    auto merging = core::context_of(carla_->store());
    carla_->store().commit(core::merge_records(merging, core::ref(world_.claim), {core::ref(other_claim.id)}));
    all_meet();
    EXPECT_EQ(anna_.store().get(asked.id).claim, world_.claim);
    EXPECT_EQ(anna_.store().get(asked.id).author, "carla");
    expect_all_alike();
}

TEST_F(RawEntries, SavedBytesAndTheirTextStayAsTheyCameIn) {
    publish_reviewed();
    let_carla_in(DeskRole::fact_checker);
    auto const bytes = capture();
    std::vector<core::Capture> others(6, bytes);
    others[0].obtained = {1'546'300'800'000};
    others[1].origin = "https://government.example/report";
    others[2].how = core::Obtained::dropped;
    others[3].media_type = "text/html";
    others[4].size = 1;
    core::Source government;
    government.id = carla_->store().ids().next<core::Source>();
    government.title = "Government";
    commit(*carla_, "source.create", {government});
    all_meet();
    others[5].source = government.id;
    for (auto const& other : others) expect_held(bytes, other);
    auto const text = anna_.store().get(world_.text);
    auto other = text;
    other.extractor = "by hand";
    expect_held(text, other);
    other = text;
    other.language = "ru";
    expect_held(text, other);
    auto const quotation = anna_.store().get(world_.quotation);
    auto place = quotation;
    ++place.start;
    expect_held(quotation, place);
    // What operations write counts.
    auto stamped = bytes;
    stamped.stamps = {"c3RhbXA="};
    commit(*carla_, "capture.stamp", {stamped});
    auto dismissed = text;
    dismissed.dismissed = {"1-2"};
    commit(*carla_, "text.dismiss", {dismissed});
    all_meet();
    expect_at_anna(stamped);
    expect_at_anna(dismissed);
    expect_all_alike();
}

} // namespace
