#include "app/window/panels/past_banner.h"

#include "app/window/phrases.h"
#include "app/window/widgets/button.h"
#include "app/window/widgets/button_row.h"
#include "app/window/widgets/card.h"
#include "app/window/widgets/label.h"
#include "core/log/by_whom.h"
#include "core/log/operation_label.h"

#include <wx/choice.h>
#include <wx/sizer.h>
#include <wx/textctrl.h>

namespace app {

namespace {

constexpr auto banner = "past-banner";

bool acts(wxWindow* window) {
    return dynamic_cast<wxButton*>(window) || dynamic_cast<wxTextCtrl*>(window) || dynamic_cast<wxChoice*>(window);
}

void hide_acting(wxWindow& inside) {
    for (auto* child : inside.GetChildren()) {
        if (child->GetName() == banner) continue;
        if (acts(child))
            child->Hide();
        else
            hide_acting(*child);
    }
}

} // namespace

void add_past_banner(ScrollColumn& column, Desk& desk, core::AsOf const& then) {
    auto const revision = then.revision(then.head());
    auto const title = tr("As it stood on {when}", {{"when", full_when(revision.at)}});
    auto* card = new Card(&column, title);
    card->SetName(banner);
    card->set_tint(Tint(Tone::unproven));
    auto* inside = new wxBoxSizer(wxVERTICAL);
    inside->Add(new WrapLabel(card, title, {TextRole::text, 10.5, Weight::semibold}), 0, wxEXPAND);
    inside->Add(new WrapLabel(card,
                              core::what_was_done(revision, translator()) + " · " + core::by_whom(revision, translator()) + " · " +
                                  tr("revision {seq}", {{"seq", std::to_string(revision.seq)}}),
                              {TextRole::muted, 9}),
                0, wxEXPAND | wxTOP, card->FromDIP(2));
    inside->Add(new WrapLabel(card, tr("To look at only. Exporting now writes it as it stood then."),
                              {TextRole::muted, 9}),
                0, wxEXPAND | wxTOP, card->FromDIP(2));
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    auto const in_history = desk.navigation().place().page == Place::Page::history;
    auto* back = plain_button(card, in_history ? tr("Back to the history") : tr("Back to the present"));
    back->Bind(wxEVT_BUTTON, [&column, &desk](wxCommandEvent&) {
        column.CallAfter([&desk] { desk.close_form(); });
    });
    row->Add(back, 0, wxRIGHT, card->FromDIP(7));
    if (!in_history) {
        auto* compare = flat_button(card, tr("What changed since"));
        compare->Bind(wxEVT_BUTTON, [&column, &desk, seq = revision.seq](wxCommandEvent&) {
            column.CallAfter([&desk, seq] {
                desk.past().open_history(core::ref(desk.navigation().claim()));
                desk.past().compare_moments(seq, desk.reader().head());
            });
        });
        row->Add(compare);
    }
    inside->Add(row, 0, wxTOP, card->FromDIP(8));
    card->set_content(inside);
    column.content().Add(card, 0, wxEXPAND | wxBOTTOM, column.FromDIP(14));
}

void make_past(ScrollColumn& column) { hide_acting(column); }

} // namespace app
