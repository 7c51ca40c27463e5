#include "core/quotation/exchange.h"

#include <utility>

namespace core {

namespace {

constexpr std::size_t near_lines = 2; ///< a blank line may stand between them

} // namespace

std::optional<Speaker> Exchange::next(std::size_t paragraph) const {
    auto const& [last, earlier] = lines_;
    if (last.speaker.name.empty() || earlier.speaker.name.empty()) return std::nullopt;
    if (last.paragraph + near_lines < paragraph || earlier.paragraph + near_lines < last.paragraph) return std::nullopt;
    if (last.speaker.name == earlier.speaker.name) return std::nullopt;
    Speaker out = earlier.speaker;
    out.standing = Standing::guessed;
    return out;
}

void Exchange::spoke(Speaker const& speaker, std::size_t paragraph) {
    lines_[1] = std::exchange(lines_[0], {speaker, paragraph});
}

} // namespace core
