#include "core/formats/sender_found.h"

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
    return json;
}

SenderFound read_found(nlohmann::json const& json) {
    SenderFound found;
    if (!json.is_object()) return found;
    auto const history = json.find("history");
    if (history != json.end() && history->is_string())
        found.history = from_key<Trust>(history->get_ref<std::string const&>()).value_or(Trust::broken);
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
