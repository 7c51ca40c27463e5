// Taking in what others wrote: the log first, then the rows of every record that may be another by it, all in one
// transaction.
#include "core/model/codec.h"
#include "db/arrival.h"
#include "db/derived.h"
#include "db/projection.h"
#include "db/store.h"

#include <algorithm>
#include <utility>

namespace db {

namespace {

/// With more records than this, making all indexes anew is quicker than changing the rows of each.
constexpr std::size_t many = 5000;

} // namespace

void SqliteStore::add_referrers(core::Ref ref, std::set<core::Ref>& refs) const {
    for (auto const& field : core::fields_referring_to(ref.kind))
        for (auto const id : referring(field.kind, field.field, ref)) refs.insert({field.kind, id});
}

void SqliteStore::add_weighed_by(std::set<core::Ref>& refs) const {
    std::set<core::Ref> weighed;
    auto const each_body = [&](core::Ref ref, auto const& take) {
        auto bodies = connection_.prepare("select body from change where kind = ?1 and entity = ?2 and body is not null");
        bodies.bind(1, static_cast<std::int64_t>(ref.kind)).bind(2, ref.id);
        while (bodies.next()) take(core::decode(ref.kind, ref.id, bodies.text(0)));
    };
    auto const add_all = [&](core::Kind kind, std::string const& which) {
        auto ids = connection_.prepare("select distinct entity from change where kind = ?1" + which);
        ids.bind(1, static_cast<std::int64_t>(kind));
        while (ids.next()) weighed.insert({kind, ids.integer(0)});
    };
    auto has_rules = false;
    for (auto const& ref : refs) {
        has_rules = has_rules || ref.kind == core::Kind::desk_rules;
        if (ref.kind == core::Kind::review) // by what is seen of it, they took effect or went along
            for (auto const kind : {core::Kind::vote, core::Kind::correction})
                for (auto const id : ever_referring(kind, ref)) weighed.insert({kind, id});
        if (ref.kind == core::Kind::vote)
            each_body(ref, [&](core::Record const& vote) { weighed.insert(core::ref(std::get<core::Vote>(vote).review)); });
        if (ref.kind == core::Kind::correction)
            each_body(ref, [&](core::Record const& by) { weighed.insert(core::ref(std::get<core::Correction>(by).review)); });
    }
    if (has_rules) {
        add_all(core::Kind::review, " and instr(body, '\"reviewers\"')");
        add_all(core::Kind::correction, "");
    }
    // If two seats made one scale version, the one that the longest-standing member received first counts; any new
    // entry can decide that.
    add_all(core::Kind::scale, " group by entity having count(*) > 1");
    refs.insert(weighed.begin(), weighed.end());
}

std::set<core::Ref> SqliteStore::judged_anew(std::set<core::PublicKey> keys) const {
    std::set<core::Ref> refs;
    if (keys.empty()) return refs;
    auto const roster = this->roster();
    // A removal can invalidate entries of the removed member, removals and admissions among them; so the keys that
    // these were about are judged anew, too.
    for (auto const& [key, member] : roster.members())
        if (std::ranges::any_of(member.turns, &core::Member::Turn::lowers)) keys.insert(key);
    auto const let_in_by_them = [&](core::Member const& member) {
        return std::ranges::any_of(member.turns, [&](auto const& turn) { return turn.by != member.key && keys.contains(turn.by); });
    };
    for (bool grown = true; std::exchange(grown, false);)
        for (auto const& [key, member] : roster.members())
            if (let_in_by_them(member)) grown = keys.insert(key).second || grown;
    auto lanes = connection_.prepare("select key from lane where key is not null");
    while (lanes.next()) // and those nobody let in so far
        if (auto const key = core::PublicKey::from(lanes.blob(0)); !roster.find(key)) keys.insert(key);
    for (auto const& key : keys) {
        auto cursor = connection_.prepare("select distinct c.kind, c.entity from lane l join revision r on r.lane = "
                                          "l.number join change c on c.seq = r.seq where l.key = ?1");
        cursor.bind_blob(1, key.view());
        while (cursor.next()) refs.insert({to_kind(cursor.integer(0)), cursor.integer(1)});
    }
    add_weighed_by(refs);
    return refs;
}

void SqliteStore::refold(std::set<core::Ref> refs, std::set<core::Ref> const& may_go, std::function<void()> const& bring) {
    // Records that show a name or words of another one change with it when it goes or comes back.
    std::optional<Proven::Still> before(proven_);
    for (auto const& ref : std::set(refs))
        if (may_go.contains(ref) || !find(ref)) add_referrers(ref, refs);
    auto const anew = refs.size() > many &&
                      static_cast<std::int64_t>(refs.size()) > connection_.integer("select count(*) from change") / 4;
    Derived derived(connection_, *this);
    auto const follow = !held_ && !anew;
    if (follow)
        for (auto const& ref : refs) derived.before(ref, find(ref));
    before.reset();
    bring();
    Proven::Still const brought(proven_);
    for (auto const& ref : refs) {
        auto const now = find(ref);
        if (now)
            project(connection_, *now);
        else
            unproject(connection_, ref);
    }
    if (held_) return;
    if (anew) {
        core::Progress progress;
        rebuild_derived(connection_, *this, progress);
        return;
    }
    for (auto const& ref : refs) derived.after(ref, find(ref));
    derived.settle();
}

core::Receipt SqliteStore::receive(std::vector<core::LaneBatch> const& batches,
                                   core::FetchesBytes const& fetch) {
    file_.refuse_read_only();
    auto const pen = lock_writer();
    std::optional<Transaction> transaction;
    begin_to_write(transaction, Catching::up);
    auto const behind = standing_.status == core::Trust::older_than_known;
    Arrival arrival(*this, batches, fetch);
    auto const refs = arrival.refs();
    refold(refs, arrival.may_go(), [&] { arrival.run(); });
    core::Receipt receipt;
    receipt.findings = arrival.findings();
    receipt.entries = arrival.entries();
    if (receipt.entries == 0) return receipt; // rolled back: there is nothing to keep
    // An older copy is whole again when everything that was known of it came in; until then nothing is written to it.
    auto const standing = behind ? look_at_heads() : standing_;
    if (behind && core::needs_decision(standing.status)) throw core::Error(core::Code::refused, core::why_not_written(standing.status));
    receipt.refs.assign(refs.begin(), refs.end());
    file_.stand_by_the_file(connection_, *transaction);
    transaction->commit();
    standing_ = standing;
    note_heads_of_what_is_saved(When::at_once);
    return receipt;
}

} // namespace db
