#include "app/views/link_form.h"

#include "app/views/phrases.h"
#include "core/search/hits.h"

#include <wx/sizer.h>

namespace app {

namespace {

/// Statements whose words hold what was typed; with nothing typed, the newest ones.
std::vector<Choice> statements_like(core::Reader const& reader, std::string const& typed) {
    std::vector<Choice> choices;
    auto const add = [&](core::Id<core::Statement> id) {
        if (auto const statement = reader.find(id))
            choices.push_back({core::id_text(id.value), shortened(statement->text, 70),
                               said_line(reader, *statement)});
    };
    if (typed.empty()) {
        for (auto const id : reader.list(core::Kind::statement, 0, 8)) add({id});
        return choices;
    }
    for (auto const& hit : core::find_hits(reader, typed + " kind:statement", 8)) add({hit.ref.id});
    return choices;
}

} // namespace

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
        auto* field = new CompletingField(
            this, tr("Statement"),
            [&desk](std::string const& typed) { return statements_like(desk.reader(), typed); },
            tr("Type words of the statement"));
        field->set_value({words, pending.statement
                                     ? std::optional(core::id_text(pending.statement.value))
                                     : std::nullopt});
        auto const tell = [field, &pending](wxCommandEvent& event) {
            auto const& id = field->value().id;
            auto const known = id ? core::parse_id(*id) : core::parse_id("");
            pending.statement = {known ? *known : 0};
            event.Skip();
        };
        field->Bind(wxEVT_TEXT, tell);
        field->Bind(EVT_COMPLETED, tell);
        add_section(tr("Statement"));
        content().Add(field, 0, wxEXPAND | wxBOTTOM, FromDIP(10));
        focus_first(&field->field());
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
    add_buttons(pending.editing ? tr("Save") : tr("Record the link"), [&desk] { return desk.record_pending_link(); });
}

} // namespace app
