// What stands at the edges of a story: notes that put it right, words that are left out and told, days that are none of
// publication; and pages that stand before one.
#include "core/ingest/correction_words.h"
#include "core/ingest/ingest.h"
#include "core/ingest/wall_words.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace core {
namespace {

using namespace std::string_literals;

Ingested read(std::string const& inside, std::string const& language = "en", std::string const& title = "Old lock to be filled in") {
    IngestOptions options;
    options.file_name = "page.html";
    options.today = day_number(2026, 11, 29);
    return ingest("<!doctype html><html lang=" + language + "><head><meta charset=utf-8><title>" + title + "</title></head><body><main><h1>" +
                      title + "</h1>" + inside + "</main></body></html>",
                  options);
}

std::string const story = "<p>The old lock at Ferris Bank will be filled in before the winter, the canal office said on Thursday, as its gates "
                          "let in more water than they hold back.</p><p>“We shall keep the lamp,” said the keeper, Orla Dunmore, who has lived "
                          "beside it for thirty years. Boats will go round by the northern arm.</p>";

bool holds(Ingested const& page, std::string const& words) { return page.text.find(words) != std::string::npos; }
bool tells(Ingested const& page, std::string const& words) {
    return std::ranges::any_of(page.notes, [&](Problem const& each) { return render(each.message).find(words) != std::string::npos; });
}

TEST(PageEdges, WhatPutsAStoryRightStays) {
    for (std::string const line : {"Correction: the office has nine keepers, not ninety.", "This story was corrected on 4 May 2025 to give the right name.",
                                   "Rectificatif du 3 mai : le bureau compte neuf agents.", "Korrektur: Das Amt hat neun Leute.",
                                   "Fe de errores: la oficina tiene nueve empleados.", "Rettifica: gli addetti sono nove.",
                                   "Сведения уточнены: смотрителей девять.", "Sprostowanie: urząd ma dziewięć osób.", "更正：管理员为九人，而非九十人。"})
        for (auto const& [open, close] : {std::pair("<p><em>"s, "</em></p>"s), std::pair("<p><small>"s, "</small></p>"s),
                                          std::pair("<footer><p>"s, "</p></footer>"s), std::pair("<aside class=note><p>"s, "</p></aside>"s)})
            EXPECT_TRUE(holds(read(story + open + line + close), line)) << open << line;
    auto const others = read(story + "<div class=comments><p>Correction: you are all wrong about this lock.</p></div>");
    EXPECT_FALSE(holds(others, "all wrong")) << "what readers put right is theirs";
}

TEST(PageEdges, ASentenceThatBeginsLikeACorrectionIsNone) {
    EXPECT_FALSE(is_correction("Correction officers in three prisons went home early that night"));
    EXPECT_FALSE(is_correction("Precisely nine keepers are left"));
    EXPECT_TRUE(is_correction("Clarification, 4 May: Ms Dunmore speaks for herself."));
    EXPECT_TRUE(is_correction("(Correction: nine.)"));
    EXPECT_TRUE(is_correction("An earlier version of this article named another canal."));
    EXPECT_TRUE(is_correction("In einer früheren Version stand ein anderer Name."));
}

TEST(PageEdges, WhatSomebodySaidStaysThoughItIsSlanted) {
    for (std::string const line : {"“I will not cross it before the spring,” she said.", "« Je n’irai plus », dit-elle.", "„Ich gehe nicht hin“, sagte er."})
        EXPECT_TRUE(holds(read(story + "<p><i>" + line + "</i></p>"), line)) << line;
}

TEST(PageEdges, SlantedWordsBehindAStoryAreLeftOutAndTold) {
    auto const page = read(story + "<p><em>Ada Quill keeps bees and has written about water since 2009.</em></p>");
    EXPECT_FALSE(holds(page, "bees"));
    EXPECT_TRUE(tells(page, "Ada Quill keeps bees"));
    EXPECT_FALSE(tells(read(story), "Slanted"));
}

TEST(PageEdges, ADayInASentenceOfTheStoryIsNotThatOfPublication) {
    struct Case {
        char const *line, *language;
    };
    for (auto const& [line, language] : {Case{"The office meets again on 14 June 2023.", "en"}, Case{"Ms Dunmore was born on 2 August 1951.", "en"},
                                         Case{"Das Amt tagt wieder am 14. Juni 2023.", "de"}, Case{"Le bureau se réunit le 14 juin 2023.", "fr"},
                                         Case{"La oficina se reúne el 14 de junio de 2023.", "es"}, Case{"L’ufficio si riunisce il 14 giugno 2023.", "it"},
                                         Case{"Следующее заседание пройдёт 14 июня 2023 года.", "ru"}, Case{"会议将于2023年6月14日举行。", "zh"},
                                         Case{"The office meets again on 14 June 2023", "en"}})
        EXPECT_EQ(read(story + "<p>" + line + "</p>", language).published, "") << line;
    for (auto const& [line, language] : {Case{"Published on 14 June 2023.", "en"}, Case{"14 June 2023", "en"}, Case{"Publié le 14 juin 2023.", "fr"},
                                         Case{"Veröffentlicht am 14. Juni 2023", "de"}, Case{"By Ada Quill, 14 June 2023", "en"}})
        EXPECT_EQ(read("<p class=date>"s + line + "</p>" + story, language).published, "2023-06-14") << line;
}

TEST(Walls, AreToldByWhatTheySay) {
    EXPECT_EQ(wall_of("Your privacy choices", "We and our 610 partners store and access information on a device, such as cookies, to process personal "
                                              "data. Accept all Reject all"), Wall::consent);
    EXPECT_EQ(wall_of("Le Courrier", "Avec votre accord, nos partenaires et nous utilisons des cookies pour stocker des informations sur votre appareil. Vous pouvez "
                                     "retirer votre consentement à tout moment. Tout accepter. Continuer sans accepter."), Wall::consent);
    EXPECT_EQ(wall_of("Datenschutz", "Wir und unsere Partner verarbeiten personenbezogene Daten. Alle akzeptieren"), Wall::consent);
    EXPECT_EQ(wall_of("Su privacidad", "Nosotros y nuestros socios usamos cookies. Aceptar y continuar"), Wall::consent);
    EXPECT_EQ(wall_of("Just a moment...", "Checking your browser before accessing quay.example. Ray ID: 77aa"), Wall::check);
    EXPECT_EQ(wall_of("Einen Moment", "Wir prüfen, dass Sie ein Mensch sind. Bitte warten. Aktivieren Sie JavaScript."), Wall::check);
    EXPECT_EQ(wall_of("Page introuvable", "La page demandée n’existe plus ou a été déplacée. Retour à l’accueil."), Wall::not_found);
    EXPECT_EQ(wall_of("404", "The page you are looking for could not be found."), Wall::not_found);
    EXPECT_EQ(wall_of("Anmelden", "Bitte melden Sie sich an, um weiterzulesen. Passwort vergessen?"), Wall::sign_in);
}

TEST(Walls, AnArticleThatSpeaksOfThemIsNone) {
    EXPECT_EQ(wall_of("Watchdog fines portal over cookies", "The watchdog fined the portal 40 million for a banner whose only large button said “Accept all”. "
                      "Its head, Ines Prado, said that personal data had been sold for years. The portal will appeal before the spring, and "
                      "its lawyers say that nobody was harmed by what it did with the lists of its readers."), Wall::none);
    EXPECT_EQ(wall_of("Body not found after flood", "Rescuers said the third body could not be found. The search goes on in the morning, when the water is lower."), Wall::none);
    EXPECT_EQ(read(story).notes.size(), 0U);
}

TEST(Walls, AreNotedInAFirstCapture) {
    EXPECT_TRUE(tells(read("<p>Checking your browser before accessing quay.example. Please allow up to 5 seconds. Ray ID: 8a.</p>", "en", "Just a moment..."),
                      "checks who asks"));
    EXPECT_TRUE(tells(read("<p>We are sorry, but the page you were looking for could not be found. It may have been moved.</p>", "en", "Oops! 404"),
                      "not found"));
}

} // namespace
} // namespace core
