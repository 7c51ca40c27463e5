#include "app/desk/run_there.h"

#include <condition_variable>
#include <exception>
#include <memory>
#include <mutex>

namespace app {

namespace {

constexpr std::chrono::milliseconds between_looks{50}; // whether a stop was requested

struct Errand {
    enum class State { waits, runs, ended, dropped };
    State state = State::waits;
    std::exception_ptr thrown;
    std::mutex mutex;
    std::condition_variable moved;
};

void run(Errand& errand, std::function<void()> const& call) {
    {
        std::lock_guard const lock(errand.mutex);
        if (errand.state == Errand::State::dropped) return;
        errand.state = Errand::State::runs;
    }
    std::exception_ptr thrown;
    try {
        call();
    } catch (...) {
        thrown = std::current_exception();
    }
    std::lock_guard const lock(errand.mutex);
    errand.thrown = thrown;
    errand.state = Errand::State::ended;
    errand.moved.notify_one();
}

} // namespace

void run_there(Poster& poster, std::function<void()> const& call, core::Progress& progress) {
    auto const errand = std::make_shared<Errand>();
    // Whoever asked waits as long as it runs, so `call` is there when it does.
    poster.post([errand, &call] { run(*errand, call); });
    std::unique_lock lock(errand->mutex);
    while (errand->state != Errand::State::ended) {
        errand->moved.wait_for(lock, between_looks);
        if (errand->state == Errand::State::waits && progress.stop_requested()) {
            errand->state = Errand::State::dropped;
            throw core::Error(core::Code::cancelled, core::say("Stopped at your request."));
        }
    }
    if (errand->thrown) std::rethrow_exception(errand->thrown);
}

} // namespace app
