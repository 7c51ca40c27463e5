// The list is a window that never takes the focus: keys stay with the field, which drives it.
#include "app/widgets/completing_field.h"

#include "app/gtk_shim.h"
#include "app/widgets/paint.h"
#include "app/widgets/tile.h"
#include "app/wxtext.h"

#include <wx/display.h>
#include <wx/graphics.h>
#include <wx/popupwin.h>
#include <wx/sizer.h>
#include <wx/textctrl.h>

#include <algorithm>

namespace app {

wxDEFINE_EVENT(EVT_COMPLETED, wxCommandEvent);

namespace {

constexpr std::size_t most_rows = 8;

class ChoiceRow : public Tile {
public:
    ChoiceRow(wxWindow* parent, Choice choice, std::function<void(Choice const&)> chosen)
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
        wxString const label = shorten(canvas, to_wx(choice_.label), room);
        double width = 0;
        double height = 0;
        canvas.GetTextExtent(label, &width, &height);
        canvas.DrawText(label, left, (size.y - height) / 2);
        double const rest = room - width - FromDIP(12);
        if (choice_.detail.empty() || rest < FromDIP(40)) return;
        canvas.SetFont(ui_font(9), now.muted);
        wxString const detail = shorten(canvas, to_wx(choice_.detail), rest);
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

} // namespace

class CompletingField::List : public wxPopupWindow {
public:
    explicit List(CompletingField* field) : wxPopupWindow(field, wxBORDER_NONE), field_(*field) {
        SetSizer(new wxBoxSizer(wxVERTICAL));
        shim::describe(*this, {shim::Role::list, to_utf8(field->GetName()), {}, {}, {}});
    }
    void fill(std::vector<Choice> const& choices) {
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
            rows_.push_back(new ChoiceRow(
                sheet, choices[at], [this](Choice const& choice) { field_.choose(choice); }));
            column->Add(rows_.back(), 0, wxEXPAND);
        }
        column->AddSpacer(FromDIP(4));
        sheet->SetSizer(column);
        GetSizer()->Add(sheet, 1, wxEXPAND | wxALL, 1);
    }
    void show_under(wxRect const& field) {
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
    void mark(int row) {
        int const count = static_cast<int>(rows_.size());
        if (count == 0) return;
        marked_ = (row + count) % count;
        for (int at = 0; at < count; ++at) {
            rows_[static_cast<std::size_t>(at)]->set_marked(at == marked_);
        }
    }
    int marked() const { return marked_; }
    Choice const* marked_choice() const {
        return marked_ < 0 ? nullptr : &rows_[static_cast<std::size_t>(marked_)]->choice();
    }

private:
    CompletingField& field_;
    std::vector<ChoiceRow*> rows_;
    int marked_ = -1;
};

CompletingField::CompletingField(wxWindow* parent, std::string const& name, Suggest suggest,
                                 std::string const& hint)
    : wxPanel(parent), suggest_(std::move(suggest)) {
    SetName(to_wx(name));
    field_ = new wxTextCtrl(this, wxID_ANY, wxEmptyString, wxDefaultPosition, wxDefaultSize,
                            wxTE_PROCESS_ENTER);
    if (!hint.empty()) field_->SetHint(to_wx(hint));
    shim::name_for_assistive(field_, name);
    auto* sizer = new wxBoxSizer(wxHORIZONTAL);
    sizer->Add(field_, 1, wxEXPAND);
    SetSizer(sizer);
    list_ = new List(this);
    frame_ = wxGetTopLevelParent(this);
    field_->Bind(wxEVT_TEXT, [this](wxCommandEvent& event) {
        typed();
        event.Skip();
    });
    field_->Bind(wxEVT_KEY_DOWN, &CompletingField::on_key, this);
    field_->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
        // The list may be what is being clicked; it closes itself after that.
        if (list_is_open() && !list_->GetScreenRect().Contains(wxGetMousePosition())) close();
        event.Skip();
    });
    frame_->Bind(wxEVT_MOVE, &CompletingField::on_window_moved, this);
}

CompletingField::~CompletingField() {
    if (frame_) frame_->Unbind(wxEVT_MOVE, &CompletingField::on_window_moved, this);
}

wxSize CompletingField::DoGetBestClientSize() const {
    return {FromDIP(120), field_ ? field_->GetBestSize().y : FromDIP(34)};
}

bool CompletingField::list_is_open() const { return list_->IsShown(); }

void CompletingField::set_value(Value value) {
    value_ = std::move(value);
    field_->ChangeValue(to_wx(value_.text));
    close();
}

void CompletingField::typed() {
    value_ = {to_utf8(field_->GetValue()), std::nullopt};
    if (value_.text.empty()) {
        close();
    } else {
        open();
    }
}

void CompletingField::open() {
    std::vector<Choice> const choices = suggest_(value_.text);
    if (choices.empty()) return close();
    list_->fill(choices);
    list_->show_under(field_->GetScreenRect());
}

void CompletingField::close() {
    if (list_->IsShown()) list_->Hide();
}

void CompletingField::choose(Choice const& choice) {
    set_value({choice.label, choice.id});
    field_->SetInsertionPointEnd();
    wxCommandEvent event(EVT_COMPLETED, GetId());
    event.SetEventObject(this);
    event.SetString(to_wx(choice.id));
    HandleWindowEvent(event);
}

void CompletingField::on_key(wxKeyEvent& event) {
    int const key = event.GetKeyCode();
    if (!list_->IsShown()) {
        if (key == WXK_DOWN && event.GetModifiers() == wxMOD_NONE) return open();
        event.Skip();
        return;
    }
    Choice const* marked = list_->marked_choice();
    switch (key) {
    case WXK_DOWN: list_->mark(list_->marked() + 1); return;
    case WXK_UP: list_->mark(list_->marked() < 0 ? -1 : list_->marked() - 1); return;
    case WXK_ESCAPE: close(); return;
    case WXK_RETURN:
    case WXK_NUMPAD_ENTER:
    case WXK_TAB:
        if (marked) {
            choose(Choice(*marked));
            if (key != WXK_TAB) return;
        }
        close();
        break;
    default: break;
    }
    event.Skip();
}

void CompletingField::on_window_moved(wxMoveEvent& event) {
    close();
    event.Skip();
}

} // namespace app
