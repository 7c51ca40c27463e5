#include "app/window/panels/folded_words.h"

#include "app/window/gtk/gtk_shim.h"
#include "app/window/phrases.h"
#include "app/window/widgets/button.h"
#include "app/window/widgets/button_row.h"
#include "app/window/widgets/label.h"
#include "core/text/utf8.h"

#include <wx/sizer.h>

namespace app {

namespace {

constexpr std::size_t letters_shown = 280;   // six lines of a pane
constexpr std::size_t letters_allowed = 360; // two lines more than that are shown rather than hidden

} // namespace

bool is_folded_at_first(std::string const& words) { return core::to_utf32(words).size() > letters_allowed; }

void add_folded_words(ScrollColumn& column, std::string const& words, Marked mark, Fold fold,
                      std::function<void()> turned) {
    auto const is_long = is_folded_at_first(words);
    auto const shown = is_long && fold == Fold::shut ? shortened(words, letters_shown) : words;
    auto const look =
        is_long ? TextLook{TextRole::text, 11.5, Weight::normal, TextLook::Family::serif}
                : TextLook{TextRole::text, mark == Marked::yes ? 14 : 14.5, Weight::semibold, TextLook::Family::serif};
    auto* label = new WrapLabel(&column, mark == Marked::yes ? quoted(shown) : shown, look);
    shim::set_role(*label, shim::Role::heading);
    column.content().Add(label, 0, wxEXPAND | wxBOTTOM, column.FromDIP(is_long ? 4 : 10));
    if (!is_long) return;
    auto* row = new ButtonRow(&column);
    row->add(flat_button(&column, fold == Fold::shut ? tr("Show all") : tr("Show less")), std::move(turned));
    column.content().Add(row, 0, wxEXPAND | wxBOTTOM, column.FromDIP(2));
}

} // namespace app
