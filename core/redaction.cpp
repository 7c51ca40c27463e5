#include "core/redaction.h"

#include <nlohmann/json.hpp>

namespace core {

using Json = nlohmann::json;

std::string encode_notice(Redaction const& redaction) {
    Json states = Json::array();
    for (auto const& state : redaction.states)
        states.push_back({state.seq, kind_name(state.ref.kind), id_text(state.ref.id)});
    return Json{{"redaction",
                 {{"authority", redaction.authority}, {"basis", redaction.basis}, {"states", std::move(states)}}}}
        .dump();
}

std::optional<Redaction> redaction_in(std::string_view notice) {
    auto const json = Json::parse(notice, nullptr, false);
    if (!json.is_object() || !json.contains("redaction")) return std::nullopt;
    try {
        auto const& told = json.at("redaction");
        Redaction redaction;
        redaction.basis = told.at("basis").get<std::string>();
        redaction.authority = told.at("authority").get<std::string>();
        for (auto const& state : told.at("states")) {
            auto const id = parse_id(state.at(2).get<std::string>());
            if (!id || !state.at(0).is_number_integer()) return std::nullopt;
            redaction.states.push_back(
                {Ref{kind_from_name(state.at(1).get<std::string>()), *id}, state.at(0).get<Seq>()});
        }
        return redaction;
    } catch (Json::exception const&) {
        return std::nullopt;
    }
}

std::string encode_decision(Trust found, std::vector<LaneHead> const& known) {
    Json lanes = Json::array();
    for (auto const& lane : known)
        lanes.push_back({{"lane", lane.lane}, {"root", to_hex(lane.root)}, {"size", lane.size}});
    return Json{{"decision", {{"found", key_of(found)}, {"known", std::move(lanes)}}}}.dump();
}

Message why_not_written(Trust status) {
    switch (status) {
    case Trust::older_than_known:
        return say("This file is older than what this computer has seen of the workspace. Nothing was changed: "
                   "bring back the newer file, or decide to go on with this one (“verify --accept”, or the badge in "
                   "the window).");
    case Trust::forked:
        return say(
            "This file tells another history than the one this computer has seen of the workspace. "
            "Nothing was changed: find out why, or decide to go on with it (“verify --accept”, or the badge in the "
            "window).");
    case Trust::key_changed:
        return say("The history is signed by another key than the one this computer knows. Nothing was changed: "
                   "find out why, or decide to go on with it (“verify --accept”, or the badge in the window).");
    default:
        return say("The history of this file does not hold together. Nothing was changed: bring back a sound copy, "
                   "or decide to go on with this one (“verify --accept”, or the badge in the window).");
    }
}

} // namespace core
