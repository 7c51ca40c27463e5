// Who is meant where the words beside the verb name nobody: by another word for who spoke, as one of two who were named,
// by an office in the sentence before, or where grammar points at words that can mean nobody.
#include "tests/core/lexicons.h"

#include <algorithm>

namespace {

using namespace core;

struct Row {
    char const *language, *text, *speaker;
};

Suggestion last(Row const& row) {
    auto all = detect(row.text, row.language, lexicon(row.language)).quotations;
    EXPECT_FALSE(all.empty()) << row.text;
    return all.empty() ? Suggestion{} : all.back();
}

TEST(AnotherWord, IsTheOnlyOneWhoSpoke) {
    for (Row const& row : {
             Row{"en", "“We sold the house to pay for the doormat,” said Bertram Locke. “Nothing is left to lose,” the industrialist added.", "Bertram Locke"},
             Row{"fr", "« Nous avons vendu la maison », tonne Bertrand Lacour. À 81 ans, l'industriel assure n'avoir « plus rien à perdre ».", "Bertrand Lacour"},
             Row{"es", "«Perdimos la cosecha y las vacas», dijo Jimena Arce. «Casi todo», subrayó la ganadera.", "Jimena Arce"},
             Row{"it", "«Abbiamo perso il raccolto», ha detto Renata Sala. L'agricoltrice si dice «stanca di aspettare».", "Renata Sala"},
             Row{"fr", "« Le rail tiendra », a répété Clarisse Vion.\n\n« Nous regarderons les données, rien que les données », a martelé la présidente de l'institution.", "Clarisse Vion"},
         }) {
        auto const found = last(row);
        EXPECT_EQ(found.speaker, row.speaker) << row.text;
        EXPECT_FALSE(found.alternatives.empty()) << "the article's own word is offered: " << row.text;
    }
}

TEST(AnotherWord, IsAnotherPersonWhereTwoAreNamedOrTheWordsAreOfSeveral) {
    for (Row const& row : {
             Row{"en", "“We sold the house,” said Bertram Locke, after Mona Reed had left. “Nothing is left to lose,” the industrialist added.", "industrialist"},
             Row{"en", "“We sold the house,” said Bertram Locke. The unions replied: “You sold us.”", "unions"},
             Row{"fr", "« Nous avons vendu la maison », dit Bertrand Lacour. Les ouvriers répondent : « Vous nous avez vendus. »", "ouvriers"},
             Row{"fr", "« Nous avons vendu la maison », dit Bertrand Lacour. La voisine répond : « Il ment. »", "voisine"},
             Row{"ru", "«Я никого не обманывал!» — выкрикнул Пётр Лыков. «Присядьте», — сказала судья.", "судья"},
         }) {
        auto const found = last(row);
        EXPECT_NE(found.speaker, "Bertram Locke") << row.text;
        EXPECT_NE(found.speaker, "Bertrand Lacour") << row.text;
        EXPECT_NE(found.speaker, "Пётр Лыков") << row.text;
    }
}

TEST(AnotherWord, FormerAndLatterAreOfTheTwoWhoWereNamed) {
    for (Row const& row : {
             Row{"fr", "Débat entre Gaston Attard et Jordan Belin. « J'en ai plusieurs, des idées », a rétorqué le second.", "Jordan Belin"},
             Row{"fr", "Débat entre Gaston Attard et Jordan Belin. « Vous changez d'avis », a lancé le premier.", "Gaston Attard"},
             Row{"en", "Ivy Marsh met Omar Pell at noon. “We agreed on nothing,” the latter said.", "Omar Pell"},
             Row{"es", "Debatieron Ana Robles y Hugo Vera. «Usted cambia de idea», dijo la primera.", "Ana Robles"},
             Row{"de", "Es stritten Anna Kolb und Jens Voss. „Das ist falsch“, sagte letzterer.", "Jens Voss"},
         })
        EXPECT_EQ(last(row).speaker, row.speaker) << row.text;
    EXPECT_NE(last({"fr", "Débat entre Gaston Attard et Jordan Belin. « Nous verrons », a dit le second orateur.", ""}).speaker, "Jordan Belin");
}

TEST(AnotherWord, APronounMeansTheOfficeOfTheSentenceBefore) {
    for (Row const& row : {
             Row{"pt", "O ministro, porém, garante que fica. “Só saio daqui para a praia”, disse ele a aliados.", "ministro"},
             Row{"en", "A councillor walked along the queue. “Fifty tickets, not one more,” he warned.", "A councillor"},
         })
        EXPECT_EQ(last(row).speaker, row.speaker) << row.text;
}

TEST(AnotherWord, ABodyIsMeantByIt) {
    EXPECT_EQ(last({"en", "Kestrel Dynamics shares fell after it said that orders had “softened materially”.", ""}).speaker, "Kestrel Dynamics");
}

TEST(AnotherWord, WhatIsNobodyGivesWayToWhoIsNamed) {
    for (Row const& row : {
             Row{"pt", "Abel Teles e Rosa Cunha, que assinam a carta aberta, escrevem que «a língua não precisa de polícia».", "Abel Teles e Rosa Cunha"},
             Row{"pt", "Fontes do ministério ouvidas pela reportagem afirmam que a demissão era “questão de dias”.", "Fontes do ministério"},
             Row{"fr", "« Je ne fais pas du cinéma pour les glaces », glisse Thierry Vanhove. Et d'ajouter, malicieux : « Quoique. »", "Thierry Vanhove"},
             Row{"en", "Rafe Donnell kept it short. Two days later he was back, promising “more of the same, only crankier”.", "Rafe Donnell"},
             Row{"es", "Leandro Escala no quiso adelantar el equipo. De su capitán, Lucas Mena, dijo que está «como un chico».", "Leandro Escala"},
             Row{"it", "Su Instagram Roberto Serra scrive: «Non mi avete tolto la voce».", "Roberto Serra"},
         })
        EXPECT_EQ(last(row).speaker, row.speaker) << row.text;
    EXPECT_EQ(last({"de", "„Der Krieg ist in der Küche“, sagt er. „Er ist in den Tassen.“ Seinen Namen möchte er nicht gedruckt sehen.", ""}).speaker, "");
}

TEST(AnotherWord, IsWhomTheParagraphIsAboutOrTheNextSentenceBeginsWith) {
    for (Row const& row : {
             Row{"fr", "Malgré la défaite, Kilian Mabille n'a pas fui les micros. « On n'a pas été au niveau », a lâché le capitaine.", "Kilian Mabille"},
             Row{"de", "Kevin Brömmel, Baggerführer, ist genau das passiert. „Zum Glück war unten Matsch“, sagt der 34-Jährige.", "Kevin Brömmel"},
             Row{"en", "“I fell, I got up, I asked for the bike,” said the Belgian rider. Theo Lambert has broken his collarbone.", "Theo Lambert"},
             Row{"fr", "« Le musée ne sera pas à vendre », a tranché la ministre. Fleur Pelletier répondait à une question.", "Fleur Pelletier"},
             Row{"pl", "Iga Malik nie kryła zmęczenia. „To nie był mój dzień” – przyznała liderka rankingu.", "Iga Malik"},
             Row{"ru", "Ильдар Хабиров, забивший оба гола, был словоохотлив. «Первый — повезло», — улыбнулся нападающий.", "Ильдар Хабиров"},
             Row{"en", "Sam Okonkwo walked out last, without a word to his players. “It is not a penalty,” the Rovers manager said.", "Sam Okonkwo"},
         })
        EXPECT_EQ(last(row).speaker, row.speaker) << row.text;
}

TEST(AnotherWord, AShopCalledLikeItsOwnerDoesNotSpeakForTheOwner) {
    for (Row const& row : {
             Row{"de", "Die Bäckerei Huber in Talheim schließt. Anna Huber sucht einen Nachfolger. „Ich höre auf“, sagt Huber.", "Anna Huber"},
             Row{"fr", "Depuis trente ans, Gilles Durand tient le Café Durand. « On nous enlève la terrasse », soupire Durand.", "Gilles Durand"},
             Row{"es", "La Librería Robles cumple cien años. Su dueña, Pilar Robles, es la cuarta. «Aquí aprendí a leer», cuenta Robles.", "Pilar Robles"},
             Row{"it", "La Pasticceria Conti di Lucca compie ottant'anni. Al banco c'è ancora Rita Conti. «La ricetta la so io», dice Conti.", "Rita Conti"},
             Row{"de", "Die Huber-Stiftung kauft das Kino. Stifter Egon Huber ist gestorben. „Wir öffnen den Saal“, teilte die Huber-Stiftung mit.", "Huber-Stiftung"},
         })
        EXPECT_EQ(last(row).speaker, row.speaker) << row.text;
}

TEST(AnotherWord, TheNameBesideTheOfficeIsTaken) {
    for (Row const& row : {
             Row{"fr", "« Dire que c'est fini, non », concède, fataliste, l'entraîneur du club de Brévent, Patrice Loko, dont l'équipe perd.", "Patrice Loko"},
             Row{"es", "«La seguridad es lo primero», señaló Nemesio Gálvez, gerente general de Cumbre Sur, quien precisó que durará «el tiempo que sea necesario».", "Nemesio Gálvez"},
             Row{"es", "Lo que dijo Concha Velarde en aquella gala fue más modesto: «El teatro tose».", "Concha Velarde"},
             Row{"ru", "Иван Лапин назвал хаб «проектом не одного дня». «Мы умеем ждать», — в тон ему ответил Реджеп Арслан.", "Реджеп Арслан"},
             Row{"fr", "« J'ai toujours envie », s'amuse Zinaïde Zidi. Puis, plus grave : « L'envie n'est pas un projet. »", "Zinaïde Zidi"},
         })
        EXPECT_EQ(last(row).speaker, row.speaker) << row.text;
}

} // namespace
