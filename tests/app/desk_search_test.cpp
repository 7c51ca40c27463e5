// Looking for something: questions run on the worker, only the newest counts, and what was found opens.
#include "core/search/hits.h"
#include "tests/app/desk_at_hand.h"

namespace {

using app::Place;

class DeskSearch : public DeskAtHand {
protected:
    void SetUp() override {
        DeskAtHand::SetUp();
        ASSERT_TRUE(import_article());
        statement_ = record();
        navigation().go({.page = Place::Page::claims});
    }
    /// Asks as the search page does; what is found is there once the crank was turned.
    void look_for(std::string const& words) {
        auto found = std::make_shared<std::vector<core::Hit>>();
        desk().workbench().background().ask(
            this,
            [found, words](core::Reader const& reader) {
                *found = core::find_hits(reader, words, 10, core::SearchOrder::newest, "Anna");
            },
            [this, found, words] {
                shown_.push_back(words);
                hits_ = *found;
            });
    }

    core::Id<core::Statement> statement_;
    std::vector<std::string> shown_;
    std::vector<core::Hit> hits_;
};

TEST_F(DeskSearch, WhatIsFoundOpensWhereItStands) {
    look_for("kind:statement absorber");
    crank_.turn_until([&] { return !shown_.empty(); });
    ASSERT_FALSE(hits_.empty());
    navigation().open(hits_.front().ref);
    EXPECT_EQ(navigation().statement(), statement_);
    EXPECT_EQ(navigation().place().page, Place::Page::reader);
}

TEST_F(DeskSearch, OnlyTheNewestQuestionIsAnswered) {
    std::string typed;
    for (char const letter : std::string_view("absorber")) look_for(typed += letter);
    crank_.turn_until([&] { return !shown_.empty(); });
    EXPECT_EQ(shown_, std::vector<std::string>{"absorber"});
    EXPECT_FALSE(hits_.empty());
}

TEST_F(DeskSearch, WhoeverIsGoneHearsNothing) {
    look_for("absorber");
    desk().workbench().background().forget(this);
    bool later = false;
    desk().workbench().background().ask(&later, [](core::Reader const&) {}, [&] { later = true; });
    crank_.turn_until([&] { return later; });
    EXPECT_TRUE(shown_.empty());
}

TEST_F(DeskSearch, BackLeadsToWhereOneWasBefore) {
    std::string typed;
    for (char const letter : std::string_view("absorb")) navigation().search(typed += letter);
    EXPECT_EQ(navigation().place().words, "absorb");
    navigation().back();
    EXPECT_EQ(navigation().place().page, Place::Page::claims);
    navigation().forward();
    EXPECT_EQ(navigation().place().words, "absorb");
}

TEST_F(DeskSearch, WhatWasFoundAndReadLeadsBackToTheSearch) {
    navigation().search("absorb");
    navigation().open(core::ref(statement_));
    navigation().back();
    EXPECT_EQ(navigation().place().words, "absorb");
    navigation().search("absorber");
    EXPECT_FALSE(navigation().can_go_forward());
    navigation().back();
    EXPECT_EQ(navigation().place().page, Place::Page::claims);
}

TEST_F(DeskSearch, AKeptSearchOpensToBeNamedAndIsRecordedThen) {
    navigation().go({.page = Place::Page::search, .words = "speaker:Poutine"});
    desk().recorder().keep_search();
    EXPECT_EQ(navigation().side(), app::Side::record_form);
    EXPECT_EQ(desk().reader().list(core::Kind::saved_search, 0, 10).size(), 0u);
    EXPECT_TRUE(desk().recorder().record_pending_record());
    EXPECT_EQ(desk().reader().list(core::Kind::saved_search, 0, 10).size(), 1u);
}

} // namespace
