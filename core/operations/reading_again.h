// The bytes of a capture read in another encoding than they were: a new text beside the one there is, which stays, and
// the quotations marked in that one carried over to where their bytes stand now.
#pragma once

#include "core/ingest/ingest.h"
#include "core/operations/context.h"

namespace core {

/// Whether files of that kind leave it open how their letters are written.
bool can_be_read_again(std::string_view media_type);

/// The saved bytes of the capture a text was made from, read as `encoding` ("windows-1251"). Throws like ingest(), and
/// Error{not_found} when the bytes are not here, and Error{refused} for a kind of file that has no encoding to choose.
/// `confined` reads what is not read here. May take long; writes nothing.
Ingested read_again(Records const& reader, Id<Text> text, std::string const& encoding, ConfinedReading const* confined);

struct ReadAgain {
    Draft draft;
    Id<Text> text;
    std::size_t carried = 0; ///< quotations that stand in the new text now
    std::size_t left = 0;    ///< whose words were not found in it; they stay in the earlier text
};

/// Drafts the new text. Throws Error{refused} when it has the same words as the one there is.
ReadAgain add_text_read_again(Context& context, Id<Text> text, Ingested ingested, ConfinedReading const* confined);

/// How many quotations were carried over, in a sentence.
Message told_of_reading_again(ReadAgain const& made, std::string const& encoding);

} // namespace core
