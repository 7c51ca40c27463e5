// One check of a claim, as a ClaimReview or one of its relatives tells it, read into what a collection holds.
#pragma once

#include "core/formats/collected.h"
#include "core/formats/json_parts.h"

#include <map>

namespace core {

/// The objects of a file by their @id: others only name them.
using JsonById = std::map<std::string, Json const*>;

/// Of schema.org. Throws nothing; a Problem says why there is no claim in it. So for all of these. `item` is one of
/// claims_of_their_own(); without it the first of what is reviewed counts.
Result<CollectedClaim> read_claim_review(Json const& review, JsonById const& by_id, Json const* item = nullptr);
/// What a review reviews, when that is several claims in words of their own; nothing when it is one, or one said often.
std::vector<Json const*> claims_of_their_own(Json const& review, JsonById const& by_id);
/// A MediaReview by itself: what is said of a picture, a film or a recording.
Result<CollectedClaim> read_media_review(Json const& review, JsonById const& by_id);
/// Of Fact Check Tools: {text, claimant, claimDate} of a search, and one of its claimReview, which may be null.
Result<CollectedClaim> read_found_claim(Json const& found, Json const& review, JsonById const& by_id);
/// Of Fact Check Tools: a page, and one of its claimReviewMarkups.
Result<CollectedClaim> read_page_markup(Json const& page, Json const& markup, JsonById const& by_id);
/// An element of AVeriTeC.
Result<CollectedClaim> read_averitec(Json const& element, JsonById const& by_id);

} // namespace core
