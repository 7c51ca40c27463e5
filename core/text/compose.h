// Letters with the marks that belong to them, whether they are written as one sign or as several: "é" or "e" and a
// combining accent, as files from some systems have them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// Stands for nothing in what is given to compose(): it is left out. No text holds it.
constexpr char32_t letter_left_out = 0x110000;

/// A text in which every letter is one sign where Unicode has one (NFC), and where each came from.
struct Composed {
    std::u32string text;
    /// Of each code point and of the end: its place in what was composed. Empty when all are where they were.
    std::vector<std::uint32_t> places;

    std::size_t place(std::size_t at) const { return places.empty() ? at : places[at]; }
};

/// Linear in the text. A letter with more marks than any writing has (over 60) stays as it is.
Composed compose(std::u32string text);

} // namespace core
