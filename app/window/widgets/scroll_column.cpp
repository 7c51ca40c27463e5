// Wrapped paragraphs know their height only after they got their width, so a layout repeats until
// no paragraph asks for another one.
#include "app/window/widgets/scroll_column.h"

#include "app/window/gtk/gtk_shim.h"
#include "app/window/widgets/label.h"
#include "app/window/widgets/tile.h"

#include <wx/app.h>
#include <wx/button.h>
#include <wx/sizer.h>
#include <wx/textctrl.h>
#include <wx/toplevel.h>
#include <wx/weakref.h>
#include <wx/wupdlock.h>

#include <algorithm>
#include <set>
#include <typeinfo>
#include <vector>

namespace app {

namespace {

constexpr int narrowest = 120;

/// What Tab would stop at, in its order. A card and the buttons inside it are stops of their own.
void collect_stops(wxWindow const& inside, std::vector<wxWindow*>& stops) {
    for (auto* child : inside.GetChildren()) {
        if (!child->IsShown() || !child->IsEnabled()) continue;
        auto const* tile = dynamic_cast<Tile const*>(child);
        if (tile ? tile->AcceptsFocus() : child->GetChildren().empty() && child->AcceptsFocusFromKeyboard())
            stops.push_back(child);
        collect_stops(*child, stops);
    }
}

std::vector<wxWindow*> stops_in(wxWindow const& column) {
    std::vector<wxWindow*> stops;
    collect_stops(column, stops);
    return stops;
}

/// Where the keyboard was: controls are known again by their kind and words.
struct KeyboardPlace {
    std::ptrdiff_t at = -1; ///< which stop; -1 = outside
    std::size_t kind = 0;
    wxString words;
};

wxString words_on(wxWindow const& stop) {
    if (auto const* field = dynamic_cast<wxTextCtrl const*>(&stop)) return field->GetHint();
    return stop.GetLabel();
}

KeyboardPlace keyboard_place(wxWindow const& column) {
    KeyboardPlace place;
    auto const stops = stops_in(column);
    auto const found = std::ranges::find(stops, wxWindow::FindFocus());
    if (found == stops.end()) return place;
    return {found - stops.begin(), typeid(**found).hash_code(), words_on(**found)};
}

void restore_keyboard(wxWindow& column, KeyboardPlace const& place) {
    if (place.at < 0) return;
    auto const stops = stops_in(column);
    if (stops.empty()) return column.SetFocus();
    auto const alike = [&](std::ptrdiff_t at) {
        auto const& stop = *stops[static_cast<std::size_t>(at)];
        return typeid(stop).hash_code() == place.kind && words_on(stop) == place.words;
    };
    auto const last = std::ssize(stops) - 1;
    auto best = std::min(place.at, last);
    auto nearest = last + 1;
    for (std::ptrdiff_t at = 0; at <= last; ++at)
        if (auto const away = std::abs(at - place.at); away < nearest && alike(at)) {
            nearest = away;
            best = at;
        }
    stops[static_cast<std::size_t>(best)]->SetFocus();
}

} // namespace

ScrollColumn::ScrollColumn(wxWindow* parent, Ground ground, int margin)
    : wxScrolledWindow(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                       wxVSCROLL | wxTAB_TRAVERSAL | wxBORDER_NONE) {
    SetScrollRate(0, FromDIP(16));
    ShowScrollbars(wxSHOW_SB_NEVER, wxSHOW_SB_DEFAULT);
    content_ = new wxBoxSizer(wxVERTICAL);
    auto* outer = new wxBoxSizer(wxVERTICAL);
    outer->Add(content_, 1, wxEXPAND | wxALL, FromDIP(margin));
    SetSizer(outer);
    SetAutoLayout(false); // lay_out() does it, once
    follow_ground(*this, ground);
    Bind(wxEVT_SIZE, [this](wxSizeEvent&) {
        if (!building_) lay_out();
    });
    shim::on_keyboard_inside(*this, [alive = wxWeakRef<ScrollColumn>(this)] {
        if (alive) alive->show_keyboard();
    });
}

/// wx would do it for its own windows only: a drop-down is a button to it, and a text has a frame around it.
void ScrollColumn::show_keyboard() {
    auto const box = shim::keyboard_box(*this);
    if (!box || building_) return;
    auto const margin = FromDIP(12);
    auto const height = GetClientSize().y;
    auto const top = box->y - margin;
    auto const bottom = box->y + box->height + margin;
    // Of what is higher than the page its beginning shows.
    auto const by = top < 0 || bottom - top > height ? top : std::max(0, bottom - height);
    if (by == 0) return;
    int step = 0;
    GetScrollPixelsPerUnit(nullptr, &step);
    if (step <= 0) return;
    auto const steps = by < 0 ? (by - step + 1) / step : (by + step - 1) / step;
    Scroll(-1, std::max(0, GetViewStart().y + steps));
}

void ScrollColumn::add_section(std::string const& text, std::optional<long> count) {
    // The first thing of a column stands at its top.
    content_->AddSpacer(FromDIP(content_->IsEmpty() ? 0 : 18));
    content_->Add(new SectionLabel(this, text, count), 0, wxBOTTOM, FromDIP(8));
}

void ScrollColumn::rebuild(std::function<void(ScrollColumn&)> const& build) {
    wxWindowUpdateLocker const frozen(this);
    wxPoint const place = GetViewStart();
    auto const keyboard = keyboard_place(*this);
    building_ = true;
    content_->Clear(true);
    try {
        build(*this);
    } catch (...) {
        building_ = false;
        content_->Clear(true); // half of something would be read as all of it
        lay_out();
        throw;
    }
    building_ = false;
    lay_out();
    Scroll(place);
    restore_keyboard(*this, keyboard);
}

void ScrollColumn::relayout() {
    if (!building_) lay_out();
}

void ScrollColumn::lay_out() {
    if (laying_out_) {
        again_ = true;
        return;
    }
    // A window on its way to its size passes through widths nobody reads at, where every word is a line.
    if (GetClientSize().x < FromDIP(narrowest)) return;
    laying_out_ = true;
    // Three passes settle nested cards; the bound guards against two labels that never agree.
    for (int pass = 0; pass < 5; ++pass) {
        again_ = false;
        wxSize const least = GetSizer()->CalcMin();
        int const width = GetClientSize().x;
        SetVirtualSize(width, least.y);
        wxSize const room = GetVirtualSize();
        wxPoint const origin = CalcScrolledPosition(wxPoint(0, 0));
        GetSizer()->SetDimension(origin, wxSize(width, room.y));
        if (!again_) break;
    }
    laying_out_ = false;
}

void request_layout(wxWindow& changed) {
    wxWindow* outermost = nullptr;
    for (wxWindow* at = changed.GetParent(); at; at = at->GetParent()) {
        at->InvalidateBestSize();
        if (auto* column = dynamic_cast<ScrollColumn*>(at)) {
            if (column->laying_out_ || column->building_) {
                column->again_ = true;
                return;
            }
            if (column->posted_) return;
            column->posted_ = true;
            column->CallAfter([column] {
                column->posted_ = false;
                column->relayout();
            });
            return;
        }
        if (at->GetSizer()) outermost = at;
        if (at->IsTopLevel()) break;
    }
    static std::set<wxWindow*> posted;
    if (!outermost || !posted.insert(outermost).second) return;
    wxWindow* const key = outermost;
    wxWeakRef<wxWindow> const alive(outermost);
    wxTheApp->CallAfter([key, alive] {
        posted.erase(key);
        if (alive) alive->Layout();
    });
}

} // namespace app
