// Texts as they arrive: wrapped at some width, with letters in pieces. What is quoted is the same, and stands where it
// stands.
#include "core/quotation/line_breaks.h"
#include "core/text/compose.h"
#include "core/text/utf8.h"
#include "tests/core/lexicons.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>

namespace core {
namespace {

struct Sentence {
    char const* language;
    char const* text;
    char const* words;
    char const* speaker;
};

std::vector<Sentence> const sentences{
    {"en", "The mayor, Erin Colby, told the council on Monday that “nobody in this room was asked about the harbour, and "
           "nobody will be asked now.” She left at noon.",
     "nobody in this room was asked about the harbour, and nobody will be asked now.", "Erin Colby"},
    {"en", "“We were never asked about the harbour,” said Paul Barker, who chairs the port.",
     "We were never asked about the harbour", "Paul Barker"},
    {"fr", "Le maire de Port-Elme, Luc Tavernier, a déclaré lundi : « Nous n’avons jamais été consultés sur le port ».",
     "Nous n’avons jamais été consultés sur le port", "Luc Tavernier"},
    {"fr", "« Le théâtre sera évacué dès ce soir », a déclaré le préfet Luc Tavernier à Évreux.",
     "Le théâtre sera évacué dès ce soir", "Luc Tavernier"},
    {"de", "„Wir müssen noch vor dem Winter fort“, erklärte Bürgermeisterin Nadja Größl am Montag.",
     "Wir müssen noch vor dem Winter fort", "Nadja Größl"},
    {"es", "«No habrá más aplazamientos en el puerto», afirmó la alcaldesa Nuria Salcedo.",
     "No habrá más aplazamientos en el puerto", "Nuria Salcedo"},
    {"pt", "“O porto não será vendido a ninguém”, afirmou a prefeita Nádia Salgado.",
     "O porto não será vendido a ninguém", "Nádia Salgado"},
    {"ru", "«Мой край останется таким, какой он есть», — заявил мэр Андрей Королёв.",
     "Мой край останется таким, какой он есть", "Андрей Королёв"},
    {"nl", "“We hebben nooit één euro gekregen”, zei burgemeester Renée Verstraëte.", "We hebben nooit één euro gekregen",
     "Renée Verstraëte"},
};

/// As who wraps at a width does: as many words as fit.
std::string wrapped(std::string_view text, std::size_t width, std::string_view between = "\n") {
    std::string out;
    std::size_t column = 0;
    for (std::size_t at = 0; at < text.size();) {
        auto const end = std::min(text.find(' ', at), text.size());
        auto const word = text.substr(at, end - at);
        auto const size = static_cast<std::size_t>(count(length(word)));
        if (column > 0 && column + 1 + size > width) {
            out += between;
            column = 0;
        } else if (column > 0) {
            out += ' ';
            ++column;
        }
        out += word;
        column += size;
        at = end + 1;
    }
    return out;
}

std::string decomposed(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    std::string out;
    icu::Normalizer2::getNFDInstance(status)
        ->normalize(icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size()))),
                    status)
        .toUTF8String(out);
    return out;
}

std::string one_line(std::string_view text) {
    auto characters = to_utf32(text);
    std::ranges::replace(characters, U'\n', U' ');
    std::ranges::replace(characters, U'>', U' ');
    std::u32string out;
    for (auto const c : characters)
        if (c != U' ' || out.empty() || out.back() != U' ') out += c;
    return to_utf8(compose(out).text);
}

void expect_found(std::string const& text, Sentence const& wanted) {
    auto const found = at_least(0.5, detect(text, wanted.language, lexicon(wanted.language))).quotations;
    ASSERT_EQ(found.size(), 1U) << text;
    auto const& one = found.front();
    EXPECT_EQ(one.text, Offsets(text).slice(one.span)) << "the words are those that stand there";
    EXPECT_EQ(one_line(one.text), wanted.words) << text;
    EXPECT_EQ(one.speaker, wanted.speaker) << text;
    ASSERT_TRUE(one.speaker_span);
    auto const mention = one_line(Offsets(text).slice(*one.speaker_span));
    EXPECT_NE(mention.find(std::string_view(wanted.speaker).substr(0, 3)), std::string::npos) << mention;
}

TEST(Wrapped, EveryWidthGivesTheSame) {
    for (auto const& sentence : sentences)
        for (auto const width : {20U, 28U, 40U, 55U, 72U, 100U}) expect_found(wrapped(sentence.text, width), sentence);
}

TEST(Wrapped, QuotedMailsAndIndentedLinesToo) {
    for (auto const& sentence : sentences) {
        expect_found("> " + wrapped(sentence.text, 40, "\n> "), sentence);
        expect_found("    " + wrapped(sentence.text, 40, "\n    "), sentence);
    }
}

TEST(Wrapped, LettersInPiecesAreLetters) {
    for (auto const& sentence : sentences) {
        expect_found(decomposed(sentence.text), sentence);
        expect_found(decomposed(wrapped(sentence.text, 40)), sentence);
    }
}

TEST(Wrapped, ALexiconMayBeWrittenInPieces) {
    Lexicon words = lexicon("fr");
    words.add(decomposed(R"({"language": "fr", "irregular_verbs": {"speech": {"piailler": {"finite": ["égréna"]}}}})"));
    EXPECT_TRUE(words.find("égréna"));
    EXPECT_TRUE(words.find(decomposed("égréna")));
}

std::string joined(std::string_view text) {
    auto characters = to_utf32(text);
    join_lines(characters);
    return to_utf8(compose(std::move(characters)).text);
}

TEST(JoinLines, WhatEndsAParagraphStays) {
    for (std::string const text :
         {"A headline without a stop\nThe mayor said no. She left the room at noon with all of her staff.",
          "Le maire a dit non.\nIl est parti à midi.", "One.\n\nTwo, which is longer.\n\nThree",
          "COLBY: We were never asked.\nBARKER: Nobody was.\nCOLBY: So it is", "From: Erin Colby\nTo: Paul Barker\nSubject: Port",
          "We ask for:\n- a harbour\n- a school", "— Vous partez ?\n— Non.\n— Alors restez.",
          "Der Hafen bleibt.\nDas Rathaus auch.", "1. The harbour\n2. The school", "Мэр сказал нет.\nОн ушёл."})
        EXPECT_EQ(joined(text), text);
}

TEST(JoinLines, WhatGoesOnIsJoined) {
    EXPECT_EQ(joined("The mayor said the\nharbour would stay.\n\nShe left at\nnoon."),
              "The mayor said the harbour would stay.\n\nShe left at noon.");
    EXPECT_EQ(joined("Nous n’avons jamais\nété consultés."), "Nous n’avons jamais été consultés.");
    EXPECT_EQ(joined("“The port is dead,”\nErin Colby said."), "“The port is dead,” Erin Colby said.");
    EXPECT_EQ(joined("Der Hafen ist nach den\nWorten von Nadja\nTiedemann tot."),
              "Der Hafen ist nach den Worten von Nadja Tiedemann tot.");
    EXPECT_EQ(joined("«Порт мёртв»,\n— сказал Олег Ветров."), "«Порт мёртв», — сказал Олег Ветров.");
    // A full line that ends with its sentence is no paragraph in a text that is wrapped.
    EXPECT_EQ(joined("We were never asked about it\nby the mayor. She left early.\nNobody was asked by her today."),
              "We were never asked about it by the mayor. She left early. Nobody was asked by her today.");
}

TEST(JoinLines, AWordPartedAtTheEndOfALine) {
    EXPECT_EQ(joined("Le maire, Jean-\nLuc Tavernier, est parti."), "Le maire, Jean-Luc Tavernier, est parti.");
    EXPECT_EQ(joined("le porte-\nparole est parti"), "le porte-parole est parti");
    EXPECT_EQ(joined("Der Bürger\u00AD\nmeister ging fort"), "Der Bürgermeister ging fort");
    EXPECT_EQ(joined("The coun-\ncil and the may-\nor left the har-\nbour."), "The council and the mayor left the harbour.");
}

TEST(JoinLines, NothingElseChangesAndNoPlace) {
    std::u32string const text = U"ab cd\nef gh\n\nXy > z\nzz";
    auto joined_text = text;
    join_lines(joined_text);
    ASSERT_EQ(joined_text.size(), text.size());
    for (std::size_t at = 0; at < text.size(); ++at)
        EXPECT_TRUE(joined_text[at] == text[at] || (text[at] == U'\n' && joined_text[at] == U' '));
}

TEST(Compose, GivesTheComposedLettersAndTheirPlaces) {
    auto const plain = compose(U"évreux");
    EXPECT_TRUE(plain.places.empty());
    auto const made = compose(U"e\u0301vre\u0302t x\u0323\u0302");
    EXPECT_EQ(made.text, U"évrêt x\u0323\u0302");
    EXPECT_EQ(made.place(0), 0U);
    EXPECT_EQ(made.place(1), 2U);
    EXPECT_EQ(made.place(made.text.size()), 11U);
    EXPECT_EQ(compose(U"\u1112\u1161\u11AB").text, U"한");
    EXPECT_EQ(compose(std::u32string(5'000, U'\u0301')).text.size(), 5'000U);
    EXPECT_EQ(compose({U'a', letter_left_out, U'b'}).text, U"ab");
}

} // namespace
} // namespace core
