// The window: puts library, middle and side next to each other, turns the action table into menus and
// keys, and shows what the workbench has to say.
#pragma once

#include "app/desk/actions.h"
#include "app/desk/backing_up.h"
#include "app/desk/incoming.h"
#include "app/desk/stamping.h"
#include "app/desk/web_captures.h"
#include "app/window/columns.h"
#include "app/window/dialogs/redacting.h"
#include "app/window/frame_menus.h"
#include "app/window/settings.h"
#include "app/window/step_notice.h"
#include "app/window/trust_watch.h"
#include "app/window/ui_thread.h"
#include "app/window/upkeep.h"

#include <wx/frame.h>
#include <wx/timer.h>

#include <memory>

namespace app {

class Divider;
class Header;
class InfoStrip;
class Library;
class MiddlePane;
class SidePane;
class TaskBar;

/// What the window asks of the program around it.
struct Host {
    std::function<void(std::string const& path)> open;   ///< another workspace instead of this one
    std::function<void(std::string const& path)> create;
    std::function<void()> relabel;                       ///< the language changed: make the window anew
    std::function<void(std::string const& person)> sit_down;   ///< signs what follows
    std::function<void(std::string const& name)> rename_owner; ///< of this computer's key
};

class MainFrame : public wxFrame, public Shell {
public:
    /// All outlive this.
    MainFrame(Workbench& workbench, Desk& desk, Settings& settings, Host host);
    ~MainFrame() override;

    /// Asks before what was typed and not recorded is left; false to stay.
    enum class Leaving { for_good, for_another_workspace };
    bool may_leave(Leaving leaving);
    bool agrees_to(Agreement const& about);
    void remember_layout();

    Desk& desk() override { return desk_; }
    void import_files() override;
    void import_scale() override;
    void choose_encoding() override;
    void paste_article() override;
    void capture_address() override;
    void capture_again(std::vector<core::Id<core::Source>> sources, Taking taking) override;
    void time_stamp(core::Id<core::Source> source) override;
    void new_workspace() override;
    void open_workspace() override;
    void export_dossier() override;
    void export_claims() override;
    void export_site() override;
    void print_dossier() override;
    void show_palette() override;
    void show_preferences() override;
    void show_about() override;
    void show_help() override;
    void show_keys() override;
    void choose_person() override;
    void open_recent() override;
    void save_copy() override;
    void back_up() override;
    void show_backups() override;
    void share_workspace() override;
    void join_desk() override;
    void focus_search() override;
    void focus_middle() override;
    void find_in_text() override;
    void print_article() override;
    void zoom(Zoom how) override;
    void show_or_hide(Pane pane) override;
    void toggle_dark() override;
    void verify() override;
    void show_evidence() override;
    void redact(core::Ref record) override;
    void merge_party() override;
    void merge_topic() override;
    void merge_record(core::Ref one, core::Ref other) override;
    void split_record(core::Ref whole) override;
    void choose_origin() override;
    void choose_archived_page() override;
    void choose_topic(std::vector<core::Id<core::Claim>> claims) override;
    void choose_assignee(std::vector<core::Id<core::Claim>> claims) override;
    void copy(std::string const& text) override;
    void copy(RichText const& text) override;
    std::string rows_as_text() override;
    void choose_columns() override;
    void quit() override;
    bool undo_in_text(TextUndo which) override;
    bool is_typing() override;
    void edit_text(TextEdit which) override;

private:
    void assemble();
    void bind_events();
    void show_error(core::Error const& error);
    void tell_done(core::ChangeSet const& change);
    /// Says aloud what the badge would say quietly, when it must not be overlooked.
    void warn_of_history();
    void after_redaction(Redacting::Outcome const& outcome);

    Workbench& workbench_;
    Upkeep upkeep_{workbench_};
    Settings& settings_;
    Host host_;
    Desk& desk_;
    TrustWatch trust_{workbench_};
    Header* header_ = nullptr;
    std::string warned_of_; ///< the finding the strip told last
    InfoStrip* strip_ = nullptr;
    Library* library_ = nullptr;
    MiddlePane* middle_ = nullptr;
    SidePane* side_ = nullptr;
    TaskBar* task_bar_ = nullptr;
    std::unique_ptr<Columns> columns_;
    std::unique_ptr<FrameMenus> menus_;
    std::unique_ptr<StepNotice> notice_;
    Subscription on_problem_, on_notice_, on_change_, on_side_, on_task_, on_trust_, on_redaction_, on_collection_, on_files_;
    Asker merging_{workbench_.background()}, choosing_origin_{workbench_.background()}, choosing_page_{workbench_.background()};
    BackingUp backing_up_{workbench_, tasks_};
    wxTimer rhythm_; ///< looks now and then whether a backup is due
    Redacting redacting_{workbench_, tasks_, backing_up_};
    Incoming incoming_{desk_, tasks_, ui_thread()};
    WebCaptures captures_{desk_, tasks_};
    Stamping stamping_{desk_, tasks_};
    Tasks tasks_{ui_thread()}; ///< last, so that no worker outlives what it reports to
};

} // namespace app
