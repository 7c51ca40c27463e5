// Numbers beside the rows of a list that take as long as there is to count: the worker counts them for the rows that
// are painted, and the list is painted again when they are there. A number that may be out of date shows until then.
#pragma once

#include "app/desk/asker.h"
#include "app/window/widgets/record_list.h"

#include <map>
#include <set>

namespace app {

class RowCounts {
public:
    using Count = std::function<std::int64_t(core::Reader const&, RecordList::RecordKey)>;
    /// All outlive this; `count` runs on the worker.
    RowCounts(Background& background, Count count, RecordList& list);

    /// What stands beside the row: empty for none, and while it is not known.
    std::string beside(RecordList::RecordKey row);
    /// Something changed: what is painted from now on is counted again.
    void count_again() { fresh_.clear(); }

private:
    void ask();

    Count count_;
    RecordList& list_;
    std::map<RecordList::RecordKey, std::int64_t> known_;
    std::set<RecordList::RecordKey> fresh_, wanted_;
    Asker asker_;
};

} // namespace app
