#include "db/stamp.h"

#include "db/open_files.h"

#include <chrono>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <linux/magic.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <thread>
#include <unistd.h>

namespace db {

namespace {

constexpr auto step_of_file_times = std::chrono::milliseconds(20); // a kernel that ticks 100 times a second takes 10
constexpr int most_attempts = 3;

/// A number the system makes anew each time it starts.
std::string this_start() {
    std::ifstream file("/proc/sys/kernel/random/boot_id");
    std::string id;
    std::getline(file, id);
    return id;
}

bool lies_beside(std::string const& path, char const* ending) {
    std::error_code failed;
    auto const size = std::filesystem::file_size(path + ending, failed);
    return !failed && size > 0;
}

std::chrono::nanoseconds in_ns(timespec const& time) {
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

/// Whether it was written so lately that a further write may get the same time.
bool is_fresh(std::string const& path) {
    struct stat info {};
    if (::stat(path.c_str(), &info) != 0) return true;
    auto const since = std::chrono::system_clock::now().time_since_epoch() - in_ns(info.st_ctim);
    return since < step_of_file_times;
}

/// File systems of disks, which are told when a page in some program's memory is changed for the first time since it was
/// written out. (Linux: vm_operations_struct.page_mkwrite with file_update_time().)
bool notes_every_write(int file) {
    struct statfs info {};
    if (::fstatfs(file, &info) != 0) return false;
    switch (static_cast<std::uint32_t>(info.f_type)) {
    case EXT4_SUPER_MAGIC: // and ext2, ext3
    case XFS_SUPER_MAGIC:
    case BTRFS_SUPER_MAGIC:
    case F2FS_SUPER_MAGIC:
    case OVERLAYFS_SUPER_MAGIC: return true;
    default: return false;
    }
}

} // namespace

std::string stamp_of(std::string const& path) {
    struct stat info {};
    auto const start = this_start();
    if (start.empty() || ::stat(path.c_str(), &info) != 0 || lies_beside(path, "-wal") || lies_beside(path, "-journal"))
        return {};
    return fmt::format("{} {}:{} {} {} {}", start, info.st_dev, info.st_ino, info.st_size, in_ns(info.st_mtim).count(),
                       in_ns(info.st_ctim).count());
}

std::string settled_stamp_of(std::string const& path) {
    auto const file = open_file(path, For::reading);
    if (!file || !notes_every_write(file.number())) return {};
    for (int attempt = 0; attempt < most_attempts; ++attempt) {
        auto const before = stamp_of(path);
        if (before.empty()) return {};
        if (is_fresh(path)) std::this_thread::sleep_for(step_of_file_times);
        if (::fsync(file.number()) != 0) return {};
        // Whoever changed a page since it was written out gave the file another time than that of before.
        if (!is_fresh(path) && stamp_of(path) == before) return before;
    }
    return {};
}

} // namespace db
