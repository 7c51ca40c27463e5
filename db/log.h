// Reading the log: revisions, which records they changed, and the lanes with their leaves. The states of records are
// read by proven.h.
#pragma once

#include "core/store/store.h"
#include "db/sqlite.h"

namespace db {

/// A revision row with the columns of revision_get.sql; `root` receives the tree head if wanted.
core::Revision read_revision(Cursor const& cursor, core::Digest* root = nullptr);

/// Throws Error{not_found} if there is none.
core::Revision revision_at(Connection const& connection, core::Seq seq);
/// Its place, by which it is named in every file. Throws Error{not_found} if there is none.
core::LogPlace place_of(Connection const& connection, core::Seq seq);
/// This file's number of a revision; 0 when it is not here.
core::Seq seq_of(Connection const& connection, core::LogPlace const& place);
/// Newest first.
std::vector<core::Revision> revisions_before(Connection const& connection, core::Seq before, int limit);
/// Those that changed the record, newest first, without what they did to it.
std::vector<core::Revision> revisions_of(Connection const& connection, core::Ref ref);
/// The last in the order of the log that was written until then; 0 = none.
core::Seq newest_until(Connection const& connection, core::Instant at);
/// 0 = never.
core::Seq last_change_of(Connection const& connection, core::Ref ref);
/// The lanes with their heads as stored.
std::vector<core::LaneReport> lanes_of(Connection const& connection);
/// Leaf hashes of one lane, in its order.
std::vector<core::Digest> leaves_of(Connection const& connection, std::string_view lane);
/// The same as they are stored, with salt and digest.
std::vector<core::StoredChange> stored_changes_at(Connection const& connection, core::Seq seq);
/// Puts a change, or a revision of the lane with that number, at the end of the log: as it is, whoever wrote it.
void put_change(Connection const& connection, core::Seq seq, core::StoredChange const& change);
void put_revision(Connection const& connection, core::Revision const& revision, std::int64_t lane, core::Digest const& root);
/// The revisions whose state of the record is still there, oldest first.
std::vector<core::Seq> states_of(Connection const& connection, core::Ref ref);

/// "(2, 3, 7)": the kinds of which bytes are kept, for a query.
std::string in_kinds_with_bytes();
/// Whether a state that is still there refers to these bytes.
bool still_referred_to(Connection const& connection, core::Digest const& digest);

} // namespace db
