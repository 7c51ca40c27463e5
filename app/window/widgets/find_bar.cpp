#include "app/window/widgets/find_bar.h"

#include "app/window/gtk/gtk_shim.h"
#include "app/window/widgets/button.h"
#include "app/window/widgets/label.h"
#include "app/window/wxtext.h"

#include <wx/sizer.h>
#include <wx/textctrl.h>

namespace app {

FindBar::FindBar(wxWindow* parent, Asks asks) : wxPanel(parent), asks_(std::move(asks)) {
    follow_ground(*this, Ground::surface);
    field_ = new wxTextCtrl(this, wxID_ANY);
    field_->SetMinSize(FromDIP(wxSize(150, -1)));
    field_->SetHint(wtr("Find in the text"));
    shim::name_for_assistive(field_, tr("Find in the text"));
    count_ = new LineLabel(this, "", {TextRole::muted, 9});
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(field_, 1, wxALIGN_CENTRE_VERTICAL);
    row->Add(count_, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT | wxRIGHT, FromDIP(8));
    auto const add = [&](char const* picture, std::string const& name, std::function<void()> work) {
        auto* button = icon_button(this, picture, name);
        button->Bind(wxEVT_BUTTON, [work = std::move(work)](wxCommandEvent&) { work(); });
        row->Add(button, 0, wxALIGN_CENTRE_VERTICAL);
    };
    add("back", tr("Previous place (Shift+Enter)"), [this] { asks_.step(Step::previous); });
    add("forward", tr("Next place (Enter)"), [this] { asks_.step(Step::next); });
    add("close", tr("Close the search in the text (Esc)"), [this] { CallAfter([this] { asks_.leave(); }); });
    SetSizer(row);
    field_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { asks_.look(words()); });
    Bind(wxEVT_CHAR_HOOK, &FindBar::on_key, this);
}

void FindBar::start() {
    field_->SetFocus();
    field_->SelectAll();
}

void FindBar::tell(std::size_t at, std::size_t count) {
    count_->set_text(words().empty() ? std::string()
                     : count == 0    ? tr("Not in the text")
                                     : tr("{at} of {count}", {{"at", std::to_string(at + 1)},
                                                              {"count", std::to_string(count)}}));
    Layout();
}

std::string FindBar::words() const { return to_utf8(field_->GetValue()); }

void FindBar::on_key(wxKeyEvent& event) {
    auto const key = event.GetKeyCode();
    auto const in_field = FindFocus() == field_;
    if (in_field && (key == WXK_RETURN || key == WXK_NUMPAD_ENTER))
        return asks_.step(event.ShiftDown() ? Step::previous : Step::next);
    if (key == WXK_ESCAPE) return static_cast<void>(CallAfter([this] { asks_.leave(); }));
    event.Skip();
}

} // namespace app
