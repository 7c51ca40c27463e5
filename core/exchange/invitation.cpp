#include "core/exchange/invitation.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::string_view line_begin = "counterpoint-desk:";
constexpr std::string_view line_version = "1";

std::string in_hex(std::string_view bytes) {
    constexpr auto digits = "0123456789abcdef";
    std::string made;
    for (auto const byte : bytes) {
        made += digits[static_cast<unsigned char>(byte) >> 4];
        made += digits[static_cast<unsigned char>(byte) & 15];
    }
    return made;
}

int hex_digit(char sign) {
    if (sign >= '0' && sign <= '9') return sign - '0';
    if (sign >= 'a' && sign <= 'f') return sign - 'a' + 10;
    return sign >= 'A' && sign <= 'F' ? sign - 'A' + 10 : -1;
}

std::optional<std::string> bytes_of_hex(std::string_view text) {
    std::string made;
    if (text.size() % 2 != 0) return std::nullopt;
    for (std::size_t at = 0; at < text.size(); at += 2) {
        auto const high = hex_digit(text[at]), low = hex_digit(text[at + 1]);
        if (high < 0 || low < 0) return std::nullopt;
        made += static_cast<char>(high * 16 + low);
    }
    return made;
}

/// Signs a shell takes for its own, blanks and everything outside ASCII as %XX.
std::string as_plain_signs(std::string_view text) {
    constexpr std::string_view plain = "/.-_~@+,=";
    std::string made;
    for (auto const sign : text) {
        auto const letter = (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || (sign >= '0' && sign <= '9');
        if (letter || plain.find(sign) != plain.npos)
            made += sign;
        else
            made += "%" + in_hex({&sign, 1});
    }
    return made;
}

std::optional<std::string> unescaped(std::string_view text) {
    std::string made;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '%') {
            made += text[at];
            continue;
        }
        auto const byte = bytes_of_hex(text.substr(at + 1, 2));
        if (!byte || byte->empty()) return std::nullopt;
        made += *byte;
        at += 2;
    }
    return made;
}

/// Tells a line that was cut or mistyped on its way.
std::string sum_of(std::string_view line) { return to_hex(sha256(line)).substr(0, 8); }

} // namespace

std::string encode_invitation(Invitation const& invitation) {
    std::string line(line_begin);
    for (auto const& part : {std::string(line_version), invitation.workspace, in_hex(invitation.founder.view()),
                             std::string(key_of(invitation.role)), in_hex(invitation.secret)})
        line += part + ":";
    line += as_plain_signs(invitation.address) + ":";
    return line + sum_of(line);
}

Result<Invitation> read_invitation(std::string_view line) {
    auto const unreadable = [] {
        return problem(say("This is no invitation to a desk, or not the whole line: it begins with “counterpoint-desk:”, "
                           "and “desk invite” ends with it."));
    };
    while (!line.empty() && (line.back() == '\n' || line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
    if (!line.starts_with(line_begin)) return unreadable();
    auto const whole = line;
    line.remove_prefix(line_begin.size());
    std::array<std::string_view, 6> parts;
    for (auto& part : parts) {
        auto const colon = line.find(':');
        if (colon == line.npos) return unreadable();
        part = line.substr(0, colon);
        line.remove_prefix(colon + 1);
    }
    if (parts[0] != line_version)
        return problem(say("A newer version of Counterpoint wrote this invitation; it is needed to use it."), Code::newer);
    auto const founder = bytes_of_hex(parts[2]);
    auto const role = from_key<DeskRole>(parts[3]);
    auto const secret = bytes_of_hex(parts[4]);
    auto const address = unescaped(parts[5]);
    if (line != sum_of(whole.substr(0, whole.size() - line.size()))) return unreadable();
    auto const is_name = parts[1].size() == 32 && std::ranges::all_of(parts[1], [](char sign) { return hex_digit(sign) >= 0; });
    if (!is_name || !founder || founder->size() != 32 || !role || !secret || secret->size() != 32 || !address ||
        address->empty())
        return unreadable();
    return Invitation{std::string(parts[1]), PublicKey::from(*founder), *role, *secret, *address};
}

} // namespace core
