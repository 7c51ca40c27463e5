#include "app/window/program.h"

#include "app/common/assets.h"
#include "app/common/local_zone.h"
#include "app/desk/caught.h"
#include "app/intake/sample.h"
#include "app/window/gtk/gtk_shim.h"
#include "app/window/main_frame.h"
#include "app/window/widgets/typing_undo.h"
#include "app/window/wxtext.h"
#include "app/window/theme.h"
#include "app/window/trace.h"
#include "app/window/ui_thread.h"
#include "app/window/widgets/icon.h"
#include "core/text/person.h"

#include <wx/stdpaths.h>
#include <wx/translation.h>
#include <wx/uilocale.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <utility>

namespace app {

namespace {

Appearance appearance_from(std::string const& key) {
    if (key == "light") return Appearance::light;
    if (key == "dark") return Appearance::dark;
    return Appearance::system;
}

/// The toolkit's own words (file dialogs, standard buttons) in the same language.
void translate_toolkit(std::string const& code) {
    auto* translations = new wxTranslations;
    translations->SetLanguage(to_wx(code));
    translations->AddStdCatalog();
    wxTranslations::Set(translations);
}

/// Where a first workspace lies when nobody says otherwise, and the sample.
std::string in_own_folder(char const* name) {
    auto const folder = std::filesystem::path(data_dir());
    std::error_code ignored;
    std::filesystem::create_directories(folder, ignored);
    return folder / name;
}

bool is_there(std::string const& path) {
    std::error_code ignored;
    return std::filesystem::exists(path, ignored);
}

bool is_same(std::string const& one, std::string const& other) {
    std::error_code ignored;
    return one == other || std::filesystem::equivalent(one, other, ignored);
}

} // namespace

Program::Session::Session(std::string at, std::unique_ptr<core::Store> store, AgreesTo agrees_to)
    : path(std::move(at)), workbench(std::move(store), ui_thread()), desk(workbench, std::move(agrees_to)) {}

bool Program::Initialize(int& count, wxChar** words) {
    Workbench::prepare_opening();
    // Before the toolkit starts: it reads its language from the environment once.
    wxStandardPaths::Get().SetFileLayout(wxStandardPaths::FileLayout_XDG);
    SetAppName("counterpoint");
    settings_ = std::make_unique<Settings>();
    auto const chosen = settings_->language();
    language_ = std::make_unique<Language>(chosen.empty() ? Language::from_environment()
                                                          : Language(chosen));
    language_->use(local_zone());
    shim::set_language_environment(language_->language());
    shim::spare_opengl();
    return wxApp::Initialize(count, words);
}

bool Program::OnInit() {
    // A limit on the size of files is an error of the write that meets it, to be told and tidied up after.
    std::signal(SIGXFSZ, SIG_IGN);
    // wx and GTK have set the C locale to their liking; numbers in files keep their point.
    language_->choose(language_->language());
    install_translator(*language_);
    translate_toolkit(language_->language());
    SetAppDisplayName("Counterpoint");
    shim::quiet_toolkit();
    start_theme(appearance_from(settings_->appearance()));
    set_icon_folder(assets_dir() + "/icons");
    watch_typing();
    find_person();
    begin();
    return true;
}

int Program::OnRun() { return elsewhere_ ? 0 : wxApp::OnRun(); }

int Program::OnExit() {
    first_window_.reset();
    session_.reset();
    return wxApp::OnExit();
}

bool Program::OnExceptionInMainLoop() {
    // Operations report through the workbench; what arrives here is a mistake of ours. Nothing was
    // written, because writing is all or nothing, so the work goes on.
    try {
        throw;
    } catch (std::exception const&) {
        if (session_) session_->workbench.problem(caught());
    }
    return true;
}

void Program::find_person() {
    person_ = Workbench::key_owner();
    if (!person_.empty()) return;
    // Somebody said it before names belonged to keys.
    auto const chosen = core::read_person_name(settings_->actor());
    if (!chosen) return;
    person_ = *chosen;
    Workbench::set_key_owner(person_); // where that cannot be kept it is asked of the settings again
}

void Program::begin() {
    auto const beginning = how_to_begin({.asked = argc > 1 ? to_utf8(argv[1]) : std::string(),
                                         .last = settings_->last_workspace(),
                                         .standard = in_own_folder("workspace.counterpoint")},
                                        is_there);
    if (beginning.what == Beginning::What::open && raise_first_window(beginning.path)) {
        elsewhere_ = true;
        return;
    }
    if (beginning.what != Beginning::What::open || person_.empty()) return show_start(beginning, {}, nullptr);
    take(beginning.path, &Workbench::open, N_("The workspace was not opened"));
}

void Program::take(std::string const& path, Makes make, char const* failed) {
    if (session_ && is_same(session_->path, path)) {
        session_->workbench.notice(tr("This workspace is open already."));
        return;
    }
    if (frame_ && !frame_->may_leave(MainFrame::Leaving::for_another_workspace)) return;
    if (frame_) frame_->remember_layout();
    try {
        auto next = std::make_unique<Session>(path, make(path, person_), [this](Agreement const& about) {
            return frame_ && frame_->agrees_to(about);
        });
        auto const old = std::exchange(session_, std::move(next));
        first_window_.reset();
        settings_->note_workspace(path);
        auto* const before = frame_ ? static_cast<wxWindow*>(frame_) : start_;
        start_ = nullptr;
        show_window();
        retire(before);
        // The old session ends here, after the views that showed it.
    } catch (core::Error const& error) {
        if (error.code() == core::Code::locked && raise_first_window(path)) {
            elsewhere_ = !frame_ && !start_;
            return;
        }
        if (frame_) return session_->workbench.problem(error);
        show_start({Beginning::What::open, path}, tr(error.message()), failed);
    }
}

void Program::show_start(Beginning const& beginning, std::string const& reason, char const* title) {
    StartFrame::Asks asks;
    // Each of these may replace the window that asks: they run once it has returned.
    auto const later = [this](std::string const& path, Makes make, char const* failed) {
        CallAfter([this, path, make, failed] { take(path, make, failed); });
    };
    asks.open = [later](std::string const& path) { later(path, &Workbench::open, N_("The workspace was not opened")); };
    asks.create = [later](std::string const& path) {
        later(path, &Workbench::create, N_("The workspace was not made"));
    };
    asks.sample = [this] { CallAfter([this] { make_sample(); }); };
    asks.is_called = [this](std::string const& name) {
        person_ = name;
        if (!Workbench::set_key_owner(name)) settings_->set_actor(name);
    };
    auto* const old = start_;
    start_ = new StartFrame({.beginning = beginning,
                             .reason = reason,
                             .title = title ? tr(title) : std::string(),
                             .person = person_,
                             .recent = settings_->recent_workspaces()},
                            std::move(asks));
    SetTopWindow(start_);
    start_->Show();
    retire(old);
}

void Program::make_sample() {
    auto const path = in_own_folder("sample.counterpoint");
    if (is_there(path)) return take(path, &Workbench::open, N_("The workspace was not opened"));
    if (!start_) return;
    start_->run(
        tr("Making the sample…"),
        [path](core::Progress&) {
            // It gets its name when it is whole: one that was left half made is made again.
            auto const unfinished = path + ".unfinished";
            for (auto const* beside : {"", "-wal", "-shm"}) std::filesystem::remove(unfinished + beside);
            // Its people are invented: the scales are nobody's step.
            Workbench::create(unfinished, "Counterpoint").reset();
            build_sample([&](std::string const& actor) { return Workbench::open(unfinished, actor); });
            std::filesystem::rename(unfinished, path);
        },
        [this, path] { take(path, &Workbench::open, N_("The workspace was not opened")); });
}

void Program::show_window() {
    Host host;
    auto const later = [this](std::string const& path, Makes make) {
        CallAfter([this, path, make] { take(path, make, ""); });
    };
    host.open = [later](std::string const& path) { later(path, &Workbench::open); };
    host.create = [later](std::string const& path) { later(path, &Workbench::create); };
    host.relabel = [this] { CallAfter([this] { relabel(); }); };
    host.sit_down = [this](std::string const& person) { sit_down(person); };
    host.rename_owner = [this](std::string const& name) { rename_owner(name); };
    frame_ = new MainFrame(session_->workbench, session_->desk, *settings_, std::move(host));
    SetTopWindow(frame_);
    frame_->Show();
    shown_ = frame_;
    // Who only reads has no lock that keeps a second reader from listening in the same place.
    if (!first_window_ && !session_->workbench.store().read_only())
        first_window_ = std::make_unique<FirstWindow>(session_->path, ui_thread(), [this] {
            if (shown_) shim::present(*shown_);
        });
    trace_paints(*frame_);
    trace_stalls();
}

void Program::relabel() {
    auto const chosen = settings_->language();
    language_->choose(chosen.empty() ? Language::from_environment().language() : chosen);
    translate_toolkit(language_->language());
    auto* const before = frame_;
    before->remember_layout();
    show_window();
    retire(before);
}

void Program::sit_down(std::string const& person) {
    person_ = person;
    session_->workbench.sign_as(person);
}

void Program::rename_owner(std::string const& name) {
    auto const was = Workbench::key_owner();
    if (!Workbench::set_key_owner(name)) {
        settings_->set_actor(name);
        return sit_down(name);
    }
    sit_down(was.empty() || core::same_person(was, person_) ? name : person_);
}

void Program::retire(wxWindow* old) {
    if (!old) return;
    // The last window to go ends the program: the new one shows already.
    old->Destroy();
    DeletePendingObjects(); // views let go of their session before it goes
}

} // namespace app
