// The program around the window: language, theme, which workspace is open, and the last catch for
// whatever goes wrong.
#pragma once

#include "app/common/language.h"
#include "app/window/settings.h"
#include "app/desk/workbench.h"

#include <wx/app.h>

#include <memory>

namespace app {

class MainFrame;

class Program : public wxApp {
public:
    bool Initialize(int& count, wxChar** words) override;
    bool OnInit() override;
    int OnExit() override;
    bool OnExceptionInMainLoop() override;

private:
    bool open(std::string const& path);
    bool create(std::string const& path);
    void show();
    void close_frame();
    std::string actor() const;
    std::string default_path() const;

    std::unique_ptr<Language> language_;
    std::unique_ptr<Settings> settings_;
    std::unique_ptr<Workbench> workbench_;
    MainFrame* frame_ = nullptr;
};

} // namespace app
