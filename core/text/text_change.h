// Where the passages of a text stand in a later wording of it: the two are compared once, word by word, and every passage
// is carried through that comparison. What was taken away and stands elsewhere is looked for afterwards.
#pragma once

#include "core/text/anchor.h"
#include "core/text/diff.h"

#include <string>
#include <string_view>
#include <vector>

namespace core {

/// What became of a passage.
enum class Carried {
    same,    ///< its words stand there, at the place that corresponds; marks and white space aside
    moved,   ///< its words stand somewhere else
    changed, ///< other words stand in its place, or like ones elsewhere: see the score
    gone     ///< nothing like it
};

struct CarriedPassage {
    Carried how = Carried::gone;
    Span now;         ///< in the later text; empty when gone
    double score = 0; ///< share of the words that stayed, 1 for same and moved, 0 for gone
};

class TextChange {
public:
    /// Both valid UTF-8; `after` must outlive this. Takes about as long as word_diff().
    TextChange(std::string_view before, std::string_view after);

    /// The anchor of a passage of the earlier text.
    CarriedPassage carry(Anchor const& anchor) const;

    std::vector<Piece> const& pieces() const { return pieces_; }
    std::int64_t words_gone() const { return words_gone_; }
    std::int64_t words_come() const { return words_come_; }

private:
    /// A stretch of both texts, code points.
    struct Stretch {
        Span before, after;
        bool same = false;
    };
    CarriedPassage in_place(Span span) const;

    std::string_view after_;
    Offsets offsets_;
    std::vector<Piece> pieces_;
    std::vector<Stretch> stretches_; ///< ascending, without gaps
    std::int64_t words_gone_ = 0, words_come_ = 0;
};

} // namespace core
