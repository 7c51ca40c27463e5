// Where a quotation may have been quoted from: the same words, or nearly, in a source that is earlier or nearer to what was
// said. It only points out: a person says whether it is so.
#pragma once

#include "core/editorial/trail.h"
#include "core/search/grave_difference.h"
#include "core/store/reader.h"

namespace core {

struct ProposedOrigin {
    TrailStep step;
    bool is_longer = false;  ///< it has these words in a row, with more around them
    bool exact = false;            ///< the same words, whatever their case, accents and marks
    double likeness = 0;           ///< share of common four-letter sequences, 0..1
    std::vector<Piece> difference; ///< from the words there to those of the quotation; empty when they are the same
    GraveDifference grave;         ///< what of that may turn the meaning round
    Message reason;                ///< half a sentence: "the same words, in an earlier source"
};

/// Up to `limit` quotations that carry the same statement, one that repeats it, or like words, the likest first and of
/// these the latest. Those it hangs on already, those that hang on it, and those of its own source are left out.
std::vector<ProposedOrigin> proposed_origins(Reader const& reader, Quotation const& quotation, int limit);

/// The statement and those that it repeats or that repeat it, as links on record say: the same, recorded apart.
std::vector<Id<Statement>> recorded_apart(Records const& reader, Id<Statement> statement);

} // namespace core
