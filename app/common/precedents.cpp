#include "app/common/precedents.h"

#include "app/common/assets.h"
#include "app/common/reading.h"
#include "core/text/strict_json.h"

#include <nlohmann/json.hpp>

namespace app {

core::PrecedentWeights read_weights(std::string const& path) {
    auto const read = core::read_json(read_file(path));
    auto const json = read ? *read : nlohmann::json();
    auto const bad = [&](std::string const& what) {
        return core::Error(core::Code::bad_input, core::say("{file} does not give the weight “{what}” as a number.",
                                                            {{"file", path}, {"what", what}}));
    };
    auto const number = [&](nlohmann::json const& object, std::string const& name) {
        if (!object.is_object() || !object.contains(name) || !object[name].is_number())
            throw bad(name);
        return object[name].get<float>();
    };
    core::PrecedentWeights weights;
    weights.around_terms = number(json, "around_terms");
    weights.speaker_terms = number(json, "speaker_terms");
    auto const& each = json.contains("weights") ? json["weights"] : json;
    for (std::size_t at = 0; at < core::feature_count; ++at)
        weights.weights[at] = number(each, std::string(core::feature_names()[at]));
    return weights;
}

core::PrecedentWeights const& precedent_weights() {
    static auto const weights = read_weights(assets_dir() + "/matching/precedents.json");
    return weights;
}

} // namespace app
