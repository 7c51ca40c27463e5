// Checks of claims as web pages carry them: JSON-LD in scripts, and microdata in the elements themselves.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <functional>
#include <string_view>

namespace core {

/// Calls for every value of a script with JSON-LD, and for every ClaimReview in microdata, with the line in which it
/// begins (0 = unknown). A script that is no JSON even when it is mended is handed over as null. `page` is UTF-8.
void each_data_in_page(std::string_view page, std::function<void(nlohmann::json const& json, std::int64_t line)> const& call);

} // namespace core
