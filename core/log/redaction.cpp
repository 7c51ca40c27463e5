#include "core/log/redaction.h"

#include "core/log/members.h"

#include <nlohmann/json.hpp>

namespace core {

using Json = nlohmann::json;

namespace {

Json heads_json(std::vector<LaneHead> const& heads) {
    Json lanes = Json::array();
    for (auto const& head : heads)
        lanes.push_back({{"lane", head.lane}, {"root", to_hex(head.root)}, {"size", head.size}});
    return lanes;
}

/// get() would cut a fraction, and what it makes of 1e300 is anybody's guess.
std::int64_t whole_number(Json const& json) { return json.get_ref<Json::number_integer_t const&>(); }

std::vector<LaneHead> heads_from(Json const& lanes) {
    std::vector<LaneHead> heads;
    for (auto const& lane : lanes)
        heads.push_back({lane.at("lane").get<std::string>(), whole_number(lane.at("size")),
                         value_or_throw(parse_hex(lane.at("root").get<std::string>()))});
    return heads;
}

/// What stands at the front of a list: the place of a revision, or the number that older notices have. 0 = not here.
Seq revision_at_front(Json const& list, SeqOf const& seq_of) {
    if (list.at(0).is_number_integer()) return whole_number(list.at(0));
    return seq_of({list.at(0).get<std::string>(), whole_number(list.at(1))});
}

} // namespace

std::string encode_notice(Redaction const& redaction, LogPlaceOf const& place_of) {
    Json states = Json::array();
    for (auto const& state : redaction.states) {
        auto const place = place_of(state.seq);
        states.push_back({place.lane, place.index, kind_name(state.ref.kind), id_text(state.ref.id)});
    }
    Json told{{"authority", redaction.authority}, {"basis", redaction.basis}, {"states", std::move(states)}};
    for (auto const seq : redaction.reasons) {
        auto const place = place_of(seq);
        told["reasons"].push_back({place.lane, place.index});
    }
    return Json{{"redaction", std::move(told)}}.dump();
}

std::optional<Redaction> redaction_in(std::string_view operation, std::string_view notice, SeqOf const& seq_of) {
    if (operation != redact_operation) return std::nullopt;
    auto const json = Json::parse(notice, nullptr, false);
    if (!json.is_object() || !json.contains("redaction")) return std::nullopt;
    try {
        auto const& told = json.at("redaction");
        Redaction redaction;
        redaction.basis = told.at("basis").get<std::string>();
        redaction.authority = told.at("authority").get<std::string>();
        for (auto const& state : told.at("states")) {
            auto const size = state.size();
            auto const seq = revision_at_front(state, seq_of);
            auto const id = parse_id(state.at(size - 1).get<std::string>());
            if (!id || seq == 0) return std::nullopt;
            redaction.states.push_back({Ref{kind_from_name(state.at(size - 2).get<std::string>()), *id}, seq});
        }
        for (auto const& reason : told.value("reasons", Json::array())) {
            redaction.reasons.push_back(revision_at_front(reason, seq_of));
            if (redaction.reasons.back() == 0) return std::nullopt;
        }
        return redaction;
    } catch (Json::exception const&) {
        return std::nullopt;
    }
}

std::string encode_decision(Decision const& decision) {
    Json told{{"found", key_of(decision.found)},
              {"finding", decision.finding},
              {"known", heads_json(decision.known)},
              {"taken_over", heads_json(decision.taken_over)}};
    if (!decision.at.empty()) told["at"] = {decision.at.lane, decision.at.index};
    if (!decision.subject.thing.empty())
        told["subject"] = {{"thing", decision.subject.thing}, {"stands", decision.subject.stands}};
    for (auto const& tail : decision.tails)
        told["tails"].push_back({{"lane", tail.lane}, {"from", tail.from}, {"to", tail.to}});
    // Names of lanes come from the file, where a hand may have made them anything.
    return Json{{"decision", std::move(told)}}.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<Decision> decision_in(std::string_view operation, std::string_view notice) {
    if (operation != accept_operation) return std::nullopt;
    auto const json = Json::parse(notice, nullptr, false);
    if (!json.is_object() || !json.contains("decision")) return std::nullopt;
    try {
        auto const& told = json.at("decision");
        auto const found = from_key<Trust>(told.at("found").get<std::string>());
        if (!found) return std::nullopt;
        Decision decision;
        decision.found = *found;
        decision.known = heads_from(told.at("known"));
        // Before the third format of entries a decision said neither where nor what it takes over.
        decision.finding = told.value("finding", std::string());
        if (told.contains("at"))
            decision.at = {told.at("at").at(0).get<std::string>(), whole_number(told.at("at").at(1))};
        decision.taken_over = heads_from(told.value("taken_over", Json::array()));
        // Nor, until later, what exactly it was about, or which entries behind a signed head nobody had signed.
        if (told.contains("subject"))
            decision.subject = {told.at("subject").at("thing").get<std::string>(),
                                told.at("subject").at("stands").get<std::string>()};
        for (auto const& tail : told.value("tails", Json::array()))
            decision.tails.push_back(
                {tail.at("lane").get<std::string>(), whole_number(tail.at("from")), whole_number(tail.at("to"))});
        return decision;
    } catch (Json::exception const&) {
        return std::nullopt;
    } catch (Error const&) {
        return std::nullopt;
    }
}

std::string encode_repair(std::int64_t repaired, std::string const& kept) {
    return Json{{"repair", {{"differences", repaired}, {"kept", kept}}}}.dump(-1, ' ', false,
                                                                              Json::error_handler_t::replace);
}

std::string with_owner(std::string_view notice, std::string_view owner) {
    auto json = notice.empty() ? Json::object() : Json::parse(notice);
    json["owner"] = owner;
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<std::string> owner_in(std::string_view notice) {
    auto const json = Json::parse(notice, nullptr, false);
    if (!json.is_object() || !json.contains("owner") || !json["owner"].is_string()) return std::nullopt;
    return json["owner"].get<std::string>();
}

bool notice_fits(std::string_view operation, std::string_view notice) {
    auto const json = Json::parse(notice, nullptr, false);
    if (!json.is_object()) return true;
    if (json.contains("redaction") && operation != redact_operation) return false;
    if (json.contains("decision") && operation != accept_operation) return false;
    return !json.contains("desk") || member_in(operation, notice);
}

Message why_not_written(Trust status) {
    switch (status) {
    case Trust::rows_differ:
        return say("The tables of this file do not say what its history says. Nothing was changed: “check --repair” "
                   "makes them anew from the history.");
    case Trust::older_than_known:
        return say("This file is older than what this computer has seen of the workspace. Nothing was changed: "
                   "at a shared desk “desk sync” fetches what is missing; else bring back the newer file, or decide to go on "
                   "with this one (“verify --accept”, or the badge in the window).");
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
