#include "app/window/panels/side_pane.h"

#include "app/window/forms/claim_form.h"
#include "app/window/forms/correction_form.h"
#include "app/window/panels/dossier_view.h"
#include "app/window/panels/history_view.h"
#include "app/window/forms/link_form.h"
#include "app/window/panels/party_view.h"
#include "app/window/phrases.h"
#include "app/window/forms/quotation_form.h"
#include "app/window/forms/record_form.h"
#include "app/window/forms/reply_form.h"
#include "app/window/forms/review_form.h"
#include "app/window/forms/scale_form.h"
#include "app/window/panels/source_view.h"
#include "app/window/panels/statement_view.h"
#include "app/window/widgets/label.h"

#include <wx/sizer.h>

namespace app {

SidePane::SidePane(wxWindow* parent, Desk& desk, std::function<void()> keyboard_free)
    : wxPanel(parent), desk_(desk), keyboard_free_(std::move(keyboard_free)),
      on_side_(desk.navigation().side_changed.subscribe([this] { refresh(); })) {
    follow_ground(*this, Ground::window);
    SetSizer(new wxBoxSizer(wxVERTICAL));
    replace(make_empty());
}

void SidePane::replace(wxWindow* window) {
    auto* old = shown_;
    auto const had_keyboard = old && old->IsDescendant(FindFocus());
    shown_ = window;
    GetSizer()->Clear();
    GetSizer()->Add(window, 1, wxEXPAND);
    if (old) {
        old->Hide();
        // It may be the one whose event led here.
        old->GetParent()->CallAfter([old] { old->Destroy(); });
    }
    Layout();
    // A window that has nothing focused hears no keys: hand the keyboard on before the old one goes.
    if (had_keyboard) keyboard_free_();
}

template <class View>
void SidePane::show_view() {
    auto* view = dynamic_cast<View*>(shown_);
    if (!view) {
        view = new View(this, desk_);
        replace(view);
    }
    view->refresh();
    Layout();
}

template <class FormView>
void SidePane::show_form() {
    auto* form = new FormView(this, desk_);
    replace(form);
    form->relayout();
    form->start();
}

void SidePane::refresh() {
    side_ = desk_.navigation().side();
    switch (side_) {
    case Side::nothing: return replace(make_empty());
    case Side::dossier:
    case Side::past: return show_view<DossierView>();
    case Side::statement: return show_view<StatementView>();
    case Side::source: return show_view<SourceView>();
    case Side::party: return show_view<PartyView>();
    case Side::history: return show_view<HistoryView>();
    case Side::quotation_form: return show_form<QuotationForm>();
    case Side::claim_form: return show_form<ClaimForm>();
    case Side::link_form: return show_form<LinkForm>();
    case Side::review_form: return show_form<ReviewForm>();
    case Side::record_form: return show_form<RecordForm>();
    case Side::correction_form: return show_form<CorrectionForm>();
    case Side::reply_form: return show_form<ReplyForm>();
    case Side::scale_form: return show_form<ScaleForm>();
    }
}

wxWindow* SidePane::make_empty() {
    auto* panel = new ScrollColumn(this);
    panel->content().Add(new SectionLabel(panel, tr("Nothing at hand")), 0, wxBOTTOM, FromDIP(10));
    panel->content().Add(
        new WrapLabel(panel,
                      tr("Open an article and accept a quotation, or choose a claim: its dossier "
                         "stands here."),
                      {TextRole::faint, 9.5}),
        0, wxEXPAND);
    panel->relayout();
    return panel;
}

} // namespace app
