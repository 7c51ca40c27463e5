// What takes two people at a desk holds at every seat, whatever somebody writes past the program.
#include "core/editorial/desk_rules.h"
#include "core/operations/desk_rules.h"
#include "tests/db/spoken_words.h"

#include <algorithm>

namespace {

using core::CorrectionState;
using core::DeskRole;
using core::Record;
using core::ReviewState;

class SecondPerson : public fixture::SpokenWords {
protected:
    /// Carla, an editor, signs what she proposes herself, and changes the verdict by it.
    core::Id<core::Correction> carla_signs_her_own() {
        auto const id = propose_change_of_verdict(*carla_);
        all_meet();
        auto correction = carla_->store().get(id);
        correction.state = CorrectionState::in_force;
        correction.signed_by = "carla";
        correction.signed_at = {1'671'500'000'000};
        auto review = carla_->store().get(world_.review);
        review.state = ReviewState::corrected;
        review.rating = correction.rating;
        review.summary = correction.summary;
        review.rationale = correction.rationale;
        carla_forges({change_to(Record(correction)), change_to(Record(review))});
        return id;
    }
    /// She proposes, approves and publishes by herself.
    core::Review carla_publishes_her_own() {
        auto review = carla_->store().get(world_.review);
        review.author = review.submitter = "carla";
        review.state = ReviewState::published;
        review.round = 1;
        review.reviewers = {"carla"};
        review.approved = core::sha256("what carla approved");
        carla_forges({change_to(Record(review))});
        return review;
    }
    void let_one_alone_approve() {
        auto context = core::context_of(anna_.store());
        auto rules = core::desk_rules(anna_.store());
        rules.separate_approver = core::Separation::never;
        anna_.store().commit(core::set_desk_rules(context, rules));
        all_meet();
    }
};

TEST_F(SecondPerson, NobodySignsAGraveCorrectionOfTheirOwn) {
    auto const published = publish_reviewed();
    let_carla_in(DeskRole::editor);
    auto const id = carla_signs_her_own();
    EXPECT_EQ(anna_.store().get(id).state, CorrectionState::waiting);
    expect_at_anna(published);
    auto const told = anna_.seat().not_counting();
    EXPECT_TRUE(std::ranges::any_of(told, [](auto const& each) { return core::render(each).find("a second person") != std::string::npos; }));
    expect_all_alike();
    // Somebody else signs it as ever.
    auto context = core::context_of(anna_.store());
    anna_.store().commit(core::sign_correction(context, id));
    all_meet();
    EXPECT_EQ(boris_.store().get(world_.review).state, ReviewState::corrected);
    expect_all_alike();
}

TEST_F(SecondPerson, NobodyApprovesTheirOwnRating) {
    make(DeskRole::editor);
    let_carla_in(DeskRole::editor);
    auto const stood = anna_.store().get(world_.review);
    carla_publishes_her_own();
    expect_at_anna(stood);
    expect_told("a second person");
    expect_all_alike();
}

TEST_F(SecondPerson, TheRulesOfTheDeskMayLetOneDoIt) {
    publish_reviewed();
    let_carla_in(DeskRole::editor);
    let_one_alone_approve();
    auto const id = carla_signs_her_own();
    EXPECT_EQ(anna_.store().get(id).state, CorrectionState::in_force);
    EXPECT_EQ(anna_.store().get(world_.review).state, ReviewState::corrected);
    EXPECT_TRUE(anna_.seat().not_counting().empty());
    expect_all_alike();
}

TEST_F(SecondPerson, RulesThatCameAfterLetNobodyDoItBefore) {
    auto const published = publish_reviewed();
    let_carla_in(DeskRole::editor);
    auto const id = carla_signs_her_own();
    let_one_alone_approve();
    EXPECT_EQ(anna_.store().get(id).state, CorrectionState::waiting);
    expect_at_anna(published);
    expect_all_alike();
}

TEST_F(SecondPerson, WhereNobodyElseCouldDecideOneDoesItAlone) {
    let_carla_in(DeskRole::fact_checker); // boris is none either
    auto review = anna_.store().get(world_.review);
    publish_alone(anna_, review);
    all_meet();
    EXPECT_EQ(carla_->store().get(world_.review).state, ReviewState::published);
    expect_all_alike();
}

} // namespace
