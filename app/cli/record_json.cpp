#include "app/cli/record_json.h"

#include "core/model/codec.h"
#include "core/log/by_whom.h"

#include <nlohmann/json.hpp>

namespace app::cli {

std::string reference_text(core::Ref ref) {
    return std::string(core::kind_name(ref.kind)) + ":" + core::id_text(ref.id);
}

Json record_json(core::Record const& record, core::Records const& reader) {
    auto const ref = core::ref_of(record);
    Json json;
    json["kind"] = core::kind_name(ref.kind);
    json["id"] = core::id_text(ref.id);
    auto const body = Json::parse(core::encode(record));
    for (auto const& [name, value] : body.items())
        json[name] = value;
    for (auto const& reference : core::references_of(record))
        if (auto const target = reader.find(reference.to))
            json[std::string(reference.field) + "_caption"] = core::caption_of(*target);
    return json;
}

Json facts_json(std::vector<core::FoundFact> const& facts) {
    auto json = Json::array();
    for (auto const& fact : facts)
        json.push_back({{"field", core::name_of(fact.kind)}, {"value", fact.value}, {"from", fact.from}});
    return json;
}

Json revision_json(core::Revision const& revision) {
    Json json;
    json["revision"] = revision.seq;
    json["at"] = core::to_iso(revision.at);
    json["actor"] = revision.actor;
    if (auto const owner = core::entered_by(revision); !owner.empty())
        json["entered_by"] = owner;
    json["operation"] = revision.operation;
    if (!revision.reason.empty())
        json["reason"] = revision.reason;
    if (revision.kind == core::RevisionKind::undo)
        json["undoes"] = revision.reverts;
    if (revision.kind == core::RevisionKind::redo)
        json["redoes"] = revision.reverts;
    json["digest"] = core::to_hex(revision.digest);
    return json;
}

} // namespace app::cli
