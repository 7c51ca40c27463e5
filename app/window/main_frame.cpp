#include "app/window/main_frame.h"

#include "app/common/writing.h"
#include "app/print/dossier_file.h"
#include "app/window/clipboard.h"
#include "app/desk/key_places.h"
#include "app/window/gtk/gtk_shim.h"
#include "app/window/gtk/gtk_shim_list.h"
#include "app/window/header.h"
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
#include "app/window/dialogs/scale_files.h"
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
#include "app/window/widgets/command_palette.h"
#include "app/window/widgets/divider.h"
#include "app/window/widgets/info_strip.h"
#include "app/window/widgets/label.h"
#include "app/window/widgets/program_icon.h"
#include "app/window/widgets/task_bar.h"
#include "core/log/operation_label.h"
#include "app/window/widgets/typing_undo.h"
#include "core/log/redaction.h"
#include <wx/accel.h>
#include <wx/datetime.h>
#include <wx/filename.h>
#include <wx/menu.h>
#include <wx/sizer.h>
#include <wx/textctrl.h>
#include <wx/weakref.h>

#include <algorithm>
#include <map>
#include <utility>

namespace app {

namespace {

/// What a message is about, by which it is taken away again.
constexpr char const* about_attempt = "attempt";
constexpr char const* about_history = "history";
constexpr int first_id = wxID_HIGHEST + 100; // menu ids follow the order of the action table

int id_of(Action const& action) {
    return first_id + static_cast<int>(&action - actions().data());
}

} // namespace

namespace {

constexpr int look_for_due_backup_ms = 60'000;

/// The action whose shortcut was pressed, or null.
Action const* action_for_shortcut(int modifiers, int key) {
    static auto const keys = [] {
        std::map<std::pair<int, int>, Action const*> all;
        for (auto const& action : actions())
            if (wxAcceleratorEntry entry; *action.shortcut && entry.FromString(action.shortcut))
                all.emplace(std::pair(entry.GetFlags(), entry.GetKeyCode()), &action);
        return all;
    }();
    auto const found = keys.find({modifiers, key});
    return found == keys.end() ? nullptr : found->second;
}

Action const* action_for_shortcut(wxKeyEvent const& event) {
    return action_for_shortcut(event.GetModifiers(), event.GetKeyCode());
}

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
      on_notice_(workbench.notice.subscribe([this](std::string const& text) { tell(text); })),
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
    make_menus();
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
    rhythm_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { backing_up_.back_up_if_due(); });
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
            tell(tr("Something is still being recorded under the name that stands here. Wait for its end, or stop it."));
        };
    };
    header_ = new Header(ground, *this, trust_, {when_at_rest(host_.sit_down), when_at_rest(host_.rename_owner)});
    column->Add(header_, 0, wxEXPAND);
    column->Add(new Hairline(ground), 0, wxEXPAND);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    library_ = new Library(ground, desk_);
    middle_ = new MiddlePane(
        ground, {desk_,
                 [this](wchar_t key) {
                     auto const* action = action_for_key(key);
                     if (action) run(*action);
                     return action != nullptr;
                 },
                 [this] { import_files(); },
                 [this](std::string const& list) { return settings_.list_layout(list); },
                 [this](std::string const& list, std::string const& line) { settings_.set_list_layout(list, line); },
                 [this](char const* action) { run(*find_action(action)); }});
    middle_->set_text_size(settings_.reader_size());
    side_ = new SidePane(ground, desk_, [this] { middle_->take_keyboard(); });
    panes_ = settings_.panes();
    auto const edge = [&](Pane pane, int sign) {
        auto const begin = [this, pane] {
            dragged_ = pane == Pane::library ? library_->GetSize().x : side_->GetSize().x;
        };
        return new Divider(ground, {begin, [this, pane, sign](int moved) { drag(pane, sign * moved); }});
    };
    library_edge_ = edge(Pane::library, 1);
    side_edge_ = edge(Pane::side, -1);
    row->Add(library_, 0, wxEXPAND);
    row->Add(library_edge_, 0, wxEXPAND);
    row->Add(middle_, 1, wxEXPAND);
    row->Add(side_edge_, 0, wxEXPAND);
    row->Add(side_, 0, wxEXPAND);
    SetMinClientSize(FromDIP(wxSize(least_window_width, least_window_height)));
    // Before the columns get their places.
    ground->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        lay_out_panes();
        event.Skip();
    });
    column->Add(row, 1, wxEXPAND);
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
}

void MainFrame::make_menus() {
    auto* bar = new wxMenuBar;
    for (auto const menu :
         {Menu::file, Menu::edit, Menu::view, Menu::source, Menu::claim, Menu::help}) {
        auto* items = new wxMenu;
        for (auto const& action : actions()) {
            if (action.menu != menu) continue;
            if (action.separator) items->AppendSeparator();
            auto label = wtr(action.title);
            if (*action.shortcut) label += wxString("\t") + action.shortcut;
            items->Append(id_of(action), label);
        }
        bar->Append(items, wtr(menu_title(menu)));
    }
    SetMenuBar(bar);
}

void MainFrame::bind_events() {
    auto const last = first_id + static_cast<int>(actions().size()) - 1;
    Bind(wxEVT_MENU, [this](wxCommandEvent& event) {
        run(actions()[static_cast<std::size_t>(event.GetId() - first_id)]);
    }, first_id, last);
    Bind(wxEVT_UPDATE_UI, [this](wxUpdateUIEvent& event) {
        auto const why = actions()[static_cast<std::size_t>(event.GetId() - first_id)].why_not(desk_);
        event.Enable(!why);
        auto* menu = dynamic_cast<wxMenu*>(event.GetEventObject());
        auto* item = menu ? menu->FindItem(event.GetId()) : nullptr;
        if (item) shim::set_menu_tip(*item, why ? tr(*why) : std::string());
    }, first_id, last);
    // Esc from anywhere leaves a form or the history, unless the field it is pressed in wants it.
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() != WXK_ESCAPE || !is_form(desk_.navigation().side())) return event.Skip();
        CallAfter([this] { desk_.close_form(); });
    });
    // The key of what cannot be done now says why; a menu that is grey takes no keys.
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (auto const* action = meant_by(event)) return run(*action);
        event.Skip();
        if (auto const* action = action_for_shortcut(event)) tell_why_not(*action);
    });
    Bind(wxEVT_CLOSE_WINDOW, [this](wxCloseEvent& event) {
        if (event.CanVeto() && !may_leave(Leaving::for_good)) return event.Veto();
        remember_layout();
        event.Skip();
    });
}

Action const* MainFrame::meant_by(wxKeyEvent const& event) const {
    if (!event.HasAnyModifiers() || action_for_shortcut(event)) return nullptr;
    auto const produced = static_cast<char32_t>(event.GetUnicodeKey());
    auto meant = meant_by_key(produced, static_cast<unsigned>(event.GetRawKeyFlags()));
    if (event.GetKeyCode() == WXK_NUMPAD_ADD || produced == U'=') meant = U'+';
    if (event.GetKeyCode() == WXK_NUMPAD_SUBTRACT) meant = U'-';
    if (event.GetKeyCode() == WXK_NUMPAD0) meant = U'0';
    if (meant == 0 || meant == produced) return nullptr;
    return action_for_shortcut(event.GetModifiers(), static_cast<int>(wxToupper(static_cast<wxChar>(meant))));
}

void MainFrame::run(Action const& action) {
    if (!tell_why_not(action)) action.run(*this);
}

bool MainFrame::tell_why_not(Action const& action) {
    auto const why = action.why_not(desk_);
    if (why) desk_.notice(tr(*why));
    return why.has_value();
}

void MainFrame::show_error(core::Error const& error) {
    strip_->show_message(error.code() == core::Code::refused || error.code() == core::Code::bad_input
                             ? InfoStrip::Kind::warning
                             : InfoStrip::Kind::error,
                         tr(error.message()), {}, {}, about_attempt);
}

void MainFrame::tell(std::string const& notice) {
    strip_->show_message(InfoStrip::Kind::info, notice, offer_, take_offer_);
}

void MainFrame::tell_done(core::ChangeSet const& change) {
    trace(change.operation.empty() ? "came in" : "recorded");
    strip_->withdraw(about_attempt);
    if (change.operation.empty() || task_bar_->busy()) return; // of what comes in piece by piece the end is told
    // What no undo takes back is told alone.
    if (change.operation == core::redact_operation || change.operation == core::accept_operation)
        return tell(core::operation_label(change.operation, translator()));
    auto const undone = desk_.reader().revision(change.seq).kind == core::RevisionKind::undo;
    offer_ = undone ? tr("Redo") : tr("Undo");
    auto const next = [this, undone] {
        auto const step = undone ? workbench_.store().redoable() : workbench_.store().undoable();
        return step ? step->seq : core::Seq{0};
    };
    take_offer_ = [this, undone, next, offered = next()] {
        CallAfter([this, undone, next, offered] {
            // The button is about this very step, whoever sits here by now.
            if (next() != offered) return tell(tr("Something else was done since. Nothing was taken back."));
            undone ? desk_.taking_back().redo() : desk_.taking_back().undo();
        });
    };
    tell(core::operation_label(change.operation, translator()));
    CallAfter([this] {
        offer_.clear();
        take_offer_ = {};
    });
}

bool MainFrame::may_leave(Leaving leaving) {
    auto const closing = leaving == Leaving::for_good;
    return !desk_.forms().unrecorded() ||
           ask(this, {.title = closing ? tr("Close the window?") : tr("Open another workspace?"),
                      .text = tr("What you typed into a form is not recorded and will be lost."),
                      .yes = closing ? tr("Close") : tr("Open it"),
                      .no = tr("Go back")});
}

bool MainFrame::agrees_to(std::string const& what) {
    return ask(this, {.title = tr("Take this step?"), .text = what, .yes = tr("Take the step"), .no = tr("Go back")});
}

void MainFrame::remember_layout() {
    settings_.remember(*this);
    settings_.set_panes(panes_);
}

/// The edge follows the pointer, also where the pane cannot: who drags it far enough hides the pane.
void MainFrame::drag(Pane pane, int pixels) {
    dragged_ += pixels;
    auto const width = ToDIP(dragged_);
    auto const library = pane == Pane::library;
    auto const now = library ? dragged_to(width, narrowest_library, widest_library)
                             : dragged_to(width, narrowest_side, widest_side);
    (library ? panes_.library_hidden : panes_.side_hidden) = now == 0;
    if (now > 0) (library ? panes_.library : panes_.side) = now;
    lay_out_panes();
    middle_->GetParent()->Layout();
}

void MainFrame::show_or_hide(Pane pane) {
    auto& hidden = pane == Pane::library ? panes_.library_hidden : panes_.side_hidden;
    auto* window = pane == Pane::library ? static_cast<wxWindow*>(library_) : side_;
    // What the width of the window hides comes by making the other one go.
    auto const shown = window->IsShown();
    if (!shown && !hidden && pane == Pane::library) panes_.side_hidden = true;
    hidden = shown;
    auto const had_keyboard = shown && window->IsDescendant(FindFocus());
    lay_out_panes();
    middle_->GetParent()->Layout();
    if (had_keyboard) middle_->take_keyboard();
}

void MainFrame::lay_out_panes() {
    if (!side_) return;
    auto const widths = pane_widths(panes_, ToDIP(middle_->GetParent()->GetClientSize().x));
    auto const put = [this](wxWindow& pane, int width) {
        pane.Show(width > 0);
        if (width > 0) pane.SetMinSize(wxSize(FromDIP(width), -1));
    };
    put(*library_, widths.library);
    put(*side_, widths.side);
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
    std::vector<CommandItem> items;
    for (auto const& path : settings_.recent_workspaces()) {
        wxFileName const file(to_wx(path));
        auto const here = path == settings_.last_workspace();
        items.push_back({path, to_utf8(file.GetFullName()), "", to_utf8(file.GetPath()),
                         here ? tr("It is open.") : file.FileExists() ? std::string() : tr("It is not there.")});
    }
    auto const chosen = pick_command(this, items, {tr("Recent workspaces"), tr("Which workspace"),
                                                   tr("No workspace has these letters.")});
    if (chosen) host_.open(*chosen);
}

void MainFrame::save_copy() {
    auto const stem = to_utf8(wxFileName(to_wx(workbench_.store().path())).GetName());
    auto const name = stem + " " + to_utf8(wxDateTime::Now().FormatISODate()) + ".counterpoint";
    auto const target = ask_for_new_workspace(this, tr("Save a copy"), name);
    if (!target) return;
    tasks_.start(
        tr("Saving a copy"),
        [path = workbench_.store().path(), target = *target](core::Progress&) { Workbench::save_copy(path, target); },
        [this, target = *target] {
            strip_->show_message(InfoStrip::Kind::success, tr("The copy is in {file}.", {{"file", target}}));
        },
        [this](core::Error const& error) { show_error(error); });
}

void MainFrame::back_up() { backing_up_.back_up(); }
void MainFrame::show_backups() { app::show_backups(this, workbench_, backing_up_, tasks_, host_.open); }
void MainFrame::share_workspace() {
    auto const place = ask_where_desk_lies(this);
    if (!place) return;
    desk_.sharing().found(*place);
    desk_.navigation().show_side(Side::sharing);
}

void MainFrame::join_desk() {
    auto const wishes = ask_for_invitation(this);
    if (!wishes) return;
    tasks_.start(
        tr("Joining the desk"),
        [wishes = *wishes, actor = workbench_.store().actor()](core::Progress& progress) {
            Workbench::join(wishes.path, actor, wishes.invitation, wishes.at, progress);
        },
        [this, path = wishes->path] { host_.open(path); }, [this](core::Error const& error) { show_error(error); });
}

void MainFrame::choose_person() { header_->choose_person(); }

void MainFrame::export_dossier() {
    auto const may = workbench_.attempt([&] {
        core::refuse_concealed(desk_.reader(), core::ref(desk_.navigation().claim()), workbench_.store().actor());
    });
    if (!may) return;
    auto const chosen = choose_export(this, tr("Export the dossier"),
                                      "dossier-" + core::short_id(desk_.navigation().claim().value),
                                      core::Covers::dossier);
    if (chosen) write_dossier(*chosen->format, chosen->path);
}

void MainFrame::export_claims() { export_claims_shown(this, desk_, tasks_, *strip_); }

/// On the worker: of a long history the proof takes its time.
void MainFrame::write_dossier(core::Format const& format, std::string const& path) {
    // A question of its own for each file: of several by one asker only the newest is answered.
    auto const asker = std::make_shared<std::optional<core::Message>>();
    auto const then = desk_.past().then();
    workbench_.background().ask(
        asker.get(),
        [asker, &format, path, claim = desk_.navigation().claim(), seq = then ? then->head() : 0,
         standing = workbench_.store().standing(), voucher = workbench_.store().voucher()](core::Reader const& log) {
            auto const past = seq ? std::optional<core::AsOf>(std::in_place, log, seq) : std::nullopt;
            auto const& reader = past ? static_cast<core::Records const&>(*past) : log;
            auto const sealed = core::seal(standing, log, reader, claim, translator(), voucher);
            write_file(path, dossier_file(format, sealed, translator()));
            *asker = sealed.finding;
        },
        [this, asker, path, strip = wxWeakRef<InfoStrip>(strip_)] {
            if (!strip) return;
            workbench_.background().forget(asker.get());
            auto done = tr("The dossier is in {file}.", {{"file", path}});
            if (*asker)
                done += " " + tr("The history behind it is not in order, which it says: {finding}",
                                 {{"finding", core::render(**asker, translator())}});
            strip->show_message(*asker ? InfoStrip::Kind::warning : InfoStrip::Kind::success, done);
        });
}

void MainFrame::show_palette() {
    std::vector<CommandItem> items;
    for (auto const& action : actions()) {
        if (action.menu == Menu::over) continue;
        auto group = tr(menu_title(action.menu));
        std::erase(group, '&');
        auto const why = action.why_not(desk_);
        items.push_back({action.id, tr(action.title), action.shortcut, group, why ? tr(*why) : std::string()});
    }
    auto const chosen = pick_command(
        this, items,
        {tr("Command palette"), tr("Type a command"), tr("No command has these letters.")});
    if (chosen) CallAfter([this, id = *chosen] { run(*find_action(id)); });
}

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
    auto* field = dynamic_cast<wxTextCtrl*>(FindFocus());
    // While somebody types, Ctrl+Z must never reach past the field into the workspace; one nobody typed into is not in
    // the way of taking back what was just sent from it.
    if (!field || !field->IsEditable() || is_untouched(*field)) return false;
    which == TextUndo::undo ? undo_typing(*field) : redo_typing(*field);
    return true;
}

} // namespace app
