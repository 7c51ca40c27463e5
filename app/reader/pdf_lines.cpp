#include "app/reader/pdf_lines.h"

#include "app/reader/pdf_pieces.h"
#include "app/reader/right_to_left.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <span>
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

/// A line as it is drawn.
struct DrawnLine {
    PdfLine line;
    PdfPieces pieces;
    bool runs_left = false; ///< some of it
};

/// pdftotext takes a line from right to left for two where a letter of it has no room: those are put together.
void join_fragments(std::vector<DrawnLine>& lines) {
    constexpr std::size_t furthest = 8; // lines between them
    constexpr double apart = 0.4, overlap = 0.5, level = 0.3; // heights
    for (std::size_t at = 0; at < lines.size(); ++at) {
        for (auto before = at; before-- > 0 && at - before <= furthest;) {
            auto &one = lines[before], &other = lines[at];
            if (one.line.page != other.line.page) break;
            if (one.pieces.empty() || !(one.runs_left || other.runs_left)) continue;
            auto const height = std::max(one.line.height, other.line.height);
            auto const distance = std::max(one.line.left, other.line.left) - std::min(one.line.right(), other.line.right());
            auto const middles = one.line.top + one.line.height / 2 - other.line.top - other.line.height / 2;
            if (std::abs(middles) > height * level || distance > height * apart || distance < -height * overlap) continue;
            // The longer one tells where it is read.
            auto &kept = one.line.width > other.line.width ? one : other, &gone = &kept == &one ? other : one;
            kept.pieces.insert(kept.pieces.end(), gone.pieces.begin(), gone.pieces.end());
            gone.pieces.clear();
            kept.runs_left = true;
            auto const right = std::max(one.line.right(), other.line.right()), bottom = std::max(one.line.bottom(), other.line.bottom());
            kept.line.left = std::min(one.line.left, other.line.left);
            kept.line.top = std::min(one.line.top, other.line.top);
            kept.line.width = right - kept.line.left;
            kept.line.height = bottom - kept.line.top;
            if (&kept == &one) break;
        }
    }
}

/// The pieces, which are words now, become the text of the line.
void take_words(DrawnLine& drawn) {
    drawn.line.words = drawn.pieces.size();
    for (auto const& word : drawn.pieces) {
        if (!drawn.line.text.empty()) drawn.line.text += ' ';
        drawn.line.text += word.text;
    }
    drawn.pieces = {};
}

/// Reads the lines of a page from that one on, if all run from left to right: nothing more has to be known for that.
void settle_page(std::vector<DrawnLine>& lines, std::size_t from) {
    auto const runs_left = [](DrawnLine const& each) { return each.runs_left; };
    auto const of_page = std::span(lines).subspan(from);
    for (auto& each : of_page) each.runs_left = has_leftward_letter(each.pieces);
    if (std::ranges::any_of(of_page, runs_left)) return;
    for (auto& each : of_page) {
        join_spaced(each.pieces);
        take_words(each);
    }
}

/// Lines from right to left as they are read. A document is made by one program: all its brackets are named in one way, and
/// that is the way in which fewer go astray. In one that is mostly written so, a line of foreign names is, too.
void put_in_order(std::vector<PdfLine>& lines) {
    Directions all;
    for (auto const& each : lines) {
        auto const of_line = directions_in(each.text);
        all.leftward += of_line.leftward;
        all.rightward += of_line.rightward;
    }
    auto const runs_left = [&](PdfLine const& line) {
        auto const of_line = directions_in(line.text);
        return all.leftward > all.rightward || of_line.leftward >= of_line.rightward;
    };
    std::size_t as_seen = 0, as_read = 0;
    for (auto const& each : lines) {
        if (!each.runs_left) continue;
        auto one = each.text, other = each.text;
        put_in_order(one, Brackets::as_seen, runs_left(each));
        put_in_order(other, Brackets::as_read, runs_left(each));
        as_seen += brackets_astray(one);
        as_read += brackets_astray(other);
    }
    auto const brackets = as_read < as_seen ? Brackets::as_read : Brackets::as_seen;
    for (auto& each : lines)
        if (each.runs_left) each.runs_left = put_in_order(each.text, brackets, runs_left(each));
}

/// The words of the lines, which are taken for what they are.
std::vector<PdfLine> read_lines(std::vector<DrawnLine> drawn) {
    LetterDistances distances;
    join_fragments(drawn);
    for (auto& each : drawn) {
        if (!each.runs_left) continue;
        put_as_seen(each.pieces);
        distances.learn(each.pieces);
    }
    distances.judge();
    std::vector<PdfLine> read;
    for (auto& each : drawn) {
        if (!each.pieces.empty()) {
            if (each.runs_left) join_leftward(each.pieces, distances);
            else join_spaced(each.pieces);
            take_words(each);
        }
        each.line.runs_left = each.runs_left;
        if (each.line.words > 0) read.push_back(std::move(each.line));
    }
    put_in_order(read);
    return read;
}

} // namespace

PdfPages pdf_lines(std::string_view rows) {
    constexpr int of_page = 1, of_block = 3, of_line = 4, of_word = 5; // levels
    PdfPages found;
    std::vector<DrawnLine> drawn;
    std::int64_t blocks = 0;
    std::size_t first_of_page = 0; // line
    auto const end_page = [&] {
        settle_page(drawn, first_of_page);
        first_of_page = drawn.size();
    };
    while (!rows.empty()) {
        auto const end = std::min(rows.find('\n'), rows.size());
        auto const row = columns_of(rows.substr(0, end));
        rows.remove_prefix(std::min(end + 1, rows.size()));
        auto const points = [&](Column::Which which) { return number_in<double>(row[which]); };
        switch (number_in<int>(row[Column::level])) {
        case of_page:
            end_page();
            found.heights.push_back(points(Column::height));
            break;
        case of_block: ++blocks; break;
        case of_line:
            if (found.heights.empty()) break;
            drawn.emplace_back();
            drawn.back().line = {static_cast<std::int64_t>(found.heights.size()), blocks, points(Column::left), points(Column::top),
                                 points(Column::width), points(Column::height), {}, 0, false};
            break;
        case of_word:
            if (drawn.empty() || row[Column::text].empty()) break;
            drawn.back().pieces.push_back({points(Column::left), points(Column::top), points(Column::width), points(Column::height),
                                           without_ligatures(row[Column::text])});
            break;
        default: break;
        }
    }
    end_page();
    found.lines = read_lines(std::move(drawn));
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
