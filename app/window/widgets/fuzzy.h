// Finds commands by a few typed letters: the letters must occur in order; starts of words and
// runs of neighbours count for more. Case and accents do not matter.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace app {

struct FuzzyMatch {
    int score = 0;
    std::vector<std::size_t> positions; ///< indices into the text, ascending
};

/// Nothing if `typed` (spaces aside) does not occur in order. An empty `typed` matches with score
/// 0.
std::optional<FuzzyMatch> fuzzy_match(std::wstring const& typed, std::wstring const& text);

} // namespace app
