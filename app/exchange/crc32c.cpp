#include "app/exchange/crc32c.h"

#include <array>

namespace app {

namespace {

constexpr std::array<std::uint32_t, 256> table = [] {
    std::array<std::uint32_t, 256> made{};
    for (std::uint32_t byte = 0; byte < 256; ++byte) {
        auto value = byte;
        for (int bit = 0; bit < 8; ++bit) value = value & 1 ? value >> 1 ^ 0x82F63B78U : value >> 1;
        made[byte] = value;
    }
    return made;
}();

} // namespace

std::uint32_t crc32c(std::string_view bytes) {
    std::uint32_t value = 0xFFFFFFFFU;
    for (auto const byte : bytes) value = value >> 8 ^ table[(value ^ static_cast<std::uint8_t>(byte)) & 255U];
    return ~value;
}

} // namespace app
