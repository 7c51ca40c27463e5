#include "core/exchange/desk_steps.h"

#include <algorithm>

namespace core {

SyncReport found_desk(AtSeat const& at, Transport& transport, Progress& progress) {
    auto const workspace = at.home([&] {
        if (auto const place = at.seat.desk())
            refuse(say("This workspace is at a desk already: {address}. Nothing was changed.", {{"address", place->address}}));
        if (auto const why = at.seat.why_at_home()) refuse(*why);
        return at.store.workspace();
    });
    transport.found(workspace);
    at.home([&] {
        auto const key = at.seat.own_key();
        if (!at.seat.roster().member(key)) at.seat.enter({MemberStep::found, key, at.name, DeskRole::admin, {}, {}});
        at.seat.set_desk(DeskPlace{transport.address(), key});
    });
    return meet(at.store, at.seat, transport, progress, at.home);
}

Invited invite(AtSeat const& at, Transport& transport, DeskRole role, Progress& progress) {
    Invited made;
    made.line = at.home([&] {
        auto const place = at.seat.desk();
        if (!place) refuse(say("This workspace is at no desk (any more). Nothing was changed."));
        auto const secret = at.seat.secret();
        at.seat.enter({MemberStep::invite, {}, {}, role, SigningKey(secret).public_key(), {}});
        return encode_invitation({at.store.workspace(), place->founder, role, secret, place->address});
    });
    made.report = meet(at.store, at.seat, transport, progress, at.home);
    return made;
}

void require_invited_desk(Invitation const& invitation, Transport& transport) {
    auto const there = transport.workspace();
    if (there == invitation.workspace) return;
    refuse(there.empty() ? say("There is no desk at {address}. If the folder has another path here, say it with --at. "
                               "Nothing was changed.",
                               {{"address", transport.address()}})
                         : say("Another desk lies at {address} than the one of the invitation. Nothing was changed.",
                               {{"address", transport.address()}}));
}

namespace {

/// The first finding that is about a lane of the desk; those of strangers keep nobody off.
LaneFinding const* of_the_desk(std::vector<LaneFinding> const& findings) {
    auto const found = std::ranges::find_if(findings, [](LaneFinding const& each) {
        return each.state != LaneState::stranger && each.state != LaneState::asks && each.state != LaneState::copy;
    });
    return found == findings.end() ? nullptr : &*found;
}

} // namespace

SyncReport take_seat(AtSeat const& at, Invitation const& invitation, Transport& transport, Progress& progress) {
    auto const key = at.home([&] {
        at.seat.set_desk(DeskPlace{transport.address(), invitation.founder});
        return at.seat.own_key();
    });
    std::vector<LaneFinding> ignored;
    if (auto const offers = transport.heads(ignored);
        std::ranges::find(offers, lane_name(invitation.workspace, key), &LaneOffer::lane) != offers.end())
        refuse(say("The key of this computer has a seat at this desk already: go on with that seat’s file, or join "
                   "with it again if you left. Two files that sign with one key would contradict each other. Nothing was changed."));
    auto fetching = progress.part(0.9);
    auto report = meet(at.store, at.seat, transport, fetching, at.home);
    at.home([&] {
        SigningKey const secret(invitation.secret);
        MemberNotice ask{MemberStep::ask, key, at.name, invitation.role, secret.public_key(),
                         secret.sign(join_words(invitation.workspace, key))};
        auto const knows_it = at.seat.roster().invites(ask, invitation.workspace);
        if (auto const* kept_off = knows_it ? nullptr : of_the_desk(report.findings))
            refuse(say("Not all that lies at the desk could come in, so that nobody can tell here whether this invitation holds: {why} "
                       "Whoever invited you can leave everything there anew (“desk sync --anew”). Nothing was changed.",
                       {{"why", render(kept_off->why)}}));
        if (!knows_it)
            refuse(say("This invitation was used already, or the desk at {address} does not know it (yet). Ask for another "
                       "one, or try again once the folder is up to date. Nothing was changed.",
                       {{"address", transport.address()}}));
        at.seat.enter(ask);
    });
    return report;
}

SyncReport come_back(AtSeat const& at, Invitation const& invitation, Transport& transport, Progress& progress) {
    at.home([&] {
        if (auto const place = at.seat.desk())
            refuse(say("This workspace is at a desk already: {address}. Nothing was changed.", {{"address", place->address}}));
        if (at.store.workspace() != invitation.workspace || !at.seat.roster().find(at.seat.own_key()))
            refuse(say("This file never had a seat at that desk: joining makes a new file. Nothing was changed."));
        at.seat.set_desk(DeskPlace{transport.address(), invitation.founder});
    });
    return meet(at.store, at.seat, transport, progress, at.home);
}

void let_in(Seat& seat, PublicKey const& key) {
    auto const roster = seat.roster();
    if (auto const* member = roster.find(key); member && member->state != Member::State::member) {
        seat.enter({MemberStep::admit, key, member->name, member->role, {}, {}});
        return;
    }
    auto const asked = roster.asked().find(key);
    if (asked == roster.asked().end())
        refuse(say("Nobody asks to join with the key {key}: they were let in, or took it back. Nothing was changed.",
                   {{"key", fingerprint(key)}}));
    seat.enter({MemberStep::admit, key, asked->second.name, asked->second.by.role, asked->second.by.key, {}});
}

void refuse_last_admin(Roster const& roster, PublicKey const& key) {
    auto others = false;
    for (auto const& [each, member] : roster.members())
        others = others || (each != key && member.state == Member::State::member && member.role == DeskRole::admin);
    if (!others && roster.members().size() > 1)
        refuse(say("Without an admin nobody could be let in any more: make somebody else an admin first (“desk role”). "
                   "Nothing was changed."));
}

void leave_desk(AtSeat const& at, Transport& transport, Progress& progress) {
    auto const told = at.home([&] {
        if (at.seat.is_behind()) return false; // and may write nothing
        auto const key = at.seat.own_key();
        auto const roster = at.seat.roster();
        auto const* mine = roster.member(key);
        if (!mine) return false;
        refuse_last_admin(roster, key);
        at.seat.enter({MemberStep::leave, key, mine->name, mine->role, {}, {}});
        return true;
    });
    if (told) meet(at.store, at.seat, transport, progress, at.home);
    at.home([&] { at.seat.set_desk(std::nullopt); });
}

} // namespace core
