#include "core/formats/sender_found.h"

#include "core/log/by_whom.h"
#include "core/text/person.h"

#include <algorithm>
#include <cctype>
#include <set>

namespace core {

bool SenderFound::in_order() const { return history == Trust::ok || history == Trust::ok_redacted; }

std::vector<TrailStep> all_steps(Dossier const& dossier) {
    std::vector<TrailStep> steps;
    std::set<Id<Quotation>> seen;
    auto const add = [&](std::vector<TrailStep> const& trail) {
        for (auto const& step : trail)
            if (seen.insert(step.quotation.id).second) steps.push_back(step);
    };
    for (auto const* side :
         {&dossier.assertions, &dossier.against, &dossier.in_favour, &dossier.nuances, &dossier.context})
        for (auto const& entry : *side) add(entry.trail);
    for (auto const& line : dossier.replies) add(line.trail);
    return steps;
}

void add_bytes(SenderFound& found, Dossier const& dossier) {
    for (auto const& step : all_steps(dossier)) found.bytes[step.quotation.id] = step.bytes_hold;
}

void add_owners(SenderFound& found, std::vector<HistoryLine> const& history) {
    for (auto const& line : history)
        if (auto const owner = entered_by(line.step.revision); !owner.empty())
            found.entered_by[line.step.revision.lane] = owner;
}

nlohmann::ordered_json found_json(SenderFound const& found, Dossier const& dossier) {
    nlohmann::ordered_json json;
    json["note"] = "As the sender’s program found it. No proof covers this.";
    json["history"] = key_of(found.history);
    json["bytes"] = nlohmann::ordered_json::array();
    for (auto const& step : all_steps(dossier)) {
        auto const told = found.bytes.find(step.quotation.id);
        if (told == found.bytes.end()) continue;
        json["bytes"].push_back({{"quotation", id_text(step.quotation.id.value)}, {"hold", told->second}});
    }
    for (auto const& [lane, owner] : found.entered_by) json["entered_by"].push_back({{"lane", lane}, {"owner", owner}});
    return json;
}

/// What a lane is called holds nothing that a page could act on.
static bool is_lane_name(std::string_view name) {
    auto const fits = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_'; };
    return !name.empty() && name.size() <= 64 && std::ranges::all_of(name, fits);
}

SenderFound read_found(nlohmann::json const& json) {
    SenderFound found;
    if (!json.is_object()) return found;
    auto const history = json.find("history");
    if (history != json.end() && history->is_string())
        found.history = from_key<Trust>(history->get_ref<std::string const&>()).value_or(Trust::broken);
    if (auto const owners = json.find("entered_by"); owners != json.end() && owners->is_array())
        for (auto const& line : *owners) {
            if (!line.is_object()) continue;
            auto const lane = line.find("lane"), owner = line.find("owner");
            if (lane == line.end() || owner == line.end() || !lane->is_string() || !owner->is_string()) continue;
            // A file of it may be called a page: nothing in it is to act as one.
            if (!is_lane_name(lane->get_ref<std::string const&>()) || owner->get_ref<std::string const&>().find_first_of("<>") != std::string::npos) continue;
            if (auto const name = read_person_name(owner->get_ref<std::string const&>()))
                found.entered_by[lane->get<std::string>()] = *name;
        }
    auto const bytes = json.find("bytes");
    if (bytes == json.end() || !bytes->is_array()) return found;
    for (auto const& line : *bytes) {
        if (!line.is_object()) continue;
        auto const quotation = line.find("quotation");
        auto const hold = line.find("hold");
        if (quotation == line.end() || !quotation->is_string() || hold == line.end() || !hold->is_boolean()) continue;
        if (auto const id = parse_id(quotation->get_ref<std::string const&>())) found.bytes[{*id}] = hold->get<bool>();
    }
    return found;
}

} // namespace core
