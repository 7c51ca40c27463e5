// What one thread rings to end the wait of another. A ring that nobody waits for ends the next wait.
#pragma once

#include <chrono>

namespace app {

class Bell {
public:
    Bell();
    ~Bell();
    Bell(Bell const&) = delete;
    Bell& operator=(Bell const&) = delete;

    /// On any thread.
    void ring() const;
    /// Waits until it rings, or until the other descriptor (-1: none) has something to read, or that long.
    enum class Heard { nothing, ring, other };
    Heard wait(int other, std::chrono::milliseconds longest) const;

private:
    int number_ = -1;
};

} // namespace app
