// Every action of the program, once: its words, its place in the menus, its keys, when it can be used or why not,
// and what it does. Menus, palette, shortcuts, reader keys and tests all read this table.
#pragma once

#include "core/base/say.h"
#include "core/model/claim.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace app {

class Desk;
struct RichText;

/// What actions need from the window beyond the desk: dialogs and places to type.
class Shell {
public:
    virtual ~Shell() = default;
    virtual Desk& desk() = 0;
    virtual void import_files() = 0;
    virtual void import_scale() = 0;
    virtual void choose_encoding() = 0;
    virtual void paste_article() = 0;
    /// Asks for an address of the web and captures it; or captures these sources once more.
    virtual void capture_address() = 0;
    /// `as_it_is`: the words are taken even if they look like a wall.
    enum class Taking { article, as_it_is };
    virtual void capture_again(std::vector<core::Id<core::Source>> sources, Taking taking) = 0;
    virtual void time_stamp(core::Id<core::Source> source) = 0;
    virtual void new_workspace() = 0;
    virtual void open_workspace() = 0;
    virtual void export_dossier() = 0;
    virtual void export_claims() = 0;
    /// Asks for a folder, and writes what is published there as a site.
    virtual void export_site() = 0;
    /// Of the claim that shows.
    virtual void print_dossier() = 0;
    virtual void show_palette() = 0;
    virtual void show_preferences() = 0;
    virtual void show_about() = 0;
    /// About what has the keyboard, and all keys there are.
    virtual void show_help() = 0;
    virtual void show_keys() = 0;
    virtual void choose_person() = 0;
    virtual void open_recent() = 0;
    virtual void save_copy() = 0;
    virtual void back_up() = 0;
    virtual void show_backups() = 0;
    /// Asks where a shared desk is to lie, and makes it; or for an invitation to somebody else's.
    virtual void share_workspace() = 0;
    virtual void join_desk() = 0;
    virtual void focus_search() = 0;
    virtual void focus_middle() = 0;
    virtual void find_in_text() = 0;
    virtual void print_article() = 0;
    /// Of articles; `standard` is the size they have unless somebody chose another.
    enum class Zoom { larger, smaller, standard };
    virtual void zoom(Zoom how) = 0;
    enum class Pane { library, side };
    virtual void show_or_hide(Pane pane) = 0;
    virtual void toggle_dark() = 0;
    virtual void verify() = 0;
    virtual void show_evidence() = 0;
    virtual void redact(core::Ref record) = 0;
    virtual void merge_party() = 0;
    virtual void merge_topic() = 0;
    /// Shows two records of a kind side by side, and makes one of them if the person wants it. With `other` none it is asked
    /// for first.
    virtual void merge_record(core::Ref one, core::Ref other) = 0;
    /// Asks which parts of it go to a new one.
    virtual void split_record(core::Ref whole) = 0;
    /// Asks what the quotation at hand was quoted from.
    virtual void choose_origin() = 0;
    /// Asks which other page of the archive that the source came from is to come in.
    virtual void choose_archived_page() = 0;
    /// Ask under which topic, or whose work, these claims are to be.
    virtual void choose_topic(std::vector<core::Id<core::Claim>> claims) = 0;
    virtual void choose_assignee(std::vector<core::Id<core::Claim>> claims) = 0;
    /// To the clipboard.
    virtual void copy(std::string const& text) = 0;
    virtual void copy(RichText const& text) = 0;
    /// The rows chosen in the list that shows, as lines for a spreadsheet.
    virtual std::string rows_as_text() = 0;
    /// The menu of columns of the list that shows.
    virtual void choose_columns() = 0;
    virtual void quit() = 0;
    /// Ctrl+Z belongs to a text field while one is being typed in. True = it took it.
    enum class TextUndo { undo, redo };
    virtual bool undo_in_text(TextUndo which) = 0;
    /// Whether it would take it.
    virtual bool is_typing() = 0;
    /// In the field or article that has the keyboard, else in the list.
    enum class TextEdit { cut, copy, paste, select_all };
    virtual void edit_text(TextEdit which) = 0;
};

/// `over`: in no menu of the bar, only in those over things (app/desk/context_menu.h).
enum class Menu { file, edit, view, source, claim, help, over };

struct Action {
    char const* id;       ///< stable name: "quotation.accept"
    char const* title;    ///< English, marked for translation
    Menu menu;
    char const* shortcut; ///< wx notation, works everywhere; "" = none
    wchar_t key;          ///< plain key while reading an article; 0 = none
    std::optional<core::Message> (*why_not)(Desk const&); ///< why it cannot be used now; nothing when it can
    void (*run)(Shell&);
    bool separator = false; ///< a line before it in its menu
    char const* for_several = nullptr;     ///< the title when several records are at hand, marked for translation
    std::string (*now)(Shell&) = nullptr;  ///< the title as it is now, translated; may be empty
    /// Fields and articles hear the shortcut themselves: it is shown, and not taken from them.
    bool heard_by_fields = false;
};

/// Why it cannot be used now: its own reason, or that the workspace is open for reading only; nothing when it can.
std::optional<core::Message> why_not_now(Action const& action, Desk const& desk);
/// Its title in the person's language, as the menu shows it now.
std::string title_of(Action const& action, Shell& shell);

std::span<Action const> actions();
Action const* find_action(std::string_view id);
/// The action of a plain key in the reader, or null. Case counts: "A" is Shift+a.
Action const* action_for_key(wchar_t key);
char const* menu_title(Menu menu);

} // namespace app
