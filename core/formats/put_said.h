// Members of a JSON object that are written only when there is something to say.
#pragma once

#include "core/time/time.h"

#include <nlohmann/json.hpp>

namespace core {

inline void put_said(nlohmann::ordered_json& json, char const* key, std::string const& value) {
    if (!value.empty()) json[key] = value;
}

inline void put_said(nlohmann::ordered_json& json, char const* key, PartialDate const& date) {
    if (date.known()) json[key] = date.text();
}

} // namespace core
