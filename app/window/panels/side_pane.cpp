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
#include "app/window/panels/sharing_view.h"
#include "app/window/panels/source_view.h"
#include "app/window/panels/statement_view.h"
#include "app/window/widgets/label.h"

#include <wx/sizer.h>
#include <wx/textctrl.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace app {

SidePane::SidePane(wxWindow* parent, Desk& desk, std::function<void()> keyboard_free)
    : wxPanel(parent), desk_(desk), keyboard_free_(std::move(keyboard_free)),
      on_side_(desk.navigation().side_changed.subscribe([this] { refresh(); })) {
    follow_ground(*this, Ground::window);
    SetSizer(new wxBoxSizer(wxVERTICAL));
    replace(make_empty());
    Bind(wxEVT_CHILD_FOCUS, [this](wxChildFocusEvent& event) {
        event.Skip();
        desk_.hand().keyboard_came(Hand::Keyboard::elsewhere);
    });
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

namespace {

/// Fields of a window, in the order they were made.
void gather_fields(wxWindow* window, std::vector<wxTextCtrl*>& fields) {
    for (auto* child : window->GetChildren()) {
        if (auto* field = dynamic_cast<wxTextCtrl*>(child)) fields.push_back(field);
        gather_fields(child, fields);
    }
}

/// Where somebody types, so that a form made anew under their hands takes the next letter at the same place.
struct TypingPlace {
    std::size_t field = 0;
    long caret = 0;
};

std::optional<TypingPlace> typing_in(wxWindow* page) {
    auto* field = page ? dynamic_cast<wxTextCtrl*>(wxWindow::FindFocus()) : nullptr;
    std::vector<wxTextCtrl*> fields;
    if (field) gather_fields(page, fields);
    auto const found = std::ranges::find(fields, field);
    if (found == fields.end()) return std::nullopt;
    return TypingPlace{static_cast<std::size_t>(found - fields.begin()), field->GetInsertionPoint()};
}

void go_on_typing(wxWindow* page, TypingPlace const& typing) {
    std::vector<wxTextCtrl*> fields;
    gather_fields(page, fields);
    if (typing.field >= fields.size()) return;
    auto* field = fields[typing.field];
    field->SetFocus();
    field->SetInsertionPoint(std::min(typing.caret, field->GetLastPosition()));
}

} // namespace

template <class FormView>
void SidePane::show_form() {
    auto const same = std::exchange(form_, desk_.navigation().side()) == desk_.navigation().side();
    auto const typing = same ? typing_in(shown_) : std::nullopt;
    auto* page = new wxPanel(this);
    follow_ground(*page, Ground::window);
    auto* form = new FormView(page, desk_);
    replace(page);
    form->relayout();
    form->start();
    if (typing) go_on_typing(page, *typing);
}

/// What shows for each side: views stay and are refreshed, forms are made anew.
SidePane::Row const* SidePane::row_of(Side side) {
    static constexpr std::array table{
        Row{Side::dossier, &SidePane::show_view<DossierView>},
        Row{Side::past, &SidePane::show_view<DossierView>},
        Row{Side::statement, &SidePane::show_view<StatementView>},
        Row{Side::source, &SidePane::show_view<SourceView>},
        Row{Side::party, &SidePane::show_view<PartyView>},
        Row{Side::sharing, &SidePane::show_view<SharingView>},
        Row{Side::history, &SidePane::show_view<HistoryView>},
        Row{Side::quotation_form, &SidePane::show_form<QuotationForm>},
        Row{Side::claim_form, &SidePane::show_form<ClaimForm>},
        Row{Side::link_form, &SidePane::show_form<LinkForm>},
        Row{Side::review_form, &SidePane::show_form<ReviewForm>},
        Row{Side::record_form, &SidePane::show_form<RecordForm>},
        Row{Side::correction_form, &SidePane::show_form<CorrectionForm>},
        Row{Side::reply_form, &SidePane::show_form<ReplyForm>},
        Row{Side::scale_form, &SidePane::show_form<ScaleForm>},
    };
    auto const row = std::ranges::find(table, side, &Row::side);
    return row == table.end() ? nullptr : &*row;
}

void SidePane::refresh() {
    auto const* row = row_of(desk_.navigation().side());
    if (!is_form(desk_.navigation().side())) form_ = Side::nothing;
    if (row) (this->*row->show)();
    else replace(make_empty());
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
