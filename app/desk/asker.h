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
    /// `show(answer)`, or `failed(error)` if it threw. An earlier question of this asker is dropped.
    template <class Look, class Show, class Failed>
    void ask(Look look, Show show, Failed failed) {
        using Answer = decltype(look(std::declval<core::Reader const&>()));
        struct Outcome {
            std::optional<Answer> answer;
            std::optional<core::Error> error;
        };
        auto const outcome = std::make_shared<Outcome>();
        waits_ = true;
        background_.ask(
            this,
            [outcome, look = std::move(look)](core::Reader const& reader) {
                try {
                    outcome->answer.emplace(look(reader));
                } catch (core::Error const& error) {
                    outcome->error = error;
                } catch (std::exception const& error) {
                    outcome->error = core::Error(
                        core::Code::io, core::say("Something went wrong that should not: {why}", {{"why", error.what()}}));
                }
            },
            [this, outcome, show = std::move(show), failed = std::move(failed)] {
                waits_ = false;
                if (outcome->error) return failed(*outcome->error);
                show(std::move(*outcome->answer));
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
