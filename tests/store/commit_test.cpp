// What a commit promises: one revision a draft, all or nothing; nothing overwritten that somebody else changed.
#include "tests/db/fixture.h"

#include <random>

namespace {

using core::Code;
using core::Kind;
using fixture::claim_saying;
using fixture::put;
using fixture::refusal;

TEST(Store, ACommitIsOneRevisionThatSaysWhoWhenAndWhat) {
    auto const store = fixture::in_memory();
    auto draft = put(*store, claim_saying(*store, "a"), "claim.create");
    draft.reason = "because";
    auto const changed = store->commit(draft);
    EXPECT_EQ(changed.seq, 1);
    EXPECT_TRUE(changed.touches(Kind::claim));
    EXPECT_FALSE(changed.touches(Kind::party));
    auto const revision = store->revision(1);
    EXPECT_EQ(revision.actor, "anna");
    EXPECT_EQ(revision.operation, "claim.create");
    EXPECT_EQ(revision.reason, "because");
    EXPECT_EQ(revision.index, 0);
    EXPECT_EQ(revision.lane.size(), 32U);
    EXPECT_GT(revision.at.ms, 1'671'444'900'000);
    EXPECT_EQ(store->changes(1).size(), 1U);
    EXPECT_EQ(store->revisions(0, 10).size(), 1U);
    EXPECT_EQ(refusal(Code::not_found, [&] { store->revision(2); }), "There is no revision 2.");
}

TEST(Store, AnIdlePutLeavesNoRevision) {
    auto const store = fixture::in_memory();
    auto const claim = claim_saying(*store, "a");
    store->commit(put(*store, claim));
    auto const changed = store->commit(put(*store, claim));
    EXPECT_EQ(changed.seq, 0);
    EXPECT_TRUE(changed.refs.empty());
    core::Draft erase;
    erase.base = store->head();
    erase.erases = {core::Ref{Kind::claim, 12345}};
    EXPECT_EQ(store->commit(erase).seq, 0);
    EXPECT_EQ(store->head(), 1);
}

TEST(Store, ADraftOnAnErasedRecordIsStaleAndStillNamesIt) {
    auto const store = fixture::in_memory();
    auto claim = claim_saying(*store, "gone soon");
    store->commit(put(*store, claim));
    auto late = put(*store, claim);
    std::get<core::Claim>(late.puts[0]).text = "late";
    core::Draft erase;
    erase.base = store->head();
    erase.erases = {core::ref(claim.id)};
    store->commit(erase);
    auto const sentence = refusal(Code::stale, [&] { store->commit(late); });
    EXPECT_NE(sentence.find("“gone soon”"), sentence.npos) << sentence;
}

TEST(Store, ARefusedDraftLeavesNothingBehind) {
    auto const store = fixture::in_memory();
    auto good = claim_saying(*store, "good");
    auto bad = claim_saying(*store, "  ");
    core::Draft draft;
    draft.puts = {good, bad};
    draft.blobs = {std::string("bytes")};
    refusal(Code::bad_input, [&] { store->commit(draft); });
    EXPECT_FALSE(store->find(good.id));
    EXPECT_FALSE(store->bytes(core::sha256("bytes")));
    EXPECT_EQ(store->head(), 0);
    fixture::expect_sound(*store);
}

TEST(History, TellsTheLifeOfARecord) {
    auto const store = fixture::in_memory();
    auto claim = claim_saying(*store, "one");
    store->commit(put(*store, claim));
    claim.text = "two";
    store->commit(put(*store, claim));
    core::Draft erase;
    erase.base = store->head();
    erase.erases = {core::ref(claim.id)};
    store->commit(erase);
    auto const steps = store->history(core::ref(claim.id));
    ASSERT_EQ(steps.size(), 3U);
    EXPECT_FALSE(steps[0].before);
    EXPECT_EQ(std::get<core::Claim>(*steps[1].before).text, "one");
    EXPECT_EQ(std::get<core::Claim>(*steps[1].after).text, "two");
    EXPECT_FALSE(steps[2].after);
    EXPECT_EQ(std::get<core::Claim>(*store->before(core::ref(claim.id), 2)).text, "one");
    EXPECT_FALSE(store->before(core::ref(claim.id), 1));
    EXPECT_EQ(store->last_change(core::ref(claim.id)), 3);
    EXPECT_EQ(store->last_change({Kind::claim, 5}), 0);
}

TEST(Blobs, AreKeptOnceAndReadBackChecked) {
    auto const store = fixture::in_memory();
    std::string const text(100'000, 'a');
    std::string noise(1000, '\0');
    std::mt19937 random(1);
    for (auto& byte : noise) byte = static_cast<char>(random());
    auto draft = put(*store, claim_saying(*store, "a"));
    for (auto const& bytes : {text, noise, std::string(), text}) draft.blobs.emplace_back(std::string(bytes));
    store->commit(draft);
    for (auto const& blob : draft.blobs) EXPECT_EQ(store->bytes(blob.digest()), blob.bytes());
    EXPECT_FALSE(store->bytes(core::sha256("never stored")));
}

} // namespace
