// How a verdict gets approved, on the real store: the gate, approvals that are bound to what was approved, votes and
// second verdicts.
#include "core/editorial/desk_rules.h"
#include "core/editorial/reviews.h"
#include "core/operations/remarks.h"
#include "core/search/hits.h"
#include "core/editorial/verdict.h"
#include "tests/db/editorial.h"

namespace {

using core::Code;
using core::Kind;
using core::ReviewState;
using core::ReviewStep;
using fixture::refusal;

using fixture::Editorial;

TEST_F(Editorial, TheGateNamesWhatIsMissingAndWhere) {
    using Rule = core::GateRule;
    auto found = lines();
    EXPECT_EQ(found.size(), 7U);
    EXPECT_TRUE(found[Rule::verified_quotation].met);
    EXPECT_TRUE(found[Rule::speaker_and_date].met);
    for (auto const rule :
         {Rule::independent_sources, Rule::primary_sources, Rule::other_side, Rule::reply, Rule::rationale})
        EXPECT_FALSE(found[rule].met) << core::key_of(rule);
    EXPECT_EQ(found[Rule::other_side].at, core::ref(world_.review));
    EXPECT_EQ(found[Rule::other_side].field, "other_side");
    EXPECT_EQ(core::render(found[Rule::independent_sources].finding),
              "Independent sources behind the evidence: 0; asked for: 2.");
    EXPECT_EQ(refusal(Code::refused, [&] { take("anna", ReviewStep::submit); }),
              "The gate is not passed: independent sources; primary sources; other side considered; reply asked for, "
              "or a reason why not; "
              "rationale given. Mend it, or say why it is submitted all the same.");

    auto statement = store_->get(world_.statement);
    statement.said_on = {};
    auto& context = as("anna");
    store_->commit(core::edit_record(context, statement));
    found = lines();
    EXPECT_FALSE(found[Rule::speaker_and_date].met);
    EXPECT_EQ(found[Rule::speaker_and_date].at, core::ref(world_.statement));
    EXPECT_EQ(found[Rule::speaker_and_date].field, "said_on");
    statement.unknown = core::Unknown::date;
    as("anna");
    store_->commit(core::edit_record(context, statement));
    EXPECT_TRUE(lines()[Rule::speaker_and_date].met);

    auto reworded = statement;
    reworded.text = "Tout le contraire a été dit.";
    as("anna");
    store_->commit(core::edit_record(context, reworded));
    found = lines();
    EXPECT_FALSE(found[Rule::verified_quotation].met) << "its words are in no saved bytes";
    EXPECT_EQ(found[Rule::verified_quotation].at, core::ref(world_.statement));
    as("anna");
    store_->commit(core::edit_record(context, statement));
    EXPECT_TRUE(lines()[Rule::verified_quotation].met);

    evidence(core::Relation::refutes, "Agence A", core::SourceType::transcript);
    evidence(core::Relation::supports, "Journal B", core::SourceType::article);
    as("anna");
    store_->commit(core::rate(context, world_.claim,
                              {world_.scale, "false", "Non.", "Les débris parlent.", {}, "", "Déjà dit en public."})
                       .draft);
    for (auto const& [rule, line] : lines()) EXPECT_TRUE(line.met) << core::render(line.finding);
    take("anna", ReviewStep::submit);
    EXPECT_EQ(review().gate_override, "");
    EXPECT_EQ(review().round, 1);
    fixture::expect_sound(*store_);
}

TEST_F(Editorial, AnOverrideIsRecordedWithItsReason) {
    take("anna", ReviewStep::submit, {"", "Le temps presse."});
    EXPECT_EQ(review().gate_override, "Le temps presse.");
    EXPECT_EQ(store_->revision(store_->head()).reason, "Le temps presse.");
    EXPECT_EQ(review().state, ReviewState::in_review);
}

TEST_F(Editorial, OneAgencyOrOneOwnerCountsOnce) {
    auto const count = [&] { return core::independent_sources(*store_, core::load_dossier(*store_, world_.claim)); };
    evidence(core::Relation::supports, "Journal A", core::SourceType::article, "AFP");
    evidence(core::Relation::supports, "Journal B", core::SourceType::article, "AFP");
    EXPECT_EQ(count(), 1) << "two papers print one dispatch";
    evidence(core::Relation::refutes, "AFP", core::SourceType::wire);
    EXPECT_EQ(count(), 1) << "the agency itself is no second voice";
    evidence(core::Relation::refutes, "Journal C", core::SourceType::article);
    evidence(core::Relation::refutes, "Journal D", core::SourceType::article);
    EXPECT_EQ(count(), 3);
    auto& context = as("anna");
    core::Party group;
    group.name = "Groupe E";
    auto const made = core::add_party(context, group);
    store_->commit(made.draft);
    for (auto const* name : {"Journal C", "Journal D"}) {
        auto paper = store_->get(store_->party_named(name));
        paper.owner = made.id;
        as("anna");
        store_->commit(core::edit_record(context, paper));
    }
    EXPECT_EQ(count(), 2);
    auto owner = store_->get(made.id);
    owner.owner = store_->party_named("Journal C"); // owners in a circle have an end as well
    as("anna");
    store_->commit(core::edit_record(context, owner));
    EXPECT_EQ(count(), 2) << "they are one voice all the same";
    evidence(core::Relation::supports, "", core::SourceType::article);
    evidence(core::Relation::supports, "", core::SourceType::article);
    EXPECT_EQ(count(), 3) << "all without a publisher count once";
}

TEST_F(Editorial, AnApprovalCoversExactlyWhatItApproved) {
    publish();
    EXPECT_FALSE(core::is_stale(*store_, review()));
    EXPECT_EQ(core::approved_at(*store_, review()), store_->head() - 1);
    // How far the work is, who works on it and what colleagues say are none of its business.
    auto& context = as("bruno");
    store_->commit(core::assign_claim(context, world_.claim, "bruno"));
    store_->commit(core::make_remark(context, world_.claim, {{}, "", "", "Bien.", {}}).draft);
    EXPECT_FALSE(core::is_stale(*store_, review()));
    EXPECT_EQ(store_->counts().stale, 0);

    auto const changes_that_count = std::vector<std::function<void()>>{
        [&] {
            auto c = claim();
            c.note += " Vraiment.";
            as("anna");
            store_->commit(core::edit_record(context, c));
        },
        [&] {
            auto s = store_->get(world_.statement);
            s.occasion = "discours";
            as("anna");
            store_->commit(core::edit_record(context, s));
        },
        [&] { evidence(core::Relation::refutes, "Journal", core::SourceType::article); },
        [&] {
            auto l = store_->referring<core::Link>("to", world_.claim).front();
            l.note = "autre";
            as("anna");
            store_->commit(core::edit_record(context, l));
        }};
    for (auto const& change : changes_that_count) {
        change();
        EXPECT_TRUE(core::is_stale(*store_, review()));
        EXPECT_EQ(store_->counts().stale, 1);
        EXPECT_EQ(store_->queue(core::QueuePart::stale, "", 9), (std::vector{core::ref(world_.claim)}));
        EXPECT_EQ(refusal(Code::refused, [&] { take("anna", ReviewStep::approve_again); }),
                  "anna proposed this rating; a second person has to look at it.");
        take("bruno", ReviewStep::approve_again);
        EXPECT_FALSE(core::is_stale(*store_, review()));
        EXPECT_EQ(store_->counts().stale, 0);
    }
    EXPECT_EQ(review().state, ReviewState::published);
    EXPECT_EQ(refusal(Code::refused, [&] { take("bruno", ReviewStep::approve_again); }),
              "Nothing changed since this was approved.");
    fixture::expect_sound(*store_);
}

TEST_F(Editorial, WhatIsTakenBackIsApprovedAsBefore) {
    publish();
    auto changed = claim();
    changed.note = "Autre.";
    auto& context = as("anna");
    store_->commit(core::edit_record(context, changed));
    EXPECT_TRUE(core::is_stale(*store_, review()));
    store_->undo();
    EXPECT_FALSE(core::is_stale(*store_, review()));
    EXPECT_EQ(store_->counts().stale, 0);
}

TEST_F(Editorial, NothingStaleIsPublished) {
    fixture::open_the_gate(*store_);
    take("anna", ReviewStep::submit);
    take("bruno", ReviewStep::approve);
    auto changed = claim();
    changed.text = "Autre.";
    auto& context = as("anna");
    store_->commit(core::edit_record(context, changed));
    refusal(Code::refused, [&] { take("anna", ReviewStep::publish); });
    as("anna");
    auto all = core::publish_all(context);
    EXPECT_TRUE(all.published.empty());
    EXPECT_EQ(all.stale, std::vector{world_.claim});
    take("bruno", ReviewStep::approve_again);
    as("anna");
    all = core::publish_all(context);
    EXPECT_EQ(all.published, std::vector{world_.claim});
    store_->commit(all.draft);
    EXPECT_EQ(review().state, ReviewState::published);
    EXPECT_EQ(review().checked_on.text(), "2022-12-19");
    fixture::undo(*store_);
    EXPECT_EQ(review().state, ReviewState::approved);
}

TEST_F(Editorial, OnePersonAloneMayApproveUnlessTheRuleSaysOtherwise) {
    take("anna", ReviewStep::submit, {"", "seule"});
    EXPECT_FALSE(core::approver_is_another(*store_, core::desk_rules(*store_)));
    EXPECT_EQ(store_->people(9), std::vector<std::string>{"anna"});
    take("anna", ReviewStep::approve);
    EXPECT_EQ(review().state, ReviewState::approved);
}

TEST_F(Editorial, TwoVotesOfThreeDecide) {
    fixture::open_the_gate(*store_);
    auto rules = core::desk_rules(*store_);
    rules.approvals = core::Approvals::two_of_three;
    auto& context = as("anna");
    store_->commit(core::set_desk_rules(context, rules));
    take("anna", ReviewStep::submit);
    take("bruno", ReviewStep::approve);
    EXPECT_EQ(review().state, ReviewState::in_review);
    EXPECT_EQ(refusal(Code::refused, [&] { take("bruno", ReviewStep::approve); }),
              "You voted so already; one more person has to.");
    take("carla", ReviewStep::send_back, {"Une source de plus.", {}});
    EXPECT_EQ(review().state, ReviewState::in_review);
    take("dario", ReviewStep::send_back, {"Oui.", {}});
    EXPECT_EQ(review().state, ReviewState::changes_requested);
    take("anna", ReviewStep::submit);
    take("carla", ReviewStep::approve);
    EXPECT_EQ(review().state, ReviewState::in_review) << "bruno's vote was of the round before";
    take("bruno", ReviewStep::approve);
    EXPECT_EQ(review().state, ReviewState::approved);
    EXPECT_EQ(review().reviewers, (std::vector<std::string>{"carla", "bruno"}));
    fixture::expect_sound(*store_);
}

TEST_F(Editorial, ASecondVerdictIsGivenWithoutSeeingTheFirst) {
    fixture::open_the_gate(*store_);
    auto rules = core::desk_rules(*store_);
    rules.second_verdict = core::SecondVerdict::blind;
    auto& context = as("anna");
    store_->commit(core::set_desk_rules(context, rules));
    take("anna", ReviewStep::submit);
    EXPECT_TRUE(core::is_concealed(*store_, review(), "bruno"));
    EXPECT_FALSE(core::is_concealed(*store_, review(), "anna"));
    // Nothing else tells bruno what anna found: no row, no search, no history.
    auto const found = [&](std::string const& words, std::string const& person) {
        return core::find_hits(*store_, words, 9, core::SearchOrder::newest, person).size();
    };
    auto const row = store_->claim_row(world_.claim).value();
    for (auto const* person : {"anna", "bruno"}) {
        auto const told = person == std::string("anna");
        EXPECT_EQ(core::verdict_for(*store_, row, person).rating.has_value(), told);
        EXPECT_EQ(core::verdict_for(*store_, row, person).concealed, !told);
        EXPECT_EQ(found("verdict:" + review().rating, person), told ? 1U : 0U);
        EXPECT_EQ(found("kind:claim -verdict:nonsense", person), told ? 1U : 0U) << "whatever is asked of ratings";
        EXPECT_EQ(found("kind:claim -verdict:" + review().rating, person), 0U);
        EXPECT_EQ(found("has:verdict", person), 1U) << "that there is one is no secret";
        EXPECT_EQ(std::get<core::Review>(core::told_to(*store_, review(), person)).rating.empty(), !told);
        for (auto const ref : {core::ref(world_.claim), core::ref(world_.review)})
            if (told)
                core::refuse_concealed(*store_, ref, person);
            else
                refusal(Code::refused, [&] { core::refuse_concealed(*store_, ref, person); });
    }
    refusal(Code::refused, [&] { take("bruno", ReviewStep::approve); });
    as("bruno");
    EXPECT_EQ(
        refusal(Code::refused,
                [&] { store_->commit(core::give_second_verdict(context, world_.review, "perhaps", "").draft); }),
        "The rating “perhaps” is not on the rating scale “truth”.");
    as("bruno");
    store_->commit(core::give_second_verdict(context, world_.review, "true", "Je lis autrement.").draft);
    EXPECT_FALSE(core::is_concealed(*store_, review(), "bruno"));
    as("bruno");
    refusal(Code::refused, [&] { core::give_second_verdict(context, world_.review, "true", ""); });
    EXPECT_EQ(refusal(Code::refused, [&] { take("bruno", ReviewStep::approve); }),
              "bruno came to another verdict; say why you approve all the same.");
    take("bruno", ReviewStep::approve, {"Convaincu après discussion.", {}});
    auto const met = core::agreement_on(*store_, store_->get(world_.scale));
    EXPECT_EQ(met.pairs, 1);
    EXPECT_EQ(met.alike, 0);
    ASSERT_EQ(met.cells.size(), 1U);
    EXPECT_EQ(met.cells[0].first, "false");
    EXPECT_EQ(met.cells[0].second, "true");
}

TEST_F(Editorial, AgreementIsWhatChanceDoesNotExplain) {
    // Cohen 1960: 20 both "true", 15 both "false", 5 and 10 apart: observed .7, chance .5, kappa .4.
    core::Draft draft;
    draft.base = store_->head();
    auto const add = [&](char const* first, char const* second, int times) {
        for (int at = 0; at < times; ++at) { // one verdict of each person
            core::Vote vote;
            vote.id = store_->ids().next<core::Vote>();
            vote.review = world_.review;
            vote.person = "reviewer " + std::to_string(draft.puts.size());
            vote.voice = core::Voice::rates;
            vote.scale = world_.scale;
            vote.rating = second;
            vote.beside = first;
            draft.puts.emplace_back(vote);
        }
    };
    add("true", "true", 20);
    add("true", "false", 5);
    add("false", "true", 10);
    add("false", "false", 15);
    draft.operation = "review.second_verdict";
    store_->commit(draft);
    auto const met = core::agreement_on(*store_, store_->get(world_.scale));
    EXPECT_EQ(met.pairs, 50);
    EXPECT_EQ(met.alike, 35);
    EXPECT_NEAR(met.kappa, 0.4, 1e-9);
}

TEST_F(Editorial, TheCurrentReviewIsTheOneBegunLastByTheLogWhateverTheClocksSaid) {
    // As from a computer whose clock is behind: a later review with a lower identity.
    auto later = review();
    later.id.value -= 1'000'000'000;
    later.rating = "true";
    later.state = core::ReviewState::draft;
    store_->commit(fixture::put(*store_, later, "review.create"));
    ASSERT_LT(later.id.value, world_.review.value);
    EXPECT_EQ(core::current_review(*store_, world_.claim)->id, later.id);
    EXPECT_EQ(store_->claim_row(world_.claim)->rating, "true");
    core::ClaimQuery drafts;
    drafts.only = core::ReviewState::draft;
    EXPECT_EQ(store_->claims(drafts, {}, 5).size(), 1U);
    fixture::expect_sound(*store_);
}

} // namespace
