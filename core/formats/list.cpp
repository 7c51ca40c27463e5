#include "core/formats/list.h"

#include "core/formats/argdown.h"
#include "core/formats/bundle.h"
#include "core/formats/claim_review.h"
#include "core/formats/claims_table.h"
#include "core/formats/fact_check.h"
#include "core/formats/ro_crate.h"

#include <algorithm>

namespace core {

namespace {

using TakeClaim = std::function<void(ReadClaim)>;

void read_lines(NextPiece const& next, ReadingPlan const&, TakeClaim const& take) { read_claims_jsonl(next, take); }
void read_reviews(NextPiece const& next, ReadingPlan const&, TakeClaim const& take) { read_claim_reviews(next, take); }
void read_rows(NextPiece const& next, ReadingPlan const& plan, TakeClaim const& take) {
    read_claims_table(next, plan.table.value(), plan.map, take);
}

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
           write_claims_jsonl, read_lines},
    Format{"claimreview", N_("Published checks as ClaimReview"), "json", "application/ld+json", Covers::collection,
           nullptr, write_claim_reviews, read_reviews},
    Format{"datafeed", N_("Published checks as a data feed"), "json", "application/ld+json", Covers::collection, nullptr,
           write_claim_feed, read_reviews},
    Format{"fact-check-tools", N_("Published checks for Google's Fact Check Tools"), "json", "application/ld+json",
           Covers::collection, nullptr, write_fact_check_pages, read_reviews},
    Format{"csv", N_("Claims as a table"), "csv", "text/csv", Covers::collection, nullptr, write_claims_table, read_rows,
           true},
    Format{"bundle", N_("Exchange bundle, for a colleague who answers by file"), "bundle",
           "application/vnd.counterpoint.bundle+zip", Covers::collection, nullptr, write_bundle, read_lines},
    Format{"markdown", N_("Fact-check as Markdown"), "md", "text/markdown", Covers::dossier,
           [](SealedDossier const& sealed, Translator const& translator, Sink const& sink) {
               sink(fact_check_markdown(fact_check_of(sealed.dossier, translator)));
           }},
    Format{"docx", N_("Fact-check as Word document"), "docx",
           "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Covers::dossier,
           [](SealedDossier const& sealed, Translator const& translator, Sink const& sink) {
               sink(fact_check_docx(fact_check_of(sealed.dossier, translator)));
           }},
    Format{"pdf", N_("Pages to print (PDF)"), "pdf", "application/pdf", Covers::dossier, nullptr, nullptr, nullptr, false, nullptr,
           printed_dossier},
    Format{"argdown", N_("Map of arguments (Argdown)"), "argdown", "text/x-argdown", Covers::dossier,
           [](SealedDossier const& sealed, Translator const&, Sink const& sink) { sink(argdown(sealed.dossier)); }},
    Format{"ro-crate", N_("Archive with captures (RO-Crate)"), "zip", "application/zip", Covers::dossier,
           [](SealedDossier const& sealed, Translator const& translator, Sink const& sink) {
               sink(ro_crate(sealed, translator));
           }},
    Format{"csl-json", N_("Sources as CSL-JSON"), "json", "application/vnd.citationstyles.csl+json", Covers::works, nullptr,
           write_csl_json, nullptr, false, read_csl_json},
    Format{"ris", N_("Sources as RIS"), "ris", "application/x-research-info-systems", Covers::works, nullptr, nullptr, nullptr, false,
           read_ris},
    Format{"bibtex", N_("Sources as BibTeX"), "bib", "application/x-bibtex", Covers::works, nullptr, nullptr, nullptr, false,
           read_bibtex},
    Format{"feed", N_("News feed"), "rss", "application/rss+xml", Covers::works, nullptr, nullptr, nullptr, false, read_feed},
    Format{"opml", N_("List of feeds"), "opml", "text/x-opml", Covers::works, nullptr, nullptr, nullptr, false, read_feed},
    Format{"annotations", N_("Quotations as web annotations"), "jsonld", "application/annotation+json", Covers::works, nullptr,
           write_annotations},
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

Format const* format_of_works(std::string_view media_type) {
    auto const found = std::ranges::find_if(all_formats, [&](Format const& each) {
        return each.covers == Covers::works && each.media_type == media_type;
    });
    return found == all_formats.end() ? nullptr : &*found;
}

std::string written(Format const& format, SealedDossier const& sealed, Translator const& translator) {
    std::string bytes;
    format.write_dossier(sealed, translator, [&](std::string_view piece) { bytes += piece; });
    return bytes;
}

} // namespace core
