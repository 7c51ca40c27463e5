// A quotation that is a sentence by itself, with no word beside it that tells who says it.
#pragma once

#include "core/quotation/confidence.h"
#include "core/quotation/tokens.h"

namespace core {

/// Whether a sentence has no words but those between marks.
bool only_quotes(Article const& article, Range sentence);

/// Whether a whole sentence stands between the marks, and no title: it begins with a capital and ends with a stop.
bool whole_sentence(Article const& article, std::size_t quote, Range sentence);

/// The most that can be shown for it: it is offered, and never sure.
double most_of_alone(Standing standing);

} // namespace core
