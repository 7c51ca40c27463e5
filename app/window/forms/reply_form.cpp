#include "app/window/forms/reply_form.h"

#include "app/window/phrases.h"

namespace app {

ReplyForm::ReplyForm(wxWindow* parent, Desk& desk) : Form(parent, desk) {
    auto& pending = desk.forms().now<PendingReply>();
    auto& facts = pending.facts;
    add_title(pending.editing ? tr("Request for reply") : tr("Ask for a reply"));
    add_party(tr("Asked"), facts.party, [&facts](std::string text) { facts.party = std::move(text); });
    add_date(tr("Asked on"), facts.asked_on, [&facts](core::PartialDate date) { facts.asked_on = date; });
    add_text(tr("Channel"), facts.channel, [&facts](std::string text) { facts.channel = text; });
    add_date(tr("Deadline"), facts.deadline, [&facts](core::PartialDate date) { facts.deadline = date; });
    add_long_text(tr("Question"), facts.question, 4, [&facts](std::string text) { facts.question = text; });
    if (pending.editing) add_answer(pending);
    add_long_text(tr("Note"), facts.note, 2, [&facts](std::string text) { facts.note = text; });
    add_buttons(tr("Save the request"), [&desk] { return desk.reviews().record_pending_reply(); });
}

void ReplyForm::add_answer(PendingReply& pending) {
    add_section(tr("What came of it"));
    add_enum(tr("Outcome"), pending.outcome);
    add_statement(tr("The statement that answers"), pending.answer, [&pending](core::Id<core::Statement> id) {
        pending.answer = id;
        if (id) pending.outcome = core::Outcome::answered;
    });
    add_hint(tr("Record the answer as a quotation first; then it is found here by its words."));
    add_date(tr("Answered on"), pending.answered_on,
             [&pending](core::PartialDate date) { pending.answered_on = date; });
}

} // namespace app
