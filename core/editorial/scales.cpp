#include "core/editorial/scales.h"

#include <algorithm>

namespace core {

std::int64_t ScaleHistory::verdicts() const {
    std::int64_t all = 0;
    for (auto const& version : versions) all += version.verdicts;
    return all;
}

std::vector<ScaleHistory> scale_histories(Records const& reader) {
    std::vector<ScaleHistory> histories;
    auto ids = reader.list(Kind::scale);
    std::ranges::reverse(ids); // oldest first
    for (auto const id : ids) {
        auto scale = reader.get(Id<Scale>{id});
        auto const same = [&](ScaleHistory const& history) { return history.newest().key == scale.key; };
        auto found = std::ranges::find_if(histories, same);
        if (found == histories.end()) found = histories.insert(found, ScaleHistory{});
        auto const verdicts = reader.count_referring(Kind::review, "scale", ref(scale.id));
        found->versions.push_back({std::move(scale), verdicts});
        std::ranges::sort(found->versions, std::ranges::greater(),
                          [](ScaleHistory::Version const& version) { return version.scale.version; });
    }
    return histories;
}

std::vector<Scale> scales_in_force(Records const& reader) {
    std::vector<Scale> newest;
    auto ids = reader.list(Kind::scale);
    std::ranges::reverse(ids);
    for (auto const id : ids) {
        auto scale = reader.get(Id<Scale>{id});
        auto const found = std::ranges::find(newest, scale.key, &Scale::key);
        if (found == newest.end())
            newest.push_back(std::move(scale));
        else if (found->version <= scale.version) // of two made apart, the later one
            *found = std::move(scale);
    }
    return newest;
}

std::optional<Scale> newest_version(Records const& reader, std::string_view key) {
    std::optional<Scale> newest;
    for (auto const id : reader.list(Kind::scale)) {
        auto scale = reader.find(Id<Scale>{id});
        if (scale && scale->key == key && (!newest || scale->version > newest->version)) newest = std::move(scale);
    }
    return newest;
}

} // namespace core
