// Work that would make the window wait: one worker thread takes one piece after the other, reports how
// far it is, can be told to stop, and hands its result back on the thread of its owner. Results for whoever is
// gone by then are dropped.
#pragma once

#include "app/desk/poster.h"
#include "app/desk/signal.h"
#include "core/base/progress.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace app {

class Tasks {
public:
    /// What stands in the task bar: a title and how much is done (0..1; nothing = unknown).
    struct State {
        std::string title;
        std::optional<double> done;
    };

    /// `poster` reaches the thread of whoever owns this.
    explicit Tasks(Poster& poster);
    /// Stops what runs and waits for it.
    ~Tasks();

    /// Runs `work` on the worker; then, on the owner's thread, `done` if it ended well or `failed` if it threw
    /// (being stopped is a core::Error). `work` must not touch windows.
    void start(std::string title, std::function<void(core::Progress&)> work,
               std::function<void()> done, std::function<void(core::Error const&)> failed);
    /// Stops the piece that runs; those behind it go on.
    void cancel();

    /// On the owner's thread; nothing = idle.
    Signal<std::optional<State> const&> changed;

private:
    struct Piece {
        std::string title;
        std::function<void(core::Progress&)> work;
        std::function<void()> done;
        std::function<void(core::Error const&)> failed;
    };
    void run(std::stop_token stop);
    void run_one(Piece& piece);

    OwnersPoster poster_;
    std::mutex mutex_;
    std::condition_variable_any wake_;
    std::deque<Piece> queue_;
    std::stop_source current_;
    std::jthread worker_;
};

} // namespace app
