// The heads of the log: which lane this installation writes, what it signs, and what a look at the heads alone
// tells. What is known of them outside the file is in known_heads.cpp, the walk through everything in verify.cpp.
#include "core/log/redaction.h"
#include "db/sql.h"
#include "db/store.h"
#include "db/subjects.h"

namespace db {

namespace {

using core::say;
using core::Trust;

constexpr std::int64_t kept_every = 256; // so many entries apart, signed heads stay

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
    if (lane.key) expect_lane(lane.name, mine);
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

core::Voucher SqliteStore::voucher() const {
    return [key = keyring_.shared_key()](std::string_view text) -> std::optional<core::Vouched> {
        if (!key) return std::nullopt;
        return core::Vouched{key->public_key(), key->sign(text)};
    };
}

void SqliteStore::worsen(core::Verification& result, Difference found) {
    // Who decides has to know of everything there is to decide, not of the gravest alone.
    if (core::needs_decision(std::min(found.status, result.status)))
        result.remarks.push_back(found.status <= result.status ? found.finding : result.finding);
    if (found.status > result.status) replace(result, std::move(found));
}

void SqliteStore::replace(core::Verification& result, Difference found) {
    result.status = found.status;
    result.finding = std::move(found.finding);
    result.broken_at = found.status == Trust::broken ? found.at : std::nullopt;
    result.subject = std::move(found.subject);
}

SqliteStore::Covered SqliteStore::covered_heads() const {
    Covered covered;
    for (auto const& made : proven_.decisions().all())
        for (auto const& head : made.decision.taken_over)
            if (root_at(head.lane, head.size) == head.root) covered[head.lane] = std::max(covered[head.lane], head.size);
    return covered;
}

std::int64_t SqliteStore::signed_up_to(core::LaneReport const& lane) const {
    auto const name = workspace();
    if (lane.key.empty() || lane.lane != core::lane_name(name, lane.key)) return 0;
    auto notes = connection_.prepare("select c.size, c.note from checkpoint c join lane l on l.number = c.lane "
                                     "where l.uuid = ?1 and c.size <= ?2 order by c.size desc");
    notes.bind(1, lane.lane).bind(2, lane.size);
    while (notes.next()) {
        auto const root = root_at(lane.lane, notes.integer(0));
        auto const head = core::open_checkpoint(notes.text(1), lane.key);
        if (root && head && *head == core::Checkpoint{core::origin_of(name, lane.lane), notes.integer(0), *root})
            return notes.integer(0);
    }
    return 0;
}

std::optional<core::Digest> SqliteStore::root_at(std::string_view lane, std::int64_t size) const {
    auto then = connection_.prepare("select r.root from revision r join lane l on l.number = r.lane "
                                    "where l.uuid = ?1 and r.idx = ?2");
    then.bind(1, lane).bind(2, size - 1);
    return then.next() ? std::optional(to_digest(then.blob(0))) : std::nullopt;
}

core::Verification SqliteStore::look_at_heads_if_readable() const {
    try {
        return look_at_heads();
    } catch (core::Error const& error) {
        if (error.code() != core::Code::damaged) throw;
        return unreadable(error);
    }
}

core::Verification SqliteStore::unreadable(core::Error const& why) {
    core::Verification found;
    found.status = Trust::broken;
    found.finding = why.message();
    found.subject = subject_of(found.finding);
    return found;
}

core::Verification SqliteStore::look_at_heads() const {
    auto const known = keyring_.mark(workspace());
    Snapshot const snapshot(connection_);
    return look_at_heads(covered_heads(), known);
}

core::Verification SqliteStore::look_past_the_last_walk(Covered const& covered, std::optional<Mark> known) const {
    if (known) known->found.reset();
    return look_at_heads(covered, known);
}

core::Verification SqliteStore::look_at_heads(Covered const& covered, std::optional<Mark> const& known) const {
    core::Verification result;
    auto const& decisions = proven_.decisions();
    result.revisions = head();
    result.lanes = lanes();
    auto const name = workspace();
    auto const* key = keyring_.key();
    result.finding = say("Every revision holds: {count} checked.", {{"count", std::to_string(result.revisions)}});

    std::int64_t unaccepted = 0;
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
            worsen(result, {Trust::broken,
                            say("Revision {seq} is missing: the log was longer once.",
                                {{"seq", std::to_string(at ? at : result.revisions + 1)}}),
                            at ? at : result.revisions + 1,
                            {thing_of_lane(lane.lane), ""}});
        if (lane.size == 0) continue;
        if (lane.key.empty()) {
            auto const decided = covered.find(lane.lane);
            lane.accepted = decided == covered.end() ? 0 : std::min(decided->second, lane.size);
            result.unsigned_revisions += lane.size;
            if (lane.accepted < lane.size) unaccepted += lane.size - lane.accepted;
            continue;
        }
        // A tail that nobody signed when somebody decided about it counts as that, whoever signs a later head.
        auto const up_to = signed_up_to(lane);
        auto const undecided = lane.size - up_to - (lane.accepted - decisions.tails().count(lane.lane, up_to));
        result.unsigned_revisions += lane.accepted + undecided;
        auto const taken = covered.find(lane.lane);
        // Of one's own lane nobody decides but oneself, and who decides signs it.
        if (up_to < lane.size &&
            (lane.own || undecided > 0 || taken == covered.end() || taken->second != lane.size))
            worsen(result, {Trust::broken,
                            say("Revision {seq} does not hold: the log up to it is not what was signed.",
                                {{"seq", std::to_string(at)}}),
                            at,
                            subject_of(lane)});
    }
    if (unaccepted > 0 && unaccepted == result.revisions)
        worsen(result, {Trust::unsigned_log,
                        say("Every revision holds: {count} checked. But nobody signs them: whoever can write the file "
                            "could have rewritten them all.",
                            {{"count", std::to_string(result.revisions)}}),
                        {}});
    else if (unaccepted > 0)
        worsen(result, {Trust::unsigned_log,
                        say("Every revision holds: {count} checked. But nobody signs {unsigned} of them: whoever can "
                            "write the file could have written those, or rewritten them.",
                            {{"count", std::to_string(result.revisions)}, {"unsigned", std::to_string(unaccepted)}}),
                        {}});
    else if (result.status == Trust::ok && result.unsigned_revisions > 0)
        result.finding = say("Every revision holds: {count} checked. Nobody signed {unsigned} of them; a decision that "
                             "is signed took them over as they are.",
                             {{"count", std::to_string(result.revisions)},
                              {"unsigned", std::to_string(result.unsigned_revisions)}});
    if (!result.lanes.empty()) {
        auto newest = connection_.prepare("select root from revision order by seq desc limit 1");
        if (newest.next()) result.root = to_digest(newest.blob(0));
    }

    for (auto const& problem : keyring_.problems()) result.remarks.push_back(problem);
    if (!key && keyring_.key_problem() && result.status <= Trust::unsigned_log) {
        replace(result, {Trust::unsigned_log, *keyring_.key_problem(), {}});
        result.remarks.erase(result.remarks.begin());
    }
    look_whether_notes_are_missing(result, known);
    not_yet_noted_.clear();
    look_at_path(result, decisions, known);
    if (known)
        compare_with_known(result, decisions, *known);
    else if (result.status != Trust::heads_missing)
        result.remarks.push_back(say("This computer has not seen this workspace before: whether it is its newest state, "
                                     "and whose key signs it, could not be checked."));
    return result;
}

} // namespace db
