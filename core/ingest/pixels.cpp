#include "core/ingest/pixels.h"

#include <charconv>
#include <fmt/format.h>

namespace core {

namespace {

constexpr std::string_view size_before = "# of ";
constexpr std::int64_t longest_side = 1'000'000;

bool is_space_between(char sign) { return sign == ' ' || sign == '\t' || sign == '\n' || sign == '\r'; }

/// From the front, blanks before it passed over.
std::optional<std::int64_t> take_number(std::string_view& rest) {
    while (!rest.empty() && is_space_between(rest.front())) rest.remove_prefix(1);
    std::int64_t number = 0;
    auto const read = std::from_chars(rest.data(), rest.data() + rest.size(), number);
    if (read.ec != std::errc() || number < 1 || number > longest_side) return std::nullopt;
    rest.remove_prefix(static_cast<std::size_t>(read.ptr - rest.data()));
    return number;
}

/// What a comment says of the size before; other comments say nothing here.
void take_comments(std::string_view& rest, Pixels& into) {
    for (;;) {
        while (!rest.empty() && is_space_between(rest.front())) rest.remove_prefix(1);
        if (!rest.starts_with('#')) return;
        auto line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(line.size());
        if (!line.starts_with(size_before)) continue;
        line.remove_prefix(size_before.size());
        auto const width = take_number(line), height = take_number(line);
        if (width && height) into.of_width = *width, into.of_height = *height;
    }
}

} // namespace

std::optional<Pixels> read_pixmap(std::string_view bytes, std::int64_t longest) {
    constexpr std::string_view kind = "P6";
    constexpr std::int64_t brightest = 255;
    if (!bytes.starts_with(kind)) return std::nullopt;
    auto rest = bytes.substr(kind.size());
    Pixels pixels;
    take_comments(rest, pixels);
    auto const width = take_number(rest), height = take_number(rest), colours = take_number(rest);
    if (!width || !height || colours != brightest || *width > longest || *height > longest) return std::nullopt;
    if (rest.empty() || !is_space_between(rest.front())) return std::nullopt;
    rest.remove_prefix(1);
    if (rest.size() != static_cast<std::size_t>(*width * *height * 3)) return std::nullopt;
    pixels.width = *width;
    pixels.height = *height;
    if (pixels.of_width == 0) pixels.of_width = *width, pixels.of_height = *height;
    pixels.rgb = rest;
    return pixels;
}

std::string pixmap_head(Pixels const& pixels) {
    return fmt::format("P6\n{}{} {}\n{} {}\n255\n", size_before, pixels.of_width, pixels.of_height, pixels.width, pixels.height);
}

} // namespace core
