// Which quotation marks belong together. Marks are paired paragraph by paragraph, so a forgotten
// one spoils no more than its own paragraph; a paragraph that opens with the mark still open
// continues the quotation of the one before.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace core {

/// An outermost pair of marks, or an opening mark whose closing one is missing.
struct Marked {
    std::size_t open = 0;  ///< index of the opening mark
    std::size_t close = 0; ///< index of the closing mark, or where the paragraph ends
    bool balanced = true;
    bool interrupted = false; ///< ends at the comma of an incise; another stretch follows
};

/// What single marks can be: in French they are apostrophes and nothing else.
enum class Singles : std::uint8_t { marks, apostrophes };

/// Outermost marked stretches, sorted, without overlap. Linear in the text; a paragraph nests at
/// most a few levels deep, deeper opening marks are ignored.
std::vector<Marked> pair_marks(std::u32string_view text, Singles singles);

/// Whether the code point is a double quotation mark of any style.
bool is_double_mark(char32_t c);

} // namespace core
