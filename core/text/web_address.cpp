#include "core/text/web_address.h"

namespace core {

namespace {

/// Behind "https://"; nothing when it begins otherwise.
std::string_view behind_scheme(std::string_view text) {
    for (std::string_view const scheme : {"https://", "http://"})
        if (text.starts_with(scheme))
            return text.substr(scheme.size());
    return {};
}

} // namespace

bool is_web_address(std::string_view text) {
    auto const rest = behind_scheme(text);
    return !rest.empty() && rest.front() != '/' && text.find_first_of(" \t\r\n<>\"") == text.npos;
}

std::string host_of(std::string_view address) {
    auto host = behind_scheme(address);
    host = host.substr(0, host.find_first_of("/?#"));
    return std::string(host.starts_with("www.") ? host.substr(4) : host);
}

bool is_front_page(std::string_view address) {
    auto const rest = behind_scheme(address);
    auto const path = rest.find_first_of("/?#");
    return !rest.empty() && (path == rest.npos || (path + 1 == rest.size() && rest[path] == '/'));
}

} // namespace core
