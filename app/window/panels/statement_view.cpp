#include "app/window/panels/statement_view.h"

#include "app/desk/deeds.h"
#include "app/window/context_menus.h"
#include "app/window/panels/at_work_section.h"
#include "app/window/panels/contested_section.h"
#include "app/window/panels/folded_words.h"
#include "app/window/panels/relation_mark.h"
#include "app/window/panels/relations.h"
#include "app/window/phrases.h"
#include "app/window/readable.h"
#include "app/window/panels/trail.h"
#include "app/window/widgets/badge.h"
#include "app/window/widgets/button.h"
#include "app/window/widgets/button_row.h"
#include "app/window/widgets/card.h"
#include "app/window/widgets/label.h"
#include "core/editorial/dossier.h"

#include <wx/sizer.h>

namespace app {

StatementView::StatementView(wxWindow* parent, Desk& desk)
    : ScrollColumn(parent), desk_(desk), finding_(desk.workbench().background()) {}

void StatementView::refresh() {
    show_readable(desk_.workbench(), *this, [&] {
        auto const statement = desk_.reader().get(desk_.navigation().statement());
        rebuild([&](ScrollColumn&) { build(statement); });
    });
}

void StatementView::build(core::Statement const& statement) {
    auto& column = content();
    auto* top = new wxBoxSizer(wxHORIZONTAL);
    top->Add(new SectionLabel(this, tr("Statement")), 0, wxALIGN_CENTRE_VERTICAL);
    top->AddStretchSpacer();
    top->Add(new LineLabel(this, "S-" + core::short_id(statement.id.value), {TextRole::faint, 9}));
    column.Add(top, 0, wxEXPAND | wxBOTTOM, FromDIP(12));
    // Of words that fill the pane the end is far away: what can be done with them stands above them then.
    auto const unfolded = open_ == statement.id && is_folded_at_first(statement.text);
    if (unfolded) build_buttons(statement);
    add_folded_words(*this, statement.text, Marked::yes, unfolded ? Fold::open : Fold::shut,
                     [this, id = statement.id, unfolded] {
                         open_ = unfolded ? core::Id<core::Statement>{} : id;
                         refresh();
                     });
    column.Add(new WrapLabel(this, said_line(desk_.reader(), statement), {TextRole::muted, 10}), 0,
               wxEXPAND | wxBOTTOM, FromDIP(4));
    column.Add(new WrapLabel(this, tr(core::label_of(statement.mode)), {TextRole::faint, 9}), 0,
               wxEXPAND | wxBOTTOM, FromDIP(8));
    if (!statement.note.empty())
        column.Add(new WrapLabel(this, statement.note, {TextRole::muted, 9.5}), 0,
                   wxEXPAND | wxBOTTOM, FromDIP(8));
    add_at_work(*this, desk_, core::ref(statement.id));
    add_contested(*this, desk_, core::ref(statement.id));
    if (!unfolded) build_buttons(statement);
    build_claims(statement);
    build_places(statement);
}

void StatementView::build_buttons(core::Statement const& statement) {
    auto const id = statement.id;
    auto* row = new ButtonRow(this);
    row->add(primary_button(this, tr("Make a claim…")), [this, id] { desk_.recorder().start_claim(id); });
    if (desk_.reader().find(desk_.navigation().claim()))
        row->add(plain_button(this, tr("Link to the claim at hand…")),
            [this, id] { desk_.recorder().start_link(std::nullopt, id); });
    row->add(plain_button(this, tr("Change…")),
             [this, id] { to_one(desk_, core::ref(id), [&] { desk_.recorder().edit_statement(id); }); });
    row->add(icon_button(this, "history", tr("History")),
        [this, id] { to_one(desk_, core::ref(id), [&] { desk_.past().open_history(core::ref(id)); }); });
    row->add(icon_button(this, "trash", tr("Delete the statement")),
        [this, id] { erase_shown(desk_, core::ref(id)); });
    content().Add(row, 0, wxEXPAND | wxTOP, FromDIP(4));
}

void StatementView::build_claims(core::Statement const& statement) {
    auto& column = content();
    auto links = desk_.reader().referring<core::Link>("from", statement.id);
    std::erase_if(links, [](core::Link const& link) { return link.to.kind != core::Kind::claim; });
    add_section(tr("Claims"), static_cast<long>(links.size()));
    if (links.empty())
        column.Add(new WrapLabel(this, tr("It bears on no claim yet."), {TextRole::faint, 9.5}), 0,
                   wxEXPAND);
    for (auto const& link : links) {
        auto const claim = desk_.reader().find(core::id_as<core::Claim>(link.to));
        if (!claim) continue;
        auto const row = desk_.reader().claim_row(claim->id);
        auto const verdict = row ? desk_.reviews().verdict_of(*row) : core::Verdict{};
        auto const word = relation_word(link.relation);
        auto* card = new Card(this, labelled(word, claim->text), Tile::Press::activates);
        card->set_tint(relation_tint(link.relation));
        auto* inside = new wxBoxSizer(wxVERTICAL);
        auto* head = new wxBoxSizer(wxHORIZONTAL);
        head->Add(new RelationMark(card, link.relation, word), 0, wxALIGN_CENTRE_VERTICAL);
        head->AddStretchSpacer();
        head->Add(new Badge(card, verdict_word(verdict), verdict_tint(verdict),
                            tr("Verdict: {word}", {{"word", verdict_word(verdict)}}),
                            BadgeSize::small));
        inside->Add(head, 0, wxEXPAND);
        inside->Add(new WrapLabel(card, claim->text, {TextRole::text, 10}), 0, wxEXPAND | wxTOP,
                    FromDIP(3));
        card->set_content(inside);
        card->Bind(EVT_CARD, [this, id = claim->id](wxCommandEvent&) {
            CallAfter([this, id] { desk_.navigation().open_claim(id); });
        });
        offer_context_menu(*card, desk_, [claim = core::ref(claim->id), tie = core::ref(link.id)] {
            return Pointed{.over = Over::record | Over::link, .records = {claim}, .link = tie};
        });
        column.Add(card, 0, wxEXPAND | wxBOTTOM, FromDIP(8));
    }
    add_relations(*this, desk_, core::relations_of(desk_.reader(), core::ref(statement.id)), tr("Other statements"));
}

void StatementView::build_places(core::Statement const& statement) {
    auto& column = content();
    auto const trail = core::trail_of(desk_.reader(), statement.id);
    add_section(tr("Source trail"));
    column.Add(make_trail(this, desk_, trail), 0, wxEXPAND);
    if (!trail.empty()) build_findings(statement);
}

void StatementView::build_findings(core::Statement const& statement) {
    if (found_of_ != statement.id) findings_ = {};
    add_proposed_origins(*this, desk_, findings_.before);
    add_wordings(*this, desk_, findings_.wordings);
    auto const head = desk_.reader().head();
    if (found_of_ == statement.id && found_at_ == head) return;
    found_of_ = statement.id;
    found_at_ = head;
    finding_.ask([id = statement.id](core::Reader const& reader) { return trail_findings(reader, id); },
                 [this](TrailFindings found) {
                     findings_ = std::move(found);
                     if (desk_.navigation().side() == Side::statement) refresh();
                 },
                 [this](core::Error const& error) { desk_.workbench().problem(error); });
}

} // namespace app
