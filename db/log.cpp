#include "db/log.h"

#include "core/model/codec.h"
#include "db/sql.h"

namespace db {

namespace {

std::optional<core::Record> decode_body(core::Ref ref, Cursor const& cursor, int column) {
    if (cursor.null(column)) return std::nullopt;
    return core::decode(ref.kind, ref.id, cursor.text(column));
}

} // namespace

core::Revision read_revision(Cursor const& cursor, core::Digest* root) {
    core::Revision revision;
    revision.seq = cursor.integer(0);
    revision.lane = cursor.text(1);
    revision.index = cursor.integer(2);
    revision.at.ms = cursor.integer(3);
    revision.actor = cursor.text(4);
    revision.operation = cursor.text(5);
    revision.reason = cursor.text(6);
    // A number that is no nature must not be taken for one by being cut to size.
    auto const nature = cursor.integer(7);
    revision.nature = static_cast<core::Nature>(nature < 0 || nature > 3 ? -1 : nature);
    revision.reverts = cursor.integer(8);
    revision.digest = to_digest(cursor.blob(9));
    if (root) *root = to_digest(cursor.blob(10));
    if (!cursor.null(11)) {
        revision.format = 2;
        revision.seen = cursor.blob(11);
        revision.notice = cursor.text(12);
    }
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

std::vector<core::Change> changes_at(Connection const& connection, core::Seq seq) {
    auto cursor = connection.prepare(sql::changes_of);
    cursor.bind(":seq", seq);
    std::vector<core::Change> changes;
    while (cursor.next()) {
        core::Ref const ref{to_kind(cursor.integer(0)), cursor.integer(1)};
        changes.push_back({ref, decode_body(ref, cursor, 3), cursor.null(2)});
    }
    return changes;
}

std::vector<core::Step> steps_of(Connection const& connection, core::Ref ref) {
    auto cursor = connection.prepare(sql::history_of);
    cursor.bind(":kind", static_cast<std::int64_t>(ref.kind)).bind(":entity", ref.id);
    std::vector<core::Step> steps;
    std::optional<core::Record> last;
    bool last_redacted = false;
    while (cursor.next()) {
        core::Step step;
        step.revision = revision_at(connection, cursor.integer(0));
        step.before = std::move(last);
        step.before_redacted = last_redacted;
        step.after = decode_body(ref, cursor, 1);
        step.redacted = cursor.null(2);
        last = step.after;
        last_redacted = step.redacted;
        steps.push_back(std::move(step));
    }
    return steps;
}

core::Seq last_change_of(Connection const& connection, core::Ref ref) {
    auto cursor = connection.prepare(sql::last_change);
    cursor.bind(":kind", static_cast<std::int64_t>(ref.kind)).bind(":entity", ref.id);
    return cursor.next() ? cursor.integer(0) : 0;
}

std::optional<core::Record> state_before(Connection const& connection, core::Ref ref, core::Seq seq) {
    auto cursor = connection.prepare(sql::body_before);
    cursor.bind(":kind", static_cast<std::int64_t>(ref.kind)).bind(":entity", ref.id);
    cursor.bind(":seq", seq);
    return cursor.next() ? decode_body(ref, cursor, 0) : std::nullopt;
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

std::vector<core::Seq> states_of(Connection const& connection, core::Ref ref) {
    auto cursor = connection.prepare("select seq from change where kind = ?1 and entity = ?2 and body is not null "
                                      "order by seq");
    cursor.bind(1, static_cast<std::int64_t>(ref.kind)).bind(2, ref.id);
    std::vector<core::Seq> states;
    while (cursor.next()) states.push_back(cursor.integer(0));
    return states;
}

} // namespace db
