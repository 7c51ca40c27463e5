// What actions do with what is at hand, as far as it takes more than one step.
#pragma once

#include "app/desk/actions.h"

#include "core/model/source.h"

namespace app {

void merge_record(Shell& shell);
void change_record(Desk& desk);
void copy_text(Shell& shell);
void copy_digest(Shell& shell);
void copy_came_as(Shell& shell);
void copy_link(Shell& shell);
void copy_rows(Shell& shell);
void triage(Shell& shell, core::Triage triage);
void open_then(Desk& desk);
void compare_with_now(Desk& desk);
void forget_search(Desk& desk);

} // namespace app
