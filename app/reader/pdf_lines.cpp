#include "app/reader/pdf_lines.h"

#include "app/reader/right_to_left.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <type_traits>

namespace reader {

namespace {

/// The columns of a row, in their order.
struct Column {
    enum Which { level, page, paragraph, block, line, word, left, top, width, height, confidence, text, all };
};

/// The columns of a row; empty ones where there are fewer.
std::array<std::string_view, Column::all> columns_of(std::string_view row) {
    std::array<std::string_view, Column::all> parted{};
    for (std::size_t at = 0; at < Column::all; ++at) {
        auto const end = at + 1 == Column::all ? row.npos : row.find('\t');
        parted[at] = row.substr(0, end);
        if (end == row.npos) break;
        row.remove_prefix(end + 1);
    }
    return parted;
}

template <class Number>
Number number_in(std::string_view written) {
    Number number{};
    std::from_chars(written.data(), written.data() + written.size(), number);
    if constexpr (std::is_floating_point_v<Number>) {
        constexpr Number farthest = 1e6; // points: no sheet is as large
        if (!(std::abs(number) < farthest)) return 0;
    }
    return number;
}

/// Ligatures as letters; they alone are taken apart.
std::string without_ligatures(std::string_view word) {
    constexpr std::array<std::string_view, 7> letters{"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
    std::string out;
    for (std::size_t at = 0; at < word.size(); ++at) {
        if (word.substr(at, 2) == "\xEF\xAC" && at + 2 < word.size())
            if (auto const which = static_cast<unsigned char>(word[at + 2]) - 0x80U; which < letters.size()) {
                out += letters[which];
                at += 2;
                continue;
            }
        out += word[at];
    }
    return out;
}

} // namespace

PdfPages pdf_lines(std::string_view rows) {
    constexpr int of_page = 1, of_block = 3, of_line = 4, of_word = 5; // levels
    PdfPages found;
    std::int64_t blocks = 0;
    while (!rows.empty()) {
        auto const end = std::min(rows.find('\n'), rows.size());
        auto const row = columns_of(rows.substr(0, end));
        rows.remove_prefix(std::min(end + 1, rows.size()));
        switch (number_in<int>(row[Column::level])) {
        case of_page: found.heights.push_back(number_in<double>(row[Column::height])); break;
        case of_block: ++blocks; break;
        case of_line:
            if (found.heights.empty()) break;
            found.lines.push_back({static_cast<std::int64_t>(found.heights.size()), blocks, number_in<double>(row[Column::left]),
                                   number_in<double>(row[Column::top]), number_in<double>(row[Column::width]),
                                   number_in<double>(row[Column::height]), {}, 0, false});
            break;
        case of_word:
            if (found.lines.empty() || row[Column::text].empty()) break;
            if (found.lines.back().words++ > 0) found.lines.back().text += ' ';
            found.lines.back().text += without_ligatures(row[Column::text]);
            break;
        default: break;
        }
    }
    std::erase_if(found.lines, [](PdfLine const& each) { return each.words == 0; });
    for (auto& each : found.lines) each.runs_left = put_in_order(each.text);
    return found;
}

double usual_height(std::vector<PdfLine> const& lines) {
    std::vector<double> heights;
    for (auto const& each : lines)
        if (!each.stands_on_many) heights.push_back(each.height);
    if (heights.empty()) return 0;
    auto const middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
    std::ranges::nth_element(heights, middle);
    return *middle;
}

} // namespace reader
