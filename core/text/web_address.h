// Addresses of web pages, as far as this program has to know them.
#pragma once

#include <string>
#include <string_view>

namespace core {

/// An absolute address by http or https, in one piece.
bool is_web_address(std::string_view text);

/// "example.org" of "https://www.example.org/page"; empty when it is no address.
std::string host_of(std::string_view address);

/// Whether it names a site alone: "https://example.org", "https://example.org/".
bool is_front_page(std::string_view address);

} // namespace core
