// The workspace at a shared desk, as the person at the window has it. Exchange goes on by itself on a thread of its own: at
// once when something was done here or others left something, and again and again while the desk cannot be reached. Only
// what touches the workspace runs on the desk's thread, piece by piece. What was exchanged and what was not is told there;
// nothing that goes wrong with it keeps anybody from working.
#pragma once

#include "app/desk/work_voice.h"
#include "app/desk/workbench.h"
#include "core/exchange/desk_steps.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <set>
#include <thread>

namespace app {

class Sharing {
public:
    using Opens = std::function<std::unique_ptr<core::Transport>(std::string const& address)>;

    enum class How {
        nowhere,    ///< at no desk
        connecting, ///< nothing was exchanged yet since the workspace was opened
        in_step,
        exchanging, ///< and that takes its time
        offline,    ///< it goes on as soon as the desk can be reached again
        wrong       ///< what lies at the desk is not what it should be: see the findings
    };
    struct State {
        How how = How::nowhere;
        std::string address;
        std::int64_t to_send = 0;  ///< entries of one's own that nobody else can have yet
        std::int64_t to_fetch = 0; ///< entries that lie at the desk and wait for others
        std::optional<core::Instant> last; ///< when it was exchanged last
        std::optional<core::Message> why;  ///< what keeps it from going on
        std::vector<core::LaneFinding> findings;
        std::optional<double> done; ///< how much of an exchange that takes its time
    };

    /// `workbench` outlives this. What `opens` gives is used on the thread of the exchange.
    explicit Sharing(Workbench& workbench, Opens opens = {});
    ~Sharing();

    State const& state() const { return state_; }
    /// Nothing can be exchanged then.
    bool read_only() const { return workbench_.store().read_only(); }
    /// The finding that must not be overlooked; null when there is none.
    core::LaneFinding const* alarming() const;
    core::Roster roster() const;
    core::PublicKey own_key() const;
    /// At the desk, as far as its admins let this key in.
    bool is_let_in() const;
    /// Whether the key of this computer may let others in.
    bool is_admin() const;

    /// Now, and not only when it is next tried.
    void exchange();
    /// Stops what is exchanged at the moment; it goes on later where it was.
    void stop();
    /// Makes a desk of the workspace there. What goes wrong is told by the workbench, as of all that follows.
    void found(std::string const& place);
    /// With the open file, which had a seat at the desk that the line invites to. `at`: where the desk lies from here; empty:
    /// where the line says.
    void come_back(std::string const& line, std::string const& at);
    /// Then `invited` tells the line.
    void invite(core::DeskRole role);
    void give_role(core::Member const& member, core::DeskRole role);
    void remove(core::Member const& member);
    /// Somebody who asks and might be taken for a member.
    void let_in(core::PublicKey const& key);
    /// The others are told, unless the desk cannot be reached.
    void leave();
    /// Whether one of these was asked for and is not done yet.
    bool busy() const { return busy_; }
    /// The others are told what this person works on; none: nothing any more.
    void work_on(core::Ref what);
    /// On what others work now, as they told lately. Whether they are members the roster tells.
    std::vector<core::AtWork> at_work() const;

    Signal<> changed;
    /// Somebody began, changed or ended what at_work() tells.
    Signal<> heard_at_work;
    /// Somebody who has this line can join once.
    Signal<std::string const&, core::DeskRole> invited;

private:
    struct Errand {
        std::string address; ///< where it leads; empty: to the desk
        std::function<void(core::AtSeat const&, core::Transport&, core::Progress&)> work;
        std::function<void()> done; ///< on the desk's thread
    };
    struct Opening;
    void start(Errand errand);
    void begin();
    void follow(core::ChangeSet const& change);
    /// On the desk's thread.
    void take(core::SyncReport const& report);
    void fail(core::Error const& error, bool of_errand);
    void show(State state);
    void left();
    State as_noted() const;
    core::Seat& seat() const { return core::seat_of(workbench_.store()); }

    // On the thread of the exchange.
    void run(std::stop_token stop);
    /// An errand, or nothing for a meeting; false to end.
    bool wait_for_work(std::stop_token const& stop, std::optional<Errand>& errand);
    void set_on_its_way(bool is);
    /// Waits at the transport, and tells and hears there who works on what.
    void wait_at(core::Transport& transport, std::chrono::milliseconds longest);
    std::shared_ptr<core::Transport> connected(std::stop_token const& stop, std::string const& address);
    core::AtSeat at_seat(core::Progress& progress);
    /// On the desk's thread: records came in.
    void tell_came(std::vector<core::Ref> const& refs);
    /// There, too.
    void hear_at_work(std::vector<std::string> const& lines);
    void tell_at_work();

    Workbench& workbench_;
    Opens opens_;
    OwnersPoster poster_;
    State state_;
    bool busy_ = false, hearing_ = false;
    std::set<core::PublicKey> held_back_; ///< of whom the person was told
    core::WorkHeard work_heard_;
    std::vector<core::AtWork> work_told_; ///< as heard_at_work told it last
    Subscription on_change_;

    WorkVoice voice_;
    std::mutex mutex_;
    std::condition_variable_any wake_;
    std::deque<Errand> errands_;
    std::string name_, address_;               ///< of whoever signs; of the desk, empty when there is none
    bool due_ = false;                         ///< something is to be exchanged
    bool on_its_way_ = false;                  ///< others left what has not all arrived
    bool at_once_ = false;                     ///< even though the desk could not be reached a moment ago
    std::shared_ptr<core::Transport> transport_; ///< as long as it can be reached
    std::chrono::steady_clock::time_point retry_{};
    std::chrono::seconds patience_{0};
    std::stop_source current_;
    std::jthread worker_;
};

} // namespace app
