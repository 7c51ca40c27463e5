// Somebody tells what somebody else says: the words belong to the verb next to them.
#include "tests/core/lexicons.h"

namespace {

using namespace core;

std::string speaker(std::string const& language, std::string const& text) {
    auto const all = offered(language, text);
    return all.size() == 1 ? all[0].substr(all[0].rfind('<')) : std::to_string(all.size()) + " found";
}

struct Row {
    char const* language;
    char const* text;
    char const* speaker;
};

void each(std::initializer_list<Row> rows) {
    for (Row const& row : rows) EXPECT_EQ(speaker(row.language, row.text), "<" + std::string(row.speaker) + ">") << row.text;
}

TEST(Embedded, TheInnermostVerbOwnsTheWords) {
    each({
        {"en", "Nora Beck said Rob Lisle had told him “we will close the lock”.", "Rob Lisle"},
        {"en", "Nora Beck claimed that Rob Lisle had said “I took the key” to a friend.", "Rob Lisle"},
        {"en", "Nora Beck revealed that Rob Lisle told her “we will close the lock”.", "Rob Lisle"},
        {"fr", "Paul Lanvin affirme que Claire Monnet a déclaré « nous fermerons l’écluse demain ».", "Claire Monnet"},
        {"fr", "Paul Lanvin rapporte que Claire Monnet lui a dit « nous fermerons l’écluse demain ».", "Claire Monnet"},
        {"de", "Emil Kranz sagte, Greta Lorenz habe ihm gesagt: „Wir schließen die Schleuse.“", "Greta Lorenz"},
        {"de", "Emil Kranz sagt, dass Greta Lorenz „Wir schließen die Schleuse“ gesagt hat.", "Greta Lorenz"},
        {"es", "Pablo Salas afirma que Elena Rivas dijo «cerraremos la esclusa mañana».", "Elena Rivas"},
        {"pt", "Paulo Reis afirma que Inês Moura disse «vamos fechar a comporta amanhã».", "Inês Moura"},
        {"nl", "Jan Smit zegt dat Fleur Dekker “we sluiten de sluis morgen” heeft gezegd.", "Fleur Dekker"},
        {"ru", "Марк Тулин утверждает, что Вера Крылова сказала «мы закроем шлюз завтра».", "Вера Крылова"},
    });
}

TEST(Embedded, APronounOrAThoughtBelongsToWhoTellsIt) {
    each({
        {"en", "Nora Beck said that she hoped the lock would be “open in the spring at last”.", "Nora Beck"},
        {"en", "Nora Beck said that Rob Lisle’s letters make her wish the lock were “open at last”.", "Nora Beck"},
        {"en", "Nora Beck said the bill was likely to highlight “the greed of the board”.", "Nora Beck"},
        {"en", "Nora Beck said the ministers believed the lock was “a gift to the whole valley”.", "Nora Beck"},
        {"fr", "Claire Monnet a dit qu’elle jugeait l’écluse « trop chère pour la vallée ».", "Claire Monnet"},
        {"es", "Elena Rivas dijo que ella considera la esclusa «un regalo para el valle».", "Elena Rivas"},
    });
}

TEST(Embedded, WhoIsAccusedOrQuotedSaysIt) {
    each({
        {"en", "Nora Beck accused Rob Lisle of saying “we will close the lock”.", "Rob Lisle"},
        {"en", "Nora Beck quoted Rob Lisle as saying “we will close the lock”.", "Rob Lisle"},
        {"fr", "Paul Lanvin accuse Claire Monnet d’avoir dit « nous fermerons l’écluse demain ».", "Claire Monnet"},
        {"es", "Pablo Salas acusó a Elena Rivas de decir «cerraremos la esclusa mañana».", "Elena Rivas"},
        {"de", "Emil Kranz wirft Greta Lorenz vor, gesagt zu haben: „Wir schließen die Schleuse.“", "Greta Lorenz"},
        {"en", "Nora Beck attacked Rob Lisle, calling the lock “a gift to nobody at all”.", "Nora Beck"},
        {"fr", "Paul Lanvin estime que Claire Monnet a menti en disant « nous fermerons l’écluse ».", "Claire Monnet"},
    });
}

TEST(Embedded, ASourceOfTheWholeDoesNotSpeak) {
    each({
        {"de", "Laut Emil Kranz sagte Greta Lorenz: „Wir schließen die Schleuse.“", "Greta Lorenz"},
        {"nl", "Volgens Jan Smit zei Fleur Dekker: “We sluiten de sluis.”", "Fleur Dekker"},
        {"en", "According to Rob Lisle, Nora Beck said “we will close the lock”.", "Nora Beck"},
    });
}

TEST(Embedded, WordsBetweenTheAuxiliaryAndItsParticiple) {
    each({
        {"de", "Am Montag hatte Greta Lorenz im Rat gesagt: „Wir schließen die Schleuse.“", "Greta Lorenz"},
        {"de", "Greta Lorenz hat am Montag im Rat der Stadt gesagt: „Wir schließen die Schleuse.“", "Greta Lorenz"},
        {"de", "„Wir schließen die Schleuse“, hatte Greta Lorenz im Rat gesagt.", "Greta Lorenz"},
        {"nl", "Maandag had Fleur Dekker in de raad gezegd: “We sluiten de sluis.”", "Fleur Dekker"},
        {"nl", "Fleur Dekker heeft maandag in de raad gezegd: “We sluiten de sluis.”", "Fleur Dekker"},
    });
}

TEST(Embedded, WhoAsksAndWhoAnswers) {
    EXPECT_EQ(offered("en", "Asked by Nora Beck, “will you close the lock?”, Rob Lisle said “no we will not”."),
              (Lines{"will you close the lock? <Nora Beck>", "no we will not <Rob Lisle>"}));
    EXPECT_EQ(offered("fr", "Interrogée par Paul Lanvin, « fermerez-vous l’écluse ? », Claire Monnet a répondu « non, "
                            "jamais de la vie »."),
              (Lines{"fermerez-vous l’écluse ? <Paul Lanvin>", "non, jamais de la vie <Claire Monnet>"}));
}

} // namespace
