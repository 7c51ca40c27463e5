// What this installation noted of the heads outside the file: whether the file still is what was known of it,
// the decision to go on with one that is not, and the note itself.
#include "core/log/redaction.h"
#include "core/model/review_state.h"
#include "db/log.h"
#include "db/sql.h"
#include "db/store.h"

#include <algorithm>
#include <filesystem>

namespace db {

namespace {

using core::say;
using core::Trust;

constexpr auto note_every = std::chrono::seconds(2);

std::vector<core::LaneHead> heads_of(Mark const& mark) {
    std::vector<core::LaneHead> heads;
    for (auto const& lane : mark.lanes) heads.push_back(lane.head);
    return heads;
}

std::vector<core::LaneHead> heads_of(std::vector<core::LaneReport> const& lanes) {
    std::vector<core::LaneHead> heads;
    for (auto const& lane : lanes)
        if (lane.size > 0) heads.push_back({lane.lane, lane.size, lane.root});
    return heads;
}

std::vector<Mark::Lane> lanes_seen(std::vector<core::LaneReport> const& lanes) {
    std::vector<Mark::Lane> seen;
    for (auto const& lane : lanes)
        if (lane.size > 0) seen.push_back({{lane.lane, lane.size, lane.root}, lane.key});
    return seen;
}

/// What only a walk finds.
bool takes_a_walk(Trust status) { return status == Trust::broken || status == Trust::rows_differ; }

} // namespace

void SqliteStore::heed(core::Verification const& found) {
    auto const stops = takes_a_walk(found.status) && !decided_on(found);
    auto const name = workspace();
    if (auto mark = keyring_.mark(name)) {
        auto const before = mark->found;
        mark->found = stops ? std::optional(Mark::Found{found.status, found.finding, found.broken_at}) : std::nullopt;
        if (mark->found != before) keyring_.remember(name, *mark);
    }
    if (stops && found.status > standing_.status) standing_ = found;
    if (!stops) walked_ = true;
    if (!stops && takes_a_walk(standing_.status)) standing_ = look_at_heads();
}

bool SqliteStore::decided_on(core::Verification const& found) const {
    if (found.status != Trust::broken) return false;
    try {
        return has_decision_on(found);
    } catch (core::Error const& error) {
        if (error.code() != core::Code::damaged) throw;
        return false; // what cannot be read decides nothing
    }
}

bool SqliteStore::has_decision_on(core::Verification const& found) const {
    auto cursor = connection_.prepare(sql::decisions);
    cursor.bind(":operation", core::accept_operation);
    while (cursor.next()) {
        auto const decision = core::decision_in(cursor.text(1));
        if (decision && decision->found == found.status && decision->finding == found.finding.text &&
            decision->at == place_of_finding(found) && proven_.entry_holds(cursor.integer(0)))
            return true;
    }
    return false;
}

core::LogPlace SqliteStore::place_of_finding(core::Verification const& found) const {
    try {
        return place_of(connection_, found.broken_at.value_or(0));
    } catch (core::Error const&) { // the revision is missing: that is the finding
        return {};
    }
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

bool SqliteStore::decided(core::Verification const& found, Mark const& mark) const {
    // Of a lane of ours the head is signed and was looked at; an entry that nobody signs, anybody may have written.
    auto const own = std::ranges::find_if(found.lanes, [](auto const& lane) { return lane.own && !lane.key.empty(); });
    if (own == found.lanes.end()) return false;
    auto cursor = connection_.prepare(sql::decisions);
    cursor.bind(":operation", core::accept_operation);
    while (cursor.next()) {
        auto const decision = core::decision_in(cursor.text(1));
        if (!decision || !core::needs_decision(decision->found) || decision->known != heads_of(mark)) continue;
        auto const entry = revision(cursor.integer(0));
        if (entry.lane == own->lane) return stands_under(entry, *own);
    }
    return false;
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
    // Before a lane begins, it is noted that it will: no note, or one without it, was taken away.
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
        worsen(result, Trust::heads_missing,
               say("This computer wrote in this workspace before, but its note of the newest heads is missing or cannot "
                   "be read: whether this is the newest state of the file cannot be said."));
}

void SqliteStore::look_at_path(core::Verification& result) const {
    for (auto const& path : paths())
        if (auto const there = keyring_.place(path).workspace; !there.empty() && there != workspace())
            worsen(result, Trust::key_changed,
                   say("Another workspace stands in {file} than the one this computer wrote there.", {{"file", path}}));
}

std::set<std::string> SqliteStore::paths() const {
    if (path_ == ":memory:") return {};
    std::error_code failed;
    auto const called = std::filesystem::absolute(path_, failed).lexically_normal();
    return {failed ? path_ : called.string(), canonical_path()};
}

std::string SqliteStore::canonical_path() const {
    std::error_code failed;
    auto const path = std::filesystem::canonical(path_, failed);
    return failed ? path_ : path.string();
}

void SqliteStore::remember_workspace_here() {
    for (auto const& path : paths()) {
        auto place = keyring_.place(path);
        place.workspace = workspace();
        keyring_.remember_place(path, place);
    }
}

void SqliteStore::expect_lane(std::string const& name, core::PublicKey const& key) {
    if (standing_.status >= Trust::heads_missing) return;
    auto mark = keyring_.mark(workspace()).value_or(Mark{key, lanes_seen(lanes()), {}});
    mark.own = key;
    auto const known = std::ranges::find(mark.lanes, name, [](auto const& lane) { return lane.head.lane; });
    if (known == mark.lanes.end()) mark.lanes.push_back({{name, 0, core::sha256({})}, key});
    keyring_.remember(workspace(), mark);
}

void SqliteStore::compare_with_known(core::Verification& result, Mark const& mark) const {
    auto const* key = keyring_.key();
    if (!mark.own.empty() && !options_.key_folder.empty() && !keyring_.key_problem() &&
        (!key || key->public_key() != mark.own))
        worsen(result, Trust::key_changed,
               say("This computer signed this workspace with the key {known}; that key is not here any more.",
                   {{"known", core::fingerprint(mark.own)}}));
    if (mark.found) worsen(result, mark.found->status, mark.found->finding, mark.found->at);
    // A history always begins with the same lane: another first lane is a history written anew.
    auto const first = std::ranges::find_if(result.lanes, [](auto const& lane) { return lane.size > 0; });
    auto const first_known = std::ranges::find_if(mark.lanes, [](auto const& lane) { return lane.head.size > 0; });
    if (first_known != mark.lanes.end() && first != result.lanes.end() && first->lane != first_known->head.lane)
        worsen(result, Trust::key_changed,
               say("This history begins with another key than the one known: it was written anew."));
    for (auto const& known : mark.lanes) {
        auto const found = std::ranges::find(result.lanes, known.head.lane, &core::LaneReport::lane);
        auto* const lane = found == result.lanes.end() ? nullptr : &*found;
        if (lane && lane->key != known.key) {
            worsen(result, Trust::key_changed,
                   lane->key.empty()
                       ? say("The key {known} signed this history; now nobody does.",
                             {{"known", core::fingerprint(known.key)}})
                       : say("The key {known} signed this history; now it is {found}.",
                             {{"known", core::fingerprint(known.key)}, {"found", core::fingerprint(lane->key)}}));
            continue;
        }
        // What was about to begin when the program ended never did.
        if (!lane && known.head.size == 0) continue;
        if (!lane || lane->size < known.head.size) {
            worsen(result, Trust::older_than_known,
                   say("This file is older than what is known of it: {known} revisions were seen, {found} are here.",
                       {{"known", std::to_string(known.head.size)},
                        {"found", std::to_string(lane ? lane->size : 0)}}));
            continue;
        }
        if (known.head.size > 0 && root_at(known.head.lane, known.head.size) != known.head.root)
            worsen(result, Trust::forked,
                   say("This file tells another history than the one known: its first {known} revisions are not those "
                       "that were seen.",
                       {{"known", std::to_string(known.head.size)}}));
        else
            lane->known = true;
    }
    for (auto const& lane : result.lanes) {
        if (lane.known || lane.own || lane.size == 0 || lane.key.empty()) continue;
        worsen(result, Trust::key_changed,
               say("The key {key}, which this computer does not know, signs {count} revisions here, as {who}. If you "
                   "know whose it is, decide to go on.",
                   {{"key", core::fingerprint(lane.key)},
                    {"count", std::to_string(lane.size)},
                    {"who", first_actor(lane.lane)}}));
    }
}

std::string SqliteStore::first_actor(std::string_view lane) const {
    auto cursor = connection_.prepare("select r.actor from lane l join revision r on r.lane = l.number and r.idx = 0 "
                                      "where l.uuid = ?1");
    cursor.bind(1, lane);
    return cursor.next() ? std::string(cursor.text(0)) : std::string();
}

void SqliteStore::refuse_undecided() const {
    if (core::needs_decision(standing_.status))
        throw core::Error(core::Code::refused, core::why_not_written(standing_.status));
}

void SqliteStore::note_heads(When when) {
    // What is missing is not written anew before somebody decides: the file may be an older one.
    if (!unnoted_ || read_only() || !ours_ || !keyring_.remembers() || standing_.status >= Trust::heads_missing) return;
    auto const now = std::chrono::steady_clock::now();
    if (when == When::now_and_then && now - noted_ < note_every) return;
    Mark mark;
    if (auto const* key = keyring_.key()) mark.own = key->public_key();
    mark.lanes = lanes_seen(lanes());
    noted_ = now;
    auto const name = workspace();
    auto const known = keyring_.mark(name);
    if (known != mark && !keyring_.remember(name, mark)) return;
    unnoted_ = false;
    // After the note itself: who finds the path noted expects that one, too.
    remember_workspace_here();
}

void SqliteStore::note_heads_of_what_is_saved(When when) noexcept {
    unnoted_ = true;
    try {
        note_heads(when);
    } catch (std::exception const&) { // the note stays behind, and is made later
    }
}

core::ChangeSet SqliteStore::accept() {
    refuse_read_only();
    auto const looked = look_at_heads();
    auto const& found = standing_.status > looked.status ? standing_ : looked; // a walk saw more than the heads tell
    core::ChangeSet result;
    result.operation = core::accept_operation;
    auto const takes_over = found.status == Trust::unsigned_log && keyring_.key_to_write(options_.entropy);
    if (found.status < Trust::heads_missing && !takes_over) return result;
    if (found.status == Trust::rows_differ)
        throw core::Error(core::Code::refused, core::why_not_written(found.status));
    auto const pen = lock_writer();
    Transaction transaction(connection_);
    // The tree is taken up from the entries as they are.
    auto lane = lane_to_write();
    core::MerkleFrontier tree;
    for (auto const& leaf : leaves(lane.name)) tree.append(leaf);
    auto renewed = connection_.prepare("update lane set size = ?2, frontier = ?3 where number = ?1");
    renewed.bind(1, lane.number).bind_blob(3, tree.save()).bind(2, static_cast<std::int64_t>(tree.size()));
    renewed.run();
    core::Revision revision;
    revision.seq = head() + 1;
    revision.at = now();
    revision.actor = options_.actor;
    revision.operation = core::accept_operation;
    auto const mark = keyring_.mark(workspace());
    core::Decision decision{found.status, found.finding.text, place_of_finding(found), {}, {}};
    if (mark) decision.known = heads_of(*mark);
    if (lane.key) decision.taken_over = heads_of(lanes());
    revision.notice = core::encode_decision(decision);
    append(revision, {});
    stand_by_the_file(transaction);
    result.seq = revision.seq;
    transaction.commit();
    standing_ = {};
    note_heads_of_what_is_saved(When::at_once);
    try {
        standing_ = look_at_heads();
    } catch (std::exception const&) { // the decision stands; the next look tells the rest
    }
    return result;
}

} // namespace db
