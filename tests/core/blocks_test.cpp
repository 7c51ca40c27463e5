// Quotations that stand apart without marks: set in or begun with ">", signed in the line below or introduced by a colon;
// and what stands apart so and is nobody's words.
#include "core/ingest/ingest.h"
#include "tests/core/lexicons.h"

namespace {

using namespace core;

struct Row {
    char const* language;
    char const* text;
    char const* words;
    char const* speaker;
};

void expect_one(Row const& row) {
    auto const all = at_least(0.5, detect(row.text, row.language, lexicon(row.language))).quotations;
    ASSERT_EQ(all.size(), 1U) << row.text;
    EXPECT_EQ(all[0].text, row.words);
    EXPECT_EQ(all[0].text, Offsets(row.text).slice(all[0].span));
    EXPECT_EQ(all[0].speaker, row.speaker) << row.text;
    EXPECT_LT(all[0].confidence, 0.8) << "no marks say that it is one";
    EXPECT_FALSE(render(all[0].reason).empty());
}

TEST(Blocks, ALineSetInIsSignedBelow) {
    for (Row const& row : {
             Row{"en", "One page of the log was left:\n\n    The pumps have stopped. We row.\n    — Edith Marlow, 2 May 1908\n\nThe boat was never found.",
                 "The pumps have stopped. We row.", "Edith Marlow"},
             Row{"fr", "La plaque du pont porte ces mots :\n\n    Qui passe ici laisse un peu de lui.\n                              Aurèle Montfort, poète\n\nElle a été volée en mars.",
                 "Qui passe ici laisse un peu de lui.", "Aurèle Montfort"},
             Row{"de", "Im Hüttenbuch steht eine Zeile vom Mai 1951:\n\n> Kein Wetter, kein Wein, und doch kein schlechter Tag.\n> Ottilie Brandner\n\nDas Buch wird nun gezeigt.",
                 "Kein Wetter, kein Wein, und doch kein schlechter Tag.", "Ottilie Brandner"},
             Row{"es", "Lo último del cuaderno:\n\n    El trigo no espera a nadie y yo tampoco.\n    Leocadia Peral, 1948\n\nSus nietos lo guardan.",
                 "El trigo no espera a nadie y yo tampoco.", "Leocadia Peral"},
             Row{"pt", "A carta acaba assim:\n\n    O mar levou a rede, mas não a vontade.\n    (Capitão Baltazar Quintas, 7 de abril de 1820)\n\nEstá num museu.",
                 "O mar levou a rede, mas não a vontade.", "Baltazar Quintas"},
             Row{"it", "Nel registro si legge:\n\n    Neve fino al tetto. Il pane basta fino a domenica.\n    Ernesto Valdora, guardiano, 1929\n\nIl rifugio riapre a giugno.",
                 "Neve fino al tetto. Il pane basta fino a domenica.", "Ernesto Valdora"},
             Row{"nl", "Op de laatste bladzijde staat:\n\n    Het water staat aan de drempel. Wij blijven.\n    — Hendrika Stavast, 1 februari 1953\n\nHet schrift ligt in het archief.",
                 "Het water staat aan de drempel. Wij blijven.", "Hendrika Stavast"},
             Row{"ru", "Запись на обороте карты:\n\n    Река встала рано. Идём пешком до самого устья.\n    Прохор Лыжин, топограф, 1934 год\n\nКарту нашли на чердаке.",
                 "Река встала рано. Идём пешком до самого устья.", "Прохор Лыжин"},
             Row{"pl", "W księdze gości został wpis:\n\n    Mgła od rana. Herbata lepsza niż widoki.\n    Eleonora Sitarz, 1962\n\nKsięga trafi do muzeum.",
                 "Mgła od rana. Herbata lepsza niż widoki.", "Eleonora Sitarz"},
             Row{"sv", "Sista sidan i loggboken:\n\n    Isen ligger kvar. Hundarna äter bättre än vi.\n    — Torvald Ekmark, mars 1907\n\nBoken finns på museet.",
                 "Isen ligger kvar. Hundarna äter bättre än vi.", "Torvald Ekmark"},
         })
        expect_one(row);
}

TEST(Blocks, ASignatureHasManyShapes) {
    for (Row const& row : {
             Row{"it", "La targa nel cortile recita:\n\n    Qui studiò chi aveva più fame che pane.\n    — gli allievi del 1948\n\nVerrà restaurata.",
                 "Qui studiò chi aveva più fame che pane.", "allievi del 1948"},
             Row{"it", "Nel diario di bordo si legge:\n\n\tAcqua nella stiva. Il mozzo canta ancora.\n\tCap. Amedeo Valdora\n\nIl relitto è stato trovato.",
                 "Acqua nella stiva. Il mozzo canta ancora.", "Amedeo Valdora"},
             Row{"de", "Aus dem Heft der Lehrerin:\n\n    Heute kamen nur drei Kinder. Der Ofen blieb kalt.\n    12. Januar 1947, Hedwig Brandner\n\nEs liegt im Museum.",
                 "Heute kamen nur drei Kinder. Der Ofen blieb kalt.", "Hedwig Brandner"},
             Row{"fr", "Le registre garde cette ligne :\n\n> Le guide était sourd, la vue muette. Parfait.\n>\n> — A. de Montfort, 1897\n\nOn peut le lire.",
                 "Le guide était sourd, la vue muette. Parfait.", "A. de Montfort"},
             Row{"ru", "На обороте снимка запись:\n    Жара. Воды нет второй день, верблюды молчат.\n    — поручик Прохор Лыжин, 1885\nСнимок продан.",
                 "Жара. Воды нет второй день, верблюды молчат.", "Прохор Лыжин"},
             Row{"es", "La lápida dice:\n\n    Aquí descansa quien no descansó nunca.\n    Su viuda, Leocadia Peral\n\nEstá en el cementerio viejo.",
                 "Aquí descansa quien no descansó nunca.", "Leocadia Peral"},
         })
        expect_one(row);
}

TEST(Blocks, TheLinesOfOneMayBeWrapped) {
    expect_one({"en",
                "The council met on Monday night and heard for the third time that year that\nthe bridge would have to stay "
                "closed until the spring, because the money that was\nset aside for it had gone to the school. One letter was read:\n\n"
                "    We have walked round by the mill since the autumn, and our children\n    walk with us in the dark.\n"
                "    Winifred Oakes\n\nNobody answered it, and the meeting went on to the price of the new benches\nin the park.",
                "We have walked round by the mill since the autumn, and our children\n    walk with us in the dark.", "Winifred Oakes"});
}

TEST(Blocks, AColonAloneIntroducesOne) {
    expect_one({"en", "In her last letter Edith Marlow wrote:\n\n    The garden is yours now, and so are the debts.\n\nShe died in June.",
                "The garden is yours now, and so are the debts.", "Edith Marlow"});
    expect_one({"fr", "Aurèle Montfort écrit dans sa préface :\n\n    Je n’ai jamais su finir un livre sans le regretter.\n\nLe roman sort jeudi.",
                "Je n’ai jamais su finir un livre sans le regretter.", "Aurèle Montfort"});
    expect_one({"de", "In ihrem Brief schreibt Ottilie Brandner:\n\n    Wir haben nichts verloren als die Zeit.\n\nDer Brief ist datiert.",
                "Wir haben nichts verloren als die Zeit.", "Ottilie Brandner"});
}

TEST(Blocks, ThePartsOfAPageAreApartByBlankLinesOnly) {
    expect_one({"en", "The town has split over the sale.\n\nThe port is the heart of this town and nobody asked us.\n\n— Erin Colby, mayor\n\nA hearing is due in April.",
                "The port is the heart of this town and nobody asked us.", "Erin Colby"});
    expect_one({"en", "Her note to the council read:\n\nThe port is the heart of this town.\n\nErin Colby\n\nA hearing is due in April.",
                "The port is the heart of this town.", "Erin Colby"});
    expect_one({"fr", "La ville est partagée.\n\nLe port est le cœur de cette ville.\n— Thérèse Brillant, maire de Valmer\n\nUne réunion est prévue.",
                "Le port est le cœur de cette ville.", "Thérèse Brillant"});
}

TEST(Blocks, ABlockquoteOfAPageIsOneWithWhoeverSignsIt) {
    for (char const* quotation : {
             "<blockquote><p>The port is the heart of this town.</p><footer>— Erin Colby, mayor</footer></blockquote>",
             "<blockquote><p>The port is the heart of this town.</p><p><cite>— Erin Colby, mayor</cite></p></blockquote>",
             "<blockquote>The port is the heart of this town.<br>– Erin Colby, mayor</blockquote>",
             "<p>Her note to the council read:</p><blockquote><p>The port is the heart of this town.</p></blockquote><p>Erin Colby, mayor</p>",
             "<p>Her note to the council read:</p><blockquote><p>The port is the heart of this town.</p><cite>Erin Colby</cite></blockquote>",
         }) {
        IngestOptions options;
        options.file_name = "page.html";
        auto const page = "<!DOCTYPE html><html lang=en><body><article><h1>The sale</h1><p>The town has split over the sale of its harbour, "
                          "which was put off for the third time this year.</p>" + std::string(quotation) +
                          "<p>A public hearing is planned for April, and until then the old ferry terminal stays closed.</p></article>";
        EXPECT_EQ(offered("en", ingest(page, options).text), (Lines{"The port is the heart of this town. <Erin Colby>"})) << quotation;
    }
}

TEST(Blocks, WhatIsSetInForAnotherReasonIsNobodysWords) {
    for (char const* text : {
             "Bring these:\n\n    - Two pots of paint.\n    - A brush for the door.\n\nWe start at nine.",
             "Write to us:\n\n    Harbour Office\n    14 Quay Street\n    Alder Bay\n\nWe answer within a week.",
             "The script has one line:\n\n    for (x in list) { print(x); }\n\nIt runs at night.",
             "He knew the song by heart:\n\n    The tide goes out at seven\n    and never brings her home\n    the lamp is lit in heaven\n\nEverybody sang.",
             "    The council met on Monday and heard the report.\n    The mayor left early.\n    Erin Colby\n",
             "Weather for the week.\n\n    The rain stays until Thursday and the wind turns west.\n\nMore on page two.",
             "The sale was put off again.\n\nA hearing is planned for April, and the ferry terminal stays closed.\n\n— Miriam Oakes",
             "The sale was put off again.\n\nA hearing is planned for April.\n\nReporting by Miriam Oakes\n\nThe terminal stays closed.",
         })
        EXPECT_EQ(offered("en", text), Lines{}) << text;
}

TEST(Blocks, WhatAMailQuotesIsNotTornFromIt) {
    EXPECT_EQ(offered("en", "On 3 May 2021 Ann Reed <ann@example.org> wrote:\n> Shall we meet at noon on the quay?\n>> I would rather stay at home.\n> Ann Reed\n\nNo."),
              Lines{});
}

TEST(Blocks, MarksInsideStayWhatTheyAre) {
    EXPECT_EQ(offered("en", "The town has split.\n\n    “We go nowhere,” said Erin Colby, the mayor.\n\nA hearing is due in April."),
              (Lines{"We go nowhere <Erin Colby>"}));
    EXPECT_EQ(offered("fr", "Le bar est plein.\n\n    — On ferme, dit Paul Lanvin.\n    — Encore un, dit Maud Ferrier.\n\nIl pleut."),
              (Lines{"On ferme <Paul Lanvin>", "Encore un <Maud Ferrier>"}));
}

} // namespace
