// Verbs that stand alone in Spanish, Portuguese and Russian: whom they mean, and that they are nobody's name.
#include "tests/core/lexicons.h"

namespace {

using namespace core;

/// "words <speaker>" of what is offered, with what is reported without marks.
Lines with_reported(std::string const& language, std::string const& text) {
    return offered(language, text, Indirect::yes);
}

TEST(LeftOut, AVerbThatOpensTheSentenceIsNoName) {
    Lines const spanish{"El pozo está seco desde mayo <Elena Rivas>"};
    EXPECT_EQ(offered("es", "Elena Rivas habló ayer. Dijo: «El pozo está seco desde mayo»."), spanish);
    EXPECT_EQ(offered("es", "Elena Rivas habló ayer. Añadió: «El pozo está seco desde mayo»."), spanish);
    EXPECT_EQ(offered("es", "Elena Rivas habló ayer. Explicó ayer en la plaza: «El pozo está seco desde mayo»."), spanish);
    EXPECT_EQ(offered("es", "Elena Rivas habló ayer. Dijo «el pozo está seco desde mayo»."),
              Lines{"el pozo está seco desde mayo <Elena Rivas>"});
    Lines const portuguese{"O poço está seco desde maio <Inês Moura>"};
    EXPECT_EQ(offered("pt", "Inês Moura falou ontem. Disse: «O poço está seco desde maio»."), portuguese);
    EXPECT_EQ(offered("pt", "Inês Moura falou ontem. Acrescentou: «O poço está seco desde maio»."), portuguese);
    Lines const russian{"Колодец пуст с мая <Вера Крылова>"};
    EXPECT_EQ(offered("ru", "Вера Крылова выступила вчера. Добавила: «Колодец пуст с мая»."), russian);
    EXPECT_EQ(offered("ru", "Вера Крылова выступила вчера. Сказала: «Колодец пуст с мая»."), russian);
}

TEST(LeftOut, NobodyIsMeantWhereNobodyIsKnown) {
    EXPECT_EQ(offered("es", "Llovió mucho. Dijo: «El pozo está seco desde mayo»."),
              Lines{"El pozo está seco desde mayo <>"});
    EXPECT_EQ(offered("ru", "Шёл дождь. Добавила: «Колодец пуст с мая»."), Lines{"Колодец пуст с мая <>"});
}

TEST(LeftOut, TheSubjectBehindTheVerbIsTaken) {
    EXPECT_EQ(offered("es", "Preguntó Elena Rivas: «¿Quién ha cerrado el pozo?»."),
              Lines{"¿Quién ha cerrado el pozo? <Elena Rivas>"});
    EXPECT_EQ(offered("pt", "Disse Inês Moura: «O poço está seco desde maio»."),
              Lines{"O poço está seco desde maio <Inês Moura>"});
    EXPECT_EQ(offered("ru", "Сказала Вера Крылова: «Колодец пуст с мая»."), Lines{"Колодец пуст с мая <Вера Крылова>"});
}

TEST(LeftOut, WhatIsReportedBelongsToTheSame) {
    EXPECT_EQ(with_reported("ru", "Вера Крылова выступила вчера. Сказала, что колодец пуст с мая."),
              Lines{"колодец пуст с мая <Вера Крылова>"});
    EXPECT_EQ(with_reported("es", "Elena Rivas habló ayer. Añadió que el pozo está seco."),
              Lines{"el pozo está seco <Elena Rivas>"});
    EXPECT_EQ(with_reported("es", "Elena Rivas habló ayer. Diga que el pozo está seco."), Lines{}) << "asks for it";
}

TEST(LeftOut, WhoWritesIsNobodyElse) {
    EXPECT_EQ(offered("pt", "Inês Moura saiu. «Não gosto nada disto», disse eu."), Lines{"Não gosto nada disto <>"});
    EXPECT_EQ(offered("ru", "Вера Крылова вышла. «Мне это не нравится», — сказал я."), Lines{"Мне это не нравится <>"});
    EXPECT_EQ(offered("de", "Greta Lorenz ging. „Das gefällt mir nicht“, sagte ich."), Lines{"Das gefällt mir nicht <>"});
    EXPECT_EQ(offered("nl", "Fleur Dekker vertrok. “Dat bevalt mij niet”, zei ik."), Lines{"Dat bevalt mij niet <>"});
}

TEST(LeftOut, TheVerbTellsTheGender) {
    EXPECT_EQ(offered("ru", "Вера Крылова вышла. «Мне это не нравится», — ответил."), Lines{"Мне это не нравится <>"});
    EXPECT_EQ(offered("ru", "Вера Крылова вышла. «Мне это не нравится», — ответила."),
              Lines{"Мне это не нравится <Вера Крылова>"});
    EXPECT_EQ(offered("ru", "Вера Крылова и Марк Тулин вышли. «Мне это не нравится», — ответил."),
              Lines{"Мне это не нравится <Марк Тулин>"});
}

} // namespace
