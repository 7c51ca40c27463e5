#include "core/ingest/exif.h"

#include "core/ingest/page_facts.h"
#include "core/text/ascii.h"
#include "core/text/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <vector>

namespace core {

namespace {

constexpr std::size_t longest_tag_text = 10'000; // bytes
constexpr std::size_t most_entries = 5'000;      // of all lists together

/// What an entry points to.
struct TagValue {
    unsigned type = 0;
    std::size_t count = 0;
    std::string_view bytes;
};

class ExifWalk {
public:
    explicit ExifWalk(std::string_view bytes) : bytes_(bytes) {}

    ExifTags run() {
        if (bytes_.size() < 8 || (bytes_.substr(0, 2) != "II" && bytes_.substr(0, 2) != "MM")) return damaged();
        big_ = bytes_.front() == 'M';
        if (number(2, 2) != 42) return damaged();
        walk(*number(4, 4), List::picture);
        tags_.taken = taken_;
        if (!taken_.empty() && !zone_.empty()) tags_.taken += " " + zone_;
        if (north_ && east_) tags_.place = fmt::format("{:.5f}, {:.5f}", *north_ * (south_ ? -1 : 1), *east_ * (west_ ? -1 : 1));
        return std::move(tags_);
    }

private:
    enum class List { picture, exif, place };
    enum Tag : unsigned {
        image_width = 0x100, image_height = 0x101, image_description = 0x10E, make = 0x10F, model = 0x110, strip_offsets = 0x111,
        orientation = 0x112, strip_lengths = 0x117, software = 0x131, artist = 0x13B, tile_offsets = 0x144, tile_lengths = 0x145,
        xmp_packet = 0x2BC, copyright = 0x8298, exif_list = 0x8769, gps_list = 0x8825, taken_at = 0x9003, zone_of_taken = 0x9011,
        title_wide = 0x9C9B, comment_wide = 0x9C9C,
        latitude_side = 1, latitude = 2, longitude_side = 3, longitude = 4 // in the list of the place
    };

    ExifTags damaged() {
        tags_.is_damaged = true;
        return std::move(tags_);
    }
    static std::uint64_t number_in(std::string_view bytes, bool big) {
        std::uint64_t value = 0;
        for (std::size_t at = 0; at < bytes.size(); ++at)
            value = value << 8 | static_cast<unsigned char>(bytes[big ? at : bytes.size() - 1 - at]);
        return value;
    }
    std::optional<std::uint64_t> number(std::size_t at, std::size_t size) const {
        if (at > bytes_.size() || bytes_.size() - at < size) return std::nullopt;
        return number_in(bytes_.substr(at, size), big_);
    }

    void walk(std::uint64_t at, List list) {
        if (!seen_.insert(at).second) return void(tags_.is_damaged = true);
        auto const count = number(at, 2);
        if (!count) return void(tags_.is_damaged = true);
        constexpr std::size_t entry_size = 12;
        for (std::size_t which = 0; which < *count; ++which) {
            auto const entry = at + 2 + which * entry_size;
            if (++entries_ > most_entries || entry + entry_size > bytes_.size()) return void(tags_.is_damaged = true);
            take(static_cast<unsigned>(*number(entry, 2)), entry, list);
        }
        if (list == List::picture) judge_length();
    }

    std::optional<TagValue> value_of(std::size_t entry) {
        static constexpr std::size_t sizes[] = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4};
        auto const type = static_cast<unsigned>(*number(entry + 2, 2));
        auto const count = *number(entry + 4, 4);
        if (type == 0 || type >= std::size(sizes)) return std::nullopt;
        auto const size = count * sizes[type]; // 2^32 * 8 fits
        auto const at = size <= 4 ? entry + 8 : *number(entry + 8, 4);
        if (at > bytes_.size() || bytes_.size() - at < size) {
            tags_.is_damaged = true;
            return std::nullopt;
        }
        return TagValue{type, count, bytes_.substr(at, size)};
    }

    std::uint64_t whole(TagValue const& value, std::size_t which = 0) const {
        auto const size = value.type == 3 ? std::size_t{2} : value.type == 4 ? std::size_t{4} : std::size_t{1};
        if ((which + 1) * size > value.bytes.size()) return 0;
        return number_in(value.bytes.substr(which * size, size), big_);
    }
    /// Degrees, minutes, seconds, each a fraction.
    std::optional<double> degrees(TagValue const& value, double most) const {
        if (value.type != 5 || value.count != 3) return std::nullopt;
        double sum = 0, share = 1;
        for (std::size_t which = 0; which < 3; ++which, share /= 60) {
            auto const over = number_in(value.bytes.substr(which * 8, 4), big_), under = number_in(value.bytes.substr(which * 8 + 4, 4), big_);
            if (under == 0) return std::nullopt;
            sum += static_cast<double>(over) / static_cast<double>(under) * share;
        }
        return sum <= most ? std::optional(sum) : std::nullopt;
    }
    static std::string words(TagValue const& value) {
        if (value.type != 2 && value.type != 1 && value.type != 7) return {};
        auto const bytes = value.bytes.substr(0, longest_tag_text);
        return one_line(bytes.substr(0, bytes.find('\0')));
    }
    /// UTF-16, the lower byte first, as Windows writes it.
    static std::string wide_words(TagValue const& value) {
        std::u32string signs;
        for (std::size_t at = 0; at + 1 < std::min(value.bytes.size(), longest_tag_text); at += 2) {
            auto const unit = static_cast<char32_t>(number_in(value.bytes.substr(at, 2), false));
            if (unit == 0) break;
            auto const is_high = [](char32_t one) { return one >= 0xD800 && one < 0xDC00; };
            auto const is_low = [](char32_t one) { return one >= 0xDC00 && one < 0xE000; };
            if (is_low(unit) && !signs.empty() && is_high(signs.back())) signs.back() = 0x10000 + ((signs.back() - 0xD800) << 10) + (unit - 0xDC00);
            else signs += unit;
        }
        for (auto& sign : signs)
            if (sign >= 0xD800 && sign < 0xE000) sign = 0xFFFD;
        return one_line(to_utf8(signs));
    }
    /// "2026:11:03 14:05:09", with dashes between the parts of the day; nothing when it is no moment.
    static std::string moment(TagValue const& value) {
        constexpr std::string_view form = "dddd:dd:dd dd:dd:dd";
        auto text = words(value);
        if (text.size() < form.size()) return {};
        text.resize(form.size());
        for (std::size_t at = 0; at < form.size(); ++at)
            if (form[at] == 'd' ? !is_ascii_digit(text[at]) : text[at] != form[at]) return {};
        if (text.starts_with("0000") || text.substr(5, 2) == "00" || text.substr(8, 2) == "00" || text.substr(5, 2) > "12" || text.substr(8, 2) > "31")
            return {};
        text[4] = text[7] = '-';
        return text;
    }
    static std::string zone(TagValue const& value) {
        auto text = words(value);
        auto const fits = text.size() == 6 && (text[0] == '+' || text[0] == '-') && text[3] == ':' && is_ascii_digit(text[1]) &&
                          is_ascii_digit(text[2]) && is_ascii_digit(text[4]) && is_ascii_digit(text[5]);
        return fits ? text : std::string();
    }

    void take(unsigned tag, std::size_t entry, List list) {
        auto const value = value_of(entry);
        if (!value) return;
        if (list == List::place) return take_place(tag, *value);
        auto const fill = [](std::string& into, std::string found) {
            if (into.empty()) into = std::move(found);
        };
        switch (tag) {
        case image_width: if (list == List::picture) tags_.width = static_cast<std::int64_t>(whole(*value)); return;
        case image_height: if (list == List::picture) tags_.height = static_cast<std::int64_t>(whole(*value)); return;
        case orientation:
            if (auto const held = static_cast<std::int64_t>(whole(*value)); list == List::picture && held >= 1 && held <= 8 && !is_told_)
                tags_.turned = held;
            return void(is_told_ = is_told_ || list == List::picture);
        case image_description: return fill(tags_.description, words(*value));
        case make: return fill(tags_.make, words(*value));
        case model: return fill(tags_.model, words(*value));
        case software: return fill(tags_.software, words(*value));
        case artist: return fill(tags_.artist, words(*value));
        case copyright: return fill(tags_.copyright, words(*value));
        case taken_at: return fill(taken_, moment(*value));
        case zone_of_taken: return fill(zone_, zone(*value));
        case title_wide: return fill(tags_.title, wide_words(*value));
        case comment_wide: return fill(tags_.description, wide_words(*value));
        case xmp_packet: tags_.xmp = value->bytes; return;
        case strip_offsets: case tile_offsets: offsets_ = *value; return;
        case strip_lengths: case tile_lengths: lengths_ = *value; return;
        case exif_list: return walk(whole(*value), List::exif);
        case gps_list: return walk(whole(*value), List::place);
        default: return;
        }
    }
    void take_place(unsigned tag, TagValue const& value) {
        if (tag == latitude_side) south_ = words(value) == "S";
        if (tag == longitude_side) west_ = words(value) == "W";
        if (tag == latitude) north_ = degrees(value, 90);
        if (tag == longitude) east_ = degrees(value, 180);
    }
    void judge_length() {
        auto const pieces = std::min({offsets_.count, lengths_.count, std::size_t{100'000}});
        for (std::size_t which = 0; which < pieces; ++which)
            if (whole(offsets_, which) + whole(lengths_, which) > bytes_.size()) tags_.is_cut_short = true;
    }

    std::string_view bytes_;
    bool big_ = false, south_ = false, west_ = false, is_told_ = false;
    ExifTags tags_;
    std::set<std::uint64_t> seen_;
    std::size_t entries_ = 0;
    std::string taken_, zone_;
    std::optional<double> north_, east_;
    TagValue offsets_, lengths_;
};

} // namespace

ExifTags read_exif(std::string_view bytes) { return ExifWalk(bytes).run(); }

} // namespace core
