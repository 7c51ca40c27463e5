// Bringing an article in: it opens, its quotations are suggested, and the same bytes are never brought in twice.
#include "tests/app/desk_at_hand.h"

namespace {

using app::Place;
using app::Side;

class DeskImport : public DeskAtHand {};

TEST_F(DeskImport, OpensTheArticleWithItsSuggestions) {
    EXPECT_EQ(navigation().place().page, Place::Page::inbox);
    ASSERT_TRUE(import_article());
    EXPECT_EQ(navigation().place().page, Place::Page::reader);
    EXPECT_EQ(navigation().side(), Side::source);
    EXPECT_NE(article().words().find("absorber"), std::string::npos);
    EXPECT_GT(article().open_suggestions(), 3);
    EXPECT_TRUE(was_told("quotations were found"));
    EXPECT_TRUE(problems_.empty());
}

TEST_F(DeskImport, SaysWhatIsRecordedAlreadyWhenTheWorkerKnows) {
    ASSERT_TRUE(import_article());
    record();
    article_ += "\nUne ligne de plus.\n";
    ASSERT_TRUE(import_article());
    crank_.turn_until([&] { return was_told("recorded already"); });
}

TEST_F(DeskImport, ShowsWhereTheSameBytesAre) {
    ASSERT_TRUE(import_article());
    auto const source = navigation().source();
    navigation().go({.page = Place::Page::claims});
    ASSERT_TRUE(import_article());
    EXPECT_EQ(navigation().source(), source);
    EXPECT_TRUE(was_told("This article is here already."));
    EXPECT_EQ(desk().reader().counts().sources, 1);
}

TEST_F(DeskImport, UndoneTheArticleIsLeft) {
    ASSERT_TRUE(import_article());
    desk().taking_back().undo();
    EXPECT_EQ(navigation().place().page, Place::Page::inbox);
    EXPECT_FALSE(article().text());
    EXPECT_TRUE(article().suggestions().empty());
}

} // namespace
