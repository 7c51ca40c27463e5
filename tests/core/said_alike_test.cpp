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
             TwoSentences{"The pier cost the town £2.3 million in all.", "The pier cost the town 2.3 million pounds in all.", "en"},
             TwoSentences{"Le phare de Corbel a rouvert le 12 octobre 2018.", "Le phare de Corbel a rouvert le 12/10/2018.", "fr"},
             TwoSentences{"Der Tunnel von Orm wurde am 01.06.2016 eröffnet.", "Der Tunnel von Orm wurde am 1. Juni 2016 eröffnet.", "de"},
             TwoSentences{"Мост через Орму открыли 12 июня 2018 года.", "Мост через Орму открыли 12.06.2018.", "ru"},
             TwoSentences{"La mitad de los barcos de Orme no sale en invierno.", "El 50 % de los barcos de Orme no sale en invierno.", "es"},
             TwoSentences{"Remont portu w Ormie kosztował 2,3 mln zł.", "Remont portu w Ormie kosztował 2,3 miliona złotych.", "pl"},
             TwoSentences{"O porto de Orme gastou R$ 4,8 milhões com barcos.", "O porto de Orme gastou 4,8 milhões de reais com barcos.", "pt"},
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
             TwoSentences{"The mayor has signed the contract with the builders.", "The mayor has not signed the contract with the builders.", ""},
             TwoSentences{"La centrale sera fermée avant la fin de 2026.", "La centrale ne sera jamais fermée avant la fin de 2026.", ""},
             TwoSentences{"Der Bürgermeister hat den Vertrag mit der Firma unterschrieben.", "Der Bürgermeister hat den Vertrag mit der Firma nicht unterschrieben.", ""},
             TwoSentences{"El alcalde firmó el contrato con la empresa en mayo.", "El alcalde no firmó el contrato con la empresa en mayo.", ""},
             TwoSentences{"Мэр подписал договор с компанией в мае.", "Мэр не подписал договор с компанией в мае.", ""},
             TwoSentences{"Il sindaco ha firmato il contratto con la ditta.", "Il sindaco non ha firmato il contratto con la ditta.", ""},
             TwoSentences{"In Orm leben mehr als 40.000 Menschen in Zelten.", "In Orm leben weniger als 40.000 Menschen in Zelten.", "de"},
             TwoSentences{"The council sold the boats before the vote.", "The council sold the boats after the vote.", "en"},
             TwoSentences{"The bridge opened on 3/4/2020 in Orme.", "The bridge opened on 4 March 2020 in Orme.", "en"},
             TwoSentences{"Half of the boats of Orme stay in port.", "30 percent of the boats of Orme stay in port.", "en"},
             TwoSentences{"Boats sank.", "Sank boats again.", "en"},
         }) {
        EXPECT_FALSE(said_alike(one, other, language)) << one << " / " << other;
        EXPECT_FALSE(said_alike(other, one, language)) << other;
    }
}

} // namespace
} // namespace core
