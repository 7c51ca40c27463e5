// Folding: what does not count when names are compared.
#include "core/text/fold.h"

#include <gtest/gtest.h>

namespace {

using core::fold;

TEST(Fold, PlainLettersFoldAsAllOthersDo) {
    // A sign that folds away makes the same text go the long way.
    for (auto const* text : {"Hello  World", " \t A\nB ", "x", "", "I'M 3.5%", "\x1c\x01Z"})
        EXPECT_EQ(core::fold(text), core::fold(std::string(text) + "\xC2\xAD")) << testing::PrintToString(text);
    EXPECT_EQ(core::casefold("AbC d"), "abc d");
    EXPECT_EQ(core::casefold("ÉTÉ"), "été");
}

TEST(Fold, CaseAccentsAndSpacesDoNotCount) {
    EXPECT_EQ(fold("  L’Été "), "l'ete");
    EXPECT_EQ(fold("VOLODYMYR\t\n ZELENSKY"), "volodymyr zelensky");
    EXPECT_EQ(fold("Zelenskyy"), "zelenskyy");
    EXPECT_EQ(fold(""), "");
    EXPECT_EQ(fold(" \u00a0\u3000 "), "");
}

TEST(Fold, ComposedAndDecomposedAreOne) {
    EXPECT_EQ(fold("e\u0301"), fold("\u00e9"));
    EXPECT_EQ(fold("\u0130stanbul"), fold("istanbul"));
}

TEST(Fold, CompatibilityFormsAndInvisiblesDoNotCount) {
    EXPECT_EQ(fold("ﬁnance"), "finance");
    EXPECT_EQ(fold("soft\u00adhyphen"), "softhyphen");
    EXPECT_EQ(fold("zero\u200bwidth"), "zerowidth");
    EXPECT_EQ(fold("Straße"), "strasse");
    EXPECT_EQ(fold("①"), "1");
}

TEST(Fold, ApostrophesAreOne) {
    EXPECT_EQ(fold("d'État"), fold("d’État"));
    EXPECT_EQ(fold("dʼÉtat"), fold("d‘état"));
}

TEST(Fold, OtherScriptsSurvive) {
    EXPECT_EQ(fold("ПУТИН"), "путин");
    EXPECT_EQ(fold("習近平"), "習近平");
    EXPECT_EQ(fold("👩‍⚖️ juge"), fold("👩⚖ JUGE"));
}

TEST(Fold, LettersThatDifferByKeyboardAreOne) {
    EXPECT_EQ(fold("وزیر"), fold("وزير"));
    EXPECT_EQ(fold("کتاب"), fold("كتاب"));
    EXPECT_EQ(fold("على"), fold("علي"));
    EXPECT_EQ(fold("مدرسة"), fold("مدرسه"));
    EXPECT_EQ(fold("أحمد"), fold("احمد"));
    EXPECT_EQ(fold("ســـلام"), fold("سلام"));
    EXPECT_EQ(fold("٢٠٢٢"), "2022");
    EXPECT_EQ(fold("۲۰۲۲"), "2022");
    EXPECT_EQ(fold("२०२२"), "2022");
    EXPECT_NE(fold("بار"), fold("يار"));
}

TEST(Fold, FoldingTwiceIsFoldingOnce) {
    for (auto const* text : {"وزیر کتاب ٢٠", "L’Été", "Œuvre ﬀ", "ΐ Ǆ", "İI ı", "각", "\u1e9b\u0323"})
        EXPECT_EQ(fold(fold(text)), fold(text)) << text;
}

} // namespace
