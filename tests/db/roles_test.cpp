// What a member's own program could enter past their role: it comes in where it may, counts nowhere, is told, and every
// seat shows the same, in whatever order the entries came.
#include "core/log/redaction.h"
#include "core/operations/claims.h"
#include "core/operations/corrections.h"
#include "core/operations/desk_rules.h"
#include "core/operations/scales.h"
#include "tests/db/roles.h"

namespace {

using core::DeskRole;
using core::LaneState;
using core::Record;
using fixture::Roles;
using fixture::TestSeat;

TEST_F(Roles, AVersionOfAScaleNeverChanges) {
    publish();
    both_meet();
    auto const stood = scale();
    forge({change_to(reworded(stood))}, seen_of(boris_, anna_));
    EXPECT_EQ(anna_.meet(desk_).fetched, 1);
    EXPECT_EQ(scale(), stood);
    expect_told("never changes");
    both_meet();
    make(DeskRole::editor);
    forge({change_to(reworded(stood))}, seen_of(boris_, anna_));
    anna_.meet(desk_);
    EXPECT_EQ(scale(), stood) << "for an editor neither";
    expect_told("never changes", 2);
    expect_alike();
}

TEST_F(Roles, RulesAndScalesTakeAnEditor) {
    auto context = core::context_of(anna_.store());
    core::DeskRules rules;
    rules.approvals = core::Approvals::two_of_three;
    anna_.store().commit(core::set_desk_rules(context, rules));
    both_meet();
    auto const set = anna_.store().get(core::Id<core::DeskRules>{anna_.store().list(core::Kind::desk_rules).front()});
    auto his = core::context_of(boris_.store());
    rules.approvals = core::Approvals::one;
    EXPECT_THROW(boris_.store().commit(core::set_desk_rules(his, rules)), core::Error);
    EXPECT_THROW(boris_.store().commit(core::revise_scale(his, world_.scale, reworded(scale())).draft), core::Error);
    EXPECT_THROW(boris_.store().commit(core::erase_scale(his, "truth")), core::Error);
    auto other = set;
    other.approvals = core::Approvals::one;
    auto newer = reworded(scale());
    newer.id.value = 4711;
    newer.version = 2;
    forge({change_to(Record(other)), change_to(Record(newer))}, seen_of(boris_, anna_));
    anna_.meet(desk_);
    boris_.meet(desk_);
    forge({change_to(core::ref(set.id), std::nullopt), change_to(core::ref(world_.scale), std::nullopt)}, seen_of(boris_, anna_));
    anna_.meet(desk_);
    EXPECT_EQ(anna_.store().get(set.id), set);
    EXPECT_EQ(anna_.store().list(core::Kind::scale).size(), 1U);
    expect_told("takes an editor", 4);
    both_meet();
    make(DeskRole::editor);
    auto as_editor = core::context_of(boris_.store());
    boris_.store().commit(core::set_desk_rules(as_editor, rules));
    boris_.store().commit(core::revise_scale(as_editor, world_.scale, reworded(scale())).draft);
    both_meet();
    EXPECT_EQ(anna_.store().get(set.id).approvals, core::Approvals::one);
    EXPECT_EQ(anna_.store().list(core::Kind::scale).size(), 2U);
    expect_alike();
}

TEST_F(Roles, ANoticeCountsUnderItsOwnOperationAlone) {
    core::Redaction redaction{"art. 17", "boris", {{core::ref(world_.claim), anna_.store().last_change(core::ref(world_.claim))}}, {}};
    auto const redacts = core::encode_notice(redaction, [&](core::Seq seq) { return anna_.store().revision(seq).place(); });
    auto const any = [](auto const&) { return core::Seq{1}; };
    EXPECT_TRUE(core::redaction_in(core::redact_operation, redacts, any));
    EXPECT_FALSE(core::redaction_in("claim.edit", redacts, any));
    auto const mine = boris_.seat().own_key();
    auto const admits = core::encode_notice({core::MemberStep::admit, mine, "boris", DeskRole::admin, {}, {}});
    core::Decision decision;
    decision.found = core::Trust::broken;
    auto const decides = core::encode_decision(decision);
    make(DeskRole::admin);
    auto const stood = lane();
    auto const seen = seen_of(boris_, anna_);
    using Entry = std::pair<std::string, std::string>;
    for (auto const& [operation, notice] :
         {Entry{"claim.edit", redacts}, Entry{"history.accept", redacts}, Entry{"claim.edit", admits}, Entry{"desk.leave", admits},
          Entry{"record.redact", admits}, Entry{"claim.edit", decides}, Entry{"desk.admit", decides}}) {
        SCOPED_TRACE(operation + " " + notice);
        lane() = stood;
        auto forger = forger_of(boris_, *keyring_);
        forger.write(desk_, notice, operation, {}, seen);
        expect_found(LaneState::not_allowed);
    }
}

TEST_F(Roles, WhoPretendsNotToKnowOfAPublicationChangesNothingOfIt) {
    auto const draft = anna_.store().get(world_.review);
    auto const published = publish();
    both_meet();
    auto const stood = lane();
    auto rated = draft;
    rated.rating = "true";
    rated.summary = "Vrai.";
    auto in_review = rated;
    in_review.state = core::ReviewState::in_review;
    struct Try {
        std::optional<Record> after;
        std::string seen;
        core::Instant at;
    };
    auto const late = core::Instant{4'102'444'800'000};
    for (auto const& each : {Try{rated, before_, {1}}, Try{rated, {}, {1}}, Try{in_review, before_, late}, Try{in_review, {}, late},
                             Try{std::nullopt, before_, late}}) {
        auto forger = forger_of(boris_, *keyring_);
        auto const body = each.after ? std::optional(core::encode(*each.after)) : std::nullopt;
        forge({change_to(core::ref(draft.id), body)}, each.seen, each.at);
        EXPECT_EQ(anna_.meet(desk_).fetched, 1);
        ASSERT_TRUE(anna_.store().find(published.id));
        EXPECT_EQ(Record(anna_.store().get(published.id)), Record(published));
        boris_.meet(desk_);
    }
    EXPECT_FALSE(anna_.store().contested().empty()) << "nothing of it is lost silently";
    expect_alike();
}

TEST_F(Roles, WhatSomebodyDidHonestlyMeanwhileIsContestedAndCanBeSettled) {
    auto his = boris_.store().get(world_.review);
    his.summary = "Vrai, en somme.";
    his.author = "boris"; // whose proposal it is by that
    commit(boris_, "review.edit", {his});
    auto const published = publish();
    both_meet();
    EXPECT_EQ(Record(boris_.store().get(published.id)), Record(published));
    auto const found = anna_.store().contested();
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].field, "author");
    EXPECT_EQ(found[1].field, "summary");
    EXPECT_EQ(found[1].value, published.summary);
    EXPECT_EQ(found[1].other_value, his.summary);
    EXPECT_EQ(found[1].other_by, "boris");
    EXPECT_TRUE(anna_.seat().not_counting().empty());
    core::Draft draft;
    draft.operation = core::settle_operation;
    draft.base = anna_.store().head();
    draft.puts.push_back(*anna_.seat().with_the_other(core::ref(published.id), {}));
    anna_.store().commit(draft);
    EXPECT_TRUE(anna_.store().contested().empty());
    both_meet();
    EXPECT_TRUE(boris_.store().contested().empty());
    expect_alike();
}

TEST_F(Roles, WhoPretendsNotToKnowOfASignatureChangesNothingOfACorrection) {
    publish();
    both_meet();
    auto context = core::context_of(boris_.store());
    auto facts = core::correction_of(boris_.store(), boris_.store().get(world_.review));
    facts.tier = core::Tier::verdict_change;
    facts.notice = "Les chiffres ont été revus.";
    facts.review.rating = "true";
    auto const made = core::propose_correction(context, world_.review, facts);
    boris_.store().commit(made.draft);
    both_meet();
    auto const waiting = boris_.store().get(made.id);
    ASSERT_EQ(waiting.state, core::CorrectionState::waiting);
    auto const before = seen_of(boris_, anna_);
    auto hers = core::context_of(anna_.store());
    anna_.store().commit(core::sign_correction(hers, made.id));
    auto const in_force = anna_.store().get(made.id);
    both_meet();
    auto other = waiting;
    other.notice = "We were bribed to say otherwise.";
    auto down = waiting;
    down.state = core::CorrectionState::turned_down;
    for (auto const& [after, seen] : {std::pair{other, before}, std::pair{down, before}, std::pair{other, std::string()}}) {
        forge({change_to(Record(after))}, seen, {4'102'444'800'000});
        EXPECT_EQ(anna_.meet(desk_).fetched, 1);
        EXPECT_EQ(Record(anna_.store().get(made.id)), Record(in_force));
        boris_.meet(desk_);
    }
    expect_alike();
}

TEST_F(Roles, WhoCameLaterCannotPretendToKnowOfNoDesk) {
    auto review = anna_.store().get(world_.review);
    review.state = core::ReviewState::published;
    core::SigningKey const key(std::string(32, 'n'));
    Forger nemo{&key, anna_.store().workspace(), {}};
    auto const invitation = anna_.invite(desk_, DeskRole::fact_checker);
    core::SigningKey const secret(invitation.secret);
    nemo.write(desk_, core::encode_notice({core::MemberStep::ask, key.public_key(), "Nemo", DeskRole::fact_checker,
                                           secret.public_key(),
                                           secret.sign(core::join_words(invitation.workspace, key.public_key()))}),
               "desk.ask");
    expect_found(LaneState::not_allowed, nemo.lane());
    // What follows on a request is not even read before somebody lets them in.
    nemo.write(desk_, {}, "review.publish_all", {change_to(Record(review))});
    expect_found(LaneState::asks, nemo.lane());
}

TEST_F(Roles, NobodySpeaksInTheNameOfAnother) {
    auto const published = publish(); // alone, as long as nobody else could decide
    make(DeskRole::editor);
    auto const seen = seen_of(boris_, anna_);
    core::Vote vote;
    vote.id = {4711};
    vote.review = world_.review;
    vote.round = 1;
    vote.person = "anna";
    core::Correction correction;
    correction.id = {4712};
    correction.review = world_.review;
    correction.tier = core::Tier::withdrawal;
    correction.notice = "x";
    correction.scale = correction.prior_scale = world_.scale;
    correction.rating = correction.prior_rating = "false";
    correction.proposed_by = "boris";
    correction.signed_by = "anna";
    auto reviewed = published;
    reviewed.reviewers = {"anna"};
    reviewed.approved = core::sha256("what nobody saw");
    forge({change_to(Record(vote)), change_to(Record(correction)), change_to(Record(reviewed))}, seen);
    EXPECT_EQ(anna_.meet(desk_).fetched, 1);
    EXPECT_FALSE(anna_.store().find(vote.id));
    EXPECT_FALSE(anna_.store().find(correction.id));
    EXPECT_EQ(Record(anna_.store().get(published.id)), Record(published));
    expect_told("does not count", 3);
    both_meet();
    EXPECT_THROW(commit(boris_, "review.edit", {reviewed}), core::Error);
    // In one’s own it counts.
    reviewed.reviewers = {boris_.name()};
    reviewed.approved = core::sha256("what boris saw");
    commit(boris_, "review.approve_again", {reviewed});
    both_meet();
    EXPECT_EQ(Record(anna_.store().get(published.id)), Record(reviewed));
    expect_alike();
}

TEST_F(Roles, WhoVotedMayBeNamedByWhoeverVotesLast) {
    make(DeskRole::editor);
    auto review = anna_.store().get(world_.review);
    review.round = 1;
    review.submitter = "anna";
    review.state = core::ReviewState::in_review;
    commit(anna_, "review.submit", {review});
    auto approved = review;
    approved.state = core::ReviewState::approved;
    approved.reviewers = {"anna", "boris"};
    both_meet();
    EXPECT_THROW(commit(boris_, "review.approve", {approved}), core::Error) << "she said nothing of it";
    core::Vote vote;
    vote.id = {4711};
    vote.review = world_.review;
    vote.round = 1;
    vote.person = "anna";
    commit(anna_, "review.vote", {vote});
    both_meet();
    commit(boris_, "review.approve", {approved});
    both_meet();
    EXPECT_EQ(Record(anna_.store().get(review.id)), Record(approved));
    expect_alike();
}

TEST_F(Roles, TheBytesOfACaptureStayWhatTheyWere) {
    auto capture = anna_.store().get(core::Id<core::Capture>{anna_.store().list(core::Kind::capture).front()});
    auto const stood = capture;
    core::Blob const other(std::string("Something else."));
    desk_.put_blob(other);
    capture.digest = other.digest();
    capture.size = static_cast<std::int64_t>(other.bytes().size());
    forge({change_to(Record(capture))}, seen_of(boris_, anna_));
    EXPECT_EQ(anna_.meet(desk_).fetched, 1);
    EXPECT_EQ(Record(anna_.store().get(stood.id)), Record(stood));
    expect_told("never changes");
    expect_alike();
}

TEST_F(Roles, WordsAndLinksOfAPublishedClaimTakeAnEditor) {
    auto const stood = anna_.store().get(world_.claim);
    auto const link = anna_.store().get(core::Id<core::Link>{anna_.store().list(core::Kind::link).front()});
    ASSERT_EQ(link.to, core::ref(world_.claim));
    auto other = stood;
    other.text = "Rien n’a été tiré.";
    auto refutes = link;
    refutes.relation = core::Relation::refutes;
    auto const of_claim = core::ref(stood.id);
    publish();
    auto const parts = [&] {
        return std::vector<std::vector<core::StoredChange>>{{change_to(Record(other))},
                                                            {change_to(of_claim, std::nullopt)},
                                                            {change_to(Record(refutes))},
                                                            {change_to(core::ref(link.id), std::nullopt)}};
    };
    auto const expect_as_it_stood = [&] {
        EXPECT_EQ(anna_.meet(desk_).fetched, 1);
        ASSERT_TRUE(anna_.store().find(stood.id));
        EXPECT_EQ(Record(anna_.store().get(stood.id)), Record(stood));
        ASSERT_TRUE(anna_.store().find(link.id));
        EXPECT_EQ(Record(anna_.store().get(link.id)), Record(link));
    };
    // Without knowing of the publication: contested; the file of whoever wrote it follows, too.
    for (auto const& changes : parts()) {
        forge(changes, before_, {4'102'444'800'000});
        boris_.meet(desk_);
        expect_as_it_stood();
    }
    EXPECT_TRUE(anna_.seat().not_counting().empty());
    EXPECT_FALSE(anna_.store().contested().empty());
    both_meet();
    EXPECT_EQ(Record(boris_.store().get(stood.id)), Record(stood));
    EXPECT_EQ(Record(boris_.store().get(link.id)), Record(link));
    // Knowing of it: none of it counts.
    for (auto const& changes : parts()) {
        forge(changes, seen_of(boris_, anna_));
        expect_as_it_stood();
        boris_.meet(desk_);
    }
    expect_told("takes an editor", 4);
    EXPECT_THROW(commit(boris_, "link.edit", {refutes}), core::Error);
    // What is no part of it, and what an editor does, counts.
    other = stood;
    other.note = "À revoir.";
    commit(boris_, "claim.edit", {other});
    both_meet();
    EXPECT_EQ(anna_.store().get(stood.id).note, "À revoir.");
    commit(anna_, "link.edit", {refutes});
    both_meet();
    EXPECT_EQ(boris_.store().get(link.id).relation, core::Relation::refutes);
    expect_alike();
}

TEST_F(Roles, WhatWasWrittenBeforeAPublicationCountsAndSoDoesWhatIsNotOut) {
    auto other = boris_.store().get(world_.claim);
    other.text = "Neuf cents missiles ont été tirés.";
    commit(boris_, "claim.edit", {other});
    both_meet();
    EXPECT_EQ(anna_.store().get(other.id).text, other.text);
    publish();
    both_meet();
    EXPECT_EQ(anna_.store().get(other.id).text, other.text);
    EXPECT_TRUE(anna_.store().contested().empty());
    auto context = core::context_of(boris_.store());
    auto const added = core::link_records(context, core::Relation::supports, core::ref(world_.statement), core::ref(world_.claim), "");
    boris_.store().commit(added.draft);
    both_meet();
    auto link = boris_.store().get(added.id);
    commit(boris_, "link.delete", {}, {core::ref(link.id)});
    both_meet();
    EXPECT_FALSE(anna_.store().find(link.id)) << "what was added since may go again";
    expect_alike();
}

} // namespace
