// Checks as Google's Fact Check Tools and AVeriTeC write them.
#include "core/formats/check_reading.h"
#include "core/text/fold.h"
#include "core/text/tidy.h"

#include <algorithm>
#include <array>
#include <utility>

namespace core {

namespace {

class ToolsCheck : public CheckReading {
public:
    using CheckReading::CheckReading;

    /// {text, claimant, claimDate} of a search, and one of its claimReview.
    void read_found(Json const& found, Json const& review) {
        text(words_in(found, {"text"}));
        speaker(words_in(found, {"claimant"}));
        date("Said, as written", words_in(found, {"claimDate"}), claim_.said_on);
        auto const& publisher = member(review, "publisher");
        claim_.author = named("publisher", words_in(publisher, {"name", "site"}));
        auto const site = words_in(publisher, {"site"});
        if (site != claim_.author && site_of(words_in(review, {"url"})) != site_of("https://" + site)) note("Page of the publisher", site);
        claim_.url = address("url", words_in(review, {"url"}), {site.empty() ? site : "https://" + site + "/"});
        claim_.title = words_.fitted("title", words_in(review, {"title"}), TextForm::line, longest_claim);
        date("Checked, as written", words_in(review, {"reviewDate"}), claim_.checked_on);
        claim_.language = language(words_in(review, {"languageCode"}));
        verdict(words_in(review, {"textualRating"}));
        note_rest(found, "", {"text", "claimant", "claimDate", "claimReview"});
        note_rest(publisher, "publisher.", {"name", "site"});
        note_rest(review, "", {"publisher", "url", "title", "reviewDate", "languageCode", "textualRating"});
    }

    /// One of the claimReviewMarkups of a page.
    void read_markup(Json const& page, Json const& markup) {
        text(words_in(markup, {"claimReviewed"}));
        date("Said, as written", words_in(markup, {"claimDate"}), claim_.said_on);
        claim_.occasion = labelled("claimLocation", words_in(markup, {"claimLocation"}));
        auto const& author = member(markup, "claimAuthor");
        speaker(words_in(author, {"name"}));
        note("Office of the speaker", words_in(author, {"jobTitle"}));
        note("About the speaker", words_in(author, {"sameAs"}));
        note("First appearance", words_in(markup, {"claimFirstAppearance"}));
        for (auto const* each : each_of(member(markup, "claimAppearances"))) note("Appearance", words_in(*each));
        claim_.author = named("claimReviewAuthor", words_in(member(page, "claimReviewAuthor"), {"name"}));
        auto const page_url = words_in(page, {"pageUrl"});
        claim_.url = address("url", words_in(markup, {"url"}), {page_url});
        if (claim_.url.empty()) claim_.url = address("pageUrl", page_url);
        date("Checked, as written", words_in(page, {"publishDate"}), claim_.checked_on);
        auto const& given = member(markup, "rating");
        verdict(words_in(given, {"textualRating"}));
        numbers(given);
        note("Picture of the rating", words_in(given, {"imageUrl"}));
        explain("ratingExplanation", words_in(given, {"ratingExplanation"}));
        note_rest(author, "claimAuthor.", {"name", "jobTitle", "sameAs"});
        note_rest(given, "rating.", {"textualRating", "ratingValue", "worstRating", "bestRating", "ratingExplanation", "imageUrl"});
        note_rest(member(page, "claimReviewAuthor"), "claimReviewAuthor.", {"name"});
        note_rest(markup, "",
                  {"url", "claimReviewed", "claimDate", "claimLocation", "claimAuthor", "claimFirstAppearance", "claimAppearances",
                   "rating"});
    }
};

/// Its four labels, folded, and the rating of the scale of that name that each is. By the words alone, however the rest
/// of the label is put.
std::string rating_of_label(std::string const& label) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> labels{
        {{"supported", "supported"}, {"refuted", "refuted"}, {"not enough evidence", "not_enough_evidence"},
         {"conflicting evidence", "conflicting_evidence"}}};
    auto const folded = tidy(fold(label));
    auto const found = std::ranges::find_if(labels, [&](auto const& each) {
        return folded == each.first || (each.second == "conflicting_evidence" && folded.starts_with(each.first));
    });
    return found == labels.end() ? std::string() : std::string(found->second);
}

class AveritecCheck : public CheckReading {
public:
    using CheckReading::CheckReading;

    void read(Json const& json) {
        text(words_in(json, {"claim"}));
        speaker(words_in(json, {"speaker"}));
        day(words_in(json, {"claim_date"}));
        claim_.url = address("fact_checking_article", words_in(json, {"fact_checking_article"}));
        verdict(words_in(json, {"label"}));
        if (auto const rating = rating_of_label(claim_.verdict); !rating.empty()) {
            claim_.scale = "averitec";
            claim_.rating = rating;
            // Those of two words and more are written otherwise there.
            if (claim_.verdict.find(' ') != claim_.verdict.npos) note("Rating as published", claim_.verdict);
        }
        explain("justification", words_in(json, {"justification"}));
        claim_.occasion = labelled("reporting_source", words_in(json, {"reporting_source"}));
        note("Appearance", words_in(json, {"original_claim_url"}));
        note("Appearance, archived", words_in(json, {"cached_original_claim_url"}));
        page(words_in(json, {"original_claim_url"}), words_in(json, {"cached_original_claim_url"}), SourceType::post);
        note("Place", words_in(json, {"location_ISO_code"}));
        for (auto const* each : each_of(member(json, "claim_types"))) note("Kind", words_in(*each));
        for (auto const* each : each_of(member(json, "fact_checking_strategies"))) note("Strategy", words_in(*each));
        for (auto const* question : each_of(member(json, "questions"))) {
            auto const asked = words_in(*question, {"question"});
            auto const answers = each_of(member(*question, "answers"));
            if (answers.empty()) note("Question", asked);
            for (auto const* answer : answers) read_answer(asked, *answer);
        }
        note_rest(json, "",
                  {"claim", "speaker", "claim_date", "fact_checking_article", "label", "justification", "reporting_source",
                   "original_claim_url", "cached_original_claim_url", "location_ISO_code", "claim_types",
                   "fact_checking_strategies", "questions", "required_reannotation"});
    }

private:
    /// The day stands first there: "25-8-2020". What is wrong with one is said of it as it is written.
    void day(std::string const& words) {
        auto const turned = day_first(words);
        if (turned == words || read_date(turned)) return date("Said, as written", turned, claim_.said_on);
        words_.leave_out(say("“{text}” is no date.", {{"text", made_fit(words, TextForm::line).text}}));
        note("Said, as written", words);
    }
    static std::string day_first(std::string const& words) {
        auto const month = words.find('-');
        auto const year = words.find('-', month == words.npos ? month : month + 1);
        if (year == words.npos || words.size() - year != 5 || words.find_first_not_of("0123456789-") != words.npos) return words;
        auto const two = [](std::string const& digits) { return digits.size() == 1 ? "0" + digits : digits; };
        return words.substr(year + 1) + "-" + two(words.substr(month + 1, year - month - 1)) + "-" + two(words.substr(0, month));
    }
    /// What rests on nothing is no answer: the question stays open, in the note.
    void read_answer(std::string const& question, Json const& json) {
        CollectedAnswer answer;
        auto const told = words_in(json, {"source_url"}), archived = words_in(json, {"cached_source_url"});
        auto const medium = words_in(json, {"source_medium"});
        answer.question = words_.fitted("question", question, TextForm::line, longest_claim);
        answer.answer = words_.fitted("answer", words_in(json, {"answer"}), TextForm::line, longest_claim);
        auto const more =
            words_.fitted("boolean_explanation", words_in(json, {"boolean_explanation"}), TextForm::line, longest_claim);
        if (!more.empty()) answer.answer += (answer.answer.empty() ? "" : " — ") + more;
        if (told.empty() || answer.answer.empty()) {
            note("Question", answer.question + (answer.answer.empty() ? "" : " — " + answer.answer) +
                                 (medium.empty() || answer.answer.empty() ? "" : " (" + medium + ")"));
            return note("Evidence, archived", archived);
        }
        auto const add = [&](char const* what, std::string const& words) {
            auto const line = words_.fitted(what, words, TextForm::line, longest_claim);
            if (!line.empty()) answer.found += (answer.found.empty() ? "" : "\n") + std::string(what) + ": " + line;
        };
        add("Evidence", told);
        if (archived != told) add("Evidence, archived", archived);
        add("Medium", medium);
        page(told, archived, type_of_medium(medium));
        claim_.answers.push_back(std::move(answer));
    }
    static SourceType type_of_medium(std::string const& medium) {
        if (medium == "Web text") return SourceType::article;
        if (medium == "PDF") return SourceType::report;
        if (medium == "Web table") return SourceType::data_set;
        if (medium == "Video") return SourceType::broadcast;
        return SourceType::other;
    }
};

} // namespace

Result<CollectedClaim> read_found_claim(Json const& found, Json const& review, JsonById const& by_id) {
    ToolsCheck check(by_id);
    check.read_found(found, review);
    return check.take();
}

Result<CollectedClaim> read_page_markup(Json const& page, Json const& markup, JsonById const& by_id) {
    ToolsCheck check(by_id);
    check.read_markup(page, markup);
    return check.take();
}

Result<CollectedClaim> read_averitec(Json const& element, JsonById const& by_id) {
    AveritecCheck check(by_id);
    check.read(element);
    return check.take();
}

} // namespace core
