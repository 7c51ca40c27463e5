// Checks of claims as web pages carry them: JSON-LD in scripts, and microdata in the elements themselves.
#pragma once

#include "core/text/strict_json.h"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

namespace core {

/// A value in a page, and the line in which it begins; of a script that is no JSON as it stands, what is wrong with it, and
/// null when nobody can mend it either.
struct PageData {
    nlohmann::json const& json;
    std::int64_t line = 0; ///< 0 = unknown
    std::optional<JsonFault> fault = {};
};

/// Calls for every value of a script with JSON-LD, and for every ClaimReview and MediaReview in microdata. `page` is UTF-8.
void each_data_in_page(std::string_view page, std::function<void(PageData const&)> const& call);

/// Whether it tells programs of a check of a claim.
bool tells_of_a_check(std::string_view page);

} // namespace core
