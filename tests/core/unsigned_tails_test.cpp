// Which entries behind a signed head nobody had signed, by what decisions say; and decisions as they are written down.
#include "core/log/unsigned_tails.h"

#include <gtest/gtest.h>

namespace {

core::Decision about(std::vector<core::UnsignedTail> tails) {
    core::Decision decision;
    decision.tails = std::move(tails);
    return decision;
}

TEST(UnsignedTails, AreJoinedAndCountedOnce) {
    core::UnsignedTails tails;
    EXPECT_TRUE(tails.hear({"a", 30}, about({{"a", 10, 12}, {"b", 0, 5}})));
    EXPECT_TRUE(tails.hear({"a", 25}, about({{"a", 12, 15}, {"a", 20, 22}, {"b", 3, 8}})));
    EXPECT_EQ(tails.count("a", 40), 7);
    EXPECT_EQ(tails.count("a", 13), 3);
    EXPECT_EQ(tails.count("b", 40), 8);
    EXPECT_EQ(tails.count("c", 40), 0);
    EXPECT_FALSE(tails.contain({"a", 9}));
    EXPECT_TRUE(tails.contain({"a", 14}));
    EXPECT_FALSE(tails.contain({"a", 15}));
    EXPECT_TRUE(tails.contain({"a", 21}));
}

TEST(UnsignedTails, OneThatStandsInATailIsNotHeard) {
    core::UnsignedTails tails;
    EXPECT_TRUE(tails.hear({"a", 12}, about({{"a", 10, 12}})));
    EXPECT_FALSE(tails.hear({"a", 11}, about({{"b", 0, 100}})));
    EXPECT_EQ(tails.count("b", 100), 0);
}

/// What a lane's own key signed is signed, whatever somebody else says of it; only the lane itself can say otherwise.
TEST(UnsignedTails, WhatALaneSignedNoOtherLaneTakesAway) {
    core::SigningKey const key(std::string(32, 'k'));
    core::LaneReport lane;
    lane.lane = core::lane_name("here", key.public_key());
    lane.key = key.public_key();
    lane.size = 12;
    lane.checkpoint = core::sign_checkpoint({core::origin_of("here", lane.lane), 8, core::sha256("x")}, key);
    {
        core::UnsignedTails tails({lane});
        EXPECT_TRUE(tails.hear({"strange", 3}, about({{lane.lane, 0, 12}})));
        EXPECT_EQ(tails.count(lane.lane, 12), 4) << "behind its head anybody may have written it";
        EXPECT_FALSE(tails.contain({lane.lane, 7}));
    }
    {
        core::UnsignedTails tails({lane});
        EXPECT_TRUE(tails.hear({lane.lane, 7}, about({{lane.lane, 2, 5}})));
        EXPECT_EQ(tails.count(lane.lane, 12), 3);
    }
    lane.checkpoint = core::sign_checkpoint({core::origin_of("there", "another lane"), 100, core::sha256("x")}, key);
    core::UnsignedTails tails({lane});
    EXPECT_TRUE(tails.hear({"strange", 3}, about({{lane.lane, 0, 12}})));
    EXPECT_EQ(tails.count(lane.lane, 12), 12) << "a head of another workspace says nothing here";
}

TEST(UnsignedTails, NonsenseIsNone) {
    core::UnsignedTails tails;
    tails.hear({"a", 12}, about({{"a", -1, 5}, {"a", 5, 5}, {"a", 7, 3}}));
    EXPECT_TRUE(tails.empty());
}

TEST(Decision, NamesWhatItIsAbout) {
    core::Decision decision = about({{"a", 10, 12}});
    decision.found = core::Trust::broken;
    decision.subject = {"blob 00", "11"};
    auto const read = core::decision_in(core::accept_operation, core::encode_decision(decision));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->subject, decision.subject);
    EXPECT_EQ(read->tails, decision.tails);
}

TEST(Decision, OfAnEarlierProgramStaysReadable) {
    auto const read = core::decision_in(
        core::accept_operation, R"({"decision":{"at":["ab",3],"finding":"x","found":"BROKEN","known":[],"taken_over":[]}})");
    ASSERT_TRUE(read);
    EXPECT_EQ(read->found, core::Trust::broken);
    EXPECT_EQ(read->at, (core::LogPlace{"ab", 3}));
    EXPECT_TRUE(read->subject.thing.empty());
    EXPECT_TRUE(read->tails.empty());
    EXPECT_TRUE(core::decision_in(core::accept_operation, R"({"decision":{"found":"FORKED","known":[]}})"));
    for (auto const* bad : {R"({"decision":{"found":"FORKED","known":[],"subject":5}})",
                            R"({"decision":{"found":"FORKED","known":[],"tails":[{"lane":"a","from":1.5,"to":2}]}})"})
        EXPECT_FALSE(core::decision_in(core::accept_operation, bad)) << bad;
}

} // namespace
