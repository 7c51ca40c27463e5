// Entries appended by hand: nobody signs them, or somebody whom this computer does not know. What they say does not
// become anybody's by the next saving, what they take out is not gone, and what they decide is not decided.
#include "core/operations/redactions.h"
#include "tests/db/attacks.h"

namespace {

using fixture::append_by_hand;
using fixture::HandMade;

class AttackUnsigned : public fixture::Attacked {
protected:
    HandMade a_claim(std::string const& text) {
        core::Ref const ref{core::Kind::claim, world_.claim.value + ++made_};
        HandMade made;
        made.changes = {{ref, claim_body(text)}};
        made.and_then = "insert into claim(id, text, language, note, identifier, assigned_to) values(" +
                        std::to_string(ref.id) + ", " + fixture::words(text) + ", '', '', '', '');";
        return made;
    }
    /// Says it of a state and takes it out.
    HandMade a_redaction(core::Ref ref, core::Seq seq) {
        HandMade made;
        made.operation = core::redact_operation;
        auto const store = db::open_workspace(path_, stranger());
        made.notice = core::encode_notice({"RGPD art. 17", "CNIL", {{ref, seq}}, {}},
                                          [&](core::Seq at) { return store->revision(at).place(); });
        auto const kind = std::to_string(static_cast<int>(ref.kind));
        auto const where = " where kind = " + kind + " and entity = " + std::to_string(ref.id) +
                           " and seq = " + std::to_string(seq);
        made.and_then = "insert into redacted values(" + kind + ", " + std::to_string(ref.id) + ", " +
                        std::to_string(seq) + ", SEQ); update change set body = null, salt = null" + where + ";";
        return made;
    }
    core::Seq last_change() { return open()->last_change(core::ref(world_.claim)); }
    static std::int64_t accepted(core::Verification const& found) {
        std::int64_t sum = 0;
        for (auto const& lane : found.lanes) sum += lane.accepted;
        return sum;
    }
    std::unique_ptr<core::SigningKey> eves_key() const {
        return std::make_unique<core::SigningKey>(std::string(32, 'e'));
    }
    int made_ = 0;
};

TEST_F(AttackUnsigned, SavingAfterwardsDoesNotSignWhatWasAppended) {
    append_by_hand(path_, a_claim("Un ajout"));
    append_by_hand(path_, a_claim("Deux ajouts"));
    for (int round = 0; round < 3; ++round) {
        auto const found = look();
        EXPECT_EQ(fixture::status_of(found), "UNSIGNED") << round;
        EXPECT_EQ(found.unsigned_revisions, 2) << round;
        EXPECT_EQ(accepted(found), 0) << round;
        EXPECT_EQ(fixture::status_of(fixture::verified(path_, stranger())), "UNSIGNED");
        save_a_claim();
    }
}

TEST_F(AttackUnsigned, ADecisionTakesOverWhatStoodThenAndNothingAfter) {
    append_by_hand(path_, a_claim("Un ajout"));
    append_by_hand(path_, a_claim("Deux ajouts"));
    EXPECT_NE(open()->accept().seq, 0);
    auto found = look();
    EXPECT_EQ(fixture::status_of(found), "OK") << core::render(found.finding);
    EXPECT_EQ(found.unsigned_revisions, 2) << "for ever";
    EXPECT_EQ(accepted(found), 2);
    append_by_hand(path_, a_claim("Trois ajouts"));
    found = look();
    EXPECT_EQ(fixture::status_of(found), "UNSIGNED");
    EXPECT_EQ(found.unsigned_revisions, 3);
    EXPECT_EQ(accepted(found), 2);
    save_a_claim();
    EXPECT_EQ(status(), "UNSIGNED");
    EXPECT_NE(open()->accept().seq, 0);
    found = look();
    EXPECT_EQ(fixture::status_of(found), "OK");
    EXPECT_EQ(found.unsigned_revisions, 3);
}

/// An approval that nobody signed is said at every opening, and nothing is published on it before somebody decides.
TEST_F(AttackUnsigned, NoVerdictStandsOnWhatNobodySigns) {
    auto opened = open();
    EXPECT_TRUE(opened->unprotected().empty());
    auto review = opened->get(world_.review);
    review.state = core::ReviewState::approved;
    HandMade made;
    made.operation = "review.approve";
    made.actor = "boris";
    made.changes = {{core::ref(review.id), core::encode(core::Record(review))}};
    made.and_then = "update review set state = 'approved' where id = " + std::to_string(review.id.value);
    append_by_hand(path_, made);
    auto const refuses = [&](core::Store& store) {
        auto published = review;
        published.state = core::ReviewState::published;
        auto const said = fixture::refusal(core::Code::refused,
                                           [&] { store.commit(fixture::put(store, published, "review.publish")); });
        EXPECT_NE(said.find("Nobody signs 1 revisions"), said.npos) << said;
        EXPECT_EQ(store.unprotected().size(), 1U);
    };
    refuses(*opened); // and was open when it came
    opened.reset();
    EXPECT_EQ(open()->unprotected().size(), 1U) << "said at once";
    refuses(*open());
    EXPECT_EQ(status(), "UNSIGNED");
    EXPECT_NE(open()->accept().seq, 0);
    EXPECT_TRUE(open()->unprotected().empty());
}

/// Entries behind the signed head of a lane: whatever the owner does next must not sign them.
TEST_F(AttackUnsigned, WhatStandsBehindASignedHeadIsNotSignedByWhatFollows) {
    auto made = a_claim("Un ajout");
    made.behind = 1;
    append_by_hand(path_, made);
    EXPECT_EQ(status(), "BROKEN");
    expect_repair_refused();
    // Nor when there is something to mend besides.
    fixture::Tool(path_).tamper("update claim set text = 'Mille colombes' where id = " +
                                std::to_string(world_.claim.value));
    expect_repair_refused();
    fixture::Tool(path_).run("delete from claim_line");
    expect_repair_refused();
    fixture::refusal(core::Code::refused, [&] { save_a_claim(); });
    EXPECT_EQ(status(), "BROKEN");
}

/// What was taken over and is then written anew is not what was taken over.
TEST_F(AttackUnsigned, WhatWasTakenOverCannotBeExchanged) {
    append_by_hand(path_, a_claim("Un ajout"));
    open()->accept();
    auto const seq = std::to_string(head() - 1);
    auto const lane = fixture::Tool(path_).rows("select lane, uuid from revision r join lane l on l.number = r.lane "
                                                "where seq = " + seq).at(0);
    // The same with other words: entry, tree and frontier recomputed.
    core::Ref const ref{core::Kind::claim, world_.claim.value + 1};
    auto const body = claim_body("Un autre ajout");
    core::Revision revision;
    {
        auto const store = db::open_workspace(path_, stranger());
        revision = store->revision(std::stol(seq));
    }
    auto const digest = fixture::forged_digest(ref, body);
    auto const leaf = core::MerkleFrontier::leaf(core::entry_bytes(revision, std::vector{digest}));
    core::MerkleFrontier tree;
    tree.append(leaf);
    fixture::Tool(path_).tamper("delete from change where seq = " + seq + ";" +
                                fixture::insert_change(ref, std::stol(seq), body) + "update revision set digest = " +
                                fixture::literal(leaf) + ", root = " + fixture::literal(tree.root()) +
                                " where seq = " + seq + "; update lane set frontier = " +
                                fixture::literal(tree.save()) + " where number = " + lane[0]);
    auto const found = look();
    EXPECT_GE(found.status, core::Trust::older_than_known) << core::render(found.finding);
    EXPECT_EQ(accepted(found), 0);
}

TEST_F(AttackUnsigned, ARedactionThatNobodySignsIsNotObeyed) {
    auto const seq = last_change();
    append_by_hand(path_, a_redaction(core::ref(world_.claim), seq));
    EXPECT_EQ(status(), "BROKEN");
    EXPECT_EQ(fixture::status_of(fixture::verified(path_, stranger())), "BROKEN");
    fixture::refusal(core::Code::damaged, [&] { open()->find(world_.claim); });
    expect_repair_refused();
    // And not by what the owner does afterwards.
    auto const store = db::open_workspace(path_, stranger());
    fixture::refusal(core::Code::damaged, [&] { store->find(world_.claim); });
}

TEST_F(AttackUnsigned, ARedactionByADecidedLaneTakesNothingOutOfWhatIsSigned) {
    append_by_hand(path_, a_claim("Un ajout"));
    open()->accept();
    append_by_hand(path_, a_redaction(core::ref(world_.claim), last_change()));
    EXPECT_EQ(status(), "BROKEN");
    fixture::refusal(core::Code::damaged, [&] { open()->find(world_.claim); });
}

TEST_F(AttackUnsigned, ADecisionThatNobodySignsDecidesNothing) {
    append_by_hand(path_, a_claim("Un ajout"));
    HandMade made;
    made.operation = core::accept_operation;
    {
        auto const store = db::open_workspace(path_, stranger());
        core::Decision decision;
        decision.found = core::Trust::unsigned_log;
        for (auto const& lane : store->lanes()) decision.taken_over.push_back({lane.lane, lane.size, lane.root});
        made.notice = core::encode_decision(decision);
    }
    append_by_hand(path_, made);
    auto found = look();
    EXPECT_EQ(fixture::status_of(found), "UNSIGNED");
    EXPECT_EQ(accepted(found), 0);
    save_a_claim();
    found = look();
    EXPECT_EQ(fixture::status_of(found), "UNSIGNED");
    EXPECT_EQ(found.unsigned_revisions, 2);
}

TEST_F(AttackUnsigned, ABrokenLogIsNotDecidedByHand) {
    fixture::Tool(path_).tamper("update change set body = replace(body, 'guerre 7', 'guerre 8')");
    EXPECT_EQ(status(), "BROKEN");
    auto const found = look();
    HandMade made;
    made.operation = core::accept_operation;
    {
        auto const store = db::open_workspace(path_, stranger());
        core::Decision decision;
        decision.found = core::Trust::broken;
        decision.finding = found.finding.text;
        decision.subject = found.subject;
        if (found.broken_at) decision.at = store->revision(*found.broken_at).place();
        made.notice = core::encode_decision(decision);
    }
    append_by_hand(path_, made);
    EXPECT_EQ(status(), "BROKEN");
    fixture::refusal(core::Code::refused, [&] { save_a_claim(); });
}

TEST_F(AttackUnsigned, ALaneOfAnUnknownKeyIsAChangedKey) {
    auto const key = eves_key();
    append_by_hand(path_, a_claim("Un ajout"), key.get());
    auto const found = look();
    EXPECT_EQ(fixture::status_of(found), "KEY-CHANGED") << core::render(found.finding);
    EXPECT_NE(core::render(found.finding).find("eve"), std::string::npos) << "whom it names as its writer";
    fixture::refusal(core::Code::refused, [&] { save_a_claim(); });
    expect_repair_refused();
    // A second entry of it after the decision is its owner's, a second key is another question.
    EXPECT_NE(open()->accept().seq, 0);
    EXPECT_EQ(status(), "OK");
    append_by_hand(path_, a_claim("Deux ajouts"), key.get());
    EXPECT_EQ(status(), "OK");
    core::SigningKey const other(std::string(32, 'o'));
    append_by_hand(path_, a_claim("Trois ajouts"), &other);
    EXPECT_EQ(status(), "KEY-CHANGED");
}

TEST_F(AttackUnsigned, ARedactionByAnUnknownKeyIsAChangedKey) {
    auto const key = eves_key();
    append_by_hand(path_, a_redaction(core::ref(world_.claim), last_change()), key.get());
    EXPECT_EQ(status(), "KEY-CHANGED");
    EXPECT_EQ(open()->standing().status, core::Trust::key_changed);
}

TEST_F(AttackUnsigned, ALaneThatTakesOverTheNameOfASignedOneIsBroken) {
    auto const key = eves_key();
    fixture::Tool(path_).tamper("update lane set key = " + fixture::literal(key->public_key().view()));
    EXPECT_EQ(fixture::status_of(fixture::verified(path_, stranger())), "BROKEN");
    EXPECT_GE(look().status, core::Trust::key_changed);
}

/// A person agrees to what nobody signs as it was shown, not to what came since.
TEST_F(AttackUnsigned, WhatCameSinceItWasShownIsNotTakenOver) {
    append_by_hand(path_, a_claim("Un ajout"));
    auto const then = fixture::read_file(path_);
    append_by_hand(path_, a_claim("Deux ajouts"));
    auto const later = folder_.file("later");
    fixture::write_file(later, fixture::read_file(path_));
    fixture::write_file(path_, then);
    auto const store = open();
    ASSERT_EQ(core::key_of(store->standing().status), "UNSIGNED");
    fixture::Tool(path_).tamper("attach '" + later + "' as later; insert or ignore into revision select * from "
                                "later.revision; insert or ignore into change select * from later.change; update lane "
                                "set size = l.size, frontier = l.frontier from later.lane l where l.number = lane.number");
    auto const before = store->head();
    fixture::refusal(core::Code::stale, [&] { store->accept(); });
    EXPECT_EQ(store->head(), before);
    EXPECT_EQ(store->standing().unsigned_revisions, 2);
    EXPECT_NE(store->accept().seq, 0) << "and now that is shown";
    EXPECT_EQ(accepted(look()), 2);
}

} // namespace
