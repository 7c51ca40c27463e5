#include "core/formats/json_parts.h"

namespace core {

Json const& no_json() {
    static Json const none;
    return none;
}

Json const& member(Json const& json, char const* key) {
    if (!json.is_object())
        return no_json();
    auto const found = json.find(key);
    if (found != json.end())
        return *found;
    // Microdata, as programs flatten it.
    auto const properties = json.find("properties");
    if (properties == json.end() || !properties->is_object())
        return no_json();
    auto const inside = properties->find(key);
    return inside == properties->end() ? no_json() : *inside;
}

/// A text, however it is wrapped: {"@value": …}, the first of a list that is one, a number.
std::string words_in(Json const& json) {
    if (json.is_string())
        return json.get<std::string>();
    if (json.is_number())
        return json.dump();
    if (json.is_object())
        return words_in(member(json, "@value"));
    if (json.is_array())
        for (auto const& each : json)
            if (auto text = words_in(each); !text.empty())
                return text;
    return {};
}

std::string words_in(Json const& json, std::initializer_list<char const*> keys) {
    for (auto const* key : keys)
        if (auto text = words_in(member(json, key)); !text.empty())
            return text;
    return {};
}

/// One or several: a list as it is, anything else alone.
std::vector<Json const*> each_of(Json const& json) {
    std::vector<Json const*> all;
    if (json.is_array())
        for (auto const& one : json)
            all.push_back(&one);
    else if (!json.is_null())
        all.push_back(&json);
    return all;
}

namespace {

std::string_view type_name(std::string_view type) {
    auto const slash = type.find_last_of("/#:");
    return slash == type.npos ? type : type.substr(slash + 1);
}

} // namespace

bool is_type(Json const& json, std::string_view name) {
    for (auto const* key : {"@type", "type"})
        for (auto const* type : each_of(member(json, key)))
            if (type->is_string() && type_name(type->get_ref<std::string const&>()) == name)
                return true;
    return false;
}

} // namespace core
