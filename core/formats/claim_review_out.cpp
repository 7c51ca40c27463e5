// Published checks as ClaimReview of schema.org.
#include "core/editorial/dossier.h"
#include "core/editorial/verdict.h"
#include "core/formats/claim_review.h"
#include "core/formats/put_said.h"
#include "core/formats/site.h"
#include "core/ingest/web_address.h"
#include "core/rules/publication.h"
#include "core/text/signs.h"

#include <algorithm>

namespace core {

namespace {

using Out = nlohmann::ordered_json;

Out page(TrailStep const& step) {
    Out json;
    json["@type"] = "CreativeWork";
    json["url"] = step.source.url;
    put_said(json, "headline", step.source.title);
    put_said(json, "datePublished", step.source.published);
    if (!step.publisher.empty())
        json["publisher"] = {{"@type", "Organization"}, {"name", step.publisher}};
    return json;
}

/// The pages on which these statements stand, each once.
Out pages_of(std::vector<LinkedStatement> const& statements) {
    auto pages = Out::array();
    std::vector<std::string> seen;
    for (auto const& linked : statements)
        for (auto const& step : linked.trail)
            if (is_web_address(step.source.url) && std::ranges::find(seen, step.source.url) == seen.end()) {
                seen.push_back(step.source.url);
                pages.push_back(page(step));
            }
    return pages;
}

Out speaker_of(Records const& reader, LinkedStatement const& said) {
    auto const party = reader.find(said.statement.speaker);
    Out json;
    json["@type"] = party && party->type != PartyType::person ? "Organization" : "Person";
    json["name"] = said.speaker;
    if (auto const& office = said.statement.role; json["@type"] == "Person" && !office.empty())
        json["jobTitle"] = office;
    return json;
}

/// What was claimed: who said it first, when, and where it can be read.
Out item_of(Records const& reader, Dossier const& dossier) {
    Out json;
    json["@type"] = "Claim";
    auto const said = std::ranges::find_if(dossier.assertions, [](auto const& each) { return !each.speaker.empty(); });
    if (said != dossier.assertions.end()) {
        json["author"] = speaker_of(reader, *said);
        put_said(json, "datePublished", said->statement.said_on);
        put_said(json, "name", said->statement.occasion);
    }
    if (auto appearance = pages_of(dossier.assertions); !appearance.empty())
        json["appearance"] = std::move(appearance);
    return json;
}

/// Numbers tell an order: only steps of a scale have them, with the bounds of that scale.
Out rating_of(Dossier const& dossier, std::string const& language) {
    Out json;
    json["@type"] = "Rating";
    auto const* rating = dossier.rating();
    json["alternateName"] = rating ? in_language(rating->labels, language) : dossier.review->rating;
    if (rating && rating->ordinal > 0) {
        std::int64_t worst = rating->ordinal, best = rating->ordinal;
        for (auto const& each : dossier.scale->ratings)
            if (each.ordinal > 0) {
                worst = std::min(worst, each.ordinal);
                best = std::max(best, each.ordinal);
            }
        if (worst < best) {
            json["ratingValue"] = rating->ordinal;
            json["worstRating"] = worst;
            json["bestRating"] = best;
        }
    }
    put_said(json, "ratingExplanation", dossier.review->summary);
    return json;
}

Out corrections_of(Dossier const& dossier) {
    auto all = Out::array();
    for (auto const& correction : dossier.corrections) {
        if (!in_force(correction) || correction.notice.empty())
            continue;
        Out json;
        json["@type"] = "CorrectionComment";
        json["text"] = correction.notice;
        json["dateCreated"] = to_iso(correction.signed_at.ms ? correction.signed_at : correction.proposed_at);
        all.push_back(std::move(json));
    }
    return all;
}

/// Whoever checks here is a person. What came from elsewhere is signed by a house, unless a party of that name here says
/// otherwise.
Out author_of_check(Records const& reader, Review const& review) {
    auto type = is_of_another_desk(review) ? PartyType::organisation : PartyType::person;
    if (auto const* now = dynamic_cast<Reader const*>(&reader))
        if (auto const party = now->find(now->party_named(review.author))) type = party->type;
    return {{"@type", type == PartyType::person ? "Person" : "Organization"}, {"name", review.author}};
}

/// Where the check stands: there by itself, or on the site of this desk.
std::string address_of(Dossier const& dossier, std::string const& site) {
    if (!dossier.review->url.empty() || site.empty() || is_of_another_desk(*dossier.review)) return dossier.review->url;
    return site + site_page(dossier.claim.id);
}

Out review_out(Records const& reader, Dossier const& dossier, std::string const& site) {
    auto const& claim = dossier.claim;
    auto const& review = *dossier.review;
    Out json;
    json["@context"] = "https://schema.org";
    json["@type"] = "ClaimReview";
    json["identifier"] = claim.identifier.empty() ? id_text(claim.id.value) : claim.identifier;
    put_said(json, "url", address_of(dossier, site));
    json["claimReviewed"] = claim.text;
    put_said(json, "inLanguage", claim.language);
    if (!review.author.empty())
        json["author"] = author_of_check(reader, review);
    put_said(json, "datePublished", review.checked_on);
    json["reviewRating"] = rating_of(dossier, claim.language.empty() ? "en" : claim.language);
    json["itemReviewed"] = item_of(reader, dossier);
    put_said(json, "reviewBody", review.rationale);
    auto citations = Out::array();
    for (auto const* side : {&dossier.against, &dossier.nuances, &dossier.in_favour, &dossier.context})
        for (auto& each : pages_of(*side))
            if (std::ranges::find(citations, each) == citations.end())
                citations.push_back(std::move(each));
    if (!citations.empty())
        json["citation"] = std::move(citations);
    if (auto corrections = corrections_of(dossier); !corrections.empty())
        json["correction"] = std::move(corrections);
    return json;
}

using WriteOne = std::function<void(Out const& json, PartialDate const& published)>;

/// What changed after it was approved, as seats of a shared desk can change it apart, nobody approved as it is now.
bool is_public(Records const& reader, Dossier const& dossier, std::string const& person) {
    return dossier.review &&
           (dossier.review->state == ReviewState::published || dossier.review->state == ReviewState::corrected) &&
           dossier.rating() && dossier.review->rating != no_verdict && !dossier.stale && !is_concealed(reader, *dossier.review, person);
}

/// What others published says whose it is and where, or it would pass for ours.
bool names_its_desk(Dossier const& dossier) {
    return is_of_another_desk(*dossier.review) && !dossier.review->author.empty() && !dossier.review->url.empty();
}

enum class Whose { ours, anybodys };

WrittenClaims each_published(Reader const& reader, ClaimSelection const& selection, Whose whose, Progress& progress,
                             WriteOne const& write) {
    WrittenClaims written;
    auto const total = static_cast<std::uint64_t>(selection.total);
    std::uint64_t looked_at = 0;
    reader.together([&] {
        for (auto claims = selection.next(); !claims.empty(); claims = selection.next())
            for (auto const id : claims) {
                progress.update(looked_at++, total ? total + 1 : 0);
                if (!reader.find(id))
                    continue; // deleted since it was listed
                auto const dossier = load_dossier(reader, id);
                auto const attributed = whose == Whose::anybodys && is_public(reader, dossier, selection.person) &&
                                        names_its_desk(dossier);
                if (!attributed && !goes_out(reader, dossier, selection.person)) {
                    ++written.left_out;
                    written.changed += changed_since_approval(dossier);
                    continue;
                }
                write(claim_review_json(reader, dossier, selection.site), dossier.review->checked_on);
                ++written.claims;
            }
    });
    return written;
}

/// One below the other, with what stands between, before and after them.
class List {
public:
    List(Sink const& sink, std::string before, std::string after)
        : sink_(sink), before_(std::move(before)), after_(std::move(after)) {}
    void add(Out const& json) {
        sink_((empty_ ? before_ : std::string(",")) + "\n" + escaped_json(json.dump(2)));
        empty_ = false;
    }
    void finish() {
        if (empty_)
            sink_(before_);
        sink_("\n" + after_ + "\n");
    }

private:
    Sink const& sink_;
    std::string before_, after_;
    bool empty_ = true;
};

/// The same as Google's Fact Check Tools have it: a page with its markup. It has no place for the long rationale, for
/// citations and corrections.
Out tools_page(Out const& review) {
    auto const taken = [](Out& into, char const* key, Out const& from, char const* name) {
        if (auto const found = from.find(name); found != from.end()) into[key] = *found;
    };
    Out markup;
    taken(markup, "url", review, "url");
    taken(markup, "claimReviewed", review, "claimReviewed");
    auto const& item = review.at("itemReviewed");
    taken(markup, "claimDate", item, "datePublished");
    taken(markup, "claimLocation", item, "name");
    if (auto const pages = item.find("appearance"); pages != item.end())
        for (auto const& each : *pages) markup["claimAppearances"].push_back(each.at("url"));
    if (auto const author = item.find("author"); author != item.end()) {
        taken(markup["claimAuthor"], "name", *author, "name");
        taken(markup["claimAuthor"], "jobTitle", *author, "jobTitle");
    }
    auto const& given = review.at("reviewRating");
    auto& rating = markup["rating"];
    for (auto const* key : {"ratingValue", "worstRating", "bestRating", "ratingExplanation"}) taken(rating, key, given, key);
    taken(rating, "textualRating", given, "alternateName");
    Out page;
    taken(page, "pageUrl", review, "url");
    taken(page, "publishDate", review, "datePublished");
    if (auto const author = review.find("author"); author != review.end()) taken(page["claimReviewAuthor"], "name", *author, "name");
    page["claimReviewMarkups"] = Out::array({std::move(markup)});
    return page;
}

} // namespace

bool changed_since_approval(Dossier const& dossier) {
    return dossier.stale && dossier.review &&
           (dossier.review->state == ReviewState::published || dossier.review->state == ReviewState::corrected);
}

bool goes_out(Records const& reader, Dossier const& dossier, std::string const& person) {
    return is_public(reader, dossier, person) && !is_of_another_desk(*dossier.review);
}

nlohmann::ordered_json claim_review_json(Records const& reader, Dossier const& dossier, std::string const& site) {
    return review_out(reader, dossier, site);
}

WrittenClaims write_claim_reviews(Reader const& reader, ClaimSelection const& selection, Sink const& sink,
                                  Progress& progress) {
    if (selection.total == 1) {
        auto const written = each_published(reader, selection, Whose::anybodys, progress, [&](Out const& json, auto const&) {
            sink(escaped_json(json.dump(2)) + "\n");
        });
        if (written.claims == 0) sink("[]\n"); // none, and JSON all the same
        return written;
    }
    List list(sink, "[", "]");
    auto const written =
        each_published(reader, selection, Whose::anybodys, progress, [&](Out const& json, auto const&) { list.add(json); });
    list.finish();
    return written;
}

WrittenClaims write_fact_check_pages(Reader const& reader, ClaimSelection const& selection, Sink const& sink,
                                     Progress& progress) {
    List list(sink, R"({"claimReviewMarkupPages":[)", "]}");
    auto const written = each_published(reader, selection, Whose::ours, progress,
                                        [&](Out const& json, auto const&) { list.add(tools_page(json)); });
    list.finish();
    return written;
}

WrittenClaims write_claim_feed(Reader const& reader, ClaimSelection const& selection, Sink const& sink,
                               Progress& progress) {
    List list(sink, R"({"@context":"https://schema.org","@type":"DataFeed","dataFeedElement":[)", "]}");
    auto const written =
        each_published(reader, selection, Whose::ours, progress, [&](Out const& json, PartialDate const& published) {
            Out item;
            item["@type"] = "DataFeedItem";
            put_said(item, "dateCreated", published);
            put_said(item, "url", json.value("url", std::string()));
            item["item"] = Out::array({json});
            list.add(item);
        });
    list.finish();
    return written;
}

} // namespace core
