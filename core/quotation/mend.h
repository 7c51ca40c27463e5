// Marks that fail: one of the two was forgotten, or the words of two people stand between them. What is made of
// them is unsure, and is offered as unsure.
#pragma once

#include "core/quotation/marks.h"
#include "core/quotation/tokens.h"

#include <vector>

namespace core {

/// The pairs with those mended to which the words around them give bounds, without those they give none.
/// Sorted and apart, as they came. Linear in the text.
std::vector<Marked> mend_marks(std::u32string_view text, std::vector<Marked> const& pairs, Lexicon const& lexicon);

} // namespace core
