// Marks that fail: what two people say is never one quotation, and what is unsure is offered as unsure.
#include "core/quotation/marks.h"
#include "tests/core/lexicons.h"

namespace {

using namespace core;

constexpr double most_of_mended = 0.75;

/// "words <speaker>", with a question mark before what is not sure enough to be offered, and a tilde before what is
/// offered as unsure.
Lines all_found(std::string const& language, std::string const& text) {
    Lines out;
    for (auto const& found : detect(text, language, lexicon(language)).quotations) {
        std::string const sign = found.confidence < 0.5 ? "? " : found.confidence <= most_of_mended ? "~ " : "";
        out.push_back(sign + found.text + " <" + found.speaker + ">");
    }
    return out;
}

TEST(Mending, AForgottenClosingMarkBeforeAnotherSpeaker) {
    EXPECT_EQ(all_found("en", "Ada Thorne said: “The well is dry.\n\n“Dig deeper,” said Miles Finch, an engineer."),
              (Lines{"~ The well is dry. <Ada Thorne>", "Dig deeper <Miles Finch>"}));
    EXPECT_EQ(all_found("en", "Ada Thorne said: \"The well is dry.\n\n\"Dig deeper,\" said Miles Finch."),
              (Lines{"~ The well is dry. <Ada Thorne>", "Dig deeper <Miles Finch>"}));
    EXPECT_EQ(all_found("fr", "Claire Monnet a dit : « Le puits est à sec.\n\n« Creusez », a répondu Hugo Lavigne."),
              (Lines{"~ Le puits est à sec. <Claire Monnet>", "Creusez <Hugo Lavigne>"}));
    EXPECT_EQ(all_found("de", "Greta Lorenz sagte: „Der Brunnen ist leer.\n\nEmil Sauer sagte: „Dann grabt.“"),
              (Lines{"~ Der Brunnen ist leer. <Greta Lorenz>", "~ Dann grabt. <Emil Sauer>"}));
}

TEST(Mending, TheWordsThatTellWhoSpeaksEndAQuotationLeftOpen) {
    EXPECT_EQ(all_found("en", "“Is the well dry? asked Ada Thorne.\n\n“It is,” said Miles Finch."),
              (Lines{"~ Is the well dry? <Ada Thorne>", "It is <Miles Finch>"}));
    EXPECT_EQ(all_found("en", "“The well is dry, said Ada Thorne. “And the pump,” she added."),
              (Lines{"~ The well is dry <Ada Thorne>", "And the pump <Ada Thorne>"}));
    EXPECT_EQ(all_found("fr", "« Le puits est à sec, a dit Claire Monnet."),
              Lines{"~ Le puits est à sec <Claire Monnet>"});
    EXPECT_EQ(all_found("es", "«El pozo está seco, dijo Elena Rivas."), Lines{"~ El pozo está seco <Elena Rivas>"});
}

TEST(Mending, AForgottenOpeningMark) {
    EXPECT_EQ(all_found("en", "The well is dry,” said Ada Thorne."), Lines{"~ The well is dry <Ada Thorne>"});
}

TEST(Mending, ParagraphsThatOpenAgainStayOneQuotation) {
    EXPECT_EQ(all_found("en", "“The well is dry.\n\n“So is the river,” said Ada Thorne."),
              Lines{"The well is dry.\n\n“So is the river <Ada Thorne>"});
    EXPECT_EQ(all_found("en", "Ada Thorne said: “The well is dry.\n\n“So is the river,” she added."),
              Lines{"~ The well is dry.\n\n“So is the river <Ada Thorne>"});
    EXPECT_EQ(all_found("fr", "« Le puits est à sec.\n» La source aussi », a dit Claire Monnet."),
              Lines{"Le puits est à sec.\n» La source aussi <Claire Monnet>"});
}

TEST(Mending, AQuotationGoesOnInTheNextParagraph) {
    // In Spanish the other mark opens again; marks of two signs do; in Russian and French often none does.
    EXPECT_EQ(offered("es", "Elena Rivas dijo: “El pozo está seco.\n\n”Y el río también”."),
              Lines{"El pozo está seco.\n\n”Y el río también <Elena Rivas>"});
    EXPECT_EQ(offered("en", "Ada Thorne said:\n\n``The well is dry.\n\n``So is the river.''"),
              Lines{"The well is dry.\n\n``So is the river. <Ada Thorne>"});
    EXPECT_EQ(offered("ru", "Вера Крылова сказала: «Колодец пуст.\n\nРека тоже высохла»."),
              Lines{"Колодец пуст.\n\nРека тоже высохла <Вера Крылова>"});
    EXPECT_EQ(offered("fr", "Claire Monnet a écrit :\n\n« Le puits est à sec.\n\nLa source aussi. »"),
              Lines{"Le puits est à sec.\n\nLa source aussi. <Claire Monnet>"});
    EXPECT_EQ(offered("nl", "Fleur Dekker zei: ‘De put is leeg.\n\n‘De beek is dat ook.’"),
              Lines{"De put is leeg.\n\n‘De beek is dat ook. <Fleur Dekker>"});
    // Where the next mark opens, another quotation begins.
    EXPECT_EQ(offered("nl", "Fleur Dekker zei: ‘De put is leeg.\n\nJan Smit knikte. ‘Wij graven door’, zei hij."),
              (Lines{"De put is leeg. <Fleur Dekker>", "Wij graven door <Jan Smit>"}));
}

TEST(Marks, LettersLeftOutOpenNothing) {
    EXPECT_EQ(pair_marks(U"'s Morgens zei ze niets.", Singles::marks).size(), 0U);
    EXPECT_EQ(pair_marks(U"Rock 'n' roll and the '80s.", Singles::marks).size(), 0U);
    auto const pairs = pair_marks(U"The 'miners' market' and 'nobody,' she said.", Singles::marks);
    ASSERT_EQ(pairs.size(), 2U);
    EXPECT_EQ(pairs[0].open, 4U);
    EXPECT_EQ(pairs[1].open, 25U);
}

TEST(Marks, TwoSignsAreOneMark) {
    auto const latex = pair_marks(U"``Dry,'' she said.", Singles::marks);
    ASSERT_EQ(latex.size(), 1U);
    EXPECT_EQ(latex[0].inside(), 2U);
    EXPECT_EQ(latex[0].close, 6U);
    EXPECT_EQ(latex[0].end(), 8U);
    EXPECT_EQ(pair_marks(U",,Leer'', sagte sie.", Singles::marks).size(), 1U);
    EXPECT_EQ(pair_marks(U"Leer,, sagte sie, und ging,, fort.", Singles::marks).size(), 0U);
}

TEST(Marks, TwoApostrophesOnEitherSideAreOfferedAsUnsure) {
    EXPECT_EQ(all_found("en", "''The well is dry,'' Ada Thorne said. ''It has been since May.''"),
              (Lines{"~ The well is dry <Ada Thorne>", "~ It has been since May. <Ada Thorne>"}));
}

TEST(Dialogue, ALineWithADashIsSpeechIfOneBesideItTellsWhoSpeaks) {
    EXPECT_EQ(all_found("fr", "— Le puits est à sec, a dit Claire Monnet.\n— Vraiment ?\n\nLa séance est levée."),
              (Lines{"Le puits est à sec <Claire Monnet>", "? Vraiment ? <>"}));
    EXPECT_EQ(all_found("fr", "À faire :\n— curer le puits\n— réparer la pompe"), Lines{});
    EXPECT_EQ(all_found("ru", "— Колодец пуст, — сказала Вера Крылова.\n— Неужели?"),
              (Lines{"Колодец пуст <Вера Крылова>", "? Неужели? <>"}));
}

TEST(Dialogue, ATurnKeepsItsRoleAndItsParagraphs) {
    auto const all = detect("Claire Monnet (Les Verts) : Le puits est à sec.\n\nDepuis mai.\n\n"
                            "Hugo Lavigne, maire : Il faut creuser.",
                            "fr", lexicon("fr"));
    ASSERT_EQ(all.quotations.size(), 2U);
    EXPECT_EQ(all.quotations[0].text, "Le puits est à sec.\n\nDepuis mai.");
    EXPECT_EQ(all.quotations[0].role, "Les Verts");
    EXPECT_EQ(all.quotations[1].speaker, "Hugo Lavigne");
    EXPECT_EQ(all.quotations[1].role, "maire");
    EXPECT_EQ(all.quotations[1].rule, "turn");
}

TEST(Dialogue, ListsOfFactsAreNoTranscript) {
    EXPECT_EQ(all_found("en", "Date: Monday\nPlace: Town hall\nEntry: free"), Lines{});
    EXPECT_EQ(all_found("en", "Director: Ada Thorne\nWriter: Miles Finch\nRunning time: two hours"), Lines{});
    EXPECT_EQ(all_found("fr", "Ingrédients : farine\nTemps : une heure\nPrix : bas"), Lines{});
}

} // namespace
