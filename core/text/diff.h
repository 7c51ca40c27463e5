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
/// removed ones are `before`, byte for byte; neighbours never share a kind. Texts that differ much
/// are held together by runs of words that stand once in each, and a stretch between two of these that
/// has little in common is given as removed and added whole: the work stays in step with the length.
/// `work`, if given, receives how many places were looked at.
std::vector<Piece> word_diff(std::string_view before, std::string_view after, std::size_t* work = nullptr);

/// The same for the eyes: white space alone between two changes belongs to both, so that a rewritten
/// passage reads as one. Still byte for byte.
std::vector<Piece> in_passages(std::vector<Piece> const& pieces);

/// A diff cut down to what changed with about `around` code points beside it, and as much of what
/// changed as fits in `most`; "…" stands for what is left out.
struct Abridged {
    std::vector<Piece> pieces;
    bool cut = false; ///< something is left out
};
Abridged abridged(std::vector<Piece> const& pieces, std::size_t around = 80, std::size_t most = 600);

} // namespace core
