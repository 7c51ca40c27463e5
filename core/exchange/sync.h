// One meeting of a seat with the transport: fetch what is new of each lane, hold it to who signed it, take it in, let in
// who was invited, send one's own. Interrupted anywhere it goes on at the next meeting.
#pragma once

#include "core/exchange/home.h"
#include "core/exchange/seat.h"

namespace core {

struct SyncReport {
    std::int64_t fetched = 0; ///< entries of others that came in
    std::int64_t waiting = 0; ///< entries that lie there and could not come in yet
    std::int64_t sent = 0;    ///< entries of one's own that others can fetch now
    std::vector<Ref> refs;    ///< records that may be others than before
    std::vector<std::string> let_in; ///< who was let in by this seat
    struct HeldBack {
        std::string name, like; ///< who asks, and the member they may be taken for
        PublicKey key;
    };
    std::vector<HeldBack> held_back; ///< whom an admin has to let in by hand
    std::vector<Record> kept;        ///< what was deleted elsewhere and is referred to here: brought back
    std::vector<std::string> words_stay; ///< whose redacted words this seat may not take out at the desk
    std::vector<LaneFinding> findings;
};

/// What of one's own is left there: what is new, or all of it once more, whatever lies there by now.
enum class Leave { what_is_new, everything };

/// Throws what the transport throws, Error{refused} when another desk lies there, and what writing throws.
SyncReport meet(Store& store, Seat& seat, Transport& transport, Progress& progress, Home const& home = {},
                Leave leave = Leave::what_is_new);

/// How far the lanes are apart, without taking anything in.
struct Apart {
    std::int64_t to_fetch = 0, to_send = 0;
    std::vector<LaneFinding> findings;
};
Apart how_far(Store& store, Seat& seat, Transport& transport);

/// Why a lane as it is offered cannot be one of this workspace, if so; `here` is how it stands here.
std::optional<LaneFinding> check_offer(LaneOffer const& offer, std::string_view workspace, LaneReport const& here,
                                       std::optional<Digest> const& root_there);

/// The entries that follow on `tree`, each in its place and all of them what was signed; or why not.
struct Checked {
    std::vector<SealedEntry> entries;
    std::optional<LaneFinding> finding;
};
Checked check_entries(LaneOffer const& offer, MerkleFrontier tree, std::vector<std::string> const& sealed);

} // namespace core
