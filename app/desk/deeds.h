// What actions do with what is at hand, as far as it takes more than one step.
#pragma once

#include "app/desk/actions.h"

#include "core/model/source.h"

#include <functional>
#include <string>

namespace app {

void merge_record(Shell& shell);
/// What Undo and Redo would take back or do again; empty: nothing.
std::string undo_title(Shell& shell);
std::string redo_title(Shell& shell);
/// For a pane that shows one record while perhaps several rows are chosen, it among them: all of them are deleted.
void erase_shown(Desk& desk, core::Ref shown);
/// What is done to one record alone is not done then, and the person is told why.
void to_one(Desk& desk, core::Ref shown, std::function<void()> const& work);
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
