#include "app/common/scales.h"

#include "app/common/assets.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

namespace app {

namespace {

using Json = nlohmann::json;
constexpr std::string_view usual_key = "truth";

core::Rating parse_rating(Json const& json) {
    core::Rating rating;
    rating.key = json.at("key").get<std::string>();
    rating.labels = json.at("labels").get<core::LocalText>();
    rating.definitions = json.value("definitions", core::LocalText{});
    rating.colour = json.value("colour", std::string());
    if (auto const ordinal = json.find("ordinal"); ordinal != json.end() && !ordinal->is_null())
        rating.ordinal = ordinal->get<std::int64_t>();
    auto const kind = json.value("kind", std::string("veracity"));
    if (auto const known = core::from_key<core::RatingKind>(kind))
        rating.kind = *known;
    else
        throw core::Error(core::Code::bad_input,
                          core::say("There is no kind of rating “{kind}”.", {{"kind", kind}}));
    return rating;
}

} // namespace

core::Scale parse_scale(std::string_view text, std::string_view origin) {
    try {
        auto const json = Json::parse(text);
        core::Scale scale;
        scale.key = json.at("key").get<std::string>();
        scale.version = json.value("version", std::int64_t{1});
        scale.names = json.at("names").get<core::LocalText>();
        for (auto const& rating : json.at("ratings"))
            scale.ratings.push_back(parse_rating(rating));
        return scale;
    } catch (Json::exception const& error) {
        throw core::Error(core::Code::bad_input,
                          core::say("{file} is not a rating scale: {why}",
                                    {{"file", std::string(origin)}, {"why", error.what()}}));
    }
}

std::vector<core::Scale> shipped_scales() {
    std::vector<core::Scale> scales;
    auto const folder = assets_dir() + "/scales";
    std::error_code failed;
    for (auto const& entry : std::filesystem::directory_iterator(folder, failed))
        if (entry.path().extension() == ".json")
            scales.push_back(parse_scale(read_file(entry.path().string()), entry.path().string()));
    if (scales.empty())
        throw core::Error(
            core::Code::not_found,
            core::say("There are no rating scales in {folder}.", {{"folder", folder}}));
    std::ranges::sort(scales, {}, [](core::Scale const& scale) {
        return std::pair(scale.key != usual_key, scale.key);
    });
    return scales;
}

void add_default_scales(core::Store& store) {
    if (!store.list(core::Kind::scale).empty())
        return;
    core::Draft draft;
    draft.operation = "workspace.create";
    draft.nature = core::Nature::foundation;
    draft.base = store.head();
    for (auto& scale : shipped_scales()) {
        scale.id = store.ids().next<core::Scale>();
        draft.puts.push_back(std::move(scale));
    }
    store.commit(draft);
}

core::Id<core::Scale> scale_named(core::Reader const& reader, std::string_view key) {
    for (auto const id : reader.list(core::Kind::scale)) // newest first
        if (reader.get(core::Id<core::Scale>{id}).key == key)
            return {id};
    return {};
}

core::Id<core::Scale> default_scale(core::Reader const& reader) {
    if (auto const usual = scale_named(reader, usual_key))
        return usual;
    auto const all = reader.list(core::Kind::scale);
    return all.empty() ? core::Id<core::Scale>{} : core::Id<core::Scale>{all.back()};
}

} // namespace app
