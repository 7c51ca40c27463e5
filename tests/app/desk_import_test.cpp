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

TEST_F(DeskImport, SaysOfWhatIsHereThatNothingCameIn) {
    ASSERT_TRUE(import_article());
    record();
    for (auto const* from : {"elsewhere", "where it is open"}) {
        if (std::string_view(from) == "elsewhere") navigation().go({.page = Place::Page::claims});
        told_.clear();
        ASSERT_TRUE(import_article());
        EXPECT_EQ(told_, std::vector<std::string>{"This article is here already. Nothing came in."}) << from;
    }
}

/// As an old editor would save it: French letters have one byte.
std::string in_latin_1(std::string const& utf8) {
    std::string bytes;
    for (auto const letter : core::to_utf32(utf8)) bytes += letter < 0x100 ? static_cast<char>(letter) : '?';
    return bytes;
}

TEST_F(DeskImport, AsksAboutTheSameWordsInAnotherEncoding) {
    article_ = "Le préfet a visité le marché\n\n« La récolte sera bonne », a déclaré Jean Vidal.\n";
    ASSERT_TRUE(import_article());
    auto const source = navigation().source();
    article_ = in_latin_1(article_);
    agrees_ = false;
    ASSERT_TRUE(import_article());
    ASSERT_EQ(asked_.size(), 1u);
    EXPECT_NE(asked_.front().find("has the very words of article.fr.txt"), std::string::npos) << asked_.front();
    EXPECT_EQ(desk().reader().counts().sources, 1);
    EXPECT_EQ(navigation().source(), source);
    EXPECT_TRUE(was_told("This article is here already."));
    agrees_ = true;
    ASSERT_TRUE(import_article());
    EXPECT_EQ(desk().reader().counts().sources, 2);
    EXPECT_NE(navigation().source(), source);
}

TEST_F(DeskImport, AsksAboutOtherWordsFromTheSameAddress) {
    auto const page = [](std::string const& address, std::string const& words) {
        return "<html><head><title>Le marché de Valmont</title><link rel=\"canonical\" href=\"" + address +
               "\"></head><body><article><p>" + words + "</p></article></body></html>";
    };
    article_ = page("https://www.courrier.example/marche/", "Le marché ouvre samedi, a dit le maire de Valmont.");
    ASSERT_TRUE(import_article());
    article_ = page("http://courrier.example/marche#haut", "Le marché ouvrira dimanche, a dit le maire de Valmont.");
    agrees_ = false;
    ASSERT_TRUE(import_article());
    ASSERT_EQ(asked_.size(), 1u);
    EXPECT_NE(asked_.front().find("comes from the same address"), std::string::npos) << asked_.front();
    article_ = page("https://courrier.example/autre", "Le marché ouvrira dimanche, a dit le maire de Valmont.");
    ASSERT_TRUE(import_article());
    EXPECT_EQ(asked_.size(), 1u) << "another address, other words";
    EXPECT_EQ(desk().reader().counts().sources, 2);
}

TEST_F(DeskImport, UndoneTheArticleIsLeft) {
    ASSERT_TRUE(import_article());
    desk().taking_back().undo();
    EXPECT_EQ(navigation().place().page, Place::Page::inbox);
    EXPECT_FALSE(article().text());
    EXPECT_TRUE(article().suggestions().empty());
}

} // namespace
