// ClaimReview and its relatives in the shapes in which they occur: what comes of each, and what is told.
#include "core/formats/claim_review.h"
#include "core/formats/claim_review_check.h"
#include "tests/core/read_reviews.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace {

using Json = nlohmann::json;
using core::CollectedClaim;

using fixture::one;
using fixture::read;

std::string why(core::ReadClaim const& read) {
    return read.claim ? "" : core::render(read.claim.error().message);
}

constexpr auto usual = R"({"@context": "https://schema.org", "@type": "ClaimReview",
  "url": "https://faktnetz.example/hafen", "claimReviewed": "Der Hafen von Tarnau ist leer.", "inLanguage": "de-DE",
  "datePublished": "2023-04-05T10:00:00+02:00", "headline": "Der Hafen ist nicht leer", "reviewBody": "Zwölf Schiffe.",
  "author": {"@type": "Organization", "name": "Faktnetz", "url": "https://faktnetz.example"},
  "reviewRating": {"@type": "Rating", "alternateName": "Falsch ", "ratingValue": "1", "bestRating": 5, "worstRating": "1"},
  "itemReviewed": {"@type": "Claim", "datePublished": "2023-04-01",
    "author": {"@type": "Person", "name": "Jörn Ahlbeck", "jobTitle": "Stadtrat", "sameAs": ["https://a.example/ahlbeck"]},
    "appearance": [{"@type": "CreativeWork", "url": "https://post.example/1"}, "https://post.example/2"]}})";

TEST(ClaimReview, ComesInWhole) {
    auto const claim = one(usual);
    EXPECT_EQ(claim.text, "Der Hafen von Tarnau ist leer.");
    EXPECT_EQ(claim.url, "https://faktnetz.example/hafen");
    EXPECT_EQ(claim.verdict, "Falsch");
    EXPECT_EQ(claim.author, "Faktnetz");
    EXPECT_EQ(claim.speaker, "Jörn Ahlbeck");
    EXPECT_EQ(claim.said_on.text(), "2023-04-01");
    EXPECT_EQ(claim.checked_on.text(), "2023-04-05");
    EXPECT_EQ(claim.title, "Der Hafen ist nicht leer");
    EXPECT_EQ(claim.body, "Zwölf Schiffe.");
    EXPECT_EQ(claim.language, "de");
    for (auto const* line : {"Office of the speaker: Stadtrat", "About the speaker: https://a.example/ahlbeck",
                             "Appearance: https://post.example/1", "Appearance: https://post.example/2",
                             "Rating in numbers: 1 (1 … 5)"})
        EXPECT_NE(claim.note.find(line), std::string::npos) << line << "\n" << claim.note;
    EXPECT_TRUE(claim.notes.empty());
}

TEST(ClaimReview, IsFoundInEveryWrapping) {
    auto const review = std::string(usual);
    for (auto const& file :
         {"[" + review + "]", "[[" + review + "]]", R"({"@context": "x", "@graph": [{"@type": "WebPage"}, )" + review + "]}",
          R"({"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [)" + review + ", null]}]}",
          R"({"@type": "DataFeed", "dataFeedElement": [{"item": null}, {"item": )" + review + "}]}",
          R"({"@type": "NewsArticle", "review": )" + review + "}",
          R"({"type": ["http://schema.org/ClaimReview"], "properties": )" + review + "}"}) {
        SCOPED_TRACE(file.substr(0, 60));
        auto all = read(file);
        std::erase_if(all, [](auto const& each) { return !each.claim; });
        ASSERT_EQ(all.size(), 1U);
        EXPECT_EQ(all[0].claim->text, "Der Hafen von Tarnau ist leer.");
        EXPECT_EQ(all[0].claim->identifier, one(usual).identifier) << "the same check, wherever it stands";
    }
    auto const several = read("[" + review + ",\n" + review + "\n]\n" + review);
    EXPECT_EQ(several.size(), 3U);
    EXPECT_EQ(several[1].line - several[0].line, 8);
}

TEST(ClaimReview, NamesOfTheGraphAreFollowed) {
    auto const claim = one(R"({"@graph": [
      {"@type": "Organization", "@id": "#us", "name": "La Vigie"}, {"@type": "Person", "@id": "#her", "name": "Odile Ferrand"},
      {"@type": "Rating", "@id": "#r", "alternateName": "Faux"},
      {"@type": ["Review", "ClaimReview"], "claimReviewed": "Le pont est fermé.", "author": {"@id": "#us"},
       "url": "https://vigie.example/pont", "reviewRating": {"@id": "#r"}, "itemReviewed": {"@type": "Claim", "author": {"@id": "#her"}}}]})");
    EXPECT_EQ(claim.author, "La Vigie");
    EXPECT_EQ(claim.speaker, "Odile Ferrand");
    EXPECT_EQ(claim.verdict, "Faux");
}

struct Rated {
    char const* rating;
    char const* verdict;
    char const* noted = "";
};

TEST(ClaimReview, KeepsTheHouseLabelAsItStands) {
    for (auto const& [rating, verdict, noted] :
         {Rated{R"("Falso.")", "Falso."}, Rated{R"({"alternateName": "não_é_bem_assim"})", "não_é_bem_assim"},
          Rated{R"({"alternateName": {"@value": "Неверно"}})", "Неверно"},
          Rated{R"({"alternateName": ["Engañoso", "Falta contexto"]})", "Engañoso", "Rating: Falta contexto"},
          Rated{R"({"ratingValue": -1, "bestRating": -1, "worstRating": -1, "alternateName": "Incorrect"})", "Incorrect",
                "Rating in numbers: -1 (-1 … -1)"},
          Rated{R"({"ratingValue": "0", "bestRating": "10", "worstRating": "1", "alternateName": "Satire"})", "Satire",
                "Rating in numbers: 0 (1 … 10)"}}) {
        SCOPED_TRACE(rating);
        auto const claim = one(R"({"@type": "ClaimReview", "claimReviewed": "A sentence.", "url": "https://a.example/x",
                                   "reviewRating": )" + std::string(rating) + "}");
        EXPECT_EQ(claim.verdict, verdict);
        EXPECT_EQ(claim.note, noted);
    }
}

TEST(ClaimReview, ASentenceIsNeverGuessedIntoARating) {
    auto const claim = one(R"({"@type": "ClaimReview", "claimReviewed": "A sentence.", "reviewRating": {"alternateName":
      "This is not what the law says: it applies to ships over forty metres and only from next year on."}})");
    EXPECT_EQ(claim.verdict, "");
    EXPECT_NE(claim.title.find("over forty metres"), std::string::npos);
    ASSERT_EQ(claim.notes.size(), 1U);
    EXPECT_NE(core::render(claim.notes[0].why).find("became the short rationale"), std::string::npos);
}

TEST(ClaimReview, AsItWasUntil2019) {
    auto const claim = one(R"({"@type": "http://schema.org/ClaimReview", "claimReviewed": "Every tram is late.",
      "datePublished": "2016", "author": [{"@type": "Organization", "url": "https://www.tramcheck.example/about"}],
      "reviewRating": {"@type": "Rating", "alternateName": "Mostly false"}, "url": "https://tramcheck.example/late",
      "itemReviewed": {"@type": "CreativeWork", "author": [{"name": "Dora Quill"}, {"name": "Ned Marsh"}],
        "datePublished": "March 2016", "name": "Speech at the depot", "sameAs": "https://video.example/9"}})");
    EXPECT_EQ(claim.author, "tramcheck.example");
    EXPECT_EQ(claim.speaker, "Dora Quill");
    EXPECT_EQ(claim.occasion, "Speech at the depot");
    EXPECT_EQ(claim.said_on.text(), "2016-03");
    EXPECT_EQ(claim.checked_on.text(), "2016");
    EXPECT_NE(claim.note.find("Said by as well: Ned Marsh"), std::string::npos);
    EXPECT_NE(claim.note.find("Appearance: https://video.example/9"), std::string::npos);
}

TEST(ClaimReview, FoundByASearchOfFactCheckTools) {
    auto const all = read(R"({"claims": [{"text": "Wells are dry.", "claimant": "A post", "claimDate": "2021-02-03T00:00:00Z",
      "claimReview": [{"publisher": {"site": "check.example"}, "url": "https://check.example/1", "title": "Not dry",
        "reviewDate": "2021-02-10T00:00:00Z", "textualRating": "False", "languageCode": "en"},
       {"publisher": {"name": "Otra"}, "url": "https://otra.example/1", "textualRating": "Falso", "languageCode": "es"}]}],
      "nextPageToken": "x"})");
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].claim->author, "check.example");
    EXPECT_EQ(all[0].claim->said_on.text(), "2021-02-03");
    EXPECT_EQ(all[0].claim->verdict, "False");
    EXPECT_EQ(all[1].claim->language, "es");
    EXPECT_NE(all[0].claim->identifier, all[1].claim->identifier);
}

TEST(ClaimReview, PagesOfFactCheckTools) {
    auto const claim = one(R"({"pages": [{"name": "p/1", "pageUrl": "https://check.example/p", "publishDate": "2020-05-06",
      "claimReviewAuthor": {"name": "Check"}, "claimReviewMarkups": [{"claimReviewed": "Masts fall.", "claimDate": "2020-05-01",
      "claimLocation": "At the harbour", "claimFirstAppearance": "https://a.example/f", "claimAuthor": {"name": "Lena Roth"},
      "rating": {"ratingValue": 2, "worstRating": 1, "bestRating": 5, "textualRating": "Doubtful", "ratingExplanation": "Two fell."}}]}]})");
    EXPECT_EQ(claim.url, "https://check.example/p");
    EXPECT_EQ(claim.author, "Check");
    EXPECT_EQ(claim.speaker, "Lena Roth");
    EXPECT_EQ(claim.occasion, "At the harbour");
    EXPECT_EQ(claim.verdict, "Doubtful");
    EXPECT_EQ(claim.body, "Two fell.");
    EXPECT_NE(claim.note.find("First appearance: https://a.example/f"), std::string::npos);
}

TEST(ClaimReview, QuestionsOfAveritecStay) {
    auto const claim = one(R"([{"claim": "The ferry sank.", "label": "Refuted", "justification": "It sails.", "speaker": null,
      "claim_date": "31-10-2020", "fact_checking_article": "https://a.example/ferry",
      "original_claim_url": "https://post.example/1", "cached_original_claim_url": "https://web.example/post",
      "questions": [
        {"question": "Does it sail?", "answers": [
          {"answer": "Yes", "boolean_explanation": "It was seen.", "source_url": "https://b.example/t", "source_medium": "PDF",
           "cached_source_url": "https://web.example/b"},
          {"answer": "Twice a day.", "source_url": "https://web.archive.org/web/20200102030405/http://c.example/times",
           "cached_source_url": "https://web.archive.org/web/20200102030405/http://c.example/times", "source_medium": "Web text"}]},
        {"question": "Who saw it?", "answers": [{"answer": "No answer could be found.", "source_url": ""}]},
        {"question": "Where is it?", "answers": []},
        {"question": "Since when?", "answers": [{"answer": "1999", "source_url": "Metadata"}]}]}])");
    EXPECT_EQ(claim.verdict, "Refuted");
    EXPECT_EQ(claim.said_on.text(), "2020-10-31");
    EXPECT_EQ(claim.speaker, "");
    EXPECT_EQ(claim.note, "Appearance: https://post.example/1\nAppearance, archived: https://web.example/post\n"
                          "Question: Who saw it? — No answer could be found.\nQuestion: Where is it?");
    ASSERT_EQ(claim.answers.size(), 3u);
    EXPECT_EQ(claim.answers[0].question, "Does it sail?");
    EXPECT_EQ(claim.answers[0].answer, "Yes — It was seen.");
    EXPECT_EQ(claim.answers[0].found, "Evidence: https://b.example/t\nEvidence, archived: https://web.example/b\nMedium: PDF");
    EXPECT_EQ(claim.answers[1].question, "Does it sail?");
    EXPECT_EQ(claim.answers[2].found, "Evidence: Metadata");
    ASSERT_EQ(claim.pages.size(), 3u) << "what is no address is no page";
    EXPECT_EQ(claim.pages[0].address, "https://post.example/1");
    EXPECT_EQ(claim.pages[1].archived, "https://web.example/b");
    EXPECT_EQ(claim.pages[1].type, core::SourceType::report);
    EXPECT_EQ(claim.pages[2].address, "http://c.example/times") << "the page itself";
    EXPECT_EQ(claim.pages[2].archived, "https://web.archive.org/web/20200102030405/http://c.example/times");
}

TEST(ClaimReview, IsFoundInTextThatHoldsAPage) {
    EXPECT_EQ(one("An example:\n<script type=\"application/ld+json\">" + std::string(usual) + "</script>").verdict, "Falsch");
    auto const none = read("Nothing of the kind.\nAnd no more.\n");
    ASSERT_EQ(none.size(), 1u);
    EXPECT_EQ(why(none[0]), "The page tells of no claim that was checked.");
}

TEST(ClaimReview, WhoeverAskedOtherQuestionsCheckedAnew) {
    auto const all = read(R"([{"claim": "The ferry sank.", "label": "Refuted", "questions": [{"question": "Who saw it?", "answers": [
                            {"answer": "Nobody", "source_url": "https://a.example/"}]}]},
                          {"claim": "The ferry sank.", "label": "Refuted", "questions": [{"question": "When?", "answers": [
                            {"answer": "Never", "source_url": "https://a.example/"}]}]}])");
    ASSERT_EQ(all.size(), 2u);
    EXPECT_NE(all[0].claim->identifier, all[1].claim->identifier);
    EXPECT_EQ(all[0].claim->known_also, all[1].claim->known_also);
}

TEST(ClaimReview, TheArchiveTellsWhichPageItKeeps) {
    EXPECT_EQ(core::archived_page("https://web.archive.org/web/20200102030405/https://c.example/a?b=c"), "https://c.example/a?b=c");
    EXPECT_EQ(core::archived_page("http://web.archive.org/web/20200102id_/http://c.example/"), "http://c.example/");
    for (auto const* other : {"https://web.archive.org/web/*/https://c.example/", "https://c.example/web/2020/https://d.example/",
                              "https://web.archive.org/web/2020/c.example", "https://archive.example/x", ""})
        EXPECT_EQ(core::archived_page(other), "") << other;
}

TEST(ClaimReview, WhatCannotBeTakenIsToldWithItsLine) {
    auto const all = read("[{\"@type\": \"ClaimReview\", \"claimReviewed\": \"One.\"},\n"
                          "{\"@type\": \"ClaimReview\", \"claimReviewed\": \"an \"odd\" one\"},\n"
                          "{\"@type\": \"ClaimReview\"},\n{\"@type\": \"Person\", \"name\": \"x\"},\n"
                          "{\"@type\": \"ClaimReview\", \"claimReviewed\": \"Last.\", \"url\": \"not here\"}, {\"a\": ");
    ASSERT_EQ(all.size(), 6U);
    EXPECT_EQ(why(all[0]), "");
    EXPECT_NE(why(all[1]), "");
    EXPECT_EQ(all[1].line, 2);
    EXPECT_NE(why(all[2]).find("claimReviewed"), std::string::npos);
    EXPECT_NE(why(all[3]).find("no claim"), std::string::npos);
    ASSERT_TRUE(all[4].claim);
    EXPECT_EQ(all[4].claim->url, "");
    ASSERT_EQ(all[4].claim->notes.size(), 1U);
    EXPECT_NE(why(all[5]), "") << "the file ends there";
}

TEST(ClaimReview, OneBrokenLineTakesNoOthersAlong) {
    auto const one_line = [](int at) {
        return R"({"@type": "ClaimReview", "claimReviewed": "Nr. )" + std::to_string(at) + R"(."})";
    };
    auto const all = read(one_line(1) + "\n{\"broken\":\n" + one_line(2) + "\n" + one_line(3) + "\n");
    ASSERT_EQ(all.size(), 4U);
    EXPECT_EQ(all[1].line, 2);
    EXPECT_NE(why(all[1]), "");
    EXPECT_EQ(all[2].claim->text, "Nr. 2.");
    EXPECT_EQ(all[3].line, 4);
}

TEST(ClaimReview, MicrodataIsReadToItsDepths) {
    auto const claim = one(R"({"type": "http://schema.org/ClaimReview", "properties": {"claimReviewed": ["Le quai est fermé."],
      "url": "https://vigie.example/quai", "author": [{"properties": {"name": ["La Vigie"]}}],
      "reviewRating": {"properties": {"alternateName": "Faux"}},
      "itemReviewed": {"properties": {"author": {"properties": {"name": "Odile Ferrand"}}, "datePublished": "2023-04-01"}}}})");
    EXPECT_EQ(claim.author, "La Vigie");
    EXPECT_EQ(claim.verdict, "Faux");
    EXPECT_EQ(claim.speaker, "Odile Ferrand");
    EXPECT_EQ(claim.said_on.text(), "2023-04-01");
}

TEST(ClaimReview, WhatStandsInOtherPlacesIsFoundThere) {
    auto const claim = one(R"({"@type": "ClaimReview", "claimReviewed": "One.", "mainEntityOfPage": "https://a.example/p",
      "reviewRating": [{"alternateName": "False"}, {"alternateName": "True"}], "itemReviewed": {"@type": "Claim",
      "text": "One, he said.", "appearance": {"@list": [{"url": {"@id": "https://b.example/1"}}, {"sameAs": "https://b.example/2"}]}}})");
    EXPECT_EQ(claim.url, "https://a.example/p");
    EXPECT_EQ(claim.verdict, "False");
    EXPECT_EQ(claim.note, "Rating: True\nIn these words: One, he said.\nAppearance: https://b.example/1\n"
                          "Appearance: https://b.example/2");
}

TEST(ClaimReview, APublishersOwnNumberIsKnownToItAlone) {
    auto const with = [](std::string const& identifier, std::string const& host) {
        return one(R"({"@type": "ClaimReview", "claimReviewed": "One.", "identifier": ")" + identifier +
                   R"(", "url": "https://)" + host + R"(/x"})").identifier;
    };
    EXPECT_EQ(with("17", "a.example"), "a.example:17");
    EXPECT_NE(with("17", "a.example"), with("17", "b.example"));
    EXPECT_EQ(with("a.example:17", "a.example"), "a.example:17") << "as it went out from here";
    EXPECT_EQ(with("https://a.example/c/17", "a.example"), "https://a.example/c/17");
}

TEST(ClaimReview, WhatMakesNoCheckStaysInTheNote) {
    auto const claim = one(R"({"@type": "ClaimReview", "claimReviewed": "One.", "url": "https://a.example/x",
                               "author": {"name": "Vigie"}, "reviewBody": "Nobody saw it."})");
    EXPECT_EQ(claim.note, "Checked by: Vigie\nPage of the check: https://a.example/x\nOf the check: Nobody saw it.");
    EXPECT_EQ(claim.notes.size(), 1U);
}

/// A list of ten times as many lines takes ten times the work, and the note has an end.
TEST(ClaimReview, ANoteHoldsWhatItCan) {
    auto const with = [](int pages) {
        std::string list;
        for (int at = 0; at < pages; ++at)
            list += (at ? ", " : "") + std::string("\"https://a.example/") + std::to_string(at) + "\"";
        return one(R"({"@type": "ClaimReview", "claimReviewed": "One.", "reviewRating": {"alternateName": "x"},
                       "itemReviewed": {"appearance": [)" + list + "]}}");
    };
    EXPECT_TRUE(with(1000).notes.empty());
    auto const full = with(200'000);
    EXPECT_LE(full.note.size(), static_cast<std::size_t>(core::longest_body));
    ASSERT_EQ(full.notes.size(), 1U);
    EXPECT_NE(core::render(full.notes[0].why).find("more than a note can hold"), std::string::npos);
}

TEST(ClaimReview, DaysOfAveritecComeFirst) {
    EXPECT_EQ(one(R"([{"claim": "One.", "label": "Refuted", "claim_date": "1-5-2023"}])").said_on.text(), "2023-05-01");
    EXPECT_EQ(one(R"([{"claim": "One.", "label": "Refuted", "claim_date": "25-8-2020"}])").said_on.text(), "2020-08-25");
}

TEST(ClaimReview, TruncatedFilesAreToldOnce) {
    EXPECT_EQ(read(R"({"@type": "ClaimReview", "claimReviewed": "On)").size(), 1U);
    EXPECT_EQ(read(R"([{"@type": "ClaimReview", "claimReviewed": "One."},)").size(), 2U);
}

std::vector<std::string> faults(Json const& review, core::ReviewFault::Weight weight) {
    std::vector<std::string> places;
    for (auto const& fault : core::check_claim_review(review))
        if (fault.weight == weight) places.push_back(fault.place);
    return places;
}
using Weight = core::ReviewFault::Weight;

TEST(ClaimReviewRules, AGoodOneHasNoFault) {
    EXPECT_TRUE(core::check_claim_review(Json::parse(usual)).empty());
}

TEST(ClaimReviewRules, WhatIsNamedInAGraphIsFoundThere) {
    auto file = Json::parse(usual);
    auto rating = file["reviewRating"];
    rating["@id"] = "#r";
    file["reviewRating"] = {{"@id", "#r"}};
    file["itemReviewed"] = Json::array({file["itemReviewed"]});
    file["@type"] = "schema:ClaimReview";
    auto const found = core::claim_reviews_in({{"@graph", Json::array({file, rating})}});
    ASSERT_EQ(found.size(), 1U);
    EXPECT_TRUE(core::check_claim_review(found[0]).empty());
    file["@type"] = Json::array({"Review", "Thing"});
    EXPECT_FALSE(core::check_claim_review(file).empty());
}

/// However many name it, it is there once.
TEST(ClaimReviewRules, WhatManyNameIsNotCopied) {
    auto graph = Json::array();
    for (int at = 0; at < 1000; ++at) {
        auto review = Json::parse(usual);
        review["itemReviewed"] = {{"@id", "#shared"}};
        graph.push_back(review);
    }
    auto shared = Json::parse(usual)["itemReviewed"];
    shared["@id"] = "#shared";
    graph.push_back(shared);
    auto const found = core::claim_reviews_in({{"@graph", graph}});
    ASSERT_EQ(found.size(), 1000U);
    for (auto const& each : found) EXPECT_EQ(&each.part("itemReviewed"), &found.front().part("itemReviewed"));
    EXPECT_EQ(found.front().part("itemReviewed")["@id"], "#shared");
    EXPECT_TRUE(core::check_claim_review(found.back()).empty());
}

struct Broken {
    char const* pointer;
    char const* value; ///< empty: taken out
    char const* place;
    Weight weight = Weight::wrong;
};

TEST(ClaimReviewRules, EachFaultIsNamedByItsPlace) {
    for (auto const& [pointer, value, place, weight] :
         {Broken{"/claimReviewed", "", "claimReviewed"}, Broken{"/claimReviewed", "5", "claimReviewed"},
          Broken{"/claimReviewed", R"("Falsch: Der Hafen ist leer.")", "claimReviewed"}, Broken{"/url", "", "url"},
          Broken{"/url", R"("hafen.html")", "url"}, Broken{"/url", R"("https://faktnetz.example/")", "url"},
          Broken{"/reviewRating", "", "reviewRating"}, Broken{"/reviewRating", R"("Falsch")", "reviewRating"},
          Broken{"/reviewRating/alternateName", "", "reviewRating.alternateName"},
          Broken{"/reviewRating/ratingValue", R"("eins")", "reviewRating.ratingValue"},
          Broken{"/reviewRating/ratingValue", "7", "reviewRating.ratingValue"},
          Broken{"/reviewRating/bestRating", "1", "reviewRating"},
          Broken{"/reviewRating/bestRating", "", "reviewRating", Weight::weak},
          Broken{"/author", "", "author", Weight::weak}, Broken{"/author", R"({"@type": "Person"})", "author"},
          Broken{"/datePublished", "", "datePublished", Weight::weak},
          Broken{"/datePublished", R"("5. April")", "datePublished"},
          Broken{"/itemReviewed", "", "itemReviewed", Weight::weak},
          Broken{"/itemReviewed/@type", R"("CreativeWork")", "itemReviewed", Weight::weak},
          Broken{"/itemReviewed/author/name", "", "itemReviewed.author"},
          Broken{"/itemReviewed/datePublished", R"("2024-01-01")", "itemReviewed.datePublished", Weight::weak},
          Broken{"/itemReviewed/appearance/1", R"("in an ad")", "itemReviewed.appearance[1]"},
          Broken{"/itemReviewed/appearance/0/url", R"("https://faktnetz.example/hafen")", "itemReviewed.appearance[0]"},
          Broken{"/@context", R"("https://example.org")", "@context"}, Broken{"/@type", R"("Review")", "@type"}}) {
        SCOPED_TRACE(std::string(pointer) + " " + value);
        auto review = Json::parse(usual);
        if (*value) review[Json::json_pointer(pointer)] = Json::parse(value);
        else {
            Json::json_pointer const at(pointer);
            review[at.parent_pointer()].erase(at.back());
        }
        EXPECT_EQ(faults(review, weight), std::vector<std::string>{place});
        EXPECT_TRUE(faults(review, weight == Weight::wrong ? Weight::weak : Weight::wrong).empty());
    }
}

} // namespace
