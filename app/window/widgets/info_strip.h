// A message inside the window that does not stop the work: what happened, perhaps one thing to do
// about it, and a cross.
#pragma once

#include "app/window/theme.h"

#include <wx/panel.h>
#include <wx/timer.h>

#include <functional>
#include <string>

class wxButton;
class wxStaticBitmap;

namespace app {

class WrapLabel;

class InfoStrip : public wxPanel {
public:
    enum class Kind { info, success, warning, error };

    /// `close` is the accessible name of the cross.
    InfoStrip(wxWindow* parent, std::string const& close);
    /// Replaces what is shown. Without `action` there is no button.
    void show_message(Kind kind, std::string const& text, std::string const& action = "",
                      std::function<void()> run = {});
    void dismiss();

private:
    void present();
    void restyle();
    Tone tone() const;

    Kind kind_ = Kind::info;
    bool settled_ = false; ///< the window around it has its size
    bool waiting_ = false; ///< something is to be shown once it has
    wxTimer settling_;
    std::function<void()> run_;
    wxStaticBitmap* picture_ = nullptr;
    WrapLabel* text_ = nullptr;
    wxButton* action_ = nullptr;
    ThemeWatch watch_{[this] { restyle(); }};
};

} // namespace app
