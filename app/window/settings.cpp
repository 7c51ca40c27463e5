#include "app/window/settings.h"

#include "app/desk/beginning.h"
#include "app/window/wxtext.h"

#include <wx/display.h>
#include <wx/fileconf.h>
#include <wx/log.h>
#include <wx/toplevel.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

namespace app {

namespace {

std::filesystem::path settings_file() {
    auto const* config = std::getenv("XDG_CONFIG_HOME");
    auto const* home = std::getenv("HOME");
    auto const base = config && *config ? std::filesystem::path(config)
                                        : std::filesystem::path(home ? home : ".") / ".config";
    std::error_code ignored;
    std::filesystem::create_directories(base / "counterpoint", ignored);
    return base / "counterpoint" / "settings.conf";
}

} // namespace

Settings::Settings() {
    wxLogNull const quiet;
    config_ = std::make_unique<wxFileConfig>("counterpoint", wxString(), to_wx(settings_file().string()),
                                             wxString(), wxCONFIG_USE_LOCAL_FILE);
}

Settings::~Settings() {
    wxLogNull const quiet;
    config_.reset();
}

std::string Settings::text(char const* key) const { return to_utf8(config_->Read(key, wxString())); }

long Settings::number(char const* key, long standard) const { return config_->ReadLong(key, standard); }

void Settings::put(char const* key, std::string const& value) {
    wxLogNull const quiet;
    config_->Write(key, to_wx(value));
    config_->Flush();
}

void Settings::put(char const* key, long value) {
    wxLogNull const quiet;
    config_->Write(key, value);
    config_->Flush();
}

std::vector<std::string> Settings::recent_workspaces() const {
    std::vector<std::string> recent;
    for (std::size_t at = 0; at < most_recent; ++at) {
        auto path = text(("recent/" + std::to_string(at)).c_str());
        if (!path.empty()) recent.push_back(std::move(path));
    }
    return recent;
}

void Settings::note_workspace(std::string const& path) {
    std::error_code failed;
    auto const whole = std::filesystem::absolute(path, failed); // the next start may be in another folder
    put("last_workspace", failed ? path : whole.string());
    auto const recent = with_newest(recent_workspaces(), last_workspace());
    for (std::size_t at = 0; at < recent.size(); ++at) put(("recent/" + std::to_string(at)).c_str(), recent[at]);
}

void Settings::restore(wxTopLevelWindow& window) const {
    auto const screen = wxDisplay(&window).GetClientArea();
    wxSize const size(static_cast<int>(number("width", std::min(window.FromDIP(1440), screen.width))),
                      static_cast<int>(number("height", std::min(window.FromDIP(900), screen.height))));
    wxPoint const at(static_cast<int>(number("x", -1)), static_cast<int>(number("y", -1)));
    window.SetSize(size);
    if (at.x < 0)
        window.CentreOnScreen();
    else if (wxDisplay::GetFromPoint(at) != wxNOT_FOUND) window.SetPosition(at);
    if (number("maximised", 0)) window.Maximize();
}

PaneWishes Settings::panes() const {
    PaneWishes const usual;
    return {static_cast<int>(number("library_width", usual.library)),
            static_cast<int>(number("side_width", usual.side)),
            number("library_hidden", 0) != 0, number("side_hidden", 0) != 0};
}

void Settings::set_panes(PaneWishes const& panes) {
    put("library_width", static_cast<long>(panes.library));
    put("side_width", static_cast<long>(panes.side));
    put("library_hidden", panes.library_hidden ? 1L : 0L);
    put("side_hidden", panes.side_hidden ? 1L : 0L);
}

void Settings::remember(wxTopLevelWindow const& window) {
    put("maximised", window.IsMaximized() ? 1L : 0L);
    if (window.IsMaximized() || window.IsIconized()) return;
    put("width", static_cast<long>(window.GetSize().x));
    put("height", static_cast<long>(window.GetSize().y));
    put("x", static_cast<long>(window.GetPosition().x));
    put("y", static_cast<long>(window.GetPosition().y));
}

} // namespace app
