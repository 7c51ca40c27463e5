#include "app/window/panels/at_work_section.h"

#include "app/window/phrases.h"
#include "app/window/widgets/card.h"
#include "app/window/widgets/label.h"

#include <wx/sizer.h>

namespace app {

void add_at_work(ScrollColumn& column, Desk& desk, core::Ref page) {
    auto const told = desk.at_work().told(page);
    if (told.empty()) return;
    auto* card = new Card(&column, told);
    card->set_tint(Tint(Tone::info));
    auto* inside = new wxBoxSizer(wxVERTICAL);
    inside->Add(new WrapLabel(card, told, {TextRole::text, 9.5}), 0, wxEXPAND);
    card->set_content(inside);
    column.content().Add(card, 0, wxEXPAND | wxBOTTOM, column.FromDIP(10));
}

} // namespace app
