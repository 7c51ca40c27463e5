// How a worker hands something back to the thread the desk lives on. The window posts to its event loop; a test
// keeps what was posted and runs it when it likes.
#pragma once

#include <functional>

namespace app {

class Poster {
public:
    virtual ~Poster() = default;
    /// `call` runs later on the desk's thread, after what was posted before. Any thread may post; never throws
    /// what `call` throws. Outlives whoever posts.
    virtual void post(std::function<void()> call) = 0;
};

} // namespace app
