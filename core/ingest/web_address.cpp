#include "core/ingest/web_address.h"

#include "core/text/ascii.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace core {

namespace {

/// Behind "https://", with it or without; npos if it is no such address.
std::size_t host_begins(std::string_view text) {
    auto const scheme = lower_ascii(text.substr(0, 8));
    if (scheme.starts_with("https://")) return 8;
    return scheme.starts_with("http://") ? 7 : text.npos;
}

/// Whether it begins with a scheme: "mailto:", "data:".
bool has_scheme(std::string_view text) {
    auto const colon = text.find(':');
    return colon != text.npos && colon > 0 && text.find_first_of("/?#") > colon;
}

/// "/a/../b/./c" is "/b/c".
std::string without_dots(std::string_view path) {
    std::vector<std::string_view> parts;
    bool folder = false;
    for (auto rest = path; !rest.empty();) {
        auto const end = std::min(rest.find('/', 1), rest.size());
        auto const part = rest.substr(0, end); // with its slash before
        rest.remove_prefix(end);
        folder = part == "/." || part == "/..";
        if (part == "/..") {
            if (!parts.empty()) parts.pop_back();
        } else if (part != "/.") {
            parts.push_back(part);
        }
    }
    std::string out;
    for (auto const part : parts) out += part;
    return folder || out.empty() ? out + "/" : out;
}

} // namespace

std::string_view host_of(std::string_view address) {
    auto const start = host_begins(address);
    if (start == address.npos) return {};
    auto const rest = address.substr(start);
    return rest.substr(0, std::min(rest.find_first_of("/?#"), rest.size()));
}

std::string_view path_of(std::string_view address) {
    auto const host = host_of(address);
    if (host.empty()) return {};
    return address.substr(host_begins(address) + host.size());
}

bool is_web_address(std::string_view text) {
    auto const host = host_of(text);
    return !host.empty() && host.find_first_of(" \t\n\"<>{}[]()") == host.npos && text.find_first_of(" \t\n\r\"<>") == text.npos;
}

std::string resolved(std::string_view reference, std::string_view base) {
    reference = without_ascii_blanks(reference);
    if (reference.empty() || reference.size() > 4000 || reference.find_first_of(" \t\n\r\"<>") != reference.npos) return {};
    if (is_web_address(reference)) return std::string(reference);
    if (has_scheme(reference) || reference.starts_with('#')) return {};
    if (reference.starts_with("//")) {
        auto const scheme = lower_ascii(base.substr(0, 5)) == "http:" ? "http:" : "https:";
        auto const whole = scheme + std::string(reference);
        return is_web_address(whole) ? whole : std::string();
    }
    if (!is_web_address(base)) return {};
    auto const path = path_of(base);
    auto const site = base.substr(0, base.size() - path.size());
    auto const plain = path.substr(0, std::min(path.find_first_of("?#"), path.size()));
    auto const query = reference.find_first_of("?#");
    auto const wanted = reference.substr(0, query);
    auto const rest = query == reference.npos ? std::string_view() : reference.substr(query);
    std::string whole;
    if (wanted.starts_with('/')) whole = wanted;
    else if (wanted.empty()) whole = plain.empty() ? "/" : plain;
    else whole = std::string(plain.substr(0, plain.rfind('/') + 1)) + std::string(wanted);
    if (!whole.starts_with('/')) whole.insert(0, "/");
    return std::string(site) + without_dots(whole) + std::string(rest);
}

bool is_front_page(std::string_view address) {
    return is_web_address(address) && (path_of(address).empty() || path_of(address) == "/");
}

std::string percent_decoded(std::string_view text) {
    auto const value = [](char c) {
        auto const low = lower_ascii(std::string_view(&c, 1)).front();
        return is_ascii_digit(low) ? low - '0' : low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
    };
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto const high = text[at] == '%' && at + 2 < text.size() ? value(text[at + 1]) : -1;
        auto const low = high >= 0 ? value(text[at + 2]) : -1;
        if (low < 0) {
            out += text[at];
            continue;
        }
        out += static_cast<char>(high * 16 + low);
        at += 2;
    }
    return repair_utf8(out);
}

std::string comparable_address(std::string_view address) {
    auto const host = host_of(address);
    if (host.empty()) return std::string(address);
    auto bare = lower_ascii(host.starts_with("www.") ? host.substr(4) : host);
    auto path = path_of(address);
    path = path.substr(0, path.find('#'));
    auto const query = path.find('?');
    auto way = path.substr(0, query);
    while (way.ends_with('/')) way.remove_suffix(1);
    bare += way;
    auto sign = '?';
    for (auto rest = query == path.npos ? std::string_view() : path.substr(query + 1); !rest.empty();) {
        auto const end = std::min(rest.find('&'), rest.size());
        auto const part = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        auto const tells_whence = part.starts_with("utm_") || part.starts_with("fbclid=") || part.starts_with("gclid=") || part.empty();
        if (tells_whence) continue;
        bare += std::exchange(sign, '&');
        bare += part;
    }
    return bare;
}

} // namespace core
