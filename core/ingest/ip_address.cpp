#include "core/ingest/ip_address.h"

#include "core/text/ascii.h"

#include <algorithm>

namespace core {

namespace {

using Bytes = std::span<std::uint8_t const>;

struct Range {
    std::array<std::uint8_t, 4> first;
    unsigned bits;
};

/// IPv4 that no public host has.
constexpr std::array not_public{
    Range{{0, 0, 0, 0}, 8},      Range{{10, 0, 0, 0}, 8},      Range{{100, 64, 0, 0}, 10}, Range{{127, 0, 0, 0}, 8},
    Range{{169, 254, 0, 0}, 16}, Range{{172, 16, 0, 0}, 12},   Range{{192, 0, 0, 0}, 24},  Range{{192, 0, 2, 0}, 24},
    Range{{192, 88, 99, 0}, 24}, Range{{192, 168, 0, 0}, 16},  Range{{198, 18, 0, 0}, 15}, Range{{198, 51, 100, 0}, 24},
    Range{{203, 0, 113, 0}, 24}, Range{{224, 0, 0, 0}, 3}};

std::uint32_t number(Bytes four) {
    std::uint32_t all = 0;
    for (auto const byte : four) all = all << 8 | byte;
    return all;
}

bool is_public_4(Bytes four) {
    auto const address = number(four);
    return std::ranges::none_of(not_public, [&](Range const& range) {
        return (address ^ number(range.first)) >> (32 - range.bits) == 0;
    });
}

bool begins(Bytes bytes, std::initializer_list<std::uint8_t> with) {
    return std::equal(with.begin(), with.end(), bytes.begin());
}

bool is_public_6(Bytes bytes) {
    if (begins(bytes, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF})) return is_public_4(bytes.subspan(12)); // ::ffff:a.b.c.d
    if (begins(bytes, {0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0})) return is_public_4(bytes.subspan(12)); // 64:ff9b::
    if (begins(bytes, {0x20, 0x02})) return is_public_4(bytes.subspan(2, 4));     // 6to4
    if (begins(bytes, {0x20, 0x01, 0, 0})) return false;                          // Teredo
    if (begins(bytes, {0x20, 0x01, 0x0D, 0xB8})) return false;                    // documentation
    return (bytes[0] & 0xE0) == 0x20;                                             // 2000::/3
}

} // namespace

bool is_public_address(std::span<std::uint8_t const> bytes) {
    return bytes.size() == 4 ? is_public_4(bytes) : bytes.size() == 16 && is_public_6(bytes);
}

bool names_own_network(std::string_view host) {
    auto name = lower_ascii(host);
    while (name.ends_with('.')) name.pop_back();
    if (name.find('.') == name.npos) return true; // also "localhost"
    return std::ranges::any_of(std::array{".local", ".localhost", ".internal", ".intranet", ".lan", ".home.arpa"},
                               [&](std::string_view ending) { return name.ends_with(ending); });
}

} // namespace core
