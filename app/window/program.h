// The program around the window: language, theme, who sits here, which workspace is open, and the last catch for
// whatever goes wrong.
#pragma once

#include "app/common/language.h"
#include "app/desk/beginning.h"
#include "app/desk/desk.h"
#include "app/desk/first_window.h"
#include "app/window/settings.h"
#include "app/window/start_frame.h"

#include <wx/app.h>
#include <wx/weakref.h>
#include <wx/window.h>

#include <memory>

namespace app {

class MainFrame;

class Program : public wxApp {
public:
    bool Initialize(int& count, wxChar** words) override;
    bool OnInit() override;
    int OnRun() override;
    int OnExit() override;
    bool OnExceptionInMainLoop() override;

private:
    /// An open workspace with what the person does in it: both outlive the window that shows them, so that a window made
    /// anew goes on where the other was.
    struct Session {
        Session(std::string path, std::unique_ptr<core::Store> store, AgreesTo agrees_to);
        std::string path;
        Workbench workbench;
        Desk desk;
    };
    using Makes = std::unique_ptr<core::Store> (*)(std::string const& path, std::string const& actor);

    /// Who sits here; nobody the program knows by another way than being told is ever signed for.
    void find_person();
    void begin();
    /// Opens or makes a workspace and shows it in place of what is shown. What keeps it from being opened is said where
    /// the person is, and everything stays as it is.
    void take(std::string const& path, Makes make, char const* failed);
    void show_window();
    void show_start(Beginning const& beginning, std::string const& reason, char const* title);
    void make_sample();
    /// The window made anew in the language of the settings, over the same session.
    void relabel();
    void sit_down(std::string const& person);
    void rename_owner(std::string const& name);
    /// Takes a window away that another one shows in place of.
    void retire(wxWindow* old);

    std::unique_ptr<Language> language_;
    std::unique_ptr<Settings> settings_;
    std::string person_; ///< signs what is done; empty before somebody said
    std::unique_ptr<Session> session_;
    std::unique_ptr<FirstWindow> first_window_;
    MainFrame* frame_ = nullptr;
    wxWeakRef<wxWindow> shown_; ///< that frame, until it goes
    StartFrame* start_ = nullptr;
    bool elsewhere_ = false; ///< a window that was there already shows it
};

} // namespace app
