// The projections of the log that follow from one record alone: entity tables, names of parties,
// references. They are written in the same transaction as the log and can be thrown away and rebuilt from
// it. What follows from several records is in derived.h.
#pragma once

#include "core/store/store.h"
#include "db/sqlite.h"

namespace db {

/// Brings these projections in step with a record's new state.
void project(Connection& connection, core::Record const& record);
/// Removes a record from those that show the present.
void unproject(Connection& connection, core::Ref ref);
/// The record as the projections have it.
std::optional<core::Record> projected(Connection const& connection, core::Ref ref);

/// That `from` refers to `to`, or once did.
struct Mention {
    core::Ref to;
    core::Ref from;
    auto operator<=>(Mention const&) const = default;
};
void remember_mention(Connection& connection, Mention const& mention);

/// Lists every party under its names anew, by the folding of today.
void remember_all_names(Connection& connection, core::Reader const& reader);

/// Takes away the names and offices of what is no party.
void forget_names_of_nobody(Connection& connection);

/// Whether a party is listed under exactly its names; true for other kinds.
bool names_hold(Connection const& connection, core::Record const& record);

/// A title as it is looked up: A to Z in lower case, as SQLite's lower() has it.
std::string title_key(std::string_view title);

/// Bytes by digest, checked on the way out. Throws Error{damaged} when they no longer match.
std::optional<std::string> load_blob(Connection const& connection, core::Digest const& digest);
/// Stores bytes under their digest, compressed when that pays; a second time is nothing.
void store_blob(Connection& connection, core::Blob const& blob);

} // namespace db
