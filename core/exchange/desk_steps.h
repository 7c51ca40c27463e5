// What founds a desk, lets somebody in, takes a seat and leaves: the steps that need both the workspace and the transport.
// Each ends with a meeting, so that others hear of it.
#pragma once

#include "core/exchange/invitation.h"
#include "core/exchange/sync.h"

namespace core {

/// A workspace at its seat, who works there, and where it is used.
struct AtSeat {
    Store& store;
    Seat& seat;
    std::string name; ///< of whoever's key signs
    Home home = {};
};

/// Makes the transport the place of the workspace's desk. Throws Error{refused} when the workspace is at a desk, cannot
/// travel, or another desk lies there.
SyncReport found_desk(AtSeat const& at, Transport& transport, Progress& progress);

/// The invitation as one line; what others cannot know of yet would let nobody in, so a meeting is part of it.
struct Invited {
    std::string line;
    SyncReport report;
};
Invited invite(AtSeat const& at, Transport& transport, DeskRole role, Progress& progress);

/// Why that transport is not where the invitation leads to. Throws Error{refused}.
void require_invited_desk(Invitation const& invitation, Transport& transport);

/// Takes a seat with a workspace that was made for it: whoever asks is a member once an admin's seat met the desk. Throws
/// Error{refused} when the invitation lets nobody in.
SyncReport take_seat(AtSeat const& at, Invitation const& invitation, Transport& transport, Progress& progress);

/// With the file of a seat that left, or was removed: exchanges there again. An admin has to let the key in anew; whether
/// one did is in the roster afterwards. Throws Error{refused} when the file is of another workspace, or at a desk.
SyncReport come_back(AtSeat const& at, Invitation const& invitation, Transport& transport, Progress& progress);

/// Lets in whoever asks with that key, in the role they were invited to, or who belonged to the desk with it, as what they
/// were last. Throws Error{refused} when that is nobody.
void let_in(Seat& seat, PublicKey const& key);

/// Throws Error{refused} when without this admin nobody could be let in any more.
void refuse_last_admin(Roster const& roster, PublicKey const& key);

/// Says it to the others, unless this key is no member (any more), and exchanges no more.
void leave_desk(AtSeat const& at, Transport& transport, Progress& progress);

} // namespace core
