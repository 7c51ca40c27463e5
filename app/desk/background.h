// Questions to the workspace that are asked while somebody types: answered on a thread of its own, through a
// reader of its own, so that typing never waits. Of several by the same asker only the newest counts.
#pragma once

#include "app/desk/poster.h"
#include "core/store/store.h"

#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <thread>

namespace app {

class Background {
public:
    /// `poster` reaches the asking thread. `open` is called on the worker when the first question comes; null: it is
    /// answered at once instead, by `here` on the asking thread. `failed` hears on the asking thread what went wrong
    /// with questions that have no ear of their own for that.
    Background(Poster& poster, std::function<std::unique_ptr<core::Reader>()> open, core::Reader const& here,
               std::function<void(core::Error const&)> failed);
    /// Waits for the question that is being answered.
    ~Background();

    /// `look` runs on the worker and must touch no window; then `show` on the asking thread, unless `who` asked
    /// again or was forgotten meanwhile; or `failed`, if it threw or no reader could be had.
    void ask(void const* who, std::function<void(core::Reader const&)> look, std::function<void()> show,
             std::function<void(core::Error const&)> failed = {});
    /// Whoever asked goes away.
    void forget(void const* who);

private:
    struct Question {
        void const* who;
        long number;
        std::function<void(core::Reader const&)> look;
        std::function<void()> show;
        std::function<void(core::Error const&)> failed;
    };
    void run(std::stop_token stop);
    void answer(core::Reader const& reader, Question& question);
    /// To whoever asked, if they still want to know.
    void tell(Question const& question, core::Error error);
    bool is_newest(void const* who, long number);

    OwnersPoster poster_;
    std::function<std::unique_ptr<core::Reader>()> open_;
    core::Reader const& here_;
    std::function<void(core::Error const&)> failed_;
    std::mutex mutex_;
    std::condition_variable_any wake_;
    std::map<void const*, long> newest_;
    std::map<void const*, Question> waiting_;
    long asked_ = 0;
    std::jthread worker_;
};

} // namespace app
