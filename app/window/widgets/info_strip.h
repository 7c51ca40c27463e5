// Messages inside the window, over what it shows and at one place, so that nothing moves when they come and go: what
// happened, perhaps one thing to do about it, and a cross. What only tells goes by itself; what warns stays until it is
// closed, or until what it is about is over.
#pragma once

#include "app/window/theme.h"

#include <wx/panel.h>
#include <wx/timer.h>

#include <functional>
#include <string>
#include <vector>

class wxButton;
class wxStaticBitmap;

namespace app {

class WrapLabel;

class InfoStrip : public wxPanel {
public:
    enum class Kind { info, success, warning, error };

    /// Lies over `parent`, at the foot of `over`, which is inside it. Made after everything else in `parent`. `close` is
    /// the accessible name of the cross.
    InfoStrip(wxWindow* parent, wxWindow& over, std::string const& close);
    /// Without `action` there is no button. A warning or error stays, under what only tells and comes later; one about the
    /// same as an earlier one takes its place.
    void show_message(Kind kind, std::string const& text, std::string const& action = "",
                      std::function<void()> run = {}, std::string const& about = "");
    /// What was said about it holds no longer.
    void withdraw(std::string const& about);
    /// Closes what shows.
    void dismiss();
    /// Something else lies at the foot, so many pixels high.
    void stand_above(int pixels);

private:
    struct Message {
        Kind kind = Kind::info;
        std::string text, action;
        std::function<void()> run;
        std::string about;
    };
    static bool stays(Kind kind) { return kind == Kind::warning || kind == Kind::error; }
    void show_newest();
    void present();
    void place();
    void fade();
    void restyle();
    void paint();
    Tone tone() const;

    wxWindow& over_;
    std::vector<Message> messages_; ///< the last shows; at most the last only tells
    Kind kind_ = Kind::info;
    int above_ = 0; ///< pixels at the foot that are somebody else's
    bool settled_ = false; ///< the window around it has its size
    wxTimer settling_, fading_;
    wxStaticBitmap* picture_ = nullptr;
    WrapLabel* text_ = nullptr;
    wxButton* action_ = nullptr;
    ThemeWatch watch_{[this] { restyle(); }};
};

} // namespace app
