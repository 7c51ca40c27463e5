#include "app/window/main_frame.h"

#include "app/window/clipboard.h"
#include "app/window/editing.h"
#include "app/window/header.h"
#include "app/window/dialogs/archived_pages.h"
#include "app/window/dialogs/backups_dialog.h"
#include "app/window/dialogs/desk_dialogs.h"
#include "app/window/dialogs/encodings.h"
#include "app/window/dialogs/exporting.h"
#include "app/window/dialogs/address_dialog.h"
#include "app/window/dialogs/importing.h"
#include "app/window/dialogs/stamp_dialog.h"
#include "app/window/dialogs/table_dialog.h"
#include "app/window/dialogs/about.h"
#include "app/window/dialogs/help.h"
#include "app/window/dialogs/filing.h"
#include "app/window/dialogs/choosing_origin.h"
#include "app/window/dialogs/merging.h"
#include "app/window/dialogs/splitting.h"
#include "app/window/dialogs/question.h"
#include "app/window/dialogs/dossier_printing.h"
#include "app/window/dialogs/scale_files.h"
#include "app/window/dialogs/site_export.h"
#include "app/window/dialogs/workspace_files.h"
#include "app/window/wxtext.h"
#include "app/window/theme.h"
#include "app/window/dialogs/bundle_dialog.h"
#include "app/window/trace.h"
#include "app/window/dialogs/evidence_page.h"
#include "app/window/library.h"
#include "app/window/pages/middle_pane.h"
#include "app/window/dialogs/preferences.h"
#include "app/window/panels/side_pane.h"
#include "app/window/widgets/info_strip.h"
#include "app/window/widgets/label.h"
#include "app/window/widgets/program_icon.h"
#include "app/window/widgets/task_bar.h"
#include "app/window/widgets/typing_undo.h"
#include <wx/filename.h>
#include <wx/sizer.h>
#include <wx/textctrl.h>

#include <algorithm>
#include <utility>

namespace app {

namespace {

/// What a message is about, by which it is taken away again.
constexpr char const* about_attempt = "attempt";
constexpr char const* about_history = "history";
constexpr int look_for_due_backup_ms = 60'000;

Finding finding_from(Settings const& settings) {
    // What is shown as that percentage counts, so half a percent less does.
    return {settings.indirect() ? core::Indirect::yes : core::Indirect::no,
            (static_cast<double>(settings.sure_percent()) - 0.5) / 100};
}

} // namespace

MainFrame::MainFrame(Workbench& workbench, Desk& desk, Settings& settings, Host host)
    : wxFrame(nullptr, wxID_ANY, "Counterpoint"), workbench_(workbench), settings_(settings),
      host_(std::move(host)), desk_(desk),
      on_problem_(workbench.problem.subscribe([this](auto const& error) { show_error(error); })),
      on_notice_(workbench.notice.subscribe([this](std::string const& text) { notice_->tell(text); })),
      on_change_(workbench.changed.subscribe([this](auto const& change) { tell_done(change); })),
      on_side_(desk.navigation().side_changed.subscribe([this] {
          // What was refused in a form is not about what shows now.
          if (!is_form(desk_.navigation().side())) strip_->withdraw(about_attempt);
      })) {
    SetIcons(program_icons());
    auto const file = wxFileName(to_wx(workbench.store().path())).GetFullName();
    SetTitle(to_label(to_utf8(file)) + L" — Counterpoint" + (workbench.store().read_only() ? " (" + wtr("read-only") + ")"
                                                                       : wxString()));
    assemble();
    menus_ = std::make_unique<FrameMenus>(*this, *this);
    bind_events();
    settings_.restore(*this);
    desk_.article().set_finding(finding_from(settings_));
    if (workbench.store().read_only())
        strip_->show_message(InfoStrip::Kind::warning,
                             tr("This workspace is read-only: you can look at everything, nothing can "
                                "be changed."));
    on_redaction_ = redacting_.ended.subscribe([this](auto const& outcome) { after_redaction(outcome); });
    if (workbench.store().scrub_due()) redacting_.scrub();
    incoming_.ask_about_table = [this](Incoming::Table const& table) {
        CallAfter([this, table] {
            if (auto map = ask_about_columns(this, table)) incoming_.bring_in_table(table.arrival, std::move(*map));
        });
    };
    incoming_.ask_about_bundle = [this](Incoming::Collection const& tried) {
        CallAfter([this, tried] {
            if (auto const differing = app::ask_about_bundle(this, workbench_.store(), tried))
                incoming_.bring_in_bundle(tried.arrival, *differing);
        });
    };
    on_collection_ = incoming_.collection_ended.subscribe([this](auto const& collection) {
        show_ended(this, desk_, incoming_, *strip_, collection);
    });
    on_files_ = incoming_.files_ended.subscribe([this](auto const& files) {
        show_files(this, *strip_, files);
    });
    rhythm_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) {
        // What a colleague redacted came in by an exchange.
        if (!task_bar_->busy() && workbench_.store().scrub_due()) return redacting_.scrub();
        backing_up_.back_up_if_due();
    });
    rhythm_.Start(look_for_due_backup_ms);
    on_trust_ = trust_.changed.subscribe([this] { warn_of_history(); });
    middle_->refresh();
    if (desk.navigation().side() != Side::nothing) side_->refresh(); // a window made anew goes on where the other was
    CallAfter([this] {
        if (!is_form(desk_.navigation().side())) middle_->focus();
        warn_of_history();
    });
}

MainFrame::~MainFrame() { remember_layout(); }

void MainFrame::assemble() {
    auto* ground = new wxPanel(this);
    follow_ground(*ground, Ground::window);
    auto* column = new wxBoxSizer(wxVERTICAL);
    // What is being recorded piece by piece stays one person's.
    auto const when_at_rest = [this](std::function<void(std::string const&)> const& change) {
        return [this, change](std::string const& name) {
            if (!task_bar_->busy()) return change(name);
            notice_->tell(tr("Something is still being recorded under the name that stands here. Wait for its end, or stop it."));
        };
    };
    header_ = new Header(ground, *this, trust_, {when_at_rest(host_.sit_down), when_at_rest(host_.rename_owner)});
    column->Add(header_, 0, wxEXPAND);
    column->Add(new Hairline(ground), 0, wxEXPAND);
    library_ = new Library(ground, desk_);
    middle_ = new MiddlePane(
        ground, {desk_,
                 [this](wchar_t key) {
                     auto const* action = action_for_key(key);
                     if (action) menus_->run(*action);
                     return action != nullptr;
                 },
                 [this] { import_files(); },
                 [this](std::string const& list) { return settings_.list_layout(list); },
                 [this](std::string const& list, std::string const& line) { settings_.set_list_layout(list, line); },
                 [this](char const* action) { menus_->run(*find_action(action)); }});
    middle_->set_text_size(settings_.reader_size());
    side_ = new SidePane(ground, desk_, [this] { middle_->take_keyboard(); });
    columns_ = std::make_unique<Columns>(*ground, Columns::Panes{library_, middle_, side_}, settings_.panes(),
                                         [this] { middle_->take_keyboard(); });
    auto least = FromDIP(wxSize(least_window_width, least_window_height));
    // Never more than the screen has, as with everything drawn twice as large on a small one.
    least.DecTo(wxGetClientDisplayRect().GetSize());
    SetMinClientSize(least);
    column->Add(columns_->row(), 1, wxEXPAND);
    ground->SetSizer(column);
    task_bar_ = new TaskBar(ground, *middle_, tr("Cancel"));
    task_bar_->Bind(EVT_TASK_CANCEL, [this](wxCommandEvent&) { tasks_.cancel(); });
    on_task_ = tasks_.changed.subscribe([this](std::optional<Tasks::State> const& state) {
        if (state)
            task_bar_->show_task(state->title, state->done);
        else
            task_bar_->hide_task();
        strip_->stand_above(task_bar_->busy() ? task_bar_->GetSize().y : 0);
    });
    accept_drops(*middle_, incoming_, captures_);
    strip_ = new InfoStrip(ground, *middle_, tr("Close this message")); // last: it lies over the others
    notice_ = std::make_unique<StepNotice>(*this, desk_, *strip_);
}

void MainFrame::bind_events() {
    // Esc from anywhere leaves a form or the history, unless the field it is pressed in wants it.
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() != WXK_ESCAPE || !is_form(desk_.navigation().side())) return event.Skip();
        CallAfter([this] { desk_.close_form(); });
    });
    Bind(wxEVT_CLOSE_WINDOW, [this](wxCloseEvent& event) {
        if (event.CanVeto() && !may_leave(Leaving::for_good)) return event.Veto();
        remember_layout();
        event.Skip();
    });
}

void MainFrame::show_error(core::Error const& error) {
    strip_->show_message(error.code() == core::Code::refused || error.code() == core::Code::bad_input
                             ? InfoStrip::Kind::warning
                             : InfoStrip::Kind::error,
                         tr(error.message()), {}, {}, about_attempt);
}

void MainFrame::tell_done(core::ChangeSet const& change) {
    trace(change.operation.empty() ? "came in" : "recorded");
    strip_->withdraw(about_attempt);
    if (change.operation.empty() || task_bar_->busy()) return; // of what comes in piece by piece the end is told
    notice_->tell_done(change);
}

bool MainFrame::may_leave(Leaving leaving) {
    auto const closing = leaving == Leaving::for_good;
    return !desk_.forms().unrecorded() ||
           ask(this, {.title = closing ? tr("Close the window?") : tr("Open another workspace?"),
                      .text = tr("What you typed into a form is not recorded and will be lost."),
                      .yes = closing ? tr("Close") : tr("Open it"),
                      .no = tr("Go back")});
}

bool MainFrame::agrees_to(Agreement const& about) {
    return ask(this, {.title = about.title, .text = about.what, .yes = about.yes, .no = tr("Go back")});
}

void MainFrame::remember_layout() {
    settings_.remember(*this);
    settings_.set_panes(columns_->wishes());
}

void MainFrame::import_files() { import_by_dialog(this, incoming_); }
void MainFrame::import_scale() { import_scale_by_dialog(this, desk_); }
void MainFrame::choose_encoding() { app::choose_encoding(this, desk_); }
void MainFrame::paste_article() { import_clipboard(desk_, incoming_, captures_); }
void MainFrame::capture_address() { capture_by_dialog(this, captures_); }
void MainFrame::capture_again(std::vector<core::Id<core::Source>> sources, Taking taking) {
    captures_.capture_again(sources, taking);
}
void MainFrame::time_stamp(core::Id<core::Source> source) { time_stamp_by_dialog(this, stamping_, source); }
void MainFrame::show_palette() { menus_->choose_from_palette(); }
void MainFrame::show_or_hide(Pane pane) { columns_->show_or_hide(pane); }
void MainFrame::focus_search() { header_->focus_search(); }
void MainFrame::focus_middle() { middle_->focus(); }
void MainFrame::find_in_text() { middle_->find_in_text(); }
void MainFrame::print_article() { middle_->print(); }

void MainFrame::zoom(Zoom how) {
    auto const now = settings_.reader_size();
    auto const wanted = how == Zoom::larger ? now + 1 : how == Zoom::smaller ? now - 1 : Settings::usual_reader_size;
    settings_.set_reader_size(std::clamp(wanted, Settings::least_reader_size, Settings::most_reader_size));
    middle_->set_text_size(settings_.reader_size());
}
void MainFrame::toggle_dark() {
    set_appearance(is_dark() ? Appearance::light : Appearance::dark);
    settings_.set_appearance(is_dark() ? "dark" : "light");
}
void MainFrame::quit() { Close(); }

void MainFrame::new_workspace() {
    if (auto const path = ask_for_new_workspace(this, tr("New workspace"))) host_.create(*path);
}

void MainFrame::open_workspace() {
    if (auto const path = ask_for_workspace(this, tr("Open workspace"), workbench_.store().path())) host_.open(*path);
}

void MainFrame::open_recent() {
    if (auto const path = ask_for_recent_workspace(this, settings_.recent_workspaces(), settings_.last_workspace()))
        host_.open(*path);
}

void MainFrame::save_copy() { save_copy_by_dialog(this, workbench_, tasks_, *strip_); }
void MainFrame::back_up() { backing_up_.back_up(); }
void MainFrame::show_backups() { app::show_backups(this, workbench_, backing_up_, tasks_, host_.open); }
void MainFrame::share_workspace() {
    auto const place = ask_where_desk_lies(this);
    if (!place) return;
    desk_.sharing().found(*place);
    desk_.navigation().show_side(Side::sharing);
}

void MainFrame::join_desk() {
    auto const wishes = ask_for_invitation(this, workbench_.store().workspace());
    if (!wishes) return;
    if (wishes->path.empty()) {
        desk_.sharing().come_back(wishes->invitation, wishes->at);
        return desk_.navigation().show_side(Side::sharing);
    }
    tasks_.start(
        tr("Joining the desk"),
        [wishes = *wishes, actor = workbench_.store().actor()](core::Progress& progress) {
            Workbench::join(wishes.path, actor, wishes.invitation, wishes.at, progress);
        },
        [this, path = wishes->path] { host_.open(path); }, [this](core::Error const& error) { show_error(error); });
}

void MainFrame::choose_person() { header_->choose_person(); }

void MainFrame::export_dossier() { export_dossier_shown(this, desk_, *strip_); }
void MainFrame::export_site() { export_site_by_dialog(this, desk_, tasks_, *strip_); }
void MainFrame::print_dossier() { print_dossier_shown(this, desk_, tasks_); }
void MainFrame::export_claims() { export_claims_shown(this, desk_, tasks_, *strip_); }

void MainFrame::show_preferences() {
    Preferences dialog(this, settings_);
    dialog.ShowModal();
    middle_->set_text_size(settings_.reader_size());
    desk_.article().set_finding(finding_from(settings_));
    if (dialog.language_changed()) host_.relabel();
}

void MainFrame::show_about() { about(this); }
void MainFrame::show_help() {
    auto const& navigation = desk_.navigation();
    auto const pane = side_->IsDescendant(FindFocus()) ? app::Pane::side : app::Pane::middle;
    help_on(this, help_topic(navigation.place().page, navigation.side(), pane));
}
void MainFrame::show_keys() { help_on(this, HelpTopic::keys); }

void MainFrame::verify() {
    auto result = std::make_shared<core::Verification>();
    tasks_.start(
        tr("Verifying the log"),
        [result, path = workbench_.store().path()](core::Progress& progress) {
            *result = Workbench::verify(path, progress);
        },
        [this, result] {
            trust_.learn(*result);
            auto const kind = core::needs_decision(result->status)                 ? InfoStrip::Kind::error
                              : result->status >= core::Trust::unsigned_log ? InfoStrip::Kind::warning
                                                                            : InfoStrip::Kind::success;
            strip_->show_message(kind, tr(result->finding), tr("What this means…"),
                                 [this] { CallAfter([this] { show_evidence(); }); });
        },
        [this](core::Error const& error) { show_error(error); });
}

void MainFrame::warn_of_history() {
    auto const status = trust_.found().status;
    auto const finding = tr(trust_.found().finding);
    if (status < core::Trust::heads_missing) strip_->withdraw(about_history);
    // Each finding once: while it is walked the same is told over and over, and whoever closed it has read it.
    if (status < core::Trust::heads_missing || std::exchange(warned_of_, finding) == finding) return;
    strip_->show_message(core::needs_decision(status) ? InfoStrip::Kind::error : InfoStrip::Kind::warning, finding,
                         tr("What this means…"), [this] { CallAfter([this] { show_evidence(); }); }, about_history);
}

void MainFrame::show_evidence() { EvidencePage(this, trust_, workbench_).ShowModal(); }

void MainFrame::redact(core::Ref record) { redacting_.ask(this, record); }
void MainFrame::merge_party() { merge_party_by_choice(this, desk_, merging_, backing_up_); }
void MainFrame::merge_topic() { merge_topic_by_choice(this, desk_, backing_up_); }
void MainFrame::merge_record(core::Ref one, core::Ref other) {
    if (!other) return merge_by_choice(this, desk_, merging_, backing_up_, one);
    merge_shown(this, desk_, backing_up_, one, other);
}
void MainFrame::split_record(core::Ref whole) { split_by_choice(this, desk_, whole); }
void MainFrame::choose_origin() { app::choose_origin(this, desk_, choosing_origin_); }
void MainFrame::choose_archived_page() { app::choose_archived_page(this, desk_, incoming_, choosing_page_); }
void MainFrame::choose_topic(std::vector<core::Id<core::Claim>> claims) {
    put_under_topic_by_choice(this, desk_, claims);
}
void MainFrame::choose_assignee(std::vector<core::Id<core::Claim>> claims) { assign_by_choice(this, desk_, claims); }
void MainFrame::copy(std::string const& text) { to_clipboard(text); }
void MainFrame::copy(RichText const& text) { to_clipboard(text); }
std::string MainFrame::rows_as_text() { return middle_->rows_as_text(); }
void MainFrame::choose_columns() { middle_->choose_columns(); }

void MainFrame::after_redaction(Redacting::Outcome const& outcome) {
    strip_->show_message(outcome.whole ? InfoStrip::Kind::success : InfoStrip::Kind::warning, outcome.told);
    trust_.look_again();
}

bool MainFrame::undo_in_text(TextUndo which) {
    auto* field = field_typed_in();
    if (!field) return false;
    which == TextUndo::undo ? undo_typing(*field) : redo_typing(*field);
    return true;
}

bool MainFrame::is_typing() { return field_typed_in() != nullptr; }

void MainFrame::edit_text(TextEdit which) {
    if (edit_where_keyboard_is(which)) return;
    auto const* copy = find_action("copy.text");
    if (which == TextEdit::copy && !copy->why_not(desk_)) return copy->run(*this);
    desk_.notice(tr("Put the caret into a text first."));
}

} // namespace app
