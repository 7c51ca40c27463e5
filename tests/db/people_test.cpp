// One person under every spelling of the name: at the desk, in the queue, at the undo, in searches and in the history.
#include "core/editorial/chronicle.h"
#include "core/editorial/desk_rules.h"
#include "core/editorial/reviews.h"
#include "core/operations/corrections.h"
#include "core/operations/remarks.h"
#include "core/text/person.h"
#include "core/editorial/queue.h"
#include "core/editorial/verdict.h"
#include "tests/db/editorial.h"

#include <algorithm>

namespace {

using core::Code;
using core::ReviewState;
using core::ReviewStep;
using fixture::refusal;
using Names = std::vector<std::string>;

/// Spellings of "Anna Méier" that no reader tells apart from it.
Names const spellings{"Anna M\u00e9ier ", "anna m\u00e9ier", "ANNA M\u00c9IER", "Anna  M\u00e9ier", "Anna\u00a0M\u00e9ier",
                      "Anna\u200bM\u00e9ier", "Anna Me\u0301ier", "Anna\u3000M\u00e9ier", "An\u00adna M\u00e9ier"};
auto const anna = "Anna M\u00e9ier";

class People : public fixture::Editorial {
protected:
    void SetUp() override {
        store_ = fixture::in_memory(anna);
        world_ = fixture::make_world(*store_);
    }
    std::vector<std::string> why(std::string const& person) {
        std::vector<std::string> words;
        auto const queue = core::queue_of(*store_, person, store_->now(), 50);
        for (auto const& line : queue.for_me) words.emplace_back(core::key_of(line.why));
        for (auto const& line : queue.by_me) words.push_back("(" + std::string(core::key_of(line.why)) + ")");
        return words;
    }
};

TEST_F(People, NobodyApprovesTheirOwnRatingUnderAnotherSpelling) {
    fixture::open_the_gate(*store_);
    take(anna, ReviewStep::submit);
    for (auto const& spelled : spellings)
        EXPECT_EQ(refusal(Code::refused, [&] { take(spelled, ReviewStep::approve); }),
                  "Anna Méier proposed this rating; a second person has to look at it.")
            << spelled;
    take(spellings[1], ReviewStep::pull_back);
    EXPECT_EQ(review().state, ReviewState::draft) << "but it is theirs to pull back";
}

TEST_F(People, TwoSpellingsAreNotTwoPeople) {
    // The rule "when two people work here" asks who wrote in this workspace.
    fixture::Folder const folder;
    auto const path = folder.file("desk");
    db::create_workspace(path, fixture::options(anna));
    std::uint64_t seed = 1;
    for (auto const& spelled : spellings) {
        auto const store = db::open_workspace(path, fixture::options(spelled, ++seed));
        EXPECT_EQ(core::person_key(store->actor()), core::person_key(anna));
        store->commit(fixture::put(*store, fixture::claim_saying(*store, "Un."), "claim.create"));
        EXPECT_EQ(store->people(50).size(), 1U) << spelled;
        EXPECT_FALSE(core::approver_is_another(*store, {}));
        fixture::expect_sound(*store);
    }
    auto const store = db::open_workspace(path, fixture::options("Bruno", 99));
    store->commit(fixture::put(*store, fixture::claim_saying(*store, "Deux."), "claim.create"));
    EXPECT_EQ(store->people(50), (Names{"ANNA MÉIER", "Bruno"}));
    EXPECT_TRUE(core::approver_is_another(*store, {}));
}

TEST_F(People, TwoVotesOfOnePersonAreOne) {
    fixture::open_the_gate(*store_);
    auto rules = core::desk_rules(*store_);
    rules.approvals = core::Approvals::two_of_three;
    store_->commit(core::set_desk_rules(as(anna), rules));
    take(anna, ReviewStep::submit);
    take("Bruno", ReviewStep::approve);
    EXPECT_EQ(refusal(Code::refused, [&] { take("bruno ", ReviewStep::approve); }),
              "You voted so already; one more person has to.");
    take("Carla", ReviewStep::approve);
    EXPECT_EQ(review().reviewers, (Names{"Bruno", "Carla"})) << "people are a list";
    for (auto const* by : {"by:bruno", "by:CARLA", "by:\"Anna  Méier\"", "by:\"Anna Me\u0301ier\""})
        EXPECT_GE(core::find_hits(*store_, std::string("kind:claim ") + by, 9, core::SearchOrder::newest, "x").size(), 1U)
            << by;
    fixture::expect_sound(*store_);
}

TEST_F(People, ASecondVerdictIsAnothersAndGivenOnce) {
    fixture::open_the_gate(*store_);
    auto rules = core::desk_rules(*store_);
    rules.second_verdict = core::SecondVerdict::blind;
    store_->commit(core::set_desk_rules(as(anna), rules));
    take(anna, ReviewStep::submit);
    for (auto const& spelled : spellings) {
        EXPECT_FALSE(core::is_concealed(*store_, review(), spelled)) << "it is their own";
        auto& context = as(spelled);
        refusal(Code::refused, [&] { core::give_second_verdict(context, world_.review, "true", ""); });
    }
    EXPECT_TRUE(core::is_concealed(*store_, review(), "Anna"));
    store_->commit(core::give_second_verdict(as("Bruno"), world_.review, "true", "").draft);
    auto& context = as("BRUNO");
    EXPECT_EQ(refusal(Code::refused, [&] { core::give_second_verdict(context, world_.review, "true", ""); }),
              "You gave your verdict in this round already.");
    EXPECT_EQ(core::agreement_on(*store_, store_->get(world_.scale)).pairs, 1);
    // What earlier versions took for a second person counts for none.
    auto vote = core::votes_of(*store_, review()).front();
    vote.id = store_->ids().next<core::Vote>();
    vote.person = "bruno ";
    store_->commit(fixture::put(*store_, vote, "review.second_verdict"));
    vote.id = store_->ids().next<core::Vote>();
    vote.person = "anna méier";
    store_->commit(fixture::put(*store_, vote, "review.second_verdict"));
    EXPECT_EQ(core::agreement_on(*store_, store_->get(world_.scale)).pairs, 1);
    EXPECT_EQ(core::second_verdict(core::votes_of(*store_, review()), review())->person, "Bruno");
}

TEST_F(People, NobodySignsTheirOwnCorrectionUnderAnotherSpelling) {
    publish();
    auto facts = core::correction_of(*store_, review());
    facts.tier = core::Tier::verdict_change;
    facts.review.rating = "true";
    facts.notice = "Revu.";
    auto const made = core::propose_correction(as(anna), world_.review, facts);
    store_->commit(made.draft);
    for (auto const& spelled : spellings) {
        auto& context = as(spelled);
        EXPECT_EQ(refusal(Code::refused, [&] { core::sign_correction(context, made.id); }),
                  "Anna Méier proposed this correction; a second person has to sign it.");
    }
    EXPECT_EQ(why("ANNA MÉIER"), Names{"(signing)"});
    store_->commit(core::turn_down_correction(as("anna méier"), made.id, "Finalement non."));
    EXPECT_EQ(store_->get(made.id).state, core::CorrectionState::turned_down) << "their own they may take back";
}

TEST_F(People, TheQueueIsThePersonsUnderEverySpelling) {
    store_->commit(core::assign_claim(as("Bruno"), world_.claim, "ANNA   M\u00c9IER"));
    EXPECT_EQ(claim().assigned_to, "ANNA M\u00c9IER");
    store_->commit(core::make_remark(as("Bruno"), world_.claim, {{}, "", "", "@anna me\u0301ier: vu ?", {}}).draft);
    for (auto const& spelled : spellings) {
        auto reasons = why(spelled); // both may be of the same millisecond
        std::ranges::sort(reasons);
        EXPECT_EQ(reasons, (Names{"assigned", "mentioned"})) << spelled;
    }
    EXPECT_EQ(why("Anna"), Names{});
    // Old rows hold names as they were given.
    auto other = fixture::claim_saying(*store_, "Deux.");
    other.assigned_to = "anna  méier ";
    store_->commit(fixture::put(*store_, other, "claim.create"));
    EXPECT_EQ(store_->queue(core::QueuePart::assigned, anna, 9).size(), 2U);
    EXPECT_EQ(store_->queue(core::QueuePart::assigned, anna, 1).size(), 1U);
    EXPECT_EQ(refusal(Code::bad_input, [&] { core::assign_claim(as("Bruno"), world_.claim, "Eve\nMorel"); }),
              "A person's name cannot hold line breaks or control characters. Nothing was changed.");
    auto edited = claim();
    edited.assigned_to = " Bruno\u00a0B. ";
    store_->commit(core::edit_record(as("Bruno"), edited));
    EXPECT_EQ(claim().assigned_to, "Bruno B.");
    store_->commit(core::assign_claim(as("Bruno"), world_.claim, " "));
    EXPECT_EQ(claim().assigned_to, "");
}

TEST_F(People, WhatOneLookedAtIsKnownUnderEverySpelling) {
    store_->look(world_.claim);
    auto const head = store_->head();
    for (auto const& spelled : spellings) EXPECT_EQ(store_->looked(world_.claim, spelled), head) << spelled;
    EXPECT_EQ(store_->looked(world_.claim, "Bruno"), 0);
    EXPECT_TRUE(core::changed_since(*store_, world_.claim, 1, "anna méier").empty()) << "all of it is their own";
    EXPECT_FALSE(core::changed_since(*store_, world_.claim, 1, "Bruno").empty());
}

TEST_F(People, TheHistoryTellsOnePersonOnce) {
    core::Chronicle const chronicle(*store_, core::ref(world_.claim));
    EXPECT_EQ(chronicle.people(), Names{anna});
    core::MomentFilter filter;
    filter.person = "anna  me\u0301ier";
    EXPECT_EQ(chronicle.page(filter, 0, 99).size(), chronicle.moments().size());
    filter.person = "Anna";
    EXPECT_TRUE(chronicle.page(filter, 0, 99).empty());
}

TEST(PeopleUndo, TakesBackOnesOwnUnderEverySpelling) {
    fixture::Folder const folder;
    auto const path = folder.file("desk");
    db::create_workspace(path, fixture::options(anna));
    std::uint64_t seed = 1;
    for (auto const& spelled : spellings) {
        {
            auto const store = db::open_workspace(path, fixture::options(anna, ++seed));
            store->commit(fixture::put(*store, fixture::claim_saying(*store, "Un."), "claim.create"));
        }
        {
            auto const store = db::open_workspace(path, fixture::options("Bruno", ++seed));
            store->commit(fixture::put(*store, fixture::claim_saying(*store, "Deux."), "claim.create"));
        }
        auto const store = db::open_workspace(path, fixture::options(spelled, ++seed));
        auto const mine = store->head() - 1;
        ASSERT_TRUE(store->undoable()) << spelled;
        EXPECT_EQ(store->undoable()->seq, mine) << spelled;
        store->undo();
        EXPECT_EQ(store->redoable()->seq, mine + 2) << spelled;
    }
}

TEST(PeopleOpening, AnImpossibleNameIsRefusedBeforeAnythingIsMade) {
    fixture::Folder const folder;
    auto const path = folder.file("desk");
    for (auto const* name : {"", "   ", "\u200b", "Eve\n99  Morel", "E\x1b[1m"})
        refusal(Code::bad_input, [&] { db::create_workspace(path, fixture::options(name)); });
    EXPECT_TRUE(folder.names().empty());
    db::create_workspace(path, fixture::options("  Anna\u00a0 B. "));
    auto const before = fixture::read_file(path);
    for (auto const* name : {"   ", "Eve\n99  Morel"})
        refusal(Code::bad_input, [&] { db::open_workspace(path, fixture::options(name)); });
    EXPECT_EQ(fixture::read_file(path), before);
    EXPECT_EQ(db::open_workspace(path, fixture::options("  Anna\u00a0 B. "))->actor(), "Anna B.");
}

TEST(PeopleReviewers, OldPairsAreToldApartByTheirVotes) {
    auto const store = fixture::in_memory(anna);
    auto const world = fixture::make_world(*store);
    auto review = store->get(world.review);
    auto const vote = [&](std::string person, core::Voice voice) {
        core::Vote cast;
        cast.id = store->ids().next<core::Vote>();
        cast.review = world.review;
        cast.person = std::move(person);
        cast.voice = voice;
        store->commit(fixture::put(*store, cast, "review.vote"));
    };
    review.reviewers = {"Martin, fils"};
    EXPECT_EQ(core::reviewers_of(*store, review), Names{"Martin, fils"}) << "one person's name with a comma";
    vote("Carla", core::Voice::approves);
    vote("Martin, fils", core::Voice::approves);
    review.reviewers = {"Carla, Martin, fils"};
    EXPECT_EQ(core::reviewers_of(*store, review), (Names{"Carla", "Martin, fils"}));
    review.reviewers = {"Martin, fils, Carla"};
    EXPECT_EQ(core::reviewers_of(*store, review), (Names{"Martin, fils", "Carla"}));
    review.reviewers = {"Carla, Dario"};
    EXPECT_EQ(core::reviewers_of(*store, review), Names{"Carla, Dario"}) << "nobody called Dario voted";
    review.reviewers = {"Carla", "Dario"};
    EXPECT_EQ(core::reviewers_of(*store, review), (Names{"Carla", "Dario"}));
}

} // namespace
