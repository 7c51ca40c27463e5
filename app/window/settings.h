// What the program remembers about its user, outside any workspace: language, look, name, layout. A
// settings file that cannot be read or written is never a reason to stop.
#pragma once

#include "app/desk/panes.h"

#include <memory>
#include <string>
#include <vector>

class wxFileConfig;
class wxTopLevelWindow;

namespace app {

class Settings {
public:
    /// Reads $XDG_CONFIG_HOME/counterpoint/settings.conf.
    Settings();
    ~Settings();

    std::string language() const { return text("language"); } ///< "" = the system's
    void set_language(std::string const& code) { put("language", code); }
    std::string appearance() const { return text("appearance"); } ///< "", "light", "dark"
    void set_appearance(std::string const& key) { put("appearance", key); }
    /// Who works here, where that cannot be kept beside the key; "" = nobody said.
    std::string actor() const { return text("actor"); }
    void set_actor(std::string const& name) { put("actor", name); }
    std::string last_workspace() const { return text("last_workspace"); }
    /// The newest first.
    std::vector<std::string> recent_workspaces() const;
    /// It is the last one opened from now on.
    void note_workspace(std::string const& path);
    /// Body text of the reader, in points.
    static constexpr double least_reader_size = 9, usual_reader_size = 13, most_reader_size = 24;
    double reader_size() const { return static_cast<double>(number("reader_size", 2 * 13)) / 2; }
    void set_reader_size(double points) { put("reader_size", static_cast<long>(points * 2)); }
    /// What is found in articles: words without marks as well, and from which percentage on a
    /// suggestion is sure.
    bool indirect() const { return number("indirect", 0) != 0; }
    void set_indirect(bool on) { put("indirect", on ? 1L : 0L); }
    long sure_percent() const { return number("sure_percent", 95); }
    void set_sure_percent(long percent) { put("sure_percent", percent); }
    PaneWishes panes() const;
    void set_panes(PaneWishes const& panes);

    /// What the person made of the columns of a list (app/common/list_layout.h), by the list's name.
    std::string list_layout(std::string const& list) const { return text(("list_" + list).c_str()); }
    void set_list_layout(std::string const& list, std::string const& line) { put(("list_" + list).c_str(), line); }

    /// The window's place and size, as far as it is still on a screen.
    void restore(wxTopLevelWindow& window) const;
    void remember(wxTopLevelWindow const& window);

private:
    std::string text(char const* key) const;
    long number(char const* key, long standard) const;
    void put(char const* key, std::string const& value);
    void put(char const* key, long value);

    std::unique_ptr<wxFileConfig> config_;
};

} // namespace app
