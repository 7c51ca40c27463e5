// The bytes go into a neighbour with a name nobody can foretell, made by this call alone; it changes places with
// the file in one step, and what comes out is looked at before it goes. So there is no moment at which another
// file could be put there to be lost.
#include "app/common/writing.h"

#include "app/common/file_kind.h"
#include "app/common/places.h"
#include "core/base/descriptor.h"
#include "core/base/error.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <random>
#include <unistd.h>

namespace app {

namespace {

using core::Code;
using core::Error;
using core::refuse;
using core::say;

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
    case ENOTDIR:
        throw Error(Code::not_found,
                    say("{file} cannot be written: its folder does not exist.", {{"file", path}}));
    case EFBIG:
        throw Error(Code::io,
                    say("{file} cannot be written: it would be larger than files may be here.", {{"file", path}}));
    default:
        throw Error(Code::io, say("{file} cannot be written ({why}).",
                                  {{"file", path}, {"why", std::strerror(why)}}));
    }
}

/// The folder and the name in it.
struct Target {
    explicit Target(std::string const& wanted)
        : path(wanted), folder(::open(folder_of(wanted).c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC)) {
        if (folder.number() < 0)
            cannot_write(path, errno);
        auto const slash = path.rfind('/');
        name = slash == path.npos ? path : path.substr(slash + 1);
        if (name.empty()) // "place/"
            throw Error(Code::bad_input, say("{file} is a folder, not a file.", {{"file", path}}));
    }
    static std::string folder_of(std::string const& path) {
        auto const slash = path.rfind('/');
        return slash == path.npos ? "." : slash == 0 ? "/" : path.substr(0, slash);
    }
    std::string path;
    core::Descriptor folder;
    std::string name;
};

/// The first bytes of a file that is there; nothing when it cannot be opened.
std::optional<std::string> beginning(int folder, std::string const& name, struct stat const& expected) {
    core::Descriptor const file(
        ::openat(folder, name.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY));
    struct stat info {};
    if (file.number() < 0 || ::fstat(file.number(), &info) != 0 || !same_file(info, expected))
        return std::nullopt;
    std::string bytes(128, '\0');
    auto const got = ::pread(file.number(), bytes.data(), bytes.size(), 0);
    if (got < 0)
        return std::nullopt;
    bytes.resize(static_cast<std::size_t>(got));
    return bytes;
}

/// Nothing goes where a database looks for files of its own: a false journal would be played back into it.
void refuse_beside_database(Target const& target) {
    auto const name = owner_of(target.name);
    if (!name)
        return;
    std::string const owner(*name);
    struct stat info {};
    if (::fstatat(target.folder.number(), owner.c_str(), &info, 0) != 0 || !S_ISREG(info.st_mode))
        return;
    auto const begins = is_open_here(info) ? std::nullopt : beginning(target.folder.number(), owner, info);
    if (!begins || is_database(*begins))
        refuse(say("{file} has the name of a file that belongs to the workspace beside it; nothing was written.",
                   {{"file", target.path}}));
}

/// Keys and known heads lie in folders of their own, wherever the way there leads.
void refuse_own_folders(Target const& target) {
    std::vector<struct stat> own;
    for (auto const& folder : {key_folder(), head_folder()}) {
        struct stat info {};
        if (!folder.empty() && ::stat(folder.c_str(), &info) == 0)
            own.push_back(info);
    }
    struct stat here {}, before {};
    std::string up;
    for (int depth = 0; depth < 256 && !own.empty(); ++depth, up += up.empty() ? ".." : "/..", before = here) {
        if (::fstatat(target.folder.number(), up.empty() ? "." : up.c_str(), &here, 0) != 0 ||
            (depth > 0 && same_file(here, before)))
            return;
        for (auto const& folder : own)
            if (same_file(here, folder))
                refuse(say("{file} lies where this program keeps its keys and what it knows of workspaces; nothing "
                           "was written.",
                           {{"file", target.path}}));
    }
}

/// What stands there now and may be replaced; nothing if the name is free. Throws for all that may not.
std::optional<struct stat> replaceable(Target const& target) {
    struct stat info {};
    if (::fstatat(target.folder.number(), target.name.c_str(), &info, AT_SYMLINK_NOFOLLOW) != 0) {
        if (errno == ENOENT)
            return std::nullopt;
        cannot_write(target.path, errno);
    }
    if (auto other = not_a_file(target.path, info.st_mode))
        throw Error(Code::bad_input, std::move(*other));
    std::vector<core::Arg> const file{{"file", target.path}};
    if (is_open_here(info))
        refuse(say("{file} is part of the workspace that is open; it was not replaced.", file));
    auto const begins = beginning(target.folder.number(), target.name, info);
    if (!begins)
        refuse(say("{file} cannot be read to see what it is; it was not replaced.", file));
    if (is_database(*begins))
        refuse(say("{file} is a workspace or another database; it was not replaced.", file));
    if (begins->starts_with("counterpoint-key-"))
        refuse(say("{file} is a signing key; it was not replaced.", file));
    if (begins->find("\"counterpoint-heads/") != begins->npos)
        refuse(say("{file} is a note of what this program knows of a workspace; it was not replaced.", file));
    return info;
}

/// The neighbour: gone again unless it has become the file.
class Neighbour {
public:
    explicit Neighbour(Target const& target) : target_(target) {
        std::random_device random;
        for (int attempt = 0; attempt < 16; ++attempt) {
            name_ = fmt::format(".{:08x}{:08x}.tmp", random(), random());
            file_ = core::Descriptor(::openat(target.folder.number(), name_.c_str(),
                                              O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666));
            if (file_.is_open() || errno != EEXIST)
                break;
        }
        if (!file_.is_open())
            cannot_write(target.path, errno);
    }
    ~Neighbour() {
        file_.close();
        if (!name_.empty())
            ::unlinkat(target_.folder.number(), name_.c_str(), 0);
    }
    Neighbour(Neighbour const&) = delete;
    Neighbour& operator=(Neighbour const&) = delete;

    /// A file that others may not read stays one.
    void protect_like(struct stat const& earlier) {
        if (::fchmod(file_.number(), earlier.st_mode & 0777) != 0)
            cannot_write(target_.path, errno);
    }
    /// Small pieces are gathered.
    void take(std::string_view bytes) {
        constexpr std::size_t enough = 1 << 16;
        gathered_ += bytes;
        if (gathered_.size() >= enough)
            put_gathered();
    }
    /// All is on the disk.
    void finish() {
        put_gathered();
        if (::fsync(file_.number()) != 0)
            cannot_write(target_.path, errno);
        file_.close();
    }
    /// Takes the name that was free.
    void become_new() {
        if (rename(RENAME_NOREPLACE) == 0) {
            name_.clear();
            return;
        }
        if (errno == EINVAL || errno == ENOSYS) { // a file system without it; a link does not replace either
            if (::linkat(target_.folder.number(), name_.c_str(), target_.folder.number(), target_.name.c_str(), 0) == 0)
                return;
            if (errno == EPERM || errno == EOPNOTSUPP)
                return replace();
        }
        if (errno == EEXIST)
            changed_meanwhile();
        cannot_write(target_.path, errno);
    }
    /// Changes places with the file that was looked at, and with no other.
    void become(struct stat const& earlier) {
        if (rename(RENAME_EXCHANGE) != 0) {
            if (errno != EINVAL && errno != ENOSYS)
                cannot_write(target_.path, errno);
            auto const now = replaceable(target_);
            if (!now || !same_file(*now, earlier))
                changed_meanwhile();
            return replace();
        }
        struct stat out {};
        if (::fstatat(target_.folder.number(), name_.c_str(), &out, AT_SYMLINK_NOFOLLOW) != 0 ||
            !same_file(out, earlier)) {
            rename(RENAME_EXCHANGE);
            changed_meanwhile();
        }
    }

private:
    void put_gathered() {
        for (std::string_view bytes = gathered_; !bytes.empty();) {
            auto const wrote = ::write(file_.number(), bytes.data(), bytes.size());
            if (wrote < 0 && errno == EINTR)
                continue;
            if (wrote < 0)
                cannot_write(target_.path, errno);
            bytes.remove_prefix(static_cast<std::size_t>(wrote));
        }
        gathered_.clear();
    }
    int rename(unsigned how) const {
        return ::renameat2(target_.folder.number(), name_.c_str(), target_.folder.number(), target_.name.c_str(), how);
    }
    void replace() {
        if (::renameat(target_.folder.number(), name_.c_str(), target_.folder.number(), target_.name.c_str()) != 0)
            cannot_write(target_.path, errno);
        name_.clear();
    }
    [[noreturn]] void changed_meanwhile() const {
        refuse(say("Somebody put another file at {file} meanwhile; it was not replaced.", {{"file", target_.path}}));
    }

    Target const& target_;
    std::string name_;
    std::string gathered_;
    core::Descriptor file_;
};

} // namespace

void write_file(std::string const& path, std::string_view bytes) {
    write_file(path, [bytes](core::Sink const& sink) { sink(bytes); });
}

void write_file(std::string const& path, std::function<void(core::Sink const&)> const& make) {
    Target const target(path);
    auto const earlier = replaceable(target);
    refuse_own_folders(target);
    refuse_beside_database(target);
    {
        Neighbour neighbour(target);
        if (earlier)
            neighbour.protect_like(*earlier);
        make([&](std::string_view bytes) { neighbour.take(bytes); });
        neighbour.finish();
        if (earlier)
            neighbour.become(*earlier);
        else
            neighbour.become_new();
    }
    // Only the folder's own sync makes the new name survive a power cut.
    core::Descriptor const folder(::openat(target.folder.number(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.number() >= 0)
        ::fsync(folder.number());
}

} // namespace app
