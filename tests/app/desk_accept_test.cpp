// Accepting what is suggested: through the form, as it is, or all that is sure.
#include "tests/app/desk_at_hand.h"

namespace {

using app::PendingQuotation;
using app::Side;

class DeskAccept : public DeskAtHand {
protected:
    void SetUp() override {
        DeskAtHand::SetUp();
        ASSERT_TRUE(import_article());
    }
    void next() { article().step_suggestion(app::OpenArticle::Direction::next); }
};

TEST_F(DeskAccept, TheFormOpensWithWhatIsKnown) {
    choose("absorber qui que ce soit");
    accept_suggestion();
    EXPECT_EQ(navigation().side(), Side::quotation_form);
    auto const& pending = desk().forms().now<PendingQuotation>();
    EXPECT_EQ(pending.facts.speaker, "Vladimir Poutine");
    EXPECT_EQ(pending.span, article().suggestion()->span);
    EXPECT_EQ(desk().reader().counts().statements, 0);
}

TEST_F(DeskAccept, RecordedItIsAtHandAndNoLongerOpen) {
    auto const open = article().open_suggestions();
    auto const statement = record();
    EXPECT_EQ(navigation().side(), Side::statement);
    EXPECT_TRUE(desk().reader().find(statement));
    EXPECT_EQ(article().open_suggestions(), open - 1);
    EXPECT_EQ(article().quotations().size(), 1u);
    EXPECT_EQ(article().chosen(), -1);
    next();
    EXPECT_GT(article().suggestion()->span.start, article().quotations().front().span().start);
}

TEST_F(DeskAccept, WhatWasTypedComesBack) {
    accept_suggestion();
    desk().forms().now<PendingQuotation>().facts.note = "typed";
    desk().forms().typed();
    desk().close_form();
    EXPECT_TRUE(was_told("What you typed is kept"));
    accept_suggestion();
    EXPECT_EQ(desk().forms().now<PendingQuotation>().facts.note, "typed");
}

TEST_F(DeskAccept, AllThatNameOneSpeakerAreOneStep) {
    auto const before = desk().reader().head();
    desk().recorder().accept_all_suggestions();
    settle();
    EXPECT_EQ(desk().reader().head(), before + 1);
    EXPECT_GT(article().quotations().size(), 3u);
    EXPECT_TRUE(was_told("quotations were recorded."));
}

TEST_F(DeskAccept, AnAnswerBearsOnTheClaimItAnswers) {
    auto const claim = rated_claim(record());
    choose("comble de l'ironie");
    accept_suggestion();
    EXPECT_EQ(desk().forms().now<PendingQuotation>().relation, core::Relation::refutes);
    ASSERT_TRUE(desk().recorder().record_pending_quotation());
    EXPECT_EQ(navigation().side(), Side::dossier);
    EXPECT_EQ(desk().reader().referring<core::Link>("to", claim).size(), 2u);
}

TEST_F(DeskAccept, AsItIsMakesTheSameLinksAsAll) {
    auto const links = [&] { return desk().reader().list(core::Kind::link).size(); };
    desk().recorder().accept_all_suggestions();
    settle();
    auto const all = links();
    EXPECT_GT(all, 0u);
    desk().taking_back().undo();
    while (article().open_suggestions() > 0) {
        next();
        desk().recorder().accept_suggestion_as_is();
        settle();
        if (navigation().side() == Side::quotation_form) break; // a person has to choose
    }
    EXPECT_EQ(links(), all);
}

TEST_F(DeskAccept, AsItIsLinksWhatIsKnownAlready) {
    record();
    article_ += "\nUne ligne de plus.\n";
    ASSERT_TRUE(import_article());
    choose("absorber qui que ce soit");
    desk().recorder().accept_suggestion_as_is();
    settle();
    ASSERT_EQ(article().quotations().size(), 1u);
    auto const links = desk().reader().referring<core::Link>("from", article().quotations().front().statement);
    ASSERT_EQ(links.size(), 1u);
    EXPECT_EQ(links.front().relation, core::Relation::repeats);
}

TEST_F(DeskAccept, WhereAPersonHasToChooseTheFormOpens) {
    article_ = "Le pont de Valmont\n\nLe maire Paul Lanvin et le préfet Jean Vidal se sont rencontrés mardi. « Le pont "
               "tiendra encore vingt ans », a-t-il affirmé.\n";
    ASSERT_TRUE(import_article());
    next();
    desk().recorder().accept_suggestion_as_is();
    settle();
    EXPECT_EQ(navigation().side(), Side::quotation_form);
    auto const& others = desk().forms().now<PendingQuotation>().speaker_proposals;
    ASSERT_EQ(others.size(), 1u);
    EXPECT_EQ(others.front().name, "Jean Vidal");
    EXPECT_TRUE(article().quotations().empty());
}

TEST_F(DeskAccept, TheFormRecordsTheLinksItShows) {
    record();
    choose("comble de l'ironie");
    accept_suggestion();
    auto const ties = desk().forms().now<PendingQuotation>().ties;
    ASSERT_EQ(ties.size(), 1u);
    ASSERT_TRUE(desk().recorder().record_pending_quotation());
    auto const links = desk().reader().referring<core::Link>("from", navigation().statement());
    ASSERT_EQ(links.size(), 1u);
    EXPECT_EQ(links.front().to, ties.front().to);
    EXPECT_EQ(links.front().note, "") << "what nobody wrote";
}

TEST_F(DeskAccept, WhatIsWavedAwayIsNotOfferedAgain) {
    auto const open = article().open_suggestions();
    next();
    article().dismiss_suggestion();
    EXPECT_EQ(article().open_suggestions(), open - 1);
    navigation().go({.page = app::Place::Page::claims});
    navigation().back();
    EXPECT_EQ(article().open_suggestions(), open - 1);
}

} // namespace
