#include "app/window/dialogs/evidence_page.h"

#include "app/window/dialogs/question.h"
#include "app/window/wxtext.h"
#include "app/window/widgets/badge.h"
#include "app/window/widgets/button.h"
#include "app/window/widgets/label.h"
#include "app/window/widgets/scroll_column.h"

#include <wx/progdlg.h>
#include <wx/sizer.h>

#include <algorithm>
#include <cmath>

namespace app {

namespace {

Tone tone_of(TrustWatch const& watch) {
    if (core::needs_decision(watch.found().status)) return Tone::negative;
    if (watch.found().status >= core::Trust::unsigned_log) return Tone::mixed;
    return watch.walked() ? Tone::positive : Tone::neutral;
}

/// What it proves and what it does not, in the order in which somebody asks.
struct Section {
    char const* title;
    char const* text;
};
constexpr std::array sections{
    Section{N_("What it proves"),
            N_("Every change is an entry with its author, date and reason. Entries are chained in a tree of digests, "
               "and the head of the tree is signed with a key that lies on this computer, outside the workspace. "
               "Whoever changes, removes, reorders or inserts an entry without that key is found out. The newest head "
               "seen is noted on this computer as well: an older copy that is put in place of the file, or a file "
               "whose end was cut off, is found out too.")},
    Section{N_("What it does not prove"),
            N_("It does not prove when something was written: dates come from the computer's clock. It does not prove "
               "that a source is true, or that a site served what was saved. It does not protect from somebody who has "
               "both the key and what is noted on this computer, such as its administrator; give the signed head to "
               "somebody else from time to time, for example in a dossier, and not even they can rewrite what came "
               "before it.")},
    Section{N_("On another computer"),
            N_("A computer that never saw this workspace can check that the history holds together and which key signed "
               "it, but not whether it is the newest state, nor whose key that is. Compare the four groups of the key "
               "with the newsroom's, by telephone if need be. Work that is continued there goes into a lane of its "
               "own, signed with the key of that computer.")},
    Section{N_("Redactions"),
            N_("When the law wants something gone, Redact takes it out of the file, its history, its indexes and the "
               "backups beside it. The entry stays and says by which law and on whose word; the rest of the history "
               "still verifies, and a reason that repeats the words goes with them. Copies and exports that were made "
               "before are not reached, nor what other records say in other words.")},
    Section{N_("Older workspaces"),
            N_("What was written before signatures existed, or while the key could not be used, nobody signs. A decision "
               "that is signed takes it over as it is at that moment: what changes it afterwards is found out, what "
               "happened to it before is not. How many revisions that are stays in the answer.")},
};

} // namespace

std::string trust_word(TrustWatch const& watch) {
    auto const status = watch.found().status;
    // In a newsroom's words; the command line's are short keys.
    if (watch.walked() && status == core::Trust::ok) return tr("History intact");
    if (watch.walked() && status == core::Trust::ok_redacted) return tr("History intact, with redactions");
    if (watch.walked() || core::needs_decision(status)) return tr(core::label_of(status));
    switch (watch.walk()) {
    case TrustWatch::Walk::under_way: return tr("Checking the history…");
    case TrustWatch::Walk::failed: return tr("History not checked");
    default: return tr("History up to date");
    }
}

std::string trust_told(TrustWatch const& watch) {
    auto const known = watch.walked() || core::needs_decision(watch.found().status);
    auto told = known ? tr(watch.found().finding)
                      : tr("The newest heads of the history are the ones this computer knows.");
    switch (watch.walk()) {
    case TrustWatch::Walk::under_way:
        told += " " + (watch.done() ? tr("Every revision is being checked: {percent} %.",
                                         {{"percent", std::to_string(std::lround(*watch.done() * 100))}})
                                    : tr("Every revision is being checked."));
        break;
    case TrustWatch::Walk::failed:
        told += " " + tr("The history could not be walked: {why}", {{"why", tr(watch.problem())}});
        break;
    case TrustWatch::Walk::due:
        if (!known) told += " " + tr("Every revision is checked as soon as you pause.");
        break;
    case TrustWatch::Walk::done: break;
    }
    return told;
}

EvidencePage::EvidencePage(wxWindow* parent, TrustWatch& watch, Workbench& workbench)
    : wxDialog(parent, wxID_ANY, wtr("What the history proves, and what not"), wxDefaultPosition,
               parent->FromDIP(wxSize(640, 620)), wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER),
      watch_(watch), workbench_(workbench), on_watch_(watch.changed.subscribe([this] { build(); })) {
    auto* outer = new wxBoxSizer(wxVERTICAL);
    column_ = new ScrollColumn(this);
    outer->Add(column_, 1, wxEXPAND);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    auto* again = plain_button(this, tr("Verify now"));
    again->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { watch_.look_again(); });
    row->Add(again);
    row->AddStretchSpacer();
    row->Add(primary_button(this, tr("Close"), wxID_CANCEL));
    outer->Add(row, 0, wxEXPAND | wxALL, FromDIP(14));
    SetSizer(outer);
    SetEscapeId(wxID_CANCEL);
    build();
    CentreOnParent();
    FindWindow(wxID_CANCEL)->SetFocus();
}

void EvidencePage::heading(char const* title) {
    column_->content().Add(new SectionLabel(column_, tr(title)), 0, wxTOP | wxBOTTOM, FromDIP(8));
}

void EvidencePage::paragraph(std::string const& text) {
    column_->content().Add(new WrapLabel(column_, text, {TextRole::text, 10.5}), 0, wxEXPAND | wxBOTTOM, FromDIP(6));
}

void EvidencePage::build() {
    column_->rebuild([&](ScrollColumn&) {
        build_state();
        for (auto const& section : sections) {
            heading(section.title);
            paragraph(tr(section.text));
        }
    });
}

void EvidencePage::build_state() {
    auto const& found = watch_.found();
    heading(N_("This workspace"));
    auto const word = trust_word(watch_);
    column_->content().Add(new Badge(column_, word, tone_of(watch_), word), 0, wxBOTTOM, FromDIP(8));
    paragraph(trust_told(watch_));
    for (auto const& lane : found.lanes) {
        if (lane.key.empty() || lane.size == 0) continue;
        auto const count = std::to_string(lane.size);
        paragraph(lane.own ? tr("Revisions signed by this computer's key {key}: {count}.",
                                {{"count", count}, {"key", core::fingerprint(lane.key)}})
                           : tr("Revisions signed by the key {key}: {count}.",
                                {{"count", count}, {"key", core::fingerprint(lane.key)}}));
    }
    for (auto const& remark : found.remarks) paragraph(tr(remark));
    for (auto const& problem : workbench_.store().unprotected())
        if (std::ranges::none_of(found.remarks, [&](auto const& remark) { return tr(remark) == tr(problem); }))
            paragraph(tr(problem));
    auto const status = workbench_.store().standing().status;
    if (workbench_.store().read_only()) return;
    if (status == core::Trust::rows_differ) {
        paragraph(tr("Until the tables say what the history says, nothing is written into this file. A copy of it as it "
                     "is stays beside it."));
        return offer(tr("Make the tables anew…"), &EvidencePage::repair);
    }
    if (core::needs_decision(status))
        paragraph(tr("Until somebody decides, nothing is written into this file, and what this computer knows of it "
                     "stays noted."));
    if (core::can_be_decided(status)) offer(tr("Go on with this file…"), &EvidencePage::accept);
}

void EvidencePage::offer(std::string const& label, void (EvidencePage::*act)()) {
    auto* button = plain_button(column_, label);
    add_button_class(*button, "danger");
    button->Bind(wxEVT_BUTTON, [this, act](wxCommandEvent&) { CallAfter([this, act] { (this->*act)(); }); });
    column_->content().Add(button, 0, wxBOTTOM, FromDIP(6));
}

void EvidencePage::repair() {
    std::optional<core::Inspection> found;
    {
        wxProgressDialog bar(wtr("Making the tables anew"), wtr("Comparing the tables with the history"), 100, this,
                             wxPD_APP_MODAL | wxPD_CAN_ABORT | wxPD_AUTO_HIDE);
        std::stop_source stop;
        core::Progress progress(stop.get_token(), [&](std::uint64_t done, std::uint64_t total) {
            auto const part = total ? static_cast<int>(done * 99 / total) : 0;
            if (!bar.Update(std::min(part, 99))) stop.request_stop();
        });
        found = workbench_.repair(progress);
    }
    if (!found) return;
    auto told = tr("Differences repaired from the history: {count}.", {{"count", std::to_string(found->repaired)}});
    for (auto const& remark : found->remarks) told += " " + tr(remark);
    tell(this, tr("What the history proves, and what not"), told);
    watch_.look_again();
}

void EvidencePage::accept() {
    auto const sure = ask(this, {.title = tr("Go on with this file?"),
                                 .text = tr(workbench_.store().standing().finding) + "\n\n" +
                                         tr("The decision goes into the history under your name. It is about this alone: "
                                            "what else there is to decide is asked next."),
                                 .yes = tr("Go on"),
                                 .no = tr("Go back")});
    if (!sure) return;
    workbench_.accept(); // or it says that there is something else to decide by now, which is shown then
    watch_.look_again();
}

} // namespace app
