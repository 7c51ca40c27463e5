#include "core/log/members.h"

#include "core/text/person.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <tuple>

namespace core {

namespace {

using Json = nlohmann::json;

std::string key_text(PublicKey const& key) { return key.empty() ? std::string() : to_base64(key.view()); }

PublicKey key_from(Json const& json, char const* name) {
    return PublicKey::from(from_base64(json.value(name, std::string())).value_or(std::string()));
}

} // namespace

std::string member_operation(MemberStep step) { return "desk." + std::string(key_of(step)); }

std::string encode_notice(MemberNotice const& notice) {
    Json told{{"step", key_of(notice.step)}, {"role", key_of(notice.role)}};
    if (!notice.key.empty()) told["key"] = key_text(notice.key);
    if (!notice.name.empty()) told["name"] = notice.name;
    if (!notice.invitation.empty()) told["invitation"] = key_text(notice.invitation);
    if (!notice.proof.empty()) told["proof"] = to_base64(notice.proof);
    return Json{{"desk", std::move(told)}}.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<MemberNotice> member_in(std::string_view operation, std::string_view notice) {
    auto const json = Json::parse(notice, nullptr, false);
    if (!json.is_object() || !json.contains("desk") || !json["desk"].is_object()) return std::nullopt;
    try {
        auto const& told = json.at("desk");
        auto const step = from_key<MemberStep>(told.at("step").get<std::string>());
        auto const role = from_key<DeskRole>(told.at("role").get<std::string>());
        if (!step || !role || operation != member_operation(*step)) return std::nullopt;
        MemberNotice made;
        made.step = *step;
        made.role = *role;
        made.key = key_from(told, "key");
        made.name = told.value("name", std::string());
        made.invitation = key_from(told, "invitation");
        made.proof = from_base64(told.value("proof", std::string())).value_or(std::string());
        return made;
    } catch (Json::exception const&) {
        return std::nullopt;
    }
}

std::string join_words(std::string_view workspace, PublicKey const& key) {
    return "counterpoint join 1\n" + std::string(workspace) + "\n" + to_base64(key.view()) + "\n";
}

Roster Roster::of(std::vector<MemberEntry> entries, Knows const& knows, std::string_view workspace) {
    std::set<LogPlace> applied;
    for (;;) {
        auto roster = of_these(entries, knows, workspace);
        // The next that takes something away: of those not looked at yet, of whoever belongs to the desk the longest.
        std::optional<std::tuple<std::size_t, Instant, LogPlace, PublicKey>> next;
        for (auto const& [key, member] : roster.members_)
            for (auto const& turn : member.turns) {
                if (!turn.lowers || turn.by == key || applied.contains(turn.place)) continue;
                std::tuple const found(roster.members_.at(turn.by).rank, turn.at, turn.place, key);
                if (!next || std::tie(std::get<0>(found), std::get<1>(found), std::get<2>(found)) <
                                 std::tie(std::get<0>(*next), std::get<1>(*next), std::get<2>(*next)))
                    next = found;
            }
        if (!next) return roster;
        auto const& [rank, at, place, key] = *next;
        applied.insert(place);
        std::erase_if(entries, [&](MemberEntry const& entry) {
            return entry.by == key && entry.place != place && !knows(entry.place, place) && !knows(place, entry.place);
        });
    }
}

Roster Roster::of_these(std::vector<MemberEntry> entries, Knows const& knows, std::string_view workspace) {
    // The same order everywhere: none before one it knew; of the others whoever belongs to the desk the longest first, then
    // the earlier instant. What comes before the next one is what its author knew, and nothing else.
    Roster roster;
    auto const rank = [&](MemberEntry const& entry) {
        auto const* by = roster.find(entry.by);
        return std::tuple(by ? by->rank : entries.size() + roster.members_.size(), entry.at, entry.place);
    };
    auto const known_to = [&](MemberEntry const& entry) {
        return [&](MemberEntry const& other) { return other.place != entry.place && knows(other.place, entry.place); };
    };
    while (!entries.empty()) {
        auto const& wanted = *std::ranges::min_element(entries, {}, rank);
        auto next = entries.end();
        for (auto each = entries.begin(); each != entries.end(); ++each) {
            if (each->place != wanted.place && !knows(each->place, wanted.place)) continue;
            if (std::ranges::any_of(entries, known_to(*each))) continue;
            if (next == entries.end() || rank(*each) < rank(*next)) next = each;
        }
        if (next == entries.end()) next = entries.begin();
        if (roster.may_say(next->notice, next->by, workspace)) roster.take(*next);
        entries.erase(next);
    }
    return roster;
}

Member const* Roster::find(PublicKey const& key) const {
    auto const found = members_.find(key);
    return found == members_.end() ? nullptr : &found->second;
}

Member const* Roster::member(PublicKey const& key) const {
    auto const* found = find(key);
    return found && found->state == Member::State::member ? found : nullptr;
}

Member const* Roster::namesake(PublicKey const& key, std::string_view name) const {
    auto const found = std::ranges::find_if(members_, [&](auto const& each) {
        return each.first != key && looks_like(each.second.name, name);
    });
    return found == members_.end() ? nullptr : &found->second;
}

bool Roster::may(PublicKey const& key, DeskRole role) const {
    auto const* found = member(key);
    return found && found->role >= role;
}

bool Roster::invites(MemberNotice const& ask, std::string_view workspace) const {
    auto const found = invitations_.find(ask.invitation);
    return found != invitations_.end() && !found->second.used && !find(ask.key) &&
           signature_holds(join_words(workspace, ask.key), ask.proof, ask.invitation);
}

bool Roster::may_say(MemberNotice const& notice, PublicKey const& by, std::string_view workspace) const {
    if (by.empty()) return false;
    switch (notice.step) {
    case MemberStep::found: return members_.empty() && notice.key == by;
    case MemberStep::ask: return notice.key == by && invites(notice, workspace);
    case MemberStep::leave: return notice.key == by && member(by);
    case MemberStep::invite: return may(by, DeskRole::admin) && !invitations_.contains(notice.invitation);
    case MemberStep::admit: return may(by, DeskRole::admin) && !notice.key.empty() && !is_used_by_another(notice);
    case MemberStep::remove: return may(by, DeskRole::admin) && find(notice.key);
    }
    return false;
}

/// One invitation lets one key in; one that ended, whomever an admin lets in all the same.
bool Roster::is_used_by_another(MemberNotice const& notice) const {
    auto const found = invitations_.find(notice.invitation);
    return found != invitations_.end() && !found->second.used_by.empty() && found->second.used_by != notice.key;
}

/// What somebody may not say any more, they do not say by an invitation either.
void Roster::end_invitations_of(PublicKey const& maker) {
    for (auto& [key, invitation] : invitations_) {
        if (invitation.maker != maker || invitation.used) continue;
        invitation.used = true;
        std::erase_if(asked_, [&](auto const& each) { return each.second.by.key == key; });
    }
}

void Roster::take(MemberEntry const& entry) {
    auto const& notice = entry.notice;
    auto const turn = [&](Member& member, std::optional<DeskRole> role) {
        auto const had = !member.turns.empty() && member.turns.back().role.has_value();
        auto const lowers = had && (!role || *role < member.role);
        member.turns.push_back({entry.place, entry.by, role, entry.at, lowers});
        if (!role || *role < DeskRole::admin) end_invitations_of(notice.key);
    };
    auto const come_in = [&](DeskRole role) {
        auto const [found, is_new] = members_.try_emplace(notice.key);
        auto& member = found->second;
        if (is_new) member.rank = members_.size() - 1;
        if (is_new || member.state != Member::State::member) member.from = entry.at;
        turn(member, role);
        member.key = notice.key;
        member.name = notice.name;
        member.role = role;
        member.state = Member::State::member;
        member.until = {};
        member.ended = {};
    };
    auto const end = [&](Member::State state) {
        auto& member = members_.at(notice.key);
        turn(member, std::nullopt);
        member.state = state;
        member.until = entry.at;
        member.ended = entry.place;
    };
    switch (notice.step) {
    case MemberStep::found:
        come_in(DeskRole::admin);
        break;
    case MemberStep::invite: invitations_[notice.invitation] = {notice.invitation, notice.role, entry.by, false, {}}; break;
    case MemberStep::ask: asked_[notice.key] = {notice.name, invitations_.at(notice.invitation), entry.at}; break;
    case MemberStep::admit: {
        come_in(notice.role);
        asked_.erase(notice.key);
        if (auto const used = invitations_.find(notice.invitation); used != invitations_.end()) {
            used->second.used = true;
            used->second.used_by = notice.key;
            std::erase_if(asked_, [&](auto const& each) { return each.second.by.key == notice.invitation; });
        }
        break;
    }
    case MemberStep::leave: end(Member::State::left); break;
    case MemberStep::remove: end(Member::State::removed); break;
    }
}

Roster Memberships::of(std::vector<Said> const& said, Clocks const& clocks) const {
    std::map<LogPlace, EntryPlace> places;
    std::vector<MemberEntry> entries;
    for (auto const& each : said) {
        places[each.entry.place] = each.place;
        entries.push_back(each.entry);
    }
    return Roster::of(
        std::move(entries),
        [&](auto const& earlier, auto const& later) { return clocks.knows(places.at(earlier), places.at(later)); },
        workspace_);
}

Roster const& Memberships::known_to(EntryPlace const& entry, Clocks const& clocks) const {
    std::vector<bool> known;
    for (auto const& each : said_) known.push_back(clocks.knows(each.place, entry));
    auto const [found, is_new] = rosters_.try_emplace(known);
    if (!is_new) return found->second;
    std::vector<Said> said;
    for (std::size_t at = 0; at < said_.size(); ++at)
        if (known[at]) said.push_back(said_[at]);
    return found->second = of(said, clocks);
}

Roster const& Memberships::all(Clocks const& clocks) const {
    if (!all_) all_ = of(said_, clocks);
    return *all_;
}

std::optional<EntryPlace> Memberships::place_of(LogPlace const& place) const {
    auto const found = std::ranges::find_if(said_, [&](Said const& said) { return said.entry.place == place; });
    return found == said_.end() ? std::nullopt : std::optional(found->place);
}

std::optional<std::int64_t> Memberships::holds_from(Member::Turn const& turn, std::int64_t lane, Clocks const& clocks) const {
    auto const place = place_of(turn.place);
    if (!place) return std::nullopt;
    if (place->lane == lane) return place->index + 1;
    return turn.lowers ? clocks.known(*place, lane) : clocks.first_knowing(lane, *place);
}

bool Memberships::counts(EntryPlace const& entry, PublicKey const& key, Clocks const& clocks) const {
    if (said_.empty() || all(clocks).empty()) return true;
    auto const* member = all(clocks).find(key);
    if (!member) return all(clocks).asked().contains(key) || was_there_before_the_desk(entry, clocks);
    auto here = true;
    for (auto const& turn : member->turns) {
        if (!turn.role && turn.by == key) continue; // who left says so: the file stays theirs
        auto const from = holds_from(turn, entry.lane, clocks);
        if (from && entry.index >= *from) here = turn.role.has_value();
    }
    return here;
}

bool Memberships::may(EntryPlace const& entry, PublicKey const& key, DeskRole role, Clocks const& clocks) const {
    if (is_before_the_desk(entry, key, clocks)) return true;
    if (!known_to(entry, clocks).may(key, role)) return false;
    auto const* member = all(clocks).find(key);
    if (!member) return false;
    // What was taken away meanwhile by somebody who had not seen the entry.
    std::optional<DeskRole> has = role;
    for (auto const& turn : member->turns) {
        auto const from = holds_from(turn, entry.lane, clocks);
        if (from && entry.index >= *from) has = turn.role;
    }
    return has && *has >= role;
}

bool Memberships::is_before_the_desk(EntryPlace const& entry, PublicKey const& key, Clocks const& clocks) const {
    if (said_.empty()) return true;
    if (!known_to(entry, clocks).empty()) return false;
    // Whoever comes later cannot make out to know of no desk.
    auto const* member = all(clocks).find(key);
    return all(clocks).empty() || (member && member->rank == 0);
}

bool Memberships::was_there_before_the_desk(EntryPlace const& entry, Clocks const& clocks) const {
    return std::ranges::any_of(all(clocks).members(), [&](auto const& each) {
        auto const founding = each.second.rank == 0 ? place_of(each.second.turns.front().place) : std::nullopt;
        return founding && clocks.knows(entry, *founding);
    });
}

std::size_t Memberships::deciding(EntryPlace const& entry, Clocks const& clocks) const {
    auto const& roster = known_to(entry, clocks);
    std::set<std::string> people;
    for (auto const& [key, member] : roster.members())
        if (roster.may(key, DeskRole::editor)) people.insert(person_key(member.name));
    return people.size();
}

bool Memberships::has_member_named(EntryPlace const& entry, std::string_view name, Clocks const& clocks) const {
    auto const& members = known_to(entry, clocks).members();
    return std::ranges::any_of(members, [&](auto const& each) { return looks_like(each.second.name, name); });
}

std::optional<bool> Memberships::heard_first(EntryPlace const& one, EntryPlace const& other, Clocks const& clocks) const {
    std::map<std::size_t, std::set<std::int64_t>> lanes; // by rank: whoever belongs to a desk said so in a lane of theirs
    for (auto const& said : said_)
        if (auto const* member = all(clocks).find(said.entry.by)) lanes[member->rank].insert(said.place.lane);
    auto const heard = [&](std::int64_t lane, EntryPlace const& entry) {
        return lane == entry.lane ? std::optional(entry.index) : clocks.first_knowing(lane, entry);
    };
    for (auto const& [rank, of_member] : lanes)
        for (auto const lane : of_member) {
            auto const first = heard(lane, one), second = heard(lane, other);
            if (first != second) return first && (!second || *first < *second);
        }
    return std::nullopt;
}

bool Memberships::may_speak_as(EntryPlace const& entry, PublicKey const& key, std::string_view name, Clocks const& clocks) const {
    if (is_before_the_desk(entry, key, clocks)) return true;
    for (auto const* roster : {&known_to(entry, clocks), &all(clocks)})
        if (auto const* member = roster->find(key); member && same_person(member->name, name)) return true;
    return false;
}

} // namespace core
