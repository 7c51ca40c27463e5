// The arithmetic of the reader, without windows: which highlight is on top where, and how text with
// very long paragraphs is shown without moving a single position.
#pragma once

#include "app/window/theme.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace app {

/// A stretch of the text that belongs to something, in code points, end excluded.
struct Highlight {
    enum class Look {
        words,  ///< the words that tell of the suggestion at hand: a line under them
        dotted, ///< a suggestion: pale ground, dotted line
        solid,  ///< a recorded quotation
        active  ///< the one being worked on
    };
    long start = 0;
    long end = 0;
    Tint tint;
    Look look = Look::solid;
    /// A relation is a ground in its colour; the verdict on what is asserted two lines in its colour, over a ground of none.
    enum class Tells { relation, verdict } tells = Tells::relation;
    long id = 0;
};

/// A stretch in which the same highlights apply.
struct Segment {
    long start = 0;
    long end = 0;
    std::size_t top = 0;   ///< index of the one that is seen and clicked
    std::size_t depth = 1; ///< how many lie over one another
    bool operator==(Segment const&) const = default;
};

/// Cuts overlaps so that segments are disjoint and in order. Active lies over solid over dotted over words;
/// among equals the shorter lies on top. Empty highlights are left out.
std::vector<Segment> flatten(std::vector<Highlight> const& highlights);

/// Whether the first is drawn over the second.
bool lies_over(Highlight const& one, Highlight const& other);

/// Breaks paragraphs longer than `limit` bytes by turning one space in each stretch into a line
/// break: text views slow down without end on longer ones. Length and all positions stay the same.
std::string break_long_paragraphs(std::string_view utf8, std::size_t limit = 8192);

/// Positions (code points) of paragraphs without any letter, as [start, end) with their line break.
std::vector<std::pair<long, long>> blank_paragraphs(std::string_view utf8);

} // namespace app
