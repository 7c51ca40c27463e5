#include "core/text/strict_json.h"

#include "core/text/signs.h"
#include "core/text/utf8.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <vector>

namespace core {

namespace {

using Json = nlohmann::json;

/// Walks the text before it becomes values.
class StrictWalk final : public nlohmann::json_sax<Json> {
public:
    std::optional<JsonFault> fault;

    bool null() override { return one_more(); }
    bool boolean(bool) override { return one_more(); }
    bool number_integer(number_integer_t) override { return one_more(); }
    bool number_unsigned(number_unsigned_t) override { return one_more(); }
    bool number_float(number_float_t, string_t const&) override { return one_more(); }
    bool string(string_t&) override { return one_more(); }
    bool binary(binary_t&) override { return one_more(); }
    bool start_object(std::size_t) override { return enter(); }
    bool end_object() override { return leave(); }
    bool start_array(std::size_t) override { return enter(); }
    bool end_array() override { return leave(); }
    bool key(string_t& name) override {
        last_key_ = name;
        return keys_.back().insert(name).second || refuse({JsonFault::What::twice, 0, name});
    }
    bool parse_error(std::size_t byte, std::string const&, nlohmann::detail::exception const& error) override {
        constexpr int number_out_of_range = 406;
        if (error.id == number_out_of_range) return refuse({JsonFault::What::number, byte, {}});
        auto const is_half = std::string_view(error.what()).find("surrogate") != std::string_view::npos;
        return refuse({is_half ? JsonFault::What::half_sign : JsonFault::What::syntax, byte, {}});
    }

private:
    bool one_more() { return ++values_ <= most_json_values || refuse({JsonFault::What::many, 0, last_key_}); }
    bool enter() {
        if (keys_.size() >= static_cast<std::size_t>(deepest_json))
            return refuse({JsonFault::What::deep, 0, last_key_});
        if (!one_more()) return false;
        keys_.emplace_back();
        return true;
    }
    bool leave() {
        keys_.pop_back();
        return true;
    }
    bool refuse(JsonFault why) {
        if (!fault) fault = std::move(why);
        return false;
    }

    std::vector<std::set<std::string>> keys_;
    std::string last_key_;
    int values_ = 0;
};

std::optional<std::string> unfit_below(Json const& json, std::string const& path) {
    if (json.is_string()) {
        auto const& text = json.get_ref<std::string const&>();
        return find_unfit(text, TextForm::text) ? std::optional(path) : std::nullopt;
    }
    if (json.is_object())
        for (auto const& [key, value] : json.items()) {
            if (find_unfit(key, TextForm::text)) return path + "." + key;
            if (auto found = unfit_below(value, path.empty() ? key : path + "." + key)) return found;
        }
    if (json.is_array())
        for (std::size_t at = 0; at < json.size(); ++at)
            if (auto found = unfit_below(json[at], path + "[" + std::to_string(at) + "]")) return found;
    return std::nullopt;
}

/// With the line and column of what the parser could not take.
JsonFault placed(JsonFault fault, std::string_view text) {
    if ((fault.what != JsonFault::What::syntax && fault.what != JsonFault::What::half_sign) || fault.byte == 0) return fault;
    auto const before = text.substr(0, std::min(fault.byte - 1, text.size()));
    auto const begins = before.rfind('\n') + 1; // npos + 1 is 0
    fault.line = std::ranges::count(before, '\n') + 1;
    fault.column = std::ranges::count_if(before.substr(begins), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }) + 1;
    return fault;
}

} // namespace

Message fault_message(JsonFault const& fault, std::int64_t first_line, std::int64_t first_column) {
    switch (fault.what) {
    case JsonFault::What::encoding:
        return say("Byte {at} is not valid UTF-8.", {{"at", std::to_string(fault.byte)}});
    case JsonFault::What::number: return say("One of its numbers is too large.");
    case JsonFault::What::twice:
        return say("“{key}” stands twice in one object: which of them is meant nobody can tell.", {{"key", fault.key}});
    case JsonFault::What::deep:
        return say("Its lists and objects stand in each other more than {most} deep.",
                   {{"most", std::to_string(deepest_json)}});
    case JsonFault::What::many:
        return say("It holds more than {most} values, from “{key}” on.",
                   {{"most", std::to_string(most_json_values)}, {"key", fault.key}});
    case JsonFault::What::syntax:
    case JsonFault::What::half_sign: break;
    }
    if (fault.line == 0) return say("This is no valid JSON.");
    if (fault.what == JsonFault::What::half_sign) {
        auto const line = std::to_string(first_line == 0 ? 1 : fault.line + first_line - 1);
        auto const at = std::to_string(fault.line == 1 ? fault.column + first_column - 1 : fault.column);
        if (first_line == 0)
            return say("Column {column} has half of a sign, a surrogate without the other half (such as \\ud83d alone).", {{"column", at}});
        return say("Line {line}, column {column} has half of a sign, a surrogate without the other half (such as \\ud83d alone).",
                   {{"line", line}, {"column", at}});
    }
    auto const column = std::to_string(fault.line == 1 ? fault.column + first_column - 1 : fault.column);
    if (first_line == 0) return say("This is no valid JSON: the fault is in column {column}.", {{"column", column}});
    return say("This is no valid JSON: the fault is in line {line}, column {column}.",
               {{"line", std::to_string(fault.line + first_line - 1)}, {"column", column}});
}

tl::expected<Json, JsonFault> read_json(std::string_view text) {
    if (auto const bad = find_invalid_utf8(text))
        return tl::unexpected(JsonFault{JsonFault::What::encoding, static_cast<std::size_t>(count(*bad)), {}});
    StrictWalk walk;
    if (!Json::sax_parse(text.begin(), text.end(), &walk)) return tl::unexpected(placed(walk.fault.value_or(JsonFault{}), text));
    auto json = Json::parse(text.begin(), text.end(), nullptr, false);
    if (json.is_discarded()) return tl::unexpected(JsonFault{});
    return json;
}

std::optional<std::string> unfit_text_in(Json const& json) { return unfit_below(json, ""); }

} // namespace core
