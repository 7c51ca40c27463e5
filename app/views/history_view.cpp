#include "app/views/history_view.h"

#include "app/views/phrases.h"
#include "app/widgets/button.h"
#include "app/widgets/card.h"
#include "app/widgets/label.h"
#include "core/dossier.h"
#include "core/history.h"

#include <wx/sizer.h>

#include <algorithm>

namespace app {

namespace {

constexpr std::size_t most_lines = 200;

/// What a field said before, and what it says now.
void add_change(wxWindow* card, wxSizer* column, core::FieldChange const& change) {
    column->Add(new LineLabel(card, change.label, {TextRole::faint, 8.5}), 0, wxTOP, card->FromDIP(5));
    auto const show = [&](std::string const& text, Tone tone, char const* sign) {
        if (text.empty()) return;
        auto* label = new WrapLabel(card, std::string(sign) + shortened(text, 600), {TextRole::text, 9.5});
        label->set_tint(Tint(tone));
        column->Add(label, 0, wxEXPAND);
    };
    show(change.before, Tone::negative, "− ");
    show(change.after, Tone::positive, "+ ");
}

} // namespace

HistoryView::HistoryView(wxWindow* parent, Desk& desk) : ScrollColumn(parent), desk_(desk) {}

std::vector<HistoryView::Line> HistoryView::lines() const {
    std::vector<Line> found;
    auto const of = desk_.history_of();
    if (of.kind == core::Kind::claim && desk_.reader().find(of)) {
        // Of a claim, everything that hangs on it belongs to the story.
        auto const dossier = core::load_dossier(desk_.reader(), core::id_as<core::Claim>(of));
        for (auto& line : core::history_of(desk_.reader(), dossier))
            found.push_back({std::move(line.step), line.ref});
    } else {
        for (auto& step : desk_.reader().history(of)) found.push_back({std::move(step), of});
        std::ranges::reverse(found);
    }
    if (found.size() > most_lines) found.resize(most_lines);
    return found;
}

void HistoryView::refresh() {
    desk_.workbench().attempt([&] {
        auto const found = lines();
        rebuild([&](ScrollColumn&) { build(found); });
    });
}

void HistoryView::build(std::vector<Line> const& found) {
    auto& column = content();
    auto* top = new wxBoxSizer(wxHORIZONTAL);
    top->Add(new SectionLabel(this, tr("History"), static_cast<long>(found.size())), 0,
             wxALIGN_CENTRE_VERTICAL);
    top->AddStretchSpacer();
    auto* close = icon_button(this, "close", tr("Close the history"));
    close->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { CallAfter([this] { desk_.close_form(); }); });
    top->Add(close);
    column.Add(top, 0, wxEXPAND | wxBOTTOM, FromDIP(8));
    std::map<core::Ref, core::Seq> newest;
    for (auto const& line : found) newest.try_emplace(line.ref, line.step.revision.seq);
    for (auto const& line : found) build_line(line, newest[line.ref]);
}

void HistoryView::build_line(Line const& line, core::Seq newest) {
    auto const& revision = line.step.revision;
    auto what = core::operation_label(revision.operation, translator());
    if (revision.nature == core::Nature::undo) what = tr("Undone: {what}", {{"what", what}});
    if (revision.nature == core::Nature::redo) what = tr("Done again: {what}", {{"what", what}});
    auto* card = new Card(this, what + ", " + revision.actor + ", " + when_line(revision.at));
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(new WrapLabel(card, what, {TextRole::text, 10, Weight::semibold}), 0, wxEXPAND);
    column->Add(new WrapLabel(card, revision.actor + " · " + when_line(revision.at) + " · " +
                                        tr(core::kind_label(line.ref.kind)) + " · " +
                                        tr("revision {seq}", {{"seq", std::to_string(revision.seq)}}),
                              {TextRole::muted, 9}),
                0, wxEXPAND);
    if (!revision.reason.empty())
        column->Add(new WrapLabel(card, quoted(revision.reason), {TextRole::muted, 9.5}), 0, wxEXPAND);
    for (auto const& change :
         core::field_changes(line.step.before, line.step.after, desk_.reader(), translator()))
        add_change(card, column, change);
    if (line.step.after && revision.seq != newest) {
        auto* back = flat_button(card, tr("Step back to this state"));
        back->Bind(wxEVT_BUTTON, [this, ref = line.ref, seq = revision.seq](wxCommandEvent&) {
            CallAfter([this, ref, seq] { desk_.restore(ref, seq); });
        });
        column->Add(back, 0, wxTOP, FromDIP(4));
    }
    card->set_content(column);
    content().Add(card, 0, wxEXPAND | wxBOTTOM, FromDIP(8));
}

} // namespace app
