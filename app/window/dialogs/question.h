// Questions and short tellings in the program's own look: a heading, the words, and buttons that say what they do. The
// answer that changes nothing has the keyboard, and Esc gives it.
#pragma once

#include <string>

class wxWindow;

namespace app {

struct Question {
    std::string title;
    std::string text;
    std::string yes; ///< "Close"
    std::string no;  ///< "Go back"
    enum class Weight { ordinary, grave } weight = Weight::grave; ///< grave: what is lost does not come back
};

/// Whether the person said yes.
bool ask(wxWindow* parent, Question const& question);

/// Says something that must be read before the work goes on.
void tell(wxWindow* parent, std::string const& title, std::string const& text);

} // namespace app
