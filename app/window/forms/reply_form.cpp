#include "app/window/forms/reply_form.h"

#include "app/window/phrases.h"
#include "app/window/widgets/button.h"
#include "app/window/wxtext.h"

#include <wx/sizer.h>

#include <algorithm>

namespace app {

ReplyForm::ReplyForm(wxWindow* parent, Desk& desk) : Form(parent, desk) {
    auto& pending = desk.forms().now<PendingReply>();
    auto& facts = pending.facts;
    add_title(pending.editing ? tr("Request for reply") : tr("Ask for a reply"));
    auto* asked = add_party(tr("Who is asked"), facts.party, [&facts](std::string text) { facts.party = std::move(text); });
    if (!pending.editing) offer_speakers(*asked, pending.claim);
    add_date(tr("Asked on"), facts.asked_on, [&facts](core::PartialDate date) { facts.asked_on = date; });
    add_text(tr("Channel"), facts.channel, [&facts](std::string text) { facts.channel = text; });
    add_date(tr("Deadline"), facts.deadline, [&facts](core::PartialDate date) { facts.deadline = date; });
    add_long_text(tr("Question"), facts.question, 4, [&facts](std::string text) { facts.question = text; });
    if (pending.editing) add_answer(pending);
    add_long_text(tr("Note"), facts.note, 2, [&facts](std::string text) { facts.note = text; });
    add_buttons(tr("Save the request"), [&desk] { return desk.reviews().record_pending_reply(); });
}

/// Those who said it are asked first of all.
void ReplyForm::offer_speakers(CompletingField& asked, core::Id<core::Claim> claim) {
    std::vector<ChipSpec> speakers;
    for (auto const& link : desk().reader().referring<core::Link>("to", core::ref(claim))) {
        auto const said = link.relation == core::Relation::asserts ? desk().reader().find(core::id_as<core::Statement>(link.from)) : std::nullopt;
        auto const speaker = said ? desk().reader().find(said->speaker) : std::nullopt;
        if (speaker && std::ranges::find(speakers, speaker->name, &ChipSpec::id) == speakers.end())
            speakers.push_back({speaker->name, speaker->name, false, ChipSpec::Removable::no});
    }
    if (speakers.empty()) return;
    auto* chips = new ChipRow(this, ChipRow::Choice::one);
    chips->set_chips(speakers);
    chips->Bind(EVT_CHIP, [this, &asked](wxCommandEvent& event) {
        asked.set_value({to_utf8(event.GetString()), std::nullopt});
        desk().forms().now<PendingReply>().facts.party = to_utf8(event.GetString());
        desk().forms().typed();
    });
    content().Add(chips, 0, wxEXPAND | wxBOTTOM, FromDIP(10));
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
