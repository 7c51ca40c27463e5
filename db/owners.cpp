#include "db/owners.h"

#include "core/log/redaction.h"
#include "db/sql.h"

namespace db {

Owners Owners::of(Connection const& connection) {
    Owners owners;
    auto cursor = connection.prepare(sql::owners);
    while (cursor.next())
        if (auto owner = core::owner_in(cursor.text(2)))
            owners.said_[{std::string(cursor.text(0)), cursor.integer(1)}] = std::move(*owner);
    return owners;
}

std::string Owners::at(core::LogPlace const& place) const {
    auto const after = said_.upper_bound(place);
    if (after == said_.begin()) return {};
    auto const& [where, owner] = *std::prev(after);
    return where.lane == place.lane ? owner : std::string();
}

} // namespace db
