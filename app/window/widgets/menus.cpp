#include "app/window/widgets/menus.h"

#include <wx/event.h>
#include <wx/timer.h>
#include <wx/utils.h>
#include <wx/weakref.h>
#include <wx/window.h>

#include <utility>

namespace app {

namespace {

constexpr int look_every_ms = 10;

bool is_button_held() {
    auto const mouse = wxGetMouseState();
    return mouse.LeftIsDown() || mouse.MiddleIsDown() || mouse.RightIsDown();
}

/// Looks until nothing is held, and goes then.
class Release : public wxTimer {
public:
    Release(wxWindow& window, std::function<void()> then) : window_(&window), then_(std::move(then)) {}

    void Notify() override {
        if (window_ && is_button_held()) return;
        Stop();
        // What was released comes before what is called after.
        if (window_)
            window_->CallAfter([window = window_, then = std::move(then_)] {
                if (window) then();
            });
        delete this;
    }

private:
    wxWeakRef<wxWindow> window_;
    std::function<void()> then_;
};

} // namespace

bool asks_for_menu(wxKeyEvent const& event) {
    auto const key = event.GetKeyCode();
    return key == WXK_WINDOWS_MENU || key == WXK_MENU || (key == WXK_F10 && event.GetModifiers() == wxMOD_SHIFT);
}

void once_released(wxWindow& window, std::function<void()> then) {
    (new Release(window, std::move(then)))->Start(look_every_ms);
}

} // namespace app
