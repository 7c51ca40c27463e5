#include "core/ingest/reference.h"

#include "core/base/size.h"
#include "core/ingest/found_text.h"
#include "core/ingest/sentences.h"
#include "core/text/signs.h"
#include "core/text/strict_json.h"
#include "core/text/utf8.h"

#include <nlohmann/json.hpp>

namespace core {

namespace {

constexpr auto version_key = "counterpoint_reference";
constexpr std::string_view reference_begins = "{\n \"counterpoint_reference\": 1,";

std::string member_text(nlohmann::json const& json, char const* key) {
    auto const found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::optional<FactKind> kind_of_fact(std::string const& name) {
    for (int kind = 0; kind <= static_cast<int>(FactKind::format); ++kind)
        if (name_of(static_cast<FactKind>(kind)) == name) return static_cast<FactKind>(kind);
    return std::nullopt;
}

} // namespace

Message told_of_reference(RecordingReference const& reference) {
    return say(sentences::stands_for_recording, {{"name", shown_line(reference.name)}, {"size", size_text(static_cast<std::uint64_t>(reference.size))},
                                                 {"digest", to_hex(reference.digest)}, {"where", shown_line(reference.where)}});
}

bool begins_as_reference(std::string_view beginning) { return beginning.starts_with(reference_begins); }

std::string reference_text(RecordingReference const& reference) {
    nlohmann::ordered_json json;
    json[version_key] = 1;
    json["name"] = repair_utf8(reference.name);
    json["where"] = repair_utf8(reference.where);
    json["media_type"] = reference.media_type;
    json["size"] = reference.size;
    json["sha256"] = to_hex(reference.digest);
    auto& facts = json["facts"] = nlohmann::ordered_json::array();
    for (auto const& each : reference.facts) facts.push_back({std::string(name_of(each.kind)), each.value, each.from});
    return json.dump(1) + "\n";
}

std::optional<RecordingReference> reference_in(std::string_view bytes) {
    if (!begins_as_reference(bytes)) return std::nullopt;
    auto const json = read_json(bytes);
    if (!json || !json->is_object()) return std::nullopt;
    RecordingReference reference;
    reference.name = member_text(*json, "name");
    reference.where = member_text(*json, "where");
    reference.media_type = member_text(*json, "media_type");
    auto const digest = parse_hex(member_text(*json, "sha256"));
    auto const size = json->find("size");
    if (!digest || size == json->end() || !size->is_number_integer() || size->get<std::int64_t>() < 0 || reference.name.empty()) return std::nullopt;
    reference.digest = *digest;
    reference.size = size->get<std::int64_t>();
    if (auto const facts = json->find("facts"); facts != json->end() && facts->is_array())
        for (auto const& each : *facts) {
            if (!each.is_array() || each.size() != 3 || !each[0].is_string() || !each[1].is_string() || !each[2].is_string()) return std::nullopt;
            if (auto const kind = kind_of_fact(each[0].get<std::string>()))
                reference.facts.push_back({*kind, each[1].get<std::string>(), each[2].get<std::string>()});
        }
    return reference;
}

void read_reference(std::string_view bytes, IngestOptions const& options, Ingested& into) {
    auto reference = reference_in(bytes);
    if (!reference) refuse_text(sentences::reference_damaged, options);
    into.facts = std::move(reference->facts);
}

} // namespace core
