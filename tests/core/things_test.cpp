// Words on things are nobody's: a sign, a banner, a mug. And what a language needs of grammar is data of its lexicon.
#include "tests/core/lexicons.h"

#include "core/base/error.h"

namespace {

using namespace core;

struct Row {
    char const *language, *text;
};

TEST(Things, BearWordsThatNobodySays) {
    for (auto const& row : {
             Row{"en", "A mug on the desk says “World's Okayest Boss”."},
             Row{"en", "A banner reading “Save Our Pier” hung from the roof."},
             Row{"fr", "Une tasse proclame « Sauvons notre jetée »."},
             Row{"de", "Auf einer Tasse steht „Rettet unseren Steg“."},
             Row{"de", "Auf Schildern mit der Aufschrift „Nur Barzahlung“ klebt ein Bild."},
             Row{"es", "Una pancarta con el lema «Salvemos el muelle» cuelga del balcón."},
             Row{"pt", "A placa “Salvem o cais” sumiu."},
             Row{"nl", "Het bordje met de tekst ‘Red onze pier’ is weg."},
             Row{"it", "Una tazza dice «Salviamo il molo»."},
             Row{"sv", "På en mugg står det ”Rädda vår brygga”."},
             Row{"pl", "Na kubku widnieje napis „Ratujmy molo”."},
             Row{"ru", "На кружке написано «Спасите наш причал»."},
         })
        EXPECT_EQ(offered(row.language, row.text), Lines{}) << row.text;
    EXPECT_EQ(offered("en", "Ada Thorne, holding a banner, said: “Save our pier.”"), Lines{"Save our pier. <Ada Thorne>"});
}

/// What a sign, a wall or a poster reads is offered, without anybody who says it, and never as sure.
TEST(Things, PutUpForAllToReadAreQuotedAsNobodys) {
    for (auto const& row : {
             Row{"en", "A sign on the gate reads “Save our pier now”."},
             Row{"en", "“Save our pier now”, reads the sign by the gate."},
             Row{"fr", "Sur la porte du foyer, un écriteau prévient : « Sauvez notre jetée ! »"},
             Row{"de", "Auf einem Schild steht „Rettet unseren Steg“."},
             Row{"de", "Am Tor hängt ein Schild: „Rettet unseren Steg“."},
             Row{"de", "„Rettet unseren Steg“ steht in roten Buchstaben auf dem Laken, das vom Dach hängt."},
             Row{"es", "Un cartel en la puerta advierte: «Salvemos el muelle»."},
             Row{"pt", "Na faixa pendurada na varanda lia-se: “Salvem o cais”."},
             Row{"nl", "‘Red onze pier’, staat op het spandoek aan de gevel."},
             Row{"it", "Sullo striscione c’era scritto: «Salviamo il molo»."},
             Row{"sv", "På en skylt står det ”Rädda vår brygga”."},
             Row{"pl", "„Ratujmy nasze molo” – głosi tablica nad stawem."},
             Row{"ru", "На плакате написано «Спасите наш причал»."},
         }) {
        auto const found = detect(row.text, row.language, lexicon(row.language)).quotations;
        ASSERT_EQ(found.size(), 1U) << row.text;
        EXPECT_EQ(found.front().speaker, "") << row.text;
        EXPECT_EQ(found.front().rule, "posted") << row.text;
        EXPECT_LT(found.front().confidence, 0.8) << row.text;
    }
    EXPECT_EQ(offered("es", "«Salvemos el muelle», clamó ante la verja Juana Okoro."), Lines{"Salvemos el muelle <Juana Okoro>"});
    EXPECT_EQ(offered("en", "A man with a sign, Leo Pike, said: “Save our pier now.”"), Lines{"Save our pier now. <Leo Pike>"});
}

TEST(Grammar, IsDataOfTheLexicon) {
    auto const words = Lexicon::parse(R"({"language": "xx", "grammar": {"traits": ["bare_verbs", "no_articles"],
        "several": ["ли"], "of_woman": ["ла"]}, "roles": ["mayor|the mayor/mayoress|the mayoress"]})");
    EXPECT_TRUE(words.grammar().bare_verbs);
    EXPECT_TRUE(words.grammar().no_articles);
    EXPECT_FALSE(words.grammar().verb_second);
    EXPECT_TRUE(ends_in(U"сказала", words.grammar().of_woman));
    EXPECT_EQ(words.find("the mayor")->role, words.find("mayoress")->role);
    EXPECT_TRUE(words.find("the mayoress")->tags.has(Tag::feminine));
    EXPECT_THROW(Lexicon::parse(R"({"language": "xx", "grammar": {"traits": ["wings"]}})"), Error);
    EXPECT_THROW(Lexicon::parse(R"({"language": "xx", "grammar": {"several": "ли"}})"), Error);
}

} // namespace
