#include "core/formats/claim_review_check.h"

#include "core/formats/claim_review.h"
#include "core/formats/json_parts.h"
#include "core/ingest/web_address.h"
#include "core/text/fold.h"
#include "core/text/utf8.h"
#include "core/time/time.h"

#include <nlohmann/json.hpp>

#include <charconv>
#include <optional>
#include <utility>

namespace core {

namespace {

using Weight = ReviewFault::Weight;

constexpr int deepest_wrapping = 12;

std::string text_at(Json const& json, char const* key) {
    auto const found = json.is_object() ? json.find(key) : json.end();
    return json.is_object() && found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::string shown(Json const& json) {
    return json.is_string() ? json.get<std::string>() : json.dump();
}

bool has(Json const& json, char const* key) {
    return json.is_object() && json.contains(key) && !json[key].is_null();
}

/// A number, also one in quotation marks, as many sites write it.
std::optional<double> number_at(Json const& json, char const* key) {
    if (!has(json, key))
        return std::nullopt;
    if (json[key].is_number())
        return json[key].get<double>();
    auto const text = text_at(json, key);
    double value = 0;
    auto const read = std::from_chars(text.data(), text.data() + text.size(), value);
    return !text.empty() && read.ec == std::errc() && read.ptr == text.data() + text.size() ? std::optional(value)
                                                                                            : std::nullopt;
}

/// An ISO date, with or without a time of day.
bool is_date(std::string const& text) {
    return text.size() >= 4 && text.find_first_not_of("0123456789-+:.TZ") == text.npos && read_date(text).has_value();
}

class ReviewRules {
public:
    explicit ReviewRules(FoundReview found) : found_(std::move(found)), review_(*found_.review) {}

    std::vector<ReviewFault> run() {
        context();
        claim();
        address();
        author();
        dates();
        rating();
        item();
        return std::move(faults_);
    }

private:
    void wrong(std::string place, Message what) {
        faults_.push_back({Weight::wrong, std::move(place), std::move(what)});
    }
    void weak(std::string place, Message what) { faults_.push_back({Weight::weak, std::move(place), std::move(what)}); }

    void context() {
        if (!is_type(review_, "ClaimReview"))
            wrong("@type", say("It does not say that it is a ClaimReview."));
        if (has(review_, "@context") && review_["@context"].is_string() &&
            text_at(review_, "@context").find("schema.org") == std::string::npos)
            wrong("@context", say("It is not schema.org."));
        else if (!found_.in_context && !names_its_words(review_))
            weak("@context", say("It does not say that its words are those of schema.org."));
    }
    /// A type may be the whole address, as it is in microdata.
    static bool names_its_words(Json const& json) {
        if (has(json, "@context")) return true;
        for (auto const* type : each_of(member(json, "@type")))
            if (type->is_string() && type->get_ref<std::string const&>().find("schema.org/") != std::string::npos) return true;
        return false;
    }
    void claim() {
        auto const words = text_at(review_, "claimReviewed");
        if (words.empty())
            return wrong("claimReviewed", say("The claim is missing, or is no text."));
        constexpr std::int64_t readable = 75;
        if (auto const size = count(length(words)); size > readable)
            weak("claimReviewed", say("It has {count} characters; what shows it may cut it after {most}.",
                                      {{"count", std::to_string(size)}, {"most", std::to_string(readable)}}));
        auto const label = fold(text_at(found_.part("reviewRating"), "alternateName"));
        if (!label.empty() && fold(words).starts_with(label + ":"))
            wrong("claimReviewed", say("It begins with the rating; it must be the claim alone."));
    }
    void address() {
        auto const url = text_at(review_, "url");
        if (url.empty())
            return wrong("url", say("The address of the page with the check is missing."));
        if (!is_web_address(url))
            return wrong("url", say("“{url}” is no address of a page.", {{"url", url}}));
        if (is_front_page(url))
            wrong("url", say("It leads to the front page of a site, not to the check."));
    }
    void author() {
        if (found_.part("author").is_null())
            return weak("author", say("Who checked it is not said."));
        auto const& given = found_.part("author");
        std::size_t at = 0;
        for (auto const* each : each_of(given)) {
            auto const& one = *each;
            auto const place = given.is_array() ? "author[" + std::to_string(at++) + "]" : std::string("author");
            if (!one.is_object())
                wrong(place, say("It is no Person or Organization."));
            else if (text_at(one, "name").empty() && text_at(one, "url").empty() && !has(one, "@id"))
                wrong(place, say("It has neither name nor address."));
        }
    }
    void dates() {
        if (!has(review_, "datePublished"))
            return weak("datePublished", say("When it was published is not said."));
        if (!is_date(text_at(review_, "datePublished")))
            wrong("datePublished", say("“{date}” is no ISO date.", {{"date", shown(review_["datePublished"])}}));
    }
    void rating() {
        if (found_.part("reviewRating").is_null())
            return wrong("reviewRating", say("The rating is missing."));
        auto const& rating = found_.part("reviewRating");
        if (!rating.is_object())
            return wrong("reviewRating", say("It is no Rating, but words alone."));
        if (text_at(rating, "alternateName").empty())
            wrong("reviewRating.alternateName", say("The rating in words is missing; it is what people are shown."));
        auto const numbers = {"ratingValue", "bestRating", "worstRating"};
        for (auto const* key : numbers)
            if (has(rating, key) && !number_at(rating, key))
                wrong(std::string("reviewRating.") + key, say("It is no number."));
        auto const value = number_at(rating, "ratingValue"), best = number_at(rating, "bestRating"),
                   worst = number_at(rating, "worstRating");
        if (!value)
            return;
        if (!best || !worst)
            return weak("reviewRating", say("A number without both ends of its scale says nothing."));
        if (*best <= *worst)
            return wrong("reviewRating",
                         say("The best rating is not above the worst one: where the number stands cannot "
                             "be told."));
        if (*value < *worst || *value > *best)
            wrong("reviewRating.ratingValue", say("It lies outside its scale."));
    }
    void item() {
        if (found_.part("itemReviewed").is_null())
            return weak("itemReviewed", say("Who claimed it, when and where is not said."));
        auto const& item = found_.part("itemReviewed");
        if (!item.is_object())
            return wrong("itemReviewed", say("It is no Claim."));
        auto const type = text_at(item, "@type");
        if (type == "CreativeWork")
            weak("itemReviewed", say("It is a CreativeWork, as it was until 2019; now it is a Claim."));
        if (has(item, "author") && item["author"].is_object() && text_at(item["author"], "name").empty() &&
            !has(item["author"], "@id"))
            wrong("itemReviewed.author", say("Who claimed it has no name; leave it out when nobody knows."));
        auto const said = text_at(item, "datePublished"), checked = text_at(review_, "datePublished");
        if (has(item, "datePublished") && !is_date(said))
            wrong("itemReviewed.datePublished",
                  say("“{date}” is no ISO date.", {{"date", shown(item["datePublished"])}}));
        else if (!said.empty() && is_date(checked) && said.substr(0, 10) > checked.substr(0, 10) &&
                 said.size() >= checked.substr(0, 10).size())
            weak("itemReviewed.datePublished", say("It was claimed after it was checked."));
        for (auto const* key : {"appearance", "firstAppearance"})
            appearances(item, key);
    }
    void appearances(Json const& item, char const* key) {
        if (!has(item, key))
            return;
        auto const& given = item[key];
        std::size_t at = 0;
        for (auto const* each : each_of(given)) {
            auto const& one = *each;
            auto place = std::string("itemReviewed.") + key;
            if (given.is_array())
                place += "[" + std::to_string(at++) + "]";
            auto const url = one.is_string() ? one.get<std::string>() : text_at(one, "url");
            if (url.empty() && one.is_object())
                continue; // a work without an address
            if (!is_web_address(url))
                wrong(place, say("“{url}” is no address of a page.", {{"url", url}}));
            else if (url == text_at(review_, "url"))
                wrong(place, say("It leads to the check itself, not to where the claim appeared."));
        }
    }

    FoundReview found_;
    Json const& review_;
    std::vector<ReviewFault> faults_;
};

/// What the rules look at, where it is only named by its @id, or stands alone in a list. Many reviews may name one.
class Resolved {
public:
    explicit Resolved(std::shared_ptr<Json const> file) : file_(std::move(file)) { index(*file_, 0); }
    std::vector<FoundReview> reviews(bool in_context) {
        gather(*file_, 0, in_context);
        return std::move(found_);
    }

private:
    void index(Json const& json, int depth) {
        if (depth > deepest_wrapping || !json.is_structured())
            return;
        if (json.is_object() && json.size() > 1)
            if (auto const& id = member(json, "@id"); id.is_string())
                by_id_.emplace(id.get<std::string>(), &json);
        for (auto const& each : json)
            index(each, depth + 1);
    }
    void gather(Json const& json, int depth, bool in_context) {
        if (depth > deepest_wrapping || !json.is_structured())
            return;
        if (is_claim_review(json)) {
            found_.push_back(resolved(json));
            found_.back().in_context = in_context;
            return;
        }
        in_context = in_context || has(json, "@context");
        for (auto const& each : json)
            gather(each, depth + 1, in_context);
    }
    FoundReview resolved(Json const& review) const {
        FoundReview found{file_, &review, {}, true};
        for (auto const* key : {"author", "reviewRating", "itemReviewed"}) {
            auto const given = review.find(key);
            if (given == review.end())
                continue;
            auto const* part = &*given;
            if (part->is_array() && part->size() == 1)
                part = &part->front();
            if (auto const& id = member(*part, "@id"); part->is_object() && part->size() == 1 && id.is_string())
                if (auto const there = by_id_.find(id.get<std::string>()); there != by_id_.end())
                    part = there->second;
            if (part != &*given)
                found.parts.emplace(key, part);
        }
        return found;
    }

    std::shared_ptr<Json const> file_;
    std::map<std::string, Json const*> by_id_;
    std::vector<FoundReview> found_;
};

} // namespace

Json const& FoundReview::part(char const* key) const {
    if (auto const found = parts.find(key); found != parts.end())
        return *found->second;
    auto const own = review->is_object() ? review->find(key) : review->end();
    return review->is_object() && own != review->end() ? *own : no_json();
}

std::vector<ReviewFault> check_claim_review(FoundReview const& found) {
    return ReviewRules(found).run();
}

std::vector<ReviewFault> check_claim_review(Json const& review) {
    return ReviewRules({nullptr, &review, {}, false}).run();
}

std::vector<FoundReview> claim_reviews_in(Json json, bool in_context) {
    return Resolved(std::make_shared<Json const>(std::move(json))).reviews(in_context);
}

} // namespace core
