// A language is one lexicon: the same rules read German, Spanish and Russian.
#include "core/quotation/detect.h"
#include "tests/core/lexicons.h"

#include <gtest/gtest.h>

namespace {

using Lines = std::vector<std::string>;

/// "words <speaker>" of what is offered.
Lines offered(std::string const& language, std::string const& text) {
    Lines out;
    for (auto const& found :
         core::at_least(0.5, core::detect(text, language, lexicon(language))))
        out.push_back(found.text + " <" + found.speaker + ">");
    return out;
}

TEST(German, ColonInciseSourceAndRole) {
    EXPECT_EQ(offered("de", "Bürgermeister Jens Holtkamp erklärte am Montag: „Das Werk bleibt offen.“"),
              Lines{"Das Werk bleibt offen. <Jens Holtkamp>"});
    EXPECT_EQ(offered("de", "„Wir haben keine Wahl“, sagte Jens Holtkamp."),
              Lines{"Wir haben keine Wahl <Jens Holtkamp>"});
    EXPECT_EQ(offered("de", "„Das reicht nicht“, so die Abgeordnete Karla Benning."),
              Lines{"Das reicht nicht <Karla Benning>"});
    EXPECT_EQ(offered("de", "Laut Karla Benning ist der Plan „völlig unausgereift“."),
              Lines{"völlig unausgereift <Karla Benning>"});
    EXPECT_EQ(offered("de", "Die Ministerin Nora Feld nannte den Vorwurf „haltlos“."),
              Lines{"haltlos <Nora Feld>"});
}

TEST(German, ATitleIsNoQuotation) {
    EXPECT_EQ(offered("de", "Der Film „Die lange Nacht“ läuft heute."), Lines{});
}

TEST(Spanish, ColonInciseSourceAndReflexive) {
    EXPECT_EQ(offered("es", "«No vamos a rendirnos», afirmó la portavoz, Marta Ruiz."),
              Lines{"No vamos a rendirnos <Marta Ruiz>"});
    EXPECT_EQ(offered("es", "Según el alcalde, Pedro Salas, “faltan camas”."),
              Lines{"faltan camas <Pedro Salas>"});
    EXPECT_EQ(offered("es", "\"¿Quién va a pagar?\", se preguntó Pedro Salas."),
              Lines{"¿Quién va a pagar? <Pedro Salas>"});
    EXPECT_EQ(offered("es", "Marta Ruiz dijo: «Es una mentira»."), Lines{"Es una mentira <Marta Ruiz>"});
}

TEST(Spanish, ATitleIsNoQuotation) {
    EXPECT_EQ(offered("es", "El diario «La Voz del Sur» publicó la lista completa."), Lines{});
}

TEST(Russian, DashColonAndSource) {
    EXPECT_EQ(offered("ru", "«Мы не отступим», — заявил Олег Ветров."),
              Lines{"Мы не отступим <Олег Ветров>"});
    EXPECT_EQ(offered("ru", "Анна Лебедева сказала: «Решение принято.»"),
              Lines{"Решение принято. <Анна Лебедева>"});
}

TEST(Russian, ANameOfACompanyIsNoQuotation) {
    EXPECT_EQ(offered("ru", "Концерн «Северный путь» сократит добычу."), Lines{});
}

} // namespace
