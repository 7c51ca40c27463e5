// What stands in and round a story and is surely none of it: a field for an address of mail with its words, the line
// that says where the story goes on, a recipe, the sources at its end, what a forum puts below a post.
#include "core/ingest/ingest.h"

#include <gtest/gtest.h>

#include <string>

namespace core {
namespace {

using namespace std::string_literals;

std::string read(std::string const& inside, std::string const& language = "en") {
    IngestOptions options;
    options.file_name = "page.html";
    options.today = day_number(2026, 11, 29);
    return ingest("<!doctype html><html lang=" + language + "><head><meta charset=utf-8><title>Bell tower leans no more</title></head><body><main>"
                      "<h1>Bell tower leans no more</h1><div class=c1>" + inside + "</div></main></body></html>",
                  options)
        .text;
}

std::string const first = "<p>The bell tower of Ansty has been put straight after eleven months of digging below its northern wall, the parish said.</p>";
std::string const second = "<p>“It moved by the width of a thumb every night,” said Nell Varga, who led the work. Nobody was let into the nave.</p>";
std::string const third = "<p>The bells will be rung on the first Sunday of the year, and the scaffolding comes down before that.</p>";
std::string const story = first + second + third;

TEST(PageFurniture, ABoxThatAsksForAnAddressOfMailIsCut) {
    auto const wanted = read(story);
    for (std::string const box :
         {"<div class=q7><h3>Unser Brief „Ansty am Abend“</h3><p>Jeden Tag um sechs das Neueste vom Turm, kostenlos.</p><input placeholder='E-Mail-Adresse'><button>Los</button></div>",
          "<section class=q7><h4>La carta del campanario</h4><p>Lo mejor de la semana, cada viernes, sin coste.</p><form><input name=correo><button>Sí</button></form></section>",
          "<div class=q7><strong>Ranní zvony</strong><p>Každé ráno v sedm hodin to hlavní z kraje.</p><form><div><input type=email></div></form></div>",
          "<div class=q7><h3>朝の鐘だより</h3><p>毎朝七時に町の話題をまとめてお届けします。</p><input aria-label='メールアドレス'></div>"}) {
        EXPECT_EQ(read(first + second + box + third), wanted) << box;
        EXPECT_EQ(read(story + box), wanted) << box;
    }
}

TEST(PageFurniture, AFieldTakesNoParagraphWithIt) {
    auto const wanted = read(story);
    EXPECT_EQ(read(story + "<input type=email>"), wanted) << "straight in what holds the story";
    EXPECT_EQ(read("<form><input type=hidden name=mail>" + story + "</form>"), wanted);
    EXPECT_EQ(read("<form>" + story + "<input type=email></form>"), wanted);
    auto const part = [](std::string const& inside) { return "<div class=part>" + inside + "</div>"; };
    EXPECT_EQ(read(part(first) + part(second) + part(third + "<input type=email>")), wanted) << "in a part of the story";
    EXPECT_EQ(read(first + second + "<div class=q7>" + third + "</div><div class=q8><p>Every Friday.</p><input type=email></div>"), wanted);
}

TEST(PageFurniture, TheLineWhereAnAdvertisementStandsIsCut) {
    auto const wanted = read(story);
    for (auto const* line :
         {"Article continues below the advertisement", "Article continues after advertisement", "L’article continue après la publicité", "Artikel wird nach der Anzeige fortgesetzt",
          "Continúa después de la publicidad", "L'articolo continua dopo la pubblicità", "Continua após a publicidade", "Tekst gaat verder onder de advertentie",
          "Artikeln fortsätter efter annonsen", "Artiklen fortsætter under annoncen", "Saken fortsetter under annonsen", "Juttu jatkuu mainoksen alla",
          "Dalsza część artykułu pod reklamą", "Text pokračuje pod reklamou", "Článok pokračuje pod videoreklamou", "A cikk a hirdetés után folytatódik",
          "Продолжение после рекламы", "Стаття продовжується після реклами", "Articolul continuă după reclamă", "Το άρθρο συνεχίζεται μετά τη διαφήμιση",
          "يستمر المقال بعد الإعلان", "הכתבה ממשיכה אחרי הפרסומת", "Artikel berlanjut setelah iklan", "記事は広告の後に続きます", "광고 뒤에 기사가 이어집니다"})
        for (auto const& [open, close] : {std::pair("<p>"s, "</p>"s), std::pair("<div class=z3>"s, "</div>"s), std::pair("<p>↓ "s, ".</p>"s)})
            EXPECT_EQ(read(first + second + open + line + close + third), wanted) << open << line;
    for (auto const* sentence : {"The article continues below the fold of the paper, as Ms Varga showed us.", "Text pokračuje pod čarou, řekla Vargová.",
                                 "Juttu jatkuu mainoksen alla, sanoi kellonsoittaja nauraen."})
        EXPECT_NE(read(first + second + "<p>" + sentence + "</p>" + third).find(sentence), std::string::npos) << sentence;
}

TEST(PageFurniture, SourcesAtTheEndAreCutAndTheirHeadingInAStoryStays) {
    auto const wanted = read(story);
    for (auto const* heading : {"Sources", "Fuentes", "Quellen", "Fonti", "Źródła", "Источники", "Πηγές"}) {
        auto const box = "<h3>"s + heading + "</h3><ul><li>Parish minutes, 4 May</li><li>Survey of the tower, 1911</li></ul>";
        EXPECT_EQ(read(story + box), wanted) << heading;
        EXPECT_EQ(read(story + "<section class=s5>" + box + "</section>"), wanted) << heading;
    }
    EXPECT_EQ(read(first + second + "<h3>Sources<span class=mw-editsection>[<a href=/e>edit</a>]</span></h3>" + third), read(first + second) + "\n\nSources\n\n" + read(third));
}

TEST(PageFurniture, TheLabelOfALinkGoesWithItAndASentenceThatLeadsToOneStays) {
    auto const link = "<ul><li><a href=/x>Tower of Ansty to be sold to a bank</a></li></ul>"s;
    for (auto const* label : {"Soma pia:", "Lexo edhe:", "Irakurri ere:"}) EXPECT_EQ(read(first + second + "<h4>" + label + "</h4>" + link + third), read(story)) << label;
    for (auto const* sentence : {"She wrote:", "Er schrieb:", "Il ajoute :"})
        EXPECT_NE(read(first + second + "<p>" + sentence + "</p><p><a href=/x>tower.example/letter</a></p>" + third).find(sentence), std::string::npos) << sentence;
    for (auto const* answer : {"Svar", "Antworten", "Reply", "Válasz"})
        EXPECT_NE(read(first + "<h3>"s + answer + "</h3>" + second + third).find(answer), std::string::npos) << answer;
}

TEST(PageFurniture, ARecipeBesideAStoryIsCutAndOneThatIsTheStoryStays) {
    auto const wanted = read(story);
    for (std::string const name : {"Bell ringers’ cake", "Gâteau des sonneurs", "Glöcknerkuchen"}) {
        auto const recipe = "<div itemscope itemtype='https://schema.org/Recipe'><h3 itemprop=name>" + name + "</h3><ul><li>200 g flour</li><li>2 eggs</li></ul></div>";
        EXPECT_EQ(read(first + second + recipe + third), wanted) << name;
    }
    auto const whole = read("<div itemscope itemtype='https://schema.org/Recipe'>" + story + "</div>");
    EXPECT_EQ(whole, wanted);
}

TEST(PageFurniture, WhatAForumPutsRoundAPostIsCut) {
    auto const wanted = read(story);
    for (auto const* link : {"Rispondi citando", "Reply with quote", "Répondre en citant", "Mit Zitat antworten", "Ответить с цитатой"}) {
        EXPECT_EQ(read("<ul><li><a>"s + link + "</a></li></ul>" + story), wanted) << link;
        EXPECT_EQ(read(story + "<p>" + link + "</p>"), wanted) << link;
    }
    for (auto const* words : {"He who drinks alone is a thief or a spy", "Wer zuletzt lacht, hat es nicht eher begriffen.", "Il faut cultiver notre jardin."})
        EXPECT_EQ(read(story + "<div class=signature>" + words + "</div>"), wanted) << words;
}

TEST(PageFurniture, ACaptionInTheLineOfItsPictureIsNoneOfTheStory) {
    for (auto const* element : {"em class=img_desc", "span class=caption", "small class=legende"}) {
        auto const name = std::string(element).substr(0, std::string(element).find(' '));
        auto const picture = "<span class=f1><img src=a.jpg><" + std::string(element) + ">Ringers on the stair of the tower, on Monday.</" + name + "></span>";
        auto const flat = [](std::string const& paragraph) { return paragraph.substr(3, paragraph.size() - 7); };
        EXPECT_EQ(read(flat(first) + "<br><br>" + picture + flat(second) + "<br><br>" + flat(third)), read(story)) << element;
    }
    EXPECT_NE(read("<p>The word <span class=caption>caption</span> is in no dictionary of the parish, said the clerk of it.</p>" + story).find("The word caption is"), std::string::npos);
}

TEST(PageFurniture, ASentenceThatEndsAStoryIsNoCredit) {
    for (auto const* sentence : {"Too little sleep contributed to this accident, the inquest was told on Friday.", "The ringers can be reached at 01234 567 on most evenings.",
                                 "Rain contributed to this and to much else, Ms Varga said."})
        EXPECT_NE(read(story + "<p>" + sentence + "</p>").find(sentence), std::string::npos) << sentence;
    for (auto const* credit : {"Ana Reyes contributed to this report.", "Ana Reyes can be reached at ana@ansty.example.", "Our Standards: The Ansty Trust Principles.",
                               "ana@ansty.example<br>&lt;저작권자 ⓒ 안스티, 무단 전재 및 재배포 금지&gt;"})
        EXPECT_EQ(read(story + "<p>" + credit + "</p>"), read(story)) << credit;
}

} // namespace
} // namespace core
