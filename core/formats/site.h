// Published checks as a folder of static pages: a page for each claim with its ClaimReview, lists by speaker, topic and
// correction, a feed and a search. Nothing in them is loaded from anywhere else.
#pragma once

#include "core/base/id.h"
#include "core/base/progress.h"
#include "core/formats/collected.h"
#include "core/formats/selection.h"

namespace core {

struct SiteFacts {
    std::string title;   ///< of the whole
    std::string address; ///< where it will stand, with its last slash; empty: addresses in the feed are relative
};

/// Takes one file of the site; `name` is its path within it, with slashes.
using TakeFile = std::function<void(std::string const& name, std::string const& bytes)>;

/// The page of a claim within the site.
inline std::string site_page(Id<Claim> claim) { return "claims/" + id_text(claim.value) + ".html"; }

/// Hands over every file of the site, claim by claim. Claims whose check this desk did not publish, or that is concealed from
/// the person, are left out and counted; of one that was withdrawn a page with the notice stays. Throws Error{cancelled} and what reader and taker throw.
WrittenClaims write_site(Reader const& reader, ClaimSelection const& selection, SiteFacts const& facts,
                         Translator const& translator, TakeFile const& take, Progress& progress);

} // namespace core
