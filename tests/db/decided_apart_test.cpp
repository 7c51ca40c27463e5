// Two seats that decide the same thing without knowing of each other: nothing of it is hidden, and people can close it.
#include "core/editorial/chronicle.h"
#include "core/editorial/desk_rules.h"
#include "core/editorial/queue.h"
#include "core/editorial/reviews.h"
#include "core/operations/desk_rules.h"
#include "core/operations/reviews.h"
#include "tests/db/spoken_words.h"

#include <algorithm>
#include <set>

namespace {

using core::DeskRole;
using core::ReviewState;
using core::ReviewStep;
using fixture::TestSeat;

class DecidedApart : public fixture::SpokenWords {
protected:
    void SetUp() override {
        SpokenWords::SetUp();
        make(DeskRole::editor);
        let_carla_in(DeskRole::editor);
    }
    static void step(TestSeat& seat, core::Id<core::Review> id, ReviewStep which, core::StepWords words = {}) {
        auto context = core::context_of(seat.store());
        seat.store().commit(core::take_step(context, id, which, std::move(words)));
    }
    /// Who has to look at a review, as their queue says.
    static bool waits_for(TestSeat& seat, core::Id<core::Review> id) {
        auto const queue = core::queue_of(seat.store(), seat.store().actor(), seat.store().now(), 99);
        return std::ranges::any_of(queue.for_me, [&](auto const& line) { return line.ref == core::ref(id); });
    }
    void set_rules(core::DeskRules const& rules) {
        auto context = core::context_of(anna_.store());
        anna_.store().commit(core::set_desk_rules(context, rules));
        all_meet();
    }
    /// A verdict on a claim without one, begun and decided at that seat alone.
    static core::Id<core::Review> publish_alone(TestSeat& seat, core::Id<core::Claim> claim, core::Id<core::Scale> scale,
                                                std::string const& rating) {
        auto context = core::context_of(seat.store());
        auto const made = core::rate(context, claim, {scale, rating, "Court.", "Long.", {}});
        seat.store().commit(made.draft);
        step(seat, made.id, ReviewStep::submit);
        step(seat, made.id, ReviewStep::approve);
        step(seat, made.id, ReviewStep::publish);
        return made.id;
    }
    static void withdraw(TestSeat& seat, core::Id<core::Review> id) {
        auto context = core::context_of(seat.store());
        auto facts = core::correction_of(seat.store(), seat.store().get(id));
        facts.tier = core::Tier::withdrawal;
        facts.notice = "Publié deux fois.";
        auto const made = core::propose_correction(context, id, facts);
        seat.store().commit(made.draft);
        seat.store().commit(core::sign_correction(context, made.id));
    }
};

TEST_F(DecidedApart, TwoVotesCastApartAreClosedByEitherOfThem) {
    fixture::open_the_gate(anna_.store());
    auto rules = core::desk_rules(anna_.store());
    rules.approvals = core::Approvals::two_of_three;
    set_rules(rules);
    step(anna_, world_.review, ReviewStep::submit);
    all_meet();
    step(boris_, world_.review, ReviewStep::approve);
    step(*carla_, world_.review, ReviewStep::approve);
    EXPECT_FALSE(waits_for(boris_, world_.review)) << "as far as boris knows, somebody else has to vote";
    all_meet();
    EXPECT_EQ(anna_.store().get(world_.review).state, ReviewState::in_review);
    EXPECT_TRUE(waits_for(boris_, world_.review));
    EXPECT_TRUE(waits_for(*carla_, world_.review));
    step(*carla_, world_.review, ReviewStep::approve);
    all_meet();
    auto const approved = anna_.store().get(world_.review);
    EXPECT_EQ(approved.state, ReviewState::approved);
    EXPECT_EQ(approved.reviewers, (std::vector<std::string>{"boris", "carla"}));
    EXPECT_TRUE(anna_.seat().not_counting().empty());
    expect_all_alike();
}

TEST_F(DecidedApart, OfTwoVerdictsPublishedApartTheOtherIsNamedUntilOneIsWithdrawn) {
    fixture::open_the_gate(anna_.store());
    auto rules = core::desk_rules(anna_.store());
    rules.separate_approver = core::Separation::never;
    set_rules(rules);
    auto const claim = fixture::claim_saying(anna_.store(), "Le pont a été fermé.");
    commit(anna_, "claim.create", {claim});
    all_meet();
    auto const hers = publish_alone(anna_, claim.id, world_.scale, "false");
    auto const his = publish_alone(boris_, claim.id, world_.scale, "true");
    all_meet();
    auto const shown = core::current_review(anna_.store(), claim.id)->id, other = shown == his ? hers : his;
    for (auto* seat : {&anna_, &boris_, &*carla_}) {
        EXPECT_EQ(core::current_review(seat->store(), claim.id)->id, shown);
        auto const left = seat->store().untidied();
        auto const told = std::ranges::find(left, core::ref(other), &core::Untidied::ref);
        ASSERT_NE(told, left.end());
        EXPECT_NE(core::render(told->told).find("were published apart"), std::string::npos);
    }
    // When the shown one is withdrawn, the other is what readers have, and nothing is left to tidy.
    withdraw(*carla_, shown);
    all_meet();
    EXPECT_EQ(core::current_review(anna_.store(), claim.id)->id, other);
    for (auto const& each : anna_.store().untidied()) EXPECT_EQ(core::render(each.told).find("published apart"), std::string::npos);
    expect_all_alike();
}

TEST_F(DecidedApart, EverySeatTellsOfAnEntryWhatItsAuthorChanged) {
    auto claim = anna_.store().get(world_.claim);
    auto his = claim;
    claim.note = "one";
    commit(anna_, "claim.edit", {claim});
    claim.note = "two";
    commit(anna_, "claim.edit", {claim});
    his.language = "en";
    commit(boris_, "claim.edit", {his});
    his.note = "three";
    commit(boris_, "claim.edit", {his});
    all_meet();
    auto const told_at = [&](TestSeat& seat) {
        std::multiset<std::string> told;
        core::Chronicle const chronicle(seat.store(), core::ref(world_.claim), core::Chronicle::Reach::own);
        for (auto const& moment : chronicle.moments())
            for (auto const& difference : core::differences(seat.store(), moment))
                for (auto const& field : difference.fields)
                    told.insert(moment.revision.actor + " " + std::string(field.name) + ": " + field.before + " > " + field.after);
        return told;
    };
    auto const at_anna = told_at(anna_);
    EXPECT_TRUE(at_anna.contains("anna note:  > one"));
    EXPECT_TRUE(at_anna.contains("anna note: one > two"));
    EXPECT_TRUE(at_anna.contains("boris note:  > three")) << "though anna’s came in before it, or after";
    EXPECT_EQ(told_at(boris_), at_anna);
    EXPECT_EQ(told_at(*carla_), at_anna);
}

} // namespace
