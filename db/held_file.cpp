#include "db/held_file.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <sys/stat.h>

namespace db {

namespace {

// Locks of an open file description: SQLite's own, which belong to the process and lie in the bytes from 2^30 on,
// neither see them nor are seen.
constexpr std::int64_t held_byte = std::int64_t{1} << 62;
constexpr std::int64_t first_place = held_byte + 1;

struct flock range(short type, std::int64_t from, std::int64_t count) {
    struct flock wanted {};
    wanted.l_type = type;
    wanted.l_whence = SEEK_SET;
    wanted.l_start = from;
    wanted.l_len = count;
    return wanted;
}

bool lock_byte(int file, short type, std::int64_t byte) {
    auto wanted = range(type, byte, 1);
    return ::fcntl(file, F_OFD_SETLK, &wanted) == 0;
}

} // namespace

HeldFile::HeldFile(OpenFile file) : file_(std::move(file)) {
    if (!file_) return;
    // Where a file system knows no such locks, the one beside the file has to do.
    auto const taken = lock_byte(file_.number(), F_WRLCK, held_byte) || (errno != EAGAIN && errno != EACCES);
    state_ = taken ? State::held : State::busy;
}

HeldFile HeldFile::open(std::string const& path) { return HeldFile(open_file(path, For::writing)); }
HeldFile HeldFile::make(std::string const& path) { return HeldFile(make_file(path)); }

bool HeldFile::is_held(std::string const& path) {
    auto const file = open_file(path, For::reading);
    auto other = range(F_WRLCK, held_byte, 1);
    return file && ::fcntl(file.number(), F_OFD_GETLK, &other) == 0 && other.l_type != F_UNLCK;
}

HeldFile::~HeldFile() {
    // Closing may have to wait, the lock may not.
    if (file_) lock_byte(file_.number(), F_UNLCK, held_byte);
}

std::uint64_t HeldFile::names() const {
    struct stat info {};
    return file_ && ::fstat(file_.number(), &info) == 0 ? static_cast<std::uint64_t>(info.st_nlink) : 0;
}

HeldFile::Place HeldFile::place(std::string const& path) const {
    struct stat mine {};
    struct stat there {};
    if (::fstat(file_.number(), &mine) != 0) return Place::nowhere;
    if (::stat(path.c_str(), &there) == 0 && mine.st_dev == there.st_dev && mine.st_ino == there.st_ino)
        return Place::here;
    return mine.st_nlink > 0 ? Place::elsewhere : Place::nowhere;
}

Turn::Turn(std::string const& path) : file_(open_file(path, For::reading)) {
    if (!file_) return;
    using namespace std::chrono;
    // Places are times of arrival; two of one instant stand one behind the other.
    auto const since_1970 = duration_cast<microseconds>(system_clock::now().time_since_epoch()).count();
    auto const now = std::max<std::int64_t>(since_1970, 1);
    for (place_ = first_place + now; place_ < first_place + now + 1000; ++place_) {
        auto others = range(F_WRLCK, place_, 1);
        if (::fcntl(file_.number(), F_OFD_GETLK, &others) != 0) break;
        if (others.l_type == F_UNLCK && lock_byte(file_.number(), F_RDLCK, place_)) return;
    }
    file_ = {};
}

Turn::~Turn() {
    if (file_) lock_byte(file_.number(), F_UNLCK, place_);
}

bool Turn::is_next() const {
    if (!file_) return true;
    auto before = range(F_WRLCK, first_place, place_ - first_place);
    return ::fcntl(file_.number(), F_OFD_GETLK, &before) != 0 || before.l_type == F_UNLCK;
}

} // namespace db
