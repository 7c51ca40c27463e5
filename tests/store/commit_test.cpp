// What a commit promises: one revision a draft, all or nothing; nothing overwritten that somebody else changed.
#include "tests/store/contract.h"

#include <random>

namespace {

using core::Code;
using core::Kind;
using fixture::claim_saying;
using fixture::put;
using fixture::refusal;

class Commit : public contract::OnEveryEngine {};
ON_EVERY_ENGINE(Commit);

TEST_P(Commit, ACommitIsOneRevisionThatSaysWhoWhenAndWhat) {
    auto const store = create();
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

TEST_P(Commit, AnIdlePutLeavesNoRevision) {
    auto const store = create();
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

TEST_P(Commit, ADraftOnAnErasedRecordIsStaleAndStillNamesIt) {
    auto const store = create();
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

TEST_P(Commit, ARefusedDraftLeavesNothingBehind) {
    auto const store = create();
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

TEST_P(Commit, TellsTheLifeOfARecord) {
    auto const store = create();
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

TEST_P(Commit, AreKeptOnceAndReadBackChecked) {
    auto const store = create();
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

TEST_P(Commit, OnARecordThatMovedSinceItsBaseIsRefused) {
    auto const store = create();
    auto claim = claim_saying(*store, "first");
    store->commit(put(*store, claim));
    auto late = put(*store, claim);
    claim.text = "second";
    store->commit(put(*store, claim));
    std::get<core::Claim>(late.puts[0]).text = "third";
    auto const sentence = refusal(Code::stale, [&] { store->commit(late); });
    EXPECT_NE(sentence.find("“second” was changed by anna"), sentence.npos) << sentence;
    core::Draft erase;
    erase.base = 1;
    erase.erases = {core::ref(claim.id)};
    refusal(Code::stale, [&] { store->commit(erase); });
    EXPECT_EQ(store->find(claim.id)->text, "second");
    // Of other records nothing has to be known.
    late.puts = {claim_saying(*store, "other")};
    EXPECT_EQ(store->commit(late).seq, 3);
}

TEST_P(Commit, WhateverIsRefusedLeavesNothing) {
    auto const store = create();
    auto const claim = claim_saying(*store, "kept");
    store->commit(put(*store, claim));
    auto const before = fixture::body_of_everything(*store);
    core::Review nowhere;
    nowhere.id = store->ids().next<core::Review>();
    nowhere.claim.value = 12345;
    auto reverting = put(*store, claim_saying(*store, "a step back"));
    reverting.kind = core::RevisionKind::undo;
    auto twice = put(*store, claim_saying(*store, "a"));
    twice.puts.push_back(twice.puts[0]);
    for (auto const& draft : {put(*store, claim_saying(*store, " ")), put(*store, nowhere), reverting, twice}) {
        EXPECT_THROW(store->commit(draft), core::Error);
        EXPECT_EQ(store->head(), 1);
        EXPECT_EQ(fixture::body_of_everything(*store), before);
    }
    refusal(Code::refused, [&] { store->commit(reverting); });
    refusal(Code::bad_input, [&] { store->commit(twice); });
    fixture::expect_sound(*store);
}

TEST_P(Commit, WhatItSaysChangedIsWhatTheLogSays) {
    auto const store = create();
    std::mt19937 random(3);
    std::vector<core::Claim> claims;
    for (int step = 0; step < 60; ++step) {
        core::Draft draft;
        draft.operation = "test";
        draft.base = store->head();
        auto const at = random() % 8;
        if (at < claims.size() && random() % 3 == 0) {
            draft.erases = {core::ref(claims[at].id)};
            claims.erase(claims.begin() + static_cast<std::ptrdiff_t>(at));
        } else {
            if (at >= claims.size()) claims.push_back(claim_saying(*store, "new"));
            auto& claim = claims[std::min<std::size_t>(at, claims.size() - 1)];
            claim.text = "step " + std::to_string(step);
            draft.puts = {claim};
        }
        auto const changed = store->commit(draft);
        ASSERT_EQ(changed.seq, store->head());
        std::vector<core::Ref> logged;
        for (auto const& change : store->changes(changed.seq)) {
            logged.push_back(change.ref);
            EXPECT_EQ(change.after, store->find(change.ref));
            EXPECT_EQ(change.after, store->before(change.ref, changed.seq + 1));
        }
        EXPECT_EQ(logged, changed.refs);
    }
    fixture::expect_sound(*store);
}

TEST_P(Commit, WhoReadsElsewhereSeesItAndOneStateTogether) {
    auto const store = create();
    auto const claim = claim_saying(*store, "a");
    store->commit(put(*store, claim));
    auto const reader = store->reader();
    if (!reader) return; // an engine may have but one view
    EXPECT_EQ(reader->find(claim.id)->text, "a");
    reader->together([&] {
        EXPECT_EQ(reader->head(), 1);
        store->commit(put(*store, claim_saying(*store, "meanwhile")));
        EXPECT_EQ(reader->head(), 1);
        EXPECT_EQ(reader->list(Kind::claim).size(), 1U);
    });
    EXPECT_EQ(reader->head(), 2);
    EXPECT_EQ(reader->list(Kind::claim).size(), 2U);
}

TEST_P(Commit, SurvivesClosing) {
    auto store = create();
    fixture::make_world(*store);
    auto const whole = fixture::body_of_everything(*store);
    auto const name = store->workspace();
    auto const head = store->head();
    store.reset();
    store = open("bruno");
    if (!store) return; // it ended with the store
    EXPECT_EQ(store->workspace(), name);
    EXPECT_EQ(store->head(), head);
    EXPECT_EQ(store->actor(), "bruno");
    EXPECT_EQ(fixture::body_of_everything(*store), whole);
    EXPECT_FALSE(store->undoable()) << "bruno did nothing yet";
    store->commit(put(*store, claim_saying(*store, "more")));
    EXPECT_EQ(store->revision(head + 1).actor, "bruno");
    EXPECT_EQ(store->revision(head).actor, "anna");
    fixture::expect_sound(*store);
}

} // namespace
