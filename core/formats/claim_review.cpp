#include "core/formats/claim_review.h"

#include "core/base/digest.h"
#include "core/base/size.h"
#include "core/ingest/web_address.h"
#include "core/text/fold.h"
#include "core/text/json_pieces.h"
#include "core/text/strict_json.h"
#include "core/text/tidy.h"
#include "core/text/utf8.h"

#include <nlohmann/json.hpp>

#include <array>
#include <map>

namespace core {

namespace {

using Json = nlohmann::json;

constexpr int deepest = 12;                  // in which lists and graphs are looked into
constexpr std::int64_t longest_verdict = 60; // code points; what is longer is a sentence
constexpr std::int64_t longest_address = longest_label * 8;

Json const& nothing() {
    static Json const none;
    return none;
}

Json const& member(Json const& json, char const* key) {
    if (!json.is_object())
        return nothing();
    auto const found = json.find(key);
    return found == json.end() ? nothing() : *found;
}

/// A text, however it is wrapped: {"@value": …}, the first of a list that is one, a number.
std::string words_in(Json const& json) {
    if (json.is_string())
        return json.get<std::string>();
    if (json.is_number())
        return json.dump();
    if (json.is_object())
        return words_in(member(json, "@value"));
    if (json.is_array())
        for (auto const& each : json)
            if (auto text = words_in(each); !text.empty())
                return text;
    return {};
}

std::string words_in(Json const& json, std::initializer_list<char const*> keys) {
    for (auto const* key : keys)
        if (auto text = words_in(member(json, key)); !text.empty())
            return text;
    return {};
}

/// One or several: a list as it is, anything else alone.
std::vector<Json const*> each_of(Json const& json) {
    std::vector<Json const*> all;
    if (json.is_array())
        for (auto const& one : json)
            all.push_back(&one);
    else if (!json.is_null())
        all.push_back(&json);
    return all;
}

std::string_view type_name(std::string_view type) {
    auto const slash = type.find_last_of("/#:");
    return slash == type.npos ? type : type.substr(slash + 1);
}

bool is_type(Json const& json, std::string_view name) {
    for (auto const* key : {"@type", "type"})
        for (auto const* type : each_of(member(json, key)))
            if (type->is_string() && type_name(type->get_ref<std::string const&>()) == name)
                return true;
    return false;
}

/// One check being read into a claim.
class Check {
public:
    explicit Check(std::map<std::string, Json const*> const& by_id) : by_id_(by_id) {}

    Result<CollectedClaim> take() {
        if (words_.problem())
            return tl::unexpected(*words_.problem());
        if (claim_.text.empty())
            return problem(say("It has no “claimReviewed”, the claim itself."));
        if (claim_.identifier.empty())
            claim_.identifier = known_by();
        return std::move(claim_);
    }

    void read_review(Json const& node) {
        auto const& review = node.contains("properties") && node["properties"].is_object() ? node["properties"] : node;
        auto const& reviewed = first(member(review, "itemReviewed"));
        text(words_in(review, {"claimReviewed"}));
        if (claim_.text.empty())
            text(words_in(reviewed, {"claimReviewed", "text", "name", "description"}));
        claim_.identifier = labelled("identifier", words_in(review, {"identifier"}));
        claim_.url = address("url", words_in(review, {"url"}));
        if (claim_.url.empty())
            claim_.url =
                address("mainEntityOfPage", words_in(the_one(member(review, "mainEntityOfPage")), {"@id", "url"}));
        claim_.title = words_.fitted("headline", words_in(review, {"headline", "name", "alternativeHeadline"}),
                                     TextForm::line, longest_claim);
        claim_.body = explained("reviewBody", words_in(review, {"reviewBody", "description", "text", "abstract"}));
        claim_.language = language(words_in(review, {"inLanguage"}));
        claim_.author = author_of(review);
        date(words_in(review, {"datePublished", "dateCreated"}), claim_.checked_on);
        rating(the_one(member(review, "reviewRating")));
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
        claim_.body = explained("ratingExplanation", words_in(given, {"ratingExplanation"}));
    }

    /// An element of AVeriTeC.
    void read_averitec(Json const& json) {
        text(words_in(json, {"claim"}));
        speaker(words_in(json, {"speaker"}));
        date(words_in(json, {"claim_date"}), claim_.said_on);
        claim_.url = address("fact_checking_article", words_in(json, {"fact_checking_article"}));
        verdict(words_in(json, {"label"}));
        claim_.body = explained("justification", words_in(json, {"justification"}));
        claim_.occasion = labelled("reporting_source", words_in(json, {"reporting_source"}));
        note("Appearance", words_in(json, {"original_claim_url"}));
        note("Appearance, archived", words_in(json, {"cached_original_claim_url"}));
        note("Place", words_in(json, {"location_ISO_code"}));
        for (auto const* key : {"claim_types", "fact_checking_strategies"})
            for (auto const* each : each_of(member(json, key)))
                note("Kind", words_in(*each));
        for (auto const* question : each_of(member(json, "questions"))) {
            note("Question", words_in(*question, {"question"}));
            for (auto const* answer : each_of(member(*question, "answers"))) {
                note("Answer", words_in(*answer, {"answer"}));
                note("Explanation", words_in(*answer, {"boolean_explanation"}));
                note("Evidence", words_in(*answer, {"source_url"}));
                if (words_in(*answer, {"cached_source_url"}) != words_in(*answer, {"source_url"}))
                    note("Evidence, archived", words_in(*answer, {"cached_source_url"}));
            }
        }
    }

private:
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
    void speaker(std::string const& name) { claim_.speaker = named("author", name); }
    std::string named(char const* key, std::string const& words) {
        return words_.fitted(key, words, TextForm::name, longest_label);
    }
    std::string labelled(char const* key, std::string const& words) {
        return words_.fitted(key, words, TextForm::line, longest_label);
    }
    std::string explained(char const* key, std::string const& words) {
        return words_.fitted(key, words, TextForm::text, longest_body);
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
        if (!name.empty()) return name;
        auto const address = words_in(one, {"url", "@id", "sameAs"});
        auto const host = host_of(address);
        return std::string(host.starts_with("www.") ? host.substr(4) : host);
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
        if (auto const why = words_in(given, {"ratingExplanation"}); !why.empty()) {
            auto const first = explained("ratingExplanation", why);
            claim_.body = claim_.body.empty() ? first : first + "\n\n" + claim_.body;
        }
        if (each_of(member(given, "alternateName")).size() > 1)
            for (auto const* each : each_of(member(given, "alternateName")))
                note("Rating", words_in(*each));
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
            if (claim_.speaker.empty())
                speaker(name);
            else
                note("Said by as well", name);
            auto const& author = the_one(*each);
            note("Office of the speaker", words_in(author, {"jobTitle"}));
            for (auto const* about : each_of(member(author, "sameAs")))
                note("About the speaker", words_in(*about));
        }
        date(words_in(reviewed, {"datePublished", "dateCreated"}), claim_.said_on);
        auto const name = labelled("itemReviewed", words_in(reviewed, {"name", "headline"}));
        if (name != claim_.text)
            claim_.occasion = name;
        for (auto const* key : {"firstAppearance", "appearance", "url", "contentUrl", "sameAs"})
            for (auto const* each : each_of(member(reviewed, key)))
                note(key == std::string_view("firstAppearance") ? "First appearance" : "Appearance",
                     name_or_page(*each));
        note("About the picture or film",
             words_in(reviewed, {"mediaAuthenticityCategory", "originalMediaContextDescription"}));
        if (is_type(reviewed, "MediaReview") || is_type(reviewed, "ImageObject") || is_type(reviewed, "VideoObject"))
            note("Picture or film", words_in(reviewed, {"contentUrl", "url", "originalMediaLink"}));
    }
    std::string name_or_page(Json const& json) {
        auto const text = words_in(json);
        return text.empty() ? words_in(the_one(json), {"url", "@id", "contentUrl", "name", "headline"}) : text;
    }
    void note(char const* what, std::string const& words) {
        auto const line = words_.fitted(what, words, TextForm::line, longest_claim);
        if (line.empty())
            return;
        auto const told = std::string(what) + ": " + line;
        if (("\n" + claim_.note + "\n").find("\n" + told + "\n") != std::string::npos)
            return;
        claim_.note += (claim_.note.empty() ? "" : "\n") + told;
    }
    /// By its page and words: the same check in another feed is the same.
    std::string known_by() const {
        auto const said = claim_.url + "\n" + fold(claim_.text);
        return "check:" + to_hex(sha256(said)).substr(0, 20);
    }

    std::map<std::string, Json const*> const& by_id_;
    CollectedClaim claim_;
    CollectedWords words_{claim_};
};

class Walk {
public:
    std::vector<Result<CollectedClaim>> run(Json const& json) {
        index(json, 0);
        visit(json, 0);
        return std::move(found_);
    }

private:
    void index(Json const& json, int depth) {
        if (depth > deepest)
            return;
        if (json.is_object() && json.size() > 1)
            if (auto const& id = member(json, "@id"); id.is_string())
                by_id_.emplace(id.get<std::string>(), &json);
        if (json.is_structured())
            for (auto const& each : json)
                index(each, depth + 1);
    }
    template <class Read>
    void add(Read const& read) {
        Check check(by_id_);
        read(check);
        found_.push_back(check.take());
    }
    void visit(Json const& json, int depth) {
        if (depth > deepest || !json.is_structured())
            return;
        if (is_claim_review(json))
            return add([&](Check& check) { check.read_review(json); });
        if (json.is_object()) {
            if (auto const& reviews = member(json, "claimReview"); reviews.is_array() && json.contains("text")) {
                for (auto const& review : reviews)
                    add([&](Check& check) { check.read_found(json, review); });
                if (reviews.empty())
                    add([&](Check& check) { check.read_found(json, nothing()); });
                return;
            }
            if (auto const& markups = member(json, "claimReviewMarkups"); markups.is_array()) {
                for (auto const& markup : markups)
                    add([&](Check& check) { check.read_markup(json, markup); });
                return;
            }
            if (member(json, "claim").is_string() && (json.contains("label") || json.contains("fact_checking_article")))
                return add([&](Check& check) { check.read_averitec(json); });
        }
        for (auto const& each : json)
            visit(each, depth + 1);
    }

    std::map<std::string, Json const*> by_id_;
    std::vector<Result<CollectedClaim>> found_;
};

} // namespace

bool is_claim_review(Json const& json) {
    if (!json.is_object())
        return false;
    return is_type(json, "ClaimReview") || member(json, "claimReviewed").is_string() ||
           (member(json, "properties").is_object() && json["properties"].contains("claimReviewed"));
}

std::vector<Result<CollectedClaim>> claims_in(Json const& json) {
    return Walk().run(json);
}

void read_claim_reviews(NextPiece const& next, std::function<void(ReadClaim)> const& take) {
    static constexpr std::array<std::string_view, 3> lists{"dataFeedElement", "claims", "pages"};
    auto const end = each_json_piece(next, lists, [&](JsonPiece const& piece) {
        auto const left_out = [&](Message why) { take({piece.line, piece.bytes, problem(std::move(why))}); };
        if (piece.too_long)
            return left_out(say("It has more than {most}.", {{"most", size_text(largest_json_piece)}}));
        auto const json = read_json(piece.text);
        if (!json)
            return left_out(fault_message(json.error()));
        if (json->is_null())
            return;
        auto claims = claims_in(*json);
        if (claims.empty() && !json->empty())
            return left_out(say("It tells of no claim that was checked."));
        auto bytes = piece.bytes;
        for (auto& claim : claims) {
            if (claim)
                claim->line = piece.line;
            take({piece.line, std::exchange(bytes, 0), std::move(claim)});
        }
    });
    if (!end.whole)
        take({end.line, 0, problem(say("The file ends in the middle: something is missing."))});
}

} // namespace core
