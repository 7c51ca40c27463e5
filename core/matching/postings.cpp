#include "core/matching/postings.h"

#include <algorithm>
#include <optional>

namespace core {

namespace {

void put(std::string& out, std::uint32_t value) {
    while (value >= 0x80) {
        out += static_cast<char>(value | 0x80U);
        value >>= 7;
    }
    out += static_cast<char>(value);
}

struct Input {
    std::string_view bytes;
    std::size_t at = 0;
    bool good = true;

    std::uint8_t byte() {
        if (at >= bytes.size()) return good = false, std::uint8_t{0};
        return static_cast<std::uint8_t>(bytes[at++]);
    }
    std::uint32_t number() {
        std::uint32_t value = 0;
        for (unsigned shift = 0; shift < 35; shift += 7) {
            auto const next = byte();
            value |= static_cast<std::uint32_t>(next & 0x7FU) << (shift & 31U);
            if (next < 0x80 || !good) return value;
        }
        good = false;
        return 0;
    }
};

bool read_head(Input& input, ChunkHead& head) {
    head.first = input.number();
    head.last = input.number();
    head.count = input.number();
    head.greatest = input.byte();
    return input.good && head.first <= head.last && head.count <= head.last - head.first + 1U &&
           head.count <= input.bytes.size();
}

} // namespace

std::string pack_postings(std::span<Posting const> postings) {
    std::string out;
    if (postings.empty()) return out;
    put(out, postings.front().document);
    put(out, postings.back().document);
    put(out, static_cast<std::uint32_t>(postings.size()));
    out += static_cast<char>(std::ranges::max(postings, {}, &Posting::impact).impact);
    auto before = postings.front().document;
    for (auto const& each : postings) {
        put(out, each.document - before);
        out += static_cast<char>(each.impact);
        before = each.document;
    }
    return out;
}

bool read_head(std::string_view bytes, ChunkHead& head) {
    Input input{bytes};
    return read_head(input, head);
}

bool unpack_postings(std::string_view bytes, std::vector<Posting>& into) {
    Input input{bytes};
    ChunkHead head;
    if (!read_head(input, head)) return false;
    auto document = head.first;
    for (std::uint32_t left = head.count; left > 0; --left) {
        document += input.number();
        auto const impact = input.byte();
        if (!input.good || document > head.last) return false;
        into.push_back({document, impact});
    }
    return true;
}

} // namespace core
