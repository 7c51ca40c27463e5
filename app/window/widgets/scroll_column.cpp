// Wrapped paragraphs know their height only after they got their width, so a layout repeats until
// no paragraph asks for another one.
#include "app/window/widgets/scroll_column.h"

#include "app/desk/keyboard_place.h"
#include "app/window/gtk/gtk_shim.h"
#include "app/window/widgets/card.h"
#include "app/window/widgets/label.h"
#include "app/window/wxtext.h"

#include <wx/app.h>
#include <wx/button.h>
#include <wx/sizer.h>
#include <wx/textctrl.h>
#include <wx/toplevel.h>
#include <wx/weakref.h>
#include <wx/wupdlock.h>

#include <algorithm>
#include <map>
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

std::string words_on(wxWindow const& stop) {
    if (auto const* tile = dynamic_cast<Tile const*>(&stop)) return tile->spoken_name();
    if (auto const* field = dynamic_cast<wxTextCtrl const*>(&stop)) return to_utf8(field->GetHint());
    auto const label = stop.GetLabel();
    return to_utf8(label.empty() ? stop.GetToolTipText() : label); // an icon has no words but those
}

/// The stops as they are known again after everything was made anew.
std::vector<KeyboardStop> places_of(wxWindow const& column, std::vector<wxWindow*> const& stops) {
    std::map<wxWindow const*, std::string> section_of; // of what lies on the column itself
    std::string section;
    for (auto* child : column.GetChildren()) {
        if (auto const* heading = dynamic_cast<SectionLabel const*>(child)) section = heading->title();
        section_of[child] = section;
    }
    std::vector<KeyboardStop> places;
    for (auto const* stop : stops) {
        wxWindow const* outermost = stop;
        while (outermost->GetParent() != &column) outermost = outermost->GetParent();
        auto const* card = dynamic_cast<Card const*>(outermost);
        places.push_back({.kind = typeid(*stop).hash_code(),
                          .words = words_on(*stop),
                          .card = card ? card->spoken_name() : std::string(),
                          .is_card = stop == card,
                          .section = section_of[outermost]});
    }
    return places;
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
    auto const stops_then = stops_in(*this);
    auto const had = std::ranges::find(stops_then, wxWindow::FindFocus());
    auto const had_it = had != stops_then.end();
    auto const place_then = static_cast<std::size_t>(had - stops_then.begin());
    auto const places_then = had_it ? places_of(*this, stops_then) : std::vector<KeyboardStop>();
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
    if (!had_it) return;
    auto const stops = stops_in(*this);
    auto const now = keyboard_after(places_then, place_then, places_of(*this, stops));
    now ? stops[*now]->SetFocus() : SetFocusIgnoringChildren();
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
