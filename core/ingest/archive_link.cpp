#include "core/ingest/archive_link.h"

#include "core/ingest/web_address.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <array>

namespace core {

namespace {

bool all_of_kind(std::string_view text, bool (*kind)(char)) { return !text.empty() && std::ranges::all_of(text, kind); }

bool is_code_letter(char c) { return is_ascii_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// "20221219101500" as the day, the month or the year it names.
PartialDate taken_at(std::string_view digits) {
    std::string date(digits.substr(0, 4));
    if (digits.size() >= 6) date += "-" + std::string(digits.substr(4, 2));
    if (digits.size() >= 8) date += "-" + std::string(digits.substr(6, 2));
    auto const read = PartialDate::parse(date);
    return read ? *read : PartialDate();
}

/// Addresses in addresses lose one of their slashes on some ways.
std::string original_in(std::string_view rest) {
    std::string whole(rest);
    for (std::string const scheme : {"https:/", "http:/"})
        if (whole.starts_with(scheme) && !whole.starts_with(scheme + "/")) whole.insert(scheme.size(), "/");
    if (whole.find("://") == std::string::npos) whole = "http://" + whole;
    return is_web_address(whole) ? whole : std::string();
}

/// "/web/20221219101500id_/https://x.example/".
std::optional<ArchiveLink> wayback(std::string_view path) {
    constexpr std::string_view begin = "/web/";
    if (!path.starts_with(begin)) return std::nullopt;
    path.remove_prefix(begin.size());
    auto const end = path.find('/');
    if (end == path.npos) return std::nullopt;
    auto stamp = path.substr(0, end);
    if (stamp.size() > 3 && stamp.ends_with('_') && !is_ascii_digit(stamp[stamp.size() - 2])) stamp.remove_suffix(3); // "id_", "if_"
    if (stamp.size() < 4 || stamp.size() > 14 || !all_of_kind(stamp, is_ascii_digit)) return std::nullopt;
    ArchiveLink link{"web.archive.org", original_in(path.substr(end + 1)), taken_at(stamp)};
    if (link.original.empty()) return std::nullopt;
    return link;
}

std::optional<ArchiveLink> archive_today(std::string_view path) {
    path.remove_prefix(1);
    auto const end = path.find('/');
    auto const first = path.substr(0, end);
    if (end == path.npos && first.size() >= 3 && first.size() <= 10 && all_of_kind(first, is_code_letter))
        return ArchiveLink{"archive.today", {}, {}};
    std::string digits; // "2022.12.19-101500"
    for (auto const c : first)
        if (is_ascii_digit(c)) digits += c;
        else if (c != '.' && c != '-') return std::nullopt;
    if (end == path.npos || digits.size() < 4 || digits.size() > 14) return std::nullopt;
    ArchiveLink link{"archive.today", original_in(path.substr(end + 1)), taken_at(digits)};
    if (link.original.empty()) return std::nullopt;
    return link;
}

/// "/ABCD-1234".
std::optional<ArchiveLink> perma(std::string_view path) {
    auto const code = path.substr(1);
    auto const dash = code.find('-');
    if (dash == code.npos || !all_of_kind(code.substr(0, dash), is_code_letter) || !all_of_kind(code.substr(dash + 1), is_code_letter) ||
        dash < 3 || dash > 4 || code.size() - dash - 1 != 4)
        return std::nullopt;
    return ArchiveLink{"perma.cc", {}, {}};
}

} // namespace

std::optional<ArchiveLink> archive_link(std::string_view address) {
    if (!is_web_address(address)) return std::nullopt;
    auto host = lower_ascii(host_of(address));
    if (host.starts_with("www.")) host = host.substr(4);
    auto path = path_of(address);
    if (!path.starts_with('/')) return std::nullopt;
    if (host == "web.archive.org") return wayback(path);
    path = path.substr(0, path.find('#'));
    constexpr std::array today{"archive.today", "archive.ph", "archive.is", "archive.md", "archive.li", "archive.vn", "archive.fo"};
    if (std::ranges::find(today, host) != today.end()) return archive_today(path);
    if (host == "perma.cc") return perma(path);
    return std::nullopt;
}

} // namespace core
