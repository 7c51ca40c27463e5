#include "core/ingest/wide.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace core {

namespace {

constexpr std::size_t looked_at = 16 * 1024;

struct WideUnits {
    std::size_t all = 0, ascii_like = 0, alphabet = 0, east_asian = 0, telling = 0;
    bool impossible = false; ///< control characters, halves of pairs, private signs
};

/// Marks and small letters that stand in every Chinese, Japanese or Korean text, and hardly in bytes that are none.
bool tells_east_asian(std::uint16_t unit) {
    return (unit >= 0x3001 && unit <= 0x3002) || (unit >= 0x3041 && unit <= 0x30FF) || unit == 0xFF0C || unit == 0x7684;
}

bool is_east_asian(std::uint16_t unit) {
    return (unit >= 0x3000 && unit <= 0x30FF) || (unit >= 0x4E00 && unit <= 0x9FFF) ||
           (unit >= 0xAC00 && unit <= 0xD7A3) || (unit >= 0xFF01 && unit <= 0xFF60);
}

bool is_wide_control(std::uint16_t unit) {
    return (unit < 0x20 && unit != '\t' && unit != '\n' && unit != '\r' && unit != '\f') || (unit >= 0x7F && unit < 0xA0);
}

WideUnits units_in(std::string_view bytes, bool big_endian) {
    WideUnits units;
    std::array<std::size_t, 0x20> by_block{};
    bool half = false;
    for (std::size_t at = 0; at + 1 < std::min(bytes.size(), looked_at); at += 2) {
        auto const high = static_cast<unsigned char>(bytes[at + (big_endian ? 0 : 1)]);
        auto const low = static_cast<unsigned char>(bytes[at + (big_endian ? 1 : 0)]);
        auto const unit = static_cast<std::uint16_t>(high << 8 | low);
        auto const is_low_half = unit >= 0xDC00 && unit < 0xE000;
        if (is_wide_control(unit) || half != is_low_half || (unit >= 0xE000 && unit < 0xF900) || unit >= 0xFFFE) {
            units.impossible = true;
            return units;
        }
        half = unit >= 0xD800 && unit < 0xDC00;
        ++units.all;
        if (high == 0) ++units.ascii_like;
        else if (high < by_block.size()) ++by_block[high];
        if (is_east_asian(unit)) ++units.east_asian;
        if (tells_east_asian(unit)) ++units.telling;
    }
    units.alphabet = std::ranges::max(by_block);
    return units;
}

bool is_wide_text(WideUnits const& units) {
    if (units.impossible || units.all < 2) return false;
    auto const share = [&](std::size_t part) { return static_cast<double>(part) / static_cast<double>(units.all); };
    if (share(units.ascii_like) > 0.5) return true;
    if (share(units.alphabet) > 0.5 && share(units.alphabet + units.ascii_like) > 0.9 && units.ascii_like > 0) return true;
    return share(units.east_asian + units.ascii_like) > 0.97 && share(units.telling) > 0.02;
}

} // namespace

std::string_view wide_encoding(std::string_view bytes) {
    // "0A0B0C" is Japanese as well, if one will.
    auto const beyond_ascii = [](char c) { return c == '\0' || static_cast<unsigned char>(c) >= 0x80; };
    if (std::ranges::none_of(bytes.substr(0, looked_at), beyond_ascii)) return {};
    auto const little = is_wide_text(units_in(bytes, false)), big = is_wide_text(units_in(bytes, true));
    if (little == big) return {};
    return little ? "UTF-16LE" : "UTF-16BE";
}

} // namespace core
