// A button's icon must be redrawn in the new colour when the theme changes; its watch lives as
// long as the button does.
#include "app/window/widgets/button.h"

#include "app/window/widgets/icon.h"
#include "app/window/widgets/paint.h"
#include "app/window/widgets/scroll_column.h"
#include "app/window/wxtext.h"

#include <wx/brush.h>
#include <wx/graphics.h>
#include <wx/pen.h>
#include <wx/wrapsizer.h>

#include <algorithm>
#include <memory>

namespace app {

wxDEFINE_EVENT(EVT_CHIP, wxCommandEvent);
wxDEFINE_EVENT(EVT_CHIP_REMOVED, wxCommandEvent);

namespace {

/// wx makes buttons either at least 80 pixels wide or without padding; this one asks GTK.
class StyledButton : public wxButton {
public:
    // The base asks for its best size while it is built, before this class can answer.
    template <typename... Arguments>
    explicit StyledButton(Arguments&&... arguments) : wxButton(arguments...) {
        InvalidateBestSize();
    }

protected:
    wxSize DoGetBestSize() const override {
        return shim::natural_size(*const_cast<StyledButton*>(this));
    }
};

bool is_primary(wxButton const& button) { return button.GetName() == wxS("primary"); }

} // namespace

void add_button_class(wxButton& button, char const* name) {
    shim::add_class(button, name);
    button.InvalidateBestSize();
    button.SetInitialSize();
}

void remove_button_class(wxButton& button, char const* name) {
    shim::remove_class(button, name);
    button.InvalidateBestSize();
    button.SetInitialSize();
}

wxButton* plain_button(wxWindow* parent, std::string const& label, wxWindowID id) {
    auto* button = new StyledButton(parent, id, to_wx(label));
    button->SetInitialSize();
    return button;
}

wxButton* primary_button(wxWindow* parent, std::string const& label, wxWindowID id) {
    wxButton* button = plain_button(parent, label, id);
    button->SetName(wxS("primary"));
    add_button_class(*button, "suggested-action");
    return button;
}

wxButton* flat_button(wxWindow* parent, std::string const& label, wxWindowID id) {
    wxButton* button = plain_button(parent, label, id);
    add_button_class(*button, "flat");
    return button;
}

wxButton* icon_button(wxWindow* parent, std::string const& icon_name, std::string const& name,
                      wxWindowID id) {
    auto* button = new StyledButton(parent, id, wxEmptyString, wxDefaultPosition, wxDefaultSize,
                                wxBU_NOTEXT);
    add_button_class(*button, "flat");
    add_button_class(*button, "cp-icon");
    set_button_icon(*button, icon_name);
    button->SetToolTip(to_wx(name));
    shim::name_for_assistive(button, name);
    return button;
}

void set_button_icon(wxButton& button, std::string const& icon_name) {
    auto const paint = [&button, icon_name] {
        button.SetBitmap(
            icon(icon_name, is_primary(button) ? palette().on_primary : palette().muted, 18));
    };
    paint();
    button.InvalidateBestSize();
    button.SetInitialSize();
    auto watch = std::make_shared<ThemeWatch>(paint);
    button.Bind(wxEVT_DESTROY, [watch, &button](wxWindowDestroyEvent& event) mutable {
        if (event.GetEventObject() == &button) watch.reset();
        event.Skip();
    });
}

class ChipRow::Chip : public Tile {
public:
    Chip(ChipRow* row, ChipSpec spec)
        : Tile(row, Press::activates), row_(*row), spec_(std::move(spec)) {
        selected_state = spec_.chosen;
        describe_as(shim::Role::button, spec_.label);
        SetInitialSize();
        if (!removable()) return;
        Bind(wxEVT_LEFT_UP, [this](wxMouseEvent& event) {
            if (event.GetX() > GetClientSize().x - FromDIP(24)) {
                row_.removed(*this);
            } else {
                event.Skip();
            }
        });
    }
    ChipSpec const& spec() const { return spec_; }
    void choose(bool chosen) {
        spec_.chosen = chosen;
        selected_state = chosen;
        shim::set_selected(*this, chosen);
        Refresh();
    }

protected:
    wxSize DoGetBestClientSize() const override {
        int const text = text_width(*this, ui_font(9, Weight::medium), to_label(spec_.label));
        return {text + FromDIP(removable() ? 38 : 24), FromDIP(26)};
    }
    void paint(wxGraphicsContext& canvas, wxSize const& size) override {
        Palette const& now = palette();
        wxColour ground = hovered() ? now.hover : now.raised;
        if (spec_.chosen) ground = now.accent_soft;
        wxColour const line =
            spec_.chosen ? mix(now.accent, now.accent_soft, 0.4) : now.border;
        double const radius = size.y / 2.0;
        fill_round(canvas, {0, 0, static_cast<double>(size.x), static_cast<double>(size.y)},
                   radius, ground, line);
        canvas.SetFont(ui_font(9, Weight::medium), spec_.chosen ? now.accent : now.text);
        double width = 0;
        double height = 0;
        wxString const label = to_label(spec_.label);
        canvas.GetTextExtent(label, &width, &height);
        canvas.DrawText(label, FromDIP(12), (size.y - height) / 2);
        if (removable()) {
            double const x = size.x - FromDIP(16);
            double const y = size.y / 2.0;
            canvas.SetPen(canvas.CreatePen(wxGraphicsPenInfo(now.muted).Width(1.3)));
            canvas.StrokeLine(x - 3, y - 3, x + 3, y + 3);
            canvas.StrokeLine(x - 3, y + 3, x + 3, y - 3);
        }
        if (shows_focus()) draw_focus_ring(canvas, size, radius);
    }
    void activate() override { row_.clicked(*this); }
    bool key_pressed(wxKeyEvent& event) override {
        bool const erases = event.GetKeyCode() == WXK_DELETE || event.GetKeyCode() == WXK_BACK;
        if (!erases || !removable()) return false;
        row_.removed(*this);
        return true;
    }

private:
    bool removable() const { return spec_.removable == ChipSpec::Removable::yes; }
    ChipRow& row_;
    ChipSpec spec_;
};

ChipRow::ChipRow(wxWindow* parent, Choice choice) : choice_(choice) {
    SetBackgroundStyle(wxBG_STYLE_TRANSPARENT);
    Create(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL | wxBORDER_NONE);
    SetCanFocus(false);
    shim::accept_focus(*this, false);
    SetSizer(new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES));
}

void ChipRow::set_chips(std::vector<ChipSpec> const& chips) {
    Freeze();
    GetSizer()->Clear(true);
    chips_.clear();
    for (ChipSpec const& spec : chips) {
        chips_.push_back(new Chip(this, spec));
        GetSizer()->Add(chips_.back(), 0, wxRIGHT | wxBOTTOM, FromDIP(6));
    }
    Layout();
    Thaw();
    request_layout(*this);
}

std::vector<std::string> ChipRow::chosen() const {
    std::vector<std::string> ids;
    for (Chip const* chip : chips_) {
        if (chip->spec().chosen) ids.push_back(chip->spec().id);
    }
    return ids;
}

void ChipRow::clicked(Chip& chip) {
    bool const chosen = !chip.spec().chosen;
    if (choice_ == Choice::one) {
        for (Chip* other : chips_) other->choose(false);
    }
    if (choice_ != Choice::none) chip.choose(chosen);
    wxCommandEvent event(EVT_CHIP, GetId());
    event.SetEventObject(this);
    event.SetString(to_wx(chip.spec().id));
    event.SetInt(chosen ? 1 : 0);
    HandleWindowEvent(event);
}

void ChipRow::removed(Chip const& chip) {
    wxCommandEvent event(EVT_CHIP_REMOVED, GetId());
    event.SetEventObject(this);
    event.SetString(to_wx(chip.spec().id));
    // The handler will usually replace the chips, this one among them.
    QueueEvent(event.Clone());
}

} // namespace app
