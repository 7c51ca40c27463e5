#include "db/lock.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <optional>
#include <sys/file.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace db {

namespace {

using namespace std::chrono_literals;

// How often one who waits looks again: whoever is next more often than those behind, and all of them less and less.
constexpr auto first_pause = 2ms;
constexpr auto longest_pause_of_next = 20ms;
constexpr auto longest_pause = 50ms;

} // namespace

Lock Lock::take(std::string const& path, std::string const& holder, std::chrono::milliseconds patience) {
    Lock lock(path);
    auto const until = std::chrono::steady_clock::now() + patience;
    std::optional<Turn> turn;
    if (patience > 0ms) turn.emplace(path);
    for (auto pause = first_pause;;) {
        auto const next = !turn || turn->is_next();
        if (next && lock.try_once(path, holder)) return lock;
        auto const now = std::chrono::steady_clock::now();
        if (now >= until) {
            // Those before it in the queue may be all that it knows of; who holds the file it asks once more.
            if (!next) lock.try_once(path, holder);
            return lock;
        }
        auto const left = std::chrono::ceil<std::chrono::milliseconds>(until - now);
        std::this_thread::sleep_for(std::min(pause, left));
        pause = std::min(pause * 3 / 2, next ? longest_pause_of_next : longest_pause);
    }
}

Lock Lock::make(std::string const& path, std::string const& holder) {
    Lock lock(path);
    for (int attempt = 0; attempt < 10 && !lock.try_beside(holder); ++attempt) {}
    if (lock.state_ != State::held) return lock;
    lock.file_ = HeldFile::make(path);
    if (lock.file_.state() == HeldFile::State::held) return lock;
    lock.let_go();
    lock.state_ = State::impossible;
    return lock;
}

Lock::Lock(Lock&& other) noexcept
    : path_(std::move(other.path_)), descriptor_(std::exchange(other.descriptor_, -1)), file_(std::move(other.file_)),
      state_(other.state_), holder_(std::move(other.holder_)), names_(other.names_) {}

bool Lock::try_once(std::string const& path, std::string const& holder) {
    // Between opening and locking, the holder may delete the file; then the lock is on a ghost.
    for (int attempt = 0; attempt < 10 && !try_beside(holder); ++attempt) {}
    if (state_ != State::held) return state_ != State::busy;
    file_ = HeldFile::open(path);
    names_ = file_.names();
    if (file_.state() == HeldFile::State::held && names_ <= 1) return true;
    state_ = file_.state() == HeldFile::State::busy ? State::busy
             : names_ > 1                           ? State::several_names
                                                    : State::impossible;
    let_go();
    return state_ != State::busy;
}

bool Lock::try_beside(std::string const& holder) {
    holder_.clear();
    descriptor_ = ::open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor_ < 0) {
        state_ = State::impossible;
        return true;
    }
    if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
        state_ = errno == EWOULDBLOCK ? State::busy : State::impossible;
        char text[256];
        auto const got = ::pread(descriptor_, text, sizeof text, 0);
        holder_ = got > 0 ? std::string(text, static_cast<std::size_t>(got)) : "?"; // it is just about to say it
        ::close(descriptor_);
        descriptor_ = -1;
        return true;
    }
    struct stat mine {};
    struct stat there {};
    auto const same = ::fstat(descriptor_, &mine) == 0 && ::stat(path_.c_str(), &there) == 0 &&
                      mine.st_ino == there.st_ino && mine.st_dev == there.st_dev;
    if (!same) {
        ::close(descriptor_);
        descriptor_ = -1;
        state_ = State::busy;
        return false;
    }
    state_ = State::held;
    if (::ftruncate(descriptor_, 0) == 0)
        // Who holds the lock is a courtesy to the reader of a message; failing to say it is no error.
        [[maybe_unused]] auto const wrote = ::pwrite(descriptor_, holder.data(), holder.size(), 0);
    return true;
}

void Lock::let_go() {
    file_ = {};
    if (descriptor_ < 0) return;
    // In a folder that was moved away meanwhile, the name may be another's.
    struct stat mine {};
    struct stat there {};
    if (::fstat(descriptor_, &mine) == 0 && ::lstat(path_.c_str(), &there) == 0 && mine.st_ino == there.st_ino &&
        mine.st_dev == there.st_dev)
        ::unlink(path_.c_str());
    ::close(descriptor_);
    descriptor_ = -1;
}

Lock::~Lock() { let_go(); }

} // namespace db
