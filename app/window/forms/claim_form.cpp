#include "app/window/forms/claim_form.h"

#include "app/window/phrases.h"

namespace app {

namespace {

/// What is known of a claim being written: its words, and whoever said what it is made of.
core::PrecedentQuery precedent_query(core::Reader const& reader, PendingClaim const& pending) {
    core::PrecedentQuery query;
    query.text = pending.facts.text;
    query.language = pending.facts.language;
    query.topic = pending.facts.topic;
    if (pending.editing) query.itself.push_back(core::ref(pending.editing));
    if (auto const statement = reader.find(pending.asserted_by)) {
        query.itself.push_back(core::ref(statement->id));
        query.around = statement->text;
        query.said_on = statement->said_on;
        if (auto const speaker = reader.find(statement->speaker)) query.speaker = speaker->name;
    }
    return query;
}

} // namespace

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
    add_topic(tr("Topic"), facts.topic, [&facts](std::string text) { facts.topic = text; });
    add_text(tr("Note"), facts.note, [&facts](std::string text) { facts.note = text; });
    add_buttons(pending.editing ? tr("Save") : tr("Make the claim"),
                [&desk] { return desk.recorder().record_pending_claim(); });
    add_precedents({.query = [&desk, &pending] { return precedent_query(desk.reader(), pending); },
                    .linked = [&pending](core::Ref earlier) { return pending.repeats.contains(earlier); },
                    .link =
                        [&desk, &pending](core::Ref earlier) {
                            if (!pending.repeats.erase(earlier)) pending.repeats.insert(earlier);
                            desk.forms().typed();
                        },
                    .take_text = [sentence](std::string const& text) { sentence->SetValue(to_wx(text)); }});
    focus_first(sentence);
    // Words that nobody wrote yet are there to be written over.
    auto const statement = pending.editing ? std::nullopt : desk.reader().find(pending.asserted_by);
    if (statement && statement->text == facts.text) sentence->SelectAll();
}

} // namespace app
