#include "core/ingest/story_rows.h"

#include "core/ingest/correction_words.h"
#include "core/ingest/page_words.h"
#include "core/text/ascii.h"
#include "core/text/fold.h"

#include <algorithm>
#include <array>
#include <utility>

namespace core {

namespace {
using namespace std::string_view_literals;
} // namespace

bool ends_a_sentence(std::string_view text) {
    constexpr std::array closing{"”"sv,  "»"sv,  "\""sv, "’"sv, "'"sv,      ")"sv, "“"sv,
                                 "」"sv, "』"sv, "）"sv, "]"sv, "\u00A0"sv, "›"sv};
    constexpr std::array ending{"."sv, "!"sv,  "?"sv, "…"sv, "。"sv, "！"sv, "？"sv,
                                ":"sv, "："sv, ";"sv, "؟"sv, "۔"sv,  "।"sv};
    constexpr std::array opening{"“"sv, "«"sv, "„"sv, "「"sv, "\""sv};
    auto rest = text;
    for (;;) {
        if (std::ranges::any_of(ending, [&](auto const sign) { return rest.ends_with(sign); }))
            return true;
        auto const* const mark = std::ranges::find_if(closing, [&](auto const sign) { return rest.ends_with(sign); });
        if (mark == closing.end())
            break;
        rest.remove_suffix(mark->size());
    }
    return rest.size() < text.size() &&
           std::ranges::any_of(opening, [&](auto const sign) { return text.starts_with(sign); });
}

bool quotes_somebody(std::string_view text) {
    constexpr std::array pairs{std::pair{"“"sv, "”"sv}, std::pair{"«"sv, "»"sv}, std::pair{"„"sv, "“"sv},
                               std::pair{"„"sv, "”"sv}, std::pair{"\""sv, "\""sv}};
    return std::ranges::any_of(pairs, [&](auto const& pair) {
        if (!text.starts_with(pair.first))
            return false;
        auto const closes = text.find(pair.second, pair.first.size());
        return closes != text.npos && text.find(' ', closes) != text.npos;
    });
}

bool holds_marks_of_quotation(std::string_view text) {
    constexpr std::array marks{"“"sv, "”"sv, "«"sv, "»"sv, "„"sv, "「"sv, "『"sv, "\""sv};
    return std::ranges::any_of(marks, [&](auto const mark) { return text.find(mark) != text.npos; });
}

bool is_set_apart(PageRow const& row) {
    constexpr std::size_t most_words = 70;
    return row.words < most_words && row.slanted * 10 >= row.characters * 9 && !holds_marks_of_quotation(row.text) &&
           !is_correction(row.text);
}

bool is_heading(PageRow const& row) {
    return row.tag == ElementKind::heading && row.words < 18;
}

bool reads_well(PageRow const& row) {
    if (is_heading(row) || row.words < 8 || row.link_share() >= 0.4)
        return false;
    if (!ends_a_sentence(row.text) && row.words < 20)
        return false;
    return !is_no_sentence_of_a_story(row.text, row.words);
}

bool reads_briefly(PageRow const& row) {
    return !is_heading(row) && row.words >= 3 && row.words < 8 && row.link_share() < 0.4 && ends_a_sentence(row.text) &&
           !is_no_sentence_of_a_story(row.text, row.words);
}

std::string folded_letters(std::string_view text) {
    constexpr std::array signs{"“"sv, "”"sv, "„"sv, "«"sv,  "»"sv,  "–"sv,  "—"sv,
                               "…"sv, "·"sv, "›"sv, "「"sv, "」"sv, "、"sv, "，"sv};
    auto const folded = fold(text);
    std::string letters;
    for (std::string_view rest = folded; !rest.empty();) {
        auto const c = rest.front();
        auto const* const sign = std::ranges::find_if(signs, [&](auto const each) { return rest.starts_with(each); });
        if (sign != signs.end()) {
            rest.remove_prefix(sign->size());
            continue;
        }
        if ((c >= 'a' && c <= 'z') || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80)
            letters += c;
        rest.remove_prefix(1);
    }
    return letters;
}

std::string_view line_at_top(std::string_view text) {
    return text.substr(0, text.find('\n'));
}

std::size_t words_in_line(std::string_view line) {
    return static_cast<std::size_t>(std::ranges::count(line, ' ')) + 1;
}

} // namespace core
