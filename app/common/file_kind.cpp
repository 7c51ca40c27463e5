#include "app/common/file_kind.h"

#include <array>
#include <charconv>
#include <climits>
#include <dirent.h>
#include <memory>
#include <string_view>
#include <unistd.h>

namespace app {

using core::say;

std::optional<core::Message> not_a_file(std::string const& path, mode_t mode) {
    std::vector<core::Arg> const file{{"file", path}};
    if (S_ISREG(mode))
        return std::nullopt;
    if (S_ISDIR(mode))
        return say("{file} is a folder, not a file.", file);
    if (S_ISFIFO(mode))
        return say("{file} is a pipe, not a file.", file);
    if (S_ISSOCK(mode))
        return say("{file} is a socket, not a file.", file);
    if (S_ISLNK(mode))
        return say("{file} is a link to another place; name the file itself.", file);
    return say("{file} is a device, not a file.", file);
}

std::optional<std::string_view> owner_of(std::string_view name) {
    for (std::string_view const ending : {"-wal", "-shm", "-journal", ".lock"})
        if (name.size() > ending.size() && name.ends_with(ending))
            return name.substr(0, name.size() - ending.size());
    return std::nullopt;
}

bool is_database(std::string_view begins) {
    using namespace std::string_view_literals;
    for (auto const magic : {"SQLite format 3\0"sv, "\x37\x7f\x06\x82"sv, "\x37\x7f\x06\x83"sv,
                             "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"sv})
        if (begins.starts_with(magic))
            return true;
    return false;
}

namespace {

/// Whether an open descriptor is of a database or of a file beside one; it is neither opened nor closed for that.
bool belongs_to_database(DIR* descriptors, char const* name, int number) {
    std::array<char, PATH_MAX> path;
    auto const size = ::readlinkat(::dirfd(descriptors), name, path.data(), path.size());
    if (size >= 0 && owner_of({path.data(), static_cast<std::size_t>(size)}))
        return true;
    std::array<char, 16> begins;
    auto const got = ::pread(number, begins.data(), begins.size(), 0);
    return got > 0 && is_database({begins.data(), static_cast<std::size_t>(got)});
}

} // namespace

bool is_open_here(struct stat const& file) {
    std::unique_ptr<DIR, int (*)(DIR*)> const open_files(::opendir("/proc/self/fd"), &::closedir);
    if (!open_files)
        return false;
    while (auto const* entry = ::readdir(open_files.get())) {
        std::string_view const name = entry->d_name;
        int number = -1;
        std::from_chars(name.data(), name.data() + name.size(), number);
        struct stat each {};
        // What the program was started with is not what it opened.
        if (number <= STDERR_FILENO || ::fstat(number, &each) != 0 || !same_file(each, file))
            continue;
        // Another thread may read or write a file of its own just now, or have closed it; that is no reason.
        if (belongs_to_database(open_files.get(), entry->d_name, number))
            return true;
    }
    return false;
}

bool same_file(struct stat const& one, struct stat const& other) {
    return one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

} // namespace app
