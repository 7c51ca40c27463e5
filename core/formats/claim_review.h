// Checks of claims as other programs publish them. ClaimReview of schema.org, in the shapes that occur: alone, in a
// list, in @graph, as items of a DataFeed, of microdata as programs flatten it; with a CreativeWork for what is
// reviewed, as it was until 2019. Besides the JSON of Google's Fact Check Tools (claims of a search, pages) and
// AVeriTeC. Sources: schema.org/ClaimReview; developers.google.com/search/docs/appearance/structured-data/factcheck;
// the discovery document of factchecktools v1alpha1; fever.ai/dataset/averitec.html.
#pragma once

#include "core/base/progress.h"
#include "core/base/sink.h"
#include "core/editorial/dossier.h"
#include "core/formats/collected.h"
#include "core/formats/selection.h"
#include "core/text/lines.h"

#include <nlohmann/json_fwd.hpp>

namespace core {

/// Every check that a JSON value tells of, in its order; nothing when it tells of none. The label of its publisher is
/// the verdict as it stands; a sentence in its place becomes the short rationale. What no field here holds (where the
/// claim appeared, numbers of the rating, pages about the speaker, questions and answers) goes into the note, a line
/// each.
std::vector<Result<CollectedClaim>> claims_in(nlohmann::json const& json);

/// Whether an object is a ClaimReview, however it says so.
bool is_claim_review(nlohmann::json const& json);

/// Reads a file of any size in the order it has, holding one element of a list at a time; of a web page what it carries
/// for programs (core/formats/page_reviews.h).
void read_claim_reviews(NextPiece const& next, std::function<void(ReadClaim)> const& take);

/// Whether it is published and not approved as it is now: at a shared desk others can change it apart.
bool changed_since_approval(Dossier const& dossier);

/// Whether a check goes out to the public: published here, not by another desk, as it was approved, with a verdict that is
/// not concealed from the person.
bool goes_out(Records const& reader, Dossier const& dossier, std::string const& person);

/// The ClaimReview of a check that goes out. `site` is where the site of this desk stands (core/formats/site.h), if anywhere.
nlohmann::ordered_json claim_review_json(Records const& reader, Dossier const& dossier, std::string const& site);

/// Writes the published ones of the claims as ClaimReview: one as an object by itself, several as a list. A number is
/// given only to ratings that are steps of their scale, with the bounds of that scale. Those of other desks go along where
/// they say whose they are and where they stand; the formats below hold this desk's own alone. Throws Error{cancelled} and what
/// reader and sink throw.
WrittenClaims write_claim_reviews(Reader const& reader, ClaimSelection const& selection, Sink const& sink,
                                  Progress& progress);
/// The same as pages of Google's Fact Check Tools, which take no long rationale, citations and corrections.
WrittenClaims write_fact_check_pages(Reader const& reader, ClaimSelection const& selection, Sink const& sink,
                                     Progress& progress);
/// The same as items of a DataFeed.
WrittenClaims write_claim_feed(Reader const& reader, ClaimSelection const& selection, Sink const& sink,
                               Progress& progress);

} // namespace core
