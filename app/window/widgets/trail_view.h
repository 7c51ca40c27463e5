// The way a statement took, from where it was read back to where it was first said: dates at the
// left, a line with a dot per step, and what the step was.
#pragma once

#include "app/window/theme.h"

#include <wx/event.h>
#include <wx/window.h>

#include <functional>
#include <string>
#include <vector>

namespace app {

struct TrailRow {
    std::string id;
    std::string date;     ///< as shown; may be empty
    std::string title;
    std::string subtitle;
    enum class Kind { hop, primary, lost } kind = Kind::hop;
};

/// A step was clicked or Enter pressed on it. GetString() is its id.
wxDECLARE_EVENT(EVT_TRAIL, wxCommandEvent);

class TrailView : public wxWindow {
public:
    TrailView(wxWindow* parent, std::string const& name);
    /// `dress` is called with the window of each step, to add what it does besides.
    void set_steps(std::vector<TrailRow> const& steps,
                   std::function<void(wxWindow&, TrailRow const&)> const& dress = {});

private:
    class Step;
    std::vector<Step*> steps_;
};

} // namespace app
