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

/// Opening finds it too, without a walk in between.
TEST_F(AttackBroken, OpeningNamesWhatIsDamagedBehindWhatWasDecided) {
    Tool(path_).tamper("update change set body = replace(body, 'guerre 3', 'paix 3')");
    EXPECT_NE(open()->accept().seq, 0);
    save_a_claim();
    Tool(path_).tamper("update change set body = replace(body, 'guerre 5', 'paix 5')");
    expect_nothing_is_written(*open());
}

/// Once somebody decided about damage, more of it behind that would be covered by the same answer.
TEST_F(AttackBroken, WhatIsDamagedBehindWhatWasDecidedIsNamed) {
    auto const seq_of = [&](std::string const& words) {
        return std::stol(Tool(path_).rows("select seq from change where body like '%" + words + "\"%'").at(0).at(0));
    };
    auto const third = seq_of("guerre 3"), fifth = seq_of("guerre 5"), seventh = seq_of("guerre 7");
    Tool(path_).tamper("update change set body = replace(body, 'guerre 3', 'paix 3')");
    EXPECT_EQ(look().broken_at, third);
    open()->accept();
    save_a_claim();
    auto const expect_named = [&](core::Seq at, std::vector<std::string> const& remarks) {
        auto const found = look();
        EXPECT_EQ(found.status, Trust::broken);
        EXPECT_EQ(found.broken_at, at) << core::render(found.finding);
        EXPECT_EQ(found.revisions, third - 1);
        std::vector<std::string> told;
        for (auto const& remark : found.remarks) told.push_back(core::render(remark));
        EXPECT_EQ(told, remarks);
    };
    auto const decided = [](core::Seq seq) {
        return "Revision " + std::to_string(seq) +
               " does not hold either; somebody decided to go on in spite of that.";
    };
    auto const row = [&](std::string const& words) {
        auto const id = Tool(path_).rows("select id from claim where text = '" + words + "'").at(0).at(0);
        return "The claim " + core::id_text(std::stoll(id)) + " is not what the log says it is.";
    };
    expect_named(third, {row("Que guerre 3")});
    // What an entry says, and who made it.
    Tool(path_).tamper("update change set body = replace(body, 'guerre 5', 'paix 5')");
    expect_named(fifth, {decided(third)});
    fixture::refusal(core::Code::refused, [&] { save_a_claim(); });
    EXPECT_NE(open()->accept().seq, 0);
    expect_named(third, {row("Que guerre 5"), decided(fifth)});
    save_a_claim();
    auto const good = fixture::read_file(path_);
    Tool(path_).tamper("update revision set actor = 'eve' where seq = " + std::to_string(seventh));
    expect_named(seventh, {decided(third), decided(fifth)});
    // Of an entry that was decided about, who and when still count.
    fixture::write_file(path_, good);
    Tool(path_).tamper("update revision set actor = 'eve' where seq = " + std::to_string(fifth));
    expect_named(fifth, {decided(third), decided(fifth)});
    fixture::refusal(core::Code::refused, [&] { save_a_claim(); });
    // Saved bytes, and a table.
    fixture::write_file(path_, good);
    Tool(path_).tamper("update blob set bytes = x'00'");
    EXPECT_NE(core::render(look().finding).find("no longer match their SHA-256"), std::string::npos);
    fixture::write_file(path_, good);
    Tool(path_).tamper("insert into lane_seen values(1, 1, 5)");
    expect_named(third, {row("Que guerre 5"),
                         "How far the entries of each lane name the other lanes is not listed as the log says it is.",
                         decided(fifth)});
}

} // namespace
