// Addresses as pages write them, made whole: half an address leads nowhere.
#pragma once

#include <string>
#include <string_view>

namespace core {

/// Whether it is http or https with a host, without blanks.
bool is_web_address(std::string_view text);

/// What a link means on a page of that address: RFC 3986, as far as web pages go. Empty when it cannot be told, or leads
/// to no page ("javascript:", "mailto:").
std::string resolved(std::string_view reference, std::string_view base);

/// "www.x.example" of an address; empty without.
std::string_view host_of(std::string_view address);

/// Whether it names a site alone: "https://example.org", "https://example.org/".
bool is_front_page(std::string_view address);

/// "https%3A%2F%2Fx.example" as it is meant; bytes that are no UTF-8 are repaired.
std::string percent_decoded(std::string_view text);

/// "/2022/12/harbour?a=b" of an address, from the first slash behind the host on; empty without.
std::string_view path_of(std::string_view address);

/// An address as addresses of one page are compared: without scheme, "www.", what only tells where a reader came from,
/// and what stands behind "#".
std::string comparable_address(std::string_view address);

} // namespace core
