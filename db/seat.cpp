// This file's seat at a shared desk: where it exchanges, who belongs there, and its own lane as it travels.
#include "core/log/redaction.h"
#include "core/log/roles.h"
#include "core/model/codec.h"
#include "core/rules/publication.h"
#include "core/text/person.h"
#include "db/log.h"
#include "db/sql.h"
#include "db/store.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace db {

namespace {

using core::Code;
using core::Error;
using core::say;
using Json = nlohmann::json;

constexpr auto desk_entry = "desk";
constexpr auto forget_entry = "desk_forget";
constexpr auto taken_out_entry = "desk_taken_out"; ///< of lanes whose seats do not do it themselves
constexpr auto exchanged_entry = "desk_exchanged";
constexpr auto nothing_newer_entry = "desk_nothing_newer"; ///< how many entries one's own lane had when the desk had no more

std::string meta(Connection const& connection, char const* key) {
    auto cursor = connection.prepare("select value from meta where key = ?1");
    cursor.bind(1, std::string_view(key));
    return cursor.next() ? std::string(cursor.text(0)) : std::string();
}

void set_meta(Connection const& connection, char const* key, std::string const& value) {
    auto cursor = connection.prepare(value.empty() ? "delete from meta where key = ?1"
                                                   : "insert or replace into meta(key, value) values(?1, ?2)");
    cursor.bind(1, std::string_view(key));
    if (!value.empty()) cursor.bind(2, value);
    cursor.run();
}

/// Whether it changes words or a link that readers have with a published verdict.
bool changes_what_is_out(core::Records const& reader, std::optional<core::Record> const& after,
                         std::optional<core::Record> const& before) {
    auto const claim = before ? core::shown_on(*before) : core::Id<core::Claim>{};
    if (!claim || !core::shows_another(after, *before)) return false;
    return std::ranges::any_of(reader.referring<core::Review>("claim", claim), [&](core::Review const& review) {
        return core::is_out(review) && reader.before(core::ref_of(*before), reader.last_change(core::ref(review.id)) + 1);
    });
}

} // namespace

std::optional<core::DeskPlace> SqliteStore::desk() const {
    auto const json = Json::parse(meta(connection_, desk_entry), nullptr, false);
    if (!json.is_object() || !json.contains("address") || !json["address"].is_string()) return std::nullopt;
    core::DeskPlace place;
    place.address = json["address"].get<std::string>();
    if (json.contains("founder") && json["founder"].is_string())
        place.founder = core::PublicKey::from(core::from_base64(json["founder"].get<std::string>()).value_or(""));
    return place;
}

void SqliteStore::set_desk(std::optional<core::DeskPlace> const& place) {
    file_.refuse_read_only();
    auto const pen = lock_writer();
    set_meta(connection_, desk_entry,
             place ? Json{{"address", place->address}, {"founder", core::to_base64(place->founder.view())}}.dump()
                   : std::string());
    set_meta(connection_, exchanged_entry, {}); // another place knows nothing of what was sent to the last one
}

core::PublicKey SqliteStore::own_key() {
    auto const* key = read_only() ? keyring_.key() : keyring_.key_to_write(options_.entropy);
    if (!key)
        throw Error(Code::refused, say("At a desk everything is signed, and there is no key here to sign with. Nothing was "
                                       "changed."));
    return key->public_key();
}

core::Roster SqliteStore::roster() const { return proven_.members().now(); }

core::ChangeSet SqliteStore::enter(core::MemberNotice const& notice) {
    file_.refuse_read_only();
    auto const pen = lock_writer();
    std::optional<Transaction> transaction;
    begin_to_write(transaction);
    if (!roster().may_say(notice, own_key(), workspace()))
        throw Error(Code::refused, say("What you want to say of the members of this desk your key may not, or not any more: "
                                       "“desk status” shows who may. Nothing was changed."));
    passing_ = false;
    core::Revision revision;
    revision.seq = head() + 1;
    revision.at = now();
    revision.actor = options_.actor;
    revision.operation = core::member_operation(notice.step);
    revision.notice = core::encode_notice(notice);
    // What somebody wrote whom nobody had let in counts from now on; all else was seen by whoever says it here.
    auto const refs = judged_anew(notice.step == core::MemberStep::admit ? std::set{notice.key} : std::set<core::PublicKey>{});
    refold(refs, refs, [&] { append(revision, {}); });
    file_.stand_by_the_file(connection_, *transaction);
    core::ChangeSet result;
    result.seq = revision.seq;
    result.refs.assign(refs.begin(), refs.end());
    result.operation = revision.operation;
    transaction->commit();
    proven_.forget(revision.seq);
    note_heads_of_what_is_saved(When::now_and_then);
    return result;
}

/// Whose word something is, is whose key signs; what stood there before stays.
void SqliteStore::refuse_another_name(core::Record const& record, core::Draft const& draft, core::Member const& me,
                                      core::Roster const& roster) const {
    auto const said = core::spoken_in(record);
    if (said.empty()) return;
    auto const history = this->history(core::ref_of(record));
    std::vector<core::Record const*> earlier;
    for (auto const& step : history)
        for (auto const* state : {&step.before, &step.after})
            if (*state) earlier.push_back(&**state);
    auto const now = find(core::ref_of(record));
    if (now) earlier.push_back(&*now);
    auto const own = [&](std::string const& name) { return core::same_person(name, me.name); };
    auto const* review = std::get_if<core::Review>(&record);
    auto const voted = [&](std::string const& name) {
        return review && std::ranges::any_of(referring<core::Vote>("review", review->id),
                                             [&](core::Vote const& vote) { return core::same_person(vote.person, name); });
    };
    auto const hidden = [&](std::string const& name) {
        return std::ranges::any_of(history, [&](core::Step const& step) {
            return step.redacted && core::same_person(step.revision.actor, name);
        });
    };
    auto const member = [&](std::string const& name) {
        return std::ranges::any_of(roster.members(), [&](auto const& each) { return core::looks_like(each.second.name, name); });
    };
    // What a correction says in the same step, the rules hold the verdict to.
    auto const corrected = review && std::ranges::any_of(draft.puts, [&](core::Record const& put) {
                               auto const* by = std::get_if<core::Correction>(&put);
                               return by && by->review == review->id && core::in_force(*by);
                           });
    if (core::speaks_for_itself(record, earlier, {own, voted, hidden, member, [](auto const&) { return false; }, corrected})) return;
    std::string in_whose; // of the first that is somebody else’s
    for (auto const& each : said)
        if (in_whose.empty() && !own(each.name)) in_whose = each.name;
    throw Error(Code::refused, say("At this desk the key of this computer is {me}’s: nothing is said with it in the name of "
                                   "{name}. Nothing was changed.",
                                   {{"me", me.name}, {"name", in_whose.empty() ? std::string("—") : in_whose}}));
}

void SqliteStore::refuse_without_role(core::Draft const& draft) const {
    auto const& members = proven_.members();
    if (members.empty()) return;
    auto const* key = keyring_.key();
    auto const mine = key ? key->public_key() : core::PublicKey{};
    if (draft.redaction && !members.now().may(mine, core::DeskRole::admin))
        throw Error(Code::refused, say("At a shared desk only an admin redacts: nobody else would follow. Nothing was "
                                       "changed."));
    auto const roster = members.now();
    auto const* me = roster.member(mine);
    bool const as_myself = me && core::same_person(me->name, options_.actor);
    // Two people are two keys here: a name alone is nobody.
    for (auto const& [theirs, other] : roster.members())
        if (!as_myself && theirs != mine && core::same_person(other.name, options_.actor))
            throw Error(Code::refused, say("{name} has a key of their own at this desk: only what it signs is theirs. Nothing was "
                                           "changed.",
                                           {{"name", other.name}}));
    auto const* ended = roster.find(mine);
    if (ended && ended->state == core::Member::State::removed)
        throw Error(Code::refused, say("{name} was removed from this desk: what this key signs counts at no seat any more. Export "
                                       "the claims (“export --to jsonl”) and bring them into a new workspace to go on by "
                                       "yourself. Nothing was changed.",
                                       {{"name", ended->name}}));
    if (!ended && !roster.asked().contains(mine))
        throw Error(Code::refused, say("The key of this computer is no member’s of this desk: what it signs would count nowhere. Ask an "
                                       "admin for an invitation, or go on where the key is that joined. Nothing was changed."));
    bool decides = false, editor = false, governs = false;
    auto const look_at = [&](core::Ref ref, std::optional<core::Record> const& after) {
        auto const before = find(ref);
        auto const rules = core::has_trait(ref.kind, core::governs);
        decides = decides || (core::takes_a_role(ref.kind) && !rules && after != before);
        governs = governs || (rules && after != before);
        editor = editor || (!rules && core::takes_an_editor(after, before)) || changes_what_is_out(*this, after, before);
    };
    for (auto const& record : draft.puts) look_at(core::ref_of(record), record);
    for (auto const& ref : draft.erases) look_at(ref, std::nullopt);
    if (decides && me && !as_myself)
        throw Error(Code::refused, say("At this desk the key of this computer is {name}’s: nobody else rates, approves, votes, "
                                       "publishes or corrects with it. Nothing was changed.",
                                       {{"name", me->name}}));
    for (auto const& record : draft.puts)
        if (me) refuse_another_name(record, draft, *me, roster);
    if (governs && !roster.may(mine, core::DeskRole::editor))
        throw Error(Code::refused, say("At this desk it takes an editor to change the rules of the desk or to add a rating scale, and "
                                       "the key of this computer is none: it would not count. Nothing was changed."));
    if (editor && !roster.may(mine, core::DeskRole::editor))
        throw Error(Code::refused, say("At this desk it takes an editor to approve, vote, publish or correct, or to change what is "
                                       "published, and the key of this computer is none: it would not count. Nothing was changed."));
}

std::optional<core::Message> SqliteStore::why_at_home() const {
    if (connection_.integer("select exists(select 1 from revision where format is null or format < 3)") != 0)
        return say("This history has entries of an earlier version, which hold in this file alone. Export the claims "
                   "(“export --to jsonl”), bring them into a new workspace, and make the desk of that. Nothing was changed.");
    auto const* key = keyring_.key();
    for (auto const& lane : lanes()) {
        if (lane.size == 0 || (key && lane.key == key->public_key())) continue;
        if (lane.key.empty())
            return say("Nobody signs {count} entries of this history, and what nobody signs is taken in by nobody. Export the "
                       "claims (“export --to jsonl”), bring them into a new workspace, and make the desk of that. Nothing was "
                       "changed.",
                       {{"count", std::to_string(lane.size)}});
        return say("Another key, {key}, signed {count} entries of this history, and is no member of a desk yet. Export the "
                   "claims (“export --to jsonl”), bring them into a new workspace, and make the desk of that. Nothing was "
                   "changed.",
                   {{"key", core::fingerprint(lane.key)}, {"count", std::to_string(lane.size)}});
    }
    return std::nullopt;
}

std::vector<std::string> SqliteStore::sealed(std::string_view lane, std::int64_t from, std::int64_t to) const {
    auto cursor = connection_.prepare("select r.seq from revision r join lane l on l.number = r.lane where l.uuid = ?1 and "
                                      "r.idx >= ?2 and r.idx < ?3 order by r.idx");
    cursor.bind(1, lane).bind(2, from).bind(3, to);
    std::vector<std::string> entries;
    while (cursor.next()) {
        auto const seq = cursor.integer(0);
        entries.push_back(core::seal(revision_at(connection_, seq), stored_changes_at(connection_, seq)));
    }
    return entries;
}

core::LaneOffer SqliteStore::signed_head(std::int64_t size) {
    auto const* key = keyring_.key();
    auto const name = key ? core::lane_name(workspace(), key->public_key()) : std::string();
    auto const root = root_at(name, size);
    if (!key || !root)
        throw Error(Code::refused, say("At a desk everything is signed, and there is no key here to sign with. Nothing was "
                                       "changed."));
    return {name, key->public_key(), size, core::sign_checkpoint({core::origin_of(workspace(), name), size, *root}, *key)};
}

std::optional<core::Digest> SqliteStore::root_of(std::string_view lane, std::int64_t size) const {
    return root_at(lane, size);
}

core::MerkleFrontier SqliteStore::tree_of(std::string_view lane) const {
    auto cursor = connection_.prepare("select frontier from lane where uuid = ?1");
    cursor.bind(1, lane);
    return cursor.next() ? core::value_or_throw(core::MerkleFrontier::load(cursor.blob(0))) : core::MerkleFrontier{};
}

std::vector<core::Digest> SqliteStore::blobs_of(std::string_view lane, std::int64_t from, std::int64_t to) const {
    auto cursor = connection_.prepare("select c.kind, c.entity, c.body from revision r join lane l on l.number = r.lane "
                                      "join change c on c.seq = r.seq where l.uuid = ?1 and r.idx >= ?2 and r.idx < ?3 and c.kind in " +
                                      in_kinds_with_bytes() + " and c.body is not null");
    cursor.bind(1, lane).bind(2, from).bind(3, to);
    std::set<core::Digest> found;
    while (cursor.next()) {
        auto const record = core::decode(to_kind(cursor.integer(0)), cursor.integer(1), cursor.text(2));
        if (auto const digest = core::bytes_of(record)) found.insert(*digest);
    }
    return {found.begin(), found.end()};
}

std::vector<core::Digest> SqliteStore::missing_bytes(std::vector<core::Digest> const& digests) const {
    std::vector<core::Digest> missing;
    for (auto const& digest : digests) {
        auto here = connection_.prepare("select 1 from blob where digest = ?1");
        here.bind_blob(1, as_bytes(digest));
        if (!here.next()) missing.push_back(digest);
    }
    return missing;
}

void SqliteStore::remember_to_forget(std::set<core::Digest> const& blobs) {
    if (!desk()) return;
    auto json = Json::parse(meta(connection_, forget_entry), nullptr, false);
    if (!json.is_array()) json = Json::array();
    for (auto const& digest : blobs) json.push_back(core::to_hex(digest));
    set_meta(connection_, forget_entry, json.dump());
}

/// Of an admin's seat: how many states and reasons were redacted in each lane of somebody who is no member any more.
std::map<std::string, std::int64_t> SqliteStore::redacted_of_who_left() {
    std::map<std::string, std::int64_t> counts;
    auto const roster = this->roster();
    if (!desk() || !roster.may(own_key(), core::DeskRole::admin)) return counts;
    auto cursor = connection_.prepare("select l.uuid, l.key, count(*) from (select seq from redacted union all select seq from "
                                      "redacted_reason) d join revision r on r.seq = d.seq join lane l on l.number = r.lane "
                                      "group by l.number");
    while (cursor.next()) {
        auto const* member = roster.find(core::PublicKey::from(cursor.blob(1)));
        if (member && member->state != core::Member::State::member) counts[std::string(cursor.text(0))] = cursor.integer(2);
    }
    return counts;
}

std::int64_t SqliteStore::taken_out_before(std::string const& lane) const {
    auto const json = Json::parse(meta(connection_, taken_out_entry), nullptr, false);
    return json.is_object() && json.contains(lane) && json[lane].is_number_integer() ? json[lane].get<std::int64_t>() : 0;
}

core::Seat::Forgetting SqliteStore::to_forget() {
    Forgetting forgetting;
    for (auto const& [lane, count] : redacted_of_who_left())
        if (count != taken_out_before(lane)) forgetting.lanes_of_others.push_back(lane);
    auto const json = Json::parse(meta(connection_, forget_entry), nullptr, false);
    if (!json.is_array()) return forgetting;
    forgetting.lane_anew = true;
    for (auto const& each : json)
        if (auto const digest = core::parse_hex(each.is_string() ? each.get<std::string>() : std::string());
            digest && !still_referred_to(connection_, *digest)) // whatever the note says
            forgetting.blobs.push_back(*digest);
    return forgetting;
}

void SqliteStore::forgotten() {
    auto const pen = lock_writer();
    set_meta(connection_, forget_entry, {});
    auto json = Json::object();
    for (auto const& [lane, count] : redacted_of_who_left()) json[lane] = count;
    set_meta(connection_, taken_out_entry, json.dump());
}

std::optional<core::Exchanged> SqliteStore::exchanged() const {
    auto const json = Json::parse(meta(connection_, exchanged_entry), nullptr, false);
    auto const number = [&](char const* name) {
        return json.is_object() && json.contains(name) && json[name].is_number_integer() ? json[name].get<std::int64_t>() : -1;
    };
    if (number("sent") < 0 || number("at") < 0) return std::nullopt;
    return core::Exchanged{number("sent"), core::Instant{number("at")}, core::Instant{std::max<std::int64_t>(0, number("looked"))}};
}

void SqliteStore::note_exchanged(core::Exchanged const& exchanged) {
    auto const pen = lock_writer();
    set_meta(connection_, exchanged_entry, Json{{"sent", exchanged.sent}, {"at", exchanged.at.ms}, {"looked", exchanged.looked.ms}}.dump());
}

bool SqliteStore::is_behind() const { return standing_.status == core::Trust::heads_missing && desk().has_value(); }

void SqliteStore::found_nothing_newer() {
    auto const pen = lock_writer();
    set_meta(connection_, nothing_newer_entry, std::to_string(own_lane_size()));
}

bool SqliteStore::desk_has_nothing_newer() const {
    auto const known = meta(connection_, nothing_newer_entry);
    return !known.empty() && known == std::to_string(own_lane_size());
}

std::int64_t SqliteStore::own_lane_size() const {
    auto const* key = keyring_.key();
    if (!key) return 0;
    auto own = connection_.prepare("select size from lane where uuid = ?1");
    own.bind(1, core::lane_name(workspace(), key->public_key()));
    return own.next() ? own.integer(0) : 0;
}

void SqliteStore::caught_up() {
    auto const pen = lock_writer();
    set_meta(connection_, nothing_newer_entry, {});
    standing_ = {};
    unnoted_ = true;
    note_heads(When::at_once);
}

std::int64_t SqliteStore::to_send() {
    auto const* key = keyring_.key();
    if (!key || !desk()) return 0;
    auto const last = exchanged();
    return std::max<std::int64_t>(0, own_lane_size() - (last ? last->sent : 0));
}

} // namespace db
