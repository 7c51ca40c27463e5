#include "app/desk/claims_shown.h"

#include <utility>

namespace app {

bool shows_claims(Place const& place) {
    using Page = Place::Page;
    return place.page == Page::claims || place.page == Page::topic ||
           (place.page == Page::search && !place.words.empty());
}

core::ClaimSelection claims_shown(Place const& place, core::Reader const& reader, std::string person) {
    if (place.page == Place::Page::search) return core::claims_found(reader, place.words, std::move(person));
    core::ClaimQuery query;
    query.only = place.only;
    if (place.page == Place::Page::topic) query.topic = {place.id};
    return core::claims_listed(reader, query, std::move(person));
}

} // namespace app
