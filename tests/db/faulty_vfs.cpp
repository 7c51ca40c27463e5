#include "tests/db/faulty_vfs.h"

#include <sqlite3.h>

#include <cstring>
#include <stdexcept>

namespace fixture {

namespace {

/// The kinds of call that can go wrong.
enum class Call { open, read, write, truncate, sync, remove, look, lock, map };

bool can_happen(Fault fault, Call call) {
    switch (fault) {
    case Fault::disk_full:
        return call == Call::write || call == Call::truncate || call == Call::map || call == Call::open;
    case Fault::short_write:
    case Fault::dies_torn:
        return call == Call::write;
    case Fault::failed_sync:
        return call == Call::sync;
    case Fault::io_error:
        return true;
    // Whether it dies before a read or before the next write is the same to the disk.
    case Fault::dies_before:
    case Fault::dies_after:
        return call != Call::read && call != Call::look && call != Call::lock;
    }
    return false;
}

int code_of(Fault fault, Call call) {
    if (fault == Fault::disk_full && call != Call::open)
        return SQLITE_FULL;
    switch (call) {
    case Call::open:
        return SQLITE_CANTOPEN;
    case Call::read:
        return SQLITE_IOERR_READ;
    case Call::write:
        return SQLITE_IOERR_WRITE;
    case Call::truncate:
        return SQLITE_IOERR_TRUNCATE;
    case Call::sync:
        return SQLITE_IOERR_FSYNC;
    case Call::remove:
        return SQLITE_IOERR_DELETE;
    case Call::look:
        return SQLITE_IOERR_FSTAT;
    case Call::lock:
        return SQLITE_IOERR_LOCK;
    case Call::map:
        return SQLITE_IOERR_SHMMAP;
    }
    return SQLITE_IOERR;
}

} // namespace

struct FaultyDisk::State {
    sqlite3_vfs vfs{};
    sqlite3_vfs* real = nullptr;
    Fault fault = Fault::io_error;
    Times times = Times::once;
    std::int64_t at = 0;
    std::int64_t calls = 0;
    bool armed = false;
    bool fired = false;
    bool dead = false;
    Lie lie = Lie::none;
    std::int64_t writes = 0;
    std::function<void(DiskEvent)> listener;

    /// What happens is written out only for whoever listens: memory may be running out on purpose.
    template <class Make>
    void tell(Make const& make) const {
        if (!listener)
            return;
        if (auto event = make(); !event.path.empty())
            listener(std::move(event));
    }

    /// Makes the call unless it is its turn to fail. `half` does what a torn write leaves.
    template <class Act, class Half>
    int make(Call call, Act&& act, Half&& half) {
        if (dead)
            return code_of(Fault::io_error, call);
        if (!armed || !can_happen(fault, call))
            return act();
        ++calls;
        auto const now = at != 0 && (calls == at || (times == Times::for_ever && calls > at));
        if (!now)
            return act();
        fired = true;
        switch (fault) {
        case Fault::dies_before:
            dead = true;
            break;
        case Fault::dies_after:
            act();
            dead = true;
            break;
        case Fault::dies_torn:
            half();
            dead = true;
            break;
        case Fault::short_write:
            half();
            break;
        default:
            break;
        }
        return code_of(fault, call);
    }
    template <class Act>
    int make(Call call, Act&& act) {
        return make(call, act, [] {});
    }
};

namespace {

using State = FaultyDisk::State;

/// A file of ours, with the real one right behind it.
struct File {
    sqlite3_file base;
    State* state;
    char const* path; ///< SQLite keeps it until the file is closed; null for its temporary files
    bool log;         ///< a journal or write-ahead log: its first sync forces the folder, too
    bool workspace;   ///< the file itself or its write-ahead log
};

File& ours(sqlite3_file* file) {
    return *reinterpret_cast<File*>(file);
}
sqlite3_file* real_of(sqlite3_file* file) {
    return reinterpret_cast<sqlite3_file*>(&ours(file) + 1);
}
State& state_of(sqlite3_file* file) {
    return *ours(file).state;
}
State& state_of(sqlite3_vfs* vfs) {
    return *static_cast<State*>(vfs->pAppData);
}
std::string path_of(sqlite3_file* file) {
    return ours(file).path ? ours(file).path : "";
}

int close_file(sqlite3_file* file) {
    return real_of(file)->pMethods->xClose(real_of(file));
}

int read_file_at(sqlite3_file* file, void* into, int count, sqlite3_int64 at) {
    return state_of(file).make(Call::read,
                               [&] { return real_of(file)->pMethods->xRead(real_of(file), into, count, at); });
}

int write_file_at(sqlite3_file* file, void const* from, int count, sqlite3_int64 at) {
    auto& state = state_of(file);
    auto const write = [&](int part) {
        if (state.lie == Lie::some_writes && ours(file).workspace && ++state.writes % 7 == 0)
            return SQLITE_OK;
        state.tell([&] {
            return DiskEvent{DiskEvent::Kind::write, path_of(file), at,
                             std::string(static_cast<char const*>(from), static_cast<std::size_t>(part)), false};
        });
        return real_of(file)->pMethods->xWrite(real_of(file), from, part, at);
    };
    return state.make(
        Call::write, [&] { return write(count); }, [&] { write(count / 2); });
}

int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
    auto& state = state_of(file);
    return state.make(Call::truncate, [&] {
        state.tell([&] { return DiskEvent{DiskEvent::Kind::truncate, path_of(file), size, {}, false}; });
        return real_of(file)->pMethods->xTruncate(real_of(file), size);
    });
}

int sync_file(sqlite3_file* file, int) {
    auto& state = state_of(file);
    // Nothing is really forced: the power stays on here, and whoever listens knows what would have been.
    return state.make(Call::sync, [&] {
        if (state.lie == Lie::syncs)
            return SQLITE_OK;
        auto const folder = ours(file).log && state.lie != Lie::folders;
        state.tell([&] { return DiskEvent{DiskEvent::Kind::sync, path_of(file), 0, {}, folder}; });
        ours(file).log = false;
        return SQLITE_OK;
    });
}

int size_of_file(sqlite3_file* file, sqlite3_int64* size) {
    return state_of(file).make(Call::look, [&] { return real_of(file)->pMethods->xFileSize(real_of(file), size); });
}

int lock_file(sqlite3_file* file, int level) {
    return state_of(file).make(Call::lock, [&] { return real_of(file)->pMethods->xLock(real_of(file), level); });
}

// Giving back is what the system does for a program that ended: it never fails.
int unlock_file(sqlite3_file* file, int level) {
    return real_of(file)->pMethods->xUnlock(real_of(file), level);
}

int is_reserved(sqlite3_file* file, int* reserved) {
    return real_of(file)->pMethods->xCheckReservedLock(real_of(file), reserved);
}

int control_file(sqlite3_file* file, int what, void* with) {
    return real_of(file)->pMethods->xFileControl(real_of(file), what, with);
}

int sector_size(sqlite3_file* file) {
    return real_of(file)->pMethods->xSectorSize(real_of(file));
}
int characteristics(sqlite3_file* file) {
    return real_of(file)->pMethods->xDeviceCharacteristics(real_of(file));
}

int map_shared(sqlite3_file* file, int page, int size, int extend, void volatile** into) {
    return state_of(file).make(
        Call::map, [&] { return real_of(file)->pMethods->xShmMap(real_of(file), page, size, extend, into); });
}

int lock_shared(sqlite3_file* file, int offset, int count, int flags) {
    auto const act = [&] { return real_of(file)->pMethods->xShmLock(real_of(file), offset, count, flags); };
    return flags & SQLITE_SHM_UNLOCK ? act() : state_of(file).make(Call::lock, act);
}

void barrier(sqlite3_file* file) {
    real_of(file)->pMethods->xShmBarrier(real_of(file));
}

int unmap_shared(sqlite3_file* file, int remove) {
    return real_of(file)->pMethods->xShmUnmap(real_of(file), state_of(file).dead ? 0 : remove);
}

// The second version: pages are read, not mapped, so that every look at the file is a call.
sqlite3_io_methods const methods{
    2,           close_file,  read_file_at, write_file_at, truncate_file, sync_file,       size_of_file,
    lock_file,   unlock_file, is_reserved,  control_file,  sector_size,   characteristics, map_shared,
    lock_shared, barrier,     unmap_shared, nullptr,       nullptr};

int open_file(sqlite3_vfs* vfs, char const* path, sqlite3_file* file, int flags, int* out) {
    auto& state = state_of(vfs);
    auto& made = ours(file);
    made = File{};
    made.state = &state;
    made.path = path;
    made.log = (flags & SQLITE_OPEN_CREATE) && (flags & (SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_WAL));
    made.workspace = flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL);
    auto const code = state.make(Call::open, [&] {
        int there = 1;
        if (path && (flags & SQLITE_OPEN_CREATE))
            state.real->xAccess(state.real, path, SQLITE_ACCESS_EXISTS, &there);
        auto const opened = state.real->xOpen(state.real, path, real_of(file), flags, out);
        if (opened == SQLITE_OK && !there)
            state.tell([&] { return DiskEvent{DiskEvent::Kind::create, path, 0, {}, false}; });
        return opened;
    });
    if (code == SQLITE_OK)
        made.base.pMethods = &methods;
    return code;
}

int remove_file(sqlite3_vfs* vfs, char const* path, int sync_folder) {
    auto& state = state_of(vfs);
    return state.make(Call::remove, [&] {
        int there = 0;
        state.real->xAccess(state.real, path, SQLITE_ACCESS_EXISTS, &there);
        if (there)
            state.tell([&] {
                return DiskEvent{DiskEvent::Kind::remove, path, 0, {}, sync_folder != 0 && state.lie != Lie::folders};
            });
        return state.real->xDelete(state.real, path, 0);
    });
}

int look_for_file(sqlite3_vfs* vfs, char const* path, int flags, int* result) {
    auto& state = state_of(vfs);
    return state.make(Call::look, [&] { return state.real->xAccess(state.real, path, flags, result); });
}

int full_path(sqlite3_vfs* vfs, char const* path, int size, char* into) {
    return state_of(vfs).real->xFullPathname(state_of(vfs).real, path, size, into);
}
int random_bytes_of(sqlite3_vfs* vfs, int count, char* into) {
    return state_of(vfs).real->xRandomness(state_of(vfs).real, count, into);
}
// Nobody waits in a test.
int sleep_of(sqlite3_vfs*, int microseconds) {
    return microseconds;
}
int time_of(sqlite3_vfs* vfs, double* time) {
    return state_of(vfs).real->xCurrentTime(state_of(vfs).real, time);
}
int last_error(sqlite3_vfs* vfs, int count, char* into) {
    return state_of(vfs).real->xGetLastError ? state_of(vfs).real->xGetLastError(state_of(vfs).real, count, into) : 0;
}
int time_in_ms(sqlite3_vfs* vfs, sqlite3_int64* time) {
    return state_of(vfs).real->xCurrentTimeInt64(state_of(vfs).real, time);
}

} // namespace

FaultyDisk::FaultyDisk() : state_(std::make_unique<State>()) {
    static_assert(sizeof(File) % alignof(void*) == 0, "the real file stands right behind ours");
    auto& state = *state_;
    state.real = sqlite3_vfs_find(nullptr);
    if (!state.real || std::string_view(state.real->zName) == "faulty")
        throw std::runtime_error("no disk to be over");
    state.vfs.iVersion = 2;
    state.vfs.szOsFile = static_cast<int>(sizeof(File)) + state.real->szOsFile;
    state.vfs.mxPathname = state.real->mxPathname;
    state.vfs.zName = "faulty";
    state.vfs.pAppData = &state;
    state.vfs.xOpen = open_file;
    state.vfs.xDelete = remove_file;
    state.vfs.xAccess = look_for_file;
    state.vfs.xFullPathname = full_path;
    state.vfs.xRandomness = random_bytes_of;
    state.vfs.xSleep = sleep_of;
    state.vfs.xCurrentTime = time_of;
    state.vfs.xGetLastError = last_error;
    state.vfs.xCurrentTimeInt64 = time_in_ms;
    if (sqlite3_vfs_register(&state.vfs, 1) != SQLITE_OK)
        throw std::runtime_error("SQLite takes no disk of ours");
}

FaultyDisk::~FaultyDisk() {
    sqlite3_vfs_unregister(&state_->vfs);
    sqlite3_vfs_register(state_->real, 1);
}

void FaultyDisk::arm(Fault fault, Times times, std::int64_t at) {
    state_->fault = fault;
    state_->times = times;
    state_->at = at;
    state_->calls = 0;
    state_->armed = true;
    state_->fired = state_->dead = false;
}

void FaultyDisk::disarm() {
    state_->armed = state_->dead = false;
}
bool FaultyDisk::fired() const {
    return state_->fired;
}
std::int64_t FaultyDisk::calls() const {
    return state_->calls;
}
void FaultyDisk::lie(Lie lie) {
    state_->lie = lie;
}
void FaultyDisk::listen(std::function<void(DiskEvent)> listener) {
    state_->listener = std::move(listener);
}

} // namespace fixture
