// Two entries found to be the same and made one, after both were shown.
#pragma once

#include "app/desk/asker.h"
#include "app/desk/backing_up.h"
#include "app/desk/desk.h"

class wxWindow;

namespace app {

/// Asks which party is the one at hand as well, shows both, and merges them. The worker lists them; `asker` belongs to
/// the window that asks.
void merge_party_by_choice(wxWindow* parent, Desk& desk, Asker& asker, BackingUp& backing_up);
/// The same of topics.
void merge_topic_by_choice(wxWindow* parent, Desk& desk, BackingUp& backing_up);
/// The same of a source, a statement or a claim: those that are perhaps the same stand first.
void merge_by_choice(wxWindow* parent, Desk& desk, Asker& asker, BackingUp& backing_up, core::Ref one);

/// Shows two records of a kind side by side and merges them as the person wants, behind a backup. What stays opens.
void merge_shown(wxWindow* parent, Desk& desk, BackingUp& backing_up, core::Ref one, core::Ref other);

} // namespace app
