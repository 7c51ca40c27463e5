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

/// That `from` refers to `to`, or once did.
struct Mention {
    core::Ref to;
    core::Ref from;
    auto operator<=>(Mention const&) const = default;
};
void remember_mention(Connection& connection, Mention const& mention);

/// The words by which a record is found; of a text, all of it, so its bytes must be stored before.
std::string words_to_index(Connection const& connection, core::Record const& record);
/// The words the search index has for it.
std::string indexed_words(Connection const& connection, core::Ref ref);
/// Takes one row out of the search index.
void unindex(Connection& connection, core::RawId id);
/// Whether a party is listed under exactly its names; true for other kinds.
bool names_hold(Connection const& connection, core::Record const& record);

/// A title as it is looked up: A to Z in lower case, as SQLite's lower() has it.
std::string title_key(std::string_view title);

/// Bytes by digest, checked on the way out. Throws Error{damaged} when they no longer match.
std::optional<std::string> load_blob(Connection const& connection, core::Digest const& digest);
/// Stores bytes under their digest, compressed when that pays; a second time is nothing.
void store_blob(Connection& connection, std::string_view bytes);

} // namespace db
