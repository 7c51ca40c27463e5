// Precedents with the weights the program ships with.
#pragma once

#include "core/matching/precedents.h"

namespace app {

/// Weights from `matching/precedents.json` among the assets, read once. Throws Error{io | bad_input} when they
/// are missing or do not name every feature.
core::PrecedentWeights const& precedent_weights();
/// The same from another file.
core::PrecedentWeights read_weights(std::string const& path);

inline std::vector<core::Precedent> precedents_for(core::Reader const& reader, core::PrecedentQuery const& query,
                                                   int limit) {
    return core::find_precedents(reader, query, precedent_weights(), limit);
}

} // namespace app
