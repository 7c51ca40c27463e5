#include "core/formats/one_check.h"

#include "core/base/id.h"
#include "core/ingest/web_address.h"
#include "core/text/fold.h"
#include "core/text/utf8.h"

#include <set>

namespace core {

namespace {

constexpr std::int64_t longest_address = longest_label * 8;

/// One check being read into a claim.
class Check {
public:
    explicit Check(JsonById const& by_id) : by_id_(by_id) {}

    Result<CollectedClaim> take() {
        if (words_.problem())
            return tl::unexpected(*words_.problem());
        if (claim_.text.empty())
            return problem(say("It has no “claimReviewed”, the claim itself."));
        if (claim_.identifier.empty())
            know_by_words(claim_);
        else
            claim_.identifier = in_the_world(claim_.identifier);
        keep_what_makes_no_check();
        claim_.note = std::move(note_);
        return std::move(claim_);
    }

    void read_review(Json const& review) {
        auto const& reviewed = first(member(review, "itemReviewed"));
        text(words_in(review, {"claimReviewed"}));
        if (claim_.text.empty())
            text(words_in(reviewed, {"claimReviewed", "text", "name", "description"}));
        claim_.identifier = labelled("identifier", words_in(review, {"identifier"}));
        claim_.url = address("url", words_in(review, {"url"}));
        if (claim_.url.empty())
            claim_.url = address("mainEntityOfPage", name_or_page(member(review, "mainEntityOfPage")));
        claim_.title = words_.fitted("headline", words_in(review, {"headline", "name", "alternativeHeadline"}),
                                     TextForm::line, longest_claim);
        explain("reviewBody", words_in(review, {"reviewBody", "description", "text", "abstract"}));
        claim_.language = language(words_in(review, {"inLanguage"}));
        claim_.author = author_of(review);
        date(words_in(review, {"datePublished", "dateCreated"}), claim_.checked_on);
        auto const& given = member(review, "reviewRating");
        rating(the_one(given));
        // More than one author may have rated it; the first counts.
        for (std::size_t at = 1; given.is_array() && at < given.size(); ++at)
            note("Rating", words_in(given[at]).empty() ? words_in(the_one(given[at]), {"alternateName", "name", "ratingValue"})
                                                       : words_in(given[at]));
        item(reviewed);
        for (auto const* key : {"correction", "correctionComment"})
            for (auto const* each : each_of(member(review, key)))
                note("Correction",
                     words_in(*each).empty() ? words_in(*each, {"text", "url", "name"}) : words_in(*each));
        for (auto const* each : each_of(member(review, "citation")))
            note("Citation", name_or_address(*each));
        for (auto const* key : {"sdLicense", "license"})
            note("Licence", name_or_address(member(review, key)));
        note("Keywords", words_in(review, {"keywords"}));
    }

    /// What is claimed is what stands with the picture; where no words do, what the check is called or the picture itself.
    void read_media(Json const& review) {
        auto const& media = first(member(review, "itemReviewed"));
        text(words_in(review, {"claimReviewed"}));
        for (auto const* of : {&media, &review})
            if (claim_.text.empty()) text(words_in(*of, {"embeddedTextCaption", "caption", "headline", "name", "description", "text"}));
        auto const shown = each_of(member(media, "mediaItemAppearance"));
        if (claim_.text.empty()) text(words_in(shown.empty() ? media : *shown.front(), {"caption", "contentUrl", "url"}));
        claim_.identifier = labelled("identifier", words_in(review, {"identifier"}));
        claim_.url = address("url", words_in(review, {"url"}));
        claim_.title = words_.fitted("headline", words_in(review, {"headline", "name"}), TextForm::line, longest_claim);
        explain("reviewBody", words_in(review, {"reviewBody", "description"}));
        explain("originalMediaContextDescription", words_in(review, {"originalMediaContextDescription"}));
        claim_.author = author_of(review);
        date(words_in(review, {"datePublished", "dateCreated"}), claim_.checked_on);
        for (auto const* each : each_of(member(review, "mediaAuthenticityCategory")))
            if (claim_.verdict.empty()) verdict(spaced(words_in(*each)));
            else note("Rating", spaced(words_in(*each)));
        item(media);
        for (auto const* each : shown) {
            note("Picture or film", words_in(*each, {"contentUrl", "url"}));
            note("SHA-256", words_in(*each, {"sha256sum"}));
            note("Appearance", words_in(*each, {"archivedAt"}));
        }
        note("Original", words_in(review, {"originalMediaLink"}));
    }

    /// {text, claimant, claimDate} of a search, and one of its claimReview.
    void read_found(Json const& found, Json const& review) {
        text(words_in(found, {"text"}));
        speaker(words_in(found, {"claimant"}));
        date(words_in(found, {"claimDate"}), claim_.said_on);
        auto const& publisher = member(review, "publisher");
        claim_.author = named("publisher", words_in(publisher, {"name", "site"}));
        claim_.url = address("url", words_in(review, {"url"}));
        claim_.title = words_.fitted("title", words_in(review, {"title"}), TextForm::line, longest_claim);
        date(words_in(review, {"reviewDate"}), claim_.checked_on);
        claim_.language = language(words_in(review, {"languageCode"}));
        verdict(words_in(review, {"textualRating"}));
    }

    /// One of the claimReviewMarkups of a page.
    void read_markup(Json const& page, Json const& markup) {
        text(words_in(markup, {"claimReviewed"}));
        date(words_in(markup, {"claimDate"}), claim_.said_on);
        claim_.occasion = labelled("claimLocation", words_in(markup, {"claimLocation"}));
        auto const& author = member(markup, "claimAuthor");
        speaker(words_in(author, {"name"}));
        note("Office of the speaker", words_in(author, {"jobTitle"}));
        note("About the speaker", words_in(author, {"sameAs"}));
        note("First appearance", words_in(markup, {"claimFirstAppearance"}));
        for (auto const* each : each_of(member(markup, "claimAppearances")))
            note("Appearance", words_in(*each));
        claim_.author = named("claimReviewAuthor", words_in(member(page, "claimReviewAuthor"), {"name"}));
        claim_.url = address("url", words_in(markup, {"url"}));
        if (claim_.url.empty())
            claim_.url = address("pageUrl", words_in(page, {"pageUrl"}));
        date(words_in(page, {"publishDate"}), claim_.checked_on);
        auto const& given = member(markup, "rating");
        verdict(words_in(given, {"textualRating"}));
        numbers(given);
        explain("ratingExplanation", words_in(given, {"ratingExplanation"}));
    }

    /// An element of AVeriTeC.
    void read_averitec(Json const& json) {
        text(words_in(json, {"claim"}));
        speaker(words_in(json, {"speaker"}));
        date(day_first(words_in(json, {"claim_date"})), claim_.said_on);
        claim_.url = address("fact_checking_article", words_in(json, {"fact_checking_article"}));
        verdict(words_in(json, {"label"}));
        explain("justification", words_in(json, {"justification"}));
        claim_.occasion = labelled("reporting_source", words_in(json, {"reporting_source"}));
        note("Appearance", words_in(json, {"original_claim_url"}));
        note("Appearance, archived", words_in(json, {"cached_original_claim_url"}));
        page(words_in(json, {"original_claim_url"}), words_in(json, {"cached_original_claim_url"}), SourceType::post);
        note("Place", words_in(json, {"location_ISO_code"}));
        for (auto const* key : {"claim_types", "fact_checking_strategies"})
            for (auto const* each : each_of(member(json, key)))
                note("Kind", words_in(*each));
        for (auto const* question : each_of(member(json, "questions"))) {
            auto const asked = words_in(*question, {"question"});
            auto const answers = each_of(member(*question, "answers"));
            if (answers.empty())
                note("Question", asked);
            for (auto const* answer : answers)
                read_answer(asked, *answer);
        }
    }

private:
    /// "Decontextualized content" of schema.org's DecontextualizedContent, also behind its address.
    static std::string spaced(std::string key) {
        key.erase(0, key.find_last_of('/') + 1);
        for (std::size_t at = 1; at < key.size(); ++at)
            if (key[at] >= 'A' && key[at] <= 'Z') key.replace(at, 1, {' ', static_cast<char>(key[at] + 32)});
        return key;
    }
    /// What rests on nothing is no answer: the question stays open, in the note.
    void read_answer(std::string const& question, Json const& json) {
        CollectedAnswer answer;
        auto const told = words_in(json, {"source_url"}), archived = words_in(json, {"cached_source_url"});
        auto const medium = words_in(json, {"source_medium"});
        answer.question = words_.fitted("question", question, TextForm::line, longest_claim);
        answer.answer = words_.fitted("answer", words_in(json, {"answer"}), TextForm::line, longest_claim);
        if (told.empty() || answer.answer.empty())
            return note("Question", answer.question + (answer.answer.empty() ? "" : " — " + answer.answer));
        auto const more = words_.fitted("boolean_explanation", words_in(json, {"boolean_explanation"}), TextForm::line,
                                        longest_claim);
        if (!more.empty()) answer.answer += " — " + more;
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
    /// Under the address of the page itself, where the archive tells it.
    void page(std::string const& told, std::string const& copy, SourceType type) {
        auto const fits = [&](std::string const& address) {
            return is_web_address(address) && count(length(address)) <= longest_address &&
                   made_fit(address, TextForm::line).changed == 0;
        };
        CollectedPage page{told, copy, type};
        if (auto original = archived_page(told); !original.empty()) {
            if (page.archived.empty()) page.archived = told;
            page.address = std::move(original);
        }
        if (!fits(page.address)) return;
        if (!fits(page.archived) || page.archived == page.address) page.archived.clear();
        claim_.pages.push_back(std::move(page));
    }
    /// An object that only names another one by its @id is that one.
    Json const& the_one(Json const& json) const {
        auto const& one = json.is_array() && !json.empty() ? json.front() : json;
        if (!one.is_object() || one.size() != 1 || !member(one, "@id").is_string())
            return one;
        auto const found = by_id_.find(member(one, "@id").get<std::string>());
        return found == by_id_.end() ? one : *found->second;
    }
    Json const& first(Json const& json) {
        if (json.is_array() && json.size() > 1)
            words_.tell(say("It reviews several things; the first is taken."));
        return the_one(json);
    }
    void text(std::string const& words) {
        claim_.text = words_.fitted("claimReviewed", words, TextForm::line, longest_claim);
    }
    void date(std::string const& words, PartialDate& into) {
        if (auto const line = words_.fitted("date", words, TextForm::line, longest_label); !line.empty())
            words_.take_date(line, into);
    }
    /// "2020-8-25" of "25-8-2020", as AVeriTeC writes days.
    static std::string day_first(std::string const& words) {
        auto const month = words.find('-');
        auto const year = words.find('-', month == words.npos ? month : month + 1);
        if (year == words.npos || words.size() - year != 5 || words.find_first_not_of("0123456789-") != words.npos)
            return words;
        auto const two = [](std::string const& digits) { return digits.size() == 1 ? "0" + digits : digits; };
        return words.substr(year + 1) + "-" + two(words.substr(month + 1, year - month - 1)) + "-" +
               two(words.substr(0, month));
    }
    void speaker(std::string const& name) { claim_.speaker = named("author", name); }
    std::string named(char const* key, std::string const& words) {
        return words_.fitted(key, words, TextForm::name, longest_label);
    }
    std::string labelled(char const* key, std::string const& words) {
        return words_.fitted(key, words, TextForm::line, longest_label);
    }
    /// Before what explains the check already, as far as there is room.
    void explain(char const* key, std::string const& words) {
        auto const text = words_.fitted(key, words, TextForm::text, longest_body);
        if (text.empty())
            return;
        auto const whole = claim_.body.empty() ? text : text + "\n\n" + claim_.body;
        if (count(length(whole)) > longest_body)
            return words_.leave_out(say("“{key}” finds no room beside the rest.", {{"key", key}}));
        claim_.body = whole;
    }
    std::string address(char const* key, std::string const& words) {
        auto text = words_.fitted(key, words, TextForm::line, longest_address);
        if (text.empty() || is_web_address(text))
            return text;
        words_.leave_out(say("“{key}” is no address of a page: {words}.", {{"key", key}, {"words", text}}));
        return {};
    }
    /// "pt" of "pt-BR" or "Portuguese" alike is left to what the words look like.
    std::string language(std::string const& code) {
        auto const end = code.find_first_of("-_");
        auto const main = code.substr(0, end);
        return main.size() == 2 ? fold(main) : std::string();
    }
    std::string name_or_address(Json const& json) {
        auto const text = words_in(json);
        return text.empty() ? words_in(the_one(json), {"name", "headline", "url", "@id"}) : text;
    }
    std::string name_of(Json const& json) {
        auto const& one = the_one(json);
        if (one.is_string())
            return one.get<std::string>();
        auto const name = words_in(one, {"name"});
        return name.empty() ? site_of(words_in(one, {"url", "@id", "sameAs"})) : name;
    }
    std::string author_of(Json const& review) {
        for (auto const* key : {"author", "publisher", "sdPublisher"}) {
            std::string names;
            for (auto const* each : each_of(member(review, key)))
                if (auto const name = name_of(*each); !name.empty())
                    names += (names.empty() ? "" : ", ") + name;
            if (!names.empty())
                return words_.fitted(key, names, TextForm::name, longest_label);
        }
        return {};
    }
    /// A label is kept as it stands; a sentence is no label, and never guessed into one.
    void verdict(std::string const& words) {
        auto const label = words_.fitted("alternateName", words, TextForm::line, longest_claim);
        if (count(length(label)) <= longest_verdict) {
            claim_.verdict = label;
            return;
        }
        words_.tell(say("Its rating is a sentence; it became the short rationale."));
        claim_.title = claim_.title.empty() ? label : label + " — " + claim_.title;
    }
    void rating(Json const& given) {
        if (given.is_string())
            return verdict(given.get<std::string>());
        verdict(words_in(given, {"alternateName", "name"}));
        if (numbers(given) && claim_.verdict.empty() && claim_.title.empty())
            claim_.verdict = labelled("ratingValue", words_in(given, {"ratingValue"}));
        explain("ratingExplanation", words_in(given, {"ratingExplanation"}));
        auto const& labels = member(given, "alternateName");
        for (std::size_t at = 1; labels.is_array() && at < labels.size(); ++at)
            note("Rating", words_in(labels[at]));
    }
    bool numbers(Json const& given) {
        auto const value = words_in(given, {"ratingValue"});
        if (value.empty())
            return false;
        auto told = value;
        auto const worst = words_in(given, {"worstRating"}), best = words_in(given, {"bestRating"});
        if (!worst.empty() || !best.empty())
            told += " (" + (worst.empty() ? "?" : worst) + " … " + (best.empty() ? "?" : best) + ")";
        note("Rating in numbers", told);
        return true;
    }
    void item(Json const& reviewed) {
        if (reviewed.is_string())
            return note("Reviewed", reviewed.get<std::string>());
        auto const authors = each_of(member(reviewed, "author"));
        for (auto const* each : authors) {
            auto const name = name_of(*each);
            auto const& author = the_one(*each);
            if (claim_.speaker.empty()) {
                speaker(name);
                if (is_type(author, "Person"))
                    claim_.speaker_is = PartyType::person;
                else if (is_type(author, "Organization") || is_type(author, "GovernmentOrganization") ||
                         is_type(author, "NewsMediaOrganization"))
                    claim_.speaker_is = PartyType::organisation;
            } else {
                note("Said by as well", name);
            }
            note("Office of the speaker", words_in(author, {"jobTitle"}));
            for (auto const* about : each_of(member(author, "sameAs")))
                note("About the speaker", words_in(*about));
        }
        date(words_in(reviewed, {"datePublished", "dateCreated"}), claim_.said_on);
        auto const name = labelled("itemReviewed", words_in(reviewed, {"name", "headline"}));
        if (name != claim_.text)
            claim_.occasion = name;
        if (auto const said = words_in(reviewed, {"text"}); said != claim_.text)
            note("In these words", said);
        for (auto const* key : {"firstAppearance", "appearance", "url", "contentUrl", "sameAs"})
            for (auto const* each : each_of(in_list(member(reviewed, key))))
                note(key == std::string_view("firstAppearance") ? "First appearance" : "Appearance",
                     name_or_page(*each));
        note("About the picture or film",
             words_in(reviewed, {"mediaAuthenticityCategory", "originalMediaContextDescription"}));
        if (is_type(reviewed, "MediaReview") || is_type(reviewed, "ImageObject") || is_type(reviewed, "VideoObject"))
            note("Picture or film", words_in(reviewed, {"contentUrl", "url", "originalMediaLink"}));
    }
    /// What stands in {"@list": …}.
    static Json const& in_list(Json const& json) {
        auto const& list = member(json, "@list");
        return list.is_null() ? json : list;
    }
    std::string name_or_page(Json const& json) {
        if (auto text = words_in(json); !text.empty())
            return text;
        auto const& one = the_one(json);
        if (auto address = words_in(member(one, "url"), {"@id", "url"}); !address.empty())
            return address;
        return words_in(one, {"url", "@id", "contentUrl", "sameAs", "name", "headline"});
    }
    /// A line of the note; each once, and no more of them than a note holds.
    void note(char const* what, std::string const& words) {
        auto line = words_.fitted(what, words, TextForm::line, longest_claim);
        if (line.empty() || is_full_)
            return;
        line.insert(0, std::string(what) + ": ");
        if (told_.contains(line))
            return;
        note_size_ += count(length(line)) + 1;
        is_full_ = note_size_ > longest_body;
        if (is_full_)
            return words_.leave_out(say("It tells more than a note can hold; the rest of that is left out."));
        note_ += (note_.empty() ? "" : "\n") + line;
        told_.insert(std::move(line));
    }
    /// A claim of which nobody says when it was checked and with what result has no check here; who looked at it, where
    /// and what they wrote stays in the note.
    void keep_what_makes_no_check() {
        if (!claim_.verdict.empty() || !claim_.title.empty() || claim_.checked_on.known())
            return;
        if (claim_.url.empty() && claim_.author.empty() && claim_.body.empty())
            return;
        note("Checked by", claim_.author);
        note("Page of the check", claim_.url);
        note("Of the check", claim_.body);
        words_.tell(say("It has neither rating nor headline nor date of a check; what else it tells of one is in the "
                        "note."));
    }
    /// Numbers and words by which a publisher knows its checks are known to it alone.
    std::string in_the_world(std::string const& identifier) const {
        auto const host = site_of(claim_.url);
        auto const ours = parse_id(identifier) || identifier.starts_with(known_by_words);
        if (ours || host.empty() || is_web_address(identifier) || identifier.starts_with(host + ":"))
            return identifier;
        return host + ":" + identifier;
    }
    JsonById const& by_id_;
    CollectedClaim claim_;
    std::string note_;
    std::int64_t note_size_ = 0; // code points
    bool is_full_ = false;
    std::set<std::string> told_;
    CollectedWords words_{claim_};
};

} // namespace

Result<CollectedClaim> read_claim_review(Json const& review, JsonById const& by_id) {
    Check check(by_id);
    check.read_review(review);
    return check.take();
}

Result<CollectedClaim> read_media_review(Json const& review, JsonById const& by_id) {
    Check check(by_id);
    check.read_media(review);
    return check.take();
}

Result<CollectedClaim> read_found_claim(Json const& found, Json const& review, JsonById const& by_id) {
    Check check(by_id);
    check.read_found(found, review);
    return check.take();
}

Result<CollectedClaim> read_page_markup(Json const& page, Json const& markup, JsonById const& by_id) {
    Check check(by_id);
    check.read_markup(page, markup);
    return check.take();
}

Result<CollectedClaim> read_averitec(Json const& element, JsonById const& by_id) {
    Check check(by_id);
    check.read_averitec(element);
    return check.take();
}

} // namespace core
