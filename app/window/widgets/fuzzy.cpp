// Best alignment by dynamic programming: lengths are those of menu titles, so the square is small.
#include "app/window/widgets/fuzzy.h"

#include "app/window/gtk/gtk_shim.h"

#include <algorithm>
#include <cwctype>
#include <limits>

namespace app {
namespace {

constexpr int none = std::numeric_limits<int>::min() / 2;

std::wstring folded(std::wstring const& text) {
    std::wstring made;
    for (wchar_t const letter : text) {
        made += static_cast<wchar_t>(shim::fold(static_cast<char32_t>(letter)));
    }
    return made;
}

int place_bonus(std::wstring const& text, std::size_t at) {
    if (at == 0) return 12;
    wchar_t const before = text[at - 1];
    bool const word_start = before == L' ' || before == L'-' || before == L'\'' || before == L'/' ||
                            before == 0x2019;
    return word_start ? 9 : 0;
}

} // namespace

std::optional<FuzzyMatch> fuzzy_match(std::wstring const& typed, std::wstring const& given) {
    std::wstring pattern = folded(typed);
    std::erase(pattern, L' ');
    std::wstring const text = folded(given);
    if (pattern.empty()) return FuzzyMatch{};
    if (pattern.size() > text.size()) return std::nullopt;

    std::size_t const rows = pattern.size();
    std::size_t const columns = text.size();
    // best[row][column]: score with pattern[row] standing exactly at text[column].
    std::vector<std::vector<int>> best(rows, std::vector<int>(columns, none));
    std::vector<std::vector<std::size_t>> from(rows, std::vector<std::size_t>(columns, 0));
    for (std::size_t row = 0; row < rows; ++row) {
        int before = none;
        std::size_t before_at = 0;
        for (std::size_t column = 0; column < columns; ++column) {
            if (row > 0 && column > 0) {
                // One unit per skipped letter keeps matches close together.
                --before;
                if (int const candidate = best[row - 1][column - 1]; candidate > before) {
                    before = candidate;
                    before_at = column - 1;
                }
            }
            if (text[column] != pattern[row]) continue;
            int const bonus = place_bonus(text, column);
            if (row == 0) {
                best[row][column] = 4 + bonus - static_cast<int>(std::min<std::size_t>(column, 8));
                continue;
            }
            if (column == 0) continue;
            int const run = best[row - 1][column - 1];
            int const after_run = run > none / 2 ? run + 8 : none;
            bool const runs = after_run >= before;
            int const base = runs ? after_run : before;
            if (base <= none / 2) continue;
            best[row][column] = base + 4 + bonus;
            from[row][column] = runs ? column - 1 : before_at;
        }
    }
    auto const& last = best.back();
    auto const top = std::max_element(last.begin(), last.end());
    if (*top <= none / 2) return std::nullopt;
    FuzzyMatch match;
    match.score = *top - static_cast<int>(columns / 8);
    match.positions.resize(rows);
    std::size_t at = static_cast<std::size_t>(top - last.begin());
    for (std::size_t row = rows; row-- > 0;) {
        match.positions[row] = at;
        at = from[row][at];
    }
    return match;
}

} // namespace app
