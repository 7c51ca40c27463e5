#include "app/window/start_frame.h"

#include "app/desk/workbench.h"
#include "app/window/dialogs/desk_dialogs.h"
#include "app/window/dialogs/workspace_files.h"
#include "app/window/gtk/gtk_shim.h"
#include "app/window/widgets/button.h"
#include "app/window/widgets/card.h"
#include "app/window/widgets/icon.h"
#include "app/window/widgets/label.h"
#include "app/window/widgets/program_icon.h"
#include "app/window/widgets/scroll_column.h"
#include "app/window/wxtext.h"
#include "core/text/person.h"

#include <wx/filename.h>
#include <wx/sizer.h>
#include <wx/statbmp.h>
#include <wx/textctrl.h>

namespace app {

namespace {

std::string file_name(std::string const& path) { return to_utf8(wxFileName(to_wx(path)).GetFullName()); }

wxSizer* beside_icon(wxWindow* parent, std::string const& name, wxColour const& colour, wxWindow* title, wxWindow* line) {
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(new wxStaticBitmap(parent, wxID_ANY, icon(name, colour, 20)), 0, wxALIGN_TOP | wxRIGHT, parent->FromDIP(12));
    auto* words = new wxBoxSizer(wxVERTICAL);
    words->Add(title, 0, wxEXPAND);
    if (line) words->Add(line, 0, wxEXPAND | wxTOP, parent->FromDIP(2));
    row->Add(words, 1, wxEXPAND);
    return row;
}

} // namespace

StartFrame::StartFrame(Shown shown, Asks asks)
    : wxFrame(nullptr, wxID_ANY, "Counterpoint"), shown_(std::move(shown)), asks_(std::move(asks)) {
    SetIcons(program_icons());
    auto* ground = new wxPanel(this);
    follow_ground(*ground, Ground::window);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    column_ = new ScrollColumn(ground, Ground::window, 32);
    row->AddStretchSpacer();
    row->Add(column_, 100, wxEXPAND);
    row->AddStretchSpacer();
    ground->SetSizer(row);
    column_->rebuild([this](ScrollColumn& column) {
        build_head(column);
        build_trouble(column);
        build_question(column);
        build_choices(column);
        build_recent(column);
    });
    SetSize(FromDIP(wxSize(660, 720)));
    SetMinSize(FromDIP(wxSize(420, 360)));
    CentreOnScreen();
    CallAfter([this] {
        if (name_) name_->SetFocus();
        else if (first_) first_->SetFocus();
        else shim::focus_inside(*column_);
    });
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetModifiers() == wxMOD_CONTROL && event.GetKeyCode() == 'Q') Close();
        else event.Skip();
    });
}

void StartFrame::build_head(ScrollColumn& column) {
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(new wxStaticBitmap(&column, wxID_ANY, program_picture(52)), 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, FromDIP(16));
    auto* words = new wxBoxSizer(wxVERTICAL);
    auto* heading = new WrapLabel(&column, "Counterpoint", {TextRole::text, 20, Weight::semibold});
    shim::set_role(*heading, shim::Role::heading);
    words->Add(heading, 0, wxEXPAND);
    words->Add(new WrapLabel(&column, tr("What was said, what answers it, and what is true."), {TextRole::muted, 10}), 0,
               wxEXPAND | wxTOP, FromDIP(2));
    row->Add(words, 1, wxALIGN_CENTRE_VERTICAL);
    column.content().Add(row, 0, wxEXPAND | wxBOTTOM, FromDIP(22));
}

void StartFrame::build_trouble(ScrollColumn& column) {
    auto const missing = shown_.beginning.what == Beginning::What::missing;
    if (!missing && shown_.reason.empty()) return;
    auto const title = missing ? tr("“{file}” is not there", {{"file", file_name(shown_.beginning.path)}}) : shown_.title;
    auto const line =
        missing ? tr("It was opened last from {path}. It may have been moved or renamed, or its drive is not connected. "
                     "Nothing was put in its place.",
                     {{"path", shown_.beginning.path}})
                : shown_.reason;
    auto* card = new Card(&column, title);
    card->set_tint(Tone::mixed);
    auto* heading = new WrapLabel(card, title, {TextRole::text, 11, Weight::semibold});
    shim::set_role(*heading, shim::Role::heading);
    auto* told = new WrapLabel(card, line, {.role = TextRole::muted, .points = 10, .selectable = Selectable::yes});
    auto* inside = new wxBoxSizer(wxVERTICAL);
    inside->Add(beside_icon(card, "warning", tone_colours(Tone::mixed).pill_text, heading, told), 0, wxEXPAND);
    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    auto const add = [&](wxButton* button, std::function<void()> work) {
        button->Bind(wxEVT_BUTTON, [this, work = std::move(work)](wxCommandEvent&) {
            CallAfter([this, work] { knowing_who(work); }); // it may ask for a file
        });
        buttons->Add(button, 0, wxRIGHT, FromDIP(8));
    };
    first_ = primary_button(card, tr("Locate…"));
    add(first_, [this] { locate(); });
    add(plain_button(card, tr("Try again")), [this] { asks_.open(shown_.beginning.path); });
    inside->AddSpacer(FromDIP(12));
    inside->Add(buttons, 0, wxLEFT, FromDIP(32)); // below the words
    card->set_content(inside);
    column.content().Add(card, 0, wxEXPAND | wxBOTTOM, FromDIP(22));
}

void StartFrame::build_question(ScrollColumn& column) {
    told_ = new WrapLabel(&column, "", {TextRole::accent, 9.5});
    if (!shown_.person.empty()) {
        column.content().Add(told_, 0, wxEXPAND);
        told_->Hide();
        return;
    }
    auto* heading = new WrapLabel(&column, tr("Who are you?"), {TextRole::text, 12, Weight::semibold});
    shim::set_role(*heading, shim::Role::heading);
    column.content().Add(heading, 0, wxEXPAND);
    column.content().Add(new WrapLabel(&column,
                                       tr("Your name stands with everything you record, for good. It belongs to the key of "
                                          "this computer, and can be changed in the window at any time."),
                                       {TextRole::muted, 9.5}),
                         0, wxEXPAND | wxTOP, FromDIP(3));
    name_ = new wxTextCtrl(&column, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxTE_PROCESS_ENTER);
    name_->SetHint(wtr("First and last name"));
    shim::name_for_assistive(name_, tr("Your name"));
    column.content().Add(name_, 0, wxEXPAND | wxTOP, FromDIP(8));
    column.content().Add(told_, 0, wxEXPAND | wxTOP, FromDIP(4));
    told_->Hide();
    column.content().AddSpacer(FromDIP(20));
    // What was missing is being typed.
    name_->Bind(wxEVT_TEXT, [this](wxCommandEvent& event) {
        if (!running_ && told_->IsShown()) say({});
        event.Skip();
    });
    // Enter goes on with what is first in the list below.
    name_->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) {
        knowing_who([this] {
            if (shown_.beginning.what == Beginning::What::open && shown_.reason.empty())
                asks_.open(shown_.beginning.path);
            else shim::focus_inside(*column_);
        });
    });
}

void StartFrame::add_choice(ScrollColumn& column, std::string const& picture, std::string const& title,
                            std::string const& line, std::function<void()> work) {
    auto* card = new Card(&column, title, Tile::Press::activates);
    card->set_content(beside_icon(card, picture, palette().muted,
                                  new WrapLabel(card, title, {TextRole::text, 10.5, Weight::medium}),
                                  new WrapLabel(card, line, {TextRole::muted, 9})));
    card->Bind(EVT_CARD, [this, work = std::move(work)](wxCommandEvent&) { knowing_who(work); });
    column.content().Add(card, 0, wxEXPAND | wxBOTTOM, FromDIP(8));
}

void StartFrame::build_choices(ScrollColumn& column) {
    auto const& beginning = shown_.beginning;
    auto const troubled = beginning.what == Beginning::What::missing || !shown_.reason.empty();
    if (beginning.what == Beginning::What::open && !troubled)
        add_choice(column, "folder", tr("Open {file}", {{"file", file_name(beginning.path)}}), beginning.path,
                   [this] { asks_.open(shown_.beginning.path); });
    if (beginning.what == Beginning::What::first)
        add_choice(column, "plus", tr("Start with an empty workspace"),
                   tr("One file that holds all your work: {path}", {{"path", beginning.path}}),
                   [this] { asks_.create(shown_.beginning.path); });
    add_choice(column, "plus", tr("New workspace…"), tr("An empty one, where you say."), [this] { choose_and_create(); });
    add_choice(column, "folder", tr("Open workspace…"), tr("A file that ends in .counterpoint."),
               [this] { choose_and_open(); });
    add_choice(column, "people", tr("Join somebody’s desk…"), tr("With the invitation that an admin of the desk gave you."),
               [this] { join_desk(); });
    add_choice(column, "article", tr("Look at the sample"),
               tr("An article, its quotations and two checked claims, to try everything on."), [this] { asks_.sample(); });
}

void StartFrame::build_recent(ScrollColumn& column) {
    auto recent = shown_.recent;
    std::erase(recent, shown_.beginning.path);
    if (recent.empty()) return;
    column.content().Add(new SectionLabel(&column, tr("Recent")), 0, wxTOP | wxBOTTOM, FromDIP(10));
    for (auto const& path : recent)
        add_choice(column, "clock", file_name(path), path, [this, path] { asks_.open(path); });
}

void StartFrame::say(std::string const& text, Telling how) {
    told_->set_tint(how == Telling::what_is_wrong ? std::optional(Tint(Tone::negative)) : std::nullopt);
    told_->set_text(text);
    told_->Show(!text.empty());
    column_->relayout();
}

void StartFrame::knowing_who(std::function<void()> const& work) {
    if (name_) {
        auto const name = core::read_person_name(to_utf8(name_->GetValue()));
        if (!name) {
            say(name_->IsEmpty() ? tr("Say your name first: nothing is recorded without one.")
                                 : tr(name.error().message),
                Telling::what_is_wrong);
            name_->SetFocus();
            return;
        }
        asks_.is_called(*name);
        shown_.person = *name;
    }
    work();
}

void StartFrame::run(std::string const& title, std::function<void(core::Progress&)> work, std::function<void()> then) {
    if (std::exchange(running_, true)) return; // it was asked for twice
    say(title);
    tasks_.start(
        title, std::move(work),
        [this, then = std::move(then)] {
            running_ = false;
            then();
        },
        [this](core::Error const& error) {
            running_ = false;
            say(tr(error.message()), Telling::what_is_wrong);
        });
}

void StartFrame::locate() {
    if (auto const path = ask_for_workspace(this, tr("Locate the workspace"), shown_.beginning.path)) asks_.open(*path);
}

void StartFrame::choose_and_open() {
    if (auto const path = ask_for_workspace(this, tr("Open workspace"), {})) asks_.open(*path);
}

void StartFrame::join_desk() {
    auto const wishes = ask_for_invitation(this);
    if (!wishes) return;
    run(
        tr("Joining the desk…"),
        [wishes = *wishes, actor = shown_.person](core::Progress& progress) {
            Workbench::join(wishes.path, actor, wishes.invitation, wishes.at, progress);
        },
        [this, path = wishes->path] { asks_.open(path); });
}

void StartFrame::choose_and_create() {
    if (auto const path = ask_for_new_workspace(this, tr("New workspace"))) asks_.create(*path);
}

} // namespace app
