// The past is read as it was, by revision and by the clock, whatever was written since.
#include "core/log/as_of.h"
#include "tests/store/contract.h"

namespace {

using core::Kind;
using fixture::claim_saying;
using fixture::put;

class Past : public contract::OnEveryEngine {};
ON_EVERY_ENGINE(Past);

TEST_P(Past, EveryMomentIsReadAsItWas) {
    auto const store = create();
    std::vector<std::string> moments{fixture::body_of_everything(*store)};
    auto claim = claim_saying(*store, "0");
    for (int at = 0; at < 5; ++at) {
        claim.text = std::to_string(at);
        store->commit(put(*store, claim));
        moments.push_back(claim.text);
    }
    core::Draft erase;
    erase.base = store->head();
    erase.erases = {core::ref(claim.id)};
    store->commit(erase);
    moments.push_back("");
    for (core::Seq seq = 0; seq <= store->head(); ++seq) {
        auto const then = core::AsOf(*store, seq).find(claim.id);
        EXPECT_EQ(then ? then->text : "", moments[static_cast<std::size_t>(seq)]) << seq;
    }
    EXPECT_EQ(store->states(core::ref(claim.id)), (std::vector<core::Seq>{1, 2, 3, 4, 5}));
    EXPECT_EQ(store->revisions_of(core::ref(claim.id)).size(), 6U);
}

TEST_P(Past, TheClockFindsTheNewestOfThatTime) {
    auto const store = create();
    for (int at = 0; at < 4; ++at) store->commit(put(*store, claim_saying(*store, "a")));
    for (core::Seq seq = 1; seq <= 4; ++seq) {
        auto const at = store->revision(seq).at;
        EXPECT_EQ(store->newest_until(at), seq);
        EXPECT_EQ(store->newest_until({at.ms - 1}), seq - 1);
    }
}

TEST_P(Past, RevisionsComeNewestFirstAndInPages) {
    auto const store = create();
    for (int at = 0; at < 7; ++at) store->commit(put(*store, claim_saying(*store, "a")));
    std::vector<core::Seq> seen;
    for (auto page = store->revisions(0, 3); !page.empty(); page = store->revisions(seen.back(), 3))
        for (auto const& revision : page) seen.push_back(revision.seq);
    EXPECT_EQ(seen, (std::vector<core::Seq>{7, 6, 5, 4, 3, 2, 1}));
}

TEST_P(Past, WhatWasDeletedIsToldWhileItIsGone) {
    auto const store = create();
    auto const claim = claim_saying(*store, "a");
    store->commit(put(*store, claim));
    core::Draft erase;
    erase.base = store->head();
    erase.erases = {core::ref(claim.id)};
    store->commit(erase);
    EXPECT_EQ(store->deletions(0, 10), std::vector<core::Seq>{2});
    store->undo();
    EXPECT_TRUE(store->deletions(0, 10).empty());
}

} // namespace
