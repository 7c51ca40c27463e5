#include "app/views/claim_form.h"

#include "app/views/phrases.h"

namespace app {

ClaimForm::ClaimForm(wxWindow* parent, Desk& desk) : Form(parent, desk) {
    auto& pending = desk.forms().now<PendingClaim>();
    auto& facts = pending.facts;
    add_title(pending.editing ? tr("Change the claim") : tr("New claim"));
    if (auto const statement = desk.reader().find(pending.asserted_by)) {
        add_quotation(shortened(statement->text, 300));
        add_hint(said_line(desk.reader(), *statement));
    }
    auto* sentence = add_long_text(tr("Claim"), facts.text, 5,
                                   [&facts](std::string text) { facts.text = text; });
    add_hint(tr("One neutral sentence that can be true or false, without the speaker's name."));
    add_text(tr("Topic"), facts.topic, [&facts](std::string text) { facts.topic = text; });
    add_text(tr("Note"), facts.note, [&facts](std::string text) { facts.note = text; });
    add_buttons(pending.editing ? tr("Save") : tr("Make the claim"),
                [&desk] { return desk.record_pending_claim(); });
    focus_first(sentence);
}

} // namespace app
