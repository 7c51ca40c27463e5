#include "app/views/remarks_section.h"

#include "app/gtk_shim.h"
#include "app/views/phrases.h"
#include "app/widgets/button.h"
#include "app/widgets/card.h"
#include "app/widgets/label.h"
#include "core/operations/remarks.h"

#include <wx/sizer.h>
#include <wx/textctrl.h>

#include <algorithm>

namespace app {

namespace {

/// What a remark is about, in words: the record, the field, the passage and whether it still stands there.
std::string about(core::Reader const& reader, core::Remark const& remark) {
    std::string words;
    if (remark.on.kind != core::Kind::claim)
        if (auto const record = reader.find(remark.on))
            join(words, tr(core::kind_label(remark.on.kind)) + " " + quoted(shortened(core::caption_of(*record), 60)));
    if (!remark.field.empty()) join(words, remark.field);
    if (!remark.passage.empty()) {
        join(words, quoted(remark.passage));
        if (!core::passage_now(reader, remark)) join(words, tr("these words are gone"));
    }
    return words;
}

std::string follow_up_words(core::Reader const& reader, core::Remark const& remark) {
    auto const correction = reader.find(remark.correction);
    auto const review = correction ? reader.find(correction->review) : std::nullopt;
    auto const claim = review ? reader.find(review->claim) : std::nullopt;
    return claim ? tr("A claim it depends on was corrected: {claim}", {{"claim", quoted(claim->text)}})
                 : tr(core::label_of(remark.purpose));
}

Card* remark_card(ScrollColumn& column, Desk& desk, core::Remark const& remark) {
    auto const open = remark.resolved_by.empty();
    auto const words = remark.purpose == core::Purpose::follow_up ? follow_up_words(desk.reader(), remark) : remark.text;
    auto* card = new Card(&column, remark.author + ": " + words);
    if (open) card->set_tint(Tint(remark.purpose == core::Purpose::follow_up ? Tone::mixed : Tone::info));
    auto* rows = new wxBoxSizer(wxVERTICAL);
    auto* top = new wxBoxSizer(wxHORIZONTAL);
    auto who = remark.author + " · " + when_line(remark.at);
    if (!open) who += " · " + tr("resolved by {who}", {{"who", remark.resolved_by}});
    top->Add(new WrapLabel(card, who, {TextRole::faint, 9}), 1, wxALIGN_CENTRE_VERTICAL);
    auto* turn = flat_button(card, open ? tr("Resolve") : tr("Open again"));
    turn->Bind(wxEVT_BUTTON, [&column, &desk, id = remark.id, open](wxCommandEvent&) {
        column.CallAfter([&desk, id, open] { desk.resolve_remark(id, open ? core::Resolve::yes : core::Resolve::no); });
    });
    top->Add(turn, 0, wxALIGN_CENTRE_VERTICAL);
    rows->Add(top, 0, wxEXPAND);
    if (auto const what = about(desk.reader(), remark); !what.empty())
        rows->Add(new WrapLabel(card, what, {TextRole::muted, 9}), 0, wxEXPAND | wxTOP, card->FromDIP(2));
    rows->Add(new WrapLabel(card, words, {open ? TextRole::text : TextRole::muted, 10}), 0, wxEXPAND | wxTOP, card->FromDIP(3));
    card->set_content(rows);
    return card;
}

} // namespace

void add_remarks(ScrollColumn& column, Desk& desk, core::Id<core::Claim> claim) {
    auto remarks = core::remarks_on(desk.reader(), claim);
    std::ranges::stable_partition(remarks, [](core::Remark const& remark) { return remark.resolved_by.empty(); });
    auto const open = std::ranges::count_if(remarks, [](core::Remark const& remark) { return remark.resolved_by.empty(); });
    column.content().Add(new SectionLabel(&column, tr("Remarks"), open), 0, wxTOP | wxBOTTOM, column.FromDIP(10));
    for (auto const& remark : remarks)
        column.content().Add(remark_card(column, desk, remark), 0, wxEXPAND | wxBOTTOM, column.FromDIP(8));
    auto* field = new wxTextCtrl(&column, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxTE_PROCESS_ENTER);
    field->SetHint(wtr("Write a remark; @Name calls somebody"));
    shim::name_for_assistive(field, tr("Write a remark; @Name calls somebody"));
    field->Bind(wxEVT_TEXT_ENTER, [&column, &desk, field](wxCommandEvent&) {
        auto const words = to_utf8(field->GetValue());
        // The words selected in the article are what it is about.
        column.CallAfter([&desk, words] {
            core::RemarkFacts facts;
            facts.text = words;
            if (auto const passage = desk.selected_words(); !passage.empty()) {
                facts.on = core::ref(desk.text());
                facts.passage = passage;
            }
            desk.make_remark(facts);
        });
    });
    column.content().Add(field, 0, wxEXPAND);
}

} // namespace app
