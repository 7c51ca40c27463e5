#include "core/formats/one_check.h"

#include "core/formats/check_reading.h"
#include "core/ingest/web_address.h"
#include "core/text/tidy.h"

namespace core {

namespace {

/// A ClaimReview or a MediaReview of schema.org.
class SchemaReview : public CheckReading {
public:
    using CheckReading::CheckReading;
    bool has_text() const { return !claim_.text.empty(); }

    /// `item`: of several claims in one review the one that is read; null: the first, with what the others tell in the note.
    void read(Json const& review, Json const* item) {
        auto const& items = member(review, "itemReviewed");
        auto const& reviewed = item ? the_one(*item) : the_one(items);
        auto const own = item ? words_of_claim(reviewed) : std::string();
        auto const shared = words_in(review, {"claimReviewed"});
        text(own.empty() ? shared : own);
        if (claim_.text.empty()) text(words_of_claim(reviewed));
        if (!own.empty() && tidy(shared) != tidy(own)) note("Reviewed", shared);
        claim_.identifier = labelled("identifier", words_in(review, {"identifier"}));
        if (item && !claim_.identifier.empty()) claim_.identifier = labelled("identifier", claim_.identifier + " " + own);
        of_the_check(review);
        auto const& given = member(review, "reviewRating");
        rating(the_one(given));
        // More than one author may have rated it; the first counts.
        for (std::size_t at = 1; given.is_array() && at < given.size(); ++at)
            note("Rating", words_in(given[at]).empty() ? words_in(the_one(given[at]), {"alternateName", "name", "ratingValue"})
                                                       : words_in(given[at]));
        of_what_is_reviewed(reviewed);
        if (!item && items.is_array() && items.size() > 1) {
            words_.tell(say("It reviews several things: the first is taken, what it tells of the others is in the note."));
            for (std::size_t at = 1; at < items.size(); ++at) of_another(the_one(items[at]));
        }
        for (auto const* key : {"correction", "correctionComment"})
            for (auto const* each : each_of(member(review, key)))
                note("Correction", words_in(*each).empty() ? words_in(*each, {"text", "url", "name"}) : words_in(*each));
        for (auto const* each : each_of(member(review, "citation"))) note("Citation", name_or_address(*each));
        for (auto const* key : {"sdLicense", "license"}) note("Licence", name_or_address(member(review, key)));
        note("Keywords", words_in(review, {"keywords"}));
        note_rest(review, "",
                  {"claimReviewed", "itemReviewed", "identifier", "url", "mainEntityOfPage", "headline", "name",
                   "alternativeHeadline", "reviewBody", "description", "text", "abstract", "inLanguage", "author", "publisher",
                   "datePublished", "dateCreated", "reviewRating", "correction", "correctionComment", "citation", "license",
                   "keywords"});
    }

    /// What is claimed is what it is interpreted as, or what stands with the picture; where no words do, what the check is
    /// called. An address is no claim.
    void read_media(Json const& review) {
        auto const& items = member(review, "itemReviewed");
        auto const& media = the_one(items);
        auto const shown = each_of(member(media, "mediaItemAppearance"));
        auto const claims = interpreted(review, media, shown);
        auto const& claim = claims.empty() ? no_json() : *claims.front();
        text(words_in(review, {"claimReviewed"}));
        if (claim_.text.empty()) text(words_of_claim(claim));
        for (auto const* of : {&media, &review})
            for (auto const* key : {"embeddedTextCaption", "caption", "headline", "name", "description", "text"})
                if (claim_.text.empty()) text(words_in(*of, {key}));
        for (auto const* each : shown)
            for (auto const* key : {"embeddedTextCaption", "caption", "description"})
                if (claim_.text.empty()) text(words_in(*each, {key}));
        claim_.identifier = labelled("identifier", words_in(review, {"identifier"}));
        of_the_check(review);
        explain("originalMediaContextDescription", words_in(review, {"originalMediaContextDescription"}));
        categories(review);
        if (!claim.is_null()) of_what_is_reviewed(claim);
        if (claim_.speaker.empty()) authors(media, {"author", "creator"});
        for (std::size_t at = 1; at < claims.size(); ++at) of_another(*claims[at]);
        of_the_medium(media, shown);
        for (std::size_t at = 1; items.is_array() && at < items.size(); ++at)
            of_the_medium(the_one(items[at]), each_of(member(the_one(items[at]), "mediaItemAppearance")));
        if (items.is_string()) note("Picture or film", words_in(items));
        for (auto const* each : each_of(member(review, "originalMediaLink"))) note("Original", name_or_page(*each));
        note_rest(review, "",
                  {"claimReviewed", "itemReviewed", "identifier", "url", "mainEntityOfPage", "headline", "name",
                   "alternativeHeadline", "reviewBody", "description", "text", "abstract", "inLanguage", "author", "publisher",
                   "datePublished", "dateCreated", "mediaAuthenticityCategory", "originalMediaContextDescription",
                   "originalMediaLink", "interpretedAsClaim"});
    }

private:
    static std::string words_of_claim(Json const& claim) {
        return claim.is_string() ? claim.get<std::string>() : words_in(claim, {"claimReviewed", "text", "description", "name", "headline"});
    }
    /// Who checked it, when, where and with what words.
    void of_the_check(Json const& review) {
        claim_.author = author_of(review);
        auto const page_of = [&](char const* key) { return words_in(the_one(member(review, key)), {"url", "@id", "sameAs"}); };
        auto const whole = name_or_page(member(review, "mainEntityOfPage"));
        auto const part = name_or_page(member(review, "isPartOf"));
        claim_.url = address("url", words_in(review, {"url"}), {whole, part, page_of("author"), page_of("publisher")});
        if (claim_.url.empty()) claim_.url = address("mainEntityOfPage", whole, {page_of("author"), page_of("publisher")});
        claim_.title = words_.fitted("headline", first_of(review, {"headline", "name", "alternativeHeadline"}), TextForm::line,
                                     longest_claim);
        explain("reviewBody", first_of(review, {"reviewBody", "description", "text", "abstract"}));
        auto const& language_said = member(review, "inLanguage");
        auto said = words_in(language_said);
        if (said.empty()) said = words_in(language_said, {"alternateName", "name"});
        if (said.empty()) said = words_in(member(review, "claimReviewed"), {"@language"});
        claim_.language = language(said);
        date("Checked, as written", first_of(review, {"datePublished", "dateCreated"}), claim_.checked_on);
        for (auto const* key : {"author", "publisher"})
            for (auto const* each : each_of(member(review, key))) {
                auto const& one = the_one(*each);
                note("Page of the publisher", words_in(one, {"url"}));
                note_rest(one, std::string(key) + ".", {"name", "url"});
            }
    }
    /// The first of these that has words; those of the others are in the note, where they are others.
    std::string first_of(Json const& json, std::initializer_list<char const*> keys) {
        std::string first;
        for (auto const* key : keys) {
            auto const words = words_in(json, {key});
            if (words.empty() || words == first || tidy(words) == claim_.text) {
                if (first.empty()) first = words;
            } else if (first.empty()) {
                first = words;
            } else {
                note(key, words);
            }
        }
        return first;
    }
    std::string author_of(Json const& review) {
        for (auto const* key : {"author", "publisher", "sdPublisher"}) {
            std::string names;
            for (auto const* each : each_of(member(review, key)))
                if (auto const name = name_of(*each); !name.empty()) names += (names.empty() ? "" : ", ") + name;
            if (!names.empty()) return words_.fitted(key, names, TextForm::name, longest_label);
        }
        return {};
    }
    void rating(Json const& given) {
        if (given.is_string()) return verdict(given.get<std::string>());
        auto const called = words_in(given, {"alternateName", "name"});
        verdict(called);
        if (numbers(given) && claim_.verdict.empty() && claim_.title.empty())
            claim_.verdict = labelled("ratingValue", words_in(given, {"ratingValue"}));
        explain("ratingExplanation", words_in(given, {"ratingExplanation"}));
        auto const& labels = member(given, "alternateName");
        for (std::size_t at = 1; labels.is_array() && at < labels.size(); ++at) note("Rating", words_in(labels[at]));
        if (auto const name = words_in(given, {"name"}); name != called) note("Name of the rating", name);
        for (auto const* each : each_of(member(given, "image"))) note("Picture of the rating", name_or_page(*each));
        note_rest(given, "reviewRating.",
                  {"alternateName", "name", "ratingValue", "bestRating", "worstRating", "ratingExplanation", "image"});
    }
    void categories(Json const& of) {
        for (auto const* each : each_of(member(of, "mediaAuthenticityCategory"))) {
            auto const word = spaced(name_or_page(*each));
            if (claim_.verdict.empty()) verdict(word);
            else if (word != claim_.verdict) note("Rating", word);
        }
    }
    /// "Decontextualized content" of schema.org's DecontextualizedContent, also behind its address.
    static std::string spaced(std::string key) {
        key.erase(0, key.find_last_of('/') + 1);
        for (std::size_t at = 1; at < key.size(); ++at)
            if (key[at] >= 'A' && key[at] <= 'Z') key.replace(at, 1, {' ', static_cast<char>(key[at] + 32)});
        return key;
    }
    /// The first is who said it, the others stand in the note.
    void authors(Json const& said, std::initializer_list<char const*> keys) {
        for (auto const* key : keys)
            for (auto const* each : each_of(in_list(member(said, key)))) {
                auto const& author = the_one(*each);
                if (claim_.speaker.empty()) {
                    speaker(name_of(*each));
                    if (is_type(author, "Person")) claim_.speaker_is = PartyType::person;
                    else if (is_type(author, "Organization") || is_type(author, "GovernmentOrganization") ||
                             is_type(author, "NewsMediaOrganization"))
                        claim_.speaker_is = PartyType::organisation;
                } else if (auto const name = name_of(*each); tidy(name) != claim_.speaker) {
                    note("Said by as well", name);
                }
                note("Office of the speaker", words_in(author, {"jobTitle"}));
                for (auto const* about : each_of(member(author, "sameAs"))) note("About the speaker", words_in(*about));
                note_rest(author, std::string("itemReviewed.") + key + ".", {"name", "jobTitle", "sameAs"});
            }
    }
    /// Who said it, when, where, and where it stood.
    void of_what_is_reviewed(Json const& reviewed) {
        if (reviewed.is_string()) {
            if (tidy(reviewed.get<std::string>()) != claim_.text) note("Reviewed", reviewed.get<std::string>());
            return;
        }
        authors(reviewed, {"author", "creator"});
        date("Said, as written", words_in(reviewed, {"datePublished", "dateCreated"}), claim_.said_on);
        auto const name = labelled("itemReviewed", words_in(reviewed, {"name", "headline"}));
        if (name != claim_.text) claim_.occasion = name;
        if (auto const said = words_in(reviewed, {"text"}); tidy(said) != claim_.text) note("In these words", said);
        appearances(reviewed, {"firstAppearance", "appearance", "url", "contentUrl", "sameAs"});
        note("About the picture or film", words_in(reviewed, {"mediaAuthenticityCategory", "originalMediaContextDescription"}));
        if (is_type(reviewed, "MediaReview") || is_type(reviewed, "ImageObject") || is_type(reviewed, "VideoObject"))
            note("Picture or film", words_in(reviewed, {"contentUrl", "url", "originalMediaLink"}));
        if (auto const about = words_in(reviewed, {"description"}); tidy(about) != claim_.text) note("itemReviewed.description", about);
        note_rest(reviewed, "itemReviewed.",
                  {"author", "creator", "datePublished", "dateCreated", "name", "headline", "text", "description", "claimReviewed",
                   "firstAppearance", "appearance", "url", "contentUrl", "sameAs", "mediaAuthenticityCategory",
                   "originalMediaContextDescription", "originalMediaLink"});
    }
    /// What a review tells of a further claim, or of a further time it was made.
    void of_another(Json const& reviewed) {
        if (reviewed.is_string()) return note("Reviewed", reviewed.get<std::string>());
        auto const said = words_of_claim(reviewed);
        if (tidy(said) != claim_.text) note("Reviewed", said);
        auto const when = words_in(reviewed, {"datePublished", "dateCreated"});
        for (auto const* key : {"author", "creator"})
            for (auto const* each : each_of(in_list(member(reviewed, key)))) {
                auto const name = name_of(*each);
                if (!name.empty()) note("Said by as well", when.empty() ? name : name + ", " + when);
                note("Office of the speaker", words_in(the_one(*each), {"jobTitle"}));
                for (auto const* about : each_of(member(the_one(*each), "sameAs"))) note("About the speaker", words_in(*about));
            }
        if (member(reviewed, "author").is_null() && member(reviewed, "creator").is_null()) note("Said as well", when);
        appearances(reviewed, {"firstAppearance", "appearance", "url", "contentUrl", "sameAs"});
        note_rest(reviewed, "itemReviewed.",
                  {"author", "creator", "datePublished", "dateCreated", "text", "description", "claimReviewed", "firstAppearance",
                   "appearance", "url", "contentUrl", "sameAs"});
    }
    void appearances(Json const& reviewed, std::initializer_list<char const*> keys) {
        for (std::string_view const key : keys)
            for (auto const* each : each_of(in_list(member(reviewed, key.data())))) {
                auto const where = name_or_page(*each);
                note(key == "firstAppearance" ? "First appearance" : "Appearance", where);
                auto const& work = the_one(*each);
                if (!work.is_object()) continue;
                for (auto const* publisher : each_of(member(work, "publisher")))
                    note("Publisher of the appearance", where.empty() ? name_of(*publisher) : name_of(*publisher) + " (" + where + ")");
                for (auto const* of : {"name", "headline"})
                    if (auto const called = words_in(work, {of}); called != where) note("Title of the appearance", called);
                note_rest(work, "appearance.", {"url", "contentUrl", "sameAs", "name", "headline", "publisher"});
            }
    }
    /// The claims a picture or film is taken to make, wherever the review says so.
    std::vector<Json const*> interpreted(Json const& review, Json const& media, std::vector<Json const*> const& shown) const {
        std::vector<Json const*> claims;
        auto const add = [&](Json const& of) {
            for (auto const* each : each_of(in_list(member(of, "interpretedAsClaim"))))
                if (!words_of_claim(the_one(*each)).empty()) claims.push_back(&the_one(*each));
        };
        add(media);
        for (auto const* each : shown) add(the_one(*each));
        add(review);
        return claims;
    }
    /// Where a picture or film stands and what it is known by.
    void of_the_medium(Json const& media, std::vector<Json const*> const& shown) {
        for (auto const* key : {"creator", "author"})
            for (auto const* each : each_of(member(media, key)))
                if (auto const name = name_of(*each); !name.empty() && tidy(name) != claim_.speaker) note("Picture or film by", name);
        for (auto const* key : {"contentUrl", "url", "embedUrl"})
            for (auto const* each : each_of(member(media, key))) note("Picture or film", name_or_page(*each));
        categories(media);
        if (member(media, "datePublished").is_string() && !claim_.said_on.known())
            date("Said, as written", words_in(media, {"datePublished"}), claim_.said_on);
        else note("itemReviewed.datePublished", words_in(media, {"datePublished"}));
        for (auto const* key : {"embeddedTextCaption", "caption", "headline", "name", "description", "text"})
            if (auto const words = words_in(media, {key}); tidy(words) != claim_.text) note(std::string("itemReviewed.") + key, words);
        appearances(media, {"appearance", "firstAppearance", "sameAs"});
        note_rest(media, "itemReviewed.",
                  {"creator", "author", "contentUrl", "url", "embedUrl", "mediaItemAppearance", "interpretedAsClaim",
                   "mediaAuthenticityCategory", "datePublished", "embeddedTextCaption", "caption", "headline", "name",
                   "description", "text", "appearance", "firstAppearance", "sameAs"});
        for (auto const* each : shown) {
            if (each->is_string()) {
                note("Appearance", each->get<std::string>());
                continue;
            }
            auto const& one = the_one(*each);
            for (auto const* key : {"contentUrl", "url", "embedUrl"})
                for (auto const* where : each_of(member(one, key))) note("Picture or film", name_or_page(*where));
            for (auto const* sum : each_of(member(one, "sha256sum"))) note("SHA-256", words_in(*sum));
            for (auto const* key : {"accessedAtUrl", "archivedAt"})
                for (auto const* where : each_of(member(one, key))) note("Appearance", name_or_page(*where));
            for (auto const* key : {"embeddedTextCaption", "caption", "description"})
                if (auto const words = words_in(one, {key}); tidy(words) != claim_.text) note(std::string("appearance.") + key, words);
            note_rest(one, "appearance.",
                      {"contentUrl", "url", "embedUrl", "sha256sum", "accessedAtUrl", "archivedAt", "embeddedTextCaption", "caption",
                       "description", "interpretedAsClaim"});
        }
    }
    /// What stands in {"@list": …}.
    static Json const& in_list(Json const& json) {
        auto const& list = member(json, "@list");
        return list.is_null() ? json : list;
    }
};

} // namespace

std::vector<Json const*> claims_of_their_own(Json const& review, JsonById const& by_id) {
    auto const& items = member(review, "itemReviewed");
    std::vector<Json const*> claims;
    if (!items.is_array() || items.size() < 2) return claims;
    std::set<std::string> different;
    for (auto const& each : items) {
        auto const* one = &each;
        if (auto const& id = member(each, "@id"); each.is_object() && each.size() == 1 && id.is_string())
            if (auto const found = by_id.find(id.get<std::string>()); found != by_id.end()) one = found->second;
        auto const words = tidy(words_in(*one, {"claimReviewed", "text", "description"}));
        if (words.empty() || is_web_address(words) || !different.insert(words).second) return {};
        claims.push_back(&each);
    }
    return claims;
}

Result<CollectedClaim> read_claim_review(Json const& review, JsonById const& by_id, Json const* item) {
    SchemaReview check(by_id);
    check.read(review, item);
    return check.take();
}

Result<CollectedClaim> read_media_review(Json const& review, JsonById const& by_id) {
    SchemaReview check(by_id);
    check.read_media(review);
    if (!check.has_text()) return problem(say("It tells of a picture or film, and in no words what is claimed with it."));
    return check.take();
}

} // namespace core
