// What findings are about, as a decision names them (core::Subject). A decision that was signed is compared with these
// words, so they never change.
#pragma once

#include "core/store/trust.h"

#include <string>

namespace db {

constexpr std::string_view lane_thing = "lane ";

inline std::string thing_of_lane(std::string_view lane) { return std::string(lane_thing) + std::string(lane); }

/// "12:3ab…", how long a lane is and its tree head; "0:" of one that is not there.
inline std::string head_text(core::LaneReport const* lane) {
    return lane ? std::to_string(lane->size) + ":" + core::to_hex(lane->root) : std::string("0:");
}

inline core::Subject subject_of(core::LaneReport const& lane) { return {thing_of_lane(lane.lane), head_text(&lane)}; }

/// Of what has no name of its own: what its sentence says.
inline core::Subject subject_of(core::Message const& finding) {
    return {"sentence", core::to_hex(core::sha256(core::render(finding)))};
}

} // namespace db
