// The thread a workspace is used on, for whoever meets a transport on another one: whatever touches the workspace is run
// there, piece by piece, and what the transport takes its time for is not.
#pragma once

#include "core/model/kind.h"

#include <functional>
#include <optional>
#include <type_traits>
#include <vector>

namespace core {



class Home {
public:
    using Runs = std::function<void(std::function<void()> const&)>;
    using Hears = std::function<void(std::vector<Ref> const&)>;

    /// The workspace is used on this thread.
    Home() = default;
    /// `run` runs what it is given where the workspace is used, waits for its end and throws what it throws. `hear` is told
    /// there, at once, which records may be others than before.
    Home(Runs run, Hears hear) : run_(std::move(run)), hear_(std::move(hear)) {}

    bool is_elsewhere() const { return static_cast<bool>(run_); }

    template <class Work>
    auto operator()(Work&& work) const -> decltype(work()) {
        using Answer = decltype(work());
        if (!run_) return work();
        if constexpr (std::is_void_v<Answer>) {
            run_([&] { work(); });
        } else {
            std::optional<Answer> answer;
            run_([&] { answer.emplace(work()); });
            return std::move(*answer);
        }
    }
    /// To be called where the workspace is used.
    void tell(std::vector<Ref> const& refs) const {
        if (hear_ && !refs.empty()) hear_(refs);
    }

private:
    Runs run_;
    Hears hear_;
};

} // namespace core
