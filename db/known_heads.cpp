// What this installation noted of the heads outside the file: whether the file still is what was known of it,
// the decision to go on with one that is not, and the note itself.
#include "core/redaction.h"
#include "db/store.h"

#include <algorithm>
#include <set>

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

} // namespace

bool SqliteStore::decided(core::Verification const& found, Mark const& mark) const {
    // Of a lane of ours the head is signed and was looked at; an entry that nobody signs, anybody may have written.
    auto const own = std::ranges::find_if(found.lanes, [](auto const& lane) { return lane.own && !lane.key.empty(); });
    if (own == found.lanes.end()) return false;
    std::set<std::string> wanted;
    for (auto const status : {Trust::older_than_known, Trust::forked, Trust::key_changed, Trust::broken})
        wanted.insert(core::encode_decision(status, heads_of(mark)));
    auto cursor = connection_.prepare("select r.seq from revision r join lane l on l.number = r.lane "
                                      "where r.notice is not null and l.uuid = ?1 and r.operation = ?2");
    cursor.bind(1, own->lane).bind(2, core::accept_operation);
    while (cursor.next()) {
        auto const entry = revision(cursor.integer(0));
        if (wanted.contains(entry.notice)) return stands_under(entry, *own);
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

void SqliteStore::compare_with_known(core::Verification& result, Mark const& mark) const {
    auto const* key = keyring_.key();
    if (!mark.own.empty() && !options_.key_folder.empty() && !keyring_.key_problem() &&
        (!key || key->public_key() != mark.own))
        worsen(result, Trust::key_changed,
               say("This computer signed this workspace with the key {known}; that key is not here any more.",
                   {{"known", core::fingerprint(mark.own)}}));
    // A history always begins with the same lane: another first lane is a history written anew.
    auto const first = std::ranges::find_if(result.lanes, [](auto const& lane) { return lane.size > 0; });
    if (!mark.lanes.empty() && first != result.lanes.end() && first->lane != mark.lanes.front().head.lane)
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
        else
            lane->known = true;
    }
}

void SqliteStore::refuse_undecided() const {
    if (core::needs_decision(standing_.status))
        throw core::Error(core::Code::refused, core::why_not_written(standing_.status));
}

void SqliteStore::heed(core::Verification const& walked) {
    if (!core::needs_decision(walked.status) || walked.status < standing_.status) return;
    // Once somebody decided to go on with it, the same finding is no news.
    if (walked.status == decided_.status && walked.broken_at == decided_.broken_at) return;
    standing_ = walked;
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
    refuse_read_only();
    auto found = look_at_heads();
    if (standing_.status > found.status) found = standing_; // a walk saw more than the heads tell
    core::ChangeSet result;
    result.operation = core::accept_operation;
    if (!core::needs_decision(found.status)) return result;
    auto const pen = take_the_pen();
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
    revision.notice = core::encode_decision(found.status, mark ? heads_of(*mark) : std::vector<core::LaneHead>{});
    append(revision, {});
    stand_by_the_file(transaction);
    transaction.commit();
    decided_ = std::move(found);
    standing_ = {};
    unnoted_ = true;
    result.seq = revision.seq;
    note_heads(When::at_once);
    standing_ = look_at_heads();
    return result;
}

} // namespace db
