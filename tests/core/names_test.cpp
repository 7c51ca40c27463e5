// Where a name ends: small words that join one, an office between a body and who holds it.
#include "tests/core/lexicons.h"

namespace {

using namespace core;

TEST(Names, APrepositionBehindAVerbOfSayingJoinsNoName) {
    EXPECT_EQ(offered("de", "„Die Schleuse bleibt zu“, sagte Hanna Brück zu Karl Lohmann."),
              Lines{"Die Schleuse bleibt zu <Hanna Brück>"});
    EXPECT_EQ(offered("de", "„Die Schleuse bleibt zu“, sagte Brück zu Journalisten."),
              Lines{"Die Schleuse bleibt zu <Brück>"});
    EXPECT_EQ(offered("de", "„Die Schleuse bleibt zu“, sagte Hanna Brück zu Beginn der Sitzung."),
              Lines{"Die Schleuse bleibt zu <Hanna Brück>"});
    EXPECT_EQ(offered("de", "Am Montag traf Hanna Brück den Fischer Karl Lohmann. „Die Schleuse bleibt zu“, sagte "
                            "Hanna Brück zu Karl Lohmann. „Das ist falsch“, sagte Lohmann."),
              (Lines{"Die Schleuse bleibt zu <Hanna Brück>", "Das ist falsch <Karl Lohmann>"}));
    EXPECT_EQ(offered("de", "„Das reicht“, rief Otto Brandt zu Recht."), Lines{"Das reicht <Otto Brandt>"});
}

TEST(Names, SmallWordsJoinANameWhereItHasThem) {
    EXPECT_EQ(offered("de", "„Die Schleuse bleibt zu“, sagte Otto von und zu Gernstein."),
              Lines{"Die Schleuse bleibt zu <Otto von und zu Gernstein>"});
    EXPECT_EQ(offered("de", "„Die Schleuse bleibt zu“, sagte Otto zu Gernstein. Seit Mai ist Otto zu Gernstein im Amt."),
              Lines{"Die Schleuse bleibt zu <Otto zu Gernstein>"});
    EXPECT_EQ(offered("de", "„Die Schleuse bleibt zu“, sagte Anna von der Heide. „Leider“, so von der Heide."),
              (Lines{"Die Schleuse bleibt zu <Anna von der Heide>", "Leider <Anna von der Heide>"}));
    EXPECT_EQ(offered("nl", "“De sluis blijft dicht”, zei Jan van der Berg."),
              Lines{"De sluis blijft dicht <Jan van der Berg>"});
    EXPECT_EQ(offered("nl", "“De sluis blijft dicht”, zei Jan ten Brink."),
              Lines{"De sluis blijft dicht <Jan ten Brink>"});
    EXPECT_EQ(offered("fr", "« L’écluse reste fermée », a dit Anne de la Tour."),
              Lines{"L’écluse reste fermée <Anne de la Tour>"});
}

TEST(Names, AnOfficeBetweenTwoNamesIsOfTheSecond) {
    EXPECT_EQ(offered("en", "Tarrow Mills chief executive Nora Beck said “the lock stays shut until May”."),
              Lines{"the lock stays shut until May <Nora Beck>"});
    EXPECT_EQ(offered("en", "“The lock stays shut,” said Port Alder mayor Tom Quill."),
              Lines{"The lock stays shut <Tom Quill>"});
    EXPECT_EQ(offered("en", "Nora Beck met Tarrow Mills director Paul Quill. “The lock stays shut,” he said."),
              Lines{"The lock stays shut <Paul Quill>"});
    EXPECT_EQ(offered("en", "Tarrow Mills said: “The lock stays shut until the spring.”"),
              Lines{"The lock stays shut until the spring. <Tarrow Mills>"});
    EXPECT_EQ(offered("nl", "“De sluis blijft dicht”, zei Noord Rail directeur Jan Vink."),
              Lines{"De sluis blijft dicht <Jan Vink>"});
}

TEST(Names, APlaceHoldsNoOffice) {
    EXPECT_EQ(offered("en", "They won in New Alder, strategists think. “It is over,” said a strategist for one of them."),
              Lines{"It is over <a strategist>"});
    EXPECT_EQ(offered("en", "A source at the Tarrow station rang. The source said “it was all dark in there”."),
              Lines{"it was all dark in there <source>"});
}

TEST(Names, SomebodyWhoseSurnameStandsAloneIsNoBody) {
    EXPECT_EQ(offered("en", "Zorvan Quill spokesman Paul Beck left. “The lock stays shut,” Quill said."),
              Lines{"The lock stays shut <Zorvan Quill>"});
}

} // namespace
