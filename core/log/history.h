// The log's arithmetic: what a change commits to, what an entry of the log is made of, and what
// differs between two states of a record. Digests are taken over stored bytes, never over a
// re-serialisation.
#pragma once

#include "core/store/records.h"

#include <span>

namespace core {

/// SHA-256 over a domain tag, the salt, kind and identity, and the body with its length; an erased
/// record has no body, which is distinct from an empty one. The salt (16 random bytes) keeps a short
/// body from being guessed once it is redacted.
Digest change_digest(std::string_view salt, Ref ref, std::optional<std::string_view> body);

/// SHA-256 over a domain tag, the salt and a reason, by which an entry of the third format commits to it.
Digest reason_digest(std::string_view salt, std::string_view reason);
/// Whether the reason a revision shows is the one its entry commits to. A redacted one shows none.
bool reason_holds(Revision const& revision);

/// The head of a lane as another lane's entry names it.
struct LaneHead {
    std::string lane;
    std::int64_t size = 0;
    Digest root;
    bool operator==(LaneHead const&) const = default;
};
std::string encode_heads(std::span<LaneHead const> heads);
/// A Problem when the bytes are no such list.
Result<std::vector<LaneHead>> decode_heads(std::string_view bytes);

/// The entry of the log for a revision and its changes in (kind, identity) order, as the bytes that
/// the RFC 6962 leaf hash covers. Every part carries its length, so no two revisions share bytes. In the third format
/// people are a list, and a revision that is taken back is named by its place; of a reason there is its digest alone.
std::string entry_bytes(Revision const& revision, std::span<Digest const> changes);

/// An entry read back: who, when and what, and the digests of its changes.
struct Entry {
    Revision revision; ///< without its position in a file; of the third format without its reason
    std::vector<Digest> changes;
};
Result<Entry> read_entry(std::string_view bytes);

/// One field that differs between two states of a record.
struct FieldChange {
    std::string_view name;
    std::string label;  ///< in the reader's language
    std::string before; ///< in words; references by their caption
    std::string after;
};

/// Field by field, in the order of the model; nothing before = created, nothing after = deleted.
std::vector<FieldChange> field_changes(std::optional<Record> const& before,
                                       std::optional<Record> const& after, Records const& reader,
                                       Translator const& translator = english());
/// The same with a reader for each side, which knows what things were called then. A field that refers to the same
/// record on both sides has not changed, whatever that one is called.
std::vector<FieldChange> field_changes(std::optional<Record> const& before, Records const& then,
                                       std::optional<Record> const& after, Records const& later,
                                       Translator const& translator = english());

} // namespace core
