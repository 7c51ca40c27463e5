#include "db/lanes_seen.h"

#include "core/log/history.h"

namespace db {

LanesSeen LanesSeen::by_the_log(Connection const& connection) {
    LanesSeen made;
    auto entries = connection.prepare("select lane, seen from revision where seen <> x'' order by seq");
    while (entries.next()) made.note(entries.integer(0), entries.blob(1));
    return made;
}

void LanesSeen::note(std::int64_t lane, std::string_view seen) {
    if (seen.empty()) return;
    auto const heads = core::decode_heads(seen);
    if (!heads) return;
    for (auto const& head : *heads) sizes_[{lane, head.lane}] = head.size;
}

bool LanesSeen::stand_in(Connection const& connection) const {
    auto rows = connection.prepare("select s.lane, l.uuid, s.size from lane_seen s left join lane l "
                                   "on l.number = s.other");
    std::size_t same = 0;
    for (; rows.next(); ++same) {
        auto const found = sizes_.find({rows.integer(0), std::string(rows.text(1))});
        if (found == sizes_.end() || found->second != rows.integer(2)) return false;
    }
    return same == sizes_.size();
}

void LanesSeen::write(Connection const& connection) const {
    connection.execute("delete from lane_seen");
    for (auto const& [of, size] : sizes_) {
        auto row = connection.prepare("insert into lane_seen(lane, other, size) select ?1, number, ?3 from lane "
                                      "where uuid = ?2");
        row.bind(1, of.first).bind(2, of.second).bind(3, size);
        row.run();
    }
}

core::Message seen_otherwise() {
    return core::say("How far the entries of each lane name the other lanes is not listed as the log says it is.");
}

} // namespace db
