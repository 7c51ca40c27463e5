// How quotations of an article bear on each other, and the words that say so.
#include "tests/core/lexicons.h"

namespace {

/// "from how to: evidence" for each relation.
std::vector<std::string> relations(std::string const& language, std::string const& text) {
    std::vector<std::string> out;
    auto const found = core::detect(text, language, lexicon(language)).quotations;
    for (std::size_t from = 0; from < found.size(); ++from)
        for (auto const& related : found[from].relates)
            out.push_back(std::to_string(from) + " " + std::string(core::key_of(related.how)) + " " +
                          std::to_string(related.to) + ": " +
                          (related.evidence ? std::string(core::Offsets(text).slice(*related.evidence))
                                            : std::string()));
    return out;
}

std::string const claim = "« La digue tiendra encore vingt ans », a affirmé Paul Lanvin. ";

TEST(Relations, ADenialRebutsTheLastOfAnother) {
    EXPECT_EQ(relations("fr", claim + "Nadia Perrot a démenti : « Elle fuit déjà de partout. »"),
              Lines{"1 rebuts 0: démenti"});
    EXPECT_EQ(relations("en", "“The bridge is safe,” said John Roe. “It is falling apart,” countered Jane Doe."),
              Lines{"1 rebuts 0: countered"});
}

TEST(Relations, AStatementThatIsCondemnedIsRebutted) {
    EXPECT_EQ(relations("fr", claim + "Une déclaration que Nadia Perrot a qualifiée de « mensonge éhonté »."),
              Lines{"1 rebuts 0: déclaration"});
    EXPECT_EQ(relations("fr", claim + "Une déclaration que Nadia Perrot a qualifiée de « beau programme »."),
              Lines{}) << "praise rebuts nothing";
}

TEST(Relations, TheSameSpeakerGoesOnOrNuances) {
    EXPECT_EQ(relations("fr", claim + "« Nous la surveillons », a encore dit Paul Lanvin."),
              Lines{"1 continues 0: encore"});
    EXPECT_EQ(relations("fr", claim + "Paul Lanvin a toutefois reconnu des « faiblesses sérieuses »."),
              Lines{"1 nuances 0: toutefois"});
}

TEST(Relations, WhatOneSaysForHisPartStandsBesideAllTheOtherSaid) {
    EXPECT_EQ(relations("fr", claim + "« Elle a tenu en 1970 », a ajouté Paul Lanvin. "
                              "« Nous verrons bien », a lancé pour sa part Nadia Perrot."),
              (Lines{"1 continues 0: ajouté", "2 parallel 0: pour sa part"}));
}

TEST(Relations, TheSameWordsTwiceAreNoted) {
    EXPECT_EQ(relations("fr", "\"La digue tiendra encore vingt ans\" (Paul Lanvin)\n\nLe préfet a parlé. " + claim),
              Lines{"0 duplicate 1: "});
}

TEST(Relations, WithoutTellingWordsNothingIsProposed) {
    EXPECT_EQ(relations("fr", claim + "« Elle fuit », a dit Nadia Perrot."), Lines{});
}

TEST(Relations, DroppedSuggestionsTakeTheirRelationsAlong) {
    core::Detected detected;
    auto& all = detected.quotations;
    all.resize(3);
    all[0].confidence = 0.9;
    all[1].confidence = 0.2;
    all[2].confidence = 0.8;
    all[2].relates = {{0, core::Bears::rebuts, {}}, {1, core::Bears::nuances, {}}};
    all[0].relates = {{2, core::Bears::duplicate, {}}};
    auto const after = core::at_least(0.5, detected);
    EXPECT_EQ(after.set_aside.size(), 1U);
    auto const& kept = after.quotations;
    ASSERT_EQ(kept.size(), 2U);
    ASSERT_EQ(kept[1].relates.size(), 1U);
    EXPECT_EQ(kept[1].relates[0].to, 0U);
    EXPECT_EQ(kept[0].relates[0].to, 1U);
}

} // namespace
