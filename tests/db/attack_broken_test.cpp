// A history that does not hold stops all writing, at once and after every opening, until somebody decides about that
// very finding.
#include "core/operations/redactions.h"
#include "tests/db/attacks.h"

namespace {

using core::Trust;
using fixture::Tool;

class AttackBroken : public fixture::Attacked {
protected:
    void expect_nothing_is_written(core::Store& store) {
        auto const before = store.head();
        EXPECT_EQ(store.standing().status, Trust::broken);
        fixture::refusal(core::Code::refused, [&] { fixture::write_claims(store, 1, "Que non"); });
        EXPECT_THROW(store.undo(), core::Error);
        auto context = core::context_of(store);
        EXPECT_THROW(store.commit(core::redact_record(context, core::ref(world_.claim), {"a", "b", {}})), core::Error);
        EXPECT_EQ(store.head(), before);
    }
};

TEST_F(AttackBroken, FoundWhileOpenItStopsWritingThenAndAfterOpeningAgain) {
    {
        auto const store = open();
        Tool(path_).tamper("update change set body = replace(body, 'guerre 3', 'paix 3')");
        core::Progress progress;
        EXPECT_EQ(store->verify(progress).status, Trust::broken);
        expect_nothing_is_written(*store);
    }
    for (int again = 0; again < 2; ++again) expect_nothing_is_written(*open());
}

/// What only a walk over the bytes finds is not found at opening, but remembered.
TEST_F(AttackBroken, WhatAWalkFoundIsRememberedUntilAWalkFindsItMended) {
    auto const good = Tool(path_).rows("select quote(bytes), quote(digest) from blob limit 1").at(0);
    Tool(path_).tamper("update blob set bytes = x'00' where digest = " + good[1]);
    save_a_claim(); // nobody looked
    EXPECT_EQ(status(), "BROKEN");
    expect_nothing_is_written(*open());
    expect_nothing_is_written(*open());
    Tool(path_).tamper("update blob set bytes = " + good[0] + " where digest = " + good[1]);
    EXPECT_EQ(status(), "OK");
    save_a_claim();
}

TEST_F(AttackBroken, ADecisionIsAboutOneFinding) {
    Tool(path_).tamper("update change set body = replace(body, 'guerre 3', 'paix 3')");
    EXPECT_EQ(status(), "BROKEN");
    EXPECT_NE(open()->accept().seq, 0);
    save_a_claim();
    EXPECT_EQ(status(), "BROKEN") << "it is gone on with, and still said";
    Tool(path_).tamper("update change set body = replace(body, 'guerre 1', 'paix 1')");
    EXPECT_EQ(status(), "BROKEN");
    fixture::refusal(core::Code::refused, [&] { save_a_claim(); });
}

} // namespace
