#include "db/log.h"

#include "db/sql.h"

namespace db {

core::Revision read_revision(Cursor const& cursor, core::Digest* root) {
    core::Revision revision;
    revision.seq = cursor.integer(0);
    revision.lane = cursor.text(1);
    revision.index = cursor.integer(2);
    revision.at.ms = cursor.integer(3);
    revision.actor = cursor.text(4);
    revision.operation = cursor.text(5);
    revision.reason = cursor.text(6);
    // A number that is no kind must not be taken for one by being cut to size.
    auto const kind = cursor.integer(7);
    revision.kind = static_cast<core::RevisionKind>(kind < 0 || kind > 3 ? -1 : kind);
    revision.reverts = cursor.integer(8);
    revision.digest = to_digest(cursor.blob(9));
    if (root) *root = to_digest(cursor.blob(10));
    if (!cursor.null(11)) {
        revision.format = 2;
        revision.seen = cursor.blob(11);
        revision.notice = cursor.text(12);
    }
    if (!cursor.null(13)) {
        // One that this program does not know gives other bytes than those that were signed.
        auto const format = cursor.integer(13);
        revision.format = format > 2 && format <= core::newest_entry_format ? static_cast<int>(format) : 0;
        revision.reason_salt = cursor.blob(14);
        revision.reason_digest = to_digest(cursor.blob(15));
    }
    revision.reverted = {std::string(cursor.text(16)), cursor.integer(17)};
    // A number that leads nowhere is not none at all.
    if (revision.reverts != 0 && revision.reverted.lane.empty()) revision.reverted.index = -1;
    return revision;
}

core::Revision revision_at(Connection const& connection, core::Seq seq) {
    auto cursor = connection.prepare(sql::revision_get);
    cursor.bind(":seq", seq);
    if (!cursor.next())
        throw core::Error(core::Code::not_found, core::say("There is no revision {seq}.",
                                                           {{"seq", std::to_string(seq)}}));
    return read_revision(cursor);
}

core::LogPlace place_of(Connection const& connection, core::Seq seq) { return revision_at(connection, seq).place(); }

core::Seq seq_of(Connection const& connection, core::LogPlace const& place) {
    auto cursor = connection.prepare("select r.seq from lane l join revision r on r.lane = l.number and r.idx = ?2 "
                                     "where l.uuid = ?1");
    cursor.bind(1, place.lane).bind(2, place.index);
    return cursor.next() ? cursor.integer(0) : 0;
}

std::vector<core::Revision> revisions_before(Connection const& connection, core::Seq before, int limit) {
    auto cursor = connection.prepare(sql::revisions_before);
    cursor.bind(":before", before ? before : INT64_MAX).bind(":limit", limit);
    std::vector<core::Revision> revisions;
    while (cursor.next()) revisions.push_back(read_revision(cursor));
    return revisions;
}

std::vector<core::Revision> revisions_of(Connection const& connection, core::Ref ref) {
    auto cursor = connection.prepare(sql::revisions_of);
    cursor.bind(":kind", static_cast<std::int64_t>(ref.kind)).bind(":entity", ref.id);
    std::vector<core::Revision> revisions;
    while (cursor.next()) revisions.push_back(read_revision(cursor));
    return revisions;
}

core::Seq newest_until(Connection const& connection, core::Instant at) {
    auto cursor = connection.prepare(sql::newest_until);
    cursor.bind(":before", INT64_MAX).bind(":at", at.ms);
    return cursor.next() ? cursor.integer(0) : 0;
}

core::Seq last_change_of(Connection const& connection, core::Ref ref) {
    auto cursor = connection.prepare(sql::last_change);
    cursor.bind(":kind", static_cast<std::int64_t>(ref.kind)).bind(":entity", ref.id);
    return cursor.next() ? cursor.integer(0) : 0;
}

std::vector<core::LaneReport> lanes_of(Connection const& connection) {
    std::vector<core::LaneReport> lanes;
    auto cursor = connection.prepare(sql::lanes);
    while (cursor.next()) {
        core::LaneReport lane;
        lane.lane = cursor.text(0);
        lane.key = core::PublicKey::from(cursor.blob(1));
        lane.size = cursor.integer(2);
        lane.root = to_digest(cursor.blob(3));
        lane.checkpoint = cursor.text(4);
        lanes.push_back(std::move(lane));
    }
    return lanes;
}

std::vector<core::Digest> leaves_of(Connection const& connection, std::string_view lane) {
    auto cursor = connection.prepare("select digest from revision where lane = (select number from lane where "
                                      "uuid = ?1) order by idx");
    cursor.bind(1, lane);
    std::vector<core::Digest> leaves;
    while (cursor.next()) leaves.push_back(to_digest(cursor.blob(0)));
    return leaves;
}

std::vector<core::StoredChange> stored_changes_at(Connection const& connection, core::Seq seq) {
    auto cursor = connection.prepare(sql::changes_of);
    cursor.bind(":seq", seq);
    std::vector<core::StoredChange> changes;
    while (cursor.next()) {
        core::StoredChange change;
        change.ref = {to_kind(cursor.integer(0)), cursor.integer(1)};
        change.salt = cursor.blob(2);
        if (!cursor.null(3)) change.body = cursor.text(3);
        change.digest = to_digest(cursor.blob(4));
        changes.push_back(std::move(change));
    }
    return changes;
}

void put_change(Connection const& connection, core::Seq seq, core::StoredChange const& change) {
    auto cursor = connection.prepare("insert into change(kind, entity, seq, salt, body, digest) "
                                     "values(?1, ?2, ?3, ?4, ?5, ?6)");
    cursor.bind(1, static_cast<std::int64_t>(change.ref.kind)).bind(2, change.ref.id).bind(3, seq);
    if (change.salt.empty())
        cursor.bind_null(4);
    else
        cursor.bind_blob(4, change.salt);
    if (change.body)
        cursor.bind(5, *change.body);
    else
        cursor.bind_null(5);
    cursor.bind_blob(6, as_bytes(change.digest));
    cursor.run();
}

void put_revision(Connection const& connection, core::Revision const& revision, std::int64_t lane,
                  core::Digest const& root) {
    auto cursor = connection.prepare(
        "insert into revision(seq, lane, idx, at, actor, operation, reason, nature, reverts, digest, "
        "root, seen, notice, format, reason_salt, reason_digest) "
        "values(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)");
    cursor.bind(1, revision.seq).bind(2, lane).bind(3, revision.index).bind(4, revision.at.ms);
    cursor.bind(5, revision.actor).bind(6, revision.operation).bind(7, revision.reason);
    cursor.bind(8, static_cast<std::int64_t>(revision.kind)).bind(9, revision.reverts);
    cursor.bind_blob(10, as_bytes(revision.digest)).bind_blob(11, as_bytes(root));
    cursor.bind_blob(12, revision.seen);
    if (revision.notice.empty())
        cursor.bind_null(13);
    else
        cursor.bind(13, revision.notice);
    cursor.bind(14, revision.format);
    if (!revision.reason_salt.empty()) cursor.bind_blob(15, revision.reason_salt);
    if (!revision.reason_digest.empty()) cursor.bind_blob(16, as_bytes(revision.reason_digest));
    cursor.run();
}

std::vector<core::Seq> states_of(Connection const& connection, core::Ref ref) {
    auto cursor = connection.prepare("select seq from change where kind = ?1 and entity = ?2 and body is not null "
                                      "order by seq");
    cursor.bind(1, static_cast<std::int64_t>(ref.kind)).bind(2, ref.id);
    std::vector<core::Seq> states;
    while (cursor.next()) states.push_back(cursor.integer(0));
    return states;
}

std::string in_kinds_with_bytes() {
    std::string list;
    for (auto const kind : core::kinds_with_bytes()) list += (list.empty() ? "(" : ", ") + std::to_string(static_cast<int>(kind));
    return list + ")";
}

bool still_referred_to(Connection const& connection, core::Digest const& digest) {
    auto cursor = connection.prepare("select 1 from change where kind in " + in_kinds_with_bytes() + " and instr(body, ?1) limit 1");
    cursor.bind(1, core::to_hex(digest));
    return cursor.next();
}

} // namespace db
