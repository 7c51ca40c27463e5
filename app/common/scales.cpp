#include "app/common/scales.h"

#include "app/common/assets.h"
#include "app/common/reading.h"
#include "core/editorial/scales.h"
#include "core/formats/scale_json.h"

#include <algorithm>
#include <filesystem>

namespace app {

namespace {

constexpr std::string_view usual_key = "truth";

} // namespace

std::vector<core::Scale> shipped_scales() {
    std::vector<core::Scale> scales;
    auto const folder = assets_dir() + "/scales";
    std::error_code failed;
    for (auto const& entry : std::filesystem::directory_iterator(folder, failed))
        if (entry.path().extension() == ".json")
            scales.push_back(core::read_scale(read_file(entry.path().string()), entry.path().string()));
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
    draft.kind = core::RevisionKind::foundation;
    draft.base = store.head();
    for (auto& scale : shipped_scales()) {
        scale.id = store.ids().next<core::Scale>();
        draft.puts.push_back(std::move(scale));
    }
    store.commit(draft);
}

core::Id<core::Scale> scale_named(core::Reader const& reader, std::string_view key) {
    auto const newest = core::newest_version(reader, key);
    return newest ? newest->id : core::Id<core::Scale>{};
}

core::Id<core::Scale> default_scale(core::Reader const& reader) {
    if (auto const usual = scale_named(reader, usual_key))
        return usual;
    auto const all = core::scales_in_force(reader);
    return all.empty() ? core::Id<core::Scale>{} : all.front().id;
}

} // namespace app
