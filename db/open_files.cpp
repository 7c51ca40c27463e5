#include "db/open_files.h"

#include <cerrno>
#include <fcntl.h>
#include <map>
#include <mutex>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace db {

namespace {

struct Known {
    int connections = 0;
    std::vector<int> waiting; ///< descriptors to close when there is no connection any more
};

struct Registry {
    std::mutex mutex;
    std::map<FileId, Known> files;
};

Registry& registry() {
    static auto& one = *new Registry; // outlives whatever is closed at the end of the program
    return one;
}

FileId id_of(struct stat const& info) {
    return {static_cast<std::uint64_t>(info.st_dev), static_cast<std::uint64_t>(info.st_ino)};
}

} // namespace

std::optional<FileId> file_at(std::string const& path) {
    struct stat info {};
    if (::stat(path.c_str(), &info) != 0) return std::nullopt;
    return id_of(info);
}

bool connected_here(FileId const& file) {
    auto& all = registry();
    std::lock_guard const lock(all.mutex);
    return all.files.contains(file);
}

Connected::Connected(std::string const& path) : file_(file_at(path)) {
    if (!file_) return;
    auto& all = registry();
    std::lock_guard const lock(all.mutex);
    ++all.files[*file_].connections;
}

void Connected::end() {
    if (!file_) return;
    auto& all = registry();
    std::lock_guard const lock(all.mutex);
    auto const known = all.files.find(*file_);
    if (--known->second.connections == 0) {
        for (auto const number : known->second.waiting) ::close(number);
        all.files.erase(known);
    }
    file_.reset();
}

OpenFile::~OpenFile() {
    if (number_ < 0) return;
    struct stat info {};
    auto& all = registry();
    std::lock_guard const lock(all.mutex);
    if (::fstat(number_, &info) == 0)
        if (auto const known = all.files.find(id_of(info)); known != all.files.end()) {
            known->second.waiting.push_back(number_);
            return;
        }
    ::close(number_);
}

OpenFile open_file(std::string const& path, For what) {
    // A FIFO without anybody at its other end would be waited for, a device may do anything.
    auto const mode = what == For::writing ? O_RDWR : O_RDONLY;
    OpenFile file(::open(path.c_str(), mode | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    struct stat info {};
    if (file && (::fstat(file.number(), &info) != 0 || !S_ISREG(info.st_mode))) {
        file = {};
        errno = EINVAL;
    }
    return file;
}

OpenFile make_file(std::string const& path) {
    OpenFile file(::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (file) ::fchmod(file.number(), 0600); // a mask may have taken even that away
    return file;
}

} // namespace db
