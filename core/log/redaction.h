// What an entry of the log says besides its changes: that states were redacted, that somebody decided to go on with a
// file that is not what was known of it, whose key it is that signs. Kept as canonical JSON, covered by the entry.
#pragma once

#include "core/log/history.h"

namespace core {

/// The operations that carry a notice.
constexpr std::string_view redact_operation = "record.redact";
constexpr std::string_view accept_operation = "history.accept";
constexpr std::string_view repair_operation = "history.repair";

/// What is signed names revisions by their place; a file has a number for each of its own.
using LogPlaceOf = std::function<LogPlace(Seq)>;
/// 0 when there is no such revision.
using SeqOf = std::function<Seq(LogPlace const&)>;

std::string encode_notice(Redaction const& redaction, LogPlaceOf const& place_of);
/// The redaction the notice of an entry tells of; nothing when its operation is another, when it cannot be read, or names
/// a revision that is not here. Notices of entries before the third format name this file's numbers.
std::optional<Redaction> redaction_in(std::string_view operation, std::string_view notice, SeqOf const& seq_of);

/// The entries from `from` to before `to` of a lane that has a key, which nobody had signed when a person decided to go on
/// with them. A later signed head covers them and does not make them signed.
struct UnsignedTail {
    std::string lane;
    std::int64_t from = 0;
    std::int64_t to = 0;
    bool operator==(UnsignedTail const&) const = default;
};

/// A decision to go on: what the history was found to be, where and about what, the heads that were known until then,
/// and those it takes over as they are. Another finding needs another decision.
struct Decision {
    Trust found = Trust::ok;
    std::string finding; ///< its sentence before translation, without what it names
    LogPlace at;         ///< where a history begins not to hold; empty when that is nowhere, or the revision is missing
    Subject subject;     ///< empty in what earlier programs wrote
    std::vector<LaneHead> known;
    std::vector<LaneHead> taken_over;
    std::vector<UnsignedTail> tails;
};
std::string encode_decision(Decision const& decision);
/// The decision the notice of an entry tells of; nothing when its operation is another or it cannot be read.
std::optional<Decision> decision_in(std::string_view operation, std::string_view notice);

/// That tables were made anew from the log: how many differences, and the file that is kept as it was found.
std::string encode_repair(std::int64_t repaired, std::string const& kept);

/// The notice of an entry that also says whose key signs its lane from there on, until another says otherwise.
std::string with_owner(std::string_view notice, std::string_view owner);
/// Whom a notice names as that; nothing when it names nobody or cannot be read.
std::optional<std::string> owner_in(std::string_view notice);

/// Whether a notice says no more than the operation of its entry is there for: what it says beyond that is obeyed by
/// nobody.
bool notice_fits(std::string_view operation, std::string_view notice);

/// One sentence for what a status means and what can be done, as a refusal to write says it.
Message why_not_written(Trust status);

} // namespace core
