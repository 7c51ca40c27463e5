// Only one row at a time accepts the focus, which makes the whole list one Tab stop.
#include "app/window/widgets/nav_list.h"

#include "app/window/widgets/icon.h"
#include "app/window/widgets/label.h"
#include "app/window/widgets/paint.h"
#include "app/window/widgets/scroll_column.h"
#include "app/window/widgets/tile.h"
#include "app/window/wxtext.h"

#include <wx/graphics.h>
#include <wx/sizer.h>
#include <wx/wupdlock.h>

#include <algorithm>

namespace app {

wxDEFINE_EVENT(EVT_NAV, wxCommandEvent);

class NavList::Row : public Tile {
public:
    Row(NavList* list, NavRow spec)
        : Tile(list, Press::activates), list_(*list), spec_(std::move(spec)) {
        selected_state = false;
        SetMinSize(FromDIP(wxSize(120, with_letters(36))));
        Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
            show_whole_label();
            event.Skip();
        });
        speak();
    }

    NavRow const& spec() const { return spec_; }
    bool chosen() const { return *selected_state; }

    void set_chosen(bool chosen) {
        if (*selected_state == chosen) return;
        selected_state = chosen;
        shim::set_selected(*this, chosen);
        Refresh();
    }
    void set_count(std::optional<long> count) {
        if (spec_.count == count) return;
        spec_.count = count;
        speak();
        Refresh();
    }
    void focus_here() {
        shim::accept_focus(*this, true);
        SetFocus();
    }

protected:
    void paint(wxGraphicsContext& canvas, wxSize const& size) override {
        Palette const& now = palette();
        wxRect2DDouble const box(0, 1, size.x, size.y - 2);
        if (chosen()) {
            fill_round(canvas, box, FromDIP(7), now.accent_soft);
        } else if (hovered()) {
            fill_round(canvas, box, FromDIP(7), now.hover);
        }
        int const icon_side = FromDIP(with_letters(18));
        wxColour const icon_colour = chosen() ? now.accent : now.muted;
        wxBitmap const picture = icon(spec_.icon, icon_colour, 18).GetBitmapFor(this);
        canvas.DrawBitmap(picture, FromDIP(13), (size.y - icon_side) / 2, icon_side, icon_side);

        double right = size.x - FromDIP(14);
        if (spec_.count) {
            canvas.SetFont(ui_font(9, chosen() ? Weight::medium : Weight::normal),
                           chosen() ? now.accent : now.faint);
            right = draw_right(canvas, to_wx(group_thousands(*spec_.count)), right, size.y);
        }
        canvas.SetFont(ui_font(10, chosen() ? Weight::semibold : Weight::normal),
                       chosen() ? now.accent : now.text);
        double const left = FromDIP(label_from());
        wxString const label = shorten(canvas, to_label(spec_.label), right - FromDIP(8) - left);
        double width = 0;
        double height = 0;
        canvas.GetTextExtent(label, &width, &height);
        canvas.DrawText(label, left, (size.y - height) / 2);
        if (shows_focus()) draw_focus_ring(canvas, size, FromDIP(7));
    }
    void activate() override { list_.choose(*this); }
    bool key_pressed(wxKeyEvent& event) override {
        if (event.GetModifiers() != wxMOD_NONE) return false;
        switch (event.GetKeyCode()) {
        case WXK_UP:
        case WXK_DOWN:
        case WXK_HOME:
        case WXK_END: list_.move(*this, event.GetKeyCode()); return true;
        default: return false;
        }
    }

private:
    static int label_from() { return with_letters(18) + 24; }
    void speak() {
        std::string name = spec_.label;
        if (spec_.count) name += ", " + std::to_string(*spec_.count);
        describe_as(shim::Role::list_item, name);
        show_whole_label();
    }
    /// A tip says what is cut, and nothing else.
    void show_whole_label() {
        auto const room = GetClientSize().x - FromDIP(label_from()) - FromDIP(spec_.count ? with_letters(36) + 14 : 14);
        auto const needs = text_width(*this, ui_font(10, Weight::semibold), to_label(spec_.label));
        if (needs > room)
            SetToolTip(to_label(spec_.label));
        else
            UnsetToolTip();
    }
    static double draw_right(wxGraphicsContext& canvas, wxString const& text, double right,
                             int height_of_row) {
        double width = 0;
        double height = 0;
        canvas.GetTextExtent(text, &width, &height);
        canvas.DrawText(text, right - width, (height_of_row - height) / 2);
        return right - width;
    }

    NavList& list_;
    NavRow spec_;
};

NavList::NavList(wxWindow* parent, std::string const& name) {
    SetBackgroundStyle(wxBG_STYLE_TRANSPARENT);
    Create(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL | wxBORDER_NONE);
    shim::accept_focus(*this, false);
    shim::describe(*this, {shim::Role::list, name, {}, {}, {}});
    SetSizer(new wxBoxSizer(wxVERTICAL));
}

void NavList::set_sections(std::vector<NavSection> const& sections) {
    auto const without_counts = [](std::vector<NavSection> list) {
        for (NavSection& section : list) {
            for (NavRow& row : section.rows) row.count.reset();
        }
        return list;
    };
    bool const same_rows = without_counts(sections) == without_counts(sections_);
    sections_ = sections;
    if (!same_rows) return rebuild();
    for (NavSection const& section : sections_) {
        for (NavRow const& row : section.rows) set_count(row.id, row.count);
    }
}

void NavList::rebuild() {
    wxWindowUpdateLocker const frozen(this);
    bool const had_focus =
        std::any_of(rows_.begin(), rows_.end(), [](Row* row) { return row->HasFocus(); });
    GetSizer()->Clear(true);
    rows_.clear();
    bool first = true;
    for (NavSection const& section : sections_) {
        if (!section.heading.empty()) {
            auto* heading = new SectionLabel(this, section.heading);
            GetSizer()->AddSpacer(FromDIP(first ? 4 : 18));
            GetSizer()->Add(heading, 0, wxLEFT | wxBOTTOM, FromDIP(13));
        }
        first = false;
        for (NavRow const& spec : section.rows) {
            rows_.push_back(new Row(this, spec));
            if (dress) dress(*rows_.back(), spec);
            GetSizer()->Add(rows_.back(), 0, wxEXPAND);
        }
    }
    select(selected_);
    for (Row* row : rows_) {
        if (had_focus && row->chosen()) row->focus_here();
    }
    Layout();
    request_layout(*this);
}

void NavList::select(std::string const& id) {
    selected_ = id;
    bool const has_keyboard = std::ranges::any_of(rows_, [](Row* row) { return row->HasFocus(); });
    for (Row* row : rows_) row->set_chosen(row->spec().id == id);
    // Who goes elsewhere by a shortcut finds ring and selection on one row.
    for (Row* row : rows_)
        if (has_keyboard && row->chosen() && !row->HasFocus()) row->focus_here();
    update_tab_stop();
}

void NavList::update_tab_stop() {
    bool const any =
        std::any_of(rows_.begin(), rows_.end(), [](Row* row) { return row->chosen(); });
    for (Row* row : rows_) {
        bool const stop = any ? row->chosen() : row == rows_.front();
        // Withdrawing it from the focused row would throw the focus out of the list.
        if (stop || !row->HasFocus()) shim::accept_focus(*row, stop);
    }
}

void NavList::set_count(std::string const& id, std::optional<long> count) {
    for (Row* row : rows_) {
        if (row->spec().id == id) row->set_count(count);
    }
}

void NavList::choose(Row& row) {
    std::string const id = row.spec().id;
    select(id);
    wxCommandEvent event(EVT_NAV, GetId());
    event.SetEventObject(this);
    event.SetString(to_wx(id));
    HandleWindowEvent(event);
}

void NavList::move(Row const& from, int key) {
    auto const at = std::find(rows_.begin(), rows_.end(), &from);
    auto const index = at - rows_.begin();
    auto const last = static_cast<std::ptrdiff_t>(rows_.size()) - 1;
    std::ptrdiff_t target = index;
    if (key == WXK_UP) target = std::max<std::ptrdiff_t>(0, index - 1);
    if (key == WXK_DOWN) target = std::min(last, index + 1);
    if (key == WXK_HOME) target = 0;
    if (key == WXK_END) target = last;
    if (target == index) return;
    Row& row = *rows_[static_cast<std::size_t>(target)];
    row.focus_here();
    choose(row);
}

} // namespace app
