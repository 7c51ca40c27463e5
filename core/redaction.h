// What an entry of the log says besides its changes: that states were redacted, or that somebody decided
// to go on with a file that is not what was known of it. Kept as canonical JSON, covered by the entry.
#pragma once

#include "core/history.h"

namespace core {

/// The operations that carry a notice.
constexpr std::string_view redact_operation = "record.redact";
constexpr std::string_view accept_operation = "history.accept";

std::string encode_notice(Redaction const& redaction);
/// The redaction a notice tells of; nothing when it tells of something else or cannot be read.
std::optional<Redaction> redaction_in(std::string_view notice);

/// A decision: what the history was found to be, and the heads that were known until then.
std::string encode_decision(Trust found, std::vector<LaneHead> const& known);

/// One sentence for what a status means and what can be done, as a refusal to write says it.
Message why_not_written(Trust status);

} // namespace core
