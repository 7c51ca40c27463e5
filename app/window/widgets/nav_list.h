// The side bar's list of places: headings, and rows with an icon, a label and a count. Each row
// is a window of its own, so that it has a name, a role and an action for assistive technology
// and tests.
#pragma once

#include "app/window/theme.h"

#include <wx/event.h>
#include <wx/window.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace app {

struct NavRow {
    std::string id;
    std::string label;
    std::string icon;
    std::optional<long> count;
    bool operator==(NavRow const&) const = default;
};

struct NavSection {
    std::string heading;
    std::vector<NavRow> rows;
    bool operator==(NavSection const&) const = default;
};

/// A row was chosen by the user (not by select()). GetString() is its id.
wxDECLARE_EVENT(EVT_NAV, wxCommandEvent);

/// One Tab stop; Up, Down, Home, End move and choose. Put it into a ScrollColumn if it may be long.
class NavList : public wxWindow {
public:
    /// `name` is the list's accessible name.
    NavList(wxWindow* parent, std::string const& name);

    /// Windows are remade only if something but counts changed; the selection stays if its row
    /// does.
    void set_sections(std::vector<NavSection> const& sections);
    /// Shows a row as chosen without an event; an unknown id chooses nothing.
    void select(std::string const& id);
    std::string const& selected() const { return selected_; }
    /// Called with the window of each row that is made, to add what it does besides.
    std::function<void(wxWindow& row, NavRow const&)> dress;
    /// Repaints one row.
    void set_count(std::string const& id, std::optional<long> count);

private:
    class Row;
    void rebuild();
    void choose(Row& row);
    void move(Row const& from, int key);
    void update_tab_stop();

    std::vector<NavSection> sections_;
    std::vector<Row*> rows_;
    std::string selected_;
};

} // namespace app
