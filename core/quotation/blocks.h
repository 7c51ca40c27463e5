// Quotations that stand apart and have no marks: a paragraph that is set in or begun with ">" among others that are not,
// signed in the line below or introduced by a sentence that ends with a colon.
#pragma once

#include "core/quotation/marks.h"
#include "core/quotation/tokens.h"

#include <string_view>
#include <vector>

namespace core {

/// What a line would say if it signed what stands above it.
enum class Signature : std::uint8_t {
    none,
    words,  ///< a dash or brackets, and no name first: "— the crew, 1911"; or a name behind a comma: "3 May, Ada Thorne"
    name,   ///< a name, and perhaps an office or a day behind a comma: "Ada Thorne, 1911"
    marked  ///< the same behind a dash or in brackets
};

/// The shape of a line without the spaces around it; whether it names anybody is not looked at.
Signature signature_shape(std::u32string_view line);

/// `marked` together with what stands apart and has no marks. Sorted and apart. Linear in the text.
std::vector<Marked> with_blocks(std::u32string_view text, std::vector<Marked> marked, Lexicon const& lexicon);

} // namespace core
