#include "db/owners.h"

#include "core/log/redaction.h"
#include "core/text/person.h"
#include "db/proven.h"
#include "db/sql.h"

namespace db {

Owners Owners::of(Connection const& connection, Proven const& proven) {
    Owners owners;
    auto const decisions = Decisions::readable(connection, proven);
    auto cursor = connection.prepare(sql::owners);
    while (cursor.next()) {
        core::LogPlace const place{std::string(cursor.text(0)), cursor.integer(1)};
        auto const said = core::owner_in(cursor.text(2));
        auto owner = said ? core::read_person_name(*said) : core::Result<std::string>(std::string());
        if (!owner || owner->empty() || decisions.tails().contain(place) || !proven.entry_holds(cursor.integer(3)))
            continue;
        owners.said_[place] = std::move(*owner);
    }
    // Who is a member of a desk goes by the name the desk knows.
    for (auto const& [key, member] : proven.members().now().members()) {
        auto lane = connection.prepare("select uuid from lane where key = ?1");
        lane.bind_blob(1, key.view());
        while (lane.next()) {
            std::string const name(lane.text(0));
            std::erase_if(owners.said_, [&](auto const& said) { return said.first.lane == name; });
            owners.said_[{name, 0}] = member.name;
        }
    }
    return owners;
}

std::string Owners::at(core::LogPlace const& place) const {
    auto const after = said_.upper_bound(place);
    if (after == said_.begin()) return {};
    auto const& [where, owner] = *std::prev(after);
    return where.lane == place.lane ? owner : std::string();
}

} // namespace db
