#include "app/window/forms/link_form.h"

#include "app/desk/bearing.h"
#include "app/window/phrases.h"

#include <wx/sizer.h>

namespace app {

LinkForm::LinkForm(wxWindow* parent, Desk& desk) : Form(parent, desk) {
    auto& pending = desk.forms().now<PendingLink>();
    add_title(pending.editing ? tr("Change the link") : tr("Link a statement"));
    if (auto const claim = desk.reader().find(pending.claim)) {
        add_section(tr("The claim at hand"));
        add_hint(claim->text);
    }
    auto const said = desk.reader().find(pending.statement);
    auto const show = [this, &pending](core::Id<core::Statement> id) {
        pending.statement = id;
        offer(pending);
    };
    if (pending.editing) {
        add_quotation(said ? shortened(said->text, 300) : std::string());
    } else {
        focus_first(&add_statement(tr("Statement"), pending.statement, show)->field());
    }
    relations_ = add_choice(tr("How it bears on the claim"), {}, wxNOT_FOUND, [this, &pending](int index) {
        if (index >= 0) pending.relation = offered_[static_cast<std::size_t>(index)];
    });
    offer(pending);
    add_long_text(tr("Note"), pending.note, 3, [&pending](std::string text) { pending.note = text; });
    add_buttons(pending.editing ? tr("Save") : tr("Record the link"),
                [&desk] { return desk.recorder().record_pending_link(); });
}

/// What makes sense of the statement that is chosen. Nobody's choice is made for them: a relation that makes none any
/// more is no longer chosen, and the first of the list is not either.
void LinkForm::offer(PendingLink& pending) {
    offered_ = relations_offered(desk().reader(), pending.statement, pending.claim, pending.editing);
    relations_->Clear();
    int chosen = wxNOT_FOUND;
    for (auto const relation : offered_) {
        if (relation == pending.relation) chosen = static_cast<int>(relations_->GetCount());
        relations_->Append(to_wx(relation_word(relation)));
    }
    if (chosen == wxNOT_FOUND) pending.relation.reset();
    relations_->SetSelection(chosen);
}

} // namespace app
