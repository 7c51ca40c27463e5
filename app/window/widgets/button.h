// Native buttons in the three weights the design knows, and a row of chips. Buttons stay native
// so that keyboard, mnemonics and assistive technology need nothing from us.
#pragma once

#include "app/window/theme.h"
#include "app/window/widgets/tile.h"

#include <wx/button.h>

#include <string>
#include <vector>

namespace app {

/// The one thing to do here.
wxButton* primary_button(wxWindow* parent, std::string const& label, wxWindowID id = wxID_ANY);
/// An ordinary choice.
wxButton* plain_button(wxWindow* parent, std::string const& label, wxWindowID id = wxID_ANY);
/// Without frame until hovered.
wxButton* flat_button(wxWindow* parent, std::string const& label, wxWindowID id = wxID_ANY);
/// Only an icon; `name` becomes its tooltip and accessible name.
wxButton* icon_button(wxWindow* parent, std::string const& icon_name, std::string const& name,
                      wxWindowID id = wxID_ANY);
/// Styles a button further: "danger", "cp-small", "cp-link".
void add_button_class(wxButton& button, char const* name);
void remove_button_class(wxButton& button, char const* name);
/// An icon before the label of any button made here.
void set_button_icon(wxButton& button, std::string const& icon_name);

struct ChipSpec {
    std::string id;
    std::string label;
    bool chosen = false;
    enum class Removable { no, yes } removable = Removable::no;
};

/// A chip was clicked; GetString() is its id, GetInt() is 1 when it is now chosen.
wxDECLARE_EVENT(EVT_CHIP, wxCommandEvent);
/// The cross of a removable chip was clicked (or Delete pressed); GetString() is its id.
wxDECLARE_EVENT(EVT_CHIP_REMOVED, wxCommandEvent);

/// Small rounded words that filter or tag; they wrap to further lines.
class ChipRow : public wxWindow {
public:
    enum class Choice { none, one, many };
    ChipRow(wxWindow* parent, Choice choice);
    void set_chips(std::vector<ChipSpec> const& chips);
    std::vector<std::string> chosen() const;

private:
    class Chip;
    void clicked(Chip& chip);
    void removed(Chip const& chip);

    Choice choice_;
    std::vector<Chip*> chips_;
};

} // namespace app
