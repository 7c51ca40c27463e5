// Rating scales as they are: every change is a new version under the same key.
#pragma once

#include "core/store/records.h"

namespace core {

/// All versions of one scale, newest first, with how many verdicts each carries.
struct ScaleHistory {
    struct Version {
        Scale scale;
        std::int64_t verdicts = 0;
    };
    std::vector<Version> versions;
    Scale const& newest() const { return versions.front().scale; }
    std::int64_t verdicts() const;
};

/// All scales, the one with the oldest first version first.
std::vector<ScaleHistory> scale_histories(Records const& reader);

/// The newest version of every scale, in the same order.
std::vector<Scale> scales_in_force(Records const& reader);

/// The newest version of the scale with that key; nothing if there is none.
std::optional<Scale> newest_version(Records const& reader, std::string_view key);

} // namespace core
