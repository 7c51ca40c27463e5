#include "core/ingest/story_rows.h"

#include "core/ingest/page_words.h"
#include "core/text/fold.h"

#include <algorithm>
#include <array>

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

bool is_heading(PageRow const& row) {
    return row.tag == Tag::heading && row.words < 18;
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
    auto folded = fold(text);
    std::erase_if(folded, [](char c) {
        return !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80);
    });
    constexpr std::array signs{"“"sv, "”"sv, "„"sv, "«"sv,  "»"sv,  "–"sv,  "—"sv,
                               "…"sv, "·"sv, "›"sv, "「"sv, "」"sv, "、"sv, "，"sv};
    for (auto const sign : signs)
        for (auto at = folded.find(sign); at != folded.npos; at = folded.find(sign, at))
            folded.erase(at, sign.size());
    return folded;
}

std::string_view line_at_top(std::string_view text) {
    return text.substr(0, text.find('\n'));
}

std::size_t words_in_line(std::string_view line) {
    return static_cast<std::size_t>(std::ranges::count(line, ' ')) + 1;
}

} // namespace core
