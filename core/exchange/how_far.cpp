#include "core/exchange/sync.h"

#include <algorithm>

namespace core {

Apart how_far(Store& store, Seat& seat, Transport& transport) {
    require_this_desk(store.workspace(), transport);
    Apart apart;
    auto const lanes = store.lanes();
    auto const own = seat.own_key();
    auto const own_name = lane_name(store.workspace(), own);
    auto const roster = seat.roster();
    auto sent = std::int64_t{0};
    for (auto const& offer : transport.heads(apart.findings)) {
        auto const here = here_of(lanes, offer);
        if (offer.lane == own_name) sent = offer.size;
        if (auto bad = check_offer(offer, store.workspace(), here, seat.root_of(offer.lane, offer.size));
            bad && !(offer.lane == own_name && bad->state == LaneState::shortened))
            apart.findings.push_back(std::move(*bad));
        else if (offer.size > here.size) // of whom nobody let in a request alone is read
            apart.to_fetch += offer.key == own || roster.find(offer.key) ? offer.size - here.size : 1;
    }
    if (!transport.lacking(seat.blobs_of(own_name, 0, sent)).empty())
        apart.findings.push_back({own_name, LaneState::late,
                                  say("Saved bytes that entries of this seat refer to are not at the desk (any more): the next "
                                      "exchange leaves them there.")});
    if (auto const mine = std::ranges::find(lanes, own_name, &LaneReport::lane); mine != lanes.end())
        apart.to_send = std::max<std::int64_t>(0, mine->size - sent);
    return apart;
}

} // namespace core
