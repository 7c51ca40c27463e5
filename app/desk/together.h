// What is done to all rows that are chosen at once: one revision each time, and one sentence that says what was done.
#pragma once

#include "app/desk/workbench.h"
#include "core/model/source.h"

#include <functional>
#include <string>
#include <vector>

namespace app {

/// Runs it, and says what was done if it was, with what the draft has to remark; whether it was.
bool run_and_tell(Workbench& workbench, std::function<core::Draft(core::Context&)> const& operation, std::string const& told);

/// Each answers whether it was done; if not, the reason went to the workbench and nothing changed.
bool erase_all(Workbench& workbench, std::vector<core::Ref> const& refs);
/// An empty name takes them out of their topics.
bool put_under_topic(Workbench& workbench, std::vector<core::Id<core::Claim>> const& claims, std::string const& topic);
/// An empty name gives them to nobody.
bool assign_all(Workbench& workbench, std::vector<core::Id<core::Claim>> const& claims, std::string const& person);
bool triage_all(Workbench& workbench, std::vector<core::Id<core::Source>> const& sources, core::Triage triage);
/// Two of one kind become one, core/operations/merging.h.
bool merge_two(Workbench& workbench, core::Ref keep, core::Ref gone);
/// Two that look like one are not, core/operations/keeping_apart.h.
bool keep_apart(Workbench& workbench, core::Ref one, core::Ref other);
/// The parts of a record go to a new one, core/operations/splitting.h; that one, or none.
core::Ref split_off(Workbench& workbench, core::Ref whole, std::vector<core::Ref> const& parts, std::string const& text);
/// Both print a dispatch of that agency.
bool name_agency(Workbench& workbench, std::vector<core::Id<core::Source>> const& sources, core::Id<core::Party> agency);

} // namespace app
