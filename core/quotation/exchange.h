// Two who speak by turns, each line opened by a dash: a line that does not tell who speaks belongs to the one before
// the last.
#pragma once

#include "core/quotation/resolve.h"

#include <array>
#include <optional>

namespace core {

class Exchange {
public:
    /// Who speaks next in that paragraph, if the two lines before it had two speakers.
    std::optional<Speaker> next(std::size_t paragraph) const;

    /// Tells the reading who spoke in a line that a dash opens; nameless if that is not known.
    void spoke(Speaker const& speaker, std::size_t paragraph);

private:
    struct Line {
        Speaker speaker;
        std::size_t paragraph = 0;
    };
    std::array<Line, 2> lines_; ///< the last one first
};

} // namespace core
