// One writer at a time: a lock on the workspace file itself, which any name of it meets, and an flock on a small file
// beside it, which says who holds it and lies there for programs that know no other. A lock left by a crash is simply
// taken over.
#pragma once

#include "db/held_file.h"

#include <chrono>
#include <string>

namespace db {

class Lock {
public:
    enum class State {
        held,
        busy,
        impossible,   ///< the file or its folder cannot be written
        several_names ///< the file has hard links: SQLite would keep a log of its own for each
    };

    /// Tries to take the lock of the workspace at `path`, for so long if another holds it: whoever waits longest is
    /// next. `holder` is written into it.
    static Lock take(std::string const& path, std::string const& holder, std::chrono::milliseconds patience);
    /// Makes the file, for its owner alone. `impossible` when it cannot be made or something is there already.
    static Lock make(std::string const& path, std::string const& holder);
    Lock(Lock&& other) noexcept;
    Lock& operator=(Lock&&) = delete;
    ~Lock();

    State state() const { return state_; }
    /// Who holds it when the state is busy; empty when it is held under another name.
    std::string const& holder() const { return holder_; }
    /// The file; to be asked when the state is held.
    HeldFile const& file() const { return file_; }
    /// By how many names the file can be reached, when those are several.
    std::uint64_t names() const { return names_; }

private:
    explicit Lock(std::string const& path) : path_(path + ".lock") {}
    /// Tries both locks once. Whether it is decided; what is not is worth another try.
    bool try_once(std::string const& path, std::string const& holder);
    bool try_beside(std::string const& holder);
    void let_go();

    std::string path_;
    int descriptor_ = -1;
    HeldFile file_;
    State state_ = State::impossible;
    std::string holder_;
    std::uint64_t names_ = 1;
};

} // namespace db
