#include "db/store.h"

#include "core/log/history.h"
#include "core/model/codec.h"
#include "core/rules/rules.h"
#include "core/log/redaction.h"
#include "core/operations/merging.h"
#include "core/time/minute.h"
#include "db/derived.h"
#include "db/desk_queue.h"
#include "db/log.h"
#include "db/projection.h"
#include "db/rows.h"
#include "db/sql.h"
#include "db/stamp.h"

#include <sodium.h>
#include <sqlite3.h>

#include <algorithm>
#include <chrono>

namespace db {

namespace {

OpenOptions with_defaults(OpenOptions options) {
    if (!options.clock)
        options.clock = [] {
            using namespace std::chrono;
            return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
        };
    if (!options.entropy)
        options.entropy = [](char* into, std::size_t count) {
            if (sodium_init() < 0)
                throw core::Error(core::Code::io, core::say("The system gives no random numbers."));
            randombytes_buf(into, count);
        };
    return options;
}

/// Drops what changes nothing, so that saving an untouched form leaves no trace in the history.
core::Draft without_idle_parts(core::Draft draft, core::Reader const& reader, bool alone) {
    // Whoever settles a conflict may leave it as it stands. What stays of two that are made one at a shared desk is said
    // to stay: another seat may have made the other one of them.
    auto const said = draft.operation == core::settle_operation || (!alone && core::is_merge(draft.operation));
    if (!said)
        std::erase_if(draft.puts, [&](core::Record const& record) { return reader.find(core::ref_of(record)) == record; });
    std::erase_if(draft.erases, [&](core::Ref ref) { return !reader.find(ref); });
    return draft;
}

} // namespace

SqliteStore::SqliteStore(std::string path, Access access, OpenOptions options,
                         std::unique_ptr<Lock> lock)
    : Reading(path, access), file_(std::move(path), access, std::move(lock)), options_(with_defaults(std::move(options))),
      keyring_(options_.key_folder, options_.head_folder), owner_(keyring_.owner()), ids_([this] { return options_.clock(); },
           [this] {
               std::uint32_t bits = 0;
               options_.entropy(reinterpret_cast<char*>(&bits), sizeof bits);
               return bits;
           }) {}

SqliteStore::~SqliteStore() {
    std::string as_left;
    try {
        // What another program wrote since it was looked at, past the lock, nobody looked at.
        auto const whole = ours_ && walked_ && !core::needs_decision(standing_.status) && !is_short() &&
                           connection_.integer("pragma data_version") == looked_at_;
        note_heads(When::at_once);
        if (!read_only() && ours_) file_.fold_in(connection_);
        if (whole && !read_only()) as_left = settled_stamp_of(path());
    } catch (core::Error const&) { // a reader still looks at it; the next close folds it in
    }
    // The lock must outlive the connection: closing may still write.
    connection_.close();
    if (as_left == stamp_of(path())) remember_as_left(as_left);
}

void SqliteStore::sign_as(std::string const& person, std::string const& owner) {
    options_.actor = person;
    if (!owner.empty()) owner_ = owner;
}

core::Instant SqliteStore::now() const { return core::Instant{options_.clock()}; }

std::string SqliteStore::random_bytes(std::size_t count) const {
    std::string bytes(count, '\0');
    options_.entropy(bytes.data(), count);
    return bytes;
}

std::unique_lock<std::mutex> SqliteStore::lock_writer() {
    std::unique_lock lock(writer_, std::try_to_lock);
    if (!lock)
        throw core::Error(core::Code::locked,
                          core::say("What was redacted is still being removed from the file; try again in a moment. "
                                    "Nothing was changed."));
    return lock;
}

void SqliteStore::look(core::Id<core::Claim> claim) {
    if (read_only() || core::needs_decision(standing_.status)) return;
    std::unique_lock const pen(writer_, std::try_to_lock);
    if (!pen) return; // a mark for oneself is not worth a wait
    note_look(connection_, claim, options_.actor, head());
}

bool SqliteStore::maintain(int records) {
    if (read_only()) return false;
    std::unique_lock const pen(writer_, std::try_to_lock);
    if (!pen) return true;
    note_heads(When::at_once);
    auto const more = maintain_derived(connection_, records);
    if (!more) sqlite3_db_release_memory(connection_.handle()); // what it needs again the system still has
    return more;
}

void SqliteStore::begin_bulk_load() {
    auto const pen = lock_writer();
    // Whoever opens the file next knows by this that they have to be made anew.
    connection_.execute("delete from meta where key = 'words'");
    held_ = true;
}

void SqliteStore::end_bulk_load(core::Progress& progress) {
    if (!held_) return;
    auto const pen = lock_writer();
    Transaction transaction(connection_);
    Proven::Still const still(proven_);
    rebuild_derived(connection_, *this, progress);
    transaction.commit();
    held_ = false;
}

std::unique_ptr<core::Reader> SqliteStore::reader() const {
    if (file_.in_memory()) return nullptr;
    file_.require_the_file();
    auto reader = std::make_unique<Reading<core::Reader>>(path(), Access::read_only);
    reader->take_in_structure();
    reader->take_room();
    return reader;
}

core::Error SqliteStore::moved(core::Ref ref) const {
    auto const by = revision(last_change(ref));
    auto record = find(ref);
    if (!record) record = before(ref, by.seq);
    return core::Error(
        core::Code::stale,
        core::say("“{what}” was changed by {who} at {when} while you were at it; look at its "
                  "history, then try again. Nothing was overwritten.",
                  {{"what", record ? core::caption_of(*record) : core::id_text(ref.id)},
                   {"who", by.actor},
                   {"when", core::minute_text(by.at)}}));
}

void SqliteStore::refuse_if_moved(core::Draft const& draft) const {
    for (auto const& record : draft.puts)
        if (auto const ref = core::ref_of(record); last_change(ref) > draft.base) throw moved(ref);
    for (auto const& ref : draft.erases)
        if (last_change(ref) > draft.base) throw moved(ref);
}

void SqliteStore::refuse_if_altered(core::Draft const& draft) const {
    auto const refuse_altered = [&](core::Ref ref) {
        if (row_holds(connection_, ref, find(ref))) return;
        throw core::Error(core::Code::damaged,
                          core::say("The {kind} {id} is not in its table as the log has it; somebody may have altered "
                                    "it there. Nothing was saved; “check --repair” makes the table anew from the log.",
                                    {core::in_words("kind", core::kind_noun(ref.kind)), {"id", core::id_text(ref.id)}}));
    };
    for (auto const& record : draft.puts) refuse_altered(core::ref_of(record));
    for (auto const& ref : draft.erases) refuse_altered(ref);
}

core::ChangeSet SqliteStore::commit(core::Draft const& draft) {
    // The rules let an undo or redo do what nothing else may.
    if (draft.kind != core::RevisionKind::ordinary && draft.kind != core::RevisionKind::foundation)
        throw core::Error(core::Code::refused, core::say("Only undo and redo take steps back. Nothing was changed."));
    auto result = write(draft, {draft.kind, 0});
    if (draft.redaction && options_.scrubbing == Scrubbing::at_once) {
        core::Progress progress;
        std::ranges::move(scrub_redacted(progress), std::back_inserter(result.remarks));
    }
    return result;
}

void SqliteStore::begin_to_write(std::optional<Transaction>& begun, Catching catching) {
    while (!begun) {
        look_again_if_written();
        walk_before_saving();
        refuse_undecided(catching);
        begun.emplace(connection_);
        // What another program wrote meanwhile nobody looked at, and it would get under this signature.
        if (connection_.integer("pragma data_version") != looked_at_) begun.reset();
    }
    proven_.forget(head() + 1); // one that was never committed may have been looked at
}

/// At a shared desk a change may come in and not count: whoever makes one here is told before it is saved.
void SqliteStore::refuse_what_does_not_count(core::Draft const& draft) const {
    if (proven_.members().empty()) return;
    auto const counts = std::ranges::all_of(draft.puts, [&](core::Record const& record) { return find(core::ref_of(record)) == record; }) &&
                        std::ranges::none_of(draft.erases, [&](core::Ref ref) { return find(ref).has_value(); });
    if (!counts)
        throw core::Error(core::Code::refused,
                          core::say("At this desk that would not count: readers have it with something published, it is in somebody else’s "
                                    "name, or one alone cannot decide it. It takes an editor, or another person. Nothing was changed."));
}

core::ChangeSet SqliteStore::write(core::Draft const& wanted, Intent intent) {
    file_.refuse_read_only();
    auto const pen = lock_writer();
    std::optional<Transaction> begun;
    begin_to_write(begun);
    auto& transaction = *begun;
    std::optional<Proven::Still> still(proven_); // until this revision is written
    auto draft = without_idle_parts(wanted, *this, proven_.members().empty());
    core::ChangeSet result;
    result.operation = draft.operation;
    result.remarks = draft.remarks;
    if (draft.puts.empty() && draft.erases.empty() && !draft.redaction) return result;
    refuse_if_moved(draft);
    refuse_if_altered(draft);
    refuse_verdict_on_unsigned(draft);
    refuse_without_role(draft);
    core::check_rules(draft, *this);
    if (draft.redaction) hold_what_stays(draft);
    for (auto const& blob : draft.blobs) store_blob(connection_, blob);
    Derived derived(connection_, *this);
    std::set<core::Ref> referring; // to what comes back
    if (draft.operation == core::keep_operation)
        for (auto const& record : draft.puts) add_referrers(core::ref_of(record), referring);
    for (auto const& record : draft.puts) referring.erase(core::ref_of(record));
    if (!held_) {
        for (auto const& ref : draft.erases) derived.before(ref, find(ref));
        for (auto const& record : draft.puts) derived.before(core::ref_of(record), find(core::ref_of(record)));
        for (auto const& ref : referring) derived.before(ref, find(ref));
    }
    for (auto const& ref : draft.erases) unproject(connection_, ref);
    for (auto const& record : draft.puts) project(connection_, record);
    core::Revision revision;
    revision.seq = head() + 1;
    revision.at = now();
    revision.actor = options_.actor;
    revision.operation = draft.operation;
    revision.reason = draft.reason;
    revision.kind = intent.kind;
    revision.reverts = intent.reverts;
    if (draft.redaction) refuse_unsigned(*draft.redaction);
    if (draft.redaction)
        revision.notice = core::encode_notice(*draft.redaction, [&](core::Seq seq) { return place_of(connection_, seq); });
    still.reset();
    append(revision, draft);
    // What counts at a desk is asked of what will be seen.
    auto const at_a_desk = !proven_.members().empty();
    if (draft.redaction && at_a_desk) take_out(revision.seq, *draft.redaction);
    {
        Proven::Still const written(proven_);
        refuse_what_does_not_count(draft);
        // What was just written is read back before it counts (a habit of Fossil's).
        for (auto const& record : draft.puts)
            if (auto const ref = core::ref_of(record); find(ref) != record || projected(connection_, ref) != record)
                throw core::Error(core::Code::damaged,
                                  core::say("What was written could not be read back the same; nothing "
                                            "was saved."));
        if (!held_) {
            for (auto const& record : draft.puts) derived.after(core::ref_of(record), record);
            for (auto const& ref : referring) derived.after(ref, find(ref));
            derived.settle();
        }
    }
    if (draft.redaction && !at_a_desk) take_out(revision.seq, *draft.redaction);
    result.seq = revision.seq;
    for (auto const& record : draft.puts) result.refs.push_back(core::ref_of(record));
    result.refs.insert(result.refs.end(), draft.erases.begin(), draft.erases.end());
    file_.stand_by_the_file(connection_, transaction);
    transaction.commit();
    // From here on it is saved: nothing may make an error of it any more.
    note_heads_of_what_is_saved(When::now_and_then);
    return result;
}

bool SqliteStore::says_owner(OwnLane const& lane) {
    if (owner_.empty() || !lane.key || proven_.members().now().find(lane.key->public_key())) return true;
    if (!owner_said_) owner_said_ = proven_.owners().at({lane.name, lane.size});
    return *owner_said_ == owner_;
}

void SqliteStore::append(core::Revision& revision, core::Draft const& draft) {
    struct Entry {
        core::Ref ref;
        std::optional<std::string> body;
    };
    std::vector<Entry> entries;
    for (auto const& record : draft.puts) entries.push_back({core::ref_of(record), core::encode(record)});
    for (auto const& ref : draft.erases) entries.push_back({ref, std::nullopt});
    std::ranges::sort(entries, {}, &Entry::ref);

    auto lane = lane_to_write();
    revision.lane = lane.name;
    revision.index = lane.size;
    revision.format = core::newest_entry_format;
    revision.seen = name_other_heads(lane);
    if (revision.reverts) revision.reverted = place_of(connection_, revision.reverts);
    if (!revision.reason.empty()) {
        revision.reason_salt = random_bytes(16);
        revision.reason_digest = core::reason_digest(revision.reason_salt, revision.reason);
    }

    if (!says_owner(lane)) {
        revision.notice = core::with_owner(revision.notice, owner_);
        owner_said_.reset(); // what is rolled back was not said
    }

    std::vector<core::Digest> digests;
    for (auto const& [ref, body] : entries) {
        auto const salt = random_bytes(16);
        digests.push_back(core::change_digest(
            salt, ref, body ? std::optional<std::string_view>(*body) : std::nullopt));
        put_change(connection_, revision.seq, {ref, salt, body, digests.back()});
    }
    revision.digest = core::MerkleFrontier::leaf(core::entry_bytes(revision, digests));
    lane.tree.append(revision.digest);
    ++lane.size;

    put_revision(connection_, revision, lane.number, lane.tree.root());
    auto update = connection_.prepare("update lane set size = ?2, frontier = ?3 where number = ?1");
    update.bind(1, lane.number).bind(2, lane.size).bind_blob(3, lane.tree.save());
    update.run();
    if (lane.key) sign_head(lane);
}

} // namespace db
