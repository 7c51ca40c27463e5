// Parts of JSON as people mark up pages: what is missing is nothing, and one stands where several may.
#pragma once

#include <nlohmann/json.hpp>

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace core {

using Json = nlohmann::json;

/// A null to refer to.
Json const& no_json();
/// What an object has under that name, also among the `properties` of microdata as programs flatten it; null when it has
/// nothing, or is no object.
Json const& member(Json const& json, char const* key);

/// A text, however it is wrapped: {"@value": …}, the first of a list that is one, a number.
std::string words_in(Json const& json);
/// Of the first of these members that has one.
std::string words_in(Json const& json, std::initializer_list<char const*> keys);

/// One or several: a list as it is, anything else alone, null not at all.
std::vector<Json const*> each_of(Json const& json);

/// Whether its @type is that one of schema.org, or one of several is, by its name or whole address.
bool is_type(Json const& json, std::string_view name);

} // namespace core
