// What the lines round a story say of it: its headline, who wrote it, which day it is of.
#include "core/ingest/days_shown.h"
#include "tests/core/harbour_page.h"

#include <gtest/gtest.h>

namespace core {
namespace {

using namespace std::string_literals;
using fixture::page;
using fixture::said;
using fixture::with_data;

/// A page of a paper as readers see it, with a head of its own before the headline and `below` between it and the story.
Ingested shown(std::string const& below, std::string const& lang = "en", std::string const& behind = "",
               std::string const& title = "Harbour vote delayed - The Port Ellis Post") {
    IngestOptions options;
    options.file_name = "page.html";
    options.today = day_number(2026, 11, 29);
    std::string menu;
    for (auto const* each : {"Home", "Local News", "Sports Desk", "Weather", "Jobs"}) menu += "<li><a href=/x>"s + each + "</a></li>";
    std::string story;
    for (auto const* each : {"The council would meet again in the spring, the mayor said, to look at the whole plan of the harbour.",
                             "Nobody had asked for the vote to be put off, and on 2 January 2019 nobody had thought of it at all.",
                             "The boats that lie there now may stay where they are until a new quay is built, which takes years."})
        story += "<p>"s + each + "</p>";
    return ingest("<!doctype html><html" + (lang.empty() ? "" : " lang=" + lang) + "><head><meta charset=utf-8><title>" + title +
                      "</title></head><body><div id=top>29 November 2026</div><ul>" + menu + "</ul><div id=main><h1>Harbour vote delayed</h1>" +
                      below + "<div class=text>" + story + "</div>" + behind + "</div><div id=foot>© 2026 The Port Ellis Post</div></body></html>",
                  options);
}

TEST(ShownFacts, TakeTheHeadlineForTheTitleThatHoldsIt) {
    for (auto const* title : {"Harbour vote delayed - Port Post", "Port Post: Harbour vote delayed", "Harbour vote delayed « Port Post",
                              "Port Post | Harbour vote delayed", "Port Forum :: View topic - Harbour vote delayed",
                              "Port Post › News › Harbour vote delayed", "Harbour vote delayed — Politics — Port Post",
                              "Port Post » Harbour vote delayed » News"})
        EXPECT_EQ(shown("", "en", "", title).title, "Harbour vote delayed") << title;
    auto const headed = [](std::string const& title, std::string const& headline) { return page("<title>" + title + "</title>", headline).title; };
    EXPECT_EQ(headed("Kreis Au - Mitteilung 4: Neue Zeiten im Amt", "<h2>Mitteilung 4: Neue Zeiten im Amt</h2>"), "Mitteilung 4: Neue Zeiten im Amt");
    EXPECT_EQ(headed("Порт онлайн - Голосование в порту отложено", "<div class=zag><b>Голосование в порту отложено</b></div>"),
              "Голосование в порту отложено");
    EXPECT_EQ(headed("港の投票は延期に　市議会 - 港新聞", "<h3>港の投票は延期に　市議会</h3>"), "港の投票は延期に　市議会");
    EXPECT_EQ(headed("Vote off - and then?", "<h1>Vote off</h1><h2>Harbour</h2>"), "Vote off");
    EXPECT_EQ(page("<title>Ann Tern: No vote</title><meta property=og:title content='Ann Tern: No vote'>", "<h1>No vote</h1>").title,
              "Ann Tern: No vote") << "what is said for networks is meant so";
}

TEST(ShownFacts, KeepTheHeadlineApartFromTheLineBelowIt) {
    auto const result = page("<title>The Post: Harbour vote delayed</title>",
                             "<big>Harbour vote delayed</big><br><i>Ann Tern, Monday, 4 April 2016</i><br><br>");
    EXPECT_EQ(result.title, "Harbour vote delayed");
    EXPECT_EQ(result.author, "Ann Tern");
    EXPECT_EQ(result.published, "2016-04-04");
}

TEST(ShownFacts, ReadTheDayBesideTheHeadline) {
    struct Case {
        char const *line, *language;
    };
    for (auto const& each : {Case{"Published on March 4th, 2021", "en"}, Case{"By Ann Tern on Mar 4, 2021 at 10:15 am", "en"},
                             Case{"Thursday 4 March 2021", "en"}, Case{"Publié le 4 mars 2021 à 10 h 15", "fr"},
                             Case{"Par Luc Maro, le jeudi 4 mars 2021", "fr"}, Case{"04.03.2021, 10:15 Uhr", "de"},
                             Case{"Von Anna Berger | 4. März 2021", "de"}, Case{"Por Ana Prado | 4 de março de 2021", "pt"},
                             Case{"jueves, 4 de marzo de 2021 - 10:15", "es"}, Case{"Di Ada Neri 4 marzo 2021", "it"},
                             Case{"4 maart 2021, 06:00", "nl"}, Case{"4 марта 2021, 10:15", "ru"}, Case{"4 березня 2021", "uk"},
                             Case{"4 marca 2021, 10:15", "pl"}, Case{"4. března 2021", "cs"}, Case{"4. 3. 2021", "cs"},
                             Case{"4 mars 2021 kl. 10.15", "sv"}, Case{"4. marts 2021", "da"}, Case{"4. maaliskuuta 2021", "fi"},
                             Case{"2021. március 4.", "hu"}, Case{"4 Mart 2021 Perşembe", "tr"}, Case{"4 Μαρτίου 2021", "el"},
                             Case{"4 d’abril de 2021", "ca"}, Case{"4 martie 2021", "ro"}, Case{"4 مارس 2021", "ar"},
                             Case{"٤ مارس ٢٠٢١", "ar"}, Case{"4 במרץ 2021", "he"}, Case{"令和3年3月4日", "ja"}, Case{"民國110年3月4日", "zh"}, Case{"2021/3/4(木) 10:15", "ja"}, Case{"2021年3月4日 10:15", "zh"},
                             Case{"2021年03月04日", "ja"}, Case{"승인 2021.03.04 10:15", "ko"}, Case{"2021년 3월 4일", "ko"},
                             Case{"04/03/2021", "fr"}, Case{"04-03-21 10:15", "nl"}, Case{"04/03/2021 10:15", "en-GB"}, Case{"03/04/2021", "en-US"},
                             Case{"04-Mar-2021", "en"}, Case{"2021-03-04 10:15", "en"}, Case{"Posted: Thu Mar 04, 2021 9:14 pm", "en"}}) {
        auto const wanted = std::string_view(each.language) == "ca" ? "2021-04-04" : "2021-03-04";
        EXPECT_EQ(shown("<div class=x>"s + each.line + "</div>", each.language).published, wanted) << each.line;
    }
}

TEST(ShownFacts, ReadWordsOfADayWhole) {
    // Names that hold a word of another day.
    for (auto const* line : {"By Jane Osborne, 4 March 2021", "Karl Bornstein | 4 March 2021", "The Shasta Herald, 4 March 2021",
                             "Ada Standl, 4 March 2021", "Der Standard, 4 March 2021", "Ann Sinceri · 4 March 2021"})
        EXPECT_EQ(shown("<div>"s + line + "</div><div>Updated 6 March 2021</div>").published, "2021-03-04") << line;
    for (auto const* line : {"Founded 4 March 1921", "Established: 4 March 1921", "Gegründet am 4.3.1921", "Born 4 March 1921", "Fundado el 4 de marzo de 1921"})
        EXPECT_EQ(shown("<div>"s + line + "</div>", "es").published, "") << line;
}

TEST(ShownFacts, KnowWhichMonthALanguageMeans) {
    EXPECT_EQ(shown("<div>4 listopada 2021</div>", "pl").published, "2021-11-04");
    EXPECT_EQ(shown("<div>4. listopada 2021</div>", "hr").published, "2021-10-04");
    auto const open = shown("<div>03/04/2021</div>");
    EXPECT_EQ(open.published, "");
    EXPECT_EQ(said(open, FactKind::published), "2021-04-03 <beside the story> | 2021-03-04 <beside the story>");
    EXPECT_EQ(page("<meta property=og:locale content=en_US><meta name=date content='03/04/2022'>").published, "2022-03-04");
}

TEST(ShownFacts, ReadTheDayBehindTheStory) {
    EXPECT_EQ(shown("", "en", "<div class=post-footer>Posted by Ann Tern at 8:21, 4 March 2021. 2 comments</div>").published, "2021-03-04");
    EXPECT_EQ(shown("", "es", "<div class=pie>Publicado por Ana Prado el jueves, 4 de marzo de 2021</div>").published, "2021-03-04");
    EXPECT_EQ(shown("", "en", "<h3>Related</h3><div>5 May 2015</div>").published, "") << "of another story";
    EXPECT_EQ(shown("", "en", "<div class=comments><p>Bo, 5 May 2015</p><p>I do not think so at all, said nobody.</p></div>").published, "");
    EXPECT_EQ(shown("", "en", "<div>© 4 March 2021 The Port Ellis Post</div>").published, "");
}

TEST(ShownFacts, PreferTheDayOfPublication) {
    EXPECT_EQ(shown("<p class=d>Updated 6 March 2021 | Published 4 March 2021</p>").published, "2021-03-04");
    EXPECT_EQ(shown("<p class=d>Mis à jour le 6 mars 2021 à 10:15 - Publié le 4 mars 2021</p>", "fr").published, "2021-03-04");
    EXPECT_EQ(shown("<span>Aktualisiert am 06.03.2021</span> <span>Erstellt am 04.03.2021</span>", "de").published, "2021-03-04");
    EXPECT_EQ(shown("<div>Обновлено 6 марта 2021</div><div>4 марта 2021</div>", "ru").published, "2021-03-04");
    EXPECT_EQ(shown("<div>Veröffentlicht: 4.3.2021 – Letzte Änderung: 6.3.2021</div>", "de").published, "2021-03-04");
    EXPECT_EQ(shown("<div>6 March 2021 (updated), 4 March 2021</div>").published, "2021-03-04");
    EXPECT_EQ(shown("<div>Stand: 04.03.2021, 10:15 Uhr</div>", "de").published, "2021-03-04") << "where no other is told";
    EXPECT_EQ(shown("<p>The law of 4 March 2021 had asked for a vote, but the council found no room for it.</p>").published, "")
        << "a standfirst";
    EXPECT_EQ(shown("<figcaption>The quay, 4 March 2020.</figcaption><div>5 March 2021</div>").published, "2021-03-05");
    EXPECT_EQ(shown("<div>Member since: 4 March 2010</div><div>5 March 2021</div>").published, "2021-03-05");
    auto const both = page("<meta name=date content=2021-03-05>", "<h1>Harbour vote</h1><div>4 March 2021</div>");
    EXPECT_EQ(said(both, FactKind::published), "2021-03-05 <date> | 2021-03-04 <beside the story>");
    EXPECT_EQ(page("<meta name=date content=2021>", "<h1>Harbour vote</h1><div>4 March 2021</div>").published, "2021-03-04");
}

TEST(ShownFacts, ReadTheAuthorBesideTheStory) {
    struct Case {
        char const *line, *language, *author;
    };
    for (auto const& each :
         {Case{"Ann Tern, Staff Writer | 4 March 2021", "en", "Ann Tern"}, Case{"Ann Tern, political editor, 4 March 2021", "en", "Ann Tern"},
          Case{"By Ann Tern", "en", "Ann Tern"}, Case{"By Ann Tern and Bo Lind", "en", "Ann Tern, Bo Lind"},
          Case{"By Ann Tern, political editor", "en", "Ann Tern"}, Case{"BY ANN TERN | 4 March 2021", "en", "ANN TERN"},
          Case{"By Ann Tern in Port Ellis", "en", "Ann Tern"}, Case{"Written by Ann O’Dell on 4 March 2021", "en", "Ann O’Dell"},
          Case{"Posted by harbourmouse", "en", "harbourmouse"},
          Case{"4 mars 2021 à 10h15 par Luc Maro", "fr", "Luc Maro"}, Case{"Am 4. März 2021 um 10:15 Uhr von Anna Berger in Lokales", "de", "Anna Berger"},
          Case{"Gepubliceerd op 4 maart 2021 door Jan Vink", "nl", "Jan Vink"}, Case{"By<br>Ann Tern", "en", "Ann Tern"},
          Case{"<p>Text:</p><p>Anna Berger</p>", "de", "Anna Berger"}, Case{"<p>Ann Tern</p><p>4 March 2021</p>", "en", "Ann Tern"},
          Case{"本报记者 王小明 报道", "zh", "王小明"}, Case{"<em>dal nostro inviato</em> <b>Ugo Bruni</b>", "it", "Ugo Bruni"},
          Case{"<p>Tereza Mar</p><p>Da Folha, em Porto Chico</p><p>12/03/2020 10h15</p>", "pt", "Tereza Mar"}, Case{"Words: Ann Tern / Pictures: Bo Lind", "en", "Ann Tern"},
          Case{"Par Luc Maro", "fr", "Luc Maro"}, Case{"Publié le 4 mars 2021 par Luc Maro", "fr", "Luc Maro"},
          Case{"Propos recueillis par Léa de Brac", "fr", "Léa de Brac"}, Case{"Texte : Léa Maro – Photos : Jo Plat", "fr", "Léa Maro"},
          Case{"Par Luc Maro et Léa Brac, envoyés spéciaux à Portellis", "fr", "Luc Maro, Léa Brac"},
          Case{"Von Anna Berger und Jan Moor", "de", "Anna Berger, Jan Moor"}, Case{"Text: Anna Berger, Fotos: Karl Lind", "de", "Anna Berger"},
          Case{"Ein Artikel von Anna Berger", "de", "Anna Berger"}, Case{"Von Anna von der Au, Portellis", "de", "Anna von der Au"},
          Case{"Por Ana Prado", "es", "Ana Prado"}, Case{"Por Ana Prado | 4 de maio de 2018", "pt", "Ana Prado"},
          Case{"Texto: Ana del Prado", "es", "Ana del Prado"}, Case{"di Ada Neri", "it", "Ada Neri"},
          Case{"a cura di Ada Neri", "it", "Ada Neri"}, Case{"Door: Jan van der Vink", "nl", "Jan van der Vink"},
          Case{"Автор: Анна Лунева", "ru", "Анна Лунева"}, Case{"Текст: Анна Лунева / Фото: Пётр Волна", "ru", "Анна Лунева"},
          Case{"Автор Олена Хвиля", "uk", "Олена Хвиля"}, Case{"Autor: Jan Falka", "pl", "Jan Falka"}, Case{"Av Ann Vik", "sv", "Ann Vik"},
          Case{"Skrevet af Ann Vik", "da", "Ann Vik"}, Case{"Per Jordi Moll", "ca", "Jordi Moll"}, Case{"文/王小明", "zh", "王小明"},
          Case{"作者：王小明  2021年3月4日", "zh", "王小明"}, Case{"2021年3月4日 来源：海港报 记者 王小明", "zh", "王小明"},
          Case{"한바다 기자 | 승인 2021.03.04", "ko", "한바다"}, Case{"بقلم: سمير البحري", "ar", "سمير البحري"},
          Case{"Geschrieben von Anna Berger am 4. März 2021 – Kategorie: Hafen", "de", "Anna Berger"},
          Case{"Ann Tern, 4 March 2021", "en", "Ann Tern"}, Case{"4 марта 2021 | Анна Лунева", "ru", "Анна Лунева"},
          Case{"Jan Vink 4 maart 2021, 06:00", "nl", "Jan Vink"}}) {
        EXPECT_EQ(shown("<div class=x>"s + each.line + "</div>", each.language).author, each.author) << each.line;
    }
    EXPECT_EQ(shown("<div class=auteur>Luc Maro</div>", "fr").author, "Luc Maro");
    EXPECT_EQ(shown("<p class=autori>Ada Neri, Ugo Bruni</p>", "it").author, "Ada Neri, Ugo Bruni");
    EXPECT_EQ(shown("<p><a href=/author/ann-tern>Ann Tern</a></p>").author, "Ann Tern");
    EXPECT_EQ(page("<meta name=author content='The Post'><meta property=og:site_name content='The Post'>", "<h1>H</h1><p>By Ann Tern</p>").author, "Ann Tern");
    EXPECT_EQ(shown("", "es", "<div class=pie>Publicado por Ana Prado el jueves, 4 de marzo de 2021</div>").author, "Ana Prado");
    EXPECT_EQ(shown("<table><tr><td>harbourmouse<br>Joined: 2016<br>Posts: 3</td></tr></table>").author, "harbourmouse");
}

TEST(ShownFacts, TakeNobodyElseForTheAuthor) {
    struct Case {
        char const *line, *language;
    };
    for (auto const& each :
         {Case{"Photo by Ann Tern", "en"}, Case{"Photographs: Ann Tern", "en"}, Case{"Foto: Anna Berger", "de"}, Case{"Фото: Анна Лунева", "ru"},
          Case{"By Reuters", "en"}, Case{"By Staff Reporter", "en"}, Case{"Von Redaktion", "de"}, Case{"Par la rédaction", "fr"},
          Case{"Por Agencia EFE", "es"}, Case{"Local News | 4 March 2021", "en"}, Case{"By The Port Ellis Post", "en"},
          Case{"By the time the vote came nobody was left in the hall to count the hands.", "en"}, Case{"Von Montag an gilt das neue Gesetz.", "de"},
          Case{"Press Release – 4 March 2021", "en"}, Case{"Portellis, 4. März 2021", "de"}, Case{"Par ici la sortie", "fr"},
          Case{"Sports Desk, 4 March 2021", "en"}, Case{"Kreis Portellis, 4. März 2021", "de"}, Case{"Ayuntamiento de Puerto Chico, 4 de marzo de 2021", "es"},
          Case{"San Blas, 4 de marzo de 2021", "es"}, Case{"Ville de Portellis – 4 mars 2021", "fr"}})
        EXPECT_EQ(shown("<div class=x>"s + each.line + "</div>", each.language, "", "Harbour vote delayed - The Port Ellis Post").author, "") << each.line;
    EXPECT_EQ(shown("<figure><figcaption>By Bo Lind</figcaption></figure>").author, "");
    EXPECT_EQ(shown("", "en", "<div class=comments><p>By Bo Lind</p><p>I do not think so at all, said nobody.</p></div>").author, "");
    EXPECT_EQ(shown("", "en", "<h3>More from the harbour</h3><div>By Bo Lind</div>").author, "");
    EXPECT_EQ(shown("<aside>By Bo Lind</aside>").author, "");
}

TEST(ShownFacts, StandBehindWhatIsMeantForPrograms) {
    auto const result = page("<meta name=author content='Ann Tern'><title>Harbour vote delayed</title>",
                             "<h1>Harbour vote delayed</h1><div>By Bo Lind, 4 March 2021</div>");
    EXPECT_EQ(said(result, FactKind::author), "Ann Tern <author> | Bo Lind <byline>");
    EXPECT_EQ(page("", "<abbr class=published title='2021-03-04T08:21:00+01:00'>08:21</abbr>").published, "2021-03-04");
    EXPECT_EQ(page("<meta name=citation_fulltext_html_url content='https://x.example/h'>").url, "https://x.example/h");
    EXPECT_EQ(page("", "<link itemprop=mainEntityOfPage href='https://x.example/h'><h1>H</h1>").url, "https://x.example/h");
    EXPECT_EQ(with_data(R"({"@graph":[{"@type":"WebSite","@id":"#s","name":"The Port Ellis Post"},{"@type":"Article","isPartOf":{"@id":"#s"}}]})").publisher,
              "The Port Ellis Post");
}

TEST(ShownFacts, ReadTheDayOfADatelineAndAboveTheHeadline) {
    auto const dated = [](std::string const& beginning) {
        return page("", "<h1>Harbour vote delayed</h1><p>" + beginning + " The council has put off the vote on the harbour, the mayor said.</p>").published;
    };
    EXPECT_EQ(dated("PORT ELLIS, March 4, 2021 (Agency) –"), "2021-03-04");
    EXPECT_EQ(dated("Portellis, le 4 mars 2021 —"), "2021-03-04");
    EXPECT_EQ(dated("On March 4, 2021 nobody came."), "");
    EXPECT_EQ(page("", "<div>Kultur | 4. März 2021</div><h1>Harbour vote delayed</h1>", "de").published, "2021-03-04");
}

TEST(ShownFacts, TakeNoDayOfTheHeadOfThePage) {
    auto const paper = [](std::string const& head, std::string const& below) {
        IngestOptions options;
        options.file_name = "page.html";
        options.today = day_number(2026, 11, 30);
        return ingest("<!doctype html><html lang=en><title>Ferry stops - Isle Post</title><body>" + head + "<h1>Ferry stops</h1>" + below +
                          "<p>The ferry to the isle stopped running on Monday after the last of its three engines failed at sea.</p>"
                          "<p>Nobody was hurt, but forty passengers had to wait six hours before a trawler towed them home.</p></body></html>",
                      options);
    };
    EXPECT_EQ(paper("<header><a href=/>Isle Post</a><span>Monday, November 30, 2026</span></header>", "").published, "");
    EXPECT_EQ(paper("<div class=masthead>Isle Post, Monday, November 30, 2026</div>", "").author, "");
    EXPECT_EQ(paper("<p>Monday, November 30, 2026</p>", "<p>12 March 2020</p>").published, "2020-03-12");
    EXPECT_EQ(paper("", "<p>Tess Gull / Nether Isle<br>12 March 2020, 10:15 h.</p>").author, "Tess Gull");
    EXPECT_EQ(paper("", "<p>Editorial desk | Nether Isle | 12-03-2020</p>").author, "");
}

TEST(ShownFacts, KnowTheSiteByTheLinkToItsFrontPage) {
    EXPECT_EQ(page("<title>Boats - Blog of Nine</title>", "<h1><a href=/>Blog of Nine</a></h1><h2>Boats</h2>").title, "Boats");
    EXPECT_EQ(page("<title>Blog of Nine: Boats</title>", "<div><a href=/>Home</a> <a href='https://nine.example'>Blog of Nine</a></div>").title, "Boats");
}

TEST(DaysShown, AreFoundWhereverTheyStand) {
    auto const line = "Ann Tern, Thursday, 4 March 2021, 10:15 (and 05.06.2020)"s;
    auto const days = days_shown(line, "en", DayOrder::open);
    ASSERT_EQ(days.size(), 2U);
    EXPECT_EQ(line.substr(days[0].start, days[0].end - days[0].start), "Thursday, 4 March 2021");
    EXPECT_EQ(days[1].days.front().text(), "2020-06-05");
    for (auto const* none : {"1.12.2020.4", "Room 2022b", "10:15", "March 2021", "31.02.2021", "32 March 2021", "version 12.3.2021.1", "2021-03", "1402 تیر 5"})
        EXPECT_TRUE(days_shown(none, "", DayOrder::open).empty()) << none;
}

} // namespace
} // namespace core
