#include "core/formats/list.h"

#include "core/formats/claim_review.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::array all_formats{
    Format{"html", N_("Web page"), "html", "text/html", Covers::dossier,
           [](SealedDossier const& sealed, Translator const& translator, Sink const& sink) {
               sink(sealed_html(sealed, translator));
           }},
    Format{"json", N_("JSON"), "json", "application/json", Covers::dossier,
           [](SealedDossier const& sealed, Translator const& translator, Sink const& sink) {
               sink(sealed_json(sealed, translator));
           }},
    Format{"jsonl", N_("Claims as JSON lines"), "jsonl", "application/jsonl", Covers::collection, nullptr,
           write_claims_jsonl, read_claims_jsonl},
    Format{"claimreview", N_("Published checks as ClaimReview"), "json", "application/ld+json", Covers::collection,
           nullptr, write_claim_reviews, read_claim_reviews},
    Format{"datafeed", N_("Published checks as a data feed"), "json", "application/ld+json", Covers::collection, nullptr,
           write_claim_feed, read_claim_reviews},
};

} // namespace

std::span<Format const> formats() { return all_formats; }

Format const* find_format(std::string_view key) {
    auto const found = std::ranges::find(all_formats, key, &Format::key);
    return found == all_formats.end() ? nullptr : &*found;
}

Format const* format_reading(std::string_view media_type) {
    auto const found = std::ranges::find_if(all_formats, [&](Format const& each) {
        return each.read_claims && each.media_type == media_type;
    });
    return found == all_formats.end() ? nullptr : &*found;
}

std::string written(Format const& format, SealedDossier const& sealed, Translator const& translator) {
    std::string bytes;
    format.write_dossier(sealed, translator, [&](std::string_view piece) { bytes += piece; });
    return bytes;
}

} // namespace core
