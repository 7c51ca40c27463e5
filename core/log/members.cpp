#include "core/log/members.h"

#include "core/model/review_state.h"

#include <nlohmann/json.hpp>

#include <algorithm>
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

std::optional<MemberNotice> member_in(std::string_view notice) {
    auto const json = Json::parse(notice, nullptr, false);
    if (!json.is_object() || !json.contains("desk") || !json["desk"].is_object()) return std::nullopt;
    try {
        auto const& told = json.at("desk");
        auto const step = from_key<MemberStep>(told.at("step").get<std::string>());
        auto const role = from_key<DeskRole>(told.at("role").get<std::string>());
        if (!step || !role) return std::nullopt;
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
    // The same order everywhere: none before one it knew, of the others the earlier instant first.
    std::ranges::sort(entries, {}, [](auto const& entry) { return std::tuple(entry.at, entry.place); });
    Roster roster;
    while (!entries.empty()) {
        auto const next = std::ranges::find_if(entries, [&](auto const& entry) {
            return std::ranges::none_of(entries, [&](auto const& other) {
                return other.place != entry.place && knows(other.place, entry.place);
            });
        });
        auto const at = next == entries.end() ? entries.begin() : next;
        if (roster.may_say(at->notice, at->by, workspace)) roster.take(*at);
        entries.erase(at);
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
    case MemberStep::admit: return may(by, DeskRole::admin) && !notice.key.empty();
    case MemberStep::remove: return may(by, DeskRole::admin) && find(notice.key);
    }
    return false;
}

void Roster::take(MemberEntry const& entry) {
    auto const& notice = entry.notice;
    auto const end = [&](Member::State state) {
        auto& member = members_.at(notice.key);
        member.state = state;
        member.until = entry.at;
        member.ended = entry.place;
    };
    switch (notice.step) {
    case MemberStep::found:
        members_[notice.key] = {notice.key, notice.name, DeskRole::admin, Member::State::member, entry.at, {}, {}};
        break;
    case MemberStep::invite: invitations_[notice.invitation] = {notice.invitation, notice.role, false}; break;
    case MemberStep::ask: asked_[notice.key] = {notice.name, invitations_.at(notice.invitation), entry.at}; break;
    case MemberStep::admit: {
        auto& member = members_[notice.key];
        auto const from = member.state == Member::State::member && member.from.ms ? member.from : entry.at;
        member = {notice.key, notice.name, notice.role, Member::State::member, from, {}, {}};
        asked_.erase(notice.key);
        if (auto const used = invitations_.find(notice.invitation); used != invitations_.end()) {
            used->second.used = true;
            std::erase_if(asked_, [&](auto const& each) { return each.second.by.key == notice.invitation; });
        }
        break;
    }
    case MemberStep::leave: end(Member::State::left); break;
    case MemberStep::remove: end(Member::State::removed); break;
    }
}

bool takes_an_editor(Record const& after, std::optional<Record> const& before) {
    if (std::holds_alternative<Vote>(after)) return !before || *before != after;
    if (auto const* correction = std::get_if<Correction>(&after)) {
        auto const* earlier = before ? std::get_if<Correction>(&*before) : nullptr;
        return correction->state == CorrectionState::in_force &&
               (!earlier || earlier->state != correction->state || earlier->signed_by != correction->signed_by);
    }
    auto const* review = std::get_if<Review>(&after);
    if (!review || !has_trait(review->state, keeps_approval)) return false;
    auto const* earlier = before ? std::get_if<Review>(&*before) : nullptr;
    return !earlier || earlier->state != review->state || earlier->approved != review->approved;
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

bool Memberships::may_give(EntryPlace const& entry, PublicKey const& key, Record const& after,
                           std::optional<Record> const& before, Clocks const& clocks) const {
    if (said_.empty() || !takes_an_editor(after, before)) return true;
    auto const& then = known_to(entry, clocks);
    return then.empty() || then.may(key, DeskRole::editor);
}

} // namespace core
