// Commands of a shared desk: make one, invite, join, exchange, see how it stands, settle what is contested, leave.
#include "app/cli/lookup.h"
#include "app/exchange/transports.h"
#include "core/exchange/desk_steps.h"
#include "core/text/person.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <set>

namespace app::cli {

namespace {

using core::N_;
using core::say;

core::DeskPlace place_of(core::Seat& seat) {
    auto place = seat.desk();
    if (!place)
        core::refuse(say("This workspace is at no desk: “desk create” makes one of it, “desk join” brings in somebody else’s. "
                         "Nothing was changed."));
    return *place;
}

/// Whose name a key goes by: its owner's, or that of whoever works here.
std::string own_name(Call const& call) {
    auto const owner = call.opener.key().owner;
    return owner.empty() ? core::person_name(call.actor) : owner;
}

void tell_finding(Call& call, core::LaneFinding const& finding) {
    auto const sentence = say("{state} {lane}: {why}", {{"state", std::string(core::key_of(finding.state))},
                                                        {"lane", finding.lane.substr(0, 12)},
                                                        {"why", core::render(finding.why, call.language)}});
    if (call.out.json())
        call.out.object({{"state", core::key_of(finding.state)}, {"lane", finding.lane},
                         {"why", core::render(finding.why, call.language)}});
    if (core::passes_by_itself(finding.state))
        call.out.message(sentence);
    else
        call.out.problem(sentence);
}

/// One by one as far as a person reads; anybody who may write at the desk can make lanes by the thousand.
void tell_findings(Call& call, std::vector<core::LaneFinding> const& findings) {
    constexpr std::size_t most_of_strangers = 5;
    std::size_t strangers = 0;
    for (auto const& finding : findings)
        if (finding.state != core::LaneState::stranger || ++strangers <= most_of_strangers || call.out.json()) tell_finding(call, finding);
    if (strangers > most_of_strangers && !call.out.json())
        call.out.problem(say("{count} more lanes under keys that nobody let in.", {{"count", std::to_string(strangers - most_of_strangers)}}));
}

void tell_met(Call& call, core::Store& store, core::SyncReport const& report) {
    if (call.out.json())
        call.out.object({{"fetched", report.fetched}, {"sent", report.sent}, {"let_in", report.let_in},
                         {"kept", report.kept.size()}, {"conflicts", store.contested().size()}});
    for (auto const& name : report.let_in)
        call.out.message(say("{who} was let in to the desk.", {{"who", name}}));
    for (auto const& each : report.held_back)
        call.out.message(say("{who} asks to join, and might be taken for {member}, who is or was at the desk with another key: nobody was "
                             "let in. If that is meant, let them in yourself: desk admit “{key}”.",
                             {{"who", each.name}, {"member", each.like}, {"key", core::fingerprint(each.key)}}));
    for (auto const& record : report.kept)
        call.out.message(say("“{what}” was deleted elsewhere, and is kept because something here refers to it.",
                             {{"what", core::caption_of(record)}}));
    for (auto const& who : report.words_stay)
        call.out.message(say("Words that were redacted stay at the desk in the entries of {who}, who belongs to it no more: the "
                             "server lets only whoever founded the desk take them out, at their next exchange.",
                             {{"who", who}}));
    tell_findings(call, report.findings);
}

core::SyncReport exchange(Call& call, core::Store& store, core::Transport& transport,
                          core::Leave leave = core::Leave::what_is_new) {
    auto& seat = core::seat_of(store);
    auto progress = call.out.progress();
    auto report = core::meet(store, seat, transport, progress, {}, leave);
    tell_met(call, store, report);
    // Somebody who only reads afterwards would keep redacted words in the indexes of the file.
    if (store.scrub_due())
        for (auto const& remark : store.scrub_redacted(progress)) call.out.message(remark);
    return report;
}

core::SyncReport exchange(Call& call, core::Store& store, core::Leave leave = core::Leave::what_is_new) {
    return exchange(call, store, *transport_at(place_of(core::seat_of(store)).address), leave);
}

void tell_exchanged(Call& call, core::Store& store, core::SyncReport const& report) {
    call.out.message(say("Exchanged. Entries fetched: {fetched}; sent: {sent}.",
                         {{"fetched", std::to_string(report.fetched)}, {"sent", std::to_string(report.sent)}}));
    if (auto const open = store.contested().size(); open > 0)
        call.out.message(say("Contested fields: {count}. “desk conflicts” shows them.", {{"count", std::to_string(open)}}));
}

core::AtSeat at_seat(Call& call, core::Store& store) { return {store, core::seat_of(store), own_name(call)}; }

void create(Call& call) {
    auto const at = at_seat(call, call.store());
    // What is refused is refused before a folder is made.
    if (at.seat.desk()) core::refuse(say("This workspace is at a desk already: {address}. Nothing was changed.",
                                         {{"address", at.seat.desk()->address}}));
    auto const transport = transport_at(whole_address(call.text("PLACE")));
    auto progress = call.out.progress();
    auto const report = core::found_desk(at, *transport, progress);
    tell_met(call, at.store, report);
    call.out.message(say("The desk lies at {address}; entries sent: {count}. “desk invite” lets others in.",
                         {{"address", transport->address()}, {"count", std::to_string(report.sent)}}));
    if (auto const more = transport->before_others_come()) call.out.message(*more);
}

void invite(Call& call) {
    auto const at = at_seat(call, call.store());
    auto const place = place_of(at.seat);
    auto const role = call.given("--role") ? keyword<core::DeskRole>("--role", call.text("--role"))
                                           : core::DeskRole::fact_checker;
    auto progress = call.out.progress();
    auto const invited = core::invite(at, *transport_at(place.address), role, progress);
    tell_met(call, at.store, invited.report);
    call.out.message(say("Whoever has this line can join once, as: {role}. Hand it over where nobody else reads it.",
                         {core::in_words("role", core::label_of(role))}));
    if (call.out.json())
        call.out.object({{"invitation", invited.line}, {"role", core::key_of(role)}});
    else
        call.out.text(invited.line + "\n");
}

/// The seat's file as it comes to be; it goes away again when joining fails.
class NewSeat {
public:
    NewSeat(Call& call, std::string const& workspace) : path_(call.workspace) {
        store_ = call.opener.create_for(path_, call.actor, workspace);
    }
    ~NewSeat() {
        store_.reset();
        std::error_code ignored;
        if (!kept_) std::filesystem::remove(path_, ignored);
    }
    core::Store& store() { return *store_; }
    void keep() { kept_ = true; }

private:
    std::string path_;
    std::unique_ptr<core::Store> store_;
    bool kept_ = false;
};

/// With a file that had a seat there.
void come_back(Call& call, core::Invitation const& invitation, core::Transport& transport) {
    auto const store = call.open(Opening::write);
    auto const at = at_seat(call, *store);
    auto progress = call.out.progress();
    tell_met(call, *store, core::come_back(at, invitation, transport, progress));
    auto const key = at.seat.own_key();
    if (at.seat.roster().member(key))
        call.out.message(say("You are at the desk again."));
    else
        call.out.message(say("This file exchanges with the desk again. What you do is seen by others once an admin let you in "
                             "anew: desk admit “{key}”. Then they have what you wrote since you left, too.",
                             {{"key", core::fingerprint(key)}}));
}

void join(Call& call) {
    if (call.workspace.empty()) throw WrongUsage(say("Say with -w FILE which file is to be made for your seat."));
    auto const invitation = core::value_or_throw(core::read_invitation(call.text("INVITATION")));
    auto const address = whole_address(call.given("--at") ? call.text("--at") : invitation.address);
    auto const transport = transport_at(address);
    core::require_invited_desk(invitation, *transport);
    if (std::filesystem::exists(call.workspace)) return come_back(call, invitation, *transport);
    NewSeat made(call, invitation.workspace);
    auto const at = at_seat(call, made.store());
    auto progress = call.out.progress();
    tell_met(call, at.store, core::take_seat(at, invitation, *transport, progress));
    made.keep();
    exchange(call, made.store());
    call.out.message(say("{file} is your seat. You can work at once; what you do is seen by others once an admin’s seat "
                         "exchanged and let you in.",
                         {{"file", call.workspace}}));
}

void sync(Call& call) {
    auto const leave = call.given("--anew") ? core::Leave::everything : core::Leave::what_is_new;
    tell_exchanged(call, call.store(), exchange(call, call.store(), leave));
}

/// Exchanges whenever others left something, and looks now and then for what was done here.
void follow(Call& call) {
    constexpr std::chrono::milliseconds look_here_every(3000);
    auto const seconds = call.given("--for") ? call.text("--for") : std::string("86400");
    int count = 0;
    auto const read = std::from_chars(seconds.data(), seconds.data() + seconds.size(), count);
    if (read.ec != std::errc{} || read.ptr != seconds.data() + seconds.size() || count < 0)
        throw WrongUsage(say("How long is said in whole seconds, not “{given}”.", {{"given", seconds}}));
    auto const until = std::chrono::steady_clock::now() + std::chrono::seconds(count);
    std::unique_ptr<core::Transport> transport;
    for (;;) {
        {
            // Others who write in the file come in between.
            auto const store = call.open(Opening::write);
            if (!transport) transport = transport_at(place_of(core::seat_of(*store)).address);
            auto const report = exchange(call, *store, *transport);
            if (report.fetched + report.sent > 0) tell_exchanged(call, *store, report);
        }
        auto const left = std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
        if (left.count() <= 0) return;
        transport->wait(std::min(left, look_here_every));
    }
}

char const* state_label(core::Member::State state) {
    switch (state) {
    case core::Member::State::member: return N_("at the desk");
    case core::Member::State::left: return N_("left");
    case core::Member::State::removed: return N_("removed");
    }
    return "";
}

void show_members(Call& call, core::Roster const& roster) {
    for (auto const& [key, member] : roster.members()) {
        if (call.out.json())
            call.out.object({{"member", member.name}, {"role", core::key_of(member.role)}, {"key", core::fingerprint(key)},
                             {"active", member.state == core::Member::State::member}});
        call.out.line(fmt::format("{} · {} · {} · {}", member.name, call.translated(core::label_of(member.role)),
                                  call.translated(state_label(member.state)), core::fingerprint(key)));
    }
    for (auto const& [key, asked] : roster.asked()) {
        if (call.out.json())
            call.out.object({{"asks", asked.name}, {"role", core::key_of(asked.by.role)}, {"key", core::fingerprint(key)}});
        call.out.line(fmt::format("{} · {} · {} · {}", asked.name, call.translated(core::label_of(asked.by.role)),
                                  call.translated(N_("asks to join")), core::fingerprint(key)));
    }
}

void status(Call& call) {
    auto& seat = core::seat_of(call.store());
    auto const place = place_of(seat);
    call.out.line(place.address);
    show_members(call, seat.roster());
    for (auto const& each : seat.not_counting()) call.out.message(each);
    auto const open = call.store().contested().size();
    if (open > 0) call.out.message(say("Contested fields: {count}. “desk conflicts” shows them.",
                                       {{"count", std::to_string(open)}}));
    core::Apart apart;
    try {
        apart = core::how_far(call.store(), seat, *transport_at(place.address));
    } catch (core::Error const& error) {
        if (call.out.json()) call.out.object({{"desk", place.address}, {"offline", true}, {"conflicts", open}});
        call.out.problem(say("Offline: {why}", {{"why", core::render(error.message(), call.language)}}));
        return;
    }
    auto const behind = seat.is_behind();
    if (behind) call.out.problem(core::why_behind());
    // What is the matter is said below.
    auto const in_step = apart.to_fetch == 0 && apart.to_send == 0 && !behind && std::ranges::none_of(apart.findings, [&](auto const& each) {
        return each.lane == core::lane_name(call.store().workspace(), seat.own_key());
    });
    call.out.object_or_message({{"desk", place.address}, {"to_fetch", apart.to_fetch}, {"to_send", apart.to_send},
                                {"behind", behind}, {"conflicts", open}},
                               in_step ? say("In step.")
                                   : say("{fetch} entries to fetch, {send} to send.",
                                         {{"fetch", std::to_string(apart.to_fetch)}, {"send", std::to_string(apart.to_send)}}));
    tell_findings(call, apart.findings);
}

void conflicts(Call& call) {
    auto const found = call.store().contested(call.language);
    for (auto const& conflict : found) {
        auto const record = call.store().find(conflict.ref);
        auto const field = conflict.field.empty() ? core::kind_name(conflict.ref.kind) : conflict.field;
        if (call.out.json()) {
            call.out.object({{"kind", core::kind_name(conflict.ref.kind)}, {"id", core::id_text(conflict.ref.id)},
                             {"field", field}, {"value", conflict.value}, {"by", conflict.stands_by},
                             {"other", conflict.other_value}, {"other_by", conflict.other_by},
                             {"deleted", conflict.field.empty()}});
            continue;
        }
        call.out.line(fmt::format("{} {} · {}", core::id_text(conflict.ref.id), field, record ? core::caption_of(*record) : ""));
        if (conflict.field.empty()) {
            call.out.line("    " + core::render(say("changed by {who}, deleted by {other}",
                                                    {{"who", conflict.stands_by}, {"other", conflict.other_by}}),
                                                call.language));
            continue;
        }
        call.out.line(fmt::format("    {}: “{}”", conflict.stands_by, conflict.value));
        call.out.line(fmt::format("    {}: “{}”", conflict.other_by, conflict.other_value));
    }
    for (auto const& each : call.store().untidied()) call.out.message(each.told);
    if (found.empty()) call.out.message(say("Nothing is contested."));
}

void settle(Call& call) {
    auto const ref = resolve(call.store(), call.text("RECORD"));
    auto record = core::seat_of(call.store()).with_the_other(ref, call.all("--other"));
    core::Draft draft;
    draft.operation = core::settle_operation;
    draft.base = call.store().head();
    if (record)
        draft.puts.push_back(std::move(*record));
    else
        draft.erases.push_back(ref);
    call.commit(draft, ref);
}

core::Member member_named(core::Roster const& roster, std::string const& name) {
    std::vector<core::Member> found;
    for (auto const& [key, member] : roster.members())
        if (member.state == core::Member::State::member &&
            (core::same_person(member.name, name) || bare_key(core::fingerprint(key)) == bare_key(name)))
            found.push_back(member);
    if (found.size() == 1) return found.front();
    if (!found.empty())
        throw core::Error(core::Code::refused, say("Several keys at this desk belong to “{name}”: give the fingerprint of the one you mean; "
                                                   "“desk status” lists them. Nothing was changed.",
                                                   {{"name", name}}));
    throw core::Error(core::Code::not_found, say("Nobody at this desk is called “{name}”; “desk status” lists who is. Nothing "
                                                 "was changed.",
                                                 {{"name", name}}));
}

void role(Call& call) {
    auto& seat = core::seat_of(call.store());
    place_of(seat);
    auto const member = member_named(seat.roster(), call.text("MEMBER"));
    auto const wanted = keyword<core::DeskRole>("ROLE", call.text("ROLE"));
    if (wanted != core::DeskRole::admin) core::refuse_last_admin(seat.roster(), member.key);
    seat.enter({core::MemberStep::admit, member.key, member.name, wanted, {}, {}});
    tell_exchanged(call, call.store(), exchange(call, call.store()));
}

void admit(Call& call) {
    auto& seat = core::seat_of(call.store());
    place_of(seat);
    auto const roster = seat.roster();
    auto const wanted = bare_key(call.text("KEY"));
    std::set<core::PublicKey> keys;
    for (auto const& [key, asked] : roster.asked()) keys.insert(key);
    for (auto const& [key, member] : roster.members())
        if (member.state != core::Member::State::member) keys.insert(key);
    auto const found = std::ranges::find_if(keys, [&](auto const& key) { return bare_key(core::fingerprint(key)) == wanted; });
    if (found == keys.end())
        throw core::Error(core::Code::not_found, say("Nobody asks to join, or left, with the key “{key}”; “desk status” lists the keys. "
                                                     "Nothing was changed.",
                                                     {{"key", call.text("KEY")}}));
    core::let_in(seat, *found);
    tell_exchanged(call, call.store(), exchange(call, call.store()));
}

void remove(Call& call) {
    auto& seat = core::seat_of(call.store());
    place_of(seat);
    auto const member = member_named(seat.roster(), call.text("MEMBER"));
    core::refuse_last_admin(seat.roster(), member.key);
    seat.enter({core::MemberStep::remove, member.key, member.name, member.role, {}, {}});
    auto const transport = transport_at(place_of(seat).address);
    tell_exchanged(call, call.store(), exchange(call, call.store(), *transport));
    if (auto const more = transport->after_removal()) call.out.message(*more);
}

void leave(Call& call) {
    auto const at = at_seat(call, call.store());
    auto progress = call.out.progress();
    core::leave_desk(at, *transport_at(place_of(at.seat).address), progress);
    call.out.message(say("You left the desk. What you have stays in {file}; what you do from now on stays there, too.",
                         {{"file", call.workspace}}));
}

} // namespace

std::span<Command const> sharing_commands() {
    static std::vector<Command> const commands{
        {"desk create",
         N_("Make a shared desk of the workspace, in a folder or on a server that others reach, too"),
         "-w desk.counterpoint desk create /media/share/desk",
         Opening::write,
         create,
         {{"PLACE", Shape::one,
           N_("A folder of its own: on a share, on a stick, or kept alike by Syncthing or Nextcloud; or an empty database, as "
              "postgresql://NAME@HOST/DATABASE")}}},
        {"desk invite",
         N_("Let one more person in: the last line is the invitation"),
         "-w desk.counterpoint desk invite --role editor",
         Opening::write,
         invite,
         {{"--role", Shape::option, N_("fact-checker, editor or admin; fact-checker when it is left out"), "ROLE"}},
         N_("An editor approves, votes, publishes and corrects; an admin lets others in, and redacts. An invitation lets one "
            "person in, once.")},
        {"desk join",
         N_("Take a seat at somebody’s desk: makes the file of the seat"),
         "-w mine.counterpoint --as \"Dominique Morel\" desk join counterpoint-desk:1:…",
         Opening::nothing,
         join,
         {{"INVITATION", Shape::one, N_("The line that “desk invite” ended with")},
          {"--at", Shape::option, N_("Where the desk lies from here, if that is another place: the folder, or your own name at the server"), "PLACE"}}},
        {"desk sync",
         N_("Fetch what others did, and send what you did"),
         "-w desk.counterpoint desk sync",
         Opening::write,
         sync,
         {{"--anew", Shape::flag, N_("Leave all your entries and files there once more, when others find them damaged or missing")}}},
        {"desk follow",
         N_("Go on exchanging: at once when others left something, within seconds when something was done here"),
         "-w desk.counterpoint desk follow",
         Opening::nothing,
         follow,
         {{"--for", Shape::option, N_("How many seconds; a day when it is left out"), "SECONDS"}}},
        {"desk status",
         N_("Show the desk, who belongs to it, and how far this seat is from it"),
         "-w desk.counterpoint desk status",
         Opening::read,
         status,
         {}},
        {"desk conflicts",
         N_("List the fields to which two people gave different values, neither knowing of the other"),
         "-w desk.counterpoint desk conflicts",
         Opening::read,
         conflicts,
         {}},
        {"desk settle",
         N_("Settle what is contested of a record: as it stands, or the other way"),
         "-w desk.counterpoint desk settle 9m2xd --other text",
         Opening::write,
         settle,
         {{"RECORD", Shape::one, N_("The record")},
          {"--other", Shape::repeated, N_("A field that gets the other value; of a record that was deleted, its kind"),
           "FIELD"}}},
        {"desk role",
         N_("Give a member another role"),
         "-w desk.counterpoint desk role \"Dominique Morel\" admin",
         Opening::write,
         role,
         {{"MEMBER", Shape::one, N_("Whose")}, {"ROLE", Shape::one, N_("fact-checker, editor or admin")}}},
        {"desk admit",
         N_("Let in somebody who asks to join and might be taken for a member, or who left and comes back"),
         "-w desk.counterpoint desk admit \"3f2a 91c4 77d0 e8b6\"",
         Opening::write,
         admit,
         {{"KEY", Shape::one, N_("The fingerprint of the key, as “desk status” shows it")}}},
        {"desk remove",
         N_("Remove a member: what that key signs from then on comes in nowhere"),
         "-w desk.counterpoint desk remove \"Dominique Morel\"",
         Opening::write,
         remove,
         {{"MEMBER", Shape::one, N_("Whom; of several of that name the fingerprint of the key")}}},
        {"desk leave",
         N_("Leave the desk; the file stays yours"),
         "-w desk.counterpoint desk leave",
         Opening::write,
         leave,
         {}},
    };
    return commands;
}

} // namespace app::cli
