// What a worker looks up: the desk goes on meanwhile, and the answer lands where it was asked or nowhere.
#include "tests/app/desk_at_hand.h"

namespace {

using app::Place;
using app::Side;

class DeskWaiting : public DeskAtHand {
protected:
    /// Brings an article in that ends in these words; what it quotes is still being looked for.
    core::Id<core::Source> bring_in(std::string const& last) {
        EXPECT_TRUE(desk().recorder().import(
            app::read_article(app::Arrival::text(article_ + "\n" + last + "\n", {core::Obtained::file, "a.txt"}))));
        return navigation().source();
    }
    core::Id<core::Source> settled(std::string const& last) {
        auto const source = bring_in(last);
        settle();
        return source;
    }
    void go_elsewhere() { navigation().go({.page = Place::Page::claims}); }
    std::int64_t recorded() { return desk().reader().counts().statements; }
};

TEST_F(DeskWaiting, WordsShowAtOnceAndWhatTheyQuoteLater) {
    bring_in("Une ligne.");
    EXPECT_NE(article().words().find("absorber"), std::string::npos);
    EXPECT_TRUE(article().is_being_looked_through());
    EXPECT_TRUE(article().suggestions().empty());
    article().step_suggestion(app::OpenArticle::Direction::next);
    EXPECT_TRUE(was_told("still being looked through"));
    settle();
    EXPECT_GT(article().open_suggestions(), 3);
    EXPECT_TRUE(was_told("quotations were found"));
}

TEST_F(DeskWaiting, ALongArticleIsReadByTheWorkerToo) {
    std::string lines;
    while (lines.size() < 250'000) lines += "Il pleuvait, et personne n'a rien dit de tout cela.\n";
    bring_in(lines);
    EXPECT_TRUE(article().text());
    EXPECT_TRUE(article().is_being_read());
    EXPECT_TRUE(article().words().empty());
    desk().recorder().accept_suggestion();
    EXPECT_TRUE(was_told("still being looked through"));
    settle();
    EXPECT_NE(article().words().find("absorber"), std::string::npos);
    EXPECT_GT(article().open_suggestions(), 3);
}

TEST_F(DeskWaiting, OfALongArticleWhatIsRecordedMeanwhileIsThere) {
    std::string lines;
    while (lines.size() < 250'000) lines += "Il pleuvait, et personne n'a rien dit de tout cela.\n";
    auto const source = settled(lines);
    auto const statement = record();
    settled("Une autre.");
    settled("Une troisième.");
    for (int at = 0; at < 10; ++at) settled("Encore une, la " + std::to_string(at) + "e.");
    navigation().open_source(source);
    EXPECT_TRUE(article().is_being_read()) << "it was put away";
    desk().taking_back().erase(core::ref(statement));
    settle();
    EXPECT_TRUE(article().quotations().empty());
    desk().taking_back().undo();
    EXPECT_EQ(article().quotations().size(), 1u);
}

TEST_F(DeskWaiting, ComingBackFindsNothingAnew) {
    settled("Une ligne.");
    auto const open = article().open_suggestions();
    auto const looked = article().times_looked_through();
    go_elsewhere();
    EXPECT_TRUE(article().suggestions().empty());
    navigation().back();
    EXPECT_EQ(article().open_suggestions(), open);
    EXPECT_FALSE(article().is_being_looked_through());
    EXPECT_EQ(article().times_looked_through(), looked);
}

TEST_F(DeskWaiting, WhatWasRecordedElsewhereMeanwhileIsNoLongerOffered) {
    auto const first = settled("Une ligne.");
    auto const open = article().open_suggestions();
    auto const statement = record();
    go_elsewhere();
    desk().taking_back().erase(core::ref(statement));
    navigation().open_source(first);
    EXPECT_EQ(article().open_suggestions(), open);
    EXPECT_TRUE(article().quotations().empty());
}

TEST_F(DeskWaiting, OtherRulesFindAnew) {
    settled("Une ligne.");
    auto const looked = article().times_looked_through();
    article().set_finding({core::Indirect::no, 0.5});
    EXPECT_EQ(article().times_looked_through(), looked) << "what is sure is no question of finding";
    go_elsewhere();
    article().set_finding({core::Indirect::yes, 0.5});
    navigation().back();
    EXPECT_EQ(article().times_looked_through(), looked + 1);
}

TEST_F(DeskWaiting, OnlyTheLastFewAreKept) {
    auto const first = settled("La première.");
    std::vector<core::Id<core::Source>> others;
    for (std::size_t at = 0; at <= app::RecentArticles::most_kept; ++at)
        others.push_back(settled("Encore une, la " + std::to_string(at) + "e."));
    auto const looked = article().times_looked_through();
    navigation().open_source(others.front());
    EXPECT_EQ(article().times_looked_through(), looked);
    navigation().open_source(first);
    EXPECT_EQ(article().times_looked_through(), looked + 1);
}

TEST_F(DeskWaiting, WhatWasDeletedIsNotKept) {
    auto const source = settled("Une ligne.");
    go_elsewhere();
    desk().taking_back().erase(core::ref(source));
    desk().taking_back().undo();
    auto const looked = article().times_looked_through();
    navigation().open_source(source);
    EXPECT_EQ(article().times_looked_through(), looked + 1);
}

TEST_F(DeskWaiting, WhatIsFoundNeverLandsInAnotherArticle) {
    auto const first = bring_in("« Le pont tiendra vingt ans », a affirmé Paul Lanvin.");
    article_ = "Une autre histoire";
    auto const second = bring_in("« Nous publierons le rapport », a promis Nadia Perrot.");
    settle();
    EXPECT_EQ(navigation().source(), second);
    ASSERT_EQ(article().suggestions().size(), 1u);
    EXPECT_EQ(article().suggestions().front().suggestion.speaker, "Nadia Perrot");
    navigation().open_source(first);
    settle();
    EXPECT_GT(article().suggestions().size(), 3u);
}

TEST_F(DeskWaiting, NothingIsRecordedOfAnArticleThatWasLeft) {
    settled("Une ligne.");
    choose("absorber qui que ce soit");
    desk().recorder().accept_suggestion_as_is();
    EXPECT_TRUE(desk().recorder().looks_up());
    go_elsewhere();
    settle();
    EXPECT_EQ(recorded(), 0);
    EXPECT_TRUE(was_told("Nothing was recorded"));
    navigation().back();
    desk().recorder().accept_all_suggestions();
    settled("Une autre.");
    EXPECT_EQ(recorded(), 0);
}

TEST_F(DeskWaiting, NoFormOpensOverOneThatWasOpenedMeanwhile) {
    settled("Une ligne.");
    choose("absorber qui que ce soit");
    desk().recorder().accept_suggestion();
    desk().recorder().start_claim({});
    desk().forms().now<app::PendingClaim>().facts.text = "typed";
    desk().forms().typed();
    settle();
    EXPECT_EQ(navigation().side(), Side::claim_form);
    EXPECT_EQ(desk().forms().now<app::PendingClaim>().facts.text, "typed");
}

TEST_F(DeskWaiting, WhatWasTypedWhileItWasLookedUpIsKept) {
    settled("Une ligne.");
    choose("absorber qui que ce soit");
    desk().recorder().start_claim({});
    desk().recorder().accept_suggestion();
    desk().forms().now<app::PendingClaim>().facts.text = "typed";
    desk().forms().typed();
    settle();
    EXPECT_EQ(navigation().side(), Side::quotation_form);
    desk().recorder().start_claim({});
    EXPECT_EQ(desk().forms().now<app::PendingClaim>().facts.text, "typed");
}

TEST_F(DeskWaiting, WhatWasWavedAwayMeanwhileIsNotRecorded) {
    settled("Une ligne.");
    auto const open = article().open_suggestions();
    desk().recorder().accept_all_suggestions();
    choose("absorber qui que ce soit");
    auto const span = article().suggestion()->span;
    article().dismiss_suggestion();
    settle();
    EXPECT_GT(recorded(), 0);
    EXPECT_LT(recorded(), open);
    for (auto const& quotation : article().quotations()) EXPECT_NE(quotation.span(), span);
}

TEST_F(DeskWaiting, AnImpatientPersonRecordsItOnce) {
    settled("Une ligne.");
    choose("absorber qui que ce soit");
    for (int at = 0; at < 3; ++at) desk().recorder().accept_suggestion_as_is();
    settle();
    EXPECT_EQ(recorded(), 1);
}

} // namespace
