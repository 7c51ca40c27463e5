// The open workspace as the window sees it: it runs operations, tells everybody what changed, and
// turns whatever goes wrong into one sentence for the user. The only way a window writes.
#pragma once

#include "app/desk/background.h"
#include "app/desk/signal.h"
#include "core/operations/context.h"
#include "core/store/backups.h"

#include <functional>
#include <memory>

namespace app {

class Workbench {
public:
    /// `poster` reaches the thread this is used on.
    Workbench(std::unique_ptr<core::Store> store, Poster& poster);
    ~Workbench();

    /// Spares the first opening some of its time; for a program that has other things to do before.
    static void prepare_opening();
    /// Opens or creates; throws core::Error.
    static std::unique_ptr<core::Store> open(std::string const& path, std::string const& actor);
    static std::unique_ptr<core::Store> create(std::string const& path, std::string const& actor);
    /// Makes the file of a seat at somebody's desk, with all that lies there; none when that fails, which is thrown. On any
    /// thread. `at`: where the desk lies from here, if the invitation says another place.
    static void join(std::string const& path, std::string const& actor, std::string const& invitation, std::string const& at,
                     core::Progress& progress);

    /// Whose key signs what this installation writes, as that person said; empty: nobody did.
    static std::string key_owner();
    /// False when it cannot be kept.
    static bool set_key_owner(std::string const& name);
    /// Of that key, in four groups; empty before there is one.
    static std::string key_fingerprint();

    /// Writes the workspace into a new file; throws core::Error, also when something is there already. On any thread.
    static void save_copy(std::string const& path, std::string const& target);

    /// The backups of a workspace, where this person wants them. On any thread.
    static std::unique_ptr<core::Backups> backups(std::string const& path);

    /// Walks the log of the open workspace on a connection of its own: for a worker thread, while this one goes on.
    static core::Verification verify(std::string const& path, core::Progress& progress);

    core::Store& store() { return *store_; }
    core::Reader const& reader() const { return *store_; }

    /// From now on this person does what follows; whoever shows something hears of a change of everything.
    void sign_as(std::string const& person);

    /// Reads, drafts, commits, publishes. False when it failed; the reason went to `problem`.
    bool run(std::function<core::Draft(core::Context&)> const& operation);
    /// The same for whoever tells by himself what went wrong: throws core::Error.
    void write(std::function<core::Draft(core::Context&)> const& operation);
    /// Whether the person agrees to what is grave about a step.
    using Agrees = std::function<bool(core::Message const& what)>;
    /// What was taken back, or done again, as it was told to `changed`; nothing when it failed or was not agreed to.
    std::optional<core::ChangeSet> undo(Agrees const& agrees);
    std::optional<core::ChangeSet> redo(Agrees const& agrees);
    /// Goes on with a file that is not what was known of it.
    bool accept();
    /// Makes anew from the history what is not what it says; nothing when that failed, or was stopped.
    std::optional<core::Inspection> repair(core::Progress& progress);
    /// As long as the answer lives, what is refused, or is wrong with what was typed, is told to `hear` and not to
    /// `problem`: it belongs beside the fields it is about.
    class Heard {
    public:
        Heard(Workbench& workbench, std::function<void(core::Error const&)> hear);
        ~Heard();
        Heard(Heard const&) = delete;
        Heard& operator=(Heard const&) = delete;

    private:
        Workbench& workbench_;
    };
    /// Runs any reading code that may throw; false when it did.
    bool attempt(std::function<void()> const& work);

    /// Whether there is such a record now.
    bool has(core::Ref ref) const { return ref && reader().find(ref).has_value(); }

    /// Reaches the thread this is used on.
    Poster& poster() { return poster_; }

    /// For what is looked up while somebody types.
    Background& background() { return background_; }
    /// For what takes as long as an article is long, so that nobody who types waits for it.
    Background& article_worker() { return article_worker_; }

    Signal<core::ChangeSet const&> changed;
    Signal<> person_changed;
    Signal<core::Error const&> problem;
    Signal<std::string const&> notice; ///< one quiet sentence for the person

private:
    /// As if every record of every kind had changed.
    void tell_everything_changed();
    core::ChangeSet committed(std::function<core::Draft(core::Context&)> const& operation);
    /// What changed, which may be nothing; none when it failed.
    std::optional<core::ChangeSet> commit(std::function<core::ChangeSet()> const& work);
    std::function<std::unique_ptr<core::Reader>()> another_reader();
    std::function<void(core::Error const&)> tells_problem();

    Poster& poster_;
    std::function<void(core::Error const&)> hears_; ///< see Heard
    std::unique_ptr<core::Store> store_;
    Background background_, article_worker_; // end before the store is closed
};

} // namespace app
