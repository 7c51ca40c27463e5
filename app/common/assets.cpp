#include "app/common/assets.h"

#include "core/error.h"
#include "core/size.h"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace app {

namespace {

using core::Code;
using core::Error;
using core::say;
namespace fs = std::filesystem;

/// Closes a descriptor whichever way the function ends.
struct Descriptor {
    int number = -1;
    explicit Descriptor(int opened) : number(opened) {}
    ~Descriptor() {
        if (number >= 0)
            ::close(number);
    }
    Descriptor(Descriptor const&) = delete;
    Descriptor& operator=(Descriptor const&) = delete;
};

fs::path program_folder() {
    std::error_code failed;
    auto const program = fs::read_symlink("/proc/self/exe", failed);
    return failed ? fs::path(".") : program.parent_path();
}

[[noreturn]] void cannot_write(std::string const& path, int why) {
    switch (why) {
    case ENOSPC:
    case EDQUOT:
        throw Error(Code::disk_full,
                    say("The disk is full: {file} was not written.", {{"file", path}}));
    case EACCES:
    case EPERM:
    case EROFS:
        throw Error(
            Code::read_only,
            say("{file} cannot be written: you have no right to write there.", {{"file", path}}));
    case ENOENT:
        throw Error(Code::not_found,
                    say("{file} cannot be written: its folder does not exist.", {{"file", path}}));
    default:
        throw Error(Code::io, say("{file} cannot be written ({why}).",
                                  {{"file", path}, {"why", std::strerror(why)}}));
    }
}

[[noreturn]] void cannot_read(std::string const& path, int why) {
    if (why == ENOENT || why == ENOTDIR)
        throw Error(Code::not_found, say("There is no file {file}.", {{"file", path}}));
    if (why == EACCES)
        throw Error(Code::io,
                    say("{file} cannot be read: you have no right to.", {{"file", path}}));
    throw Error(Code::io, say("{file} cannot be read ({why}).",
                              {{"file", path}, {"why", std::strerror(why)}}));
}

void write_all(int descriptor, std::string_view bytes, std::string const& path) {
    while (!bytes.empty()) {
        auto const wrote = ::write(descriptor, bytes.data(), bytes.size());
        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote < 0)
            cannot_write(path, errno);
        bytes.remove_prefix(static_cast<std::size_t>(wrote));
    }
}

/// Removes the neighbour unless it has become the file itself.
struct Neighbour {
    std::string path;
    bool renamed = false;
    ~Neighbour() {
        if (!renamed)
            ::unlink(path.c_str());
    }
};

} // namespace

std::string data_dir() {
    auto const* data = std::getenv("XDG_DATA_HOME");
    auto const* home = std::getenv("HOME");
    auto const base = data && *data ? fs::path(data) : fs::path(home ? home : ".") / ".local/share";
    return base / "counterpoint";
}

std::string assets_dir() {
    if (char const* given = std::getenv("COUNTERPOINT_ASSETS"); given && *given)
        return given;
    auto const folder = program_folder();
    std::error_code ignored;
    for (auto const& place : {folder / "assets", folder / ".." / "share" / "counterpoint"})
        if (fs::is_directory(place, ignored))
            return place.lexically_normal().string();
    return (folder / "assets").string();
}

std::string read_file(std::string const& path, std::uint64_t cap) {
    Descriptor const file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.number < 0)
        cannot_read(path, errno);
    struct stat info {};
    if (::fstat(file.number, &info) != 0)
        cannot_read(path, errno);
    if (S_ISDIR(info.st_mode))
        throw Error(Code::bad_input, say("{file} is a folder, not a file.", {{"file", path}}));
    auto const refuse = [&](std::uint64_t size) {
        throw Error(Code::bad_input,
                    say("{file} has {size}; at most {cap} can be read.",
                        {{"file", path}, {"size", core::size_text(size)}, {"cap", core::size_text(cap)}}));
    };
    auto const expected = static_cast<std::uint64_t>(info.st_size);
    if (expected > cap)
        refuse(expected);
    std::string bytes;
    bytes.reserve(expected);
    std::array<char, 1 << 16> part;
    for (;;) {
        auto const got = ::read(file.number, part.data(), part.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            cannot_read(path, errno);
        if (got == 0)
            return bytes;
        bytes.append(part.data(), static_cast<std::size_t>(got));
        if (bytes.size() > cap)
            refuse(bytes.size()); // a pipe or a growing file tells no size
    }
}

void write_file(std::string const& path, std::string_view bytes) {
    std::error_code ignored;
    if (fs::is_directory(path, ignored))
        throw Error(Code::bad_input, say("{file} is a folder, not a file.", {{"file", path}}));
    Neighbour neighbour{fmt::format("{}.{}.tmp", path, ::getpid())};
    {
        Descriptor const file(::open(neighbour.path.c_str(),
                                     O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0666));
        if (file.number < 0)
            cannot_write(path, errno);
        struct stat earlier {};
        if (::stat(path.c_str(), &earlier) == 0 &&
            ::fchmod(file.number, earlier.st_mode & 07777) != 0)
            cannot_write(path, errno);
        write_all(file.number, bytes, path);
        if (::fsync(file.number) != 0)
            cannot_write(path, errno);
    }
    if (::rename(neighbour.path.c_str(), path.c_str()) != 0)
        cannot_write(path, errno);
    neighbour.renamed = true;
    // Only the folder's own sync makes the new name survive a power cut.
    auto const folder =
        fs::path(path).has_parent_path() ? fs::path(path).parent_path() : fs::path(".");
    Descriptor const opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (opened.number >= 0)
        ::fsync(opened.number);
}

} // namespace app
