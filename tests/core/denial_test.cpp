// What is denied is told as denied and never offered as said; what is said to deny something is said.
#include "tests/core/lexicons.h"

namespace {

using namespace core;

/// "denied: words <speaker>" of each quotation; only what is told as said may be offered.
Lines told(std::string const& language, std::string const& text) {
    Lines out;
    for (auto const& found : detect(text, language, lexicon(language)).quotations) {
        if (found.told != Told::said) {
            EXPECT_LT(found.confidence, 0.5) << found.text;
        }
        out.push_back(std::string(key_of(found.told)) + ": " + found.text + " <" + found.speaker + ">");
    }
    return out;
}

Lines denied(std::string const& words, std::string const& speaker) {
    return {"denied: " + words + " <" + speaker + ">"};
}

Lines said(std::string const& words, std::string const& speaker) { return {"said: " + words + " <" + speaker + ">"}; }

TEST(Denial, InTheVerb) {
    auto const lines = denied("the well is dry", "Ada Thorne");
    EXPECT_EQ(told("en", "Ada Thorne never said “the well is dry”."), lines);
    EXPECT_EQ(told("en", "Ada Thorne did not say “the well is dry”."), lines);
    EXPECT_EQ(told("en", "Ada Thorne hasn’t said “the well is dry”."), lines);
    EXPECT_EQ(told("en", "Ada Thorne would never say “the well is dry”."), lines);
    EXPECT_EQ(told("en", "“The well is dry,” Ada Thorne never said."), denied("The well is dry", "Ada Thorne"));
    EXPECT_EQ(told("fr", "Claire Monnet n’a jamais dit que « le puits est à sec »."),
              denied("le puits est à sec", "Claire Monnet"));
    EXPECT_EQ(told("fr", "Claire Monnet n’a pas qualifié le maire de « menteur »."),
              denied("menteur", "Claire Monnet"));
    EXPECT_EQ(told("de", "Greta Lorenz hat nie gesagt: „Der Brunnen ist leer.“"),
              denied("Der Brunnen ist leer.", "Greta Lorenz"));
    EXPECT_EQ(told("de", "Greta Lorenz sagte nie: „Der Brunnen ist leer.“"),
              denied("Der Brunnen ist leer.", "Greta Lorenz"));
    EXPECT_EQ(told("es", "Elena Rivas nunca dijo «el pozo está seco»."), denied("el pozo está seco", "Elena Rivas"));
    EXPECT_EQ(told("ru", "Вера Крылова никогда не говорила: «Колодец пуст»."),
              denied("Колодец пуст", "Вера Крылова"));
    EXPECT_EQ(told("pt", "Inês Moura não disse “o poço está seco”."), denied("o poço está seco", "Inês Moura"));
    EXPECT_EQ(told("nl", "Fleur Dekker heeft nooit gezegd: “De put is leeg.”"),
              denied("De put is leeg.", "Fleur Dekker"));
}

TEST(Denial, WhoeverElseInsistsOnItBehindTheWords) {
    EXPECT_EQ(told("en", "Ada Thorne never called the crew “a herd of sheep”, a spokeswoman said on Friday."),
              denied("a herd of sheep", "Ada Thorne"));
    EXPECT_EQ(told("en", "At no time did Ada Thorne say “the well is dry”, her lawyer stressed."),
              denied("the well is dry", "Ada Thorne"));
    EXPECT_EQ(told("fr", "Claire Monnet n’a jamais dit « le puits est à sec », assure son entourage."),
              denied("le puits est à sec", "Claire Monnet"));
    EXPECT_EQ(told("fr", "Jamais Claire Monnet n’a prononcé les mots « le puits est à sec », affirme son avocat."),
              denied("le puits est à sec", "Claire Monnet"));
    EXPECT_EQ(told("de", "Greta Lorenz habe nie „der Brunnen ist leer“ gesagt, betont ihr Anwalt."),
              denied("der Brunnen ist leer", "Greta Lorenz"));
    EXPECT_EQ(told("de", "Greta Lorenz sagte nie „der Brunnen ist leer“, versichert der Verein."),
              denied("der Brunnen ist leer", "Greta Lorenz"));
    EXPECT_EQ(told("es", "Elena Rivas jamás dijo «el pozo está seco», aclaró su equipo."),
              denied("el pozo está seco", "Elena Rivas"));
    EXPECT_EQ(told("pt", "Inês Moura nunca afirmou “o poço está seco”, garante o gabinete."),
              denied("o poço está seco", "Inês Moura"));
    EXPECT_EQ(told("it", "Carla Neri non ha mai detto «il pozzo è secco», precisa il suo portavoce."),
              denied("il pozzo è secco", "Carla Neri"));
    EXPECT_EQ(told("nl", "Fleur Dekker heeft nooit gezegd “de put is leeg”, benadrukt haar woordvoerder."),
              denied("de put is leeg", "Fleur Dekker"));
    EXPECT_EQ(told("ru", "Вера Крылова не говорила «колодец пуст», уверяет её адвокат."),
              denied("колодец пуст", "Вера Крылова"));
    EXPECT_EQ(told("pl", "Jan Kurek nie powiedział „studnia wyschła” – twierdzi jego rzecznik."),
              denied("studnia wyschła", "Jan Kurek"));
    EXPECT_EQ(told("sv", "Lars Holm har aldrig sagt ”brunnen är tom”, betonar hans ombud."),
              denied("brunnen är tom", "Lars Holm"));
    EXPECT_EQ(told("en", "“He never said a word about the well,” said Ada Thorne."),
              said("He never said a word about the well", "Ada Thorne"));
}

TEST(Denial, WhoDiffersOrMeansNotToDoesNotDenyTheWords) {
    EXPECT_EQ(told("en", "Her rival Ada Thorne did not agree: “The well is dry.”"), said("The well is dry.", "Ada Thorne"));
    EXPECT_EQ(told("ru", "Её соперница Вера Крылова с этим не согласилась: «Колодец пуст»."),
              said("Колодец пуст", "Вера Крылова"));
    EXPECT_EQ(told("pl", "Obrończyni Iza Mroczek nie zgodziła się z tym: „Studnia wyschła”."),
              said("Studnia wyschła", "Iza Mroczek"));
    EXPECT_EQ(told("it", "Non la pensa così Carla Neri: «Il pozzo è secco»."), said("Il pozzo è secco", "Carla Neri"));
    EXPECT_EQ(told("es", "Elena Rivas dijo que el pozo está “más seco que nunca” y que no piensa “regalar el agua”."),
              (Lines{"said: más seco que nunca <Elena Rivas>", "said: regalar el agua <Elena Rivas>"}));
    EXPECT_EQ(told("en", "Ada Thorne said that she never said “the well is dry”."), denied("the well is dry", "Ada Thorne"));
}

TEST(Denial, InWhatGovernsTheVerb) {
    EXPECT_EQ(told("en", "Ada Thorne denied having said “the well is dry”."), denied("the well is dry", "Ada Thorne"));
    EXPECT_EQ(told("en", "Ada Thorne denies that she called the mayor “a crook”."), denied("a crook", "Ada Thorne"));
    EXPECT_EQ(told("fr", "Claire Monnet dément avoir déclaré « je démissionne »."),
              denied("je démissionne", "Claire Monnet"));
    EXPECT_EQ(told("fr", "Claire Monnet nie avoir dit « le puits est à sec »."),
              denied("le puits est à sec", "Claire Monnet"));
    EXPECT_EQ(told("es", "Elena Rivas niega haber dicho «el pozo está seco»."),
              denied("el pozo está seco", "Elena Rivas"));
    EXPECT_EQ(told("ru", "Вера Крылова отрицает, что говорила: «Колодец пуст»."),
              denied("Колодец пуст", "Вера Крылова"));
}

TEST(Denial, OfTheWholeSentence) {
    EXPECT_EQ(told("en", "It is false that Ada Thorne said “the well is dry”."),
              denied("the well is dry", "Ada Thorne"));
    EXPECT_EQ(told("en", "There is no proof that Ada Thorne said “the well is dry”."),
              denied("the well is dry", "Ada Thorne"));
    EXPECT_EQ(told("fr", "Il est faux que Claire Monnet ait dit « le puits est à sec »."),
              denied("le puits est à sec", "Claire Monnet"));
    EXPECT_EQ(told("es", "Es falso que Elena Rivas dijera «el pozo está seco»."),
              denied("el pozo está seco", "Elena Rivas"));
    EXPECT_EQ(told("pt", "É falso que Inês Moura tenha dito “o poço está seco”."),
              denied("o poço está seco", "Inês Moura"));
}

TEST(Denial, WhatIsOnlySupposed) {
    EXPECT_EQ(told("en", "If Ada Thorne says “the well is dry,” nobody will believe her."),
              Lines{"supposed: the well is dry <Ada Thorne>"});
    EXPECT_EQ(told("fr", "Si Claire Monnet dit « le puits est à sec », personne ne la croira."),
              Lines{"supposed: le puits est à sec <Claire Monnet>"});
    EXPECT_EQ(told("fr", "Si Claire Monnet a dit « le puits est à sec », c’est qu’elle le pensait."),
              said("le puits est à sec", "Claire Monnet"))
        << "only concedes";
}

TEST(Denial, OfSomethingElseLeavesTheWordsSaid) {
    EXPECT_EQ(told("en", "“I never said that,” Ada Thorne said."), said("I never said that", "Ada Thorne"));
    EXPECT_EQ(told("en", "Ada Thorne denied it: “I signed nothing.”"), said("I signed nothing.", "Ada Thorne"));
    EXPECT_EQ(told("en", "“I signed nothing,” Ada Thorne denied."), said("I signed nothing", "Ada Thorne"));
    EXPECT_EQ(told("en", "Ada Thorne not only said “the well is dry” but sold it."),
              said("the well is dry", "Ada Thorne"));
    EXPECT_EQ(told("en", "Ada Thorne did not apologise and said “the well is dry”."),
              said("the well is dry", "Ada Thorne"));
    EXPECT_EQ(told("en", "Ada Thorne said the well was not “dry at all”."), said("dry at all", "Ada Thorne"));
    EXPECT_EQ(told("fr", "« Je n’ai jamais dit cela », a assuré Claire Monnet."),
              said("Je n’ai jamais dit cela", "Claire Monnet"));
    EXPECT_EQ(told("fr", "Claire Monnet n’a pas signé mais a dit « le puits est à sec »."),
              said("le puits est à sec", "Claire Monnet"));
    EXPECT_EQ(told("de", "Greta Lorenz sagte, der Brunnen sei nicht „völlig leer“."),
              said("völlig leer", "Greta Lorenz"));
}

TEST(Denial, OfAClauseBesideLeavesTheWordsSaid) {
    EXPECT_EQ(told("de", "Greta Lorenz hat im Rat, der nie tagt, gesagt: „Der Brunnen ist leer.“"), said("Der Brunnen ist leer.", "Greta Lorenz"));
    EXPECT_EQ(told("de", "Greta Lorenz hat vor dem Haus, das niemand kauft, gesagt: „Der Brunnen ist leer.“"),
              said("Der Brunnen ist leer.", "Greta Lorenz"));
    EXPECT_EQ(told("de", "Greta Lorenz hat nie im Rat gesagt: „Der Brunnen ist leer.“"), denied("Der Brunnen ist leer.", "Greta Lorenz"));
    EXPECT_EQ(told("nl", "Fleur Dekker heeft in de raad, die nooit vergadert, gezegd: “De put is leeg.”"), said("De put is leeg.", "Fleur Dekker"));
}

TEST(Denial, InFrontOfTheSentence) {
    struct Row {
        char const *language, *text, *words, *speaker;
    };
    for (auto const& row : {
             Row{"en", "At no point did Ada Thorne say the well was “dry as dust”.", "dry as dust", "Ada Thorne"},
             Row{"fr", "À aucun moment Claire Monnet n'a dit que le puits était « à sec ».", "à sec", "Claire Monnet"},
             Row{"de", "Zu keinem Zeitpunkt sagte Greta Lorenz, der Brunnen sei „leer“.", "leer", "Greta Lorenz"},
             Row{"es", "En ningún momento dijo Elena Rivas que el pozo estuviera «seco».", "seco", "Elena Rivas"},
             Row{"pt", "Em nenhum momento Inês Moura disse que o poço estava “seco”.", "seco", "Inês Moura"},
             Row{"nl", "Op geen enkel moment zei Fleur Dekker dat de put ‘leeg’ was.", "leeg", "Fleur Dekker"},
             Row{"it", "In nessun momento Elena Riva ha detto che il pozzo era «secco».", "secco", "Elena Riva"},
             Row{"ru", "Вера Крылова ни разу не говорила, что колодец «пуст».", "пуст", "Вера Крылова"},
             Row{"pl", "Elżbieta Wrona zaprzecza, jakoby nazwała studnię „suchą”.", "suchą", "Elżbieta Wrona"},
             Row{"sv", "Elin Wrede förnekar att hon kallade brunnen ”torr”.", "torr", "Elin Wrede"},
             Row{"de", "Greta Lorenz wies zurück, dass sie den Brunnen „leer“ genannt habe.", "leer", "Greta Lorenz"},
         })
        EXPECT_EQ(told(row.language, row.text), denied(row.words, row.speaker)) << row.text;
    // What opens a sentence and governs nothing denies nothing.
    EXPECT_EQ(told("fr", "Jamais à court de mots, Claire Monnet a dit « le puits est à sec »."),
              said("le puits est à sec", "Claire Monnet"));
    EXPECT_EQ(told("en", "Never one to mince words, Ada Thorne said “the well is dry”."), said("the well is dry", "Ada Thorne"));
}

TEST(Denial, WithSomethingPutInBetween) {
    struct Row {
        char const *language, *text, *words, *speaker;
    };
    for (auto const& row : {
             Row{"en", "At no time, say her colleagues, did Ada Thorne say the well was “dry”.", "dry", "Ada Thorne"},
             Row{"fr", "À aucun moment, relève le greffier, Claire Monnet n’a dit que le puits était « à sec ».", "à sec", "Claire Monnet"},
             Row{"fr", "Jamais, pendant les trois séances, Claire Monnet n’a dit que le puits était « à sec ».", "à sec", "Claire Monnet"},
             Row{"nl", "Nergens in het verslag, zo meldt de griffier, zegt Fleur Dekker dat de put “leeg” is.", "leeg", "Fleur Dekker"},
             Row{"es", "En ningún momento, insiste su abogada, Elena Rivas dijo que el pozo estaba «seco».", "seco", "Elena Rivas"},
         })
        EXPECT_EQ(told(row.language, row.text), denied(row.words, row.speaker)) << row.text;
    EXPECT_EQ(told("en", "Never shy, never silent, Ada Thorne said “the well is dry”."), said("the well is dry", "Ada Thorne"));
    EXPECT_EQ(told("en", "No decision, Ada Thorne said, would be “rushed”."), said("rushed", "Ada Thorne"));
    EXPECT_EQ(told("en", "Nobody was hurt, the mayor said. Ada Thorne called it “a miracle”."), said("a miracle", "Ada Thorne"));
}

TEST(Denial, WordsThatWereNeverPronounced) {
    for (auto const& [language, text] : {
             std::pair{"en", "The words “the well is dry”, which a blog ascribed to Ada Thorne, were never said."},
             std::pair{"it", "La frase «il pozzo è secco», attribuita a Carla Neri, non è mai stata detta."},
             std::pair{"en", "Ada Thorne told the court that she never said “the well is dry”."},
         })
        for (auto const& line : told(language, text)) EXPECT_NE(line.substr(0, 5), "said:") << text;
    EXPECT_EQ(told("en", "“The well is dry,” said Ada Thorne, who was never asked."), said("The well is dry", "Ada Thorne"));
    EXPECT_EQ(told("en", "“The well is dry,” Ada Thorne said, and was never heard again."), said("The well is dry", "Ada Thorne"));
}

TEST(Denial, AConditionThatConcedesIsSaid) {
    EXPECT_EQ(told("fr", "Si Claire Monnet juge le puits « à sec », Hugo Lavigne le dit « plein à ras bord »."),
              (Lines{"said: à sec <Claire Monnet>", "said: plein à ras bord <Hugo Lavigne>"}));
    EXPECT_EQ(told("en", "If Ada Thorne calls the well “dry”, Miles Finch will call it “full”.").front(),
              "supposed: dry <Ada Thorne>");
}

TEST(Denial, SaysSoAndNamesWho) {
    auto const all = detect("Ada Thorne never said “the well is dry”.", "en", lexicon("en"));
    ASSERT_EQ(all.quotations.size(), 1U);
    EXPECT_EQ(render(all.quotations[0].reason), "The article says that it was not said: “never said”.");
}

TEST(Denial, WordsOfAnEarlierSentenceDenyNothingHere) {
    EXPECT_EQ(told("en", "Ada Thorne told the council:\n\n“The well is dry.\n\n“It was dry in May.”"),
              Lines{"said: The well is dry.\n\n“It was dry in May. <Ada Thorne>"});
    EXPECT_EQ(told("en", "No driver spoke. Ada Thorne told the council:\n\n“The well is dry.\n\n“It was dry in May.”"),
              Lines{"said: The well is dry.\n\n“It was dry in May. <Ada Thorne>"});
}

TEST(Denial, OfTheOneBetweenCommas) {
    EXPECT_EQ(told("en", "A spokeswoman for the Harrow hotels denied that its owner, Hugh Pell, had ever described guests as “sheep with luggage”."),
              denied("sheep with luggage", "Hugh Pell"));
    EXPECT_EQ(told("fr", "Le groupe dément que son président, Paul Lanvin, ait qualifié ses clients de « moutons à valises »."),
              denied("moutons à valises", "Paul Lanvin"));
    EXPECT_EQ(told("es", "El grupo niega que su presidente, Bruno Salas, haya llamado a los clientes “ovejas con maleta”."),
              denied("ovejas con maleta", "Bruno Salas"));
    EXPECT_EQ(told("nl", "Het concern ontkent dat zijn topman, Bram Teunissen, gasten ooit “schapen met koffers” heeft genoemd."),
              denied("schapen met koffers", "Bram Teunissen"));
    EXPECT_EQ(told("ru", "Компания отрицает, что её глава, Олег Рыков, когда-либо называл гостей «овцами с чемоданами»."),
              denied("овцами с чемоданами", "Олег Рыков"));
    EXPECT_EQ(told("pl", "Spółka zaprzecza, że jej prezes, Jan Wolski, kiedykolwiek nazwał gości „owcami z walizkami”."),
              denied("owcami z walizkami", "Jan Wolski"));
    EXPECT_EQ(told("sv", "Koncernen förnekar att dess ordförande, Nils Ek, någonsin har kallat gästerna ”får med resväska”."),
              denied("får med resväska", "Nils Ek"));
    EXPECT_EQ(told("pt", "O grupo nega que o seu presidente, Rui Falcão, alguma vez tenha chamado aos clientes “ovelhas com mala”."),
              denied("ovelhas com mala", "Rui Falcão"));
}

TEST(Denial, WhatMeansEverIsNoSecondNegation) {
    EXPECT_EQ(told("fr", "Le groupe dément que Paul Lanvin ait jamais traité ses clients de « moutons à valises »."),
              denied("moutons à valises", "Paul Lanvin"));
    EXPECT_EQ(told("it", "Il gruppo nega che il suo presidente, Carlo Menin, abbia mai definito i clienti «pecore con la valigia»."),
              denied("pecore con la valigia", "Carlo Menin"));
    EXPECT_EQ(told("es", "El grupo niega que Bruno Salas haya llamado jamás a los clientes “ovejas con maleta”."),
              denied("ovejas con maleta", "Bruno Salas"));
}

TEST(Denial, TheWordsComeFirst) {
    EXPECT_EQ(told("nl", "“De gast is een kostenpost”: die zin heeft directeur Bram Teunissen naar eigen zeggen nooit uitgesproken."),
              denied("De gast is een kostenpost", "Bram Teunissen"));
    EXPECT_EQ(told("nl", "“Laat ze maar wachten”: dat heeft wethouder Lotte Vink nooit gezegd."), denied("Laat ze maar wachten", "Lotte Vink"));
    EXPECT_EQ(told("en", "“Let them queue”: that sentence, by her own account, Nora Quill never spoke."), denied("Let them queue", "Nora Quill"));
    EXPECT_EQ(told("en", "“Let them queue” – Hugh Pell says he never uttered those words."), denied("Let them queue", "Hugh Pell"));
    EXPECT_EQ(told("fr", "« Qu’ils attendent » : cette phrase, Maud Ferrier ne l’a jamais prononcée."), denied("Qu’ils attendent", "Maud Ferrier"));
    EXPECT_EQ(told("fr", "« Qu’ils attendent » : Paul Lanvin assure n’avoir jamais prononcé cette phrase."), denied("Qu’ils attendent", "Paul Lanvin"));
    EXPECT_EQ(told("de", "„Sollen sie doch warten“: Diesen Satz hat Ilse Brandt nach eigenen Angaben nie gesagt."),
              denied("Sollen sie doch warten", "Ilse Brandt"));
    EXPECT_EQ(told("es", "“Que esperen”: esa frase nunca la pronunció, según ella misma, Elena Rivas."), denied("Que esperen", "Elena Rivas"));
    EXPECT_EQ(told("it", "«Che aspettino pure»: questa frase Rita Solari non l'ha mai pronunciata."), denied("Che aspettino pure", "Rita Solari"));
    EXPECT_EQ(told("pt", "“Que esperem sentados”: essa frase Inês Moura nunca a pronunciou."), denied("Que esperem sentados", "Inês Moura"));
    EXPECT_EQ(told("ru", "«Пусть ждут»: этих слов Вера Крылова, по её словам, никогда не произносила."), denied("Пусть ждут", "Вера Крылова"));
    EXPECT_EQ(told("pl", "„Niech czekają”: tego zdania Ewa Sowińska, jak twierdzi, nigdy nie wypowiedziała."), denied("Niech czekają", "Ewa Sowińska"));
    EXPECT_EQ(told("sv", "”De får vänta”: den meningen har Greta Lund enligt egen uppgift aldrig yttrat."), denied("De får vänta", "Greta Lund"));
}

TEST(Denial, TheNextSentenceDeniesThem) {
    EXPECT_EQ(told("en", "The leaflet ends with a claim. “Let the guests queue.” That sentence Hugh Pell never spoke.").front().substr(0, 7), "denied:");
    EXPECT_EQ(told("nl", "Het staat in de folder. “Laat de gasten maar wachten.” Die zin heeft Lotte Vink nooit uitgesproken.").front().substr(0, 7), "denied:");
    EXPECT_EQ(told("de", "So steht es im Heft. „Sollen die Gäste doch warten.“ Das hat Ilse Brandt nie gesagt.").front().substr(0, 7), "denied:");
    EXPECT_EQ(told("fr", "Le tract finit ainsi. « Que les clients attendent. » Cette phrase, Maud Ferrier ne l’a jamais prononcée.").front().substr(0, 7), "denied:");
    EXPECT_EQ(told("en", "Hugh Pell spoke at noon. “Let the guests queue.” The statement did not say why.").front().substr(0, 5), "said:");
}

TEST(Denial, WhoNeverForgetsTheWordsDeniesNothing) {
    EXPECT_EQ(told("fr", "« Nous vendons trois choses ici », souligne le maire Paul Lanvin, qui ne craint pas de parler du prix."),
              said("Nous vendons trois choses ici", "Paul Lanvin"));
    EXPECT_EQ(told("fr", "« Nous partirons demain matin », a affirmé le maire Paul Lanvin dans une déclaration, mais il n’a pas répondu à nos questions."),
              said("Nous partirons demain matin", "Paul Lanvin"));
    EXPECT_EQ(told("en", "“We will leave in the morning,” Hugh Pell wrote in a statement, and did not answer any question."),
              said("We will leave in the morning", "Hugh Pell"));
    EXPECT_EQ(told("en", "Hugh Pell spoke at noon. “Let the guests queue.” That statement did not say why.").front().substr(0, 5), "said:");
    EXPECT_EQ(told("en", "“Let them queue”: those words Hugh Pell says he will never forget."), said("Let them queue", "Hugh Pell"));
    EXPECT_EQ(told("en", "“We will not leave the quay”: Nora Quill has no doubt about the vote."), said("We will not leave the quay", "Nora Quill"));
}

} // namespace
