// What a suggestion tells beside its words and its speaker, what is set aside and why, and how texts
// nobody would write are survived.
#include "core/base/error.h"
#include "core/quotation/marks.h"
#include "tests/core/lexicons.h"

namespace {

using namespace core;

std::vector<Suggestion> found(std::string const& language, std::string_view text,
                              double least = 0.5) {
    return at_least(least, detect(text, language, lexicon(language))).quotations;
}

TEST(Quotation, TellsRoleOrganisationAndCue) {
    auto const all = found("fr", "La porte-parole de la diplomatie suédoise Eva Lindh s'est "
                                 "exprimée. Eva Lindh a également estimé avoir vu « un pays céder "
                                 "», selon un communiqué.");
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].speaker, "Eva Lindh");
    EXPECT_EQ(all[0].role, "porte-parole de la diplomatie suédoise");
    EXPECT_EQ(all[0].on_behalf_of, "diplomatie suédoise");
    EXPECT_EQ(all[0].cue, "a également estimé");
    EXPECT_EQ(all[0].mode, Mode::partial);
    ASSERT_TRUE(all[0].speaker_span);
    ASSERT_TRUE(all[0].cue_span);
    EXPECT_EQ(all[0].cue_span->start, all[0].speaker_span->end + 1);
}

TEST(Quotation, TellsWhenWhereAndOnWhatOccasion) {
    auto const all =
        found("fr", "Lors d'une conférence de presse à Oslo, Luc Ferrand a affirmé "
                    "lundi que rien n'était « décidé ». \"Nous verrons\", a-t-il dit.");
    ASSERT_EQ(all.size(), 2U);
    for (Suggestion const& s : all) {
        EXPECT_EQ(s.when, "lundi");
        EXPECT_EQ(s.place, "Oslo");
        EXPECT_EQ(s.occasion, "conférence de presse");
    }
}

TEST(Quotation, TheOccasionStandsBetweenTheWordsAndTheirDay) {
    auto const when = [](char const* language, char const* text) {
        auto const all = found(language, text);
        return all.size() == 1 ? all[0].when : std::to_string(all.size()) + " found";
    };
    EXPECT_EQ(when("en", "Tom Ashdown said “the lock stays shut for good” in a speech last year."), "last year");
    EXPECT_EQ(when("fr", "Nadia Perrot a dit « nous fermerons cette écluse » lors d’un discours lundi."), "lundi");
    EXPECT_EQ(when("es", "Elena Rivas dijo «cerraremos esta esclusa» en un discurso el lunes."), "lunes");
    EXPECT_EQ(when("en", "Tom Ashdown said “the lock stays shut for good” of the plan due last year."), "");
}

TEST(Quotation, CreditLineIsNobody) {
    auto const all = found("fr", "PIERRE DURAND / AGENCE / POOL Le procureur Alain Thévenet, mardi."
                                 "\n« L'enquête avance », a-t-il assuré.");
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].speaker, "Alain Thévenet");
}

TEST(Quotation, LowConfidenceWhenNobodySpeaks) {
    auto const all = found("en", "There it was: a wall. Then “the whole house was gone and nobody "
                                 "knew where it went” in red paint.", 0.0);
    for (Suggestion const& s : all) EXPECT_LT(s.confidence, 0.5);
}

TEST(Quotation, AWordHeldAtArmsLengthIsNotOffered) {
    EXPECT_TRUE(found("en", "Tom Ashdown said the “experts” were wrong.").empty());
    EXPECT_TRUE(found("fr", "Les « experts » ont eu tort, selon Nadia Perrot.").empty());
    EXPECT_TRUE(found("de", "Die „Experten“ hätten sich geirrt, sagte Jens Holtkamp.").empty());
    EXPECT_TRUE(found("es", "Los «expertos» se equivocaron, dijo Elena Rivas.").empty());
    EXPECT_EQ(found("en", "Tom Ashdown called the plan a “disaster”.").size(), 1U);
    EXPECT_EQ(found("en", "Tom Ashdown said it was a “disaster” for the town.").size(), 1U);
}

TEST(Quotation, WhatIsCalledSoInARelativeClauseIsNobodysWords) {
    EXPECT_TRUE(found("en", "Ann Ashdown, who played “the widow” in the play, said nothing.").empty());
}

TEST(Quotation, AVerbIsNoPartOfAnOffice) {
    auto const all = found("en", "The minister accused Tom Ashdown of saying “we will close the lock”.");
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].speaker, "Tom Ashdown");
    EXPECT_EQ(all[0].role, "");
}

TEST(Quotation, SuggestionsAreSortedAndApart) {
    auto const all = found("en", "“A b c,” said Tom Ashdown. “D “e f” g,” he added. “H.”", 0.0);
    ASSERT_GE(all.size(), 2U);
    for (std::size_t i = 1; i < all.size(); ++i) {
        EXPECT_LE(all[i - 1].span.end, all[i].span.start);
    }
}

TEST(Quotation, AnUnclosedMarkSpoilsOnlyItsParagraph) {
    auto const all = found("fr", "« Il manque la fin, a dit Paul Verdier.\nLa suite va bien.\n"
                                 "« Tout va bien », a dit Nadia Perrot.");
    ASSERT_FALSE(all.empty());
    EXPECT_EQ(all.back().text, "Tout va bien");
    EXPECT_EQ(all.back().speaker, "Nadia Perrot");
}

TEST(Quotation, EmptyTextHasNone) {
    EXPECT_TRUE(found("fr", "").empty());
    EXPECT_TRUE(found("en", "“”").empty());
    EXPECT_TRUE(found("fr", "«").empty());
}

TEST(Marks, MillionsOfOpeningMarksMakeOneStretchAtMost) {
    std::u32string const text(1'000'000, U'«');
    EXPECT_LE(pair_marks(text, Singles::apostrophes).size(), 1U);
}

TEST(SetAside, TitlesNicknamesAndNamedThingsSayWhy) {
    EXPECT_EQ(set_aside("en", "The film “The Long Night” opens today."), Lines{"The Long Night: named"});
    EXPECT_EQ(set_aside("en", "Robert “Shorty” Malone arrived late."), Lines{"Shorty: nickname"});
    EXPECT_EQ(set_aside("en", "A pseudo-“expert” came."), Lines{"expert: compound"});
    EXPECT_EQ(set_aside("fr", "Le film « La Longue Nuit » sort mercredi."), Lines{"La Longue Nuit: named"});
}

TEST(SetAside, AShowWhereSomethingWasSaidIsNoQuotation) {
    EXPECT_EQ(set_aside("en", "On ABC's “This Week,” Jane Doe said that taxes would rise."),
              Lines{"This Week: title"});
    EXPECT_EQ(set_aside("en", "“We will win,” Jane Doe told “Fox and Friends” on Monday."),
              Lines{"Fox and Friends: title"});
}

TEST(SetAside, SingleMarksInHeadings) {
    std::string const body = "\n\n“We will never give up,” Jane Doe said on Monday.";
    EXPECT_EQ(set_aside("en", "Doe vows to 'never give up.'" + body), Lines{"never give up.: heading"});
    EXPECT_EQ(offered("en", "Doe vows to 'never give up.'" + body),
              Lines{"We will never give up <Jane Doe>"});
    EXPECT_EQ(offered("en", "Council notes\n\n'We will never give up,' Jane Doe said on Monday."),
              Lines{"We will never give up <Jane Doe>"}) << "where all marks are single they quote";
}

TEST(SetAside, LettersOfAnInterviewNameNobody) {
    std::string const text = "Q: Will you run again?\nA: I have not decided.\nQ: When will you?";
    EXPECT_EQ(offered("en", text), Lines{});
    EXPECT_EQ(set_aside("en", text).size(), 3U);
}

TEST(Marks, OpenedInOneStyleAndClosedInAnother) {
    EXPECT_EQ(offered("en", "“We will never give up,\" Jane Doe said."),
              Lines{"We will never give up <Jane Doe>"});
    EXPECT_EQ(offered("en", "“We will never give up,“ Jane Doe said. “Never.“"),
              (Lines{"We will never give up <Jane Doe>", "Never. <Jane Doe>"}));
    EXPECT_EQ(offered("en", "“He said \"yes\" to me,” Jane Doe said."),
              Lines{"He said \"yes\" to me <Jane Doe>"});
}

TEST(Marks, NestedMarksGiveTheOutermost) {
    auto const pairs = pair_marks(U"« Il a dit “oui” » et \"non\"", Singles::marks);
    ASSERT_EQ(pairs.size(), 2U);
    EXPECT_EQ(pairs[0].open, 0U);
    EXPECT_EQ(pairs[0].close, 17U);
}

TEST(Quotation, FindsEachOfManyRepeats) {
    std::string text;
    for (int i = 0; i < 2'000; ++i) text += "« Rien », a dit Paul Verdier.\n";
    EXPECT_EQ(found("fr", text).size(), 2'000U);
}

TEST(LexiconTest, RefusesWhatIsNoLexicon) {
    for (char const* bad : {"", "{", "[]", "{}", R"({"language": 3})",
                            R"({"language": "fr", "verbs": {"speech": {"er": ["parl"]}}})",
                            R"({"language": "fr", "roles": [1]})",
                            R"({"language": "fr", "words": []})"}) {
        try {
            Lexicon::parse(bad);
            FAIL() << bad;
        } catch (Error const& error) {
            EXPECT_EQ(error.code(), Code::bad_input);
            EXPECT_GT(render(error.message()).size(), 10U);
        }
    }
}

TEST(LexiconTest, TakesInMoreWordsOrStaysAsItWas) {
    Lexicon words = Lexicon::parse(R"({"language": "en"})");
    EXPECT_EQ(words.find("gloops"), nullptr);
    words.add(R"({"irregular_verbs": {"speech": {"gloop": {"finite": ["gloops"]}}},
                  "roles": ["grand wazir"]})");
    ASSERT_NE(words.find("gloops"), nullptr);
    EXPECT_TRUE(words.find("gloops")->tags.has(Tag::cue_finite));
    EXPECT_TRUE(words.find("grand wazir")->tags.has(Tag::role));
    EXPECT_THROW(words.add(R"({"words": {"work": ["opus"]}, "roles": 7})"), Error);
    EXPECT_EQ(words.find("opus"), nullptr) << "all of a document or nothing";
    EXPECT_EQ(Lexicon::language_of(R"({"language": "any"})"), "any");
}

TEST(LexiconTest, KnowsEveryCountryOnce) {
    auto const country = [](char const* language, char const* form) {
        auto const* word = lexicon(language).find(form);
        return word ? word->country : -1;
    };
    EXPECT_GE(country("fr", "mongolie"), 0) << "from ICU";
    EXPECT_GE(country("de", "mongolei"), 0) << "from ICU";
    EXPECT_GE(country("fr", "biélorussie"), 0);
    EXPECT_EQ(country("fr", "biélorussie"), country("fr", "bélarusse"));
    EXPECT_NE(country("fr", "mongolie"), country("fr", "biélorussie"));
}

TEST(LexiconTest, InflectsVerbsByParadigm) {
    auto const tags = [](char const* language, char const* form) {
        Word const* word = lexicon(language).find(form);
        return word == nullptr ? Tags{} : word->tags;
    };
    EXPECT_TRUE(tags("fr", "annonçait").has(Tag::cue_finite));
    EXPECT_TRUE(tags("fr", "rappelle").has(Tag::cue_finite));
    EXPECT_TRUE(tags("fr", "qualifiées").has(Tag::cue_participle));
    EXPECT_TRUE(tags("fr", "soutenant").has(Tag::cue_present_participle));
    EXPECT_TRUE(tags("en", "denied").has(Tag::cue_finite));
    EXPECT_TRUE(tags("en", "quipped").has(Tag::cue_finite));
    EXPECT_FALSE(tags("fr", "allusion").has(Tag::cue_finite));
}

} // namespace
