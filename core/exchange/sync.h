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

/// Throws Error{refused} when another desk lies there, or none.
void require_this_desk(std::string const& workspace, Transport& transport);

/// How the lane of an offer stands among those that are here.
LaneReport here_of(std::vector<LaneReport> const& lanes, LaneOffer const& offer);

/// Why a lane as it is offered cannot be one of this workspace, if so; `here` is how it stands here.
std::optional<LaneFinding> check_offer(LaneOffer const& offer, std::string_view workspace, LaneReport const& here,
                                       std::optional<Digest> const& root_there);

/// Why nothing comes in under that key.
Message no_member(PublicKey const& key);

/// Entries that follow on `tree`, held one by one to what they have to be, and in the end to what was signed.
class LaneCheck {
public:
    LaneCheck(LaneOffer offer, MerkleFrontier tree) : offer_(std::move(offer)), tree_(std::move(tree)) {}
    /// False when it is not the one that belongs there: then nothing of the lane comes in.
    bool take(std::string_view sealed);
    bool end();
    std::optional<LaneFinding> const& finding() const { return finding_; }
    std::vector<SealedEntry>& entries() { return entries_; }

private:
    bool bad(LaneState state, Message why);
    LaneOffer offer_;
    MerkleFrontier tree_;
    std::vector<SealedEntry> entries_;
    std::optional<LaneFinding> finding_;
};

} // namespace core
