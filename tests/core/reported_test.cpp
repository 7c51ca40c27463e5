// Words reported without marks: their bounds and who reports them; and that they are asked for.
#include "tests/core/lexicons.h"

namespace {

/// With what is reported without marks, however unsure it is: who looks for it is offered all of it.
Lines reported(std::string const& language, std::string const& text) {
    Lines out;
    for (auto const& found : core::detect(text, language, lexicon(language), core::Indirect::yes).quotations)
        out.push_back(found.text + " <" + found.speaker + ">");
    return out;
}

TEST(Reported, AClauseAfterAVerbOfSaying) {
    EXPECT_EQ(reported("fr", "Le maire Paul Lanvin a affirmé mardi que la digue tiendrait vingt ans."),
              Lines{"la digue tiendrait vingt ans <Paul Lanvin>"});
    EXPECT_EQ(reported("en", "Senator Jane Doe told reporters that the bridge would stay closed."),
              Lines{"the bridge would stay closed <Jane Doe>"});
}

TEST(Reported, ASourceBeforeOrBehind) {
    EXPECT_EQ(reported("fr", "Selon Paul Lanvin, la digue tiendra encore vingt ans."),
              Lines{"la digue tiendra encore vingt ans <Paul Lanvin>"});
    EXPECT_EQ(reported("en", "The bridge will stay closed, according to Jane Doe."),
              Lines{"The bridge will stay closed <Jane Doe>"});
}

TEST(Reported, AnInciseAtTheEnd) {
    EXPECT_EQ(reported("fr", "La digue tiendra encore vingt ans, a indiqué Paul Lanvin."),
              Lines{"La digue tiendra encore vingt ans <Paul Lanvin>"});
    EXPECT_EQ(reported("en", "The bridge will stay closed, Jane Doe said."),
              Lines{"The bridge will stay closed <Jane Doe>"});
}

TEST(Reported, AClauseWithoutThat) {
    EXPECT_EQ(reported("en", "Jane Doe says the bridge will stay closed until May."),
              Lines{"the bridge will stay closed until May <Jane Doe>"});
    EXPECT_EQ(reported("en", "Jane Doe announced a new bridge."), Lines{}) << "an object is no clause";
}

TEST(Reported, WhoReportsMayBeExplained) {
    EXPECT_EQ(reported("fr", "La digue tiendra encore vingt ans, explique Paul Lanvin, président du port."),
              Lines{"La digue tiendra encore vingt ans <Paul Lanvin>"});
}

TEST(Reported, NobodysWordsAreNotReported) {
    EXPECT_EQ(reported("en", "I hope that the bridge will stay closed."), Lines{});
    EXPECT_EQ(reported("en", "It is worth noting that the bridge will stay closed."), Lines{});
    EXPECT_EQ(reported("fr", "On estime que la digue tiendra encore vingt ans."), Lines{});
}

TEST(Reported, OnlyWhenAskedForAndNeverOverMarks) {
    std::string const plain = "Paul Lanvin a affirmé que la digue tiendrait vingt ans.";
    EXPECT_EQ(offered("fr", plain), Lines{});
    EXPECT_EQ(reported("fr", "Paul Lanvin a affirmé que la digue « tiendrait vingt ans »."),
              Lines{"tiendrait vingt ans <Paul Lanvin>"});
}

TEST(Reported, NothingIsReportedWhereNobodySpeaks) {
    EXPECT_EQ(reported("fr", "La digue a été construite en 1950. Elle tient toujours, malgré l'âge."),
              Lines{});
    EXPECT_EQ(reported("en", "The bridge was built in 1950. It is said to be old."), Lines{});
}

/// "words <speaker> rule" of what is listed apart, for who looks for it.
Lines apart(std::string const& language, std::string const& text) {
    Lines out;
    for (auto const& found : core::detect(text, language, lexicon(language)).reported)
        out.push_back(found.text + " <" + found.speaker + "> " + std::string(found.rule));
    return out;
}

TEST(Reported, IsListedApartWithItsRuleWithoutBeingAskedFor) {
    EXPECT_EQ(apart("fr", "Le maire Paul Lanvin a affirmé mardi que la digue tiendrait vingt ans."),
              Lines{"la digue tiendrait vingt ans <Paul Lanvin> reported"});
    EXPECT_EQ(apart("en", "Jane Doe says the bridge will stay closed until May."),
              Lines{"the bridge will stay closed until May <Jane Doe> clause"});
    EXPECT_EQ(apart("en", "The bridge will stay closed, Jane Doe said."),
              Lines{"The bridge will stay closed <Jane Doe> incise"});
    EXPECT_EQ(apart("fr", "Selon Paul Lanvin, la digue tiendra encore vingt ans."),
              Lines{"la digue tiendra encore vingt ans <Paul Lanvin> source"});
    EXPECT_EQ(apart("de", "Nadja Tiede sagte, dass die Brücke bis Mai gesperrt bleibt."),
              Lines{"die Brücke bis Mai gesperrt bleibt <Nadja Tiede> reported"});
    EXPECT_EQ(apart("es", "Nuria Salcedo dijo que el puente seguirá cerrado hasta mayo."),
              Lines{"el puente seguirá cerrado hasta mayo <Nuria Salcedo> reported"});
}

TEST(Reported, EndsWhereTheSameOneAddsSomething) {
    EXPECT_EQ(apart("fr", "Paul Lanvin a assuré que la digue tiendrait vingt ans, tout en prônant des travaux."),
              Lines{"la digue tiendrait vingt ans <Paul Lanvin> reported"});
    EXPECT_EQ(apart("en", "Jane Doe said that the bridge would stay closed, adding nothing else."),
              Lines{"the bridge would stay closed <Jane Doe> reported"});
}

TEST(Reported, AThingReportsNothing) {
    EXPECT_EQ(apart("en", "This moment says that the bridge will stay closed."), Lines{});
    EXPECT_EQ(apart("fr", "Il faut dire que la digue tiendra encore vingt ans."), Lines{});
    EXPECT_EQ(apart("en", "Jane Doe's brief said that was not her view."), Lines{});
}

TEST(Interview, TurnsBelongToWhoIsNamedBeforeTheColon) {
    EXPECT_EQ(offered("fr", "Le Phare : Regrettez-vous ce vote ?\nNadia Ferrat : Pas une seconde."),
              (Lines{"Regrettez-vous ce vote ? <Phare>", "Pas une seconde. <Nadia Ferrat>"}));
}

TEST(Interview, AColonAloneMakesNoInterview) {
    EXPECT_EQ(offered("fr", "Bilan : trois blessés.\nCause : le verglas."), Lines{});
    EXPECT_EQ(offered("fr", "Question : que faire ?"), Lines{});
}

TEST(Reported, ASourceBeforeTheVerbNeedsNoComma) {
    EXPECT_EQ(reported("de", "Laut Ingenieurin Anna Brandt war die Weiche seit Tagen defekt."),
              Lines{"war die Weiche seit Tagen defekt <Anna Brandt>"});
    EXPECT_EQ(reported("fr", "Selon la gendarmerie, le camion roulait sans feux depuis Valbourg."),
              Lines{"le camion roulait sans feux depuis Valbourg <gendarmerie>"});
}

TEST(Reported, AVerbAloneGoesOnForWhomTheSentenceBeforeIsAbout) {
    EXPECT_EQ(reported("es", "La ingeniera Marta Ojeda cerró el puente. Añadió que el nuevo costará el doble."),
              Lines{"el nuevo costará el doble <Marta Ojeda>"});
    EXPECT_EQ(reported("pt", "A reitora Ana Ramires anulou a prova. Acrescentou que as notas serão repostas em maio."),
              Lines{"as notas serão repostas em maio <Ana Ramires>"});
}

TEST(Reported, GermanSubjunctivesAndRussianClausesHaveNoOtherMark) {
    EXPECT_EQ(reported("de", "Ministerin Anna Brandt sagte, das Land werde keine Schulden machen."),
              Lines{"das Land werde keine Schulden machen <Anna Brandt>"});
    EXPECT_EQ(reported("ru", "Мэр Павел Ладов сообщил, что трамвай вернётся весной."),
              Lines{"трамвай вернётся весной <Павел Ладов>"});
    EXPECT_EQ(reported("de", "Das Feuer war gegen vier Uhr gelöscht, wie die Feuerwehr mitteilte."),
              Lines{"Das Feuer war gegen vier Uhr gelöscht <Feuerwehr>"});
}

TEST(Reported, WhomItWasToldStandsBeforeTheClause) {
    EXPECT_EQ(reported("en", "Mrs Jane Doe told reporters she had never met the builder."),
              Lines{"she had never met the builder <Jane Doe>"});
}

} // namespace
