#include "app/window/panels/after_publication.h"

#include "app/window/gtk/gtk_shim.h"
#include "app/window/phrases.h"
#include "app/window/widgets/button.h"
#include "app/window/widgets/button_row.h"
#include "app/window/widgets/card.h"
#include "app/window/widgets/label.h"
#include "core/editorial/approval.h"
#include "core/editorial/chronicle.h"
#include "core/editorial/replies.h"
#include "core/operations/corrections.h"
#include "core/text/tidy.h"

#include <wx/sizer.h>
#include <wx/textctrl.h>
#include <wx/weakref.h>

#include <algorithm>

namespace app {

namespace {

constexpr std::size_t most_changes = 8;
constexpr std::size_t most_characters = 160;

void add_heading(ScrollColumn& column, std::string const& text, long count) {
    column.add_section(text, count);
}

/// What changed with a few words around it; long texts that stayed are left out.
std::vector<core::Piece> changed_words(std::string const& before, std::string const& after) {
    return core::abridged(core::in_passages(core::word_diff(before, after))).pieces;
}

/// One field that is not as it was approved, word by word.
void add_change(Card* card, wxBoxSizer* rows, std::string const& what, core::FieldChange const& change) {
    rows->Add(new WrapLabel(card, what + " · " + change.label, {TextRole::muted, 9}), 0, wxEXPAND | wxTOP,
              card->FromDIP(6));
    auto* difference = new WrapLabel(card, "", {TextRole::text, 9.5});
    difference->set_difference(changed_words(change.before, change.after));
    rows->Add(difference, 0, wxEXPAND);
}

void add_coming_or_going(Card* card, wxBoxSizer* rows, std::string const& what, core::Difference const& difference) {
    auto const came = difference.after.has_value();
    rows->Add(new WrapLabel(card, what + " · " + (came ? tr("new") : tr("deleted")), {TextRole::muted, 9}), 0,
              wxEXPAND | wxTOP, card->FromDIP(6));
    auto const title = core::tidy(shortened(difference.title, most_characters));
    auto* words = new WrapLabel(card, "", {TextRole::text, 9.5});
    words->set_difference(core::word_diff(came ? std::string() : title, came ? title : std::string()));
    rows->Add(words, 0, wxEXPAND);
}

std::string rating_word(core::Reader const& reader, core::Id<core::Scale> id, std::string const& key) {
    auto const scale = reader.find(id);
    return verdict_word(scale ? scale->find(key) : nullptr);
}

void add_signing(Card* card, wxBoxSizer* rows, Desk& desk, core::Correction const& correction) {
    auto* remark = new wxTextCtrl(card, wxID_ANY);
    remark->SetHint(wtr("Why it is turned down"));
    shim::name_for_assistive(remark, tr("Why it is turned down"));
    rows->Add(remark, 0, wxEXPAND | wxTOP, card->FromDIP(8));
    auto const why_not = core::why_not_sign(desk.reader(), correction, desk.workbench().store().actor());
    if (why_not)
        rows->Add(new WrapLabel(card, tr(*why_not), {TextRole::muted, 9.5}), 0, wxEXPAND | wxTOP, card->FromDIP(6));
    auto* buttons = new ButtonRow(card);
    auto* sign = why_not ? plain_button(card, tr("Sign the correction")) : primary_button(card, tr("Sign the correction"));
    sign->Enable(!why_not);
    buttons->add(sign, [&desk, id = correction.id] { desk.reviews().sign_correction(id); });
    buttons->add(plain_button(card, tr("Turn it down")),
                 [&desk, id = correction.id, words = wxWeakRef<wxTextCtrl>(remark)] {
                     if (words)
                         desk.reviews().turn_down_correction(id, to_utf8(words->GetValue()));
                 });
    rows->Add(buttons, 0, wxEXPAND | wxTOP, card->FromDIP(6));
}

Card* correction_card(ScrollColumn& column, Desk& desk, core::Correction const& correction) {
    auto const waits = correction.state == core::CorrectionState::waiting;
    auto const title = tr(core::label_of(correction.tier));
    auto* card = new Card(&column, labelled(title, correction.notice));
    card->set_tint(Tint(waits ? Tone::mixed : Tone::neutral));
    auto* rows = new wxBoxSizer(wxVERTICAL);
    rows->Add(new WrapLabel(card, title + (waits ? " · " + tr(core::label_of(correction.state)) : std::string()),
                            {TextRole::text, 9, Weight::semibold}), 0, wxEXPAND);
    if (!correction.notice.empty())
        rows->Add(new WrapLabel(card, correction.notice, {TextRole::text, 10}), 0, wxEXPAND | wxTOP,
                  card->FromDIP(3));
    auto const was = rating_word(desk.reader(), correction.prior_scale, correction.prior_rating);
    auto const is = rating_word(desk.reader(), correction.scale, correction.rating);
    if (was != is)
        rows->Add(new WrapLabel(card,
                                tr("Before: {before}. From then on: {after}.", {{"before", was}, {"after", is}}),
                                {TextRole::text, 9.5}),
                  0, wxEXPAND | wxTOP, card->FromDIP(3));
    if (correction.prior_summary != correction.summary) {
        auto* difference = new WrapLabel(card, "", {TextRole::text, 9.5});
        difference->set_difference(changed_words(correction.prior_summary, correction.summary));
        rows->Add(difference, 0, wxEXPAND | wxTOP, card->FromDIP(3));
    }
    auto who = tr("proposed by {who}", {{"who", correction.proposed_by}}) + " · " + when_line(correction.proposed_at);
    if (!correction.signed_by.empty()) who += " · " + tr("signed by {who}", {{"who", correction.signed_by}});
    rows->Add(new WrapLabel(card, who, {TextRole::faint, 9}), 0, wxEXPAND | wxTOP, card->FromDIP(3));
    if (waits) add_signing(card, rows, desk, correction);
    card->set_content(rows);
    return card;
}

std::string ledger_words(core::LedgerLine const& line, core::Store const& store) {
    auto const& request = line.request;
    std::string words;
    join(words, tr("asked {date}", {{"date", core::display(request.asked_on, translator())}}));
    join(words, request.channel);
    if (request.deadline.known())
        join(words, tr("until {date}", {{"date", core::display(request.deadline, translator())}}));
    join(words, core::is_overdue(request, store.now(), store.zone()) ? tr("overdue")
                                                                     : tr(core::label_of(request.outcome)));
    return words;
}

} // namespace

void add_stale_notice(ScrollColumn& column, Desk& desk, core::Dossier const& dossier) {
    if (!dossier.stale || !dossier.review) return;
    auto const& reader = desk.reader();
    auto* card = new Card(&column, tr("Changed after it was approved"));
    card->set_tint(Tint(Tone::mixed));
    auto* rows = new wxBoxSizer(wxVERTICAL);
    rows->Add(new WrapLabel(card, tr("Changed after it was approved"), {TextRole::text, 10, Weight::semibold}), 0,
              wxEXPAND);
    std::size_t shown = 0;
    for (auto const& difference : core::changed_since_approval(reader, *dossier.review, translator())) {
        auto const kind = tr(core::kind_label(difference.ref.kind));
        // What came or went is told by its title; field by field only what is another than it was.
        if (difference.fields.empty()) {
            if (++shown <= most_changes) add_coming_or_going(card, rows, kind, difference);
            continue;
        }
        for (auto const& change : difference.fields)
            if (++shown <= most_changes) add_change(card, rows, kind, change);
    }
    if (shown > most_changes)
        rows->Add(new WrapLabel(card,
                                trn("{count} more change stands in the history.",
                                    "{count} more changes stand in the history.",
                                    static_cast<std::int64_t>(shown - most_changes)),
                                {TextRole::faint, 9}),
                  0, wxEXPAND | wxTOP, card->FromDIP(6));
    auto const steps = core::open_steps(reader, dossier, desk.workbench().store().actor());
    if (std::ranges::find(steps, core::ReviewStep::approve_again) != steps.end()) {
        auto* buttons = new ButtonRow(card);
        auto* again = primary_button(card, tr("Approve again"));
        again->SetToolTip(wtr("Ctrl+Shift+A"));
        buttons->add(again, [&desk] { desk.reviews().take_step(core::ReviewStep::approve_again); });
        rows->Add(buttons, 0, wxEXPAND | wxTOP, card->FromDIP(8));
    } else {
        rows->Add(new WrapLabel(card, tr("Waits for a second person."), {TextRole::muted, 9.5}), 0, wxEXPAND | wxTOP,
                  card->FromDIP(6));
    }
    card->set_content(rows);
    column.content().Add(card, 0, wxEXPAND | wxBOTTOM, column.FromDIP(8));
}

void add_corrections(ScrollColumn& column, Desk& desk, core::Dossier const& dossier) {
    if (dossier.corrections.empty()) return;
    add_heading(column, tr("Corrections"), static_cast<long>(dossier.corrections.size()));
    for (auto const& correction : dossier.corrections)
        column.content().Add(correction_card(column, desk, correction), 0, wxEXPAND | wxBOTTOM, column.FromDIP(8));
}

void add_ledger(ScrollColumn& column, Desk& desk, core::Dossier const& dossier) {
    add_heading(column, tr("Right of reply"), static_cast<long>(dossier.replies.size()));
    auto const& store = desk.workbench().store();
    for (auto const& line : dossier.replies) {
        auto const words = ledger_words(line, store);
        auto* card = new Card(&column, line.asked + " — " + words, Tile::Press::activates);
        if (core::is_overdue(line.request, store.now(), store.zone())) card->set_tint(Tint(Tone::mixed));
        auto* rows = new wxBoxSizer(wxVERTICAL);
        rows->Add(new WrapLabel(card, line.asked, {TextRole::text, 10, Weight::semibold}), 0, wxEXPAND);
        rows->Add(new WrapLabel(card, words, {TextRole::muted, 9}), 0, wxEXPAND | wxTOP, card->FromDIP(3));
        if (!line.request.question.empty())
            rows->Add(new WrapLabel(card, line.request.question, {TextRole::text, 9.5}), 0, wxEXPAND | wxTOP,
                      card->FromDIP(3));
        if (line.answer)
            rows->Add(new WrapLabel(card, quoted(shortened(line.answer->text, 280)),
                                    {TextRole::text, 10.5, Weight::normal, TextLook::Family::serif}),
                      0, wxEXPAND | wxTOP, card->FromDIP(3));
        card->set_content(rows);
        card->Bind(EVT_CARD, [&column, &desk, id = line.request.id](wxCommandEvent&) {
            column.CallAfter([&desk, id] { desk.reviews().start_reply(id); });
        });
        column.content().Add(card, 0, wxEXPAND | wxBOTTOM, column.FromDIP(8));
    }
    if (dossier.replies.empty())
        column.content().Add(new WrapLabel(&column,
                                           dossier.review && !dossier.review->no_reply.empty()
                                               ? tr("Nobody was asked: {why}", {{"why", dossier.review->no_reply}})
                                               : tr("Nobody was asked for a reply yet."),
                                           {TextRole::faint, 9.5}),
                             0, wxEXPAND);
    auto* ask = flat_button(&column, tr("Ask for a reply…"));
    ask->Bind(wxEVT_BUTTON, [&column, &desk](wxCommandEvent&) {
        column.CallAfter([&desk] { desk.reviews().start_reply({}); });
    });
    column.content().Add(ask, 0, wxTOP, column.FromDIP(4));
}

} // namespace app
