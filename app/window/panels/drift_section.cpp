#include "app/window/panels/drift_section.h"

#include "app/window/phrases.h"
#include "app/window/widgets/button.h"
#include "app/window/widgets/button_row.h"
#include "app/window/widgets/card.h"
#include "app/window/widgets/label.h"

#include <wx/sizer.h>

#include <algorithm>

namespace app {

namespace {

using core::Carried;

std::string headline(core::DriftedQuotation const& one) {
    if (one.carried.how == Carried::gone) return tr("A quotation is gone");
    std::string differs;
    for (auto const* what : core::words_for(one.grave)) differs += (differs.empty() ? "" : ", ") + tr(what);
    return differs.empty() ? tr("The words of a quotation changed")
                           : tr("The words of a quotation changed, and what differs may turn the meaning round: {what}", {{"what", differs}});
}

void add_concerned(ScrollColumn& column, Desk& desk, core::Id<core::Source> source, core::DriftedQuotation const& one) {
    auto* card = new Card(&column, labelled(headline(one), one.quotation.exact));
    card->set_tint(Tint(one.grave.any() || one.carried.how == Carried::gone ? Tone::negative : Tone::mixed));
    auto* rows = new wxBoxSizer(wxVERTICAL);
    rows->Add(new WrapLabel(card, headline(one), {TextRole::muted, 9}), 0, wxEXPAND);
    auto* words = new WrapLabel(card, quoted(one.quotation.exact), {TextRole::text, 10, Weight::normal, TextLook::Family::serif});
    if (one.carried.how == Carried::changed) words->set_difference(core::in_passages(one.difference));
    rows->Add(words, 0, wxEXPAND | wxTOP, card->FromDIP(3));
    for (auto const id : one.claims)
        if (auto const claim = desk.reader().find(id))
            rows->Add(new WrapLabel(card, tr("A claim rests on it: {claim}", {{"claim", quoted(shortened(claim->text, 120))}}), {TextRole::muted, 9}),
                      0, wxEXPAND | wxTOP, card->FromDIP(2));
    auto* buttons = new ButtonRow(card);
    auto const add = [&](std::string const& label, std::function<void()> work) {
        auto* button = flat_button(card, label);
        add_button_class(*button, "cp-small");
        buttons->add(button, std::move(work));
    };
    if (one.quotation.statement)
        add(tr("Open the statement"), [&desk, id = one.quotation.statement] { desk.navigation().open(core::ref(id)); });
    if (one.carried.how == Carried::changed)
        add(tr("Take the new words"), [&desk, source, id = one.quotation.id] { desk.recorder().carry_over(source, {id}); });
    rows->Add(buttons, 0, wxEXPAND | wxTOP, card->FromDIP(2));
    card->set_content(rows);
    column.content().Add(card, 0, wxEXPAND | wxBOTTOM, column.FromDIP(8));
}

} // namespace

void add_drift(ScrollColumn& column, Desk& desk, core::Id<core::Source> source, core::Drift const& drift) {
    if (!drift.before) return;
    auto const concerned = std::ranges::count_if(drift.quotations, &core::DriftedQuotation::is_concerned);
    column.add_section(tr("Since the capture before"), concerned);
    auto const line = [&](std::string const& text) {
        column.content().Add(new WrapLabel(&column, text, {TextRole::muted, 9.5}), 0, wxEXPAND | wxBOTTOM, column.FromDIP(3));
    };
    line(tr("Words gone: {gone}; words come: {come}.",
            {{"gone", std::to_string(drift.words_gone)}, {"come", std::to_string(drift.words_come)}}));
    for (auto const& remark : drift.remarks) line(tr(remark));
    for (auto const& fact : drift.facts) line(fact.before + " → " + fact.now);
    auto* words = new WrapLabel(&column, "", {TextRole::text, 9.5, Weight::normal, TextLook::Family::serif});
    words->set_difference(core::abridged(core::in_passages(drift.pieces)).pieces);
    column.content().Add(words, 0, wxEXPAND | wxBOTTOM, column.FromDIP(8));
    for (auto const& one : drift.quotations)
        if (one.is_concerned()) add_concerned(column, desk, source, one);
    auto const stands = std::ranges::any_of(drift.quotations, [](auto const& one) { return !one.is_concerned(); });
    if (!stands) return;
    auto* row = new ButtonRow(&column);
    row->add(plain_button(&column, tr("Carry over the quotations that stand there")), [&desk, source] { desk.recorder().carry_over(source, {}); });
    column.content().Add(row, 0, wxEXPAND | wxBOTTOM, column.FromDIP(8));
}

} // namespace app
