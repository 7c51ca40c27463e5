// Captions as they are found: what is said comes out as paragraphs, each caption with its time.
#include "core/ingest/ingest.h"

#include "core/ingest/sentences.h"

#include <gtest/gtest.h>

namespace core {
namespace {

Ingested read(std::string_view bytes) {
    IngestOptions options;
    options.file_name = "a";
    return ingest(bytes, options);
}

using Times = std::vector<TimeOfRecording>;

TEST(Captions, BecomeParagraphsWithTheirTimes) {
    auto const found = read("1\n00:00:01,000 --> 00:00:03,000\n<i>Bonsoir</i>\nà tous.\n\n2\n00:00:03,100 --> 00:00:04,000 X1:1\n"
                            "{\\an8}Voilà.\n\n3\n01:00:06,500 --> 01:00:07,000\nPlus tard.\n");
    EXPECT_EQ(found.text, "Bonsoir à tous. Voilà.\n\nPlus tard.");
    EXPECT_EQ(found.times, (Times{{0, 1000, 3000}, {16, 3100, 4000}, {24, 3606500, 3607000}}));
    EXPECT_TRUE(found.notes.empty());
}

TEST(Captions, AreReadHoweverTheyAreWritten) {
    auto const well = read("1\n00:00:01,000 --> 00:00:02,000\nUn.\n\n2\n00:00:02,000 --> 00:00:03,000\nDeux 7.\n");
    for (auto const* bytes : {"\xEF\xBB\xBF" "1\r\n00:00:01,000 --> 00:00:02,000\r\nUn.\r\n\r\n2\r\n00:00:02,000 --> 00:00:03,000\r\nDeux 7.\r\n",
                              "00:01.000 --> 00:02.000\nUn.\n00:02.000 --> 00:03.000\nDeux 7.", // no counters, no empty lines
                              "1\n1\n00:00:01.000-->00:00:02.000\nUn.\n2\n00:00:02 --> 00:00:03\nDeux 7."}) {
        auto const found = read(bytes);
        EXPECT_EQ(found.text, well.text) << bytes;
        EXPECT_EQ(found.times, well.times) << bytes;
    }
}

TEST(Captions, KeepWhoSpeaks) {
    auto const found = read("WEBVTT - une émission\nKind: captions\n\nNOTE Un mot\nde nous\n\nSTYLE\n::cue { color: red }\n\nun\n"
                            "00:01.000 --> 00:02.000 align:start\n<v Anne Krief>Le pont <c.jaune>ne rouvrira</c> pas.\n\n"
                            "00:02.000 --> 00:03.000\n<v.fort Paul Lemoine>Si &amp; bien&nbsp;si.</v>\n\n"
                            "00:03.000 --> 00:04.000\n<v Paul Lemoine><00:03.500>Demain.\n");
    EXPECT_EQ(found.text, "Anne Krief: Le pont ne rouvrira pas.\n\nPaul Lemoine: Si & bien si. Demain.");
    ASSERT_EQ(found.parts.size(), 2u);
    EXPECT_EQ(found.parts[1], (PartOfPage{38, PagePart::section, "Paul Lemoine"}));
}

TEST(Captions, LeaveOutWhatRollsUp) {
    auto const found = read("WEBVTT\n\n00:01.000 --> 00:02.000\nle pont\n\n00:02.000 --> 00:03.000\nle pont\nne rouvrira\n\n"
                            "00:03.000 --> 00:04.000\nne rouvrira\n\n00:04.000 --> 00:05.000\nne rouvrira\npas\n");
    EXPECT_EQ(found.text, "le pont ne rouvrira pas");
}

TEST(Captions, BeginAParagraphWhereSomebodyElseSpeaks) {
    EXPECT_EQ(read("1\n00:00:01,000 --> 00:00:02,000\nBonsoir.\n\n2\n00:00:02,000 --> 00:00:03,000\nANNE KRIEF: Oui.\n\n"
                   "3\n00:00:03,000 --> 00:00:04,000\n- Non.\n")
                  .text,
              "Bonsoir.\n\nANNE KRIEF: Oui.\n\n- Non.");
}

TEST(Captions, SayWhenTimesRunBack) {
    auto const found = read("1\n00:00:09,000 --> 00:00:10,000\nUn.\n\n2\n00:00:01,000 --> 00:00:02,000\nDeux.\n");
    EXPECT_EQ(found.text, "Un. Deux.");
    ASSERT_EQ(found.notes.size(), 1u);
    EXPECT_EQ(found.notes[0].message.text, sentences::times_run_back);
}

TEST(Captions, KeepTheTimesOfAllOfThem) {
    std::string many = "WEBVTT\n\n";
    constexpr int count = 100'000;
    for (int at = 0; at < count; ++at) many += "00:01.000 --> 00:02.000\nmot\nautre\n\n";
    EXPECT_EQ(read(many).times.size(), static_cast<std::size_t>(count));
}

TEST(Captions, GiveEachVoiceItsWords) {
    EXPECT_EQ(read("WEBVTT\n\n00:01.000 --> 00:04.000\n<v Anne Holm>We will open.</v> <v Paul Vink>We will close\nthe harbour.\n\n"
                   "00:04.000 --> 00:05.000\n<v Anne Holm>I agree.\n\n00:05.000 --> 00:06.000\n<v Paul Vink>I agree.\n")
                  .text,
              "Anne Holm: We will open.\n\nPaul Vink: We will close the harbour.\n\nAnne Holm: I agree.\n\nPaul Vink: I agree.");
    EXPECT_EQ(read("1\n00:00:01,000 --> 00:00:02,000\n- Vient-elle ?\n- Non.\n").text, "- Vient-elle ?\n\n- Non.");
}

TEST(Captions, KeepWhatIsSaidTwice) {
    EXPECT_EQ(read("1\n00:00:01,000 --> 00:00:02,000\nNo.\n\n2\n00:00:02,000 --> 00:00:03,000\nNo.\n\n"
                   "3\n00:00:03,000 --> 00:00:04,000\nNo.\n")
                  .text,
              "No. No. No.");
}

TEST(Captions, GoOnBehindAnEmptyLine) {
    auto const found = read("1\n00:00:01,000 --> 00:00:02,000\nDer Hafen\n\nbleibt offen.\n\n2\n00:00:02,000 --> 00:00:03,000\nSagt sie.\n");
    EXPECT_EQ(found.text, "Der Hafen bleibt offen. Sagt sie.");
    EXPECT_TRUE(found.notes.empty());
}

TEST(Captions, SayWhatStandsOutsideOfThem) {
    auto const found = read("WEBVTT\n\n00:01.000 --> 00:02.000\nUn.\n\nperdu\npour tous\n\n00:02.000 --> 00:03.000\nDeux.\n");
    EXPECT_EQ(found.text, "Un. Deux.");
    ASSERT_EQ(found.notes.size(), 1u);
    EXPECT_EQ(found.notes[0].message.text, sentences::outside_captions);
}

TEST(Captions, TakeNoNameForANote) {
    EXPECT_EQ(read("WEBVTT\n\nNOTES-1\n00:01.000 --> 00:02.000\nUn.\n\nSTYLE of speech\n00:02.000 --> 00:03.000\nDeux.\n\n"
                   "NOTE\nein Wort\n\nREGION 5\n00:03.000 --> 00:04.000\nTrois.\n")
                  .text,
              "Un. Deux. Trois.");
}

TEST(Captions, TakeOnlyTagsForTags) {
    EXPECT_EQ(read("1\n00:00:01,000 --> 00:00:02,000\nx < 5 and the rate is > 3, <B>&quot;sure&quot;</B> &#39;caf&eacute;&#39; R&D; {so}\n").text,
              "x < 5 and the rate is > 3, \"sure\" 'caf\u00E9' R&D; {so}");
}

TEST(Captions, TakeAnyElementOfHtmlForMarkup) {
    EXPECT_EQ(read("1\n00:00:01,000 --> 00:00:02,000\n<center><small>Le pont</small><br/>est <del class=x>ouvert</del> fermé</center>\n").text,
              "Le pont est ouvert fermé");
    EXPECT_EQ(read("1\n00:00:01,000 --> 00:00:02,000\nif x <a and b> c, write <name here> in <Paris>\n").text,
              "if x <a and b> c, write <name here> in <Paris>");
}

TEST(Captions, BeginRightBelowTheHead) {
    for (auto const* head : {"WEBVTT\n", "WEBVTT - Hafen\nKind: captions\n", "WEBVTT\n1\n", "WEBVTT\n\nintro\n"})
        EXPECT_EQ(read(head + std::string("00:01.000 --> 00:02.000\nDer Hafen\n\n00:02.000 --> 00:03.000\nschließt.\n")).text,
                  "Der Hafen schließt.")
            << head;
}

TEST(Captions, GoOnBehindALineOfBlanks) {
    auto const found = read("WEBVTT\n\n00:01.000 --> 00:02.000\nEl puerto\n \nsigue abierto.\n\n00:02.000 --> 00:03.000\nEso dice.\n");
    EXPECT_EQ(found.text, "El puerto sigue abierto. Eso dice.");
    EXPECT_TRUE(found.notes.empty());
}

TEST(Captions, EndTheirLinesAsAnySystemDoes) {
    EXPECT_EQ(read("1\r00:00:01,000 --> 00:00:02,000\rUn.\r\r2\r00:00:02,000 --> 00:00:03,000\rDeux.\r").text, "Un. Deux.");
}

/// Signs that open something and are never closed: what is looked at grows with the file. The bytes are kept as they are.
TEST(Captions, ReadOneLongLineOfOpeningSigns) {
    for (auto const* piece : {"<", "&amp;", "{\\", "<v ", "&", "<c.a", "&a"}) {
        std::string line;
        while (line.size() < 4'000'000) line += piece;
        EXPECT_FALSE(read("1\n00:00:01,000 --> 00:00:02,000\n" + line + "\n").text.empty()) << piece;
    }
}

} // namespace
} // namespace core
