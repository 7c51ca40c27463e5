// Taking back at the desk: what follows from an undo shows at once, and what readers have wants consent.
#include "tests/app/desk_at_hand.h"

#include "core/operations/merging.h"

#include <sqlite3.h>

namespace {

using app::Side;
using core::ReviewState;
using core::ReviewStep;

class DeskUndo : public DeskAtHand {
protected:
    void SetUp() override {
        DeskAtHand::SetUp();
        ASSERT_TRUE(import_article());
    }
    core::Id<core::Claim> published_claim() {
        auto const claim = rated_claim(record());
        EXPECT_TRUE(desk().reviews().take_step(ReviewStep::submit, {.gate_override = "A test."}));
        sit_down("Bruno");
        navigation().open_claim(claim);
        EXPECT_TRUE(desk().reviews().take_step(ReviewStep::approve));
        EXPECT_TRUE(desk().reviews().take_step(ReviewStep::publish));
        return claim;
    }
};

TEST_F(DeskUndo, ASuggestionIsOpenAgainAndDoneAgain) {
    auto const open = article().open_suggestions();
    record();
    EXPECT_EQ(navigation().side(), Side::statement);
    desk().taking_back().undo();
    EXPECT_EQ(article().open_suggestions(), open);
    EXPECT_EQ(navigation().side(), Side::source) << "the statement that showed is gone";
    EXPECT_TRUE(was_told("Undone: "));
    desk().taking_back().redo();
    EXPECT_EQ(article().open_suggestions(), open - 1);
    EXPECT_TRUE(was_told("Done again: "));
}

int steps_looked_for = 0;

/// Whoever looks for the step to take back walks through the revisions of one person.
int note_walk(unsigned, void*, void* statement, void*) {
    std::string_view const sql = sqlite3_sql(static_cast<sqlite3_stmt*>(statement));
    if (sql.find("where actor = :actor and seq < :before") != sql.npos) ++steps_looked_for;
    return 0;
}
int watch(sqlite3* handle, char**, sqlite3_api_routines const*) {
    return sqlite3_trace_v2(handle, SQLITE_TRACE_STMT, note_walk, nullptr);
}

class DeskUndoWatched : public DeskUndo {
protected:
    void SetUp() override {
        sqlite3_auto_extension(reinterpret_cast<void (*)()>(watch));
        DeskUndo::SetUp();
        record();
    }
    void TearDown() override {
        sqlite3_cancel_auto_extension(reinterpret_cast<void (*)()>(watch));
        DeskUndo::TearDown();
    }
    template <class Take>
    int looks_in(Take const& take) {
        steps_looked_for = 0;
        take();
        return steps_looked_for;
    }
};

TEST_F(DeskUndoWatched, TheStepIsLookedForOnce) {
    EXPECT_EQ(looks_in([&] { desk().taking_back().undo(); }), 1);
    EXPECT_EQ(looks_in([&] { desk().taking_back().redo(); }), 1);
}

TEST_F(DeskUndo, WhatItWouldTakeBackIsSaidBefore) {
    EXPECT_EQ(desk().taking_back().would_redo(), "");
    record();
    EXPECT_EQ(desk().taking_back().would_undo(), "Recorded a quotation");
    desk().taking_back().undo();
    EXPECT_EQ(desk().taking_back().would_redo(), "Recorded a quotation");
    EXPECT_NE(desk().taking_back().would_undo(), "Recorded a quotation");
}

TEST_F(DeskUndo, WithoutAStepItSaysWhy) {
    desk().taking_back().undo();
    desk().taking_back().undo();
    EXPECT_EQ(problems_.size(), 1u);
}

TEST_F(DeskUndo, APublicationIsTakenBackOnlyByConsent) {
    auto const claim = published_claim();
    agrees_ = false;
    desk().taking_back().undo();
    EXPECT_EQ(asked_.size(), 1u);
    EXPECT_EQ(state_of(claim), ReviewState::published);
    agrees_ = true;
    desk().taking_back().undo();
    EXPECT_EQ(asked_.size(), 2u);
    EXPECT_EQ(state_of(claim), ReviewState::approved);
}

TEST_F(DeskUndo, AfterAMergingIsTakenBackEachSourceShowsItsOwnText) {
    auto const keeps = navigation().source();
    auto const own = article().text();
    ASSERT_TRUE(desk().recorder().import(
        app::read_article(app::Arrival::text("Une autre version, de mercredi, avec assez de mots.", {core::Obtained::file, "mercredi.txt"}))));
    settle();
    auto const goes = navigation().source();
    ASSERT_NE(goes, keeps);
    navigation().open_source(keeps);
    settle();
    ASSERT_EQ(article().text(), own);
    workbench().run([&](core::Context& context) { return core::merge_records(context, core::ref(keeps), {core::ref(goes)}); });
    settle();
    EXPECT_NE(article().text(), own) << "the newer capture is of this source now";
    desk().taking_back().undo();
    settle();
    EXPECT_EQ(navigation().source(), keeps);
    EXPECT_EQ(article().text(), own);
}

TEST_F(DeskUndo, ADeletedRecordComesBack) {
    auto const statement = record();
    desk().taking_back().erase(core::ref(statement));
    EXPECT_FALSE(desk().reader().find(statement));
    EXPECT_NE(navigation().side(), Side::statement);
    desk().taking_back().bring_back(core::ref(statement));
    EXPECT_TRUE(desk().reader().find(statement));
    EXPECT_EQ(article().quotations().size(), 1u);
    EXPECT_TRUE(was_told("Brought back: "));
}

} // namespace
