// The list is a window that never takes the focus: keys stay with the field, which drives it.
#include "app/window/widgets/choice_list.h"

#include "app/window/gtk/gtk_shim.h"
#include "app/window/widgets/paint.h"
#include "app/window/widgets/tile.h"
#include "app/window/wxtext.h"

#include <wx/display.h>
#include <wx/graphics.h>
#include <wx/sizer.h>

#include <algorithm>

namespace app {

namespace {

constexpr std::size_t most_rows = 8;

} // namespace

class ChoiceList::Row : public Tile {
public:
    Row(wxWindow* parent, Choice choice, std::function<void(Choice const&)> chosen)
        : Tile(parent, Press::none), choice_(std::move(choice)), chosen_(std::move(chosen)) {
        SetMinSize(wxSize(FromDIP(120), FromDIP(34)));
        shim::describe(*this, {shim::Role::list_item, choice_.label, choice_.detail,
                               [this] { choose(); }, false});
        Bind(wxEVT_LEFT_DOWN, [this](wxMouseEvent&) { CallAfter([this] { choose(); }); });
    }
    Choice const& choice() const { return choice_; }
    void set_marked(bool marked) {
        if (marked_ == marked) return;
        marked_ = marked;
        shim::set_selected(*this, marked);
        Refresh();
    }

protected:
    void paint(wxGraphicsContext& canvas, wxSize const& size) override {
        Palette const& now = palette();
        wxRect2DDouble const box(FromDIP(4), 1, size.x - FromDIP(8), size.y - 2);
        if (marked_) {
            fill_round(canvas, box, FromDIP(6), now.accent_soft);
        } else if (hovered()) {
            fill_round(canvas, box, FromDIP(6), now.hover);
        }
        double const left = FromDIP(13);
        double const room = size.x - 2 * left;
        canvas.SetFont(ui_font(10), now.text);
        wxString const label = shorten(canvas, to_label(choice_.label), room);
        double width = 0;
        double height = 0;
        canvas.GetTextExtent(label, &width, &height);
        canvas.DrawText(label, left, (size.y - height) / 2);
        double const rest = room - width - FromDIP(12);
        if (choice_.detail.empty() || rest < FromDIP(40)) return;
        canvas.SetFont(ui_font(9), now.muted);
        wxString const detail = shorten(canvas, to_label(choice_.detail), rest);
        canvas.GetTextExtent(detail, &width, &height);
        canvas.DrawText(detail, size.x - left - width, (size.y - height) / 2);
    }

private:
    void choose() {
        // Choosing closes the list and so destroys this row.
        auto const chosen = chosen_;
        Choice const choice = choice_;
        chosen(choice);
    }

    Choice choice_;
    std::function<void(Choice const&)> chosen_;
    bool marked_ = false;
};

ChoiceList::ChoiceList(wxWindow* field, std::string const& name, std::function<void(Choice const&)> chosen)
    : wxPopupWindow(field, wxBORDER_NONE), field_(*field), chosen_(std::move(chosen)) {
    SetSizer(new wxBoxSizer(wxVERTICAL));
    shim::describe(*this, {shim::Role::list, name, {}, {}, {}});
}

void ChoiceList::offer(std::vector<Choice> const& choices) {
    if (choices.empty()) return close();
    fill(choices);
    show_under(field_.GetScreenRect());
}

void ChoiceList::close() {
    if (IsShown()) Hide();
}

void ChoiceList::fill(std::vector<Choice> const& choices) {
    SetBackgroundColour(palette().border);
    DestroyChildren();
    GetSizer()->Clear();
    rows_.clear();
    marked_ = -1;
    auto* sheet = new wxWindow(this, wxID_ANY);
    sheet->SetBackgroundColour(palette().raised);
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->AddSpacer(FromDIP(4));
    for (std::size_t at = 0; at < std::min(choices.size(), most_rows); ++at) {
        rows_.push_back(new Row(sheet, choices[at], chosen_));
        column->Add(rows_.back(), 0, wxEXPAND);
    }
    column->AddSpacer(FromDIP(4));
    sheet->SetSizer(column);
    GetSizer()->Add(sheet, 1, wxEXPAND | wxALL, 1);
}

void ChoiceList::show_under(wxRect const& field) {
    wxSize const size(std::max(field.width, FromDIP(240)), GetSizer()->CalcMin().y);
    wxPoint at(field.x, field.GetBottom() + FromDIP(4));
    int const screen = wxDisplay::GetFromWindow(&field_);
    if (screen != wxNOT_FOUND) {
        wxRect const area = wxDisplay(static_cast<unsigned>(screen)).GetClientArea();
        if (at.y + size.y > area.GetBottom()) at.y = field.y - size.y - FromDIP(4);
    }
    SetSize(wxRect(at, size));
    Layout();
    if (!IsShown()) Show();
}

void ChoiceList::mark(int row) {
    int const count = static_cast<int>(rows_.size());
    if (count == 0) return;
    marked_ = (row + count) % count;
    for (int at = 0; at < count; ++at) rows_[static_cast<std::size_t>(at)]->set_marked(at == marked_);
}

bool ChoiceList::take_key(int key) {
    if (!IsShown()) return false;
    switch (key) {
    case WXK_DOWN: return mark(marked_ + 1), true;
    case WXK_UP: return mark(marked_ < 0 ? -1 : marked_ - 1), true;
    case WXK_ESCAPE: return close(), true;
    case WXK_RETURN:
    case WXK_NUMPAD_ENTER:
    case WXK_TAB:
        if (marked_ >= 0) {
            // Choosing may fill the list anew and so destroy the row.
            auto const choice = rows_[static_cast<std::size_t>(marked_)]->choice();
            chosen_(choice);
            if (key != WXK_TAB) return true;
        }
        close();
        return false;
    default: return false;
    }
}

void ChoiceList::field_lost_keyboard() {
    // The list may be what is being clicked; it closes itself after that.
    if (IsShown() && !GetScreenRect().Contains(wxGetMousePosition())) close();
}

} // namespace app
