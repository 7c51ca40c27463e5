// A page of the middle: the article, or one of the lists. Which place shows which page is the table in pages.cpp; a page is
// made when somebody first goes there.
#pragma once

#include "app/desk/desk.h"

#include <functional>
#include <span>

class wxWindow;

namespace app {

class MiddlePage {
public:
    virtual ~MiddlePage() = default;
    /// Shows what the place asks for, as it is now.
    virtual void refresh() = 0;
    /// Somebody came here.
    virtual void arrive() { refresh(); }
    /// Puts the keyboard into it.
    virtual void focus() = 0;
    /// The same without choosing anything: where the keyboard goes when a form closes.
    virtual void take_keyboard() { focus(); }
    /// The rows chosen, as lines for a spreadsheet; empty where there are none.
    virtual std::string rows_as_text() { return {}; }
    /// The menu of its columns, if it has any.
    virtual void choose_columns() {}
    /// Looks for words in what is read here.
    virtual void find_in_text() {}
    /// Prints what is read here.
    virtual void print() {}
    /// Of running text, in points.
    virtual void set_text_size(double) {}
};

/// What pages are made with.
struct PageTools {
    Desk& desk;
    std::function<bool(wchar_t)> key_pressed; ///< offered every plain key of the article; true = it was an action
    std::function<void()> import;             ///< asks for files
    /// What the person made of the columns of a list, by its name: kept in the settings.
    std::function<std::string(std::string const& list)> recall_list;
    std::function<void(std::string const& list, std::string const& line)> keep_list;
    std::function<void(char const* action)> run; ///< an action by its identity
};

struct MadePage {
    MiddlePage* page;
    wxWindow* window; ///< the same thing; belongs to its parent
};

struct PageRow {
    Place::Page place;
    MadePage (*make)(wxWindow* parent, PageTools const& tools); ///< rows with the same one share the page
};
std::span<PageRow const> page_table();

} // namespace app
