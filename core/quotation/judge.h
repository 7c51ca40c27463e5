// Whether a marked stretch is something said at all. Titles, nicknames and scare quotes wear the
// same marks; small whole numbers are added for what speaks for and against.
#pragma once

#include "core/quotation/attribution.h"
#include "core/quotation/tokens.h"

namespace core {

enum class Verdict : std::uint8_t { said, doubtful, not_said };

struct Weighing {
    Verdict verdict = Verdict::not_said;
    int score = 0;
    std::size_t words = 0;
    bool capital = false; ///< the words begin with a capital
};

/// Weighs the quotation token `quote` of a sentence; `inner` are the tokens between its marks.
Weighing weigh(Article const& article, std::size_t quote, Range sentence,
               Attribution const& attribution, std::vector<Token> const& inner);

} // namespace core
