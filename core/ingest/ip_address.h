// Which addresses belong to the public internet. Whoever fetches a page asks this about the address that is in fact
// connected to, so that no name and no redirect leads into the reader's own machine or network.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace core {

/// Of 4 bytes (IPv4) or 16 (IPv6), in network order; any other number is no address. Private, loopback, link-local,
/// shared, documentation, benchmark, multicast and reserved ranges are not public; an IPv4 address that is carried in
/// an IPv6 one is judged as itself.
bool is_public_address(std::span<std::uint8_t const> bytes);

/// Whether a host's name alone says that it is of the reader's own machine or network: "localhost", "printer",
/// "files.local", "x.internal". For where somebody else (a proxy) looks the name up.
bool names_own_network(std::string_view host);

} // namespace core
