// One thin strip for work going on in the background: what it is, how far it is, and Cancel. It is there only while
// something runs, and lies over what else is there, so that nothing moves when it comes and goes.
#pragma once

#include "app/window/theme.h"

#include <wx/event.h>
#include <wx/panel.h>

#include <optional>
#include <string>

class wxButton;
class wxGauge;

namespace app {

class LineLabel;

/// Cancel was pressed.
wxDECLARE_EVENT(EVT_TASK_CANCEL, wxCommandEvent);

class TaskBar : public wxPanel {
public:
    /// Lies over `parent`, at the foot of `over`, which is inside it. Made after everything else in `parent`. `cancel` is the
    /// button's label.
    TaskBar(wxWindow* parent, wxWindow& over, std::string const& cancel);
    /// Shows the strip. `done` is 0..1, or nothing when the end is unknown.
    void show_task(std::string const& what, std::optional<double> done = {});
    void hide_task();
    bool busy() const { return IsShown(); }

private:
    void place();
    wxWindow& over_;
    LineLabel* what_ = nullptr;
    wxGauge* gauge_ = nullptr;
    wxButton* cancel_ = nullptr;
};

} // namespace app
