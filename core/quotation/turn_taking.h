// Two who speak by turns, each line opened by a dash: a line that does not tell who speaks belongs to the one before
// the last.
#pragma once

#include "core/quotation/resolve.h"

#include <array>
#include <optional>
#include <string>

namespace core {

class TurnTaking {
public:
    /// Somebody taken for the next to speak.
    struct Turn {
        Speaker speaker;
        double certainty = 1; ///< of the lines it rests on, so that a guess on guesses is less sure than the first
        bool among_two = true; ///< nobody else has spoken: else it may be any of them
    };

    /// Who speaks next in that paragraph, if the two lines before it had two speakers.
    std::optional<Turn> next(std::size_t paragraph) const;

    /// Tells the reading who spoke in a line that a dash opens, and how sure that is; nameless if it is not known.
    void spoke(Speaker const& speaker, std::size_t paragraph, double certainty);

private:
    struct Line {
        Speaker speaker;
        std::size_t paragraph = 0;
        double certainty = 1;
    };
    std::array<Line, 2> lines_; ///< the last one first
    std::array<std::string, 2> pair_; ///< who speak by turns
    bool among_two_ = true;
};

} // namespace core
