#include "db/mark.h"

#include <nlohmann/json.hpp>

namespace db {

namespace {

using Json = nlohmann::json;

constexpr auto format = "counterpoint-heads/2"; // 1 was the same without a signature

std::string dump(Json const& json, int indent) {
    return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

/// What is signed: the note without its signature, for one workspace.
std::string signed_text(Json json, std::string const& workspace) {
    json.erase("signature");
    return std::string(format) + "\n" + workspace + "\n" + dump(json, -1) + "\n";
}

core::PublicKey key_from(Json const& json) {
    auto const digest = core::parse_hex(json.get<std::string>());
    return digest ? core::PublicKey::from(digest->view()) : core::PublicKey{};
}

std::string hex_of(core::PublicKey const& key) {
    core::Digest digest;
    digest.bytes = key.bytes;
    return core::to_hex(digest);
}

Json to_json(Mark const& mark) {
    Json lanes = Json::array();
    for (auto const& lane : mark.lanes)
        lanes.push_back({{"lane", lane.head.lane}, {"size", lane.head.size}, {"root", core::to_hex(lane.head.root)},
                         {"key", hex_of(lane.key)}});
    Json json{{"format", format}, {"own", hex_of(mark.own)}, {"lanes", lanes}};
    if (mark.found) {
        Json values = Json::array();
        for (auto const& arg : mark.found->finding.args)
            values.push_back({arg.name, arg.value, arg.is == core::Arg::Is::words});
        json["found"] = {{"status", core::key_of(mark.found->status)},
                         {"text", mark.found->finding.text},
                         {"values", std::move(values)}};
        if (mark.found->at) json["found"]["at"] = *mark.found->at;
        json["found"]["subject"] = {mark.found->subject.thing, mark.found->subject.stands};
    }
    return json;
}

std::optional<Mark> from_json(Json const& json) {
    try {
        Mark mark;
        mark.own = key_from(json.at("own"));
        for (auto const& each : json.at("lanes")) {
            auto const root = core::parse_hex(each.at("root").get<std::string>());
            if (!root) return std::nullopt;
            mark.lanes.push_back({{each.at("lane").get<std::string>(), each.at("size").get<std::int64_t>(), *root},
                                  key_from(each.at("key"))});
        }
        if (json.contains("found")) {
            auto const& told = json.at("found");
            auto const status = core::from_key<core::Trust>(told.at("status").get<std::string>());
            if (!status) return std::nullopt;
            auto& found = mark.found.emplace(Mark::Found{*status, {told.at("text").get<std::string>(), {}}, {}, {}});
            if (told.contains("at")) found.at = told.at("at").get<std::int64_t>();
            if (told.contains("subject"))
                found.subject = {told.at("subject").at(0).get<std::string>(), told.at("subject").at(1).get<std::string>()};
            for (auto const& value : told.at("values"))
                found.finding.args.emplace_back(value.at(0).get<std::string>(), value.at(1).get<std::string>(),
                                                value.at(2).get<bool>() ? core::Arg::Is::words : core::Arg::Is::data);
        }
        return mark;
    } catch (Json::exception const&) {
        return std::nullopt;
    }
}

} // namespace

std::string write_mark(Mark const& mark, std::string const& workspace, core::SigningKey const* key) {
    auto json = to_json(mark);
    if (key) json["signature"] = core::to_base64(key->sign(signed_text(json, workspace)));
    return dump(json, 1) + "\n";
}

std::optional<ReadMark> read_mark(std::string_view text, std::string const& workspace) {
    auto const json = Json::parse(text, nullptr, false);
    auto mark = json.is_object() ? from_json(json) : std::nullopt;
    if (!mark) return std::nullopt;
    if (!json.contains("signature")) return ReadMark{std::move(*mark), false};
    auto const& written = json.at("signature");
    auto const signature = written.is_string() ? core::from_base64(written.get<std::string>()) : std::nullopt;
    if (!signature || mark->own.empty() ||
        !core::signature_holds(signed_text(json, workspace), *signature, mark->own))
        return std::nullopt;
    return ReadMark{std::move(*mark), true};
}

} // namespace db
