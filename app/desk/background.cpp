#include "app/desk/background.h"

#include "app/desk/caught.h"

#include <chrono>
#include <malloc.h>
#include <utility>

namespace app {

namespace {
constexpr std::chrono::seconds keeps_for(20);
}

Background::Background(Poster& poster, std::function<std::unique_ptr<core::Reader>()> open, core::Reader const& here,
                       std::function<void(core::Error const&)> failed)
    : poster_(poster), open_(std::move(open)), here_(here), failed_(std::move(failed)),
      worker_([this](std::stop_token stop) { run(stop); }) {}

Background::~Background() {
    poster_.leave();
    worker_.request_stop();
}

void Background::ask(void const* who, std::function<void(core::Reader const&)> look, std::function<void()> show,
                     std::function<void(core::Error const&)> failed) {
    std::lock_guard const lock(mutex_);
    newest_[who] = ++asked_;
    waiting_.insert_or_assign(who, Question{who, asked_, std::move(look), std::move(show), std::move(failed)});
    wake_.notify_one();
}

void Background::forget(void const* who) {
    std::lock_guard const lock(mutex_);
    newest_.erase(who);
    waiting_.erase(who);
}

bool Background::is_newest(void const* who, long number) {
    std::lock_guard const lock(mutex_);
    auto const found = newest_.find(who);
    return found != newest_.end() && found->second == number;
}

void Background::run(std::stop_token stop) {
    std::unique_ptr<core::Reader> own;
    while (!stop.stop_requested()) {
        std::unique_lock lock(mutex_);
        if (!wake_.wait_for(lock, stop, keeps_for, [this] { return !waiting_.empty(); })) {
            if (stop.stop_requested()) return;
            lock.unlock();
            // Nobody asked for a while: the pages it holds go back to the system, and the next question opens it again.
            if (std::exchange(own, nullptr)) ::malloc_trim(0);
            lock.lock();
            if (!wake_.wait(lock, stop, [this] { return !waiting_.empty(); })) return;
        }
        auto question = std::move(waiting_.begin()->second);
        waiting_.erase(waiting_.begin());
        lock.unlock();
        try {
            if (!own) own = open_();
        } catch (std::exception const&) {
            tell(question, caught());
            continue;
        }
        if (own)
            answer(*own, question);
        else // a workspace that only this program's own connection sees
            poster_.post([this, question]() mutable { answer(here_, question); });
    }
}

void Background::answer(core::Reader const& reader, Question& question) {
    if (!is_newest(question.who, question.number)) return;
    try {
        question.look(reader);
        poster_.post([this, who = question.who, number = question.number, show = std::move(question.show)] {
            if (is_newest(who, number)) show();
        });
    } catch (std::exception const&) {
        tell(question, caught());
    }
}

void Background::tell(Question const& question, core::Error error) {
    poster_.post([this, who = question.who, number = question.number, failed = question.failed, error] {
        if (!is_newest(who, number)) return;
        if (failed) failed(error);
        else failed_(error);
    });
}

} // namespace app
