// An entry of the log as it travels: the bytes its leaf hash covers, and what they commit to, its reason and the bodies
// of its changes. What a redaction took out does not travel.
#pragma once

#include "core/log/history.h"

namespace core {

struct SealedEntry {
    Entry entry;                       ///< as its bytes read; reason and salt filled in
    std::vector<StoredChange> changes; ///< in the order the entry commits to
    Digest leaf;                       ///< over the bytes
};

/// A redacted change has neither salt nor body.
std::string seal(Revision const& revision, std::vector<StoredChange> const& changes);

/// Reads one back and holds every part to what the bytes commit to. A Problem{damaged} when it is no such entry, is of
/// an older format, or when a part is not what the entry says; Problem{newer} when a later program wrote it.
Result<SealedEntry> open_sealed(std::string_view bytes);

/// How many the bytes kept for it can be, as the record tells.
std::uint64_t most_bytes_of(Record const& record);

} // namespace core
