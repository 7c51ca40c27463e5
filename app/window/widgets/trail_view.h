// The way a statement took, from where it was first said down to where it was read: dates at the left, a line with a dot
// for each step, and what the step was. What was quoted from one step by several branches off to the right.
#pragma once

#include "app/window/theme.h"
#include "core/text/diff.h"

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
    std::string words;    ///< the wording there; empty: not shown
    std::vector<core::Piece> difference{}; ///< shown in place of the words; empty: the words as they are
    std::vector<std::string> lines{};      ///< small ones below
    std::string spoken{}; ///< what a screen reader says besides date and title
    enum class Kind { hop, primary, origin, lost } kind = Kind::hop;

    // ── where the line runs; lanes are counted from the left ──
    int lane = 0;
    int branches_from = -1;     ///< the lane it branches off from; -1: none
    bool comes_from_above = false;
    bool goes_on_below = false;
    std::vector<int> passing{}; ///< lanes whose line passes by
};

/// A step was clicked or Enter pressed on it. GetString() is its id.
wxDECLARE_EVENT(EVT_TRAIL, wxCommandEvent);

/// What can be done with the steps besides opening them.
struct TrailHands {
    /// Called with the window of each step, to add what it does besides.
    std::function<void(wxWindow&, TrailRow const&)> dress{};
    /// The text a step is dragged as; none: steps are not dragged.
    std::function<std::string(TrailRow const&)> dragged{};
    /// What was dropped on a step; whether it was of use.
    std::function<bool(TrailRow const&, std::string const&)> dropped{};
};

class TrailView : public wxWindow {
public:
    TrailView(wxWindow* parent, std::string const& name);
    void set_steps(std::vector<TrailRow> const& steps, TrailHands hands = {});

private:
    class Step;
    std::vector<Step*> steps_;
    TrailHands hands_;
    bool carries_ = false;             ///< one of its steps is being dragged
    std::function<void()> to_be_done_; ///< what was dropped meanwhile: done when the drag is over, for it may take the steps away
};

} // namespace app
