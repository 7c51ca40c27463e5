// Who wrote it, where the page sets the line in pieces: a name beside an address of mail, a label before a day, a name
// of another article; and the address that only the data of the page tell.
#include "core/ingest/byline.h"
#include "tests/core/harbour_page.h"

#include <gtest/gtest.h>

namespace core {
namespace {

using namespace std::string_literals;
using fixture::page;
using fixture::said;

Ingested below(std::string const& lines, std::string const& lang = "en") { return page("<title>Harbour vote delayed</title>", "<h1>Harbour vote delayed</h1>" + lines, lang); }

TEST(Bylines, PiecesThatTouchAreParted) {
    EXPECT_EQ(below("<div class=byline><span>Ragnhild Moe</span><a href='mailto:r@x.example'>r@x.example</a></div>", "nb").author, "Ragnhild Moe");
    EXPECT_EQ(below("<p class=author><b>Zoltán Perger</b><a href='mailto:zp@lap.example'>zp@lap.example</a></p>", "hu").author, "Zoltán Perger");
    EXPECT_EQ(below("<div class=byline><a href=/x>Inês Sarmento</a><time datetime=2021-03-04>4 de março de 2021</time></div>", "pt").author, "Inês Sarmento");
    EXPECT_EQ(below("<p class=byline>By <b>O</b>’Dell <b>Mac</b>Rae</p>").author.find("Mac Rae"), std::string::npos) << "what stands in one word stays so";
}

TEST(Bylines, LabelsOfDaysAreNoNames) {
    struct Case {
        char const *day, *name, *language;
    };
    for (auto const& [day, name, language] :
         {Case{"Yayın Tarihi: 04.03.2021 10:15", "Nurcan Tekin", "tr"}, Case{"Giriş Tarihi 04.03.2021 10:15", "Nurcan Tekin", "tr"}, Case{"Data Publikacji: 4 marca 2021", "Ewa Kłos", "pl"},
          Case{"Fecha Publicación: 4 de marzo de 2021", "Rosa Quiroga", "es"}, Case{"Datum Vydání: 4. března 2021", "Jitka Holá", "cs"}, Case{"Last Updated: 4 March 2021", "Ann Tern", "en"}}) {
        auto const result = below("<div class=d1>"s + day + "</div><div class=n1>" + name + "</div>", language);
        EXPECT_EQ(result.author, name) << day;
        EXPECT_EQ(result.published, "2021-03-04") << day;
    }
}

TEST(Bylines, EndBeforeWordsOfPublicationAndBeginBehindThoseOfAuthors) {
    for (auto const& [line, language] : {std::pair{"Par Ann Tern Publié le 4 mars 2021", "fr"}, std::pair{"By Ann Tern Updated 4 March 2021", "en"},
                                         std::pair{"Von Ann Tern Aktualisiert 4. März 2021", "de"}, std::pair{"Av Ann Tern Publicerad 4 mars 2021", "sv"},
                                         std::pair{"Από Ann Tern", "el"}})
        EXPECT_EQ(said(below("<p class=x2>"s + line + "</p>", language), FactKind::author).substr(0, 8), "Ann Tern") << line;
    for (auto const& [line, language, name] : {std::tuple{"da <b>Ada Neri</b> » 04/03/2021, 21:40", "it", "Ada Neri"}, std::tuple{"von <b>Anna Berger</b> » 4. März 2021", "de", "Anna Berger"},
                                               std::tuple{"<a>Tuula Laakso</a> <time>4.3. 6:00</time>", "fi", "Tuula Laakso"}, std::tuple{"بقلم: نوال الحداد", "ar", "نوال الحداد"},
                                               std::tuple{"Από Ρένα Λιάκου", "el", "Ρένα Λιάκου"}})
        EXPECT_EQ(below("<p class=author>"s + line + "</p>", language).author, name) << line;
}

TEST(Bylines, WhatOnlySpoilsABetterOfferIsNone) {
    auto const offers = [](std::string const& line) {
        return said(page("<title>Harbour vote delayed</title><meta name=author content='Ann Tern'>", "<h1>Harbour vote delayed</h1><p class=author>" + line + "</p>"), FactKind::author);
    };
    for (auto const* line : {"Ann Tern", "By Ann Tern", "Ann Tern 4.3. 6:00", "Ann Tern, The Port Post", "Text: Ann Tern"}) EXPECT_EQ(offers(line), "Ann Tern <author>") << line;
    EXPECT_EQ(offers("Ann Tern and Bo Lind"), "Ann Tern <author> | Ann Tern, Bo Lind <byline>") << "one more is named";
    EXPECT_NE(offers("Bo Lind").find("Bo Lind"), std::string::npos);
}

TEST(Bylines, NamesWithoutCapitalsAreTakenWhereTheLineIsCalledAByline) {
    for (auto const& [class_name, name, language] : {std::tuple{"writer", "村上奈緒", "ja"}, std::tuple{"reporter", "윤서진", "ko"}, std::tuple{"writer", "יעל ברקוביץ", "he"},
                                                     std::tuple{"author-box", "غادة السمان", "ar"}, std::tuple{"byline", "रीना वर्मा", "hi"}})
        EXPECT_EQ(below("<p class="s + class_name + ">" + name + "</p>", language).author, name) << class_name;
    for (auto const* desk : {"社会部", "港新聞社", "2019年3月31日"}) EXPECT_EQ(below("<p class=writer>"s + desk + "</p>", "ja").author, "") << desk;
    EXPECT_EQ(below("<p class=x2>村上奈緒</p>", "ja").author, "") << "nobody says that it is a name";
}

TEST(Bylines, ReportersStandWhereAStoryBegins) {
    auto const story = [](std::string const& begins, std::string const& language) {
        return page("<title>Harbour vote delayed</title>", "<h1>Harbour vote delayed</h1><p>" + begins + " 항구 표결이 봄까지 미뤄졌다고 시장이 수요일에 말했다. 위원회는 다시 모인다.</p>", language).author;
    };
    EXPECT_EQ(story("[통영=남해신문] 오세린 기자 =", "ko"), "오세린");
    EXPECT_EQ(story("(서울=통신) 윤서진 기자 =", "ko"), "윤서진");
    EXPECT_EQ(story("(도쿄=통신) 한지우 특파원 =", "ko"), "한지우");
    EXPECT_EQ(story("시장은 기자 회견에서 표결을 미룬다고 말했다.", "ko"), "");
    EXPECT_EQ(story("本报讯（记者冯晓岚）", "zh"), "冯晓岚");
}

TEST(Bylines, SeveralAreTakenTogetherAndThoseOfOtherArticlesLeftOut) {
    EXPECT_EQ(below("<h4><a href=/author/a>Ann Tern</a>, <a href=/author/b>Bo Lind</a></h4>").author, "Ann Tern, Bo Lind");
    EXPECT_EQ(below("<ul><li><a href=/auteur/a>Luc Maro</a></li><li><a href=/auteur/b>Zoé Brun</a></li></ul>", "fr").author, "Luc Maro, Zoé Brun");
    EXPECT_EQ(page("<meta name=twitter:label1 content='Written by'><meta name=twitter:data1 content='Ann Tern, Bo Lind'>").author, "Ann Tern, Bo Lind");
    EXPECT_EQ(page("<meta name=twitter:label1 content='Verfasst von'><meta name=twitter:data1 content='Anna Berger'>").author, "Anna Berger");
    EXPECT_EQ(page("<meta name=twitter:label2 content='Est. reading time'><meta name=twitter:data2 content='4 minutes'>").author, "");
    EXPECT_EQ(page("<meta name=articleAuthor content='Nurcan Tekin'>", "<h1>Harbour vote delayed</h1>", "tr").author, "Nurcan Tekin");
    for (auto const* name : {"author", "byline", "author-name"}) {
        auto const article = [&](std::string const& headline, std::string const& author) {
            return "<article><h1>" + headline + "</h1><p class=" + name + ">" + author + "</p><div class=text><p>The vote was put off until spring, the mayor said on Friday, as nobody had read the plan.</p>"
                   "<p>It will be the third time that the council meets about it, and the last, she said.</p><p>Nobody else wanted to speak of it that evening.</p></div></article>";
        };
        IngestOptions options;
        options.file_name = "page.html";
        options.today = day_number(2026, 11, 29);
        auto const result = ingest("<!doctype html><html lang=en><head><title>Harbour vote delayed</title></head><body>" + article("Harbour vote delayed", "Ann Tern") +
                                       article("Mill for sale", "Bo Lind") + "</body></html>", options);
        EXPECT_EQ(result.author, "Ann Tern") << name;
        EXPECT_EQ(said(result, FactKind::author).find("Bo Lind"), std::string::npos) << name;
    }
}

TEST(Bylines, ADayBelowTheHeadlineCountsWhateverItsElementIsCalled) {
    for (auto const& [line, language] : {std::pair{"기사입력 2021.03.04. 오후 3:20", "ko"}, std::pair{"4 mars 2021", "fr"}, std::pair{"04.03.2021, 10:15 Uhr", "de"}})
        EXPECT_EQ(below("<div class=sponsor><span>"s + line + "</span></div>", language).published, "2021-03-04") << line;
    EXPECT_EQ(below("<div class=related>Bridge closed for repair since 4 March 2021</div>").published, "");
    EXPECT_EQ(below("<div class=sponsor>4 March 2021</div><p class=date>5 March 2021</p>").published, "2021-03-05") << "what is of the story goes first";
}

TEST(Bylines, TheDataOfThePageTellItsAddress) {
    auto const url = [](std::string const& head, std::string const& data) {
        return said(page("<title>Harbour vote delayed</title>" + head + "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"Harbour vote delayed\"," + data + "}</script>"), FactKind::url);
    };
    EXPECT_EQ(url("", R"("mainEntityOfPage":"https://x.example/h")"), "https://x.example/h <JSON-LD mainEntityOfPage>");
    EXPECT_EQ(url("", R"("mainEntityOfPage":{"@type":"WebPage","@id":"https://x.example/h#page"})"), "https://x.example/h <JSON-LD mainEntityOfPage>");
    EXPECT_EQ(url("<link rel=canonical href='https://x.example/news/h'>", R"("url":"/news/h2")"), "https://x.example/news/h <link rel=canonical> | https://x.example/news/h2 <JSON-LD url>");
    EXPECT_EQ(url("<link rel=canonical href='https://x.example/news/h'>", R"("url":"/news/h")"), "https://x.example/news/h <link rel=canonical>");
    EXPECT_EQ(url("", R"("url":"/news/h")"), "") << "half an address leads nowhere";
    EXPECT_EQ(url("", R"("mainEntityOfPage":"True")"), "");
    EXPECT_EQ(url("", R"("url":"https://x.example/")"), "") << "the front page is no article";
    auto const two = page("<link rel=canonical href='https://x.example/b'><script type=application/ld+json>[{\"@type\":\"Article\",\"url\":\"/a\",\"author\":\"Bo Lind\"},"
                          "{\"@type\":\"Article\",\"url\":\"/b\",\"author\":\"Ann Tern\"}]</script>");
    EXPECT_EQ(two.author, "Ann Tern") << "half an address tells which article the page is of";
}

} // namespace
} // namespace core
