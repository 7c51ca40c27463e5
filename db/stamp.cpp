#include "db/stamp.h"

#include <chrono>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <sys/stat.h>
#include <thread>

namespace db {

namespace {

constexpr auto step_of_file_times = std::chrono::milliseconds(20); // a kernel that ticks 100 times a second takes 10

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
    struct stat info {};
    if (::stat(path.c_str(), &info) != 0) return {};
    auto const since = std::chrono::system_clock::now().time_since_epoch() - in_ns(info.st_ctim);
    if (since < step_of_file_times) std::this_thread::sleep_for(step_of_file_times);
    return stamp_of(path);
}

} // namespace db
