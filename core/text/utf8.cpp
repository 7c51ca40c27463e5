// Validation follows the table of well-formed byte sequences (Unicode, table 3-7): the first byte
// fixes the length and the range of the second, every later byte is 80..BF.
#include "core/text/utf8.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::int64_t stride = 64;
constexpr char32_t replacement = 0xFFFD;

std::uint8_t byte_at(std::string_view bytes, std::size_t at) {
    return static_cast<std::uint8_t>(bytes[at]);
}

bool is_continuation(std::uint8_t byte) { return (byte & 0xC0U) == 0x80U; }

/// What stands at one place: how many bytes belong together, and whether they are a code point.
/// For ill-formed bytes the length is that of the longest well-formed beginning (at least 1).
struct Sequence {
    std::size_t length;
    bool valid;
};

struct Shape {
    std::size_t length = 0;
    std::uint8_t low = 0x80;
    std::uint8_t high = 0xBF;
};

Shape shape_of(std::uint8_t first) {
    if (first < 0x80) return {1};
    if (first < 0xC2) return {};
    if (first < 0xE0) return {2};
    if (first == 0xE0) return {3, 0xA0, 0xBF};
    if (first == 0xED) return {3, 0x80, 0x9F};
    if (first < 0xF0) return {3};
    if (first == 0xF0) return {4, 0x90, 0xBF};
    if (first < 0xF4) return {4};
    if (first == 0xF4) return {4, 0x80, 0x8F};
    return {};
}

Sequence sequence_at(std::string_view bytes, std::size_t at) {
    Shape const shape = shape_of(byte_at(bytes, at));
    if (shape.length == 0) return {1, false};
    for (std::size_t i = 1; i < shape.length; ++i) {
        if (at + i >= bytes.size()) return {i, false};
        std::uint8_t const next = byte_at(bytes, at + i);
        std::uint8_t const low = i == 1 ? shape.low : std::uint8_t{0x80};
        std::uint8_t const high = i == 1 ? shape.high : std::uint8_t{0xBF};
        if (next < low || next > high) return {i, false};
    }
    return {shape.length, true};
}

std::size_t width_of(std::uint8_t first) {
    if (first < 0x80) return 1;
    if (first < 0xE0) return 2;
    return first < 0xF0 ? 3 : 4;
}

/// Reads one code point of valid UTF-8 and moves past it; a stray byte reads as U+FFFD.
char32_t take(std::string_view text, std::size_t& at) {
    std::uint8_t const first = byte_at(text, at);
    std::size_t const width = width_of(first);
    if (width == 1) {
        ++at;
        return first;
    }
    if (at + width > text.size()) {
        at = text.size();
        return replacement;
    }
    char32_t value = first & (0x7FU >> width);
    for (std::size_t i = 1; i < width; ++i) value = (value << 6) | (byte_at(text, at + i) & 0x3FU);
    at += width;
    return value;
}

} // namespace

std::optional<Byte> find_invalid_utf8(std::string_view bytes) {
    std::size_t at = 0;
    while (at < bytes.size()) {
        if (byte_at(bytes, at) < 0x80) {
            ++at;
            continue;
        }
        Sequence const sequence = sequence_at(bytes, at);
        if (!sequence.valid) return Byte{static_cast<std::int64_t>(at)};
        at += sequence.length;
    }
    return std::nullopt;
}

CodePoint length(std::string_view text) {
    auto const n = std::count_if(text.begin(), text.end(), [](char c) {
        return !is_continuation(static_cast<std::uint8_t>(c));
    });
    return CodePoint{static_cast<std::int64_t>(n)};
}

Offsets::Offsets(std::string_view text) : text_(text) {
    std::int64_t seen = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (is_continuation(byte_at(text, at))) continue;
        if (seen % stride == 0) checkpoints_.push_back(static_cast<std::int64_t>(at));
        ++seen;
    }
    length_ = CodePoint{seen};
}

Byte Offsets::byte(CodePoint at) const {
    std::int64_t const wanted = count(at);
    std::int64_t const size = static_cast<std::int64_t>(text_.size());
    if (wanted <= 0) return Byte{0};
    if (wanted >= count(length_)) return Byte{size};
    std::size_t place =
        static_cast<std::size_t>(checkpoints_[static_cast<std::size_t>(wanted / stride)]);
    for (std::int64_t left = wanted % stride; left > 0; --left) {
        do ++place;
        while (place < text_.size() && is_continuation(byte_at(text_, place)));
    }
    return Byte{static_cast<std::int64_t>(place)};
}

CodePoint Offsets::code_point(Byte at) const {
    std::int64_t const wanted = count(at);
    if (wanted <= 0 || checkpoints_.empty()) return CodePoint{0};
    if (wanted >= static_cast<std::int64_t>(text_.size())) return length_;
    auto const after = std::upper_bound(checkpoints_.begin(), checkpoints_.end(), wanted);
    if (after == checkpoints_.begin()) return CodePoint{0};
    auto const index = after - checkpoints_.begin() - 1;
    std::int64_t seen = index * stride;
    // A byte inside a code point belongs to that code point.
    for (auto place = static_cast<std::size_t>(*(after - 1)) + 1;
         place <= static_cast<std::size_t>(wanted); ++place) {
        if (!is_continuation(byte_at(text_, place))) ++seen;
    }
    return CodePoint{seen};
}

std::string_view Offsets::slice(Span span) const {
    std::int64_t const start = count(byte(CodePoint{span.start}));
    std::int64_t const end = count(byte(CodePoint{span.end}));
    if (end <= start) return {};
    return text_.substr(static_cast<std::size_t>(start), static_cast<std::size_t>(end - start));
}

std::string repair_utf8(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size());
    bool in_bad_stretch = false;
    for (std::size_t at = 0; at < bytes.size();) {
        Sequence const sequence = sequence_at(bytes, at);
        if (sequence.valid) {
            out.append(bytes.substr(at, sequence.length));
        } else if (!in_bad_stretch) {
            append_utf8(out, replacement);
        }
        in_bad_stretch = !sequence.valid;
        at += sequence.length;
    }
    return out;
}

void append_utf8(std::string& out, char32_t code_point) {
    char32_t value = code_point;
    if (value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) value = replacement;
    auto const put = [&out](char32_t byte) { out.push_back(static_cast<char>(byte)); };
    if (value < 0x80) {
        put(value);
    } else if (value < 0x800) {
        put(0xC0 | (value >> 6));
        put(0x80 | (value & 0x3F));
    } else if (value < 0x10000) {
        put(0xE0 | (value >> 12));
        put(0x80 | ((value >> 6) & 0x3F));
        put(0x80 | (value & 0x3F));
    } else {
        put(0xF0 | (value >> 18));
        put(0x80 | ((value >> 12) & 0x3F));
        put(0x80 | ((value >> 6) & 0x3F));
        put(0x80 | (value & 0x3F));
    }
}

std::u32string to_utf32(std::string_view text) {
    std::u32string out;
    out.reserve(static_cast<std::size_t>(count(length(text))));
    for (std::size_t at = 0; at < text.size();) out.push_back(take(text, at));
    return out;
}

std::string to_utf8(std::u32string_view text) {
    std::string out;
    out.reserve(text.size());
    for (char32_t const c : text) append_utf8(out, c);
    return out;
}

} // namespace core
