// Sentences that say the same in other words are told from those that only look alike.
#include "core/matching/said_alike.h"

#include <gtest/gtest.h>

namespace core {
namespace {

struct TwoSentences {
    char const *one, *other, *language;
};

TEST(SaidAlike, TellsOtherOrderOtherFormsAndOtherSpellingsOfNumbers) {
    for (auto const& [one, other, language] : {
             TwoSentences{"The lighthouse at Orme was lit again after nine years.", "After 9 years the Orme lighthouse was lit again.", "en"},
             TwoSentences{"The council sold twelve of its boats to a firm in Calder.", "The council has sold 12 of its boats to a firm in Calder.", "en"},
             TwoSentences{"Le phare de Corbel a coûté 18 000 euros à la commune.", "Le phare de Corbel a coûté 18.000 € à la commune.", "fr"},
             TwoSentences{"Les pêcheurs ont perdu 8 % de leurs revenus en 2021.", "En 2021, les pêcheurs ont perdu 8 pour cent de leurs revenus.", "fr"},
             TwoSentences{"Das Rathaus verkaufte im März zwölf Boote an Brandt.", "Im März verkaufte das Rathaus 12 Boote an Brandt.", "de"},
             TwoSentences{"El faro de Corbel costó 12 millones de euros.", "El faro de Corbel costó doce millones de euros.", "es"},
             TwoSentences{"De haven van Orm kreeg 2,3 miljoen euro steun.", "De haven van Orm kreeg € 2,3 mln steun.", "nl"},
             TwoSentences{"Маяк в Орме обойдётся городу в двести миллионов рублей.", "Маяк в Орме обойдется городу в 200 млн рублей.", "ru"},
         }) {
        auto const told = said_alike(one, other, language);
        EXPECT_TRUE(told) << one;
        EXPECT_FALSE(told && told->exact) << one;
        EXPECT_TRUE(said_alike(other, one, language)) << other;
    }
    EXPECT_TRUE(said_alike("The Lighthouse, at Orme!", "the lighthouse at orme", "en").value().exact);
}

TEST(SaidAlike, TakesNothingForTheSameThatSaysAnotherThing) {
    for (auto const& [one, other, language] : {
             TwoSentences{"The port lost forty million crowns last year.", "The port lost sixty million crowns last year.", "en"},
             TwoSentences{"The port lost 40 million crowns last year.", "The port lost 40 billion crowns last year.", "en"},
             TwoSentences{"Northwick raised the harbour fees for all boats.", "Southwick raised the harbour fees for all boats.", "en"},
             TwoSentences{"The harbour fees for boats rise in March.", "The harbour fees for boats rise in April.", "en"},
             TwoSentences{"Les droits du port augmentent en mars pour les bateaux.", "Les droits du port augmentent en mai pour les bateaux.", "fr"},
             TwoSentences{"The fees of the harbour rose by 4 percent.", "The fees of the harbour fell by 4 percent.", "en"},
             TwoSentences{"The fees rose from 12 to 41 crowns in the harbour.", "The fees rose from 41 to 12 crowns in the harbour.", "en"},
             TwoSentences{"Yesterday Calder sued Orme over the harbour fees.", "Yesterday Orme sued Calder over the harbour fees.", "en"},
             TwoSentences{"The ferry to Austria carries no cars in winter.", "The ferry to Australia carries no cars in winter.", "en"},
             TwoSentences{"The ferry carried 10 km of cable.", "The ferry carried 10 miles of cable.", "en"},
             TwoSentences{"Nobody paid the harbour fees in Calder.", "Everybody paid the harbour fees in Calder.", "en"},
             TwoSentences{"Die Stadt hat keine Boote an Brandt verkauft.", "Die Stadt hat Boote an Brandt verkauft.", "de"},
             TwoSentences{"Le maire a vendu les bateaux du port.", "Le préfet a vendu les bateaux du port.", "fr"},
             TwoSentences{"Boats sank.", "Sank boats again.", "en"},
         }) {
        EXPECT_FALSE(said_alike(one, other, language)) << one << " / " << other;
        EXPECT_FALSE(said_alike(other, one, language)) << other;
    }
}

} // namespace
} // namespace core
