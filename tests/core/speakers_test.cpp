// Who else may have spoken is offered beside who is taken; signatures, nicknames and two who speak together.
#include "tests/core/lexicons.h"

#include <algorithm>

namespace {

using namespace core;

Suggestion only(std::string const& language, std::string const& text) {
    auto const all = detect(text, language, lexicon(language)).quotations;
    EXPECT_EQ(all.size(), 1U) << text;
    return all.empty() ? Suggestion{} : all.front();
}

bool offers(Suggestion const& found, std::string const& name) {
    return std::ranges::find(found.alternatives, name) != found.alternatives.end();
}

TEST(Speakers, TwoWhoSpeakTogetherAreBothTold) {
    struct Row {
        char const* language;
        char const* text;
        char const* both;
        char const* one;
    };
    for (Row const& row : {
             Row{"fr", "« Nous refusons ce budget », ont déclaré Julie Marchal et Karim Vasseur.",
                 "Julie Marchal et Karim Vasseur", "Karim Vasseur"},
             Row{"en", "“We reject this budget,” said Julia Marsh and Karim Vance.", "Julia Marsh and Karim Vance",
                 "Julia Marsh"},
             Row{"de", "„Wir lehnen den Haushalt ab“, sagten Julia Marx und Karim Vogel.",
                 "Julia Marx und Karim Vogel", "Julia Marx"},
             Row{"es", "«Rechazamos el presupuesto», dijeron Julia Marín y Karim Vega.", "Julia Marín y Karim Vega",
                 "Karim Vega"},
             Row{"nl", "“Wij verwerpen de begroting”, zeiden Julia Maas en Karim Visser.",
                 "Julia Maas en Karim Visser", "Julia Maas"},
         }) {
        auto const found = only(row.language, row.text);
        EXPECT_EQ(found.speaker, row.both);
        EXPECT_TRUE(offers(found, row.one)) << row.text;
    }
}

TEST(Speakers, AnotherVerbBehindAndBelongsToAnotherOnly) {
    EXPECT_EQ(only("en", "“We reject this budget,” said Julia Marsh, and Karim Vance left the room.").speaker,
              "Julia Marsh");
}

TEST(Speakers, ASpokespersonAndTheBodyAreBothOffered) {
    auto const named = only("en", "“Nothing is decided,” said Eric Vale, a spokesman for the Harbour Board.");
    EXPECT_EQ(named.speaker, "Eric Vale");
    auto const french = only("fr", "« Rien n’est décidé », a déclaré Éric Valin, porte-parole du ministère de la Mer.");
    EXPECT_EQ(french.speaker, "Éric Valin");
    EXPECT_TRUE(offers(french, "ministère de la Mer"));
    auto const body = only("fr", "Une promesse que le ministère suédois a qualifiée de « poudre aux yeux ». La "
                                 "porte-parole de la diplomatie suédoise Eva Lindh parlait de la taxe.");
    EXPECT_EQ(body.speaker, "ministère suédois");
    EXPECT_TRUE(offers(body, "Eva Lindh"));
}

TEST(Speakers, ALineUnderAQuotationSignsIt) {
    for (char const* text : {
             "“The harbour is finished.”\n\n— Tessa Bright, mayor of Alder Bay",
             "“The harbour is finished.”\nTessa Bright, mayor of Alder Bay",
             "“The harbour is finished.”\n– Tessa Bright",
             "“The harbour is finished.” -Tessa Bright",
             "And from Councillor Tessa Bright:\n\n“The harbour is finished.”",
         })
        EXPECT_EQ(only("en", text).speaker, "Tessa Bright") << text;
    EXPECT_EQ(only("fr", "« Le port est fini. »\n\nThérèse Brillant, maire de Valmer").speaker, "Thérèse Brillant");
    EXPECT_EQ(only("de", "„Der Hafen ist am Ende.“\n\n— Theresa Brill, Bürgermeisterin").speaker, "Theresa Brill");
}

TEST(Speakers, WhoActsInTheNextLineSignsNothing) {
    EXPECT_NE(only("en", "“The harbour is finished.”\n\nTessa Bright has left the town.").rule, "parenthesis");
    EXPECT_NE(only("en", "“The harbour is finished.”\n\nTessa Bright walked home. It rained.").rule, "parenthesis");
}

TEST(Speakers, ANicknameIsPartOfTheName) {
    auto const all = detect("“Nobody asked us,” said Robert “Rusty” Collins, a fisherman.", "en", lexicon("en"));
    ASSERT_EQ(all.quotations.size(), 1U);
    EXPECT_EQ(all.quotations[0].speaker, "Robert “Rusty” Collins");
    ASSERT_EQ(all.set_aside.size(), 1U);
    EXPECT_EQ(all.set_aside[0].rule, "nickname");
    EXPECT_EQ(only("fr", "« Personne ne nous a consultés », a déclaré Jean-Paul Morin, dit « Bob ».").speaker,
              "Jean-Paul Morin");
}

TEST(Speakers, AnInitialOrAHyphenMakesNobodyElse) {
    auto const all = detect("“We will sail,” said N. Quill. Nora Quill owns the ferry. “Soon,” Quill added.", "en",
                            lexicon("en")).quotations;
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].speaker, "Nora Quill");
    EXPECT_EQ(all[1].speaker, "Nora Quill");
    EXPECT_TRUE(all[1].alternatives.empty());
}

} // namespace
