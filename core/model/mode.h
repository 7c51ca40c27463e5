// How words reached the reader: verbatim, in part, reworded, translated, or told as an act.
#pragma once

#include <string_view>

namespace core {

enum class Mode { direct, partial, indirect, translated, narrated };

/// The lower-case word used in files and exports.
constexpr std::string_view to_string(Mode mode) {
    switch (mode) {
    case Mode::direct: return "direct";
    case Mode::partial: return "partial";
    case Mode::indirect: return "indirect";
    case Mode::translated: return "translated";
    case Mode::narrated: return "narrated";
    }
    return "direct";
}

} // namespace core
