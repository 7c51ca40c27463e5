// Words in somebody's name: an approval, a remark, a proposal, a signature counts as far as a key of that person signed it.
// What never changes stays what it was first; what a redaction hides takes the same role as before.
#include "core/operations/claims.h"
#include "core/operations/corrections.h"
#include "core/operations/redactions.h"
#include "core/operations/reviews.h"
#include "core/operations/scales.h"
#include "core/operations/statements.h"
#include "tests/db/spoken_words.h"

namespace {

using core::DeskRole;
using core::Record;
using core::ReviewState;
using fixture::SpokenWords;
using fixture::TestSeat;

TEST_F(SpokenWords, NobodyRewritesWhatAnotherOneApproved) {
    auto const published = publish_reviewed();
    let_carla_in(DeskRole::editor);
    auto other = published;
    other.rating = "true";
    other.summary = "Oui.";
    other.approved = core::sha256("taken anew");
    carla_forges({change_to(Record(other))});
    expect_at_anna(published);
    expect_told("never changes");
    carla_->meet(desk_);
    other = published;
    other.approved = core::sha256("taken anew");
    carla_forges({change_to(Record(other))});
    expect_at_anna(published);
    carla_->meet(desk_);
    other = published;
    other.remark = "I saw the film myself.";
    carla_forges({change_to(Record(other))});
    expect_at_anna(published);
    carla_->meet(desk_);
    other = published;
    other.gate_override = "There was time, but no wish.";
    carla_forges({change_to(Record(other))});
    expect_at_anna(published);
    expect_told("never changes", 4);
    expect_all_alike();
}

TEST_F(SpokenWords, AnEditorWithdrawsNothingWithoutACorrection) {
    auto const published = publish_reviewed();
    let_carla_in(DeskRole::editor);
    for (auto const state : {ReviewState::withdrawn, ReviewState::corrected}) {
        auto other = published;
        other.state = state;
        carla_forges({change_to(Record(other))});
        expect_at_anna(published);
        carla_->meet(desk_);
    }
    carla_forges({change_to(core::ref(published.id), std::nullopt)});
    expect_at_anna(published);
    carla_->meet(desk_);
    auto claim = anna_.store().get(world_.claim);
    auto const stood = claim;
    claim.text = "Rien n’a été tiré.";
    carla_forges({change_to(Record(claim))});
    expect_at_anna(stood);
    expect_all_alike();
}

TEST_F(SpokenWords, ACorrectionChangesVerdictAndClaimInItsEntry) {
    publish_reviewed();
    let_carla_in(DeskRole::editor);
    auto context = core::context_of(carla_->store());
    auto facts = core::correction_of(carla_->store(), carla_->store().get(world_.review));
    facts.tier = core::Tier::verdict_change;
    facts.notice = "Les chiffres ont été revus.";
    facts.review.rating = "true";
    facts.claim_text = "Huit cents missiles ont été tirés.";
    auto const made = core::propose_correction(context, world_.review, facts);
    carla_->store().commit(made.draft);
    all_meet();
    auto hers = core::context_of(anna_.store());
    anna_.store().commit(core::sign_correction(hers, made.id));
    all_meet();
    auto const corrected = boris_.store().get(world_.review);
    EXPECT_EQ(corrected.state, ReviewState::corrected);
    EXPECT_EQ(corrected.rating, "true");
    EXPECT_EQ(corrected.reviewers, std::vector<std::string>{"boris"});
    EXPECT_EQ(boris_.store().get(world_.claim).text, "Huit cents missiles ont été tirés.");
    EXPECT_TRUE(boris_.seat().not_counting().empty());
    // Who signed takes it back as a whole, and does it again.
    anna_.store().undo(anna_.store().undoable()->seq);
    all_meet();
    EXPECT_EQ(carla_->store().get(world_.review).rating, "false");
    EXPECT_EQ(carla_->store().get(world_.claim).text, "900 missiles ont été tirés.");
    EXPECT_EQ(carla_->store().get(made.id).state, core::CorrectionState::waiting);
    anna_.store().redo(anna_.store().redoable()->seq);
    all_meet();
    auto const in_force = carla_->store().get(made.id);
    EXPECT_EQ(in_force.state, core::CorrectionState::in_force);
    EXPECT_EQ(carla_->store().get(world_.review).rating, "true");
    // Nobody changes it any more, whoever proposed it.
    auto other = in_force;
    other.notice = "We were bribed to say otherwise.";
    carla_forges({change_to(Record(other))});
    expect_at_anna(in_force);
    expect_told("never changes");
    carla_->meet(desk_);
    // Nor does what does not count stand in the way of taking it back.
    anna_.store().undo(anna_.store().undoable()->seq);
    EXPECT_EQ(anna_.store().get(made.id).state, core::CorrectionState::waiting);
    expect_all_alike();
}

TEST_F(SpokenWords, ACorrectionThatDoesNotCountCorrectsNothing) {
    auto const published = publish_reviewed();
    let_carla_in(DeskRole::editor);
    core::Correction correction;
    correction.id = {4711};
    correction.review = published.id;
    correction.tier = core::Tier::verdict_change;
    correction.notice = "Revu.";
    correction.scale = correction.prior_scale = published.scale;
    correction.rating = "true";
    correction.summary = correction.prior_summary = published.summary;
    correction.prior_rating = published.rating;
    correction.proposed_by = "carla";
    auto other = published;
    other.rating = "true";
    other.state = ReviewState::corrected;
    other.approved = core::sha256("taken anew");
    for (auto const* signer : {"boris", ""}) {
        correction.signed_by = signer;
        carla_forges({change_to(Record(correction)), change_to(Record(other))});
        expect_at_anna(published);
        EXPECT_FALSE(anna_.store().find(correction.id));
        carla_->meet(desk_);
    }
    expect_all_alike();
}

TEST_F(SpokenWords, AWaitingCorrectionIsInTheWordsOfWhoProposedIt) {
    publish_reviewed();
    let_carla_in(DeskRole::fact_checker);
    auto const made = propose_change_of_verdict(boris_);
    all_meet();
    auto const waiting = anna_.store().get(made);
    auto other = waiting;
    other.notice = "Nous avions menti.";
    carla_forges({change_to(Record(other))});
    expect_at_anna(waiting);
    expect_told("another name");
    auto hers = core::context_of(anna_.store());
    anna_.store().commit(core::sign_correction(hers, made));
    EXPECT_EQ(anna_.store().get(made).notice, "Les chiffres ont été revus.");
    expect_all_alike();
}

TEST_F(SpokenWords, WhoIsNoEditorAddsNothingToAnApproval) {
    publish_reviewed();
    let_carla_in(DeskRole::fact_checker);
    auto review = anna_.store().get(world_.review);
    // Approved, and not out: taken back by who published.
    anna_.store().undo(anna_.store().undoable()->seq);
    all_meet();
    review = anna_.store().get(world_.review);
    ASSERT_EQ(review.state, ReviewState::approved);
    auto remark = review, url = review, summary = review;
    remark.remark = "I saw the original film.";
    url.url = "https://elsewhere.example/";
    summary.summary = "Oui.";
    for (auto const& other : {remark, url, summary}) {
        carla_forges({change_to(Record(other))});
        expect_at_anna(review);
        carla_->meet(desk_);
    }
    EXPECT_EQ(anna_.seat().not_counting().size(), 3U);
    expect_all_alike();
}

TEST_F(SpokenWords, NobodyIsMadeToHaveProposedWhatAnotherApproves) {
    make(DeskRole::editor);
    core::Review draft;
    draft.id = {4711};
    draft.claim = world_.claim;
    draft.scale = world_.scale;
    draft.rating = "true";
    draft.author = "anna";
    auto of_outsider = draft;
    of_outsider.id = {4712};
    of_outsider.author = "Somebody Else";
    forge({change_to(Record(draft)), change_to(Record(of_outsider))}, seen_of(boris_, anna_));
    EXPECT_EQ(anna_.meet(desk_).fetched, 1);
    EXPECT_FALSE(anna_.store().find(draft.id));
    EXPECT_TRUE(anna_.store().find(of_outsider.id)) << "as what came in from elsewhere";
    expect_told("another name");
    boris_.meet(desk_);
    EXPECT_THROW(commit(boris_, "review.rate", {draft}), core::Error);
    auto reviewed = of_outsider;
    reviewed.reviewers = {"anna"};
    forge({change_to(Record(reviewed))}, seen_of(boris_, anna_));
    anna_.meet(desk_);
    EXPECT_TRUE(anna_.store().get(of_outsider.id).reviewers.empty());
    expect_alike();
}

TEST_F(SpokenWords, WhatWasApprovedStandsWhenEarlierStatesAreRedacted) {
    auto const published = publish_reviewed();
    redact_earlier(core::ref(published.id));
    expect_at_anna(published);
    both_meet();
    EXPECT_EQ(Record(boris_.store().get(published.id)), Record(published));
    // Nor does that give leave to rewrite it.
    let_carla_in(DeskRole::editor);
    auto other = published;
    other.rating = "true";
    other.approved = core::sha256("taken anew");
    carla_forges({change_to(Record(other))});
    expect_at_anna(published);
    expect_all_alike();
}

TEST_F(SpokenWords, WhatDidNotCountIsNotThePresentThatARedactionKeeps) {
    auto const published = publish_reviewed();
    let_carla_in(DeskRole::fact_checker);
    auto libel = published;
    libel.summary = "LIBEL";
    carla_forges({change_to(Record(libel))});
    expect_at_anna(published);
    redact_earlier(core::ref(published.id));
    expect_at_anna(published);
    for (auto const& step : anna_.store().history(core::ref(published.id))) {
        auto const* review = step.after ? &std::get<core::Review>(*step.after) : nullptr;
        EXPECT_TRUE(!review || review->summary != "LIBEL");
    }
    expect_all_alike();
}

TEST_F(SpokenWords, AChangeThatDidNotCountDoesNotCountRedactedEither) {
    auto const published = publish_reviewed();
    let_carla_in(DeskRole::fact_checker);
    auto libel = published;
    libel.summary = "LIBEL";
    carla_forges({change_to(Record(libel))});
    core::Draft draft;
    draft.operation = core::redact_operation;
    draft.base = anna_.store().head();
    draft.reason = "art. 17 — anna";
    draft.redaction = core::Redaction{"art. 17", "anna", {{core::ref(published.id), anna_.store().head()}}, {}};
    anna_.store().commit(draft);
    expect_at_anna(published);
    expect_all_alike();
}

TEST_F(SpokenWords, AVersionOfAScaleIsTheOneThatWasHeardOfFirst) {
    make(DeskRole::editor);
    auto context = core::context_of(anna_.store());
    auto const revised = core::revise_scale(context, world_.scale, reworded(scale()));
    anna_.store().commit(revised.draft);
    auto const stood = anna_.store().get(revised.id);
    both_meet();
    auto other = stood;
    other.ratings[0].labels = {{"en", "Pants on fire"}};
    // As if he had never heard of it, long before or long after.
    for (auto const at : {core::Instant{1}, core::Instant{4'102'444'800'000}}) {
        forge({change_to(Record(other))}, before_, at);
        EXPECT_EQ(anna_.meet(desk_).fetched, 1);
        expect_at_anna(stood);
        boris_.meet(desk_);
    }
    expect_alike();
}

TEST_F(SpokenWords, SavedBytesAreThoseThatWereHeardOfFirst) {
    auto const capture = anna_.store().get(core::Id<core::Capture>{anna_.store().list(core::Kind::capture).front()});
    auto const text = anna_.store().get(world_.text);
    core::Blob const other(std::string("Something else."));
    desk_.put_blob(other);
    auto his_capture = capture;
    auto his_text = text;
    his_capture.digest = his_text.digest = other.digest();
    // Of what he could refer to: nothing of it, but the records as if he had made them himself.
    auto source = anna_.store().get(world_.source);
    source.publisher = {};
    forge({change_to(Record(source)), change_to(Record(his_capture)), change_to(Record(his_text))}, {}, {1});
    EXPECT_EQ(anna_.meet(desk_).fetched, 1);
    expect_at_anna(capture);
    expect_at_anna(text);
    expect_alike();
}

TEST_F(SpokenWords, QuotationAndRequestStayWithWhatIsPublished) {
    core::ReplyRequest request;
    request.id = {4711};
    request.claim = world_.claim;
    request.party = {anna_.store().list(core::Kind::party).front()};
    request.asked_on = *core::PartialDate::parse("2022-12-19");
    commit(anna_, "reply.ask", {request});
    auto const quotation = anna_.store().get(world_.quotation);
    publish_reviewed();
    let_carla_in(DeskRole::fact_checker);
    for (auto const& ref : {core::ref(quotation.id), core::ref(request.id)}) {
        carla_forges({change_to(ref, std::nullopt)});
        carla_->meet(desk_);
    }
    expect_at_anna(quotation);
    expect_at_anna(request);
    expect_told("takes an editor", 2);
    // Nor by who makes out not to know of the publication.
    carla_forges({change_to(core::ref(quotation.id), std::nullopt)}, {}, {4'102'444'800'000});
    expect_at_anna(quotation);
    expect_all_alike();
}

TEST_F(SpokenWords, AtADeskOneTakesBackOnesOwnStepsByTheKey) {
    let_carla_in(DeskRole::fact_checker);
    auto claim = carla_->store().get(world_.claim);
    claim.note = "À revoir.";
    auto forger = forger_of(*carla_, *carlas_keys_);
    // Under another member's name, as any program can write.
    forger.write(desk_, {}, "claim.edit", {change_to(Record(claim))}, all_seen_by_carla());
    anna_.meet(desk_);
    boris_.meet(desk_);
    EXPECT_EQ(boris_.store().get(claim.id).note, "À revoir.");
    auto const undoable = boris_.store().undoable();
    EXPECT_TRUE(!undoable || boris_.store().revision(undoable->seq).lane == boris_.lane());
}

TEST_F(SpokenWords, AWithdrawalAndACorrectionOfTheClaimAreSignedByAnyEditor) {
    publish_reviewed();
    let_carla_in(DeskRole::editor);
    auto const correct = [&](core::Tier tier, std::string const& claim, TestSeat& proposes, TestSeat& signs) {
        auto context = core::context_of(proposes.store());
        auto facts = core::correction_of(proposes.store(), proposes.store().get(world_.review));
        facts.tier = tier;
        facts.notice = "Revu.";
        if (!claim.empty()) facts.claim_text = claim;
        auto const made = core::propose_correction(context, world_.review, facts);
        proposes.store().commit(made.draft);
        all_meet();
        if (!core::needs_signature(tier)) return;
        auto theirs = core::context_of(signs.store());
        signs.store().commit(core::sign_correction(theirs, made.id));
        all_meet();
    };
    correct(core::Tier::typo, "Neuf cents missiles ont été tirés !", *carla_, *carla_);
    correct(core::Tier::correction, "Huit cents missiles ont été tirés.", *carla_, anna_);
    EXPECT_EQ(boris_.store().get(world_.claim).text, "Huit cents missiles ont été tirés.");
    correct(core::Tier::withdrawal, {}, boris_, *carla_);
    EXPECT_EQ(boris_.store().get(world_.review).state, ReviewState::withdrawn);
    EXPECT_TRUE(boris_.seat().not_counting().empty());
    expect_all_alike();
}

TEST_F(SpokenWords, WhatWouldNotCountIsRefusedWhereItIsDone) {
    auto const statement = anna_.store().get(world_.statement);
    auto const link = anna_.store().get(core::Id<core::Link>{anna_.store().list(core::Kind::link).front()});
    publish_reviewed();
    let_carla_in(DeskRole::fact_checker);
    auto const head = carla_->store().head();
    auto const quotation = carla_->store().get(world_.quotation);
    auto moved = quotation;
    core::Statement other;
    other.id = {4711};
    other.text = "Autre chose.";
    commit(*carla_, "statement.make", {other});
    moved.statement = other.id;
    EXPECT_THROW(commit(*carla_, "quotation.edit", {moved}), core::Error);
    EXPECT_THROW(commit(*carla_, "quotation.delete", {}, {core::ref(quotation.id)}), core::Error);
    EXPECT_EQ(carla_->store().head(), head + 1);
    carla_->expect_sound();
    // Of what readers never had, everything counts: linked since, or linked no more before it went out.
    auto context = core::context_of(carla_->store());
    auto const source = fixture::import_article(carla_->store(), "Le ministère a compté : « Trois cents, pas plus. » Fin.");
    auto const recorded = core::record_quotation(context, source.text, {25, 46}, {});
    carla_->store().commit(recorded.draft);
    auto linking = core::context_of(carla_->store());
    carla_->store().commit(
        core::link_records(linking, core::Relation::supports, core::ref(recorded.statement), core::ref(world_.claim), "").draft);
    commit(*carla_, "quotation.delete", {}, {core::ref(recorded.quotation)});
    carla_->expect_sound();
    expect_all_alike();
}

TEST_F(SpokenWords, AnUndoPassesOverWhatTheRoleForbidsAndGoesOn) {
    publish_reviewed();
    let_carla_in(DeskRole::fact_checker);
    anna_.store().undo(anna_.store().undoable()->seq); // approved, and not out
    all_meet();
    auto topic = core::Topic{};
    topic.id = {4711};
    topic.name = "Eau";
    commit(*carla_, "topic.make", {topic});
    auto context = core::context_of(carla_->store());
    carla_->store().commit(core::rate(context, world_.claim, {world_.scale, "true", "Oui.", "Si.", {}}).draft);
    all_meet();
    // To approve again is not hers: the step before is.
    auto const undoable = carla_->store().undoable();
    ASSERT_TRUE(undoable);
    carla_->store().undo(undoable->seq);
    EXPECT_FALSE(carla_->store().find(topic.id));
}

} // namespace
