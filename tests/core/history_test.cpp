// What the log commits to: any difference in any part gives another digest.
#include "core/log/history.h"

#include <gtest/gtest.h>

#include <set>

namespace {

using core::change_digest;
using core::Digest;
using core::Kind;

TEST(History, AChangeCommitsToEveryPart) {
    std::string const salt(16, 's');
    std::set<Digest> digests{
        change_digest(salt, {Kind::claim, 1}, "body"), change_digest(salt, {Kind::claim, 1}, "bodx"),
        change_digest(salt, {Kind::claim, 2}, "body"), change_digest(salt, {Kind::topic, 1}, "body"),
        change_digest("other", {Kind::claim, 1}, "body"), change_digest(salt, {Kind::claim, 1}, ""),
        change_digest(salt, {Kind::claim, 1}, std::nullopt)};
    EXPECT_EQ(digests.size(), 7U);
    EXPECT_EQ(change_digest(salt, {Kind::claim, 1}, "body"),
              change_digest(salt, {Kind::claim, 1}, "body"));
}

TEST(History, NoByteMovesFromOnePartToTheNext) {
    core::Revision a;
    a.actor = "ab";
    a.operation = "c";
    core::Revision b = a;
    b.actor = "a";
    b.operation = "bc";
    EXPECT_NE(core::entry_bytes(a, {}), core::entry_bytes(b, {}));
}

TEST(History, AnEntryCommitsToEveryPart) {
    core::Revision const plain;
    std::vector<core::Revision> variants(8, plain);
    variants[0].lane = "x";
    variants[1].index = 1;
    variants[2].at.ms = 1;
    variants[3].actor = "x";
    variants[4].operation = "x";
    variants[5].reason = "x";
    variants[6].kind = core::RevisionKind::undo;
    variants[7].reverts = 1;
    std::set<std::string> entries{core::entry_bytes(plain, {})};
    for (auto const& variant : variants) entries.insert(core::entry_bytes(variant, {}));
    std::vector<Digest> const one{core::sha256("a")};
    std::vector<Digest> const two{core::sha256("a"), core::sha256("b")};
    std::vector<Digest> const swapped{core::sha256("b"), core::sha256("a")};
    for (auto const* changes : {&one, &two, &swapped})
        entries.insert(core::entry_bytes(plain, *changes));
    EXPECT_EQ(entries.size(), 12U);
}

TEST(History, TheFormOfAnEntryIsFixed) {
    // Whoever checks a log elsewhere needs these very bytes: they may only change with their tag.
    core::Revision revision;
    revision.lane = "lane";
    revision.index = 2;
    revision.at.ms = 1'671'444'900'000;
    revision.actor = "anna";
    revision.operation = "claim.create";
    auto const digest = change_digest("0123456789abcdef", {Kind::claim, 32}, R"({"text":"a"})");
    std::vector<Digest> const changes{digest};
    auto const entry = core::entry_bytes(revision, changes);
    EXPECT_EQ(entry.size(), 20 + 8 + 4 + 8 + 8 + 8 + 4 + 8 + 12 + 8 + 8 + 8 + 8 + 32U);
    EXPECT_EQ(core::to_hex(digest), "cfd356526edaacdce4acd900ccee2005830c645cdb4bb369beec4b20d03f67ef");
    EXPECT_EQ(core::to_hex(core::MerkleFrontier::leaf(entry)), "14e260ef2c696e797e62a9311e4ec6887918fcf1c7d235bbe15ff5067ae7e700");
}

TEST(History, AnEntryOfAnUnknownNatureCannotBeRead) {
    core::Revision revision;
    for (auto const kind : {core::RevisionKind::ordinary, core::RevisionKind::foundation}) {
        revision.kind = kind;
        auto const entry = core::read_entry(core::entry_bytes(revision, {}));
        ASSERT_TRUE(entry);
        EXPECT_EQ(entry->revision.kind, kind);
    }
    revision.kind = static_cast<core::RevisionKind>(4);
    EXPECT_FALSE(core::read_entry(core::entry_bytes(revision, {})));
}

} // namespace
