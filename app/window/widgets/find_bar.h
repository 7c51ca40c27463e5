// Finding words in what is read: a field, how many places there are, the way to the next and the one before. It says
// what is wanted; whoever reads looks and tells what it found.
#pragma once

#include <wx/panel.h>

#include <functional>
#include <string>

class wxTextCtrl;

namespace app {

class LineLabel;

class FindBar : public wxPanel {
public:
    enum class Step { next, previous };
    struct Asks {
        std::function<void(std::string const& words)> look;
        std::function<void(Step)> step;
        std::function<void()> leave;
    };
    FindBar(wxWindow* parent, Asks asks);
    /// Puts the keyboard into the field, its words chosen to be typed over.
    void start();
    /// "3 of 12", or that there is none; nothing without words.
    void tell(std::size_t at, std::size_t count);
    std::string words() const;

private:
    void on_key(wxKeyEvent& event);

    Asks asks_;
    wxTextCtrl* field_ = nullptr;
    LineLabel* count_ = nullptr;
};

} // namespace app
