// What a quotation was quoted from: which quotation is at hand, where the selected words may belong in its trail, and the
// three things a person can say of it. Each is one revision, and one sentence that tells it.
#pragma once

#include "app/desk/desk.h"

#include <optional>
#include <string>
#include <vector>

namespace app {

/// The quotation a command is about: the one pointed at, else of the statement at hand the one in the article that is
/// read, else the only one nothing is known before. None: none, or several.
core::Id<core::Quotation> quotation_at_hand(Desk const& desk);

/// Why the selected words cannot be what that was quoted from; nothing when they can.
std::optional<core::Message> why_not_quoted_from_words(Desk const& desk);

/// Each answers whether it was done; if not, the reason went to the workbench and nothing changed.
bool quote_from(Desk& desk, core::Id<core::Quotation> quotation, core::Id<core::Quotation> from);
bool quote_from_nothing(Desk& desk, core::Id<core::Quotation> quotation);
/// The words selected in the article are what it was quoted from; of none named the step of the trail at hand that nothing
/// is known before.
bool quote_from_words(Desk& desk, core::Id<core::Quotation> quotation = {});

/// A quotation somebody may choose as the one another was quoted from.
struct OriginOffered {
    core::Id<core::Quotation> quotation;
    std::string words;
    std::string where;  ///< publisher, date, title
    std::string reason; ///< why it may be the one; empty: it is merely there
};
/// What is proposed first, then others of the workspace, the newest first; none of its own source or that hangs on it.
/// For a worker.
std::vector<OriginOffered> origins_offered(core::Reader const& reader, core::Id<core::Quotation> quotation);

} // namespace app
