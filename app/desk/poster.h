// How a worker hands something back to the thread the desk lives on. The window posts to its event loop; a test
// keeps what was posted and runs it when it likes.
#pragma once

#include <functional>
#include <memory>

namespace app {

class Poster {
public:
    virtual ~Poster() = default;
    /// `call` runs later on the desk's thread, after what was posted before. Any thread may post; never throws
    /// what `call` throws. Outlives whoever posts.
    virtual void post(std::function<void()> call) = 0;
};

/// What an owner has posted is run only as long as the owner is there.
class OwnersPoster {
public:
    explicit OwnersPoster(Poster& poster) : poster_(poster) {}
    /// Any thread may post.
    void post(std::function<void()> call) const {
        poster_.post([there = there_, call = std::move(call)] {
            if (!there.expired()) call();
        });
    }
    /// The owner goes away: from here on nothing of its is run. On the desk's thread.
    void leave() { owner_.reset(); }

private:
    Poster& poster_;
    std::shared_ptr<int> owner_ = std::make_shared<int>(0);
    std::weak_ptr<int> const there_ = owner_; // of its own, for workers read it while the owner leaves
};

} // namespace app
