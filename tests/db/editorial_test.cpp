// Editorial work on the real store: the gate, approvals that are bound to what was approved, second verdicts,
// corrections, remarks, requests for reply and the queue.
#include "core/approval.h"
#include "core/gate.h"
#include "core/operations/corrections.h"
#include "core/operations/remarks.h"
#include "core/operations/replies.h"
#include "core/queue.h"
#include "tests/db/fixture.h"

namespace {

using core::Code;
using core::Kind;
using core::ReviewState;
using core::ReviewStep;
using fixture::refusal;

class Editorial : public testing::Test {
protected:
    void SetUp() override {
        store_ = fixture::in_memory();
        world_ = fixture::make_world(*store_);
    }
    /// The workspace as it is now, at the hands of somebody; the one before is over.
    core::Context& as(std::string actor) {
        context_.emplace(core::context_of(*store_));
        context_->actor = std::move(actor);
        return *context_;
    }
    core::Review review() { return store_->get(world_.review); }
    core::Claim claim() { return store_->get(world_.claim); }
    core::ChangeSet take(std::string actor, ReviewStep step, core::StepWords words = {}) {
        auto& context = as(std::move(actor));
        return store_->commit(core::take_step(context, world_.review, step, std::move(words)));
    }
    void publish() {
        fixture::open_the_gate(*store_);
        take("anna", ReviewStep::submit);
        take("bruno", ReviewStep::approve);
        take("anna", ReviewStep::publish);
    }
    std::map<core::GateRule, core::GateLine> lines() {
        std::map<core::GateRule, core::GateLine> found;
        for (auto& line : core::gate(*store_, core::load_dossier(*store_, world_.claim), core::desk_rules(*store_)))
            found[line.rule] = line;
        return found;
    }
    /// A source of its own with a statement that bears on the claim; the statement.
    core::Id<core::Statement> evidence(core::Relation relation, std::string publisher, core::SourceType type,
                                       std::string agency = {}) {
        auto& context = as("anna");
        auto const number = std::to_string(++sources_);
        core::Ingested ingested;
        ingested.text = "Source " + number + " : les débris ont été comptés.";
        ingested.media_type = "text/plain";
        ingested.extractor = "plain/1";
        ingested.title = "Source " + number;
        ingested.publisher = std::move(publisher);
        ingested.language = "fr";
        auto const text = ingested.text;
        auto const imported = core::import_source(context, text, ingested, {}, {core::Obtained::file, "s" + number});
        store_->commit(imported.draft);
        auto source = store_->get(imported.source);
        source.type = type;
        as("anna");
        store_->commit(core::edit_record(context, source, {}, 0, {{"agency", agency}}));
        as("anna");
        auto const recorded = core::record_quotation(context, imported.text, {11, 37}, {});
        store_->commit(recorded.draft);
        as("anna");
        store_->commit(
            core::link_records(context, relation, core::ref(recorded.statement), core::ref(world_.claim), "").draft);
        return recorded.statement;
    }

    std::unique_ptr<core::Store> store_;
    std::optional<core::Context> context_;
    fixture::World world_;
    int sources_ = 0;
};

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
              "The gate is not passed: independent sources. Mend it, or say why it is submitted all the same.");

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
    EXPECT_GE(count(), 2);
    evidence(core::Relation::supports, "", core::SourceType::article);
    evidence(core::Relation::supports, "", core::SourceType::article);
    EXPECT_GE(count(), 3) << "all without a publisher count once";
    EXPECT_LE(count(), 4);
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
            c.text += " Vraiment.";
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
    changed.text = "Autre.";
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
    store_->undo();
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
    EXPECT_EQ(review().reviewer, "carla, bruno");
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
        for (int at = 0; at < times; ++at) {
            core::Vote vote;
            vote.id = store_->ids().next<core::Vote>();
            vote.review = world_.review;
            vote.person = "bruno";
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

TEST_F(Editorial, CorrectionsByTier) {
    auto& context = as("anna");
    EXPECT_EQ(refusal(Code::refused, [&] { core::propose_correction(context, world_.review, {}); }),
              "Only a published verdict is corrected; this one can still be changed as it is.");
    publish();
    EXPECT_EQ(refusal(Code::refused, [&] { core::rate(context, world_.claim, {world_.scale, "true", "", "", {}}); }),
              "This verdict is published; what changes about it now is a correction.");
    auto facts = core::correction_of(*store_, review());
    facts.tier = core::Tier::typo;
    refusal(Code::refused, [&] { core::propose_correction(context, world_.review, facts); });
    facts.review.summary = "Non, pas du tout.";
    as("anna");
    store_->commit(core::propose_correction(context, world_.review, facts).draft);
    EXPECT_EQ(review().summary, "Non, pas du tout.");
    EXPECT_EQ(review().state, ReviewState::published);
    EXPECT_FALSE(core::is_stale(*store_, review()));

    facts = core::correction_of(*store_, review());
    facts.review.rating = "true";
    for (auto const tier : {core::Tier::update, core::Tier::correction, core::Tier::withdrawal}) {
        facts.tier = tier;
        refusal(Code::bad_input, [&] { core::propose_correction(context, world_.review, facts); });
        auto told = facts;
        told.notice = "Texte public.";
        refusal(Code::refused, [&] { core::propose_correction(context, world_.review, told); });
    }
    facts.tier = core::Tier::verdict_change;
    facts.notice = "Les chiffres ont été revus.";
    as("anna");
    auto const made = core::propose_correction(context, world_.review, facts);
    store_->commit(made.draft);
    EXPECT_EQ(review().rating, "false") << "it waits for the second signature";
    refusal(Code::refused, [&] { core::propose_correction(context, world_.review, facts); });
    EXPECT_EQ(refusal(Code::refused, [&] { core::sign_correction(context, made.id); }),
              "anna proposed this correction; a second person has to sign it.");
    as("bruno");
    store_->commit(core::sign_correction(context, made.id));
    EXPECT_EQ(review().rating, "true");
    EXPECT_EQ(review().state, ReviewState::corrected);
    EXPECT_FALSE(core::is_stale(*store_, review()));
    auto const dossier = core::load_dossier(*store_, world_.claim);
    ASSERT_EQ(dossier.corrections.size(), 2U);
    EXPECT_EQ(dossier.corrections[1].prior_rating, "false") << "what stood there stays in sight";
    EXPECT_EQ(dossier.corrections[1].signed_by, "bruno");
    store_->undo();
    EXPECT_EQ(review().rating, "false");
    EXPECT_EQ(review().state, ReviewState::published);
    store_->redo();
    fixture::expect_sound(*store_);
}

TEST_F(Editorial, ACorrectionLeavesAFollowUpOnEveryClaimThatDependsOnIt) {
    auto& context = as("anna");
    auto const other = core::make_claim(context, {"La même chose, plus court.", "", "", ""}, {});
    store_->commit(other.draft);
    as("anna");
    store_->commit(
        core::link_records(context, core::Relation::repeats, core::ref(other.id), core::ref(world_.claim), "").draft);
    as("anna");
    auto const third = core::make_claim(context, {"Du même propos.", "", "", ""}, world_.statement);
    store_->commit(third.draft);
    publish();
    auto facts = core::correction_of(*store_, review());
    facts.tier = core::Tier::withdrawal;
    facts.notice = "Retirée.";
    as("anna");
    auto const made = core::propose_correction(context, world_.review, facts);
    store_->commit(made.draft);
    as("bruno");
    store_->commit(core::sign_correction(context, made.id));
    EXPECT_EQ(review().state, ReviewState::withdrawn);
    EXPECT_EQ(store_->counts().withdrawn, 1);
    for (auto const claim : {other.id, third.id}) {
        auto const todos = core::remarks_on(*store_, claim);
        ASSERT_EQ(todos.size(), 1U);
        EXPECT_EQ(todos[0].purpose, core::Purpose::follow_up);
        EXPECT_EQ(todos[0].correction, made.id);
    }
    EXPECT_TRUE(core::remarks_on(*store_, world_.claim).empty());
    auto const queue = core::queue_of(*store_, "carla", store_->now(), 50);
    EXPECT_EQ(std::ranges::count(queue.for_me, core::Why::follow_up, &core::Waiting::why), 2);
}

TEST_F(Editorial, ASignatureOnWhatMovedMeanwhileIsRefused) {
    publish();
    auto facts = core::correction_of(*store_, review());
    facts.tier = core::Tier::correction;
    facts.notice = "Précisé.";
    facts.review.summary = "Plutôt non.";
    auto& context = as("anna");
    auto const made = core::propose_correction(context, world_.review, facts);
    store_->commit(made.draft);
    auto changed = claim();
    changed.text = "Tout autre chose.";
    as("carla");
    store_->commit(core::edit_record(context, changed));
    as("bruno");
    refusal(Code::refused, [&] { core::sign_correction(context, made.id); });
    refusal(Code::refused, [&] { core::turn_down_correction(context, made.id, " "); });
    store_->commit(core::turn_down_correction(context, made.id, "À refaire."));
    EXPECT_EQ(store_->get(made.id).state, core::CorrectionState::turned_down);
    EXPECT_TRUE(core::load_dossier(*store_, world_.claim).corrections.empty());
    EXPECT_EQ(review().summary, "Non.");
}

TEST_F(Editorial, RemarksStandOnPassagesAndAreResolvedNotDeleted) {
    auto& context = as("bruno");
    EXPECT_EQ(refusal(Code::bad_input,
                      [&] {
                          core::make_remark(context, world_.claim, {{}, "text", "pas là", "?", {}});
                      }),
              "The words “pas là” do not stand there.");
    refusal(Code::bad_input, [&] { core::make_remark(context, world_.claim, {{}, "colour", "", "?", {}}); });
    refusal(Code::bad_input, [&] { core::make_remark(context, world_.claim, {{}, "", "", " ", {}}); });
    auto const made =
        core::make_remark(context, world_.claim, {{}, "text", "missiles", "@anna tirés par qui ? @personne", {}});
    store_->commit(made.draft);
    auto const remark = store_->get(made.id);
    EXPECT_EQ(remark.mentions, std::vector<std::string>{"anna"});
    EXPECT_EQ(remark.start, 4);
    auto changed = claim();
    changed.text = "Plus de 900 missiles ont été tirés.";
    as("anna");
    store_->commit(core::edit_record(context, changed));
    EXPECT_EQ(core::passage_now(*store_, remark)->start, 12);
    changed.text = "Autre chose.";
    as("anna");
    store_->commit(core::edit_record(context, changed));
    EXPECT_FALSE(core::passage_now(*store_, remark));
    auto queue = core::queue_of(*store_, "anna", store_->now(), 50);
    EXPECT_EQ(std::ranges::count(queue.for_me, core::Why::mentioned, &core::Waiting::why), 1);
    refusal(Code::refused, [&] { core::erase_record(context, core::ref(made.id)); });
    as("anna");
    store_->commit(core::resolve_remark(context, made.id, core::Resolve::yes));
    EXPECT_EQ(store_->get(made.id).resolved_by, "anna");
    EXPECT_TRUE(core::resolve_remark(context, made.id, core::Resolve::yes).puts.empty());
    queue = core::queue_of(*store_, "anna", store_->now(), 50);
    EXPECT_EQ(std::ranges::count(queue.for_me, core::Why::mentioned, &core::Waiting::why), 0);
    EXPECT_EQ(core::remarks_on(*store_, world_.claim).size(), 1U);
}

TEST_F(Editorial, ARemarkIsAboutThePlaceThatWasMeant) {
    auto changed = claim();
    changed.text = "Oui ou non, oui ou non ?";
    auto& context = as("anna");
    store_->commit(core::edit_record(context, changed));
    as("anna");
    auto const made = core::make_remark(context, world_.claim, {{}, "text", "ou non", "Laquelle ?", {}, {16, 22}});
    store_->commit(made.draft);
    EXPECT_EQ(store_->get(made.id).start, 16);
    as("anna");
    auto const first = core::make_remark(context, world_.claim, {{}, "text", "ou non", "La première ?", {}, {3, 9}});
    store_->commit(first.draft);
    EXPECT_EQ(store_->get(first.id).start, 4) << "no such words there: the first place they have";
}

TEST_F(Editorial, MentionsMeanTheLongestName) {
    std::vector<std::string> const people{"Ann", "Ann Lee", "Zoé"};
    EXPECT_EQ(core::mentions_in("@Ann Lee et @Zoé, puis @Ann Lee", people),
              (std::vector<std::string>{"Ann Lee", "Zoé"}));
    EXPECT_EQ(core::mentions_in("@Ann, ann@example.org @", people), std::vector<std::string>{"Ann"});
}

TEST_F(Editorial, TheLedgerOfReplies) {
    auto& context = as("anna");
    auto const date = [](char const* text) { return *core::PartialDate::parse(text); };
    refusal(Code::bad_input, [&] { core::ask_for_reply(context, world_.claim, {"", {}, "", {}, ""}); });
    EXPECT_EQ(refusal(Code::bad_input,
                      [&] {
                          core::ask_for_reply(context, world_.claim,
                                              {"Kremlin", date("2022-12-19"), "", date("2022-12-18"), ""});
                      }),
              "The deadline 2022-12-18 lies before the day of asking, 2022-12-19.");
    auto const made = core::ask_for_reply(context, world_.claim,
                                          {"Kremlin", {}, "courriel", date("2022-12-18/2022-12-20"), "Combien ?"});
    store_->commit(made.draft);
    EXPECT_EQ(store_->get(made.id).asked_on.text(), "2022-12-19");
    EXPECT_FALSE(core::is_overdue(store_->get(made.id), store_->now()));
    core::Instant const later{store_->now().ms + 3 * 86'400'000LL};
    EXPECT_TRUE(core::is_overdue(store_->get(made.id), later));
    EXPECT_EQ(core::queue_of(*store_, "bruno", later, 50).overdue.size(), 1U);
    EXPECT_TRUE(core::queue_of(*store_, "bruno", store_->now(), 50).overdue.empty());
    as("anna");
    refusal(Code::bad_input, [&] { core::settle_request(context, made.id, {core::Outcome::answered}); });
    refusal(Code::bad_input, [&] {
        core::settle_request(context, made.id, {core::Outcome::declined, world_.statement});
    });
    store_->commit(core::settle_request(context, made.id, {core::Outcome::answered, world_.statement}));
    auto const dossier = core::load_dossier(*store_, world_.claim);
    ASSERT_EQ(dossier.replies.size(), 1U);
    EXPECT_EQ(dossier.replies[0].asked, "Kremlin");
    EXPECT_EQ(dossier.replies[0].answer->id, world_.statement);
    EXPECT_EQ(dossier.replies[0].trail.size(), 1U) << "the answer has its own quotation";
    EXPECT_TRUE(core::queue_of(*store_, "bruno", later, 50).overdue.empty());
    EXPECT_NE(refusal(Code::refused,
                      [&] {
                          as("anna");
                          store_->commit(core::erase_record(context, core::ref(world_.statement)));
                      }),
              "");
    store_->undo();
    EXPECT_EQ(store_->get(made.id).outcome, core::Outcome::waiting);
    fixture::expect_sound(*store_);
}

TEST_F(Editorial, TheQueueIsEachPersonsOwn) {
    fixture::open_the_gate(*store_);
    take("anna", ReviewStep::submit);
    auto const why = [&](std::string const& person) {
        std::vector<std::string> words;
        auto const queue = core::queue_of(*store_, person, store_->now(), 50);
        for (auto const& line : queue.for_me) words.emplace_back(core::key_of(line.why));
        for (auto const& line : queue.by_me) words.push_back("(" + std::string(core::key_of(line.why)) + ")");
        return words;
    };
    using Words = std::vector<std::string>;
    EXPECT_EQ(why("bruno"), Words{"review"});
    EXPECT_EQ(why("anna"), Words{"(submitted)"});
    auto& context = as("anna");
    store_->commit(core::assign_claim(context, world_.claim, "carla"));
    EXPECT_EQ(why("bruno"), Words{}) << "it was given to carla";
    EXPECT_EQ(why("carla"), Words{"review"});
    take("carla", ReviewStep::send_back, {"Source ?", {}});
    EXPECT_EQ(why("anna"), Words{"mend"});
    take("anna", ReviewStep::submit);
    take("carla", ReviewStep::approve);
    EXPECT_EQ(why("anna"), Words{"publish"});
}

TEST_F(Editorial, WhatChangedSinceOneLooked) {
    fixture::open_the_gate(*store_);
    EXPECT_EQ(store_->looked(world_.claim, "anna"), 0);
    store_->look(world_.claim);
    auto const seen = store_->looked(world_.claim, "anna");
    EXPECT_EQ(seen, store_->head());
    auto changed = claim();
    changed.note = "Vu.";
    auto& context = as("anna");
    store_->commit(core::edit_record(context, changed));
    EXPECT_EQ(core::changed_since(*store_, world_.claim, seen, "bruno"), (std::vector{core::ref(world_.claim)}));
    EXPECT_TRUE(core::changed_since(*store_, world_.claim, seen, "anna").empty()) << "one's own changes are no news";
    auto const head = store_->head();
    store_->look(world_.claim);
    EXPECT_EQ(store_->head(), head) << "looking is no revision";
    fixture::expect_sound(*store_);
}

TEST_F(Editorial, AWorkspaceHasOneSetOfRules) {
    auto& context = as("anna");
    core::DeskRules rules;
    rules.primary_sources = 100;
    refusal(Code::bad_input, [&] { core::set_desk_rules(context, rules); });
    rules.primary_sources = 2;
    store_->commit(core::set_desk_rules(context, rules));
    core::DeskRules second = rules;
    second.id = store_->ids().next<core::DeskRules>();
    refusal(Code::refused, [&] { store_->commit(fixture::put(*store_, second, "desk_rules.set")); });
    EXPECT_EQ(core::desk_rules(*store_).primary_sources, 2);
    store_->undo();
    EXPECT_EQ(core::desk_rules(*store_).primary_sources, 1);
}

TEST_F(Editorial, SteppingAReviewBackMovesWhatItSaysNotHowFarItIs) {
    auto const first = store_->head();
    auto& context = as("anna");
    store_->commit(core::rate(context, world_.claim, {world_.scale, "true", "Si.", "", {}}).draft);
    fixture::open_the_gate(*store_);
    take("anna", ReviewStep::submit);
    take("bruno", ReviewStep::approve);
    as("anna");
    store_->commit(core::restore_record(context, core::ref(world_.review), first));
    EXPECT_EQ(review().rating, "false");
    EXPECT_EQ(review().state, ReviewState::draft);
    EXPECT_TRUE(review().approved.empty());
}

} // namespace
