// A decision is about one finding: what else there is to decide is asked next, nothing is written meanwhile, and what
// comes later to the same place is another question.
#include "core/formats/dossier_check.h"
#include "core/formats/list.h"
#include "tests/db/attacks.h"

namespace {

namespace fs = std::filesystem;
using core::Trust;
using fixture::append_by_hand;
using fixture::HandMade;
using fixture::Tool;

class AttackDecisions : public fixture::Attacked {
protected:
    HandMade a_claim(std::string const& text) {
        core::Ref const ref{core::Kind::claim, world_.claim.value + ++made_};
        HandMade made;
        made.changes = {{ref, claim_body(text)}};
        made.and_then = "insert into claim(id, text, language, note, identifier, assigned_to) values(" +
                        std::to_string(ref.id) + ", " + fixture::words(text) + ", '', '', '', '');";
        return made;
    }
    void nothing_is_written() {
        fixture::refusal(core::Code::refused, [&] { save_a_claim(); });
    }
    /// Each is the answer once the one before it was decided about, at once and after every opening, and until the last
    /// one nothing is written; then it is `in_the_end`.
    void expect_asked_in_turn(std::vector<std::string> const& asked, std::string const& in_the_end = "OK") {
        for (std::size_t at = 0; at < asked.size(); ++at) {
            SCOPED_TRACE(at);
            EXPECT_EQ(status(), asked[at]) << core::render(look().finding);
            EXPECT_EQ(core::key_of(open()->standing().status), asked[at]);
            nothing_is_written();
            auto const store = open();
            auto const decided = store->accept();
            ASSERT_NE(decided.seq, 0);
            EXPECT_NE(store->revision(decided.seq).notice.find(asked[at]), std::string::npos);
            auto const next = at + 1 < asked.size() ? asked[at + 1] : in_the_end;
            EXPECT_EQ(core::key_of(store->standing().status), next) << "at once";
        }
        EXPECT_EQ(status(), in_the_end) << core::render(look().finding);
        save_a_claim();
        EXPECT_EQ(status(), in_the_end);
    }
    core::Seq seq_of(std::string const& words) const {
        return std::stol(Tool(path_).rows("select seq from change where body like '%" + words + "\"%'").at(0).at(0));
    }
    /// A signed history that is older than the one known, in which somebody with another key wrote besides.
    void an_older_file_with_an_unknown_key() {
        auto const older = fixture::read_file(path_);
        for (int at = 0; at < 5; ++at) save_a_claim();
        fixture::write_file(path_, older);
        core::SigningKey const key(std::string(32, 'e'));
        append_by_hand(path_, a_claim("Un ajout"), &key);
    }
    /// Bytes of which no record tells: what is saved is looked at all the same.
    void save_more_bytes() {
        auto const store = open();
        auto draft = fixture::put(*store, fixture::claim_saying(*store, "Que deux"), "claim.create");
        draft.blobs.push_back(std::string("zwei"));
        store->commit(draft);
    }
    core::Verification seen_by_a_stranger() const { return fixture::verified(path_, stranger()); }

    int made_ = 0;
};

TEST_F(AttackDecisions, AnUnknownKeyInAnOlderFileIsTwoQuestions) {
    an_older_file_with_an_unknown_key();
    expect_asked_in_turn({"KEY-CHANGED", "OLDER-THAN-KNOWN"});
}

/// The first decision takes the place of the one entry that is missing: the second question is about that.
TEST_F(AttackDecisions, AFileThatIsOlderByOneEntryIsForkedByTheFirstDecision) {
    auto const older = fixture::read_file(path_);
    save_a_claim();
    fixture::write_file(path_, older);
    core::SigningKey const key(std::string(32, 'e'));
    append_by_hand(path_, a_claim("Un ajout"), &key);
    expect_asked_in_turn({"KEY-CHANGED", "FORKED"});
}

TEST_F(AttackDecisions, EachUnknownKeyIsAQuestion) {
    core::SigningKey const one(std::string(32, 'e')), other(std::string(32, 'o'));
    append_by_hand(path_, a_claim("Un ajout"), &one);
    append_by_hand(path_, a_claim("Deux ajouts"), &other);
    expect_asked_in_turn({"KEY-CHANGED", "KEY-CHANGED"});
}

TEST_F(AttackDecisions, ALostKeyAndAnOlderFileAreTwoQuestions) {
    auto const older = fixture::read_file(path_);
    save_a_claim();
    fixture::write_file(path_, older);
    fs::remove(folder_.file("home-keys") + "/installation.key");
    expect_asked_in_turn({"KEY-CHANGED", "OLDER-THAN-KNOWN"});
}

/// What was decided about stays in the answer of a walk, once nothing else is left to be asked.
TEST_F(AttackDecisions, ABrokenOlderFileOfAnUnknownKeyIsThreeQuestions) {
    an_older_file_with_an_unknown_key();
    Tool(path_).tamper("update change set body = replace(body, 'guerre 3', 'paix 3')");
    for (auto const* asked : {"BROKEN", "KEY-CHANGED", "OLDER-THAN-KNOWN"}) {
        EXPECT_EQ(status(), asked) << core::render(look().finding);
        nothing_is_written();
        EXPECT_NE(open()->accept().seq, 0);
    }
    save_a_claim();
    EXPECT_EQ(status(), "BROKEN");
    EXPECT_EQ(look().broken_at, seq_of("paix 3"));
}

TEST_F(AttackDecisions, WhatNobodySignsIsAskedAfterAnUnknownKey) {
    core::SigningKey const key(std::string(32, 'e'));
    append_by_hand(path_, a_claim("Un ajout"), &key);
    append_by_hand(path_, a_claim("Deux ajouts"));
    EXPECT_EQ(status(), "KEY-CHANGED");
    open()->accept();
    auto const found = look();
    EXPECT_EQ(fixture::status_of(found), "UNSIGNED") << "of those nobody decided anything";
    EXPECT_NE(open()->accept().seq, 0);
    EXPECT_EQ(status(), "OK");
}

/// The program ended after the first decision, before what is known was noted.
TEST_F(AttackDecisions, ADecisionNotYetNotedIsNoneAboutTheOther) {
    an_older_file_with_an_unknown_key();
    auto const note = fs::directory_iterator(folder_.file("home-heads"))->path();
    auto const before = fixture::read_file(note);
    open()->accept();
    fixture::write_file(note, before);
    expect_asked_in_turn({"OLDER-THAN-KNOWN"});
}

/// While the second question waits, the file becomes an older one still.
TEST_F(AttackDecisions, WhatIsExchangedBetweenTwoDecisionsIsAskedAgain) {
    {
        auto const store = db::open_workspace(path_, fixture::installed(folder_, "away", "boris", 9));
        fixture::write_claims(*store, 2, "Que ailleurs");
    }
    open()->accept(); // the key of the other
    an_older_file_with_an_unknown_key();
    auto const asked = fixture::read_file(path_);
    expect_asked_in_turn({"KEY-CHANGED", "OLDER-THAN-KNOWN"});
    fixture::write_file(path_, asked);
    expect_asked_in_turn({"OLDER-THAN-KNOWN"});
}

/// Entries behind the signed head of one's own lane: the decision puts them under a signature, and they stay nobody's.
TEST_F(AttackDecisions, ATailThatNobodySignedStaysCounted) {
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

TEST_F(AttackDecisions, ATailThatNobodySignedIsNobodysInADossier) {
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
TEST_F(AttackDecisions, ATailThatNobodySignedDecidesNothing) {
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
TEST_F(AttackDecisions, ADecisionInATailVouchesForNoKey) {
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
TEST_F(AttackDecisions, AStrangersDecisionAboutMyTailIsNone) {
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

TEST_F(AttackDecisions, ARedactionInATailThatNobodySignedIsNotObeyed) {
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
TEST_F(AttackDecisions, ATailOfAnothersLaneIsTakenOverAsNobodys) {
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

/// Of one revision, another body; and the same one once more.
TEST_F(AttackDecisions, FurtherDamageToWhatWasDecidedAboutIsAskedAnew) {
    auto const seq = std::to_string(open()->last_change(core::ref(world_.statement)));
    ASSERT_GT(std::stoi(Tool(path_).rows("select count(*) from change where seq = " + seq)[0][0]), 1);
    auto const bodies = Tool(path_).rows("select entity from change where seq = " + seq + " order by kind, entity");
    auto const alter = [&](std::string const& entity, std::string const& body) {
        Tool(path_).tamper("update change set body = '" + body + "' where seq = " + seq + " and entity = " + entity);
    };
    auto const good = as_it_is();
    for (std::size_t again = 0; again < 2; ++again) {
        SCOPED_TRACE(again);
        put_back(good);
        alter(bodies[0][0], "{\"text\":\"eins\"}");
        EXPECT_EQ(status(), "BROKEN");
        open()->accept();
        save_a_claim();
        EXPECT_EQ(status(), "BROKEN") << "and still said";
        save_a_claim();
        alter(bodies[again][0], "{\"text\":\"zwei\"}");
        EXPECT_EQ(core::key_of(open()->standing().status), "BROKEN");
        EXPECT_EQ(status(), "BROKEN");
        nothing_is_written();
        open()->accept();
        save_a_claim();
    }
}

TEST_F(AttackDecisions, FurtherDamageToSavedBytesIsAskedAnew) {
    save_more_bytes();
    auto const blobs = Tool(path_).rows("select quote(digest) from blob order by digest");
    ASSERT_GT(blobs.size(), 1U);
    auto const alter = [&](std::string const& digest, std::string const& bytes) {
        Tool(path_).tamper("update blob set bytes = " + bytes + " where digest = " + digest);
    };
    auto const good = as_it_is();
    for (auto const& second : {blobs[1][0], blobs[0][0]}) {
        SCOPED_TRACE(second);
        put_back(good);
        alter(blobs[0][0], "x'00'");
        EXPECT_EQ(status(), "BROKEN");
        open()->accept();
        save_a_claim();
        alter(second, "x'01'");
        EXPECT_EQ(status(), "BROKEN");
        nothing_is_written();
        open()->accept();
        EXPECT_EQ(status(), "BROKEN");
        save_a_claim();
    }
}

TEST_F(AttackDecisions, TwoAlteredFilesAreTwoQuestions) {
    save_more_bytes();
    Tool(path_).tamper("update blob set bytes = x'00' where digest in (select digest from blob order by digest limit 2)");
    EXPECT_EQ(status(), "BROKEN");
    open()->accept();
    nothing_is_written();
    EXPECT_EQ(status(), "BROKEN");
    open()->accept();
    save_a_claim();
}

/// Who made an entry that was decided about is looked at as well, and what comes behind it.
TEST_F(AttackDecisions, BehindAnEntryThatWasDecidedAboutTheWalkGoesOn) {
    auto const third = std::to_string(seq_of("guerre 3")), fifth = std::to_string(seq_of("guerre 5"));
    Tool(path_).tamper("update revision set actor = 'eve' where seq = " + third);
    EXPECT_EQ(status(), "BROKEN");
    open()->accept();
    save_a_claim();
    auto const good = as_it_is();
    for (auto const& attack : {"update revision set actor = 'mallory' where seq = " + third,
                               "update revision set at = at + 1 where seq = " + third,
                               "update revision set actor = 'eve' where seq = " + fifth,
                               std::string("update change set body = replace(body, 'guerre 7', 'paix 7')")}) {
        SCOPED_TRACE(attack);
        put_back(good);
        Tool(path_).tamper(attack);
        EXPECT_EQ(core::key_of(open()->standing().status), "BROKEN");
        nothing_is_written();
    }
}

/// What the log still proves is made anew; what rests on the damage is named, left as it is, and never taken from it.
TEST_F(AttackDecisions, BesideWhatWasDecidedAboutTheRestIsMadeAnew) {
    auto const id_of = [&](std::string const& words) {
        return Tool(path_).rows("select id from claim where text = '" + words + "'").at(0).at(0);
    };
    auto const third = id_of("Que guerre 3"), fifth = id_of("Que guerre 5");
    Tool(path_).tamper("update change set body = replace(body, 'guerre 3', 'paix 3')");
    open()->accept();
    save_a_claim();
    auto const damaged = as_it_is();
    auto const text_of = [&](std::string const& id) {
        return Tool(path_).rows("select text from claim where id = " + id).at(0).at(0);
    };
    auto const cannot = "The claim " + core::id_text(std::stoll(third)) +
                        " cannot be made anew: what the history says of it does not hold.";
    for (auto const* attack : {"update claim set text = 'Que de faux' where text = 'Que guerre 5'",
                               "delete from mention", "delete from party_name", "insert into party_name values('x', 1, 5)",
                               "insert into office values('x', 5)", "delete from claim_line", "delete from searchable"}) {
        SCOPED_TRACE(attack);
        put_back(damaged);
        Tool(path_).tamper(attack);
        auto const before = head();
        {
            auto const store = open();
            core::Progress progress;
            auto const done = store->check(core::Repair::yes, progress);
            EXPECT_GT(done.repaired, 0);
            EXPECT_LT(done.repaired, static_cast<std::int64_t>(done.findings.size())) << "not the damage";
            std::vector<std::string> told;
            for (auto const& finding : done.findings) told.push_back(core::render(finding));
            EXPECT_TRUE(std::ranges::count(told, cannot));
            auto const left = store->check(core::Repair::no, progress).findings;
            ASSERT_EQ(left.size(), 1U) << core::render(left.back());
            EXPECT_EQ(core::render(left[0]), cannot);
            fixture::refusal(core::Code::damaged, [&] { store->find(core::Id<core::Claim>{std::stoll(third)}); });
        }
        EXPECT_EQ(head(), before + 1);
        EXPECT_EQ(text_of(third), "Que guerre 3") << "as it is";
        EXPECT_EQ(text_of(fifth), "Que guerre 5");
        save_a_claim();
        EXPECT_EQ(status(), "BROKEN") << "and still said";
    }
    // What nobody decided about is no ground to make anything from.
    Tool(path_).tamper("update change set body = replace(body, 'guerre 7', 'paix 7')");
    Tool(path_).run("delete from claim_line");
    expect_repair_refused();
}

/// Where an entry is another than the one in the tree, nobody can say any more which of those that follow were signed.
TEST_F(AttackDecisions, OfATreeThatDoesNotHoldNothingIsMade) {
    auto const fifth = std::to_string(seq_of("guerre 5"));
    auto const sql = fixture::made_to_fit(*open(), core::ref(world_.claim), claim_body("Mille colombes"));
    Tool(path_).tamper(sql);
    EXPECT_EQ(status(), "BROKEN");
    open()->accept();
    save_a_claim();
    EXPECT_EQ(status(), "BROKEN");
    auto const good = as_it_is();
    Tool(path_).run("delete from claim_line");
    expect_repair_refused();
    // What stood behind it is as it was, and what came since holds by itself.
    auto const last = std::to_string(head());
    for (auto const& attack : {"update revision set actor = 'eve' where seq = " + fifth,
                               "update change set body = replace(body, 'e', 'a') where seq = " + fifth,
                               "update revision set actor = 'eve' where seq = " + last,
                               "update change set body = replace(body, 'e', 'a') where seq = " + last}) {
        SCOPED_TRACE(attack);
        put_back(good);
        Tool(path_).tamper(attack);
        EXPECT_EQ(core::key_of(open()->standing().status), "BROKEN");
        nothing_is_written();
    }
}

} // namespace
