#include "core/store/backups.h"

#include <algorithm>
#include <set>

namespace core {

namespace {

constexpr std::int64_t day_ms = 86'400'000;
constexpr std::size_t last_ones = 8;

/// Of the backups of one span, the newest is kept, for so many spans back.
template <class Span>
void keep_one_each(std::vector<Backup> const& newest_first, std::int64_t now, std::int64_t spans, Span const& span_of,
                   std::set<std::size_t>& kept) {
    std::set<std::int64_t> served;
    for (std::size_t at = 0; at < newest_first.size(); ++at) {
        auto const span = span_of(newest_first[at].made);
        if (now - span < spans && served.insert(span).second) kept.insert(at);
    }
}

std::int64_t day_of(Instant at) { return at.ms / day_ms; }
/// Weeks begin on Monday; 1970 did on a Thursday.
std::int64_t week_of(Instant at) { return (day_of(at) + 3) / 7; }
std::int64_t month_of(Instant at) {
    auto const text = to_iso(at);
    return std::stoll(text.substr(0, 4)) * 12 + std::stoll(text.substr(5, 2));
}

} // namespace

std::vector<Backup> to_let_go(std::vector<Backup> all, Instant now) {
    std::ranges::sort(all, [](Backup const& one, Backup const& other) { return one.made > other.made; });
    std::set<std::size_t> kept;
    for (std::size_t at = 0; at < std::min(all.size(), last_ones); ++at) kept.insert(at);
    keep_one_each(all, day_of(now), 14, day_of, kept);
    keep_one_each(all, week_of(now), 8, week_of, kept);
    keep_one_each(all, month_of(now), 12, month_of, kept);
    std::vector<Backup> gone;
    for (std::size_t at = 0; at < all.size(); ++at)
        if (!kept.contains(at)) gone.push_back(all[at]);
    return gone;
}

} // namespace core
