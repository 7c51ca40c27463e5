// One writer at a time: an flock on a small file beside the workspace, which also says who holds it.
// It lies outside the workspace because closing any descriptor of an SQLite file drops SQLite's own
// locks. A lock left by a crash is simply taken over.
#pragma once

#include <memory>
#include <string>

namespace db {

class Lock {
public:
    enum class State { held, busy, impossible };

    /// Tries to take the lock for the workspace at `path`; `holder` is written into it.
    Lock(std::string const& path, std::string const& holder);
    ~Lock();
    Lock(Lock const&) = delete;
    Lock& operator=(Lock const&) = delete;

    State state() const { return state_; }
    /// Who holds it when the state is busy.
    std::string const& holder() const { return holder_; }

private:
    bool try_once(std::string const& holder);
    std::string path_;
    int descriptor_ = -1;
    State state_ = State::impossible;
    std::string holder_;
};

} // namespace db
