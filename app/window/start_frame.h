// The window before there is a workspace to show: it asks who sits here, says what is not there or could not be opened,
// and offers what can be opened instead.
#pragma once

#include "app/desk/beginning.h"
#include "app/desk/tasks.h"
#include "app/window/ui_thread.h"

#include <wx/frame.h>

#include <functional>
#include <string>
#include <vector>

class wxButton;
class wxTextCtrl;

namespace app {

class ScrollColumn;
class WrapLabel;

class StartFrame : public wxFrame {
public:
    struct Shown {
        Beginning beginning;
        std::string reason; ///< why it could not be opened; empty: nobody tried
        std::string title;  ///< over that reason
        std::string person; ///< who sits here; empty: to be asked
        std::vector<std::string> recent;
    };
    /// What it asks of the program around it. Paths are the person's.
    struct Asks {
        std::function<void(std::string const& path)> open, create;
        std::function<void()> sample;
        std::function<void(std::string const& name)> is_called; ///< the person said so
    };
    StartFrame(Shown shown, Asks asks);

    /// Works on a thread of its own, says so, and then goes on; what goes wrong is said.
    void run(std::string const& title, std::function<void(core::Progress&)> work, std::function<void()> then);

private:
    void build_head(ScrollColumn& column);
    void build_trouble(ScrollColumn& column);
    void build_question(ScrollColumn& column);
    void build_choices(ScrollColumn& column);
    void build_recent(ScrollColumn& column);
    void add_choice(ScrollColumn& column, std::string const& icon, std::string const& title, std::string const& line,
                    std::function<void()> work);
    enum class Telling { what_goes_on, what_is_wrong };
    void say(std::string const& text, Telling how = Telling::what_goes_on);
    /// Runs it once it is known who sits here; else the field says what is missing.
    void knowing_who(std::function<void()> const& work);
    void locate();
    void choose_and_open();
    void choose_and_create();
    void join_desk();

    Shown shown_;
    Asks asks_;
    ScrollColumn* column_ = nullptr;
    wxTextCtrl* name_ = nullptr;
    wxButton* first_ = nullptr; ///< what to do about what is not there
    WrapLabel* told_ = nullptr;
    Tasks tasks_{ui_thread()};
    bool running_ = false;
};

} // namespace app
