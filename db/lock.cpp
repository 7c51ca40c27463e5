#include "db/lock.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace db {

Lock::Lock(std::string const& path, std::string const& holder) : path_(path + ".lock") {
    // Between opening and locking, the holder may delete the file; then the lock is on a ghost.
    for (int attempt = 0; attempt < 10 && !try_once(holder); ++attempt) {}
}

bool Lock::try_once(std::string const& holder) {
    descriptor_ = ::open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor_ < 0) {
        state_ = State::impossible;
        return true;
    }
    if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
        state_ = errno == EWOULDBLOCK ? State::busy : State::impossible;
        char text[256];
        auto const got = ::pread(descriptor_, text, sizeof text, 0);
        if (got > 0) holder_.assign(text, static_cast<std::size_t>(got));
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
        return false;
    }
    state_ = State::held;
    if (::ftruncate(descriptor_, 0) == 0)
        // Who holds the lock is a courtesy to the reader of a message; failing to say it is no error.
        [[maybe_unused]] auto const wrote = ::pwrite(descriptor_, holder.data(), holder.size(), 0);
    return true;
}

Lock::~Lock() {
    if (descriptor_ < 0) return;
    ::unlink(path_.c_str());
    ::close(descriptor_);
}

} // namespace db
