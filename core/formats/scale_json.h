// A rating scale as a JSON file: what the shipped scales are written in, and how desks hand scales to
// each other. What is written is read back as the same scale.
#pragma once

#include "core/model/review.h"

#include <string>
#include <string_view>

namespace core {

/// The whole scale but its identity, keys in the order a person would write them.
std::string write_scale(Scale const& scale);

/// Reads a scale, without an identity. Throws Error{bad_input} with one sentence that names `origin`
/// and the place in it: a line and column, or a path such as "ratings[2].colour".
Scale read_scale(std::string_view json, std::string_view origin);

} // namespace core
