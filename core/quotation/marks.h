// Which quotation marks belong together. Marks are paired paragraph by paragraph, so a forgotten
// one spoils no more than its own paragraph; a paragraph that opens with the mark still open
// continues the quotation of the one before.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace core {

/// A stretch of words said: an outermost pair of marks, one whose other mark is missing, what a dash or a name at the
/// beginning of the line sets off, or a paragraph that stands apart.
struct Marked {
    enum class Kind : std::uint8_t { marks, dash, turn, block };

    std::size_t open = 0;  ///< index of the opening mark
    std::size_t close = 0; ///< index of the closing mark, or where the words end
    bool balanced = true;  ///< both marks are there
    bool interrupted = false; ///< ends at the comma of an incise; another stretch follows
    std::uint8_t open_width = 1;  ///< code points of the mark: two apostrophes are one; 0: it is missing
    std::uint8_t close_width = 1;
    Kind kind = Kind::marks;
    /// The last paragraph that opened with the mark again; 0: none did.
    std::size_t reopened = 0;

    /// Where the words begin.
    std::size_t inside() const { return open + open_width; }
    /// Where the text goes on.
    std::size_t end() const {
        bool const mark = (balanced || open_width == 0) && !interrupted;
        return mark ? close + close_width : close;
    }
};

/// What single marks can be: in French they are apostrophes and nothing else.
enum class Singles : std::uint8_t { marks, apostrophes };

/// Outermost marked stretches, sorted, without overlap. Linear in the text; a paragraph nests at
/// most a few levels deep, deeper opening marks are ignored. Unbalanced: an opening mark without a closing one,
/// which reaches to the next opening mark or to the end of its paragraph; a closing one without opening, which
/// reaches back to the mark before or to the beginning of its paragraph.
std::vector<Marked> pair_marks(std::u32string_view text, Singles singles);

/// Whether the code point is a double quotation mark of any style.
bool is_double_mark(char32_t c);

/// Whether it is any quotation mark, an apostrophe included.
bool is_mark(char32_t c);

} // namespace core
