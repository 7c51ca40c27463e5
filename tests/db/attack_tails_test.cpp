// Entries behind a signed head that nobody signed: whoever decides about them, they stay nobody's, and what they say
// decides nothing.
#include "core/formats/dossier_check.h"
#include "core/formats/list.h"
#include "tests/db/deciding.h"

namespace {

using core::Trust;
using fixture::append_by_hand;
using fixture::HandMade;
using fixture::Tool;

class AttackTails : public fixture::Deciding {};

/// Entries behind the signed head of one's own lane: the decision puts them under a signature, and they stay nobody's.
TEST_F(AttackTails, ATailThatNobodySignedStaysCounted) {
    auto made = a_claim("Un ajout");
    made.behind = 1;
    append_by_hand(path_, made);
    append_by_hand(path_, [&] {
        auto second = a_claim("Deux ajouts");
        second.behind = 1;
        return second;
    }());
    EXPECT_EQ(status(), "BROKEN");
    EXPECT_EQ(look().unsigned_revisions, 2);
    EXPECT_NE(open()->accept().seq, 0);
    for (int round = 0; round < 3; ++round) {
        auto const found = look();
        EXPECT_EQ(fixture::status_of(found), "OK") << core::render(found.finding);
        EXPECT_EQ(found.unsigned_revisions, 2) << "for ever";
        EXPECT_NE(core::render(found.finding).find("Nobody signed 2 of them"), std::string::npos);
        EXPECT_EQ(open()->standing().unsigned_revisions, 2);
        EXPECT_EQ(seen_by_a_stranger().unsigned_revisions, 2);
        save_a_claim();
    }
}

TEST_F(AttackTails, ATailThatNobodySignedIsNobodysInADossier) {
    HandMade made;
    made.actor = "boris";
    made.operation = "claim.edit";
    made.changes = {{core::ref(world_.claim), claim_body("Mille colombes")}};
    made.and_then = "update claim set text = 'Mille colombes', note = '', language = '', topic = null where id = " +
                    std::to_string(world_.claim.value);
    made.behind = 1;
    append_by_hand(path_, made);
    EXPECT_NE(open()->accept().seq, 0);
    auto const store = open();
    auto const sent = core::sealed_json(core::seal(*store, world_.claim, core::english()), core::english());
    auto const report = core::check_dossier(sent);
    ASSERT_TRUE(report) << core::render(report.error().message);
    EXPECT_EQ(report->unsigned_entries, 1);
    EXPECT_EQ(report->taken_over, 1);
    EXPECT_TRUE(report->findings.empty()) << core::render(report->findings.at(0));
}

/// What stands in such a tail decides nothing and takes nothing out, though a signed head covers it by now.
TEST_F(AttackTails, ATailThatNobodySignedDecidesNothing) {
    append_by_hand(path_, a_claim("Un ajout"));
    HandMade made;
    made.operation = core::accept_operation;
    {
        auto const store = db::open_workspace(path_, stranger());
        core::Decision decision;
        decision.found = Trust::unsigned_log;
        for (auto const& lane : store->lanes())
            if (lane.key.empty()) decision.taken_over.push_back({lane.lane, lane.size, lane.root});
        made.notice = core::encode_decision(decision);
    }
    made.behind = 1;
    append_by_hand(path_, made);
    EXPECT_EQ(status(), "BROKEN");
    EXPECT_NE(open()->accept().seq, 0);
    auto const found = look();
    EXPECT_EQ(fixture::status_of(found), "UNSIGNED") << core::render(found.finding);
    EXPECT_EQ(found.unsigned_revisions, 2);
    for (auto const& lane : found.lanes) EXPECT_EQ(lane.accepted, lane.key.empty() ? 0 : 1);
}

/// Behind the signed head anybody may write the very decision that a person would have made about another key.
TEST_F(AttackTails, ADecisionInATailVouchesForNoKey) {
    core::SigningKey const key(std::string(32, 'e'));
    append_by_hand(path_, a_claim("Un ajout"), &key);
    auto const found = look();
    ASSERT_EQ(fixture::status_of(found), "KEY-CHANGED");
    HandMade made;
    made.operation = core::accept_operation;
    core::Decision decision;
    decision.found = found.status;
    decision.finding = found.finding.text;
    decision.subject = found.subject;
    for (auto const& lane : found.lanes)
        if (lane.own) decision.known.push_back({lane.lane, lane.size, lane.root});
    made.notice = core::encode_decision(decision);
    made.behind = 1;
    append_by_hand(path_, made);
    expect_asked_in_turn({"BROKEN", "KEY-CHANGED"});
}

/// Nor does somebody else decide about what nobody signed in a lane of mine.
TEST_F(AttackTails, AStrangersDecisionAboutMyTailIsNone) {
    auto own = look().lanes.at(0);
    auto tail = a_claim("Un ajout");
    tail.behind = 1;
    append_by_hand(path_, tail);
    HandMade made;
    made.operation = core::accept_operation;
    core::Decision decision;
    decision.found = Trust::broken;
    {
        auto const store = db::open_workspace(path_, stranger());
        for (auto const& lane : store->lanes())
            if (lane.lane == own.lane) {
                decision.taken_over.push_back({lane.lane, lane.size, lane.root});
                decision.tails.push_back({lane.lane, own.size, lane.size});
            }
    }
    ASSERT_FALSE(decision.tails.empty());
    made.notice = core::encode_decision(decision);
    core::SigningKey const key(std::string(32, 'e'));
    append_by_hand(path_, made, &key);
    expect_asked_in_turn({"BROKEN", "KEY-CHANGED"});
}

/// Nor does somebody else make nobody's of what I signed, and void my decisions and redactions by it.
TEST_F(AttackTails, AStrangersDecisionTakesNothingFromWhatISigned) {
    auto const own = look().lanes.at(0);
    ASSERT_GT(own.size, 0);
    HandMade made;
    made.operation = core::accept_operation;
    core::Decision decision;
    decision.found = Trust::broken;
    decision.tails.push_back({own.lane, 0, own.size});
    made.notice = core::encode_decision(decision);
    core::SigningKey const key(std::string(32, 'e'));
    append_by_hand(path_, made, &key);
    EXPECT_EQ(status(), "KEY-CHANGED");
    EXPECT_EQ(look().unsigned_revisions, 0);
    EXPECT_EQ(seen_by_a_stranger().unsigned_revisions, 0);
    open()->accept();
    EXPECT_EQ(look().unsigned_revisions, 0) << "nor once somebody knows the key";
}

/// A person agrees to what was shown: what came since is shown first.
TEST_F(AttackTails, WhatCameSinceItWasShownIsNotDecidedAbout) {
    auto first = a_claim("Un ajout");
    first.behind = 1;
    append_by_hand(path_, first);
    auto const then = fixture::read_file(path_);
    auto second = a_claim("Deux ajouts");
    second.behind = 1;
    append_by_hand(path_, second);
    auto const later = folder_.file("later");
    fixture::write_file(later, fixture::read_file(path_));
    fixture::write_file(path_, then);
    auto const store = open();
    ASSERT_EQ(core::key_of(store->standing().status), "BROKEN");
    auto const shown = store->standing().subject;
    Tool(path_).tamper("attach '" + later + "' as later; insert or ignore into revision select * from later.revision; "
                       "insert or ignore into change select * from later.change; update lane set size = l.size, "
                       "frontier = l.frontier from later.lane l where l.number = lane.number");
    auto const before = store->head();
    fixture::refusal(core::Code::stale, [&] { store->accept(); });
    EXPECT_EQ(store->head(), before);
    EXPECT_NE(store->standing().subject, shown);
    EXPECT_NE(store->accept().seq, 0) << "and now that is shown";
    EXPECT_EQ(store->standing().unsigned_revisions, 2);
}

TEST_F(AttackTails, ARedactionInATailThatNobodySignedIsNotObeyed) {
    auto const ref = core::ref(world_.claim);
    auto const seq = open()->last_change(ref);
    HandMade made;
    made.operation = core::redact_operation;
    {
        auto const store = db::open_workspace(path_, stranger());
        made.notice = core::encode_notice({"RGPD art. 17", "CNIL", {{ref, seq}}, {}},
                                          [&](core::Seq at) { return store->revision(at).place(); });
    }
    made.behind = 1;
    auto const where = "kind = " + std::to_string(static_cast<int>(ref.kind)) + " and entity = " +
                       std::to_string(ref.id) + " and seq = " + std::to_string(seq);
    append_by_hand(path_, made);
    EXPECT_NE(open()->accept().seq, 0);
    EXPECT_EQ(status(), "OK");
    Tool(path_).tamper("insert into redacted select kind, entity, seq, (select max(seq) - 1 from revision) from change "
                       "where " + where + "; update change set body = null, salt = null where " + where);
    EXPECT_EQ(status(), "BROKEN");
    auto const store = db::open_workspace(path_, stranger());
    fixture::refusal(core::Code::damaged, [&] { store->find(world_.claim); });
}

/// The tail of another's lane is gone on with as what it is.
TEST_F(AttackTails, ATailOfAnothersLaneIsTakenOverAsNobodys) {
    {
        auto const store = db::open_workspace(path_, fixture::installed(folder_, "away", "boris", 9));
        fixture::write_claims(*store, 2, "Que ailleurs");
    }
    open()->accept();
    auto made = a_claim("Un ajout");
    made.behind = 2;
    append_by_hand(path_, made);
    EXPECT_EQ(status(), "BROKEN");
    nothing_is_written();
    EXPECT_NE(open()->accept().seq, 0);
    auto found = look();
    EXPECT_EQ(fixture::status_of(found), "OK") << core::render(found.finding);
    EXPECT_EQ(found.unsigned_revisions, 1);
    made = a_claim("Deux ajouts");
    made.behind = 2;
    append_by_hand(path_, made);
    EXPECT_EQ(status(), "BROKEN") << "another one";
    EXPECT_NE(open()->accept().seq, 0);
    EXPECT_EQ(look().unsigned_revisions, 2);
}

} // namespace
