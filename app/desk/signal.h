// A list of listeners, each bound to the life of a Subscription. A listener may unsubscribe anybody,
// itself included, while it is called.
// UI thread only.
#pragma once

#include <functional>
#include <list>
#include <memory>

namespace app {

class Subscription {
public:
    Subscription() = default;
    explicit Subscription(std::shared_ptr<void> listener) : listener_(std::move(listener)) {}

private:
    std::shared_ptr<void> listener_;
};

template <class... Args>
class Signal {
public:
    using Listener = std::function<void(Args...)>;

    [[nodiscard]] Subscription subscribe(Listener listener) {
        auto shared = std::make_shared<Listener>(std::move(listener));
        listeners_.push_back(shared);
        return Subscription(shared);
    }

    void operator()(Args... args) {
        std::erase_if(listeners_, [](auto const& weak) { return weak.expired(); });
        // A copy: listeners come and go while they are being called.
        auto const now = listeners_;
        for (auto const& weak : now)
            if (auto const listener = weak.lock()) (*listener)(args...);
    }

private:
    std::list<std::weak_ptr<Listener>> listeners_;
};

} // namespace app
