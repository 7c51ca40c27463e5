#include "app/desk/claims_shown.h"

#include <utility>

namespace app {

bool shows_claims(Place const& place) {
    using Page = Place::Page;
    return place.page == Page::claims || place.page == Page::topic ||
           (place.page == Page::search && !place.words.empty());
}

core::ClaimQuery query_of(Place const& place) {
    core::ClaimQuery query;
    query.only = place.only;
    query.speaker = {place.speaker};
    if (place.page == Place::Page::topic) query.topic = {place.id};
    return query;
}

core::ClaimSelection claims_shown(Place const& place, core::Reader const& reader, std::string person) {
    if (place.page == Place::Page::search) return core::claims_found(reader, place.words, std::move(person));
    return core::claims_listed(reader, query_of(place), std::move(person));
}

} // namespace app
