// Spellings of one name meet; names that only look alike stay apart.
#include "core/text/spellings.h"

#include <gtest/gtest.h>

#include <string>

namespace {

using core::may_be_spellings;

TEST(Spellings, AHyphenTellsNobodyApart) {
    EXPECT_TRUE(may_be_spellings("Jean-Pierre Malou", "Jean Pierre Malou"));
    EXPECT_TRUE(may_be_spellings("Nora Quill-Marsh", "Nora Quill Marsh"));
    EXPECT_TRUE(may_be_spellings("Nora Quill", "Nora Quill-Marsh"));
    EXPECT_TRUE(may_be_spellings("Anne‐Lise Ferrat", "Anne Lise Ferrat")) << "the typographic hyphen";
    EXPECT_TRUE(may_be_spellings("Karl-Heinz Vogel", "Karl Heinz Vogel"));
}

TEST(Spellings, AnInitialMayBeAGivenName) {
    EXPECT_TRUE(may_be_spellings("N. Quill", "Nora Quill"));
    EXPECT_TRUE(may_be_spellings("Nora A. Quill", "Nora Quill"));
    EXPECT_TRUE(may_be_spellings("Nora A. Quill", "Nora Anne Quill"));
    EXPECT_TRUE(may_be_spellings("Н. Квилова", "Нора Квилова"));
    EXPECT_FALSE(may_be_spellings("P. Quill", "Nora Quill"));
    EXPECT_FALSE(may_be_spellings("Nora A. Quill", "Nora B. Quill"));
}

TEST(Spellings, OneNameInSeveralTranscriptions) {
    EXPECT_TRUE(may_be_spellings("Alexandre Loukachenko", "Alexander Lukashenko"));
    EXPECT_TRUE(may_be_spellings("Александр Лукашенко", "Alexandre Loukachenko"));
    EXPECT_TRUE(may_be_spellings("Vladimir Poutine", "Владимир Путин"));
    EXPECT_TRUE(may_be_spellings("Wladimir Medwedew", "Vladimir Medvedev"));
    EXPECT_TRUE(may_be_spellings("Oleg Selenskyj", "Oleg Zelenskyy"));
    EXPECT_TRUE(may_be_spellings("Ivan Gorbatschow", "Ivan Gorbachev"));
    EXPECT_TRUE(may_be_spellings("Jürgen Müller", "Juergen Mueller"));
    EXPECT_TRUE(may_be_spellings("Zoé Ferrat", "Zoe Ferrat"));
}

TEST(Spellings, NamesThatOnlyLookAlikeStayApart) {
    EXPECT_FALSE(may_be_spellings("Paul Martin", "Paul Morton"));
    EXPECT_FALSE(may_be_spellings("Paul Martin", "Pierre Martin"));
    EXPECT_FALSE(may_be_spellings("Paul Marten", "Paul Martel"));
    EXPECT_FALSE(may_be_spellings("Anna Petrov", "Anna Petrenko"));
    EXPECT_FALSE(may_be_spellings("Jean Malou", "Jeanne Malou"));
    EXPECT_FALSE(may_be_spellings("Louis Malou", "Louise Malou"));
    EXPECT_FALSE(may_be_spellings("Quill", "Nora Quill")) << "a surname alone is nobody";
    EXPECT_FALSE(may_be_spellings("", "Nora Quill"));
}

} // namespace
