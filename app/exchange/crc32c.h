// CRC-32C (Castagnoli): tells bytes that a disk or a program for sharing folders spoiled, not what somebody altered.
#pragma once

#include <cstdint>
#include <string_view>

namespace app {

std::uint32_t crc32c(std::string_view bytes);

} // namespace app
