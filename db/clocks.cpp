#include "db/clocks.h"

#include "core/log/history.h"

namespace db {

bool has_lanes(Connection const& connection) {
    auto cursor = connection.prepare("select 1 from lane limit 1 offset 1");
    return cursor.next();
}

void Clocks::read(Connection const& connection, core::Seq newest) {
    if (newest <= until_) return;
    auto lanes = connection.prepare("select number, uuid from lane");
    while (lanes.next()) numbers_[std::string(lanes.text(1))] = lanes.integer(0);
    // Entries of the first format do not say what they saw: everything that was in their file then.
    auto rows = connection.prepare("select seq, lane, idx, seen from revision where seq > ?1 and "
                                   "(seen is null or seen <> x'') order by seq");
    rows.bind(1, until_);
    while (rows.next()) {
        EntryPlace const at{rows.integer(1), rows.integer(2)};
        if (rows.null(3)) {
            auto before = connection.prepare("select lane, idx from revision where seq = ?1 - 1 and lane <> ?2");
            before.bind(1, rows.integer(0)).bind(2, at.lane);
            if (before.next()) clocks_.see(at, before.integer(0), before.integer(1) + 1);
            continue;
        }
        auto const heads = core::decode_heads(rows.blob(3));
        if (!heads) continue; // no entry of ours: a walk tells
        for (auto const& head : *heads)
            if (auto const number = numbers_.find(head.lane); number != numbers_.end())
                clocks_.see(at, number->second, head.size);
    }
    until_ = newest;
}

void Clocks::forget(core::Seq from) {
    if (from > until_) return;
    clocks_.clear();
    until_ = 0;
}

} // namespace db
