// A disk that can fail: an SQLite VFS over the usual one. It counts every call that can go wrong and lets one of
// them do so, loses power at it, tells lies, or writes down what reaches the file and what is forced to it.
// SQLite's own list of VFS is the seam: while a FaultyDisk lives it is the default, so that every connection of
// the program goes through it, those to backups and second looks included. One thread at a time.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace fixture {

/// What goes wrong. Each counts the calls it can happen to, from 1.
enum class Fault {
    io_error,    ///< EIO, at any call
    disk_full,   ///< ENOSPC, where something grows
    short_write, ///< half is written, then EIO
    failed_sync, ///< fsync fails, and what was to be forced is still only in the cache
    dies_before, ///< the program ends right before the call: nothing later reaches the disk
    dies_after,  ///< … right after it
    dies_torn,   ///< … in the middle of a write
};

enum class Times { once, for_ever };

/// Something that changes what is on the disk, or forces it there.
struct DiskEvent {
    enum class Kind { create, write, truncate, sync, remove };
    Kind kind = Kind::write;
    std::string path;
    std::int64_t offset = 0; ///< of a write; the new size of a truncation
    std::string bytes;
    bool folder = false; ///< sync, remove: the folder is forced to the disk as well
};

/// Defects planted on purpose, to prove that a harness notices them.
enum class Lie {
    none,
    syncs,       ///< says it forced to the disk what it did not (for whoever listens)
    some_writes, ///< says that it wrote what it dropped: every seventh write to the workspace or its log
    folders,     ///< never forces a folder to the disk (for whoever listens)
};

class FaultyDisk {
public:
    FaultyDisk();
    ~FaultyDisk();
    FaultyDisk(FaultyDisk const&) = delete;
    FaultyDisk& operator=(FaultyDisk const&) = delete;

    /// From now on the `at`th call this can happen to fails; 0: none does, calls are counted.
    void arm(Fault fault, Times times, std::int64_t at);
    /// Everything goes well again.
    void disarm();
    /// Whether it came to the fault since it was armed.
    bool fired() const;
    /// Calls this fault could have happened to, since it was armed.
    std::int64_t calls() const;
    void lie(Lie lie);
    /// Told of every event before it happens; empty: nobody is.
    void listen(std::function<void(DiskEvent)> listener);

    struct State;

private:
    std::unique_ptr<State> state_;
};

} // namespace fixture
