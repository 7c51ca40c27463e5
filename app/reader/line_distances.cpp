#include "app/reader/line_distances.h"

#include <algorithm>
#include <cmath>

namespace reader {

namespace {

constexpr double closest = 0.6; // heights of letters between two lines: nobody parts paragraphs with less
constexpr double widest = 1.8; // and nobody sets the lines of one with more

long step_of(double height) { return std::lround(height * 2); }

double room(PdfLine const& before, PdfLine const& next) {
    return (next.top - before.bottom()) / std::max({before.height, next.height, 0.1});
}

} // namespace

LineDistances::LineDistances(std::vector<PdfLine> const& lines) {
    constexpr double step = 0.5; // points
    constexpr int fewest = 2;    // pairs of lines that are as far apart
    struct Seen {
        std::map<long, int> distances; ///< in steps
        std::vector<double> widths;
    };
    std::map<long, Seen> seen;
    PdfLine const* before = nullptr;
    for (auto const& each : lines) {
        if (each.stands_on_many) continue;
        auto& of_height = seen[step_of(each.height)];
        of_height.widths.push_back(each.width);
        auto const below = before && before->page == each.page && each.top > before->top && room(*before, each) < widest &&
                           step_of(before->height) == step_of(each.height) && each.left < before->right() && before->left < each.right();
        if (below) ++of_height.distances[std::lround((each.top - before->top) / step)];
        before = &each;
    }
    for (auto& [height, found] : seen) {
        auto& usual = usual_[height];
        auto const nine_in_ten = found.widths.begin() + static_cast<std::ptrdiff_t>(found.widths.size() * 9 / 10);
        std::ranges::nth_element(found.widths, nine_in_ten);
        usual.width = *nine_in_ten;
        int most = 0;
        for (auto const& each : found.distances) most = std::max(most, each.second);
        if (most < fewest) continue;
        // The nearest of those that are usual: between paragraphs there is never less.
        auto const first = std::find_if(found.distances.begin(), found.distances.end(), [&](auto const& each) { return each.second * 2 >= most; });
        usual.distance = static_cast<double>(first->first) * step;
    }
}

LineDistances::Usual LineDistances::usual(double height) const {
    for (auto const near : {step_of(height), step_of(height) - 1, step_of(height) + 1})
        if (auto const at = usual_.find(near); at != usual_.end()) return at->second;
    return {};
}

bool LineDistances::parts(PdfLine const& before, PdfLine const& next) const {
    constexpr double more = 1.2, full = 0.7;
    auto const between = room(before, next);
    auto const known = usual(before.height);
    // Where letters are counted higher than they look, the lines of one paragraph have no room between them.
    constexpr double tall = 1.1, clearly_more = 1.35;
    if (known.distance > 0 && known.distance <= before.height * tall && next.top - before.top > known.distance * clearly_more) return true;
    if (between <= closest) return false;
    if (between > widest) return true;
    // A short line far from the next one is a paragraph of its own, as in a list.
    return next.top - before.top > known.distance * more || before.width < known.width * full;
}

} // namespace reader
