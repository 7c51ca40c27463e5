// What pages say of themselves, as they are found: data written roughly, dates in words, addresses cut in half, names
// that are none; and every saying kept with where it stands.
#include "core/ingest/days_shown.h"
#include "core/ingest/ingest.h"
#include "core/ingest/page_date.h"
#include "core/ingest/said_names.h"
#include "core/ingest/web_address.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace core {
namespace {

using namespace std::string_literals;

Ingested page(std::string const& head, std::string const& body = "<h1>Harbour vote delayed</h1>",
              std::string const& lang = "en") {
    IngestOptions options;
    options.file_name = "page.html";
    options.today = day_number(2026, 11, 29);
    return ingest("<!doctype html><html lang=" + lang + "><head><meta charset=utf-8>" + head + "</head><body><article>" + body +
                      "<p>The council would meet again in the spring, the mayor said, to look at the whole plan.</p>"
                      "</article></body></html>",
                  options);
}

Ingested with_data(std::string const& json, std::string const& type = "application/ld+json") {
    return page("<title>Fallback</title><script type='" + type + "'>" + json + "</script>");
}

std::string said(Ingested const& result, FactKind kind) {
    std::string all;
    for (auto const& fact : result.facts)
        if (fact.kind == kind) all += (all.empty() ? "" : " | ") + fact.value + " <" + fact.from + ">";
    return all;
}

constexpr auto article = R"({"@context":"https://schema.org","@type":"NewsArticle","headline":"Harbour vote delayed",)"
                         R"("datePublished":"2022-12-19T10:00:00Z","author":{"@type":"Person","name":"Ann Tern"}})";

TEST(PageFacts, AreReadFromDataHoweverItIsWritten) {
    auto const whole = std::string(article);
    auto const open = whole.substr(0, whole.size() - 1);
    for (auto const& json :
         {whole, open + ",}", whole + ";", "<!-- " + whole + " -->", "//<![CDATA[\n" + whole + "\n//]]>", "[" + whole + "]",
          open + ",\"description\":\"First\nsecond\tthird\"}", open + ",\"description\":\"He said \"no\" twice\"}",
          "/* of us */ " + whole, R"({"@graph":[)" + whole + "]}", R"({"@type":"WebPage","mainEntity":)" + whole + "}",
          open, R"({"@type":"BreadcrumbList"},)" + whole, whole + "\n" + whole}) {
        auto const result = with_data(json);
        EXPECT_EQ(result.title, "Harbour vote delayed") << json;
        EXPECT_EQ(result.author, "Ann Tern") << json;
        EXPECT_EQ(result.published, "2022-12-19") << json;
    }
    EXPECT_EQ(with_data(whole, "application/ld+json; charset=utf-8").author, "Ann Tern");
    EXPECT_EQ(with_data(R"({"@type":"http://schema.org/NewsArticle","author":"Ann Tern"})").author, "Ann Tern");
    EXPECT_EQ(with_data(R"({"@type":["Article","NewsArticle"],"schema:author":[{"name":["Ann Tern"]}]})").author, "Ann Tern");
}

TEST(PageFacts, FollowReferencesInAGraph) {
    auto const result = with_data(
        R"({"@graph":[{"@type":"Article","headline":"Harbour vote delayed","author":{"name":"Ann Tern","@id":"#p7"},)"
        R"("publisher":{"@id":"#org"}},{"@type":"Organization","@id":"#org","name":"The Port Ellis Post"}]})");
    EXPECT_EQ(result.author, "Ann Tern");
    EXPECT_EQ(result.publisher, "The Port Ellis Post");
    auto const by_id = [](std::string const& author) {
        return with_data(R"({"@graph":[{"@type":"Article","author":)" + author +
                         R"(},{"@id":"#a","@type":"Person","name":"Ann Tern"},{"@id":"#b","name":"Bo Lind"}]})")
            .author;
    };
    EXPECT_EQ(by_id(R"({"@id":"#a"})"), "Ann Tern");
    EXPECT_EQ(by_id(R"([{"@id":"#a"},{"@id":"#b"}])"), "Ann Tern, Bo Lind");
    EXPECT_EQ(by_id(R"(["#b"])"), "Bo Lind");
    EXPECT_EQ(by_id(R"({"@list":[{"@id":"#b"},{"@id":"#a"}]})"), "Bo Lind, Ann Tern");
    EXPECT_EQ(by_id(R"({"@id":"#nobody"})"), "");
    EXPECT_EQ(with_data(R"({"@id":"#x","@type":"Article","author":{"@id":"#x"}})").author, "") << "a loop names nobody";
}

TEST(PageFacts, ReadEntitiesInData) {
    auto const result = with_data(
        R"({"@type":"NewsArticle","headline":"Colby&#8217;s plan &amp; the harbour","author":{"name":"Ann O&#039;Dell"}})");
    EXPECT_EQ(result.title, "Colby’s plan & the harbour");
    EXPECT_EQ(result.author, "Ann O'Dell");
    EXPECT_EQ(with_data(R"({"@type":"Article","headline":"L&eacute;a &amp;amp; <em>moi</em> &ndash; 1"})").title, "Léa & moi – 1");
    EXPECT_EQ(with_data(R"({"@type":"Article","headline":"\u00abPort\u00bb \u2014 AT&T"})").title, "«Port» — AT&T");
}

TEST(PageFacts, ChooseTheArticleOfThePage) {
    auto const result = with_data(R"([{"@type":"NewsArticle","headline":"Another one","author":"Bo Lind"},)" + std::string(article) +
                                  R"(,{"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","headline":"Teaser"}]}])");
    EXPECT_EQ(result.title, "Harbour vote delayed");
    EXPECT_EQ(result.author, "Ann Tern");
}

TEST(PageFacts, TakeNoAddressForAnAuthor) {
    auto const author = [](std::string const& json) { return with_data(R"({"@type":"Article","author":)" + json + "}").author; };
    EXPECT_EQ(author(R"([{"name":"Ann Tern"},{"name":"https://x.example/authors/bo"}])"), "Ann Tern");
    EXPECT_EQ(author(R"(["www.x.example","Ann Tern","x.example/bo","bo@x.example"])"), "Ann Tern");
    EXPECT_EQ(author(R"([{"name":""},null,{"name":"null"},{"name":"admin"},{"name":"Ann Tern"},7])"), "Ann Tern");
    EXPECT_EQ(author(R"(["Ann Tern","ann tern","Bo Lind"])"), "Ann Tern, Bo Lind");
    EXPECT_EQ(author(R"({"givenName":"Ann","familyName":"Tern"})"), "Ann Tern");
    EXPECT_EQ(author(R"("Ann Tern <ann@x.example>")"), "Ann Tern");
    EXPECT_EQ(author(R"x("ann@x.example (Ann Tern)")x"), "Ann Tern");
    auto const meta = [](std::string const& metas, std::string const& lang = "en") { return page(metas, "", lang).author; };
    EXPECT_EQ(meta("<meta property='article:author' content='https://social.example/x'><meta name=author content='Ann Tern'>"),
              "Ann Tern");
    EXPECT_EQ(meta("<meta name=author content='By Ann Tern'>"), "Ann Tern");
    EXPECT_EQ(meta("<meta name=author content='Par Luc Tavernier'>", "fr"), "Luc Tavernier");
    EXPECT_EQ(meta("<meta name=author content='Von Anna Berger'>", "de"), "Anna Berger");
    EXPECT_EQ(meta("<meta name=author content='Von Miller'>"), "Von Miller");
    EXPECT_EQ(meta("<meta name=author content='Por Ana Prado'>", "es"), "Ana Prado");
    EXPECT_EQ(meta("<meta name=author content='Door Jan Vink'>", "nl"), "Jan Vink");
    EXPECT_EQ(meta("<meta name=author content='Автор: Анна Лунева'>", "ru"), "Анна Лунева");
    EXPECT_EQ(meta("<meta name=author content='Byron Lane'>"), "Byron Lane");
    EXPECT_EQ(meta("<meta name=citation_author content='Tern, Ann'><meta name=citation_author content='Lind, Bo'>"),
              "Ann Tern, Bo Lind");
    EXPECT_EQ(meta("<meta name='DC.Creator' content='Tern, Ann'>"), "Ann Tern");
}

TEST(PageFacts, AreReadFromEveryKindOfMark) {
    auto const published = [](std::string const& head, std::string const& body = "") { return page(head, body).published; };
    for (auto const* key : {"publish-date", "date", "pubdate", "dcterms.issued", "DC.date.issued", "dc:date", "parsely-pub-date",
                            "citation_publication_date", "sailthru.date", "article_date_original"})
        EXPECT_EQ(published("<meta name='"s + key + "' content='2022-12-19'>"), "2022-12-19") << key;
    EXPECT_EQ(published("<meta property='article:published_time' content='Mon, 19 Dec 2022 10:15:00 GMT'>"), "2022-12-19");
    EXPECT_EQ(published("", "<time datetime='2022-12-19T08:00:00Z'>19 December</time>"), "2022-12-19");
    EXPECT_EQ(published("", "<time pubdate>19 December 2022</time>"), "2022-12-19");
    EXPECT_EQ(published("", "<time class=updated datetime=2023-01-02></time><time datetime=2022-12-19></time>"), "2022-12-19");
    EXPECT_EQ(published("", "<aside><time datetime=2020-01-05></time></aside><time datetime=2022-12-19></time>"), "2022-12-19");
    EXPECT_EQ(published("", "<span itemprop=datePublished content='2022-12-19T10:00'>yesterday</span>"), "2022-12-19");
    EXPECT_EQ(published("<link rel=canonical href='https://x.example/2022/12/19/harbour.html'>"), "2022-12-19");
    auto const micro = page("", "<div itemscope itemtype='https://schema.org/NewsArticle'><h2 itemprop=headline>Harbour vote</h2>"
                                "<span itemprop=author itemscope>By <a href=/a><b itemprop=name>Ann Tern</b></a></span>"
                                "<div itemprop=publisher itemscope><meta itemprop=name content='The Port Ellis Post'></div></div>");
    EXPECT_EQ(micro.title, "Harbour vote");
    EXPECT_EQ(micro.author, "Ann Tern");
    EXPECT_EQ(micro.publisher, "The Port Ellis Post");
    EXPECT_EQ(page("", "<a rel=author href=/x>Ann Tern</a>").author, "Ann Tern");
    EXPECT_EQ(page("<meta name=citation_title content='On harbours'>", "").title, "On harbours");
}

TEST(PageFacts, RefuseDatesThatOnlyFillTheField) {
    auto const date = [](std::string const& first) {
        return page("<meta property='article:published_time' content='" + first + "'><meta name=date content='2022-12-19'>").published;
    };
    for (auto const* filling : {"1970-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "1969-12-31", "2099-12-31", "0000-00-00 00:00:00",
                                "2026-12-02", "", "null", "{{ date }}", "1900-01-01", "19700101"})
        EXPECT_EQ(date(filling), "2022-12-19") << filling;
    EXPECT_EQ(date("2026-11-30T01:00:00+14:00"), "2026-11-30") << "a clock elsewhere is ahead";
    EXPECT_EQ(date("1970-01-02"), "1970-01-02");
}

TEST(PageDates, AreReadInEveryShape) {
    auto const today = day_number(2026, 11, 29);
    for (auto const* text :
         {"2022-12-19", "2022-12-19T10:15:00+01:00", "2022-12-19 10:15:00", "2022-12-19T23:30:00.000Z", "20221219",
          "20221219T101500Z", "20221219101500", "2022/12/19", "2022.12.19", "19.12.2022", "19/12/2022 10:15", "12/19/2022",
          "Mon, 19 Dec 2022 10:15:00 GMT", "Mon Dec 19 2022", "December 19, 2022", "Dec. 19, 2022 10:15 am", "19 December 2022 | 10:15",
          "Published: 19 December 2022", "1671444900", "1671444900000", "19 décembre 2022 à 10h15", "Publié le 19 décembre 2022",
          "lundi 19 décembre 2022 - 10:15"}) {
        auto const dates = page_dates(text, today);
        ASSERT_EQ(dates.size(), 1U) << text;
        EXPECT_EQ(dates.front().text(), "2022-12-19") << text;
    }
    EXPECT_EQ(page_dates("2022-12-9", today).front().text(), "2022-12-09");
    EXPECT_EQ(page_dates("2022-12", today).front().text(), "2022-12");
    EXPECT_EQ(page_dates("décembre 2022", today).front().text(), "2022-12");
    auto const either = page_dates("03/04/2022", today);
    ASSERT_EQ(either.size(), 2U);
    EXPECT_EQ(either[0].text() + " " + either[1].text(), "2022-04-03 2022-03-04");
    for (auto const* none : {"", "yesterday", "2022-13-40", "99999999", "12", "https://x.example", "Room 2022b"})
        EXPECT_TRUE(page_dates(none, today).empty()) << none;
}

TEST(PageDates, SayNoMoreThanTheWordsDo) {
    auto const today = day_number(2026, 11, 29);
    for (auto const* none : {"2021-22", "Season 2021-22", "Issue 5 2021", "KW 12 2021", "n° 7 2021", "Mon, 31 Nov 2021", "before 2021",
                             "May 2021 - June 2021", "2021-03-04/2021-03-08", "Version 2.10.20", "Open 9.12.20 km", "Raum 3.4.21 links"})
        EXPECT_TRUE(page_dates(none, today).empty()) << none << page_dates(none, today).front().text();
    for (auto const& [text, date] : {std::pair{"2021-03-04?", "2021-03-04?"}, {"5/2021", "2021-05"}, {"2021", "2021"}, {"Mai 2021", "2021-05"},
                                     {"1.º de maio de 2021", "2021-05-01"}, {"Publicado em 1.º de maio de 2021", "2021-05-01"},
                                     {"Publié le 02/10/20 à 10:15", "2020-10-02"}, {"Fecha: 2.10.20", "2020-10-02"}, {"ven. 2.10.20", "2020-10-02"},
                                     {"2.10.20, 10:15 Uhr", "2020-10-02"}, {"2.10.20 um 10:15", "2020-10-02"}}) {
        auto const dates = page_dates(text, today, "fr");
        ASSERT_EQ(dates.size(), 1U) << text;
        EXPECT_EQ(dates.front().text(), date) << text;
    }
}

TEST(PageFacts, LeaveADayThatCanBeEitherOpen) {
    auto const open = page("<meta name=date content='03/04/2022'>");
    EXPECT_EQ(open.published, "");
    EXPECT_EQ(said(open, FactKind::published), "2022-04-03 <date> | 2022-03-04 <date>");
    EXPECT_EQ(page("<meta name=date content='03/04/2022'><meta name=pubdate content='2022-04-03'>").published, "2022-04-03");
}

TEST(PageFacts, MakeAddressesWhole) {
    auto const url = [](std::string const& head) { return page(head).url; };
    EXPECT_EQ(url("<base href='https://x.example/news/'><link rel=canonical href=harbour.html>"), "https://x.example/news/harbour.html");
    EXPECT_EQ(url("<link rel=canonical href=/2022/12/harbour><meta property=og:url content='https://x.example/2022/12/harbour?utm=fb'>"),
              "https://x.example/2022/12/harbour");
    EXPECT_EQ(url("<meta property=og:url content='https://x.example/h?utm=fb'><link rel=canonical href='https://x.example/h'>"),
              "https://x.example/h");
    EXPECT_EQ(url("<link rel='nofollow canonical' href='https://x.example/h'>"), "https://x.example/h");
    EXPECT_EQ(url("<link rel=canonical href='//x.example/h'>"), "https://x.example/h");
    EXPECT_EQ(url("<link rel=canonical href='https://x.example/'><meta property=og:url content='https://x.example/h'>"),
              "https://x.example/h") << "the front page is no article";
    EXPECT_EQ(url("<link rel=canonical href=/half>"), "") << "half an address leads nowhere";
    EXPECT_EQ(url("<link rel=canonical href='javascript:void(0)'>"), "");
    IngestOptions options{"a.html", ""};
    EXPECT_EQ(ingest("<!-- saved from url=(0019)https://x.example/h -->\n<!doctype html><p>Words of it.", options).url,
              "https://x.example/h");
    EXPECT_EQ(ingest("<!doctype html><html><!--\n Page saved with SingleFile \n url: https://x.example/h \n--><p>Words.", options).url,
              "https://x.example/h");
}

TEST(WebAddresses, AreResolved) {
    auto const base = "https://x.example/a/b/c.html?q=1#f";
    EXPECT_EQ(resolved("d.html", base), "https://x.example/a/b/d.html");
    EXPECT_EQ(resolved("../d.html?r=2", base), "https://x.example/a/d.html?r=2");
    EXPECT_EQ(resolved("../../../d", base), "https://x.example/d");
    EXPECT_EQ(resolved("/d/./e/", base), "https://x.example/d/e/");
    EXPECT_EQ(resolved("?r=2", base), "https://x.example/a/b/c.html?r=2");
    EXPECT_EQ(resolved("//y.example/d", "http://x.example"), "http://y.example/d");
    EXPECT_EQ(resolved("d", "https://x.example"), "https://x.example/d");
    EXPECT_EQ(resolved(" HTTPS://Y.example/d ", base), "HTTPS://Y.example/d");
    for (auto const* none : {"", "#f", "mailto:a@x.example", "data:text/html,x", "https://", "a b"})
        EXPECT_EQ(resolved(none, base), "") << none;
}

TEST(PageFacts, LeaveTheSiteOutOfTheTitle) {
    auto const title = [](std::string const& head, std::string const& body = "<h1>Harbour vote delayed</h1>") {
        return page(head, body).title;
    };
    auto const site = "<meta property=og:site_name content='The Port Ellis Post'>"s;
    EXPECT_EQ(title("<title>Harbour vote delayed | The Port Ellis Post</title><meta property=og:title content='The Port Ellis Post'>" + site),
              "Harbour vote delayed");
    for (auto const* written : {"Harbour vote delayed | The Port Ellis Post", "Harbour vote delayed - the port ellis post",
                                "The Port Ellis Post: Harbour vote delayed", "Harbour vote delayed — The Port Ellis Post",
                                "Harbour vote delayed | Politics | The Port Ellis Post", "The Port Ellis Post » Harbour vote delayed"})
        EXPECT_EQ(title("<title>"s + written + "</title>" + site), "Harbour vote delayed") << written;
    EXPECT_EQ(title("<title>Harbour vote delayed - Port Post</title>"), "Harbour vote delayed") << "as the headline has it";
    EXPECT_EQ(title("<title>Vote : le oui - Le Quotidien</title><meta property=og:site_name content='Le Quotidien'>", ""), "Vote : le oui");
    EXPECT_EQ(title("<title>Le vote - et après</title>", ""), "Le vote - et après");
    EXPECT_EQ(title("<title>Hafen | portpost.example</title><link rel=canonical href='https://www.portpost.example/h'>", ""), "Hafen");
    EXPECT_EQ(title("<meta property=og:title content='Harbour vote…'><title>Harbour vote delayed again</title>", ""), "Harbour vote delayed again");
}

TEST(PageFacts, AreAllKeptWithWhereTheyStand) {
    auto const result = page("<title>Vote off | Post</title><meta property=og:title content='Harbour: no vote'>"
                             "<meta property=article:published_time content=2022-12-20><meta name=author content='Bo Lind'>"
                             "<script type=application/ld+json>" + std::string(article) + "</script>");
    EXPECT_EQ(said(result, FactKind::title),
              "Harbour vote delayed <JSON-LD headline> | Harbour: no vote <og:title> | Vote off | Post <<title>>");
    EXPECT_EQ(said(result, FactKind::author), "Ann Tern <JSON-LD author> | Bo Lind <author>");
    EXPECT_EQ(said(result, FactKind::published), "2022-12-19 <JSON-LD datePublished> | 2022-12-20 <article:published_time>");
    EXPECT_EQ(said(result, FactKind::language), "en <<html lang>>");
}

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

TEST(PageFacts, TakeTheAddressFromLinksForSharing) {
    auto const share = "<a href='https://social.example/sharer.php?u=https%3A%2F%2Fx.example%2Fnews%2Fh&amp;t=H'>Share</a>"s;
    EXPECT_EQ(page("", share).url, "https://x.example/news/h");
    EXPECT_EQ(page("<link rel=canonical href=/news/harbour>", share).url, "https://x.example/news/harbour");
    EXPECT_EQ(page("", share + "<a href='https://social.example/share?url=https%3A%2F%2Fx.example%2Fother'>Share</a>").url, "") << "of several stories";
    EXPECT_EQ(percent_decoded("a%20b%2"), "a b%2");
    EXPECT_EQ(percent_decoded("%e9%ZZ%"), "\uFFFD%ZZ%");
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

TEST(PageFacts, GrowWithThePage) {
    // However many there are, some of each kind are kept, and each is looked at once.
    for (auto const* part : {"<meta name=author content='Ann Tern'>", "<meta name=date content='03/04/2022'>", "<time datetime=2022-12-19></time>",
                             "<link rel=canonical href=/a>", "<h1>Harbour</h1>", "<a rel=author>Ann</a>",
                             "<script type=application/ld+json>{\"@type\":\"Article\",\"author\":[\"Ann\",\"Bo\"]}</script>",
                             "<div>By Ann Tern, 03/04/2022</div>", "<div class=author><div>By Ann Tern</div></div>"}) {
        std::string many;
        for (int at = 0; at < 20'000; ++at) many += part;
        auto const result = page(many);
        for (auto const kind : {FactKind::title, FactKind::author, FactKind::published, FactKind::url})
            EXPECT_LE(std::ranges::count(result.facts, kind, &FoundFact::kind), 20) << part;
    }
}

} // namespace
} // namespace core
