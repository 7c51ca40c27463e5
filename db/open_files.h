// Descriptors of a workspace file beside SQLite's own. Closing any descriptor of a file drops the locks this whole
// process holds on it, SQLite's included; so one of ours is closed only when no connection to that file is left.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace db {

/// Which file it is, whatever it is called.
struct FileId {
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    auto operator<=>(FileId const&) const = default;
};

/// What a path leads to at the moment; nothing when nothing is there.
std::optional<FileId> file_at(std::string const& path);

/// Whether a connection of this process has that file open.
bool connected_here(FileId const& file);

/// While it lives, a connection of this process has the file open that its path led to.
class Connected {
public:
    Connected() = default;
    explicit Connected(std::string const& path);
    Connected(Connected&& other) noexcept : file_(std::exchange(other.file_, std::nullopt)) {}
    Connected& operator=(Connected&& other) noexcept {
        std::swap(file_, other.file_);
        return *this;
    }
    ~Connected() { end(); }
    /// To be called when the connection is closed, not before.
    void end();

private:
    std::optional<FileId> file_;
};

/// An open file; -1 is none. Unlike core::Descriptor it stays open when this goes, until no connection to that file is
/// left.
class OpenFile {
public:
    OpenFile() = default;
    explicit OpenFile(int number) : number_(number) {}
    OpenFile(OpenFile&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    OpenFile& operator=(OpenFile&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    ~OpenFile();
    int number() const { return number_; }
    explicit operator bool() const { return number_ >= 0; }

private:
    int number_ = -1;
};

/// Opens a regular file and nothing else, without waiting for anybody; for writing as well, or for reading.
/// errno tells why there is none.
enum class For { reading, writing };
OpenFile open_file(std::string const& path, For what);
/// Makes a file that only its owner may read and write, whatever the mask; none when something is there already.
OpenFile make_file(std::string const& path);

} // namespace db
