// A column that scrolls up and down only: its content always has its width. Rebuilding its content
// neither flickers nor loses the place, nor the keyboard. What Tab comes to is scrolled into view.
#pragma once

#include "app/window/theme.h"

#include <wx/scrolwin.h>

#include <functional>
#include <optional>
#include <string>

class wxBoxSizer;

namespace app {

class ScrollColumn : public wxScrolledWindow {
public:
    explicit ScrollColumn(wxWindow* parent, Ground ground = Ground::window, int margin = 20);

    /// Children are made with this window as parent and added here, vertically.
    wxBoxSizer& content() { return *content_; }

    /// The title of a group: nearer to what follows than to what stands above.
    void add_section(std::string const& text, std::optional<long> count = {});

    /// Deletes all children, lets `build` make new ones, and restores the scroll position. A control that had the
    /// keyboard gives it to the one like it, or to what stands in its place now. When `build` throws, nothing stands there.
    void rebuild(std::function<void(ScrollColumn&)> const& build);
    /// After children were added, removed, shown or hidden.
    void relayout();

private:
    friend void request_layout(wxWindow& changed);
    void lay_out();
    void show_keyboard();
    bool ShouldScrollToChildOnFocus(wxWindow*) override { return false; }

    wxBoxSizer* content_ = nullptr;
    bool laying_out_ = false;
    bool again_ = false;
    bool posted_ = false;
    bool building_ = false;
};

/// A window's best size changed: lays out the column around it, or else the outermost sizer around
/// it, once, soon.
void request_layout(wxWindow& changed);

} // namespace app
