// Buttons side by side, on further lines where their words are too long for one, as they soon are in
// another language than the one a window was drawn in.
#pragma once

#include <wx/button.h>
#include <wx/window.h>
#include <wx/wrapsizer.h>

#include <functional>
#include <utility>

namespace app {

class ButtonRow : public wxWrapSizer {
public:
    explicit ButtonRow(wxWindow* parent) : wxWrapSizer(wxHORIZONTAL, 0), parent_(parent) {}

    /// Takes a button, a child of `parent`. `work` runs after the click is over: it may take the
    /// button away.
    void add(wxButton* button, std::function<void()> work) {
        button->Bind(wxEVT_BUTTON, [parent = parent_, work = std::move(work)](wxCommandEvent&) {
            parent->CallAfter(work);
        });
        // Below every button; beside it only if it has words: pictures have room of their own.
        auto* cell = new wxBoxSizer(wxHORIZONTAL);
        cell->Add(button);
        if (!button->GetLabel().empty()) cell->AddSpacer(parent_->FromDIP(7));
        Add(cell, 0, wxBOTTOM, parent_->FromDIP(8));
    }

private:
    wxWindow* parent_;
};

} // namespace app
