// What a suggestion that is accepted bears on: quotations of one article answer and repeat each other, and the claims made
// by those they answer.
#pragma once

#include "core/operations/statements.h"
#include "core/quotation/detect.h"

#include <map>
#include <string_view>
#include <vector>

namespace core {

/// What stands around a suggestion in its article.
struct Surroundings {
    std::vector<Span> suggested;                 ///< by the index suggestions name each other with
    std::vector<Quotation> recorded;             ///< those recorded in the article
    std::map<std::size_t, std::size_t> together; ///< which suggestions are recorded with it, and as which passage
};

/// What the statement of a suggestion would bear on: the claims made by the statement it answers, or else that
/// statement itself. Their notes are empty: what suggested them stands in the article, and nobody wrote one yet.
std::vector<Tie> ties_of(Reader const& reader, Suggestion const& suggestion, Surroundings const& around);

} // namespace core
