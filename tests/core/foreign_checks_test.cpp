// What others write beside the usual: pictures and films, several items of one review, half addresses, times of day. All of
// it comes in, as what it is.
#include "core/formats/claim_review.h"
#include "tests/core/read_reviews.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace {

using core::CollectedClaim;

using fixture::one;
using fixture::read;

CollectedClaim review(std::string const& more) {
    return one(R"({"@type": "ClaimReview", "claimReviewed": "One.", "reviewRating": {"alternateName": "False"}, )" + more + "}");
}

void tells(CollectedClaim const& claim, std::initializer_list<char const*> lines) {
    for (auto const* line : lines)
        EXPECT_NE(("\n" + claim.note + "\n").find("\n" + std::string(line) + "\n"), std::string::npos) << line << "\nin\n" << claim.note;
}

std::string said_of(CollectedClaim const& claim) {
    std::string all;
    for (auto const& note : claim.notes) all += core::render(note.why) + "\n";
    return all;
}

CollectedClaim media(std::string const& claim, std::string const& shown = R"({"contentUrl": "https://m.example/i.jpg"})") {
    return one(R"({"@type": "MediaReview", "url": "https://m.example/r/4", "author": {"name": "Media Desk"},
      "mediaAuthenticityCategory": ["EditedOrCroppedContent", "MissingContext"], "itemReviewed": {"@type": "MediaReviewItem",
      "creator": {"@type": "Person", "name": "Nipa K."}, )" + claim + R"("mediaItemAppearance": [)" + shown + "]}}");
}

TEST(MediaReview, TheClaimIsWhatThePictureIsTakenFor) {
    for (auto const* words : {R"({"@type": "Claim", "description": "The flood took the bridge."})", R"({"name": "The flood took the bridge."})",
                              R"({"text": "The flood took the bridge."})", R"("The flood took the bridge.")",
                              R"([{"description": "The flood took the bridge."}, {"description": "It was Monday."}])"}) {
        SCOPED_TRACE(words);
        auto const claim = media(R"("interpretedAsClaim": )" + std::string(words) + ", ");
        EXPECT_EQ(claim.text, "The flood took the bridge.");
        EXPECT_EQ(claim.verdict, "Edited or cropped content");
        EXPECT_EQ(claim.url, "https://m.example/r/4");
        tells(claim, {"Picture or film: https://m.example/i.jpg", "Rating: Missing context"});
        EXPECT_NE((claim.speaker + claim.note).find("Nipa K."), std::string::npos);
    }
    tells(media(R"("interpretedAsClaim": [{"text": "One."}, {"text": "Two.", "author": {"name": "Ada"}}], )"), {"Reviewed: Two.", "Said by as well: Ada"});
}

TEST(MediaReview, WhoClaimsItGoesBeforeWhoMadeThePicture) {
    auto const claim = media(R"("interpretedAsClaim": {"description": "A shark.", "datePublished": "2022-01-05",
      "author": {"@type": "Organization", "name": "Shark Watch"}, "appearance": "https://a.example/1"}, )");
    EXPECT_EQ(claim.speaker, "Shark Watch");
    EXPECT_EQ(claim.speaker_is, core::PartyType::organisation);
    EXPECT_EQ(claim.said_on.text(), "2022-01-05");
    tells(claim, {"Appearance: https://a.example/1", "Picture or film by: Nipa K."});
    EXPECT_EQ(media(R"("interpretedAsClaim": {"description": "A shark."}, )").note.find("Picture or film by"), std::string::npos);
}

TEST(MediaReview, TheClaimMayStandWithThePictureItself) {
    auto const claim = media("", R"({"accessedAtUrl": "https://p.example/1", "archivedAt": "https://arch.example/1",
      "interpretedAsClaim": {"text": "A shark."}})");
    EXPECT_EQ(claim.text, "A shark.");
    tells(claim, {"Appearance: https://p.example/1", "Appearance: https://arch.example/1"});
}

TEST(MediaReview, AnAddressIsNoClaim) {
    for (auto const* file : {R"({"@type": "MediaReview", "url": "https://m.example/2", "mediaAuthenticityCategory": "OriginalMediaContent",
                                 "itemReviewed": {"@type": "ImageObject", "contentUrl": "https://x.example/q.jpg"}})",
                             R"({"@type": "MediaReview", "url": "https://m.example/2", "itemReviewed": {"name": "https://x.example/q.jpg"}})",
                             R"({"@type": "MediaReview", "itemReviewed": "https://x.example/q.jpg"})"}) {
        auto const all = read(file);
        ASSERT_EQ(all.size(), 1u);
        ASSERT_FALSE(all[0].claim) << all[0].claim->text;
        EXPECT_NE(core::render(all[0].claim.error().message).find("picture or film"), std::string::npos);
    }
    EXPECT_FALSE(read(R"({"@type": "ClaimReview", "claimReviewed": "https://x.example/q.jpg"})")[0].claim);
}

TEST(ForeignChecks, SeveralTimesOneClaimWasMade) {
    auto const claim = review(R"("itemReviewed": [
      {"@type": "Claim", "author": {"name": "Ilse Anker"}, "datePublished": "2021-01-05", "appearance": "https://a.example/1"},
      {"@type": "Claim", "author": {"name": "Otto Prinz", "jobTitle": "Mayor"}, "datePublished": "2021-01-07", "appearance": "https://a.example/2"}])");
    EXPECT_EQ(claim.speaker, "Ilse Anker");
    EXPECT_EQ(claim.said_on.text(), "2021-01-05");
    tells(claim, {"Appearance: https://a.example/1", "Said by as well: Otto Prinz, 2021-01-07", "Appearance: https://a.example/2",
                  "Office of the speaker: Mayor"});
}

TEST(ForeignChecks, SeveralClaimsOfOneReviewAreSeveral) {
    auto const all = read(R"({"@type": "ClaimReview", "claimReviewed": "Two things.", "identifier": "7", "url": "https://a.example/x",
      "reviewRating": {"alternateName": "False"}, "itemReviewed": [{"text": "One.", "author": {"name": "Ada"}},
      {"text": "Two.", "author": {"name": "Bo"}}]})");
    ASSERT_EQ(all.size(), 2u);
    EXPECT_EQ(all[0].claim->text, "One.");
    EXPECT_EQ(all[0].claim->speaker, "Ada");
    EXPECT_EQ(all[1].claim->text, "Two.");
    EXPECT_EQ(all[1].claim->speaker, "Bo");
    EXPECT_EQ(all[1].claim->verdict, "False");
    EXPECT_NE(all[0].claim->identifier, all[1].claim->identifier);
    tells(*all[0].claim, {"Reviewed: Two things."});
}

TEST(ForeignChecks, HalfAnAddressLeadsFromThePublishersPage) {
    auto const claim = review(R"("url": "/check/55", "author": {"name": "Check", "url": "https://check.example/about"})");
    EXPECT_EQ(claim.url, "https://check.example/check/55");
    tells(claim, {"Page of the publisher: https://check.example/about"});
    EXPECT_EQ(review(R"("url": "#c2", "mainEntityOfPage": "https://a.example/p")").url, "https://a.example/p#c2");
    EXPECT_EQ(review(R"("url": "x/y", "publisher": {"url": "https://b.example/z/"})").url, "https://b.example/z/x/y");
    auto const lost = review(R"("url": "/check/55")");
    EXPECT_EQ(lost.url, "");
    tells(lost, {"url: /check/55"});
}

TEST(ForeignChecks, WhatNoFieldHoldsStandsInTheNote) {
    auto const claim = one(R"({"@type": "ClaimReview", "claimReviewed": "One.", "headline": "A", "name": "B", "datePublished": "2021-02-03",
      "dateModified": "2021-02-09", "author": {"name": "Check", "logo": {"@type": "ImageObject", "url": "https://c.example/l.png", "width": 60}},
      "reviewRating": {"alternateName": "True", "name": "True-ish", "image": "https://c.example/s.png", "reviewAspect": "numbers"},
      "itemReviewed": {"author": {"name": "Ada", "affiliation": {"name": "Party X"}}, "about": ["ships", "ports"],
        "appearance": {"url": "https://b.example/2", "publisher": {"name": "B Daily"}, "datePublished": "2021-01-02"}},
      "sdDatePublished": "2021-02-10", "@context": "https://schema.org"})");
    tells(claim, {"name: B", "dateModified: 2021-02-09", "author.logo: https://c.example/l.png", "Name of the rating: True-ish",
                  "Picture of the rating: https://c.example/s.png", "reviewRating.reviewAspect: numbers",
                  "itemReviewed.author.affiliation: Party X", "itemReviewed.about: ships", "itemReviewed.about: ports",
                  "Publisher of the appearance: B Daily (https://b.example/2)", "appearance.datePublished: 2021-01-02"});
    EXPECT_EQ(claim.note.find("sdDate"), std::string::npos);
    EXPECT_EQ(claim.note.find("@"), std::string::npos);
}

TEST(ForeignChecks, ADateThatIsNotTakenWholeStandsInTheNote) {
    for (auto const* date : {"2021-02-30", "03/04/2021", "2021-03-04T23:30:00-05:00", "2021-03-04 05:06", "some day in May"}) {
        auto const claim = review(R"("datePublished": ")" + std::string(date) + R"(", "itemReviewed": {"datePublished": ")" + date + R"("})");
        tells(claim, {("Checked, as written: " + std::string(date)).c_str(), ("Said, as written: " + std::string(date)).c_str()});
    }
    for (auto const* date : {"2021-03-04", "2021", "2021-03-04T00:00:00Z", "2021-03-04T00:00:00.000+02:00", "4 March 2021"})
        EXPECT_EQ(review(R"("datePublished": ")" + std::string(date) + "\"").note, "") << date;
    tells(review(R"("datePublished": 1614816000)"), {"Checked, as written: 1614816000"});
}

TEST(ForeignChecks, TheLanguageMayStandWithTheWords) {
    EXPECT_EQ(one(R"({"@type": "ClaimReview", "claimReviewed": {"@value": "Yksi.", "@language": "fi"}})").language, "fi");
    EXPECT_EQ(review(R"("inLanguage": {"@type": "Language", "name": "Finnish", "alternateName": "fi"})").language, "fi");
    tells(review(R"("inLanguage": "Portuguese")"), {"Language: Portuguese"});
}

TEST(ForeignChecks, SignsThatAreReplacedAreSaidToBe) {
    auto const claim = one("{\"@type\": \"ClaimReview\", \"claimReviewed\": \"a\xE2\x80\xA8" "b \xE2\x80\xAE" "c \\u0007d\"}");
    EXPECT_EQ(claim.text, "a b \xEF\xBF\xBD" "c \xE2\x90\x87" "d");
    EXPECT_NE(said_of(claim).find("characters: 2"), std::string::npos) << said_of(claim);
    EXPECT_NE(said_of(claim).find("was replaced by a sign that shows"), std::string::npos) << said_of(claim);
    EXPECT_EQ(claim.note, "") << "and stand nowhere else";
    EXPECT_NE(said_of(claim).find("separators in “claimReviewed”: 1. Each was replaced by a blank"), std::string::npos) << said_of(claim);
}

TEST(FactCheckTools, PagesComeAsTheServiceListsThem) {
    auto const all = read(R"({"claimReviewMarkupPages": [{"name": "pages/9", "pageUrl": "https://v.example/snow", "publishDate": "2023-01-05",
      "claimReviewAuthor": {"name": "Verifica", "imageUrl": "https://v.example/l.png"}, "versionId": "3", "claimReviewMarkups": [
      {"url": "#1", "claimReviewed": "It snows.", "claimAuthor": {"name": "Lia Neri", "imageUrl": "https://v.example/n.png"},
       "rating": {"textualRating": "False", "imageUrl": "https://v.example/f.png"}},
      {"claimReviewed": "It rains.", "rating": {"textualRating": "Vague"}}]}], "nextPageToken": "abc"})");
    ASSERT_EQ(all.size(), 2u);
    EXPECT_EQ(all[0].claim->url, "https://v.example/snow#1");
    tells(*all[0].claim, {"Picture of the rating: https://v.example/f.png", "claimAuthor.imageUrl: https://v.example/n.png",
                          "claimReviewAuthor.imageUrl: https://v.example/l.png"});
    EXPECT_EQ(all[1].claim->url, "https://v.example/snow");
}

TEST(Averitec, ItsLabelsAreRatingsOfItsScale) {
    auto const labelled = [](char const* label) { return one(R"({"claim": "One.", "questions": [], "label": ")" + std::string(label) + "\"}"); };
    for (auto const& [label, rating] : {std::pair("Supported", "supported"), std::pair("Refuted", "refuted"),
                                        std::pair("Not Enough Evidence", "not_enough_evidence"),
                                        std::pair("Conflicting Evidence/Cherrypicking", "conflicting_evidence")}) {
        EXPECT_EQ(labelled(label).scale, "averitec");
        EXPECT_EQ(labelled(label).rating, rating);
        EXPECT_EQ(labelled(label).verdict, label) << "as it stands";
    }
    EXPECT_EQ(labelled("Refuted by nobody").scale, "");
}

TEST(Averitec, NothingOfAnAnswerIsLost) {
    auto const claim = one(R"({"claim": "One.", "label": "Refuted", "claim_date": "31-2-2020", "fact_checking_strategies": ["Written Evidence"],
      "questions": [{"question": "Many?", "answers": [{"answer": "No", "answer_type": "Boolean", "boolean_explanation": "The ministry says no.",
      "source_url": "", "source_medium": "Metadata"}]}]})");
    tells(claim, {"Question: Many? — No — The ministry says no. (Metadata)", "Strategy: Written Evidence", "Said, as written: 31-2-2020"});
    EXPECT_NE(said_of(claim).find("31-2-2020"), std::string::npos) << said_of(claim);
    EXPECT_EQ(said_of(claim).find("2020-02-31"), std::string::npos) << said_of(claim);
}

} // namespace
