// An article and the page it stands on: one gesture shows all of the page, and quotations of either show in both.
#include "tests/app/desk_at_hand.h"

namespace {

constexpr auto page =
    "<!doctype html><html lang=fr><head><title>Arvel repousse la vente de son port</title></head><body><nav><a "
    "href=/>Accueil</a>"
    "</nav><h1>Arvel repousse la vente de son port</h1><figure><figcaption>« Nous tenons bon », dit Odile "
    "Marchetaud.</figcaption>"
    "</figure><div class=article-body><p>La vente du vieux port est repoussée pour la troisième fois par le "
    "conseil.</p>"
    "<p>« On ne nous a jamais consultés sur le port », a déclaré la maire, Nadia Tavernier, mardi soir.</p></div>"
    "<div class=comments><p>« Qu’elle parte », a dit Paul Barrier au marché de la place hier "
    "matin.</p></div></body></html>";

class DeskPages : public DeskAtHand {
protected:
    void import_page() {
        ASSERT_TRUE(
            desk().recorder().import(app::read_article(app::Arrival::text(page, {core::Obtained::file, "a.html"}))));
        settle();
    }
    void turn() {
        auto const before = article().text();
        article().turn_whole_page();
        crank_.turn_until([&] { return article().text() != before || !problems_.empty(); });
        settle();
    }
};

TEST_F(DeskPages, OneGestureShowsAllOfThePageAndBack) {
    import_page();
    auto const alone = article().words();
    EXPECT_EQ(alone.find("tenons bon"), alone.npos);
    EXPECT_FALSE(article().shows_whole_page());
    turn();
    EXPECT_TRUE(article().shows_whole_page());
    for (auto const* words : {"Accueil", "Arvel repousse", "Nous tenons bon", "consultés sur le port", "Qu’elle parte"})
        EXPECT_NE(article().words().find(words), std::string::npos) << words;
    auto const head = desk().reader().head();
    turn();
    EXPECT_EQ(article().words(), alone);
    turn();
    EXPECT_TRUE(article().shows_whole_page());
    EXPECT_EQ(desk().reader().head(), head) << "it is taken in once";
    navigation().back();
    settle();
    EXPECT_FALSE(article().shows_whole_page());
}

TEST_F(DeskPages, QuotationsShowInBothTexts) {
    import_page();
    auto const statement = record("jamais consultés");
    turn();
    ASSERT_EQ(article().quotations().size(), 1u);
    EXPECT_EQ(article().slice(article().quotations()[0].span()), "On ne nous a jamais consultés sur le port");
    auto const caption = record("Nous tenons bon");
    EXPECT_EQ(article().quotations().size(), 2u);
    auto const kept = desk().reader().referring<core::Quotation>("statement", caption);
    ASSERT_EQ(kept.size(), 1u);
    EXPECT_EQ(core::position_at(desk().reader().get(kept[0].text), kept[0].start), "Caption");
    turn();
    EXPECT_EQ(article().quotations().size(), 1u) << "the caption does not stand in the article";
    navigation().open(core::ref(caption));
    settle();
    EXPECT_TRUE(article().shows_whole_page()) << "a quotation opens the text it was marked in";
    navigation().open(core::ref(statement));
    settle();
    EXPECT_FALSE(article().shows_whole_page());
}

TEST_F(DeskPages, UndoneItIsGoneAgain) {
    import_page();
    turn();
    desk().taking_back().undo();
    settle();
    EXPECT_FALSE(article().shows_whole_page());
    EXPECT_NE(article().words().find("consultés sur le port"), std::string::npos);
}

TEST_F(DeskPages, PlainTextSaysWhyThereIsNoPage) {
    ASSERT_TRUE(import_article());
    turn();
    ASSERT_EQ(problems_.size(), 1u);
    EXPECT_NE(problems_[0].find("was left out"), std::string::npos);
}

} // namespace
