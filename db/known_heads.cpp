// What this installation noted of the heads outside the file: whether the file still is what was known of it, and the
// note itself. The decision to go on with one that is not: accepting.cpp.
#include "core/log/redaction.h"
#include "core/model/review_state.h"
#include "db/known_heads.h"
#include "db/log.h"
#include "db/sql.h"
#include "db/store.h"
#include "db/subjects.h"

#include <algorithm>
#include <charconv>
#include <filesystem>

namespace db {

namespace {

using core::say;
using core::Trust;

constexpr auto note_every = std::chrono::seconds(2);

} // namespace

std::vector<core::LaneHead> heads_of(Mark const& mark) {
    std::vector<core::LaneHead> heads;
    for (auto const& lane : mark.lanes) heads.push_back(lane.head);
    return heads;
}

std::vector<Mark::Lane> to_be_noted(std::vector<core::LaneReport> const& lanes) {
    std::vector<Mark::Lane> seen;
    for (auto const& lane : lanes)
        if (lane.size > 0) seen.push_back({{lane.lane, lane.size, lane.root}, lane.key});
    return seen;
}

bool takes_a_walk(Trust status, core::Subject const& subject) {
    return status == Trust::rows_differ || (status == Trust::broken && !subject.thing.starts_with(lane_thing)) ||
           (status == Trust::forked && !subject.thing.starts_with(lane_thing));
}

Difference as_difference(Mark::Found const& found) { return {found.status, found.finding, found.at, found.subject}; }

Difference as_difference(core::Verification const& found) {
    return {found.status, found.finding, found.broken_at, found.subject};
}

void SqliteStore::heed(core::Verification const& found) {
    auto const walked = takes_a_walk(found.status, found.subject);
    auto const stops = (walked || found.status == Trust::broken) && !decided_on(as_difference(found));
    note_found(stops && walked ? &found : nullptr);
    if (stops && found.status > standing_.status) standing_ = found;
    if (!stops) {
        walked_ = true;
        bytes_due_ = false;
    }
    if (!stops && (standing_.status == Trust::broken || takes_a_walk(standing_.status, standing_.subject)))
        standing_ = look_at_heads();
}

void SqliteStore::note_found(core::Verification const* found) {
    auto const name = workspace();
    auto mark = keyring_.mark(name);
    if (!mark) return;
    auto const before = mark->found;
    mark->found.reset();
    if (found) mark->found = Mark::Found{found->status, found->finding, found->broken_at, found->subject};
    if (mark->found != before) keyring_.remember(name, *mark);
}

bool SqliteStore::decided_on(Difference const& found) const {
    return takes_a_walk(found.status, found.subject) && found.status != Trust::rows_differ &&
           Decisions::readable(connection_, proven_).are_about(connection_, found);
}

std::vector<core::Message> SqliteStore::unprotected() const {
    auto problems = keyring_.problems();
    if (stands_on_unsigned()) problems.push_back(standing_.finding);
    return problems;
}

bool SqliteStore::stands_on_unsigned() const {
    return standing_.status == Trust::unsigned_log && !keyring_.key_problem() &&
           std::ranges::any_of(standing_.lanes, [](auto const& lane) { return !lane.key.empty() && lane.size > 0; });
}

void SqliteStore::refuse_verdict_on_unsigned(core::Draft const& draft) const {
    if (!stands_on_unsigned()) return;
    auto const decides = [](core::Record const& record) {
        auto const* review = std::get_if<core::Review>(&record);
        return std::holds_alternative<core::Vote>(record) || std::holds_alternative<core::Correction>(record) ||
               (review && core::has_trait(review->state, core::keeps_approval));
    };
    if (std::ranges::none_of(draft.puts, decides)) return;
    throw core::Error(core::Code::refused,
                      say("Nobody signs {count} revisions of this history, and nobody decided about them: on what anybody "
                          "may have written no verdict is approved, published or corrected. Look at them, then decide "
                          "(“verify --accept”, or the badge). Nothing was changed.",
                          {{"count", std::to_string(standing_.unsigned_revisions)}}));
}

bool SqliteStore::decided(Difference const& found, core::Verification const& looked, Decisions const& decisions,
                          std::optional<Mark> const& mark) const {
    // Only a lane with our key will do: its head was checked, and an unsigned entry may be anybody's.
    auto const own = std::ranges::find_if(looked.lanes, [](auto const& lane) { return lane.own && !lane.key.empty(); });
    if (own == looked.lanes.end() || !mark) return false;
    auto const known = heads_of(*mark);
    auto const is_decided = std::ranges::any_of(decisions.all(), [&](Decisions::Made const& made) {
        auto const& decision = made.decision;
        if (decision.found != found.status || decision.finding != found.finding.text || decision.known != known ||
            decision.subject.thing != found.subject.thing || !still_stands(decision.subject, found.subject))
            return false;
        auto const entry = revision(made.seq);
        // An entry behind the signed head may be anybody's.
        return entry.lane == own->lane && entry.index < signed_up_to(*own) && stands_under(entry, *own);
    });
    if (is_decided) not_yet_noted_.insert(found.subject.thing);
    return is_decided;
}

bool SqliteStore::still_stands(core::Subject const& then, core::Subject const& now) const {
    if (then.stands == now.stands) return true;
    auto const colon = then.stands.find(':');
    auto const root = core::parse_hex(std::string_view(then.stands).substr(std::min(colon, then.stands.size() - 1) + 1));
    std::int64_t size = 0;
    std::from_chars(then.stands.data(), then.stands.data() + then.stands.size(), size);
    return colon != then.stands.npos && size > 0 && now.stands.find(':') != now.stands.npos && root &&
           root_at(std::string_view(then.thing).substr(std::min(lane_thing.size(), then.thing.size())), size) == *root;
}

bool SqliteStore::stands_under(core::Revision const& entry, core::LaneReport const& lane) const {
    std::vector<core::Digest> changes;
    for (auto const& change : stored_changes(entry.seq)) changes.push_back(change.digest);
    auto const leaf = core::MerkleFrontier::leaf(core::entry_bytes(entry, changes));
    auto const all = leaves(lane.lane);
    auto const at = static_cast<std::size_t>(entry.index);
    if (entry.index < 0 || at >= all.size() || all[at] != leaf) return false;
    core::MerkleFrontier tree;
    for (auto const& each : all) tree.append(each);
    return tree.root() == lane.root;
}

void SqliteStore::look_whether_notes_are_missing(core::Verification& result, std::optional<Mark> const& known) const {
    if (!keyring_.remembers()) return;
    // A lane is noted before it begins; so a note that does not name it, or no note, means that one was taken away.
    auto const ours = std::ranges::find_if(result.lanes, [](auto const& lane) { return lane.own && !lane.key.empty(); });
    auto const noted = [&] {
        return known && std::ranges::find(known->lanes, ours->lane, [](auto const& lane) { return lane.head.lane; }) !=
                            known->lanes.end();
    };
    auto const written_here = ours != result.lanes.end() && ours->size > 0;
    auto const known_here = !known && std::ranges::any_of(paths(), [&](auto const& path) {
        return keyring_.place(path).workspace == workspace();
    });
    if (keyring_.mark_unreadable() || (written_here && !noted()) || known_here)
        worsen(result, {Trust::heads_missing,
                        say("This computer wrote in this workspace before, but its note of the newest heads is missing "
                            "or cannot be read: whether this is the newest state of the file cannot be said."),
                        {},
                        {note_thing, ""}});
}

void SqliteStore::look_at_path(core::Verification& result, Decisions const& decisions,
                               std::optional<Mark> const& known) const {
    std::string at, others;
    for (auto const& path : paths()) {
        auto const there = keyring_.place(path).workspace;
        if (there.empty() || there == workspace()) continue;
        if (at.empty()) at = path;
        others += (others.empty() ? "" : " ") + there;
    }
    if (at.empty()) return;
    Difference const found{
        Trust::key_changed,
        say("Another workspace stands in {file} than the one this computer wrote there.", {{"file", at}}),
        {},
        {path_thing, others}};
    if (!decided(found, result, decisions, known)) worsen(result, found);
}

std::set<std::string> SqliteStore::paths() const {
    if (file_.in_memory()) return {};
    std::error_code failed;
    auto const called = std::filesystem::absolute(path(), failed).lexically_normal();
    return {failed ? path() : called.string(), canonical_path()};
}

std::string SqliteStore::canonical_path() const {
    std::error_code failed;
    auto const path = std::filesystem::canonical(file_.path(), failed);
    return failed ? file_.path() : path.string();
}

void SqliteStore::remember_workspace_here() {
    for (auto const& path : paths()) {
        auto place = keyring_.place(path);
        place.workspace = workspace();
        keyring_.remember_place(path, place);
    }
}

void SqliteStore::expect_lane(std::string const& name, core::PublicKey const& key) {
    if (standing_.status >= Trust::heads_missing || passing_) return;
    auto mark = keyring_.mark(workspace()).value_or(Mark{key, to_be_noted(lanes()), {}});
    mark.own = key;
    auto const known = std::ranges::find(mark.lanes, name, [](auto const& lane) { return lane.head.lane; });
    if (known == mark.lanes.end()) mark.lanes.push_back({{name, 0, core::sha256({})}, key});
    keyring_.remember(workspace(), mark);
}

void SqliteStore::compare_with_known(core::Verification& result, Decisions const& decisions, Mark const& mark) const {
    auto const looked = result;
    auto const tell = [&](Trust status, core::Message finding, core::Subject subject) {
        Difference const found{status, std::move(finding), {}, std::move(subject)};
        if (!decided(found, looked, decisions, mark)) worsen(result, found);
    };
    auto const key_of = [](core::PublicKey const& key) { return key.empty() ? std::string() : core::fingerprint(key); };
    auto const* key = keyring_.key();
    if (!mark.own.empty() && !options_.key_folder.empty() && !keyring_.key_problem() &&
        (!key || key->public_key() != mark.own))
        tell(Trust::key_changed,
             say("This computer signed this workspace with the key {known}; that key is not here any more.",
                 {{"known", core::fingerprint(mark.own)}}),
             {key_thing, core::fingerprint(mark.own)});
    if (mark.found && !decided_on(as_difference(*mark.found))) worsen(result, as_difference(*mark.found));
    // A log always begins with the same lane; another first lane means that the log was written anew.
    auto const first = std::ranges::find_if(result.lanes, [](auto const& lane) { return lane.size > 0; });
    auto const first_known = std::ranges::find_if(mark.lanes, [](auto const& lane) { return lane.head.size > 0; });
    auto const begins_anew =
        first_known != mark.lanes.end() && first != result.lanes.end() && first->lane != first_known->head.lane;
    if (begins_anew)
        tell(Trust::key_changed, say("This history begins with another key than the one known: it was written anew."),
             {thing_of_lane(first->lane), key_of(first->key)});
    for (auto const& known : mark.lanes) {
        auto const found = std::ranges::find(result.lanes, known.head.lane, &core::LaneReport::lane);
        auto* const lane = found == result.lanes.end() ? nullptr : &*found;
        if (lane && lane->key != known.key) {
            tell(Trust::key_changed,
                 lane->key.empty() ? say("The key {known} signed this history; now nobody does.",
                                         {{"known", core::fingerprint(known.key)}})
                                   : say("The key {known} signed this history; now it is {found}.",
                                         {{"known", core::fingerprint(known.key)}, {"found", core::fingerprint(lane->key)}}),
                 {thing_of_lane(known.head.lane), key_of(lane->key)});
            continue;
        }
        // Noted before it began, and the program ended before it did.
        if (!lane && known.head.size == 0) continue;
        if (!lane || lane->size < known.head.size) {
            tell(Trust::older_than_known,
                 say("This file is older than what is known of it: {known} revisions were seen, {found} are here.",
                     {{"known", std::to_string(known.head.size)}, {"found", std::to_string(lane ? lane->size : 0)}}),
                 {thing_of_lane(known.head.lane), head_text(lane)});
            continue;
        }
        if (known.head.size > 0 && root_at(known.head.lane, known.head.size) != known.head.root)
            tell(Trust::forked,
                 say("This file tells another history than the one known: its first {known} revisions are not those "
                     "that were seen.",
                     {{"known", std::to_string(known.head.size)}}),
                 {thing_of_lane(known.head.lane), head_text(lane)});
        else
            lane->known = true;
    }
    for (auto const& lane : result.lanes) {
        if (lane.known || lane.own || lane.size == 0 || lane.key.empty()) continue;
        if (std::ranges::find(mark.lanes, lane.lane, [](auto const& known) { return known.head.lane; }) !=
                mark.lanes.end() ||
            (begins_anew && lane.lane == first->lane))
            continue; // it was told already that it is another one
        tell(Trust::key_changed,
             say("The key {key}, which this computer does not know, signs {count} revisions here, as {who}. If you "
                 "know whose it is, decide to go on.",
                 {{"key", core::fingerprint(lane.key)},
                  {"count", std::to_string(lane.size)},
                  {"who", first_actor(lane.lane)}}),
             {thing_of_lane(lane.lane), core::fingerprint(lane.key)});
    }
}

std::string SqliteStore::first_actor(std::string_view lane) const {
    auto cursor = connection_.prepare("select r.actor from lane l join revision r on r.lane = l.number and r.idx = 0 "
                                      "where l.uuid = ?1");
    cursor.bind(1, lane);
    return cursor.next() ? std::string(cursor.text(0)) : std::string();
}

void SqliteStore::refuse_undecided(Catching catching) const {
    if (catching == Catching::up && standing_.status == Trust::older_than_known) return;
    if (core::needs_decision(standing_.status))
        throw core::Error(core::Code::refused, core::why_not_written(standing_.status));
    if (catching == Catching::nothing) refuse_behind();
}

void SqliteStore::refuse_behind() const {
    if (is_behind()) throw core::Error(core::Code::refused, desk_has_nothing_newer() ? core::why_nothing_newer() : core::why_behind());
}

void SqliteStore::note_heads(When when) {
    // A missing note is not written before somebody decides: the file may be an older copy.
    if (passing_ || !unnoted_ || read_only() || !ours_ || !keyring_.remembers() || standing_.status >= Trust::heads_missing) return;
    auto const now = std::chrono::steady_clock::now();
    if (when == When::now_and_then && now - noted_ < note_every) return;
    Mark mark;
    if (auto const* key = keyring_.key()) mark.own = key->public_key();
    mark.lanes = to_be_noted(lanes());
    noted_ = now;
    auto const name = workspace();
    auto const known = keyring_.mark(name);
    if (known != mark && !keyring_.remember(name, mark)) return;
    unnoted_ = false;
    // The path is noted after the heads, because whoever finds the path noted expects a note of the heads.
    remember_workspace_here();
}

void SqliteStore::note_heads_of_what_is_saved(When when) noexcept {
    unnoted_ = true;
    try {
        note_heads(when);
    } catch (std::exception const&) { // the note stays behind, and is made later
    }
}

} // namespace db
