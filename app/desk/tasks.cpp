#include "app/desk/tasks.h"

#include "app/desk/caught.h"

#include <malloc.h>

namespace app {

Tasks::Tasks(Poster& poster) : poster_(poster), worker_([this](std::stop_token stop) { run(stop); }) {}

Tasks::~Tasks() {
    poster_.leave();
    worker_.request_stop();
    cancel();
}

void Tasks::start(std::string title, std::function<void(core::Progress&)> work,
                  std::function<void()> done, std::function<void(core::Error const&)> failed) {
    std::lock_guard const lock(mutex_);
    queue_.push_back({std::move(title), std::move(work), std::move(done), std::move(failed)});
    wake_.notify_one();
}

void Tasks::cancel() {
    std::lock_guard const lock(mutex_);
    current_.request_stop();
}

void Tasks::run(std::stop_token stop) {
    while (!stop.stop_requested()) {
        std::unique_lock lock(mutex_);
        // A piece that is begun after the stop would be told of none.
        if (!wake_.wait(lock, stop, [this] { return !queue_.empty(); }) || stop.stop_requested()) return;
        auto piece = std::move(queue_.front());
        queue_.pop_front();
        current_ = std::stop_source();
        lock.unlock();
        run_one(piece);
    }
}

void Tasks::run_one(Piece& piece) {
    auto const show = [this](std::optional<State> state) {
        poster_.post([this, state = std::move(state)] { changed(state); });
    };
    show(State{piece.title, std::nullopt});
    core::Progress progress(current_.get_token(), [&](std::uint64_t done, std::uint64_t total) {
        show(State{piece.title, total ? std::optional(static_cast<double>(done) /
                                                      static_cast<double>(total))
                                      : std::nullopt});
    });
    try {
        piece.work(progress);
        poster_.post(std::move(piece.done));
    } catch (std::exception const&) {
        poster_.post([failed = std::move(piece.failed), error = caught()] { failed(error); });
    }
    // A walk through a long history takes much and gives it back in pieces that the allocator would keep for good.
    piece.work = {};
    ::malloc_trim(0);
    show(std::nullopt);
}

} // namespace app
