// Below the trail of a statement: what it may have been quoted from, each with what differs and a button that ties it; and
// how it is worded in each outlet, held against the wording nearest to what was said.
#pragma once

#include "app/desk/desk.h"
#include "app/window/widgets/scroll_column.h"
#include "core/matching/origins.h"
#include "core/matching/wordings.h"

namespace app {

/// A step of the trail nothing is known before, and what is proposed before it.
struct BeforeStep {
    core::Quotation quotation;
    std::vector<core::ProposedOrigin> proposed;
};

/// What a worker finds out about a statement.
struct TrailFindings {
    std::vector<BeforeStep> before;
    core::Wordings wordings;
};
TrailFindings trail_findings(core::Reader const& reader, core::Id<core::Statement> statement);

/// Adds nothing where nothing is proposed.
void add_proposed_origins(ScrollColumn& column, Desk& desk, std::vector<BeforeStep> const& before);
/// Adds nothing where it was read in one place only.
void add_wordings(ScrollColumn& column, Desk& desk, core::Wordings const& wordings);

} // namespace app
