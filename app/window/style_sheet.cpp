// Colours are named once at the top, so that the rules below are the same text in both themes.
#include "app/window/style_sheet.h"

#include "app/window/wxtext.h"

#include <string_view>
#include <utility>

namespace app {
namespace {

constexpr std::string_view rules = R"css(
window, dialog, .background { background-color: @cp_window; color: @cp_text; }
window, tooltip, menu, popover { font-family: Inter, "Noto Sans", sans-serif; font-size: 10pt; }
label:disabled { color: @cp_faint; }
label selection, entry selection, textview text selection {
  background-color: @cp_selection; color: @cp_text;
}

menubar { background-color: @cp_window; color: @cp_text; box-shadow: none; border: none;
  padding: 1px 6px; }
menubar > menuitem { padding: 5px 9px; border-radius: 6px; box-shadow: none; color: @cp_text; }
menubar > menuitem:hover { background-color: @cp_hover; color: @cp_text; box-shadow: none; }
menu, .menu { background-color: @cp_raised; color: @cp_text; border: 1px solid @cp_border;
  padding: 4px 0; }
menu menuitem { padding: 6px 12px; color: @cp_text; }
menu menuitem:hover { background-color: @cp_accent_soft; color: @cp_text; }
menu menuitem:disabled { color: alpha(@cp_faint, 0.7); }
menu menuitem accelerator { color: @cp_faint; }
menu separator { background-color: @cp_border; margin: 4px 0; }
tooltip, tooltip.background { background-color: @cp_tip; color: @cp_tip_text; border: none;
  border-radius: 6px; }
tooltip label { color: @cp_tip_text; padding: 1px 2px; }

button, combobox button, filechooser button { background-image: none;
  background-color: @cp_raised; color: @cp_text;
  border: 1px solid @cp_border; border-radius: 8px; box-shadow: none; text-shadow: none;
  -gtk-icon-shadow: none; padding: 5px 12px; min-height: 22px; font-weight: 500;
  transition: background-color 120ms ease-out;
  outline-color: @cp_accent; outline-style: solid; outline-width: 2px; outline-offset: -3px;
  -gtk-outline-radius: 7px; }
button:hover { background-image: none; background-color: @cp_hover; }
button:active, button:checked { background-image: none; background-color: @cp_press;
  color: @cp_text; box-shadow: none; }
button:checked { background-color: @cp_accent_soft; color: @cp_accent;
  border-color: alpha(@cp_accent, 0.4); }
button:disabled, button:disabled label { color: alpha(@cp_faint, 0.75); }
button:disabled { background-image: none; background-color: alpha(@cp_raised, 0.5);
  border-color: @cp_border; }
button.suggested-action, button.suggested-action:focus { background-image: none;
  background-color: @cp_primary; color: @cp_on_primary; border-color: @cp_primary;
  outline-color: alpha(@cp_on_primary, 0.8); }
button.suggested-action label { color: @cp_on_primary; }
button.suggested-action:hover { background-image: none; background-color: @cp_primary_hover;
  border-color: @cp_primary_hover; }
button.suggested-action:disabled { background-color: alpha(@cp_primary, 0.35);
  border-color: transparent; }
button.suggested-action:disabled label { color: alpha(@cp_on_primary, 0.8); }
button.danger, button.danger label { color: @cp_danger; }
button.flat { background-image: none; background-color: transparent; border-color: transparent; }
button.flat:hover { background-image: none; background-color: @cp_hover; }
button.flat:active { background-color: @cp_press; }
button.cp-icon { padding: 4px; min-width: 24px; }
button.cp-link, button.cp-link label { color: @cp_accent; }
button.cp-small { padding: 1px 8px; min-height: 20px; font-size: 9pt; }

entry, spinbutton { background-image: none; background-color: @cp_surface; color: @cp_text;
  border: 1px solid @cp_border; border-radius: 8px; box-shadow: none; padding: 4px 9px;
  min-height: 24px; caret-color: @cp_text; }
entry:focus, spinbutton:focus { border-color: @cp_accent;
  box-shadow: inset 0 0 0 1px @cp_accent; }
entry:disabled, spinbutton:disabled { background-color: @cp_window; color: @cp_faint; }
entry image { color: @cp_muted; }
spinbutton, spinbutton.horizontal { padding: 0; min-height: 0; }
spinbutton entry, spinbutton entry:focus { border: none; box-shadow: none; min-height: 24px;
  background-color: transparent; }
spinbutton button { border: none; border-radius: 0; background-color: transparent;
  padding: 0 6px; min-height: 0; }
combobox entry { border-radius: 8px 0 0 8px; }
combobox entry + button { border-radius: 0 8px 8px 0; border-left: none; }
.cp-plain, .cp-plain:focus, .cp-plain entry, .cp-plain entry:focus { border: none;
  box-shadow: none; background-color: transparent; }
.cp-bare, .cp-bare:focus { border-color: transparent; box-shadow: none;
  background-color: @cp_raised; }

check, radio { background-image: none; background-color: @cp_surface; color: @cp_on_primary;
  border: 1px solid @cp_check; box-shadow: none; min-width: 15px; min-height: 15px; }
check { border-radius: 4px; }
check:hover, radio:hover { border-color: @cp_accent; }
check:checked, radio:checked, check:indeterminate { background-image: none;
  background-color: @cp_primary; border-color: @cp_primary; color: @cp_on_primary; }
checkbutton, radiobutton { color: @cp_text; outline-color: @cp_accent;
  outline-style: solid; -gtk-outline-radius: 6px; }

textview, textview text { background-color: @cp_surface; color: @cp_text;
  caret-color: @cp_text; }
scrolledwindow.frame, .frame { border: 1px solid @cp_border; border-radius: 8px;
  background-color: @cp_surface; }
scrolledwindow.frame.cp-focused { border-color: @cp_accent; box-shadow: inset 0 0 0 1px @cp_accent; }
scrolledwindow.frame textview, scrolledwindow.frame textview text {
  background-color: transparent; }
scrolledwindow.frame textview { padding: 7px 9px; }
.cp-window { background-color: @cp_window; }
.cp-surface { background-color: @cp_surface; }
.cp-raised { background-color: @cp_raised; }
treeview.view { background-color: @cp_surface;
  color: @cp_text; border-color: @cp_border; -GtkTreeView-grid-line-width: 1;
  -GtkTreeView-horizontal-separator: 14;
  outline-color: @cp_accent; outline-style: solid; outline-width: 1px; outline-offset: -2px; }
treeview.view:hover { background-color: mix(@cp_surface, @cp_hover, 0.55); }
treeview.view:selected, treeview.view:selected:focus, treeview.view:selected:hover {
  background-color: @cp_accent_soft; color: @cp_text; }
treeview.view.separator { color: @cp_border; }
treeview.view header button { background-image: none; background-color: @cp_surface;
  color: @cp_faint; border: none; border-bottom: 1px solid @cp_border; border-radius: 0;
  padding: 5px 8px; font-size: 8.5pt; font-weight: 600; box-shadow: none; min-height: 18px; }
treeview.view header button:hover { color: @cp_text; background-color: @cp_hover; }
treeview.view.cp-menu-list { background-color: @cp_raised;
  -GtkTreeView-vertical-separator: 14; }
treeview.view.cp-menu-list:selected { background-color: @cp_accent_soft; }
list, list row { background-color: @cp_surface; color: @cp_text; }
list row:selected { background-color: @cp_accent_soft; color: @cp_text; }

scrollbar, scrollbar.vertical, scrollbar.horizontal { background-color: transparent;
  border: none; }
scrollbar trough { background-color: transparent; border: none; }
scrollbar slider { background-color: @cp_slider; border-radius: 8px;
  border: 3px solid transparent; min-width: 5px; min-height: 5px; background-clip: padding-box; }
scrollbar slider:hover, scrollbar slider:active { background-color: @cp_slider_hover; }
scrollbar.vertical slider { min-height: 36px; }
scrollbar.horizontal slider { min-width: 36px; }
scrolledwindow undershoot, scrolledwindow overshoot { background: none; }
scrolledwindow junction { background-color: transparent; border: none; }

progressbar trough { background-color: @cp_border; border: none; border-radius: 3px;
  min-height: 4px; }
progressbar progress { background-image: none; background-color: @cp_primary; border: none;
  border-radius: 3px; min-height: 4px; }
notebook, notebook > stack { background-color: @cp_window; border-color: @cp_border; }
notebook > header { background-color: @cp_window; border-color: @cp_border;
  box-shadow: none; padding: 0; }
notebook > header tab { background-image: none; background-color: transparent;
  color: @cp_muted; border: none; box-shadow: none; padding: 5px 12px; font-weight: 500; }
notebook > header tab:hover { color: @cp_text; box-shadow: none; }
notebook > header tab:checked { color: @cp_accent; box-shadow: inset 0 -2px @cp_accent; }
paned > separator { background-image: none; background-color: transparent; border: none; }
separator { background-color: @cp_border; }
frame > border { border: 1px solid @cp_border; border-radius: 8px; }
calendar { background-color: @cp_surface; color: @cp_text; border-color: @cp_border; }
calendar:selected { background-color: @cp_primary; color: @cp_on_primary; border-radius: 6px; }
headerbar, .titlebar { background-image: none; background-color: @cp_window;
  border-color: @cp_border; box-shadow: none; }
)css";

} // namespace

std::string style_sheet(Palette const& colours) {
    wxColour const white(0xFF, 0xFF, 0xFF);
    bool const dark = contrast(colours.surface, white) > 4.5;
    std::pair<char const*, wxColour> const named[] = {
        {"cp_window", colours.window},
        {"cp_surface", colours.surface},
        {"cp_raised", colours.raised},
        {"cp_border", colours.border},
        {"cp_text", colours.text},
        {"cp_muted", colours.muted},
        {"cp_faint", colours.faint},
        {"cp_accent", colours.accent},
        {"cp_accent_soft", colours.accent_soft},
        {"cp_primary", colours.primary},
        {"cp_primary_hover", mix(dark ? white : colours.text, colours.primary, 0.12)},
        {"cp_on_primary", colours.on_primary},
        {"cp_selection", colours.selection},
        {"cp_hover", colours.hover},
        {"cp_press", mix(colours.text, colours.hover, 0.08)},
        {"cp_check", mix(colours.faint, colours.border, 0.5)},
        {"cp_slider", mix(colours.faint, colours.surface, 0.4)},
        {"cp_slider_hover", mix(colours.faint, colours.surface, 0.7)},
        {"cp_danger", dark ? wxColour(0xF6, 0x86, 0x86) : wxColour(0xB8, 0x1F, 0x2D)},
        {"cp_tip", dark ? wxColour(0x3A, 0x40, 0x49) : wxColour(0x2A, 0x30, 0x38)},
        {"cp_tip_text", wxColour(0xF2, 0xF4, 0xF6)},
    };
    std::string sheet;
    for (auto const& [name, colour] : named) {
        sheet += "@define-color ";
        sheet += name;
        sheet += " " + to_utf8(colour.GetAsString(wxC2S_HTML_SYNTAX)) + ";\n";
    }
    sheet += rules;
    return sheet;
}

} // namespace app
