// The claims of the list or the search that the middle of the window shows, for what is done with all of them.
#pragma once

#include "app/desk/place.h"
#include "core/formats/selection.h"

namespace app {

/// Whether the place shows claims: a list, a topic, or what a search found.
bool shows_claims(Place const& place);

/// What a list of claims asks for: the claims of one state, under one topic, said by one party.
core::ClaimQuery query_of(Place const& place);

/// Those claims, newest first, as that person may see them. `reader` outlives the selection.
core::ClaimSelection claims_shown(Place const& place, core::Reader const& reader, std::string person);

} // namespace app
