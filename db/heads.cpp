// The heads of the log: which lane this installation writes, what it signs, what it notes outside the
// file, and what a look at the heads alone tells. The walk through everything is in verify.cpp.
#include "core/redaction.h"
#include "db/sql.h"
#include "db/store.h"

#include <algorithm>

namespace db {

namespace {

using core::say;
using core::Trust;

constexpr std::int64_t kept_every = 256; // so many entries apart, signed heads stay
constexpr auto note_every = std::chrono::seconds(2);

/// The worse of two findings stays.
void worsen(core::Verification& result, Trust status, core::Message finding, std::optional<core::Seq> at = {}) {
    if (status <= result.status) return;
    result.status = status;
    result.finding = std::move(finding);
    result.broken_at = status == Trust::broken ? at : std::nullopt;
}

core::LaneReport const* find_lane(std::vector<core::LaneReport> const& lanes, std::string_view name) {
    auto const found = std::ranges::find(lanes, name, &core::LaneReport::lane);
    return found == lanes.end() ? nullptr : &*found;
}

} // namespace

SqliteStore::OwnLane SqliteStore::lane_to_write() {
    OwnLane lane;
    lane.key = keyring_.key_to_write(options_.entropy);
    auto const mine = lane.key ? lane.key->public_key() : core::PublicKey{};
    {
        auto found = connection_.prepare(
            "select number, uuid, size, frontier from lane where key is ?1 order by number limit 1");
        if (lane.key)
            found.bind_blob(1, mine.view());
        else
            found.bind_null(1);
        if (found.next()) {
            lane.number = found.integer(0);
            lane.name = found.text(1);
            lane.size = found.integer(2);
            lane.tree = core::value_or_throw(core::MerkleFrontier::load(found.blob(3)));
            return lane;
        }
    }
    lane.name = core::lane_name(workspace(), mine);
    lane.number = connection_.integer("select coalesce(max(number), 0) + 1 from lane");
    auto made = connection_.prepare("insert into lane(number, uuid, size, frontier, key) values(?1, ?2, 0, ?3, ?4)");
    made.bind(1, lane.number).bind(2, lane.name).bind_blob(3, lane.tree.save());
    if (lane.key)
        made.bind_blob(4, mine.view());
    else
        made.bind_null(4);
    made.run();
    return lane;
}

std::string SqliteStore::name_other_heads(OwnLane const& lane) {
    std::vector<core::LaneHead> heads;
    std::vector<std::int64_t> numbers;
    auto cursor = connection_.prepare(sql::lanes_unseen);
    cursor.bind(":lane", lane.number);
    while (cursor.next()) {
        numbers.push_back(cursor.integer(0));
        heads.push_back({std::string(cursor.text(1)), cursor.integer(2), to_digest(cursor.blob(3))});
    }
    for (std::size_t at = 0; at < heads.size(); ++at) {
        auto seen = connection_.prepare("insert into lane_seen(lane, other, size) values(?1, ?2, ?3) "
                                        "on conflict(lane, other) do update set size = excluded.size");
        seen.bind(1, lane.number).bind(2, numbers[at]).bind(3, heads[at].size);
        seen.run();
    }
    return core::encode_heads(heads);
}

void SqliteStore::sign_head(OwnLane const& lane) {
    // What is signed is what was stored, not what was meant to be.
    auto stored = connection_.prepare("select r.root, l.frontier from lane l join revision r on r.lane = l.number "
                                      "and r.idx = l.size - 1 where l.number = ?1");
    stored.bind(1, lane.number);
    auto const root = lane.tree.root();
    if (!stored.next() || to_digest(stored.blob(0)) != root || stored.blob(1) != lane.tree.save())
        throw core::Error(core::Code::damaged,
                          say("What was written could not be read back the same; nothing was saved."));
    auto const note = core::sign_checkpoint({core::origin_of(workspace(), lane.name), lane.size, root}, *lane.key);
    auto older = connection_.prepare("delete from checkpoint where lane = ?1 and size = ?2 and size % ?3 <> 0");
    older.bind(1, lane.number).bind(2, lane.size - 1).bind(3, kept_every);
    older.run();
    auto made = connection_.prepare("insert or replace into checkpoint(lane, size, note) values(?1, ?2, ?3)");
    made.bind(1, lane.number).bind(2, lane.size).bind(3, note);
    made.run();
}

SqliteStore::Covered SqliteStore::covered_heads() const {
    Covered covered;
    auto cursor = connection_.prepare("select o.uuid, max(s.size) from lane_seen s join lane o on o.number = s.other "
                                      "join lane l on l.number = s.lane where l.key is not null group by o.uuid");
    while (cursor.next()) covered[std::string(cursor.text(0))] = cursor.integer(1);
    return covered;
}

core::Verification SqliteStore::look_at_heads(Covered const& covered) const {
    core::Verification result;
    result.revisions = head();
    result.lanes = lanes();
    auto const name = workspace();
    auto const* key = keyring_.key();
    result.finding = say("Every revision holds: {count} checked.", {{"count", std::to_string(result.revisions)}});

    for (auto& lane : result.lanes) {
        lane.own = key ? lane.key == key->public_key() : lane.key.empty();
        auto last =
            connection_.prepare("select coalesce(max(r.seq), 0), l.frontier from lane l left join revision r on "
                                "r.lane = l.number and r.idx = l.size - 1 where l.uuid = ?1");
        last.bind(1, lane.lane);
        auto const at = last.next() ? last.integer(0) : 0;
        auto const tree = core::MerkleFrontier::load(last.blob(1));
        if (!tree || static_cast<std::int64_t>(tree->size()) != lane.size ||
            (lane.size > 0 && (at == 0 || tree->root() != lane.root)))
            worsen(result, Trust::broken,
                   say("Revision {seq} is missing: the log was longer once.",
                       {{"seq", std::to_string(at ? at : result.revisions + 1)}}),
                   at ? at : result.revisions + 1);
        if (lane.size == 0) continue;
        if (lane.key.empty()) {
            auto const seen = covered.find(lane.lane);
            if (seen == covered.end() || seen->second < lane.size)
                worsen(result, Trust::unsigned_log,
                       say("Every revision holds: {count} checked. But nobody signs them: whoever can write the file "
                           "could have rewritten them all.",
                           {{"count", std::to_string(result.revisions)}}));
            continue;
        }
        auto const signed_head = core::open_checkpoint(lane.checkpoint, lane.key);
        if (lane.lane != core::lane_name(name, lane.key) || !signed_head ||
            *signed_head != core::Checkpoint{core::origin_of(name, lane.lane), lane.size, lane.root})
            worsen(result, Trust::broken,
                   say("Revision {seq} does not hold: the log up to it is not what was signed.",
                       {{"seq", std::to_string(at)}}),
                   at);
    }
    if (!result.lanes.empty()) {
        auto newest = connection_.prepare("select root from revision order by seq desc limit 1");
        if (newest.next()) result.root = to_digest(newest.blob(0));
    }

    auto const mark = keyring_.mark(name);
    for (auto const& problem : keyring_.problems()) result.remarks.push_back(problem);
    if (!key && keyring_.key_problem() && result.status <= Trust::unsigned_log) {
        result.status = Trust::unsigned_log;
        result.finding = *keyring_.key_problem();
        result.remarks.erase(result.remarks.begin());
    }
    if (!mark) {
        result.remarks.push_back(
            say("This computer has not seen this workspace before: whether it is its newest state, "
                "and whose key signs it, could not be checked."));
        return result;
    }
    if (!mark->own.empty() && !options_.key_folder.empty() && !keyring_.key_problem() &&
        (!key || key->public_key() != mark->own))
        worsen(result, Trust::key_changed,
               say("This computer signed this workspace with the key {known}; that key is not here any more.",
                   {{"known", core::fingerprint(mark->own)}}));
    // A history always begins with the same lane: another first lane is a history written anew.
    auto const first = std::ranges::find_if(result.lanes, [](auto const& lane) { return lane.size > 0; });
    if (!mark->lanes.empty() && first != result.lanes.end() && first->lane != mark->lanes.front().head.lane)
        worsen(result, Trust::key_changed,
               say("This history begins with another key than the one known: it was written anew."));
    for (auto const& known : mark->lanes) {
        auto const* lane = find_lane(result.lanes, known.head.lane);
        if (lane && lane->key != known.key) {
            worsen(result, Trust::key_changed,
                   lane->key.empty()
                       ? say("The key {known} signed this history; now nobody does.",
                             {{"known", core::fingerprint(known.key)}})
                       : say("The key {known} signed this history; now it is {found}.",
                             {{"known", core::fingerprint(known.key)}, {"found", core::fingerprint(lane->key)}}));
            continue;
        }
        if (!lane || lane->size < known.head.size) {
            worsen(result, Trust::older_than_known,
                   say("This file is older than what is known of it: {known} revisions were seen, {found} are here.",
                       {{"known", std::to_string(known.head.size)},
                        {"found", std::to_string(lane ? lane->size : 0)}}));
            continue;
        }
        auto then = connection_.prepare("select r.root from revision r join lane l on l.number = r.lane "
                                        "where l.uuid = ?1 and r.idx = ?2");
        then.bind(1, known.head.lane).bind(2, known.head.size - 1);
        if (known.head.size > 0 && (!then.next() || to_digest(then.blob(0)) != known.head.root))
            worsen(result, Trust::forked,
                   say("This file tells another history than the one known: its first {known} revisions are not those "
                       "that were seen.",
                       {{"known", std::to_string(known.head.size)}}));
        else if (auto const at = std::ranges::find(result.lanes, known.head.lane, &core::LaneReport::lane);
                 at != result.lanes.end())
            at->known = true;
    }
    return result;
}

void SqliteStore::refuse_undecided() const {
    if (core::needs_decision(standing_.status))
        throw core::Error(core::Code::refused, core::why_not_written(standing_.status));
}

void SqliteStore::note_heads(When when) {
    if (!unnoted_ || read_only() || !ours_ || !keyring_.remembers() || core::needs_decision(standing_.status)) return;
    auto const now = std::chrono::steady_clock::now();
    if (when == When::now_and_then && now - noted_ < note_every) return;
    Mark mark;
    if (auto const* key = keyring_.key()) mark.own = key->public_key();
    for (auto const& lane : lanes())
        if (lane.size > 0) mark.lanes.push_back({{lane.lane, lane.size, lane.root}, lane.key});
    noted_ = now;
    auto const name = workspace();
    auto const known = keyring_.mark(name);
    // Without its key an installation still knows which one it had.
    if (mark.own.empty() && known) mark.own = known->own;
    if (known == mark || keyring_.remember(name, mark)) unnoted_ = false;
}

core::ChangeSet SqliteStore::accept() {
    if (read_only())
        throw core::Error(core::Code::read_only, say("The workspace is open for reading only. Nothing was changed."));
    auto const found = look_at_heads(covered_heads());
    core::ChangeSet result;
    result.operation = core::accept_operation;
    if (!core::needs_decision(found.status)) return result;
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
    std::vector<core::LaneReport> known;
    if (auto const mark = keyring_.mark(workspace()))
        for (auto const& each : mark->lanes) {
            auto& report = known.emplace_back();
            report.lane = each.head.lane;
            report.size = each.head.size;
            report.root = each.head.root;
        }
    revision.notice = core::encode_decision(found.status, known);
    append(revision, {});
    transaction.commit();
    standing_ = {};
    unnoted_ = true;
    result.seq = revision.seq;
    note_heads(When::at_once);
    standing_ = look_at_heads(covered_heads());
    return result;
}

} // namespace db
