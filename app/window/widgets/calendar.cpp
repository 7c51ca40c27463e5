// The days are ordinary flat buttons: Tab, arrows, Space and assistive technology need nothing from us, and the names
// are in the language of the program, which the toolkit's own calendar takes from the system.
#include "app/window/widgets/calendar.h"

#include "app/window/gtk/gtk_shim.h"
#include "app/window/theme.h"
#include "app/window/widgets/button.h"
#include "app/window/widgets/label.h"
#include "app/window/wxtext.h"

#include <wx/dialog.h>
#include <wx/display.h>
#include <wx/sizer.h>

#include <fmt/format.h>

#include <vector>

namespace app {

namespace {

using std::chrono::year_month;
using std::chrono::year_month_day;

std::string text_of(year_month month) {
    return fmt::format("{:04}-{:02}", static_cast<int>(month.year()), static_cast<unsigned>(month.month()));
}

std::string text_of(year_month_day day) {
    return text_of(day.year() / day.month()) + fmt::format("-{:02}", static_cast<unsigned>(day.day()));
}

class Calendar : public wxDialog {
public:
    Calendar(wxWindow& field, year_month_day start, CalendarWords const& words)
        : wxDialog(wxGetTopLevelParent(&field), wxID_ANY, to_wx(words.title)), words_(words),
          month_(start.year() / start.month()), marked_(start) {
        auto* head = new wxBoxSizer(wxHORIZONTAL);
        auto const turn = [this](std::string const& picture, std::string const& name, int by) {
            auto* button = icon_button(this, picture, name);
            button->Bind(wxEVT_BUTTON, [this, by](wxCommandEvent&) { show(month_ + std::chrono::months(by)); });
            return button;
        };
        title_ = new LineLabel(this, "", {TextRole::text, 10.5, Weight::semibold});
        head->Add(turn("back", words.earlier, -1), 0, wxALIGN_CENTRE_VERTICAL);
        head->AddStretchSpacer();
        head->Add(title_, 0, wxALIGN_CENTRE_VERTICAL);
        head->AddStretchSpacer();
        head->Add(turn("forward", words.later, 1), 0, wxALIGN_CENTRE_VERTICAL);
        auto* grid = new wxGridSizer(7, FromDIP(2), FromDIP(2));
        for (auto const& weekday : words.weekdays)
            grid->Add(new LineLabel(this, weekday, {TextRole::faint, 8.5}), 0, wxALIGN_CENTRE);
        for (std::size_t at = 0; at < cells; ++at) {
            auto* day = flat_button(this, "30");
            add_button_class(*day, "cp-small");
            day->Bind(wxEVT_BUTTON, [this, at](wxCommandEvent&) { choose(text_of(days_[at])); });
            buttons_.push_back(day);
            grid->Add(day, 0, wxEXPAND | wxRESERVE_SPACE_EVEN_IF_HIDDEN);
        }
        auto* foot = new wxBoxSizer(wxHORIZONTAL);
        auto const whole = [&](std::string const& label, auto text) {
            auto* button = plain_button(this, label);
            add_button_class(*button, "cp-small");
            button->Bind(wxEVT_BUTTON, [this, text](wxCommandEvent&) { choose(text()); });
            foot->Add(button, 1, wxLEFT | wxRIGHT, FromDIP(3));
        };
        whole(words.whole_month, [this] { return text_of(month_); });
        whole(words.whole_year, [this] { return fmt::format("{:04}", static_cast<int>(month_.year())); });
        auto* column = new wxBoxSizer(wxVERTICAL);
        column->Add(head, 0, wxEXPAND | wxBOTTOM, FromDIP(6));
        column->Add(grid, 0, wxEXPAND | wxBOTTOM, FromDIP(8));
        column->Add(foot, 0, wxEXPAND);
        auto* outer = new wxBoxSizer(wxVERTICAL);
        outer->Add(column, 1, wxEXPAND | wxALL, FromDIP(12));
        SetSizer(outer);
        SetEscapeId(wxID_CANCEL);
        Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
            if (event.GetKeyCode() == WXK_ESCAPE) return EndModal(wxID_CANCEL);
            if (event.GetKeyCode() == WXK_PAGEUP) return show(month_ - std::chrono::months(1));
            if (event.GetKeyCode() == WXK_PAGEDOWN) return show(month_ + std::chrono::months(1));
            event.Skip();
        });
        show(month_);
        Fit();
        place_below(field);
    }
    std::string const& chosen() const { return chosen_; }

private:
    static constexpr std::size_t cells = 42;

    void place_below(wxWindow& field) {
        auto const at = field.GetScreenRect();
        auto const screen = wxDisplay(&field).GetClientArea();
        wxPoint place(at.x, at.GetBottom() + FromDIP(4));
        if (place.y + GetSize().y > screen.GetBottom()) place.y = std::max(screen.y, at.y - GetSize().y - FromDIP(4));
        place.x = std::max(screen.x, std::min(place.x, screen.GetRight() - GetSize().x));
        SetPosition(place);
    }
    void show(year_month month) {
        month_ = month;
        title_->set_text(words_.name_of(text_of(month)));
        std::chrono::sys_days const first = month / std::chrono::day(1);
        auto const before = std::chrono::weekday(first).iso_encoding() - 1;
        auto const last = static_cast<unsigned>((month / std::chrono::last).day());
        days_.assign(cells, {});
        for (std::size_t at = 0; at < cells; ++at) {
            auto* button = buttons_[at];
            auto const day = static_cast<unsigned>(at) + 1 - before; // wraps round for what comes before
            auto const there = at >= before && day <= last;
            button->Show(there);
            if (!there) continue;
            days_[at] = month / std::chrono::day(day);
            button->SetLabel(to_wx(std::to_string(day)));
            shim::name_for_assistive(button, words_.name_of(text_of(days_[at])));
            auto const marked = days_[at] == marked_;
            marked ? add_button_class(*button, "suggested-action") : remove_button_class(*button, "suggested-action");
            if (marked) button->SetFocus();
        }
        Layout();
    }
    void choose(std::string date) {
        chosen_ = std::move(date);
        EndModal(wxID_OK);
    }

    CalendarWords const& words_;
    year_month month_;
    year_month_day marked_;
    LineLabel* title_ = nullptr;
    std::vector<wxButton*> buttons_;
    std::vector<year_month_day> days_;
    std::string chosen_;
};

} // namespace

std::optional<std::string> pick_date(wxWindow& field, std::chrono::year_month_day start, CalendarWords const& words) {
    Calendar calendar(field, start, words);
    if (calendar.ShowModal() != wxID_OK) return {};
    return calendar.chosen();
}

} // namespace app
