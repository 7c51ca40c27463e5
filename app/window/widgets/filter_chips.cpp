#include "app/window/widgets/filter_chips.h"

#include "app/common/said.h"

#include "app/window/wxtext.h"

#include <wx/menu.h>
#include <wx/sizer.h>
#include <wx/utils.h>

namespace app {

FilterChips::FilterChips(wxWindow* parent, std::function<void(std::string const&)> ask,
                         std::function<void(std::string const&)> clear)
    : wxPanel(parent) {
    follow_ground(*this, Ground::surface);
    row_ = new ChipRow(this, ChipRow::Choice::none);
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(row_, 0, wxEXPAND);
    SetSizer(column);
    row_->Bind(EVT_CHIP, [this, ask = std::move(ask)](wxCommandEvent& event) {
        CallAfter([ask, id = to_utf8(event.GetString())] { ask(id); });
    });
    row_->Bind(EVT_CHIP_REMOVED, [this, clear = std::move(clear)](wxCommandEvent& event) {
        CallAfter([clear, id = to_utf8(event.GetString())] { clear(id); });
    });
}

void FilterChips::set_filters(std::vector<Filter> const& filters) {
    std::vector<std::string> labels;
    std::vector<ChipSpec> chips;
    for (auto const& filter : filters) {
        auto const on = !filter.value.empty();
        labels.push_back(on ? labelled(filter.label, filter.value) : filter.label + " ▾");
        chips.push_back({filter.id, labels.back(), on, on ? ChipSpec::Removable::yes : ChipSpec::Removable::no});
    }
    if (labels == shown_) return;
    shown_ = std::move(labels);
    row_->set_chips(chips);
    GetParent()->Layout();
}

/// Under the chip that was pressed by key; else at the pointer. On the screen.
static wxPoint place_of_menu(wxWindow const& over) {
    auto const* chip = wxWindow::FindFocus();
    for (auto const* window = chip; window; window = window->GetParent())
        if (window == &over) return chip->ClientToScreen(wxPoint(0, chip->GetSize().y));
    return wxGetMousePosition();
}

int choose_from_menu(wxWindow& over, std::vector<std::string> const& labels, int chosen) {
    wxMenu menu;
    std::vector<int> ids;
    for (auto const& label : labels) {
        auto* item = menu.AppendRadioItem(wxID_ANY, to_label(label));
        item->Check(static_cast<int>(ids.size()) == chosen);
        ids.push_back(item->GetId());
    }
    auto const picked = over.GetPopupMenuSelectionFromUser(menu, over.ScreenToClient(place_of_menu(over)));
    for (std::size_t at = 0; at < ids.size(); ++at)
        if (ids[at] == picked) return static_cast<int>(at);
    return -1;
}

} // namespace app
