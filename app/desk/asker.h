// Somebody with a question to the workspace that a worker answers: what comes back is an answer or what went wrong,
// once, and neither when the question was dropped or another one asked meanwhile.
#pragma once

#include "app/desk/background.h"

#include <memory>
#include <optional>
#include <utility>

namespace app {

class Asker {
public:
    /// `background` outlives this.
    explicit Asker(Background& background) : background_(background) {}
    ~Asker() { drop(); }
    Asker(Asker const&) = delete;
    Asker& operator=(Asker const&) = delete;

    /// `look(reader)` runs on the worker, touches nothing that others change, and answers; then, on the asking thread,
    /// `show(answer)`, or `failed(error)` if that or opening a reader threw. An earlier question is dropped.
    template <class Look, class Show, class Failed>
    void ask(Look look, Show show, Failed failed) {
        auto const answer = std::make_shared<std::optional<decltype(look(std::declval<core::Reader const&>()))>>();
        waits_ = true;
        background_.ask(
            this, [answer, look = std::move(look)](core::Reader const& reader) { answer->emplace(look(reader)); },
            [this, answer, show = std::move(show)] {
                waits_ = false;
                show(std::move(**answer));
            },
            [this, failed = std::move(failed)](core::Error const& error) {
                waits_ = false;
                failed(error);
            });
    }
    void drop() {
        waits_ = false;
        background_.forget(this);
    }
    /// Whether an answer is still to come.
    bool waits() const { return waits_; }

private:
    Background& background_;
    bool waits_ = false;
};

} // namespace app
