// Lists of words as they stand in the program, a bar between them, made ready to be looked for in folded text.
#pragma once

#include "core/text/fold.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// Each once, in the order of their signs.
std::vector<std::string> folded_words(auto const& rows) {
    std::vector<std::string> words;
    for (std::string_view row : rows)
        while (!row.empty()) {
            auto const end = std::min(row.find('|'), row.size());
            if (end > 0) words.push_back(fold(row.substr(0, end)));
            row.remove_prefix(std::min(end + 1, row.size()));
        }
    std::ranges::sort(words);
    words.erase(std::ranges::unique(words).begin(), words.end());
    return words;
}

} // namespace core
