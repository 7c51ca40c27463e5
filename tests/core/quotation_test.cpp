// Detection over sentences of our own, in French and English: bounds by code point, speakers by
// full name, and what must not be taken for a quotation.
#include "core/quotation/detect.h"

#include "core/error.h"
#include "core/quotation/marks.h"
#include "tests/core/lexicons.h"

#include <gtest/gtest.h>


namespace {

using namespace core;

std::vector<Suggestion> found(std::string const& language, std::string_view text,
                              double least = 0.5) {
    std::vector<Suggestion> out;
    for (Suggestion& s : detect(text, language, lexicon(language))) {
        if (s.confidence >= least) out.push_back(std::move(s));
    }
    return out;
}

struct Wanted {
    std::string words;
    std::string speaker;
};

struct Row {
    std::string name;
    std::string language;
    std::string text;
    std::vector<Wanted> wanted;
};

void PrintTo(Row const& row, std::ostream* out) { *out << row.name; }

class Patterns : public testing::TestWithParam<Row> {};

TEST_P(Patterns, BoundsAndSpeaker) {
    Row const& row = GetParam();
    auto const suggestions = found(row.language, row.text);
    ASSERT_EQ(suggestions.size(), row.wanted.size()) << row.text;
    std::u32string const text = to_utf32(row.text);
    std::size_t from = 0;
    for (std::size_t i = 0; i < suggestions.size(); ++i) {
        std::u32string const words = to_utf32(row.wanted[i].words);
        std::size_t const at = text.find(words, from);
        ASSERT_NE(at, std::u32string::npos);
        from = at + words.size();
        EXPECT_EQ(suggestions[i].span.start, static_cast<std::int64_t>(at));
        EXPECT_EQ(suggestions[i].span.end, static_cast<std::int64_t>(from));
        EXPECT_EQ(suggestions[i].text, row.wanted[i].words);
        EXPECT_EQ(suggestions[i].speaker, row.wanted[i].speaker);
        EXPECT_FALSE(render(suggestions[i].reason).empty());
    }
}

std::vector<Row> const rows{
    {"inverted",
     "fr",
     "« La digue tiendra », a lancé mardi Paul Verdier, maire de Sorgues.",
     {{"La digue tiendra", "Paul Verdier"}}},
    {"inverted_pronoun",
     "fr",
     "Hélène Aubry est arrivée seule. « Rien n'est signé », a-t-elle encore fait valoir.",
     {{"Rien n'est signé", "Hélène Aubry"}}},
    {"stop_inside_straight_marks",
     "fr",
     "\"Avons-nous le choix ? Non!\", a répondu pour sa part Karim Lesage.",
     {{"Avons-nous le choix ? Non!", "Karim Lesage"}}},
    {"honorific_is_no_end",
     "fr",
     "M. Verdier a assuré que la ville n'avait \"aucune raison de céder. Rien ne presse\". "
     "Paul Verdier est maire depuis 2014.",
     {{"aucune raison de céder. Rien ne presse", "Paul Verdier"}}},
    {"relative_with_subject_before_verb",
     "fr",
     "Une promesse que le syndicat Rail Uni a qualifié de \"poudre aux yeux\".",
     {{"poudre aux yeux", "Rail Uni"}}},
    {"postposed_governs_parts",
     "fr",
     "Le texte prévoit des \"contrôles inopinés\" et des \"sanctions graduées\", a précisé "
     "Mme Aubry. Hélène Aubry sera entendue lundi.",
     {{"contrôles inopinés", "Hélène Aubry"}, {"sanctions graduées", "Hélène Aubry"}}},
    {"one_governed_word",
     "fr",
     "Le ministre Luc Ferrand a toutefois annoncé un plan « ambitieux » pour les ports.",
     {{"ambitieux", "Luc Ferrand"}}},
    {"headline_with_name",
     "fr",
     "\"Nous ne plierons pas\" (Nadia Perrot)\n\nLa grève continue.",
     {{"Nous ne plierons pas", "Nadia Perrot"}}},
    {"colon_headline",
     "fr",
     "Nadia Perrot : « Nous ne plierons pas »",
     {{"Nous ne plierons pas", "Nadia Perrot"}}},
    {"role_with_country",
     "fr",
     "Le président du Chili Antonio Vega a reçu la presse. \"Le traité est prêt\", a déclaré le "
     "président chilien.",
     {{"Le traité est prêt", "Antonio Vega"}}},
    {"according",
     "fr",
     "Selon l'économiste Julie Marchand, « la hausse n'est pas finie ».",
     {{"la hausse n'est pas finie", "Julie Marchand"}}},
    {"interrupted",
     "fr",
     "« Nous allons, a-t-elle expliqué, tenir notre ligne. » La maire, Nadia Perrot, est partie.",
     {{"Nous allons", "Nadia Perrot"}, {"tenir notre ligne.", "Nadia Perrot"}}},
    {"continued",
     "fr",
     "« Nous partirons », a prévenu Jean Vidal, « mais pas les mains vides ».",
     {{"Nous partirons", "Jean Vidal"}, {"mais pas les mains vides", "Jean Vidal"}}},
    {"floating",
     "fr",
     "« Je n'ai pas dormi », raconte Inès Caron. « L'eau est montée à quatre heures. »",
     {{"Je n'ai pas dormi", "Inès Caron"}, {"L'eau est montée à quatre heures.", "Inès Caron"}}},
    {"possessed_role",
     "fr",
     "« Il est innocent », a plaidé l'avocat de Bruno Salles, Me Paul Aubin.",
     {{"Il est innocent", "Paul Aubin"}}},
    {"addressee_first",
     "fr",
     "« On m'a menti », a confié à l'agence Julie Marchand.",
     {{"On m'a menti", "Julie Marchand"}}},
    {"gerund",
     "fr",
     "« C'est une trahison », a accusé Jean Vidal. Hélène Aubry a réfuté ces propos, les jugeant "
     "« outranciers ».",
     {{"C'est une trahison", "Jean Vidal"}, {"outranciers", "Hélène Aubry"}}},
    {"resumed_guillemets",
     "fr",
     "Anne Millet a lu sa lettre :\n« Chers amis, tenez bon.\n« Nous reviendrons.\n« Merci. »\n"
     "La salle s'est levée.",
     {{"Chers amis, tenez bon.\n« Nous reviendrons.\n« Merci.", "Anne Millet"}}},
    {"emoji_and_combining_marks",
     "fr",
     "🎉🎉 Fête à Sorgues. «\u00a0Quel e\u0301te\u0301 👩‍🚒\u00a0!\u00a0», a lancé "
     "Zoé "
     "Lambert.",
     {{"Quel e\u0301te\u0301 👩‍🚒\u00a0!", "Zoé Lambert"}}},
    {"inches",
     "fr",
     "Un écran 27\" trônait là. \"Il ne marche plus\", a soupiré Léo Garnier.",
     {{"Il ne marche plus", "Léo Garnier"}}},
    {"two_genders",
     "fr",
     "Anne Millet et Jean Vidal débattaient. « Tout est faux », a-t-elle dénoncé. « Prouvez-le », "
     "a-t-il rétorqué.",
     {{"Tout est faux", "Anne Millet"}, {"Prouvez-le", "Jean Vidal"}}},
    {"said_name",
     "en",
     "“We will appeal,” said Laura Finch, the firm’s chief lawyer.",
     {{"We will appeal", "Laura Finch"}}},
    {"name_said",
     "en",
     "Laura Finch joined in 2009. “None of them was cheap,” Ms. Finch said on Friday.",
     {{"None of them was cheap", "Laura Finch"}}},
    {"surname_resolved_later",
     "en",
     "“It is late,” Ashdown told reporters, “but not too late”. Tom Ashdown leads the union.",
     {{"It is late", "Tom Ashdown"}, {"but not too late", "Tom Ashdown"}}},
    {"pronoun_said",
     "en",
     "Nora Quill walked out before the vote. \"I have nothing to hide,\" she added.",
     {{"I have nothing to hide", "Nora Quill"}}},
    {"said_colon",
     "en",
     "Tom Ashdown said: “I never signed that paper.”",
     {{"I never signed that paper.", "Tom Ashdown"}}},
    {"single_marks",
     "en",
     "'It's the workers' turn to be heard,' said Owen Pryce.",
     {{"It's the workers' turn to be heard", "Owen Pryce"}}},
    {"according_to",
     "en",
     "According to Owen Pryce, the offer was “an insult to all of us”.",
     {{"an insult to all of us", "Owen Pryce"}}},
    {"called_it",
     "en",
     "Critics called the plan “reckless” and “a gift to speculators”.",
     {{"reckless", "Critics"}, {"a gift to speculators", "Critics"}}},
    {"relative_aside",
     "en",
     "Nora Quill, who replaced Tom Ashdown, told the board the offer was “an insult”.",
     {{"an insult", "Nora Quill"}}},
    // Marked, but not said.
    {"film", "fr", "Le film « La Nuit des lucioles » a reçu le prix du jury samedi soir.", {}},
    {"nickname", "fr", "Paul « le Grec » Dumas a été arrêté à l'aube.", {}},
    {"scare", "fr", "Un véritable « tour de vis » attend les communes.", {}},
    {"operation",
     "fr",
     "Les soldats de l'opération « Rempart » patrouillent dans les gares, a rappelé le ministre.",
     {}},
    {"apostrophes", "fr", "L'été n'est pas qu'un mot, d'après l'almanach d'hier.", {}},
    {"shorty", "en", "The so-called “quiet zone” opens on Monday.", {}},
};

INSTANTIATE_TEST_SUITE_P(Sentences, Patterns, testing::ValuesIn(rows),
                         [](auto const& row) { return row.param.name; });

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
