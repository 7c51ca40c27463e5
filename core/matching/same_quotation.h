// The same quotation elsewhere: statements with the very words, or nearly. What differs is a word diff; a
// number or a negation that differs is told apart, for it may turn the meaning round. It only points out:
// nothing is merged by itself.
#pragma once

#include "core/store/reader.h"
#include "core/text/diff.h"

#include <string>
#include <string_view>
#include <vector>

namespace core {

struct SameQuotation {
    Id<Statement> statement;
    bool exact = false;       ///< the same words, whatever their case, accents and marks
    double likeness = 0;      ///< share of common four-letter sequences, 0..1
    std::vector<Piece> difference; ///< from the recorded words to these; empty when exact
    bool numbers_differ = false;
    bool negation_differs = false;
    bool operator==(SameQuotation const&) const = default;
};

/// Statements that say the same, the likest first, up to `limit`. Fewer than three words are too few to be
/// the same by more than chance. `itself` is left out.
std::vector<SameQuotation> same_quotation(Reader const& reader, std::string_view words, std::string_view language,
                                          int limit, Id<Statement> itself = {});

} // namespace core
