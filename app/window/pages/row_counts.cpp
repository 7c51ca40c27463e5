#include "app/window/pages/row_counts.h"

#include <utility>

namespace app {

namespace {

constexpr std::size_t most_known = 4096; // rows; a screen holds some thirty

} // namespace

RowCounts::RowCounts(Background& background, Count count, RecordList& list)
    : count_(std::move(count)), list_(list), asker_(background) {}

std::string RowCounts::beside(RecordList::RecordKey row) {
    if (!fresh_.contains(row) && wanted_.insert(row).second && !asker_.waits()) ask();
    auto const known = known_.find(row);
    return known == known_.end() || known->second == 0 ? std::string() : std::to_string(known->second);
}

void RowCounts::ask() {
    // Asked when the rows are painted, answered for all that were by then.
    list_.CallAfter([this] {
        if (asker_.waits() || wanted_.empty()) return;
        asker_.ask(
            [count = count_, rows = wanted_](core::Reader const& reader) {
                std::map<RecordList::RecordKey, std::int64_t> counted;
                for (auto const row : rows) counted[row] = count(reader, row);
                return counted;
            },
            [this](std::map<RecordList::RecordKey, std::int64_t> const& counted) {
                if (known_.size() > most_known) {
                    known_.clear();
                    fresh_.clear();
                }
                for (auto const& [row, number] : counted) {
                    known_[row] = number;
                    fresh_.insert(row);
                    wanted_.erase(row);
                }
                list_.invalidate();
                if (!wanted_.empty()) ask();
            },
            [this](core::Error const&) { wanted_.clear(); }); // reading the row itself says what is wrong
    });
}

} // namespace app
