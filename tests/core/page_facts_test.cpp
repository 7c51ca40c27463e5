// What pages say of themselves, as they are found: data written roughly, dates in words, addresses cut in half, names
// that are none; and every saying kept with where it stands.
#include "core/ingest/page_date.h"
#include "core/ingest/said_names.h"
#include "core/ingest/web_address.h"
#include "tests/core/harbour_page.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace core {
namespace {

using namespace std::string_literals;
using fixture::page;
using fixture::said;
using fixture::with_data;

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

TEST(PageFacts, WhoClaimsSomethingIsNoAuthorOfThePage) {
    auto const of = [](char const* opens) {
        return page("", "<div itemscope itemtype='https://schema.org/ClaimReview'><span itemprop=author itemscope><b itemprop=name>Check House</b></span>"
                        "<meta itemprop=datePublished content='2022-06-01'>" + std::string(opens) +
                            "<span itemprop=author itemscope><meta itemprop=name content='Ivo Marsh'></span>"
                            "<meta itemprop=datePublished content='2022-05-20'></div></div>");
    };
    for (auto const* opens : {"<div itemprop=itemReviewed itemscope itemtype='https://schema.org/Claim'>",
                              "<div itemprop=itemReviewed itemscope itemtype='https://schema.org/CreativeWork'>",
                              "<div itemprop=about itemscope itemtype='http://schema.org/Person'>"}) {
        auto const made = of(opens);
        for (auto const& fact : made.facts) {
            EXPECT_EQ(fact.value.find("Ivo Marsh"), std::string::npos) << opens;
            EXPECT_EQ(fact.value.find("2022-05-20"), std::string::npos) << opens;
        }
    }
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

TEST(PageFacts, TakeTheAddressFromLinksForSharing) {
    auto const share = "<a href='https://social.example/sharer.php?u=https%3A%2F%2Fx.example%2Fnews%2Fh&amp;t=H'>Share</a>"s;
    EXPECT_EQ(page("", share).url, "https://x.example/news/h");
    EXPECT_EQ(page("<link rel=canonical href=/news/harbour>", share).url, "https://x.example/news/harbour");
    EXPECT_EQ(page("", share + "<a href='https://social.example/share?url=https%3A%2F%2Fx.example%2Fother'>Share</a>").url, "") << "of several stories";
    EXPECT_EQ(percent_decoded("a%20b%2"), "a b%2");
    EXPECT_EQ(percent_decoded("%e9%ZZ%"), "\uFFFD%ZZ%");
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
