// What changed between two wordings, word by word, for the eyes: the hops of a source trail and the
// two sides of a revision are shown with it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace core {

struct Piece {
    enum class Kind { same, removed, added };
    Kind kind = Kind::same;
    std::string text;
    bool operator==(Piece const&) const = default;
};

/// The word diff of two texts (valid UTF-8). Same and added pieces joined are `after`, same and
/// removed ones are `before`, byte for byte; neighbours never share a kind. Where the texts
/// differ by more than a few thousand words, that middle is given as removed and added whole, so
/// the cost stays bounded.
std::vector<Piece> word_diff(std::string_view before, std::string_view after);

} // namespace core
