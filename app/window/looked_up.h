// Completion out of the workspace: looked up by the worker, so that typing never waits however much there is.
#pragma once

#include "app/desk/background.h"
#include "app/window/widgets/completion.h"

namespace app {

class LookedUp final : public Completion {
public:
    /// `look` runs on the worker and touches no window. `background` outlives this.
    using Look = std::function<std::vector<Choice>(core::Reader const& reader, std::string const& typed)>;
    LookedUp(Background& background, Look look) : background_(background), look_(std::move(look)) {}
    ~LookedUp() override { background_.forget(this); }
    LookedUp(LookedUp const&) = delete;
    LookedUp& operator=(LookedUp const&) = delete;

    void ask(std::string const& typed, std::function<void(std::vector<Choice> const&)> show) override {
        auto const found = std::make_shared<std::vector<Choice>>();
        background_.ask(
            this, [found, typed, look = look_](core::Reader const& reader) { *found = look(reader, typed); },
            [found, show = std::move(show)] { show(*found); });
    }

private:
    Background& background_;
    Look look_;
};

} // namespace app
