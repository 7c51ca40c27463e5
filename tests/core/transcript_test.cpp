// Transcripts whose names end with a stop, interviews by letters, and dialogues in which two speak by turns.
#include "tests/core/lexicons.h"

#include <algorithm>

namespace {

using namespace core;

struct Line {
    char const* words;
    char const* speaker;
};

void expect_lines(char const* language, std::string const& text, std::initializer_list<Line> lines) {
    auto const all = detect(text, language, lexicon(language)).quotations;
    for (auto const& line : lines) {
        auto const one = std::ranges::find_if(all, [&](Suggestion const& each) { return each.text == line.words; });
        if (one == all.end()) {
            ADD_FAILURE() << "not found: " << line.words;
            continue;
        }
        EXPECT_EQ(one->speaker, line.speaker) << line.words;
    }
}

TEST(Transcript, AStopEndsTheNameInParliamentsAndCourts) {
    expect_lines("fr",
                 "M. le président. La parole est à Mme Maud Ferrier.\n"
                 "Mme Maud Ferrier. Combien de barques sont passées hier ?\n"
                 "M. Paul Lanvin, ministre délégué. Moins que demain, madame.\n",
                 {{"Combien de barques sont passées hier ?", "Maud Ferrier"},
                  {"Moins que demain, madame.", "Paul Lanvin"}});
    expect_lines("en",
                 "The CHAIRMAN. Did you see the log?\n"
                 "Mr. LARCH. I saw its cover.\n"
                 "The CHAIRMAN. And nothing else?\n",
                 {{"I saw its cover.", "LARCH"}});
}

TEST(Transcript, AnOfficeBeforeTheColonIsANameAndBracketsNameItsHolder) {
    expect_lines("nl",
                 "De voorzitter: Het woord is aan mevrouw Drost.\n"
                 "Mevrouw Drost (Samen): Voorzitter, ik vraag het nog eens.\n"
                 "De voorzitter: Dan hoor ik u nog eens.\n",
                 {{"Het woord is aan mevrouw Drost.", "voorzitter"}});
    expect_lines("pt",
                 "O SR. PRESIDENTE (Mário Lins): Dou a palavra à deputada.\n"
                 "A SRA. ANA RAMIRES (PX): Agradeço a palavra.\n"
                 "O SR. PRESIDENTE (Mário Lins): Passe adiante.\n",
                 {{"Dou a palavra à deputada.", "Mário Lins"}});
    expect_lines("de",
                 "Präsidentin Dr. Anna Brandt: Ich rufe Punkt drei auf.\n"
                 "Abg. Lars Hansen: Den hatten wir schon.\n"
                 "Präsidentin Dr. Anna Brandt: Dann eben noch einmal.\n",
                 {{"Den hatten wir schon.", "Lars Hansen"}});
}

TEST(Transcript, TheOnlyPersonNamedApartAnswers) {
    expect_lines("es",
                 "Pregunta: ¿Cuándo dejó el barco?\nRespuesta: Cuando ya no quedaba agua.\n\n"
                 "(Entrevista a la capitana Marta Ojeda, 3 de mayo.)\n",
                 {{"Cuando ya no quedaba agua.", "Marta Ojeda"}});
    expect_lines("pt",
                 "P — O senhor voltaria ao mar?\nR — Voltava, e já.\n\nEntrevista a João Peres, pescador.\n",
                 {{"Voltava, e já.", "João Peres"}});
    expect_lines("en",
                 "Captain Anna Veld spoke under oath.\n\nQ. Where was the boat?\nA. At the pier, sir.\n"
                 "Q. And the crew?\nA. Asleep.\n",
                 {{"At the pier, sir.", "Anna Veld"}});
}

TEST(Transcript, ItemsOfAListAreNobodysWords) {
    auto const all = detect("Captain Anna Veld wrote the rules.\n\nA. Keep the deck dry.\nB. Keep the rope short.\n"
                            "C. Keep quiet.\n",
                            "en", lexicon("en"));
    EXPECT_TRUE(all.quotations.empty());
    auto const prose = detect("M. Lanvin. C'est son nom.\nIl vit au bord du canal depuis dix ans.\n", "fr", lexicon("fr"));
    EXPECT_TRUE(prose.quotations.empty());
}

TEST(Transcript, TwoSpeakByTurnsWhereDashesOpenTheLines) {
    expect_lines("fr",
                 "— Vous avez la clé ? demanda le gardien.\n— Je l'ai perdue, répondit Hugo Merle.\n— Et le double ?\n",
                 {{"Et le double ?", "gardien"}});
    expect_lines("nl",
                 "– Bent u de kapitein? vroeg de agent.\n– Dat was ik, zei Jan Drost.\n– Sinds wanneer niet meer?\n"
                 "– Sinds gisteren.\n",
                 {{"Sinds wanneer niet meer?", "agent"}, {"Sinds gisteren.", "Jan Drost"}});
    expect_lines("de",
                 "– Haben Sie die Karte?, fragte der Schaffner.\n– Welche?, fragte Anna Brandt zurück.\n– Die grüne.\n",
                 {{"Die grüne.", "Schaffner"}});
}

TEST(Transcript, WhatASpeakerDoesIsNotSaid) {
    auto const all = detect("– Tu as vu le chat ? chuchote Maud, penchée sur le mur.\n– Pas encore, dit Hugo.\n", "fr",
                            lexicon("fr"));
    for (auto const& one : all.quotations) EXPECT_EQ(one.text.find("penchée"), std::string::npos);
    expect_lines("es", "—Suban todos —ordenó Juan Olmedo, y cerró la puerta—. El tren no espera.\n—Ya vamos —dijo Elena.\n",
                 {{"Suban todos", "Juan Olmedo"}, {"El tren no espera.", "Juan Olmedo"}});
}

TEST(Transcript, LabelsOfThingsAreNobody) {
    struct Row {
        char const* language;
        char const* text;
    };
    for (Row const& row : {
             Row{"en", "Price: The boat costs 50 pounds.\nColour: It is painted blue.\nPrice: The oars cost 5 pounds.\n"
                       "Colour: They are green.\n"},
             Row{"en", "Ingredients: You need two eggs.\nMethod: Beat them well.\nIngredients: You need salt.\n"
                       "Method: Stir it in.\n"},
             Row{"en", "NOTE. Read this first.\nDANGER. Keep away from the lock.\nNOTE. Wear gloves at work.\n"
                       "DANGER. Do not smoke here.\n"},
             Row{"fr", "Prix : Le bateau coûte cher.\nCouleur : Il est peint en bleu.\nPrix : Les rames coûtent peu.\n"
                       "Couleur : Elles sont vertes.\n"},
             Row{"fr", "ATTENTION. Le port est fermé.\nINFORMATION. Le bus roule.\nATTENTION. La route est fermée.\n"
                       "INFORMATION. La mairie est ouverte.\n"},
             Row{"es", "Precio: El barco cuesta mucho.\nColor: Está pintado de azul.\nPrecio: Los remos cuestan poco.\n"
                       "Color: Son verdes.\n"},
             Row{"de", "Preis: Das Boot ist teuer.\nFarbe: Es ist blau.\nPreis: Die Ruder sind billig.\n"
                       "Farbe: Sie sind rot.\n"},
         }) {
        for (auto const& one : detect(row.text, row.language, lexicon(row.language)).quotations)
            ADD_FAILURE() << one.speaker << ": " << one.text;
    }
}

TEST(Transcript, ALoneNameThatTheTextKnowsIsSomebody) {
    expect_lines("en",
                 "We asked Nora Larch and Rob Quill about the lock.\n"
                 "Larch: It stays shut until the spring.\nQuill: It does not.\nLarch: We shall see.\n",
                 {{"It stays shut until the spring.", "Nora Larch"}, {"It does not.", "Rob Quill"}});
    expect_lines("fr",
                 "Entretien avec Maud Ferrier et Paul Lanvin.\n"
                 "FERRIER : L’écluse reste fermée.\nLANVIN : Elle ouvrira demain.\nFERRIER : Nous verrons.\n",
                 {{"L’écluse reste fermée.", "Maud Ferrier"}, {"Elle ouvrira demain.", "Paul Lanvin"}});
    expect_lines("es",
                 "Marta: La esclusa sigue cerrada.\nPablo: Abrirá mañana.\nMarta: Ya veremos.\n",
                 {{"La esclusa sigue cerrada.", "Marta"}, {"Abrirá mañana.", "Pablo"}});
}

TEST(Transcript, AGuessOnGuessesIsLessSure) {
    auto const all = detect("— Tu viens ? dit Anne.\n— Oui, dit Paul.\n— Alors vite.\n— Je prends mon manteau.\n— Il pleut.\n",
                            "fr", lexicon("fr")).quotations;
    ASSERT_EQ(all.size(), 5U);
    EXPECT_LT(all[2].confidence, all[1].confidence + 1e-9);
    EXPECT_LT(all[3].confidence, all[2].confidence);
    EXPECT_LT(all[4].confidence, all[3].confidence);
    auto const third = detect("—¿Vienes? —preguntó Ana.\n—Sí —dijo Pablo.\n—Llueve —dijo Marta.\n—Mucho.\n", "es",
                              lexicon("es")).quotations;
    ASSERT_EQ(third.size(), 4U);
    EXPECT_LT(third[3].confidence, 0.5) << "one of three";
}

} // namespace
