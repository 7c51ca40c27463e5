#include "app/common/file_kind.h"

#include <charconv>
#include <dirent.h>
#include <memory>
#include <string_view>
#include <unistd.h>

namespace app {

using core::say;

Descriptor::~Descriptor() {
    if (number >= 0)
        ::close(number);
}

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
        if (number > STDERR_FILENO && ::fstat(number, &each) == 0 && same_file(each, file))
            return true;
    }
    return false;
}

bool same_file(struct stat const& one, struct stat const& other) {
    return one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

} // namespace app
