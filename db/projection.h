// The projections of the log: entity tables, names of parties, references, full text. They are
// written in the same transaction as the log and can be thrown away and rebuilt from it.
#pragma once

#include "core/store.h"
#include "db/sqlite.h"

namespace db {

/// Brings every projection in step with a record's new state.
void project(Connection& connection, core::Record const& record);
/// Removes a record from every projection that shows the present.
void unproject(Connection& connection, core::Ref ref);
/// The record as the projections have it.
std::optional<core::Record> projected(Connection const& connection, core::Ref ref);
/// Makes the extracted words of a text searchable; blobs must be stored before.
void index_text(Connection& connection, core::Text const& text, std::string_view words);

/// Bytes by digest, checked on the way out. Throws Error{damaged} when they no longer match.
std::optional<std::string> load_blob(Connection const& connection, core::Digest const& digest);
/// Stores bytes under their digest, compressed when that pays; a second time is nothing.
void store_blob(Connection& connection, std::string_view bytes);

} // namespace db
