// Whether two texts are nearly the same: their sequences of four words, by a sketch of sixty-four numbers (Broder's MinHash)
// and, where that says so, counted one by one.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace core {

/// The sequences of four words of a text, folded, as hashes; each once, ascending. A shorter text is one sequence.
std::vector<std::uint64_t> shingles_of(std::string_view text, std::string_view language);

/// The share of the sequences of both that both have, 0..1 (Jaccard); 0 when one has none.
double resemblance(std::vector<std::uint64_t> const& one, std::vector<std::uint64_t> const& other);

/// The least hash of each of sixty-four ways to hash the sequences.
using Sketch = std::array<std::uint32_t, 64>;
Sketch sketch_of(std::vector<std::uint64_t> const& shingles);

/// The share of the numbers that are alike: an estimate of the resemblance, with a standard error of .05 at .8.
double estimated_resemblance(Sketch const& one, Sketch const& other);

/// From which resemblance on two texts are nearly the same, and from which estimate on that is counted: two standard errors
/// below, so that hardly one is missed.
inline constexpr double nearly_the_same = 0.8;
inline constexpr double worth_counting = 0.7;

} // namespace core
