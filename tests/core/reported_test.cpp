// Words reported without marks: their bounds and who reports them; and that they are asked for.
#include "core/quotation/detect.h"
#include "core/text/utf8.h"
#include "tests/core/lexicons.h"

#include <gtest/gtest.h>

namespace {

/// "words <speaker>" for each suggestion.
std::vector<std::string> reported(std::string const& language, std::string const& text,
                                  core::Indirect indirect = core::Indirect::yes) {
    std::vector<std::string> out;
    for (auto const& found : core::detect(text, language, lexicon(language), indirect)) {
        EXPECT_EQ(found.text, core::Offsets(text).slice(found.span));
        out.push_back(found.text + " <" + found.speaker + "> " +
                      std::string(core::to_string(found.mode)));
    }
    return out;
}

using Lines = std::vector<std::string>;

TEST(Reported, AClauseAfterAVerbOfSaying) {
    EXPECT_EQ(reported("fr", "Le maire Paul Lanvin a affirmé mardi que la digue tiendrait vingt ans."),
              Lines{"la digue tiendrait vingt ans <Paul Lanvin> indirect"});
    EXPECT_EQ(reported("en", "Senator Jane Doe told reporters that the bridge would stay closed."),
              Lines{"the bridge would stay closed <Jane Doe> indirect"});
}

TEST(Reported, ASourceBeforeOrBehind) {
    EXPECT_EQ(reported("fr", "Selon Paul Lanvin, la digue tiendra encore vingt ans."),
              Lines{"la digue tiendra encore vingt ans <Paul Lanvin> indirect"});
    EXPECT_EQ(reported("en", "The bridge will stay closed, according to Jane Doe."),
              Lines{"The bridge will stay closed <Jane Doe> indirect"});
}

TEST(Reported, AnInciseAtTheEnd) {
    EXPECT_EQ(reported("fr", "La digue tiendra encore vingt ans, a indiqué Paul Lanvin."),
              Lines{"La digue tiendra encore vingt ans <Paul Lanvin> indirect"});
    EXPECT_EQ(reported("en", "The bridge will stay closed, Jane Doe said."),
              Lines{"The bridge will stay closed <Jane Doe> indirect"});
}

TEST(Reported, OnlyWhenAskedForAndNeverOverMarks) {
    std::string const plain = "Paul Lanvin a affirmé que la digue tiendrait vingt ans.";
    EXPECT_EQ(reported("fr", plain, core::Indirect::no), Lines{});
    EXPECT_EQ(reported("fr", "Paul Lanvin a affirmé que la digue « tiendrait vingt ans »."),
              Lines{"tiendrait vingt ans <Paul Lanvin> partial"});
}

TEST(Reported, NothingIsReportedWhereNobodySpeaks) {
    EXPECT_EQ(reported("fr", "La digue a été construite en 1950. Elle tient toujours, malgré l'âge."),
              Lines{});
    EXPECT_EQ(reported("en", "The bridge was built in 1950. It is said to be old."), Lines{});
}

TEST(Interview, TurnsBelongToWhoIsNamedBeforeTheColon) {
    EXPECT_EQ(reported("fr", "Le Phare : Regrettez-vous ce vote ?\nNadia Ferrat : Pas une seconde.",
                       core::Indirect::no),
              (Lines{"Regrettez-vous ce vote ? <Phare> direct", "Pas une seconde. <Nadia Ferrat> direct"}));
}

TEST(Interview, AColonAloneMakesNoInterview) {
    EXPECT_EQ(reported("fr", "Bilan : trois blessés.\nCause : le verglas.", core::Indirect::no), Lines{});
    EXPECT_EQ(reported("fr", "Question : que faire ?", core::Indirect::no), Lines{});
}

} // namespace
