// Buttons side by side, on further lines where their words are too long for one, as they soon are in
// another language than the one a window was drawn in.
#pragma once

#include <wx/button.h>
#include <wx/window.h>
#include <wx/wrapsizer.h>

#include <functional>
#include <utility>
#include <vector>

namespace app {

class ButtonRow : public wxWrapSizer {
public:
    explicit ButtonRow(wxWindow* parent) : wxWrapSizer(wxHORIZONTAL, 0), parent_(parent) {}

    /// Takes a button, a child of `parent`. `work` runs after the click is over: it may take the
    /// button away.
    void add(wxButton* button, std::function<void()> work) { add_together({{button, std::move(work)}}); }
    /// The same for several that go to the next line together: an icon alone there looks lost.
    void add_together(std::vector<std::pair<wxButton*, std::function<void()>>> buttons) {
        // Below every button; beside it only if it has words: pictures have room of their own.
        auto* cell = new wxBoxSizer(wxHORIZONTAL);
        for (auto& [button, work] : buttons) {
            button->Bind(wxEVT_BUTTON, [parent = parent_, does = std::move(work)](wxCommandEvent&) { parent->CallAfter(does); });
            cell->Add(button);
            if (!button->GetLabel().empty()) cell->AddSpacer(parent_->FromDIP(7));
        }
        Add(cell, 0, wxBOTTOM, parent_->FromDIP(8));
    }

private:
    wxWindow* parent_;
};

} // namespace app
