// Code points and bytes. Everything stored or exchanged counts Unicode code points; algorithms may
// work on UTF-8 bytes inside. The two offsets have distinct types, and this is the only place that
// converts between them.
#pragma once

#include "core/base/result.h"

#include <compare>
#include <optional>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// Offset or length in Unicode code points.
enum class CodePoint : std::int64_t {};
/// Offset or length in UTF-8 bytes.
enum class Byte : std::int64_t {};

constexpr std::int64_t count(CodePoint at) { return static_cast<std::int64_t>(at); }
constexpr std::int64_t count(Byte at) { return static_cast<std::int64_t>(at); }

/// A half-open stretch of text, [start, end), in code points.
struct Span {
    std::int64_t start = 0;
    std::int64_t end = 0;
    auto operator<=>(Span const&) const = default;
    std::int64_t length() const { return end - start; }
    bool overlaps(Span const& other) const { return start < other.end && other.start < end; }
};

/// Byte offset of the first byte that is not valid UTF-8 (overlong forms, surrogates, values above
/// U+10FFFF and truncated sequences are invalid), or nothing if all of it is valid.
std::optional<Byte> find_invalid_utf8(std::string_view bytes);

/// Number of code points; `text` must be valid UTF-8.
CodePoint length(std::string_view text);

/// Converts offsets of one text both ways in O(log n) after one O(n) pass; keeps a view of the
/// text, which must outlive it and be valid UTF-8. Offsets outside the text are clamped to it.
class Offsets {
public:
    explicit Offsets(std::string_view text);
    Byte byte(CodePoint at) const;
    CodePoint code_point(Byte at) const;
    CodePoint length() const { return length_; }
    /// The text inside the span.
    std::string_view slice(Span span) const;

private:
    std::string_view text_;
    CodePoint length_{};
    std::vector<std::int64_t> checkpoints_; // byte offset of every 64th code point
};

/// Valid UTF-8 with every invalid stretch replaced by one U+FFFD.
std::string repair_utf8(std::string_view bytes);

/// Appends one code point as UTF-8. Surrogates and out-of-range values become U+FFFD.
void append_utf8(std::string& out, char32_t code_point);

/// Decodes valid UTF-8.
std::u32string to_utf32(std::string_view text);
std::string to_utf8(std::u32string_view text);

} // namespace core
