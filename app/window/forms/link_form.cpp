#include "app/window/forms/link_form.h"

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
    std::string words;
    if (auto const statement = desk.reader().find(pending.statement))
        words = shortened(statement->text, 70);
    if (pending.editing) {
        add_quotation(words);
    } else {
        focus_first(&add_statement(tr("Statement"), pending.statement, [&pending](core::Id<core::Statement> id) {
                         pending.statement = id;
                     })->field());
    }
    std::vector<core::Relation> relations;
    std::vector<std::string> labels;
    int chosen = 0;
    for (auto const& rule : core::relations()) {
        if (rule.from != core::Kind::statement || rule.to != core::Kind::claim) continue;
        if (rule.relation == pending.relation) chosen = static_cast<int>(relations.size());
        relations.push_back(rule.relation);
        labels.push_back(relation_word(rule.relation));
    }
    add_choice(tr("How it bears on the claim"), labels, chosen, [&pending, relations](int index) {
        pending.relation = relations[static_cast<std::size_t>(index)];
    });
    add_long_text(tr("Note"), pending.note, 3, [&pending](std::string text) { pending.note = text; });
    add_buttons(pending.editing ? tr("Save") : tr("Record the link"),
                [&desk] { return desk.recorder().record_pending_link(); });
}

} // namespace app
