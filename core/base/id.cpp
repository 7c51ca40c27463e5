#include "core/base/id.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::string_view alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::size_t text_length = 13;
constexpr std::int64_t epoch_2020_ms = 1'577'836'800'000;
constexpr int low_bits = 22;

int digit(char c) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == 'o') c = '0';
    if (c == 'i' || c == 'l') c = '1';
    auto const at = alphabet.find(c);
    return at == alphabet.npos ? -1 : static_cast<int>(at);
}

} // namespace

std::string id_text(RawId id) {
    std::string text(text_length, '0');
    auto rest = static_cast<std::uint64_t>(id);
    for (std::size_t at = text_length; at-- > 0; rest >>= 5) text[at] = alphabet[rest & 31];
    return text;
}

std::string short_id(RawId id) {
    auto text = id_text(id).substr(text_length - 5);
    for (auto& c : text)
        if (c >= 'a') c = static_cast<char>(c - 'a' + 'A');
    return text;
}

Result<RawId> parse_id(std::string_view text) {
    auto const wrong = [&] {
        return problem(say("“{text}” is not a record's identity: those have 13 letters and digits.",
                           {{"text", std::string(text)}}));
    };
    if (text.size() != text_length) return wrong();
    std::uint64_t value = 0;
    for (auto const c : text) {
        auto const d = digit(c);
        if (d < 0) return wrong();
        value = value << 5 | static_cast<std::uint64_t>(d);
    }
    if (value == 0 || value >> 63 != 0) return wrong();
    return static_cast<RawId>(value);
}

RawId Ids::next_raw() {
    auto const ms = std::max<std::int64_t>(clock_() - epoch_2020_ms, 1);
    auto const random = static_cast<RawId>(entropy_() & ((1U << (low_bits - 1)) - 1));
    // A clock that stands still or runs backwards must not make identities repeat.
    last_ = std::max(last_ + 1, ms << low_bits | random);
    return last_;
}

} // namespace core
