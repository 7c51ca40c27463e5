// A whole sentence in marks with nobody beside it, a sign with who put it up, and words that never left anybody's lips.
#include "tests/core/lexicons.h"

namespace {

using namespace core;

struct Row {
    char const *language, *text;
};

/// Offered as unsure, never as sure: the next sentence tells who says it, or nobody.
TEST(Alone, IsOfferedAsUnsure) {
    for (auto const& row : {
             Row{"en", "“The water took the shed first.” Rosalind Achebe says it flatly."},
             Row{"de", "„Der Brunnen war mein ganzes Leben.“ Das sagt Gundula Reiff, und dann schweigt sie."},
             Row{"es", "“Aquí ya no queda nadie que sepa podar.” Lo cuenta Ofelia Carrizo mientras afila las tijeras."},
             Row{"fr", "« Ne touchez à rien. » La consigne est tombée à midi, sans un mot de plus."},
             Row{"ru", "«Всем оставаться на местах!» Приказ прозвучал дважды."},
         }) {
        auto const found = detect(row.text, row.language, lexicon(row.language)).quotations;
        ASSERT_EQ(found.size(), 1U) << row.text;
        EXPECT_EQ(found.front().rule, "alone") << row.text;
        EXPECT_GE(found.front().confidence, 0.5) << row.text;
        EXPECT_LE(found.front().confidence, 0.7) << row.text;
    }
}

TEST(Alone, IsNoTitleAndNoTerm) {
    for (auto const& row : {
             Row{"en", "She held up a book. “The Long Road Home.” It had been her mother's."},
             Row{"fr", "Il relut l’affiche. « Le Grand Départ. » Puis il sortit."},
             Row{"en", "One word was left on the board. “mud”"},
         })
        EXPECT_EQ(offered(row.language, row.text), Lines{}) << row.text;
}

TEST(Alone, WhatGoesOnBehindAGuessIsNoSurer) {
    auto const found = detect("Mona Leeds shut the till. Nobody had come in all day. “Tomorrow will be worse than this.” “We will "
                              "open all the same, as we always have.”",
                              "en", lexicon("en"))
                           .quotations;
    for (auto const& one : found) EXPECT_LT(one.confidence, 0.8) << one.text;
}

TEST(Denied, WordsThatNeverLeftAnybodysLips) {
    for (auto const& row : {
             Row{"en", "He has never used the words “acceptable losses” in any meeting, the general maintains."},
             Row{"es", "Asegura que jamás pronunció la frase “que se muden todos”."},
             Row{"de", "Die Worte „dann macht eben zu“ seien so nie gefallen, heißt es im Rathaus."},
             Row{"pt", "A frase “que se mudem” nunca saiu da sua boca, garante o vereador."},
             Row{"ru", "Фразу «сами виноваты» она, по её словам, никогда не произносила."},
         }) {
        auto const found = detect(row.text, row.language, lexicon(row.language)).quotations;
        ASSERT_EQ(found.size(), 1U) << row.text;
        EXPECT_EQ(found.front().told, Told::denied) << row.text;
        EXPECT_LT(found.front().confidence, 0.5) << row.text;
    }
}

} // namespace
