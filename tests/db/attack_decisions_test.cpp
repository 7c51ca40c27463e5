// A decision is about one finding: what else there is to decide is asked next, and nothing is written meanwhile.
#include "tests/db/deciding.h"

namespace {

namespace fs = std::filesystem;
using fixture::append_by_hand;
using fixture::Tool;

class AttackDecisions : public fixture::Deciding {};

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

} // namespace
