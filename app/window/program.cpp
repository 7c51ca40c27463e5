#include "app/window/program.h"

#include "app/common/account.h"
#include "app/common/assets.h"
#include "app/common/local_zone.h"
#include "app/desk/caught.h"
#include "app/intake/sample.h"
#include "app/window/gtk/gtk_shim.h"
#include "app/window/main_frame.h"
#include "app/window/wxtext.h"
#include "app/window/theme.h"
#include "app/window/trace.h"
#include "app/window/ui_thread.h"
#include "app/window/widgets/icon.h"
#include "core/text/person.h"

#include <wx/msgdlg.h>
#include <wx/stdpaths.h>
#include <wx/translation.h>
#include <wx/uilocale.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>

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

} // namespace

bool Program::Initialize(int& count, wxChar** words) {
    // Before the toolkit starts: it reads its language from the environment once.
    wxStandardPaths::Get().SetFileLayout(wxStandardPaths::FileLayout_XDG);
    SetAppName("counterpoint");
    settings_ = std::make_unique<Settings>();
    auto const chosen = settings_->language();
    language_ = std::make_unique<Language>(chosen.empty() ? Language::from_environment()
                                                          : Language(chosen));
    language_->use(local_zone());
    shim::set_language_environment(language_->language());
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
    auto const path = argc > 1 ? to_utf8(argv[1]) : default_path();
    std::error_code ignored;
    auto const opened = std::filesystem::exists(path, ignored) || argc > 1 ? open(path) : create(path);
    if (!opened) return false;
    show();
    return true;
}

int Program::OnExit() {
    workbench_.reset();
    return wxApp::OnExit();
}

bool Program::OnExceptionInMainLoop() {
    // Operations report through the workbench; what arrives here is a mistake of ours. Nothing was
    // written, because writing is all or nothing, so the work goes on.
    try {
        throw;
    } catch (std::exception const&) {
        if (workbench_) workbench_->problem(caught());
    }
    return true;
}

std::string Program::actor() const {
    // What an earlier version let in as a name must not keep anybody out.
    auto const chosen = core::read_person_name(settings_->actor());
    return chosen ? *chosen : account_name();
}

std::string Program::default_path() const {
    auto const last = settings_->last_workspace();
    if (!last.empty()) return last;
    auto const folder = std::filesystem::path(data_dir());
    std::error_code ignored;
    std::filesystem::create_directories(folder, ignored);
    return folder / "workspace.counterpoint";
}

bool Program::open(std::string const& path) {
    try {
        // The old one is closed first: it may be the very same file.
        close_frame();
        workbench_ = std::make_unique<Workbench>(Workbench::open(path, actor()), ui_thread());
        settings_->set_last_workspace(path);
        return true;
    } catch (core::Error const& error) {
        wxMessageBox(to_lines(tr(error.message())), wtr("The workspace was not opened"),
                     wxOK | wxICON_ERROR);
        return false;
    }
}

bool Program::create(std::string const& path) {
    try {
        close_frame();
        workbench_ = std::make_unique<Workbench>(Workbench::create(path, actor()), ui_thread());
        settings_->set_last_workspace(path);
        return true;
    } catch (core::Error const& error) {
        wxMessageBox(to_lines(tr(error.message())), wtr("The workspace was not made"),
                     wxOK | wxICON_ERROR);
        return false;
    }
}

void Program::close_frame() {
    if (frame_) {
        frame_->Destroy();
        frame_ = nullptr;
        DeletePendingObjects(); // its views let go of the workbench before that goes
    }
    workbench_.reset();
}

void Program::show() {
    Host host;
    // Each of these replaces the window that asks: they run once it has returned.
    auto const later = [this](std::function<void()> work) { CallAfter(std::move(work)); };
    auto const other = [this, later](std::string const& path, bool (Program::*how)(std::string const&)) {
        later([this, path, how] {
            auto const before = workbench_ ? workbench_->store().path() : std::string();
            if ((this->*how)(path) || (!before.empty() && open(before)))
                show();
            else
                ExitMainLoop();
        });
    };
    host.open = [other](std::string const& path) { other(path, &Program::open); };
    host.create = [other](std::string const& path) { other(path, &Program::create); };
    host.relabel = [this, later] {
        later([this] {
            auto const chosen = settings_->language();
            language_->choose(chosen.empty() ? Language::from_environment().language() : chosen);
            translate_toolkit(language_->language());
            auto* old = frame_;
            frame_ = nullptr;
            old->Destroy();
            DeletePendingObjects();
            show();
        });
    };
    frame_ = new MainFrame(*workbench_, *settings_, std::move(host));
    SetTopWindow(frame_);
    frame_->Show();
    trace_paints(*frame_);
    trace_stalls();
}

} // namespace app
