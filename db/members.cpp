#include "db/members.h"

#include "db/proven.h"
#include "db/sql.h"

namespace db {

Members Members::of(Connection const& connection, Proven const& proven) {
    Members made;
    made.said_ = core::Memberships(connection.text("select value from meta where key = 'workspace'"));
    auto cursor = connection.prepare(sql::member_entries);
    while (cursor.next()) {
        auto notice = core::member_in(cursor.text(7), cursor.text(6));
        if (!notice || !proven.entry_holds(cursor.integer(0))) continue;
        core::MemberEntry entry;
        entry.place = {std::string(cursor.text(2)), cursor.integer(4)};
        entry.at.ms = cursor.integer(5);
        entry.by = core::PublicKey::from(cursor.blob(3));
        entry.notice = std::move(*notice);
        made.said_.say({cursor.integer(1), cursor.integer(4)}, std::move(entry));
    }
    if (made.said_.empty()) return made;
    made.look_at_lanes(connection);
    made.now_ = made.said_.now(proven.clocks().all());
    return made;
}

bool Members::said_since(Connection const& connection, core::Seq seq) {
    auto cursor = connection.prepare(sql::said_since);
    cursor.bind(":seq", seq);
    return cursor.next();
}

void Members::look_at_lanes(Connection const& connection) {
    if (said_.empty()) return;
    auto lanes = connection.prepare("select number, key from lane where key is not null");
    while (lanes.next()) keys_[lanes.integer(0)] = core::PublicKey::from(lanes.blob(1));
}

core::PublicKey Members::key_of(std::int64_t lane) const {
    auto const key = keys_.find(lane);
    return key == keys_.end() ? core::PublicKey{} : key->second;
}

bool Members::counts(EntryPlace const& entry, Clocks const& clocks) const {
    return said_.counts(entry, key_of(entry.lane), clocks.all());
}

bool Members::may(EntryPlace const& entry, core::DeskRole role, Clocks const& clocks) const {
    return said_.may(entry, key_of(entry.lane), role, clocks.all());
}

} // namespace db
