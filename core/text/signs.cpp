#include "core/text/signs.h"

#include "core/base/error.h"
#include "core/text/utf8.h"

#include <unicode/uchar.h>

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace core {

namespace {

constexpr char32_t replacement_sign = 0xFFFD;
constexpr char32_t lre = 0x202A, rle = 0x202B, pdf = 0x202C, lro = 0x202D, rlo = 0x202E;
constexpr char32_t lri = 0x2066, rli = 0x2067, fsi = 0x2068, pdi = 0x2069;
constexpr char32_t line_separator = 0x2028, paragraph_separator = 0x2029, next_line = 0x85;

/// The code point at a byte of valid UTF-8; moves on to the next.
char32_t next_sign(std::string_view text, std::size_t& at) {
    auto const byte = [&](std::size_t place) { return static_cast<unsigned char>(text[place]); };
    char32_t const first = byte(at++);
    if (first < 0x80) return first;
    auto const more = first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
    auto value = first & (0x3FU >> more);
    for (int i = 0; i < more && at < text.size(); ++i) value = (value << 6) | (byte(at++) & 0x3FU);
    return value;
}

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }
/// Shows nothing and is no part of a word of any script: in a name it stands for another name. (Joiners are left: letters
/// and pictures are written with them.)
bool is_hidden(char32_t c) {
    return c == 0x200B || c == 0xFEFF || c == 0x180E || c == 0x034F || c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 ||
           (c >= 0x2060 && c <= 0x2064) || (c >= 0xE0000 && c <= 0xE007F);
}
bool is_direction(char32_t c) { return (c >= lre && c <= rlo) || (c >= lri && c <= pdi); }
bool is_no_character(char32_t c) { return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF); }
bool ends_line(char32_t c) {
    return c == '\n' || c == '\r' || c == '\v' || c == '\f' || c == next_line || c == line_separator ||
           c == paragraph_separator;
}
bool reads_leftwards(char32_t c) {
    auto const direction = u_charDirection(static_cast<UChar32>(c));
    return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
}

/// A mark of direction and where it stands, in code points from 0.
struct DirectionMark {
    char32_t sign;
    std::int64_t place;
};

/// Which marks of direction of one paragraph are not closed or not needed, by the rules of the Unicode
/// bidirectional algorithm: a closed isolate also ends what was opened inside it.
class DirectionBalance {
public:
    void see(char32_t c, std::int64_t place) {
        if (is_direction(c)) marks_.push_back({c, place});
        else if (c >= 0x590 && !leftwards_) leftwards_ = reads_leftwards(c);
    }
    /// Adds the places of unfit marks and begins the next paragraph.
    void end(std::vector<std::int64_t>& unfit) {
        std::vector<DirectionMark> open;
        for (auto const& mark : marks_) judge(mark, open, unfit);
        for (auto const& mark : open) unfit.push_back(mark.place);
        marks_.clear();
        leftwards_ = false;
    }

private:
    static bool isolates(char32_t c) { return c == lri || c == rli || c == fsi; }

    void judge(DirectionMark const& mark, std::vector<DirectionMark>& open, std::vector<std::int64_t>& unfit) const {
        switch (mark.sign) {
        case lro:
        case rlo: // never fit; closed like the others, so that its end goes with it
            unfit.push_back(mark.place);
            open.push_back(mark);
            return;
        case pdf:
            if (open.empty() || isolates(open.back().sign)) unfit.push_back(mark.place);
            else close(mark, open, unfit);
            return;
        case pdi:
            while (!open.empty() && !isolates(open.back().sign)) {
                unfit.push_back(open.back().place);
                open.pop_back();
            }
            if (open.empty()) unfit.push_back(mark.place);
            else close(mark, open, unfit);
            return;
        default: open.push_back(mark);
        }
    }
    void close(DirectionMark const& mark, std::vector<DirectionMark>& open, std::vector<std::int64_t>& unfit) const {
        auto const opened = open.back();
        open.pop_back();
        auto const overrides = opened.sign == lro || opened.sign == rlo;
        auto const needless = (opened.sign == rle || opened.sign == rli) && !leftwards_;
        if (needless) unfit.push_back(opened.place);
        if (overrides || needless) unfit.push_back(mark.place);
    }

    std::vector<DirectionMark> marks_;
    bool leftwards_ = false;
};

/// Places, in order, of marks of direction that may not stand in such a value.
std::vector<std::int64_t> unfit_directions(std::string_view text, TextForm form) {
    std::vector<std::int64_t> unfit;
    // All of them begin with these bytes; most texts have neither.
    if (text.find("\xE2\x80") == text.npos && text.find("\xE2\x81") == text.npos) return unfit;
    DirectionBalance paragraph;
    std::int64_t place = 0;
    for (std::size_t at = 0; at < text.size(); ++place) {
        auto const c = next_sign(text, at);
        if (form == TextForm::name) {
            if (is_direction(c)) unfit.push_back(place);
        } else if (ends_line(c)) {
            paragraph.end(unfit);
        } else {
            paragraph.see(c, place);
        }
    }
    paragraph.end(unfit);
    std::ranges::sort(unfit);
    auto const again = std::ranges::unique(unfit); // an override that is never closed is told twice
    unfit.erase(again.begin(), again.end());
    return unfit;
}

/// What is wrong with the code point itself, wherever it stands; `after` is the one behind it, 0 at the end.
std::optional<Unfit::What> wrong_with(char32_t c, char32_t after, TextForm form) {
    auto const text = form == TextForm::text;
    if (c == '\n' || c == line_separator || c == paragraph_separator)
        return text ? std::nullopt : std::optional(Unfit::What::line_break);
    if (c == '\r') {
        if (text && after == '\n') return std::nullopt;
        return text ? Unfit::What::control : Unfit::What::line_break;
    }
    if (c == '\t' && text) return std::nullopt;
    if (is_control(c)) return Unfit::What::control;
    if (is_no_character(c)) return Unfit::What::no_character;
    return std::nullopt;
}

char32_t sign_at(std::string_view text, std::size_t at) { return at < text.size() ? next_sign(text, at) : 0; }

/// The picture of a control character, or the sign for what cannot be shown.
char32_t picture_of(char32_t c) {
    if (c < 0x20) return 0x2400 + c;
    return c == 0x7F ? 0x2421 : replacement_sign;
}

void add_shown(std::string& out, char32_t c) {
    if (c < 0x20 || c == 0x7F) append_utf8(out, picture_of(c));
    else out += fmt::format("<U+{:04X}>", static_cast<std::uint32_t>(c));
}

std::string shown_as(std::string_view bytes, TextForm form) {
    std::string const repaired = find_invalid_utf8(bytes) ? repair_utf8(bytes) : std::string(bytes);
    std::string_view const text = repaired;
    auto const directions = unfit_directions(text, form);
    auto direction = directions.begin();
    std::string out;
    out.reserve(text.size());
    std::int64_t place = 0;
    for (std::size_t at = 0; at < text.size(); ++place) {
        auto const start = at;
        auto const c = next_sign(text, at);
        auto const after = sign_at(text, at);
        if (direction != directions.end() && *direction == place) {
            add_shown(out, c);
            ++direction;
        } else if (form == TextForm::text && c == '\r' && after == '\n') {
            continue; // '\n' follows
        } else if (wrong_with(c, after, form) || c == line_separator || c == paragraph_separator ||
                   (form == TextForm::line && is_hidden(c))) {
            add_shown(out, c);
        } else {
            out += text.substr(start, at - start);
        }
    }
    return out;
}

} // namespace

std::optional<Unfit> find_unfit(std::string_view text, TextForm form) {
    auto const directions = unfit_directions(text, form);
    std::int64_t place = 0;
    for (std::size_t at = 0; at < text.size(); ++place) {
        auto const c = next_sign(text, at);
        if (!directions.empty() && directions.front() == place) return Unfit{Unfit::What::direction, c, place + 1};
        if (c >= 0x20 && c < 0x7F) continue;
        if (auto const what = wrong_with(c, sign_at(text, at), form)) return Unfit{*what, c, place + 1};
    }
    return std::nullopt;
}

Message unfit_message(Arg field, Unfit const& found) {
    std::vector<Arg> args{std::move(field),
                          {"sign", fmt::format("U+{:04X}", static_cast<std::uint32_t>(found.sign))},
                          {"place", std::to_string(found.place)}};
    switch (found.what) {
    case Unfit::What::line_break:
        return say("“{field}” is one line, but holds a line break ({sign}) at place {place}. Nothing was changed.",
                   std::move(args));
    case Unfit::What::direction:
        return say("“{field}” holds a mark that turns the direction of writing ({sign}) at place {place}. Nothing was "
                   "changed.",
                   std::move(args));
    case Unfit::What::no_character:
        return say("“{field}” holds {sign} at place {place}, which is no character. Nothing was changed.",
                   std::move(args));
    case Unfit::What::control: break;
    }
    return say("“{field}” holds a control character ({sign}) at place {place}. Nothing was changed.", std::move(args));
}

void refuse_unfit(char const* field, std::string_view text, TextForm form) {
    if (auto const at = find_invalid_utf8(text))
        throw Error(Code::bad_input, say("“{field}” is not valid UTF-8 at byte {byte}. Nothing was changed.",
                                         {in_words("field", field), {"byte", std::to_string(count(*at))}}));
    if (auto const found = find_unfit(text, form))
        throw Error(Code::bad_input, unfit_message(in_words("field", field), *found));
}

Fitted made_fit(std::string_view bytes, TextForm form) {
    std::string const repaired = find_invalid_utf8(bytes) ? repair_utf8(bytes) : std::string(bytes);
    std::string_view const text = repaired;
    auto const directions = unfit_directions(text, form);
    auto direction = directions.begin();
    Fitted fitted;
    fitted.text.reserve(text.size());
    std::int64_t place = 0;
    auto const change = [&](char32_t into) {
        append_utf8(fitted.text, into);
        if (fitted.changed++ == 0) fitted.first = place + 1;
    };
    for (std::size_t at = 0; at < text.size(); ++place) {
        auto const start = at;
        auto const c = next_sign(text, at);
        auto const white = ends_line(c) || c == '\t';
        if (direction != directions.end() && *direction == place) {
            change(replacement_sign);
            ++direction;
        } else if (white && form != TextForm::text) {
            fitted.text += ' ';
        } else if (ends_line(c)) {
            if (c == '\r' && sign_at(text, at) == '\n') ++at, ++place;
            fitted.text += '\n';
        } else if (wrong_with(c, 0, form)) {
            change(picture_of(c));
        } else {
            fitted.text += text.substr(start, at - start);
        }
    }
    return fitted;
}

std::string without_unfit_direction(std::string_view text, TextForm form) {
    auto const directions = unfit_directions(text, form);
    if (directions.empty()) return std::string(text);
    auto direction = directions.begin();
    std::string out;
    std::int64_t place = 0;
    for (std::size_t at = 0; at < text.size(); ++place) {
        auto const start = at;
        next_sign(text, at);
        if (direction != directions.end() && *direction == place) ++direction;
        else out += text.substr(start, at - start);
    }
    return out;
}

std::string shown_line(std::string_view bytes) { return shown_as(bytes, TextForm::line); }
std::string shown_text(std::string_view bytes) { return shown_as(bytes, TextForm::text); }

std::string escaped_json(std::string_view json) {
    std::string out;
    out.reserve(json.size());
    for (std::size_t at = 0; at < json.size();) {
        auto const start = at;
        auto const c = next_sign(json, at);
        auto const escape = (c >= 0x7F && c < 0xA0) || is_direction(c) || c == line_separator ||
                            c == paragraph_separator || (is_hidden(c) && c <= 0xFFFF);
        if (escape) out += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(c));
        else out += json.substr(start, at - start);
    }
    return out;
}

} // namespace core
