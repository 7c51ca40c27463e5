// The best documents for a weighted list of terms, exactly those a full scoring would give, without
// scoring all: a list whose terms cannot lift a document into the best is only asked about documents the
// others brought (MaxScore; Turtle & Flood 1995).
#pragma once

#include "core/matching/postings.h"

#include <functional>

namespace core {

/// The chunks of one term, by first document, and what the term weighs in the query.
struct TermList {
    float weight = 0; ///< of a posting with impact 255
    std::vector<std::string> chunks;
};

struct Scored {
    std::uint32_t document = 0;
    float score = 0;
};

/// Up to `limit` documents, best first, among equals the later one. Damaged chunks are passed over.
/// `work`, if given, is told how many postings were looked at.
std::vector<Scored> best_documents(std::vector<TermList> const& lists, std::size_t limit,
                                   std::uint64_t* work = nullptr);

} // namespace core
