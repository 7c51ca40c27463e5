// A text cut into words and numbers, with what stands between them: what dates in words are looked for in.
#pragma once

#include "core/time/calendar_words.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// What stands between a word and the one before.
enum class Gap : std::uint8_t { joined, space, hyphen, dot, comma, bracket, other };

struct DatePiece {
    std::u32string_view word; ///< in lower case
    std::span<CalendarMeaning const> meanings;
    std::size_t start = 0; ///< in the text, [start, end)
    std::size_t end = 0;
    Gap gap = Gap::other;
    bool number = false; ///< begins with a digit
    bool capital = false;
};

/// The pieces of a text. "l'été" and "mid-December" are two each, "avant-hier" is one, and so is "19.12.22".
class DatePieces {
public:
    explicit DatePieces(std::u32string_view text);
    std::vector<DatePiece> const& all() const { return all_; }

private:
    friend class DateCutter;
    std::u32string lower_; ///< the words are views of it
    std::vector<DatePiece> all_;
};

} // namespace core
