#include "core/quotation/turn_taking.h"

#include <algorithm>
#include <utility>

namespace core {

namespace {

constexpr std::size_t near_lines = 2; ///< a blank line may stand between them

} // namespace

std::optional<TurnTaking::Turn> TurnTaking::next(std::size_t paragraph) const {
    auto const& [last, earlier] = lines_;
    if (last.speaker.name.empty() || earlier.speaker.name.empty()) return std::nullopt;
    if (last.paragraph + near_lines < paragraph || earlier.paragraph + near_lines < last.paragraph) return std::nullopt;
    if (last.speaker.name == earlier.speaker.name) return std::nullopt;
    Turn out{earlier.speaker, std::min(last.certainty, earlier.certainty), among_two_};
    out.speaker.standing = Standing::guessed;
    return out;
}

void TurnTaking::spoke(Speaker const& speaker, std::size_t paragraph, double certainty) {
    if (lines_[0].paragraph + near_lines < paragraph) {
        pair_ = {};
        among_two_ = true;
    }
    std::string const& name = speaker.name;
    if (!name.empty() && name != pair_[0] && name != pair_[1]) {
        if (pair_[0].empty()) pair_[0] = name;
        else if (pair_[1].empty()) pair_[1] = name;
        else among_two_ = false;
    }
    lines_[1] = std::exchange(lines_[0], {speaker, paragraph, certainty});
}

} // namespace core
