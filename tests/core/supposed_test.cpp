// What only might be said, what is asked, what is clefted away, what others tell of; with marks and without.
#include "tests/core/lexicons.h"

namespace {

using namespace core;

std::vector<Suggestion> all_of(std::string const& language, std::string const& text) {
    return detect(text, language, lexicon(language), Indirect::yes).quotations;
}

/// How the only quotation is told, and of whom: "denied <X>".
std::string told(std::string const& language, std::string const& text) {
    auto const all = all_of(language, text);
    if (all.size() != 1) return std::to_string(all.size()) + " found";
    bool const unsaid = all[0].told == Told::denied || all[0].told == Told::supposed;
    if (unsaid) {
        EXPECT_LT(all[0].confidence, 0.5) << text;
    }
    if (all[0].told == Told::hearsay) {
        EXPECT_LT(all[0].confidence, 0.8) << text;
    }
    return std::string(key_of(all[0].told)) + " <" + all[0].speaker + ">";
}

struct Row {
    char const* language;
    char const* text;
};

void each_is(std::string const& wanted, std::initializer_list<Row> rows) {
    for (Row const& row : rows) EXPECT_EQ(told(row.language, row.text).substr(0, wanted.size()), wanted) << row.text;
}

TEST(Supposed, UnderAConditionThatWasNot) {
    each_is("supposed <", {
        {"en", "Had Ada Thorne said “the well is dry”, the council would have met."},
        {"en", "If Ada Thorne had said “the well is dry”, the council would have met."},
        {"fr", "Si Claire Monnet avait dit « le puits est à sec », le conseil se serait réuni."},
        {"es", "Si Elena Rivas hubiera dicho «el pozo está seco», el concejo se habría reunido."},
        {"pt", "Se Inês Moura tivesse dito «o poço está seco», o conselho teria votado."},
        {"de", "Hätte Greta Lorenz „Der Brunnen ist leer“ gesagt, wäre der Rat dagegen."},
        {"nl", "Als Fleur Dekker had gezegd “de put is leeg”, had de raad gestemd."},
        {"ru", "Если бы Вера Крылова сказала: «Колодец пуст», совет бы собрался."},
        {"en", "If ever Ada Thorne says “the well is dry”, nobody will believe her."},
        {"en", "Should Ada Thorne say “the well is dry”, nobody will believe her."},
    });
}

TEST(Supposed, ByAModalVerb) {
    each_is("supposed <", {
        {"en", "Ada Thorne might say “the well is dry” tomorrow."},
        {"en", "Ada Thorne could have said “the well is dry”."},
        {"en", "Before Ada Thorne could say “the well is dry”, the lights went out."},
        {"en", "Ada Thorne is expected to say “the well is dry” on Friday."},
        {"en", "Ada Thorne promised to say “the well is dry” on Friday."},
        {"fr", "Claire Monnet pourrait dire « le puits est à sec »."},
        {"fr", "Claire Monnet peut dire « le puits est à sec »."},
        {"fr", "Claire Monnet a promis de dire « le puits est à sec » vendredi."},
        {"de", "Greta Lorenz könnte sagen: „Der Brunnen ist leer.“"},
        {"es", "Elena Rivas podría decir «el pozo está seco»."},
        {"pt", "Inês Moura poderia dizer «o poço está seco»."},
        {"nl", "Fleur Dekker zou kunnen zeggen: “De put is leeg.”"},
        {"ru", "Вера Крылова могла бы сказать: «Колодец пуст»."},
    });
    each_is("said <", {
        {"en", "Ada Thorne would later say “the well is dry”."},
        {"en", "On market days Ada Thorne would say “the well is dry”."},
        {"en", "Ada Thorne went on to say “the well is dry”."},
        {"en", "Ada Thorne did say “the well is dry”."},
        {"en", "Theresa May said “the well is dry”."},
        {"en", "George Will described the well as “dry and deep”."},
        {"en", "Ada Thorne said she would still call it “a fine well”."},
        {"en", "Ada Thorne claimed falsely that the well was “dry and deep”."},
        {"en", "Will Smith said “the well is dry”."},
        {"en", "As Ada Thorne would say, “the well is dry”."},
    });
}

TEST(Supposed, WhenItIsAsked) {
    each_is("supposed <", {
        {"en", "Did Ada Thorne say “the well is dry”?"},
        {"fr", "Claire Monnet a-t-elle dit « le puits est à sec » ?"},
        {"de", "Hat Greta Lorenz gesagt: „Der Brunnen ist leer“?"},
        {"es", "¿Dijo Elena Rivas «el pozo está seco»?"},
        {"nl", "Heeft Fleur Dekker gezegd: “De put is leeg”?"},
        {"ru", "Сказала ли Вера Крылова: «Колодец пуст»?"},
    });
    each_is("said <", {
        {"en", "Why did Ada Thorne say “the well is dry”?"},
        {"fr", "Pourquoi Claire Monnet a-t-elle dit « le puits est à sec » ?"},
        {"de", "Wann sagte Greta Lorenz: „Der Brunnen ist leer“?"},
        {"en", "Ada Thorne asked: “Is the well dry?”"},
        {"en", "Ada Thorne says the water is “perfectly safe”, but is it?"},
        {"fr", "Claire Monnet assure que l’eau est « parfaitement saine », mais l’est-elle ?"},
        {"de", "Greta Lorenz nennt das Wasser „völlig sauber“, aber ist es das?"},
        {"es", "Elena Rivas dice que el agua es «muy segura», pero ¿lo es?"},
    });
}

TEST(Supposed, WhenItIsToBeImagined) {
    each_is("supposed <", {
        {"en", "Imagine Ada Thorne saying “the well is dry”."},
        {"fr", "Imaginez Claire Monnet dire « le puits est à sec »."},
        {"es", "Imagine que Elena Rivas dijo «el pozo está seco»."},
    });
}

TEST(Supposed, HearsayIsOfferedButNotSure) {
    each_is("hearsay <", {
        {"en", "Ada Thorne allegedly said “the well is dry”."},
        {"en", "Ada Thorne is said to have told the council “the well is dry”."},
        {"fr", "Claire Monnet aurait dit « le puits est à sec »."},
        {"de", "Angeblich sagte Greta Lorenz: „Der Brunnen ist leer.“"},
        {"de", "Greta Lorenz soll „Der Brunnen ist leer“ gesagt haben."},
        {"es", "Supuestamente Elena Rivas dijo: «El pozo está seco»."},
        {"es", "Elena Rivas habría dicho «el pozo está seco»."},
        {"pt", "Inês Moura teria dito «o poço está seco»."},
        {"nl", "Fleur Dekker zou hebben gezegd: “De put is leeg.”"},
        {"ru", "Вера Крылова якобы сказала: «Колодец пуст»."},
    });
    each_is("said <", {
        {"en", "Allegedly the mill was sold, but Ada Thorne said “the well is dry”."},
        {"de", "Angeblich ist die Mühle verkauft, aber Greta Lorenz sagte: „Der Brunnen ist leer.“"},
        {"es", "Supuestamente se vendió el molino, pero Elena Rivas dijo: «El pozo está seco»."},
    });
}

TEST(Supposed, WhatOneRefusesToSayIsDenied) {
    each_is("denied <", {
        {"en", "Ada Thorne refused to say “we are sorry for the well”."},
        {"en", "Ada Thorne failed to say “we are sorry for the well”."},
        {"en", "Ada Thorne has yet to say “we are sorry for the well”."},
        {"fr", "Claire Monnet a failli dire « le puits est à sec »."},
        {"de", "Greta Lorenz weigerte sich zu sagen: „Der Brunnen ist leer.“"},
        {"es", "Elena Rivas se negó a decir «el pozo está seco»."},
    });
}

TEST(Supposed, WhatAFakeShowsIsDenied) {
    each_is("denied <", {
        {"en", "A fake video shows Ada Thorne saying “the well is dry and the mayor knew it”."},
        {"en", "Ada Thorne was falsely quoted as saying “the well is dry and the mayor knew it”."},
        {"fr", "Une fausse vidéo montre Claire Monnet disant « le puits est à sec depuis mai »."},
        {"es", "Un vídeo falso muestra a Elena Rivas diciendo «el pozo está seco desde mayo»."},
    });
    each_is("denied <", {{"en", "In a fake interview, Ada Thorne said “the well is dry and the mayor knew it”."}});
    each_is("said <", {{"en", "Ada Thorne falsely claimed “the well is dry and the mayor knew it”."},
                       {"en", "In answer to a false report, Ada Thorne said “the well is dry and the mayor knew it”."},
                       {"en", "At the end of a day of fake news, Ada Thorne said “the well is dry and the mayor knew it”."},
                       {"fr", "En réponse à une fausse nouvelle, Claire Monnet a dit « le puits est à sec depuis mai »."}});
}

TEST(Supposed, ADenialOfWhoSaidItMovesWithTheFocus) {
    each_is("denied <", {
        {"en", "It was not Ada Thorne who said “the well is dry”."},
        {"fr", "Ce n’est pas Claire Monnet qui a dit « le puits est à sec »."},
        {"es", "No fue Elena Rivas quien dijo «el pozo está seco»."},
        {"pt", "Não foi Inês Moura quem disse «o poço está seco»."},
        {"ru", "Не Вера Крылова сказала: «Колодец пуст»."},
        {"en", "Neither Ada Thorne nor Rob Lisle said “the well is dry”."},
        {"de", "Weder Greta Lorenz noch Emil Kranz sagte: „Der Brunnen ist leer.“"},
    });
    EXPECT_EQ(told("en", "It was Ada Thorne, not Rob Lisle, who said “the well is dry”."), "said <Ada Thorne>");
    EXPECT_EQ(told("en", "Not Ada Thorne but Rob Lisle said “the well is dry”."), "said <Rob Lisle>");
    EXPECT_EQ(told("en", "It was not Ada Thorne but Rob Lisle who said “the well is dry”."), "said <Rob Lisle>");
    EXPECT_EQ(told("fr", "Ce n’est pas Claire Monnet mais Paul Lanvin qui a dit « le puits est à sec »."),
              "said <Paul Lanvin>");
    EXPECT_EQ(told("de", "Nicht Greta Lorenz, sondern Emil Kranz sagte: „Der Brunnen ist leer.“"), "said <Emil Kranz>");
    EXPECT_EQ(told("nl", "Niet Fleur Dekker maar Jan Smit zei: “De put is leeg.”"), "said <Jan Smit>");
    EXPECT_EQ(told("ru", "Не Вера Крылова, а Марк Тулин сказал: «Колодец пуст»."), "said <Марк Тулин>");
    EXPECT_EQ(told("es", "No fue Elena Rivas sino Pablo Salas quien dijo «el pozo está seco»."), "said <Pablo Salas>");
}

TEST(Supposed, WordsWithoutMarksAreToldLikeWordsInMarks) {
    each_is("denied <", {
        {"en", "Ada Thorne did not say that the well was dry."},
        {"en", "Ada Thorne never said that the well was dry."},
        {"en", "Ada Thorne denies that the well was sold."},
        {"en", "It is false that Ada Thorne said that the well was sold."},
        {"fr", "Claire Monnet n’a pas dit que le puits serait fermé demain."},
        {"fr", "Claire Monnet dément que le puits sera fermé demain."},
        {"de", "Greta Lorenz sagte nicht, dass der Brunnen geschlossen wird."},
        {"de", "Greta Lorenz bestreitet, dass der Brunnen geschlossen wird."},
        {"es", "Elena Rivas no dijo que el pozo se cerrará mañana."},
        {"es", "Elena Rivas habló ayer. No dijo que el pozo se cerrará mañana."},
        {"pt", "Inês Moura não disse que o poço será fechado amanhã."},
        {"nl", "Fleur Dekker zei niet dat de put morgen gesloten wordt."},
        {"ru", "Вера Крылова не сказала, что колодец закроют завтра."},
        {"ru", "Вера Крылова отрицает, что колодец закроют завтра."},
        {"en", "It was not Ada Thorne who said that the well was dry."},
    });
    each_is("supposed <", {
        {"en", "Did Ada Thorne say that the well was dry in May?"},
        {"en", "Had Ada Thorne said that the well was sold, we would know."},
        {"fr", "Si Claire Monnet dit que le puits sera fermé, les voisins partiront."},
    });
    each_is("said <", {
        {"en", "Ada Thorne said that the well was not dry."},
        {"en", "Ada Thorne said that it was false."},
        {"fr", "Claire Monnet a dit que le puits n’était pas fermé."},
    });
}

TEST(Supposed, WhatIsReportedUnderAConditionEndsAtItsComma) {
    auto const words = [](char const* language, char const* text) {
        auto const all = all_of(language, text);
        return all.size() == 1 ? all[0].text : std::to_string(all.size());
    };
    EXPECT_EQ(words("en", "If Ada Thorne says that the well will be closed, the farmers will leave."),
              "the well will be closed");
    EXPECT_EQ(words("en", "When Ada Thorne said the well would be closed, the farmers left."), "the well would be closed");
    EXPECT_EQ(words("fr", "Si Claire Monnet dit que le puits sera fermé, les voisins partiront."),
              "le puits sera fermé");
    EXPECT_EQ(words("es", "Si Elena Rivas dice que el pozo se cerrará, los vecinos se irán."), "el pozo se cerrará");
    EXPECT_EQ(words("en", "If asked, Ada Thorne says that the well, the lock and the mill will be closed."),
              "the well, the lock and the mill will be closed");
}

} // namespace
