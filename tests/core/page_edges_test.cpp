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

TEST(PageEdges, BoxesInTheStoryAreCut) {
    auto const half = story.find("</p>") + 4;
    auto const wanted = read(story).text;
    for (std::string const box : {"<div class=x1><h3>Sign up to the Lock Letter</h3><p>It comes on Fridays with the best of the week on the water, and it is free.</p></div>",
                                  "<div><p>Pubblicità</p><p>Confronta le offerte e risparmia fino a duecento euro ogni anno con una sola telefonata.</p></div>",
                                  "<div><span>Anzeige</span><p>Jetzt vergleichen und jedes Jahr zweihundert Euro sparen, ganz ohne Mühe.</p></div>",
                                  "<section><p>Contenido patrocinado</p><p>Cinco maneras de dormir mejor, y la cuarta no se la espera nadie.</p></section>"}) {
        EXPECT_EQ(read(story.substr(0, half) + box + story.substr(half)).text, wanted) << box;
        EXPECT_EQ(read(story + box).text, wanted) << box;
    }
    for (std::string const row : {"<p>Nous utilisons des cookies pour mieux vous connaître. En poursuivant votre navigation, vous acceptez.</p>",
                                  "<p>Подпишитесь на наш канал, чтобы ничего не пропустить.</p>", "<h3>Kommentare (3)</h3>",
                                  "<div>Diskuse (0). Buďte první, kdo napíše, co si o tom myslí.</div>", "<div><p>Werbung – Strom und Gas vergleichen und bis zu dreihundert Euro im Jahr sparen.</p></div>"})
        EXPECT_EQ(read(story + row).text, wanted) << row;
    for (auto const* name : {"reactions", "opiniones", "diskussion", "leserbriefe", "avis", "forum", "komentarze"})
        EXPECT_EQ(read(story + "<section id=" + name + "><p>I have sailed there for forty years and nobody ever asked me about the gates.</p></section>").text, wanted) << name;
    auto const spoken = "<p>“Sign up for the boats,” the keeper told the children, and most of them did so on the same day.</p>"s;
    EXPECT_TRUE(holds(read(story + spoken), "told the children"));
}

TEST(PageEdges, AStoryThatEndsInACallForMoneyIsToldAsCutShort) {
    for (std::string const box : {"<div class=gate><h2>This story is for subscribers</h2><p>Choose a subscription, from one euro a week.</p></div>",
                                  "<div class=paywall><p>Subscribe to read the rest.</p></div>", "<p>Il vous reste 72 % de cet article à lire.</p>",
                                  "<div><p>Weiterlesen mit einem Abo</p><p>Sie sind bereits Abonnent? Hier geht es zur Anmeldung.</p></div>"}) {
        auto const page = read(story + box);
        EXPECT_TRUE(tells(page, "asks for a subscription")) << box;
        EXPECT_EQ(page.text, read(story).text) << box;
    }
}

TEST(PageEdges, WordsThatNobodySeesAreLeftOut) {
    auto const wanted = read(story).text;
    std::string const words = "Cheap gates and cheap locks can be bought here on every day of the week.";
    for (std::string const style : {"opacity:0", "font-size:0", "position:absolute; left:-9999px", "position: fixed; top: -2000px", "text-indent:-9999px"})
        EXPECT_EQ(read(story + "<p style=\"" + style + "\">" + words + "</p>").text, wanted) << style;
    for (std::string const rule : {".k{display:none}", ".a, .k { color: red; visibility: hidden }", "/* x */ #k { position:absolute; left:-3000px }", ".k{opacity:0!important}"})
        EXPECT_EQ(read("<style>" + rule + "</style>" + story + "<p class=k id=k>" + words + "</p>").text, wanted) << rule;
    for (std::string const rule : {"@media print{.k{display:none}}", ".k:hover{display:none}", ".k{display:none}.k{display:block}", ".k .j{display:none}"})
        EXPECT_TRUE(holds(read("<style>" + rule + "</style>" + story + "<p class=k>" + words + "</p>"), "Cheap gates")) << rule;
    EXPECT_EQ(read("<style>.fade{opacity:0}</style><div class=fade>" + story + "</div>").text, wanted) << "it fades in";
}

TEST(PageEdges, SoftHyphensAreNoPartOfTheText) {
    EXPECT_TRUE(holds(read(story + "<p>Die Schleusen\u00ADwärterin blieb, wie der Wasser\u00ADverband am Abend mit\u00ADteilte.</p>", "de"), "Die Schleusenwärterin blieb, wie der Wasserverband am Abend mitteilte."));
    EXPECT_TRUE(holds(read(story + "<p>Nobody asked the \u00AD keeper, who has lived here since the war.</p>"), "the keeper, who"));
}

TEST(PageEdges, AShadowIsRead) {
    EXPECT_EQ(read("<x-story><template shadowrootmode=open>" + story + "</template></x-story>").text, read(story).text);
    EXPECT_FALSE(holds(read(story + "<template><p>A part that no page shows until it is asked for by a script.</p></template>"), "script"));
}

TEST(PageEdges, ReportersWhoAreToldSomethingAreNoAuthors) {
    auto const author = [](std::string const& line) { return read("<p>" + line + "</p><p>青石县政府周三宣布，隧道将推迟到明年，理由是山里有水，工程师说需要耐心。</p>", "zh", "隧道推迟通车").author; };
    for (auto const* line : {"“山里有水。”总工程师钱伯庸在记者会上说。", "县长鲁大勇对记者表示遗憾。", "他告诉记者们原因。"}) EXPECT_EQ(author(line), "") << line;
    EXPECT_EQ(author("本报记者 冯晓岚 报道"), "冯晓岚");
}

} // namespace
} // namespace core
