#include "app/window/panels/origins_section.h"

#include "app/desk/origins.h"
#include "app/window/context_menus.h"
#include "app/window/phrases.h"
#include "app/window/widgets/button.h"
#include "app/window/widgets/button_row.h"
#include "app/window/widgets/card.h"
#include "app/window/widgets/label.h"
#include "core/operations/drift.h"

#include <wx/sizer.h>

#include <fmt/format.h>

namespace app {

namespace {

constexpr int most_proposed = 3;
constexpr std::size_t most_letters_of_wording = 280;

std::string differs(core::GraveDifference const& grave) {
    std::string what;
    for (auto const* each : core::words_for(grave)) join(what, tr(each));
    return what.empty() ? what : tr("What differs may turn the meaning round: {what}", {{"what", what}});
}

std::string where(core::TrailStep const& step) {
    std::string line = step.publisher;
    if (step.source.published.known()) join(line, core::display(step.source.published, translator()));
    join(line, core::position_at(step.text, step.quotation.start, translator()));
    return line.empty() ? shortened(step.source.title, 60) : line;
}

/// The words, with what differs marked in them.
WrapLabel* wording(wxWindow* parent, std::string const& words, std::vector<core::Piece> const& difference) {
    auto* label = new WrapLabel(parent, quoted(shortened(words, most_letters_of_wording)), {TextRole::text, 10, Weight::normal, TextLook::Family::serif});
    if (!difference.empty()) label->set_difference(core::abridged(core::in_passages(difference)).pieces);
    return label;
}

void add_proposal(ScrollColumn& column, Desk& desk, core::Quotation const& quotation, core::ProposedOrigin const& one) {
    auto const reason = capitalised(tr(one.reason));
    auto* card = new Card(&column, labelled(tr("Perhaps quoted from") + " " + where(one.step), reason));
    card->set_tint(Tint(one.grave.any() ? Tone::mixed : Tone::info));
    auto* rows = new wxBoxSizer(wxVERTICAL);
    rows->Add(new WrapLabel(card, where(one.step), {TextRole::text, 9.5, Weight::semibold}), 0, wxEXPAND);
    rows->Add(wording(card, one.step.quotation.exact, one.difference), 0, wxEXPAND | wxTOP, card->FromDIP(3));
    rows->Add(new WrapLabel(card, reason, {TextRole::muted, 9}), 0, wxEXPAND | wxTOP, card->FromDIP(3));
    if (auto const grave = differs(one.grave); !grave.empty())
        rows->Add(new WrapLabel(card, grave, {TextRole::muted, 9}), 0, wxEXPAND | wxTOP, card->FromDIP(2));
    auto* buttons = new ButtonRow(card);
    auto const add = [&](wxButton* button, std::function<void()> work) {
        add_button_class(*button, "cp-small");
        buttons->add(button, std::move(work));
    };
    add(primary_button(card, tr("It was quoted from there")),
        [&desk, id = quotation.id, from = one.step.quotation.id] { quote_from(desk, id, from); });
    add(plain_button(card, tr("Read it there")), [&desk, there = one.step.quotation] { desk.navigation().open_quotation(there); });
    rows->Add(buttons, 0, wxEXPAND | wxTOP, card->FromDIP(4));
    card->set_content(rows);
    column.content().Add(card, 0, wxEXPAND | wxBOTTOM, column.FromDIP(8));
}

std::string measure(core::Outlet const& outlet) {
    if (outlet.reference) return tr("held against");
    if (outlet.translated) return tr("in another language");
    if (outlet.difference.empty()) return tr("word for word");
    return tr("{share} of the words", {{"share", fmt::format("{:.0f} %", outlet.kept * 100)}});
}

void add_outlet(ScrollColumn& column, Desk& desk, core::Outlet const& outlet) {
    auto const head = where(outlet.step) + " — " + measure(outlet);
    auto const grave = differs(outlet.grave);
    auto* card = new Card(&column, head + (grave.empty() ? "" : ". " + grave), Tile::Press::activates);
    card->set_tint(Tint(outlet.reference ? Tone::positive : outlet.grave.any() ? Tone::negative : outlet.difference.empty() ? Tone::neutral : Tone::mixed));
    auto* rows = new wxBoxSizer(wxVERTICAL);
    auto* top = new wxBoxSizer(wxHORIZONTAL);
    top->Add(new WrapLabel(card, where(outlet.step), {TextRole::text, 9.5, Weight::semibold}), 1, wxEXPAND | wxRIGHT, card->FromDIP(8));
    top->Add(new LineLabel(card, measure(outlet), {TextRole::muted, 9}));
    rows->Add(top, 0, wxEXPAND);
    rows->Add(wording(card, outlet.step.quotation.exact, outlet.difference), 0, wxEXPAND | wxTOP, card->FromDIP(3));
    if (!grave.empty()) rows->Add(new WrapLabel(card, grave, {TextRole::muted, 9}), 0, wxEXPAND | wxTOP, card->FromDIP(2));
    card->set_content(rows);
    card->Bind(EVT_CARD, [&column, &desk, there = outlet.step.quotation](wxCommandEvent&) {
        column.CallAfter([&desk, there] { desk.navigation().open_quotation(there); });
    });
    offer_context_menu(*card, desk, [id = core::ref(outlet.step.quotation.id), words = outlet.step.quotation.exact] {
        return Pointed{.over = static_cast<unsigned>(Over::quotation), .records = {id}, .words = words};
    });
    column.content().Add(card, 0, wxEXPAND | wxBOTTOM, column.FromDIP(6));
}

} // namespace

TrailFindings trail_findings(core::Reader const& reader, core::Id<core::Statement> statement) {
    TrailFindings found;
    if (!reader.find(statement)) return found;
    reader.together([&] {
        for (auto const& hop : core::hops_of(core::trail_of(reader, statement)))
            if (!hop.from)
                found.before.push_back({hop.step.quotation, core::proposed_origins(reader, hop.step.quotation, most_proposed)});
        found.wordings = core::wordings_of(reader, statement);
    });
    return found;
}

void add_proposed_origins(ScrollColumn& column, Desk& desk, std::vector<BeforeStep> const& before) {
    long count = 0;
    for (auto const& each : before) count += static_cast<long>(each.proposed.size());
    if (count == 0) return;
    column.add_section(tr("Perhaps quoted from"), count);
    for (auto const& each : before)
        for (auto const& one : each.proposed) add_proposal(column, desk, each.quotation, one);
}

void add_wordings(ScrollColumn& column, Desk& desk, core::Wordings const& wordings) {
    if (wordings.outlets.size() < 2) return;
    auto const places = static_cast<long>(wordings.outlets.size());
    column.add_section(tr("How it is worded where"), places);
    column.content().Add(new WrapLabel(&column, trn("{count} place where it was read", "{count} places where it was read", places) + " · " +
                                                    trn("{count} independent origin", "{count} independent origins", static_cast<long>(wordings.origins)),
                                       {TextRole::muted, 9.5}),
                         0, wxEXPAND | wxBOTTOM, column.FromDIP(8));
    for (auto const& outlet : wordings.outlets) add_outlet(column, desk, outlet);
}

} // namespace app
