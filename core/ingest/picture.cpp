#include "core/ingest/picture.h"

#include "core/ingest/page_facts.h"
#include "core/text/utf8.h"

#include <algorithm>

namespace core {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t most_word_entries = 100;
constexpr std::size_t most_of_words = 10'000; // bytes
constexpr auto xmp_name = "http://ns.adobe.com/xap/1.0/\0"sv;
constexpr auto exif_name = "Exif\0\0"sv;

std::uint64_t from_big(std::string_view bytes, std::size_t at, std::size_t size) {
    std::uint64_t value = 0;
    for (std::size_t byte = 0; byte < size; ++byte) value = value << 8 | static_cast<unsigned char>(bytes[at + byte]);
    return value;
}

std::uint64_t from_little(std::string_view bytes, std::size_t at, std::size_t size) {
    std::uint64_t value = 0;
    for (std::size_t byte = size; byte > 0; --byte) value = value << 8 | static_cast<unsigned char>(bytes[at + byte - 1]);
    return value;
}

/// As PNG has its plain words.
std::string from_latin1(std::string_view bytes) {
    std::u32string signs;
    for (auto const byte : bytes.substr(0, most_of_words)) signs += static_cast<unsigned char>(byte);
    return one_line(to_utf8(signs));
}

void take_words(Picture& picture, std::string_view name, std::string words) {
    if (picture.words.size() < most_word_entries && !words.empty()) picture.words.emplace_back(from_latin1(name.substr(0, 79)), std::move(words));
}

void take_exif(Picture& picture, std::string_view bytes) {
    if (bytes.starts_with(exif_name)) bytes.remove_prefix(exif_name.size());
    if (picture.exif) return;
    picture.exif = read_exif(bytes);
    picture.turned = picture.exif->turned;
}

/// name NUL packed method language NUL translated-name NUL words; what is packed is passed over.
void take_international(Picture& picture, std::string_view data) {
    auto const name = data.substr(0, data.find('\0'));
    auto rest = data.substr(std::min(data.size(), name.size() + 1));
    if (rest.size() < 2 || rest.front() != '\0') return;
    rest.remove_prefix(2);
    for (int passed = 0; passed < 2; ++passed) {
        auto const end = rest.find('\0');
        if (end == rest.npos) return;
        rest.remove_prefix(end + 1);
    }
    if (name == "XML:com.adobe.xmp") picture.xmp = rest;
    else take_words(picture, name, one_line(rest.substr(0, most_of_words)));
}

std::optional<Picture> png(std::string_view bytes) {
    Picture picture;
    picture.is_cut_short = true;
    for (std::size_t at = 8; at + 12 <= bytes.size();) {
        auto const length = from_big(bytes, at, 4);
        auto const type = bytes.substr(at + 4, 4);
        if (type == "IHDR" && length >= 8 && bytes.size() - at >= 16) {
            picture.width = static_cast<std::int64_t>(from_big(bytes, at + 8, 4));
            picture.height = static_cast<std::int64_t>(from_big(bytes, at + 12, 4));
        }
        if (length > bytes.size() - at - 12) break;
        auto const data = bytes.substr(at + 8, length);
        if (type == "tEXt") {
            auto const name = data.substr(0, data.find('\0'));
            take_words(picture, name, from_latin1(data.substr(std::min(data.size(), name.size() + 1))));
        }
        if (type == "iTXt") take_international(picture, data);
        if (type == "eXIf") take_exif(picture, data);
        if (type == "IEND") {
            picture.is_cut_short = false;
            break;
        }
        at += 12 + length;
    }
    return picture;
}

bool holds_size(unsigned marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

std::optional<Picture> jpeg(std::string_view bytes) {
    Picture picture;
    picture.is_cut_short = true;
    for (std::size_t at = 2; at + 4 <= bytes.size();) {
        if (bytes[at] != '\xFF') break;
        auto const marker = static_cast<unsigned>(static_cast<unsigned char>(bytes[at + 1]));
        if (marker == 0xFF) { // what fills up
            ++at;
            continue;
        }
        auto const length = from_big(bytes, at + 2, 2);
        if (length < 2 || at + 2 + length > bytes.size()) break;
        auto const data = bytes.substr(at + 4, length - 2);
        if (holds_size(marker) && data.size() >= 5) {
            picture.height = static_cast<std::int64_t>(from_big(data, 1, 2));
            picture.width = static_cast<std::int64_t>(from_big(data, 3, 2));
        }
        if (marker == 0xE1 && data.starts_with(exif_name)) take_exif(picture, data);
        if (marker == 0xE1 && data.starts_with(xmp_name) && picture.xmp.empty()) picture.xmp = data.substr(xmp_name.size());
        if (marker == 0xFE) take_words(picture, "Comment", one_line(data.substr(0, most_of_words)));
        at += 2 + length;
        if (marker != 0xDA) continue;
        picture.is_cut_short = bytes.substr(at).rfind("\xFF\xD9") == bytes.npos; // other things may follow
        break;
    }
    return picture;
}

std::optional<Picture> webp(std::string_view bytes) {
    Picture picture;
    picture.is_cut_short = from_little(bytes, 4, 4) + 8 > bytes.size();
    for (std::size_t at = 12; at + 8 <= bytes.size();) {
        auto const type = bytes.substr(at, 4);
        auto const length = from_little(bytes, at + 4, 4);
        auto const data = bytes.substr(at + 8, length);
        if (type == "VP8X" && data.size() >= 10) {
            picture.width = static_cast<std::int64_t>(from_little(data, 4, 3)) + 1;
            picture.height = static_cast<std::int64_t>(from_little(data, 7, 3)) + 1;
        } else if (type == "VP8 " && data.size() >= 10 && picture.width == 0 && data.substr(3, 3) == "\x9D\x01\x2A") {
            picture.width = static_cast<std::int64_t>(from_little(data, 6, 2) & 0x3FFF);
            picture.height = static_cast<std::int64_t>(from_little(data, 8, 2) & 0x3FFF);
        } else if (type == "VP8L" && data.size() >= 5 && picture.width == 0 && data.front() == '\x2F') {
            auto const both = from_little(data, 1, 4);
            picture.width = static_cast<std::int64_t>(both & 0x3FFF) + 1;
            picture.height = static_cast<std::int64_t>(both >> 14 & 0x3FFF) + 1;
        } else if (type == "EXIF") {
            take_exif(picture, data);
        } else if (type == "XMP ") {
            picture.xmp = data;
        }
        if (length > bytes.size()) break;
        at += 8 + length + (length & 1);
    }
    return picture;
}

std::optional<Picture> gif(std::string_view bytes) {
    if (bytes.size() < 10) return std::nullopt;
    Picture picture;
    picture.width = static_cast<std::int64_t>(from_little(bytes, 6, 2));
    picture.height = static_cast<std::int64_t>(from_little(bytes, 8, 2));
    picture.is_cut_short = bytes.back() != ';';
    return picture;
}

std::optional<Picture> tiff(std::string_view bytes) {
    Picture picture;
    picture.exif = read_exif(bytes);
    picture.width = picture.exif->width;
    picture.height = picture.exif->height;
    picture.xmp = picture.exif->xmp;
    picture.is_cut_short = picture.exif->is_cut_short;
    return picture;
}

} // namespace

std::optional<Picture> picture_in(std::string_view bytes) {
    if (bytes.size() < 12) return std::nullopt;
    auto picture = bytes.starts_with("\x89PNG")       ? png(bytes)
                   : bytes.starts_with("\xFF\xD8\xFF") ? jpeg(bytes)
                   : bytes.starts_with("RIFF")         ? webp(bytes)
                   : bytes.starts_with("GIF8")         ? gif(bytes)
                                                       : tiff(bytes);
    constexpr std::int64_t longest_side = 1'000'000'000;
    if (!picture || std::min(picture->width, picture->height) < 1 || std::max(picture->width, picture->height) > longest_side) return std::nullopt;
    return picture;
}

} // namespace core
