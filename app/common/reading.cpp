#include "app/common/reading.h"

#include "app/common/file_kind.h"
#include "core/base/descriptor.h"
#include "core/base/error.h"
#include "core/base/size.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <unistd.h>

namespace app {

namespace {

using core::Code;
using core::Error;
using core::say;

[[noreturn]] void cannot_read(std::string const& path, int why) {
    if (why == ENOENT || why == ENOTDIR)
        throw Error(Code::not_found, say("There is no file {file}.", {{"file", path}}));
    if (why == EACCES)
        throw Error(Code::io,
                    say("{file} cannot be read: you have no right to.", {{"file", path}}));
    throw Error(Code::io, say("{file} cannot be read ({why}).",
                              {{"file", path}, {"why", std::strerror(why)}}));
}

/// A plain file, open for reading.
class Reading {
public:
    Reading(std::string path, std::uint64_t cap) : path_(std::move(path)), cap_(cap), file_(opened(path_)) {
        struct stat info {};
        if (::fstat(file_.number(), &info) != 0)
            cannot_read(path_, errno);
        if (auto const other = not_a_file(path_, info.st_mode))
            throw Error(Code::bad_input, *other);
        size_ = static_cast<std::uint64_t>(info.st_size);
        refuse_over(size_);
    }
    std::uint64_t size() const { return size_; }
    /// The next bytes; none at the end.
    std::string_view next() {
        for (;;) {
            auto const got = ::read(file_.number(), part_.data(), part_.size());
            if (got < 0 && errno == EINTR)
                continue;
            if (got < 0)
                cannot_read(path_, errno);
            read_ += static_cast<std::uint64_t>(got);
            refuse_over(read_); // a file may grow, and some tell no size
            return {part_.data(), static_cast<std::size_t>(got)};
        }
    }

private:
    static int opened(std::string const& path) {
        // Looked at first: opening a device may do something, and a workspace must not be opened twice.
        struct stat info {};
        if (::stat(path.c_str(), &info) != 0)
            cannot_read(path, errno);
        if (auto const other = not_a_file(path, info.st_mode))
            throw Error(Code::bad_input, *other);
        if (is_open_here(info))
            throw Error(Code::refused,
                        say("{file} is part of the workspace that is open; it is not read.", {{"file", path}}));
        auto const number = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
        if (number < 0)
            cannot_read(path, errno);
        return number;
    }
    void refuse_over(std::uint64_t size) const {
        if (size > cap_)
            throw Error(Code::bad_input,
                        say("{file} has {size}; at most {cap} can be read.",
                            {{"file", path_}, {"size", core::size_text(size)}, {"cap", core::size_text(cap_)}}));
    }

    std::string path_;
    std::uint64_t cap_;
    core::Descriptor file_;
    std::uint64_t size_ = 0;
    std::uint64_t read_ = 0;
    std::array<char, 1 << 16> part_;
};

} // namespace

std::string read_file(std::string const& path, std::uint64_t cap) {
    Reading file(path, cap);
    std::string bytes;
    bytes.reserve(file.size());
    for (auto part = file.next(); !part.empty(); part = file.next())
        bytes += part;
    return bytes;
}

std::string read_beginning(std::string const& path, std::size_t count) {
    Reading file(path, UINT64_MAX);
    std::string bytes;
    for (auto part = file.next(); !part.empty() && bytes.size() < count; part = file.next())
        bytes += part;
    bytes.resize(std::min(bytes.size(), count));
    return bytes;
}

FilePieces pieces_of(std::string const& path) {
    auto const file = std::make_shared<Reading>(path, largest_in_pieces);
    return {file->size(), [file] { return file->next(); }};
}

void each_line(std::string const& path, std::function<void(core::Line const&)> const& call) {
    core::each_line(pieces_of(path).next, call);
}

} // namespace app
