// Remarks: written on a record, one of its fields or a passage; answered, resolved and opened again,
// never deleted. And who is to work on a claim.
#pragma once

#include "core/operations/context.h"

namespace core {

struct RemarkFacts {
    Ref on;              ///< the claim, or a record of its dossier
    std::string field;   ///< which field, or empty
    std::string passage; ///< which words of that field (or of a text), or empty
    std::string text;
    Id<Remark> answers;  ///< the remark it answers, or none
    Span at = {};        ///< which of several places the passage has; empty = the first
};

/// Writes a remark in the work on a claim; people called by @name are found among those who work here.
/// Throws Error{bad_input} without words, for a field the record has not, or for a passage that does not
/// stand there.
Made<Remark> make_remark(Context& context, Id<Claim> claim, RemarkFacts const& facts);

/// Resolves a remark, or opens it again. Nothing changes when it is so already.
enum class Resolve { yes, no };
Draft resolve_remark(Context& context, Id<Remark> remark, Resolve resolve);

/// The remarks on a claim and on everything in its dossier, oldest first.
std::vector<Remark> remarks_on(Reader const& reader, Id<Claim> claim);

/// Where the passage of a remark stands now in what it is about; nothing when it went away.
std::optional<Span> passage_now(Reader const& reader, Remark const& remark);

/// The people called by @name in a text, of those given, each once: the longest name that stands there in any
/// spelling. A name ends where its word ends.
std::vector<std::string> mentions_in(std::string_view text, std::vector<std::string> const& people);

/// Says who is to work on a claim; an empty name takes it from everybody. Throws Error{bad_input} for what is no name.
Draft assign_claim(Context& context, Id<Claim> claim, std::string person);

} // namespace core
