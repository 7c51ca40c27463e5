// What a rating scale must look like by itself, whatever else stands in the workspace.
#pragma once

#include "core/model/review.h"

namespace core {

/// Throws Error{bad_input} with one sentence that names the scale and the rating.
void check_content(Scale const& scale);

/// The highest version a scale can reach: there is always a number for the next one until then.
inline constexpr std::int64_t last_scale_version = 1'000'000;

/// "#RRGGBB".
bool is_rating_colour(std::string_view text);

} // namespace core
