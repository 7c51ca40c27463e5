#include "db/decisions.h"

#include "core/log/redaction.h"
#include "db/log.h"
#include "db/proven.h"
#include "db/sql.h"

#include <algorithm>

namespace db {

Decisions Decisions::of(Connection const& connection, Proven const& proven) {
    Decisions found;
    found.tails_ = core::UnsignedTails(lanes_of(connection));
    auto cursor = connection.prepare(sql::decisions);
    cursor.bind(":operation", core::accept_operation);
    while (cursor.next()) {
        auto decision = core::decision_in(core::accept_operation, cursor.text(1));
        if (!decision || !proven.entry_holds(cursor.integer(0))) continue;
        if (found.tails_.hear({std::string(cursor.text(2)), cursor.integer(3)}, *decision))
            found.made_.push_back({cursor.integer(0), std::move(*decision)});
    }
    std::ranges::reverse(found.made_);
    return found;
}

Decisions Decisions::readable(Connection const& connection, Proven const& proven) {
    try {
        return of(connection, proven);
    } catch (core::Error const& error) {
        if (error.code() != core::Code::damaged) throw;
        return none(); // what cannot be read decides nothing
    }
}

bool Decisions::are_about(Connection const& connection, Difference const& found) const {
    if (made_.empty()) return false;
    auto const at = place_of_finding(connection, found.at);
    return std::ranges::any_of(made_, [&](Made const& made) { return names(made.decision, found, at); });
}

core::LogPlace place_of_finding(Connection const& connection, std::optional<core::Seq> at) {
    if (!at) return {};
    try {
        return place_of(connection, *at);
    } catch (core::Error const&) { // the revision is missing: that is the finding
        return {};
    }
}

bool names(core::Decision const& decision, Difference const& found, core::LogPlace const& at) {
    return decision.found == found.status && decision.finding == found.finding.text && decision.at == at &&
           decision.subject == found.subject;
}

} // namespace db
