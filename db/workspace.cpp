// The open sequence: decide whether the file is ours before touching it, and say in one sentence why
// not if it is not.
#include "db/workspace.h"

#include "core/text/person.h"
#include "core/search/words.h"
#include "db/copies.h"
#include "db/derived.h"
#include "db/first_look.h"
#include "db/placement.h"
#include "db/projection.h"
#include "db/store.h"
#include "db/structure.h"

#include <filesystem>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace db {

namespace {

using core::Code;
using core::Error;
using core::say;

/// The rules for words the indexes were made by; empty when they never were.
std::string words_of_index(Connection const& connection) {
    return connection.text("select coalesce((select value from meta where key = 'words'), '')");
}

std::string holder_text(std::string const& actor) {
    char host[128] = "";
    ::gethostname(host, sizeof host - 1);
    return fmt::format("{} ({}, {})", actor, host, ::getpid());
}

std::uint64_t size_of(std::string const& path) {
    std::error_code failed;
    auto const size = std::filesystem::file_size(path, failed);
    return failed ? 0 : size;
}

/// Nobody may write it: a mark that counts even for an administrator, who could.
bool marked_read_only(std::string const& path) {
    struct stat info {};
    return ::stat(path.c_str(), &info) == 0 &&
           ((info.st_mode & 0222) == 0 || ::access(path.c_str(), W_OK) != 0);
}

} // namespace

void SqliteStore::prepare() {
    auto const version = recognise();
    Bounded const bounded(connection_, file_.in_memory() ? 0 : size_of(path()));
    begin(version);
}

void SqliteStore::begin(std::int64_t version) {
    if (!read_only() && path() != ":memory:") remove_unfinished_copies(path());
    if (version < newest_schema()) convert(version);
    take_room();
    standing_ = look_at_heads_if_readable();
    look_at_contents();
    if (read_only()) return;
    ours_ = true;
    unnoted_ = true; // seen is known
    // Made by rules for words that are no longer ours, or not made at all.
    auto const outdated = words_of_index(connection_) != core::words_version();
    if (outdated || !statistics_in(connection_).empty()) {
        Transaction transaction(connection_);
        drop_statistics(connection_);
        core::Progress progress;
        if (outdated) {
            remember_all_names(connection_, *this);
            rebuild_derived(connection_, *this, progress);
        }
        transaction.commit();
    }
    connection_.execute("pragma journal_mode = wal; pragma synchronous = full; "
                        "pragma cache_size = -65536; pragma temp_store = memory");
    if (options_.scrubbing == Scrubbing::at_once && scrub_due()) {
        core::Progress progress;
        scrub_redacted(progress);
    }
    if (options_.max_pages)
        connection_.execute(fmt::format("pragma max_page_count = {}", options_.max_pages));
}

namespace {

std::uint32_t big_endian(std::string_view bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<std::uint8_t>(bytes[at + i]);
    return value;
}

/// As SQLite calls what it keeps beside a file.
std::string beside(std::string const& path, char const* ending) {
    std::error_code failed;
    auto const real = std::filesystem::canonical(path, failed);
    return (failed ? path : real.string()) + ending;
}

bool is_there(std::string const& path) {
    std::error_code ignored;
    return std::filesystem::exists(path, ignored);
}

/// In a file of several names that is in use, what is newest lies beside the name it is used by.
void refuse_other_name(std::string const& path, int file, std::string_view header) {
    struct stat info {};
    auto const in_use = header[18] == 2 || header[19] == 2;
    if (!in_use || ::fstat(file, &info) != 0 || info.st_nlink < 2 || is_there(beside(path, "-wal"))) return;
    throw Error(Code::locked,
                say("{file} has several names (hard links), and is open under another of them, or was when a program "
                    "ended unexpectedly; its newest changes lie there. Open it by that name. Nothing was changed.",
                    {{"file", path}}));
}

/// Tells a file that is not ours by its first bytes, before SQLite may tidy up behind its owner.
void refuse_foreign_file(std::string const& path) {
    auto const file = open_file(path, For::reading);
    std::string header(100, '\0');
    auto const got = file ? ::pread(file.number(), header.data(), header.size(), 0) : -1;
    if (got < 0) throw Error(Code::io, say("{file} cannot be read.", {{"file", path}}));
    if (got == 0)
        throw Error(Code::not_workspace, say("{file} is empty, not a Counterpoint workspace.",
                                             {{"file", path}}));
    using namespace std::string_view_literals;
    if (got < 100 || !header.starts_with("SQLite format 3\0"sv))
        throw Error(Code::not_workspace,
                    say("{file} is not a Counterpoint workspace. It was not touched.",
                        {{"file", path}}));
    auto const id = big_endian(header, 68);
    if (id != application_id)
        throw Error(Code::not_workspace,
                    id == 0 && big_endian(header, 28) <= 1
                        ? say("{file} is an empty database, not a Counterpoint workspace.",
                              {{"file", path}})
                        : say("{file} is a database of another application, not a Counterpoint "
                              "workspace.",
                              {{"file", path}}));
    refuse_other_name(path, file.number(), header);
}

/// What a program had begun to change in place when it ended is taken back: one who only reads may not do that.
void take_back_unfinished(std::string const& path) {
    if (!is_there(beside(path, "-journal"))) return;
    Connection connection(path, Access::read_write);
    FirstLook(connection).read_structure();
}

/// What is at the path may be opened as a workspace; nothing is changed.
void refuse_at_once(std::string const& path, Mode mode) {
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored))
        throw Error(Code::not_found, say("There is no file {file}.", {{"file", path}}));
    if (!std::filesystem::is_regular_file(path, ignored))
        throw Error(Code::not_workspace, say("{file} is not a file.", {{"file", path}}));
    // SQLite would wait at a pipe there for ever.
    for (auto const* ending : {"-journal", "-wal", "-shm"}) {
        auto const side = beside(path, ending);
        auto const found = std::filesystem::status(side, ignored); // asked once: whoever writes may just remove it
        if (std::filesystem::exists(found) && !std::filesystem::is_regular_file(found))
            throw Error(Code::not_workspace, say("{file} is not a file.", {{"file", side}}));
    }
    auto const file = file_at(path);
    auto const known = file && connected_here(*file); // and was looked at then
    if (mode == Mode::beside && !known) throw gone_from(path);
    if (!known) refuse_foreign_file(path);
}

Error held_by_another(std::string const& path, Lock const& lock, std::chrono::milliseconds waited) {
    auto const seconds = fmt::format("{:g}", static_cast<double>(waited.count()) / 1000);
    auto const in_vain = waited.count() > 0;
    if (lock.holder().empty())
        return Error(Code::locked,
                     in_vain ? say("{file} is open in another window or program under another name, after {seconds} "
                                   "s of waiting still. Nothing was changed.",
                                   {{"file", path}, {"seconds", seconds}})
                             : say("{file} is open in another window or program under another name. "
                                   "Nothing was changed.",
                                   {{"file", path}}));
    return Error(Code::locked,
                 in_vain ? say("{file} is open in another window or program: {holder}, after {seconds} s of "
                               "waiting still. Nothing was changed.",
                               {{"file", path}, {"holder", lock.holder()}, {"seconds", seconds}})
                         : say("{file} is open in another window or program: {holder}. "
                               "Nothing was changed.",
                               {{"file", path}, {"holder", lock.holder()}}));
}

/// The lock to write with; `access` becomes read-only when there can be none.
std::unique_ptr<Lock> lock_to_write(std::string const& path, OpenOptions const& options, Access& access) {
    auto lock = std::make_unique<Lock>(Lock::take(std::filesystem::canonical(path).string(),
                                                  holder_text(options.actor), options.patience));
    if (lock->state() == Lock::State::busy) throw held_by_another(path, *lock, options.patience);
    // While it was waited for, the file may have become another.
    if (options.patience.count() > 0) refuse_at_once(path, options.mode);
    if (lock->state() != Lock::State::held) access = Access::read_only;
    return lock;
}

} // namespace

std::unique_ptr<core::Store> create_workspace(std::string const& path, OpenOptions options) {
    options.actor = core::person_name(options.actor);
    auto const in_memory = path == ":memory:";
    std::unique_ptr<Lock> lock;
    if (!in_memory) {
        if (auto const bad = why_not_written(path)) throw Error(Code::refused, *bad);
        std::error_code ignored;
        auto const taken = [&] { return std::filesystem::exists(std::filesystem::symlink_status(path, ignored)); };
        auto const there = taken();
        if (!there) lock = std::make_unique<Lock>(Lock::make(path, holder_text(options.actor)));
        if (there || (lock->state() == Lock::State::impossible && taken()))
            throw Error(Code::refused, say("{file} exists already; it was not touched.",
                                           {{"file", path}}));
        if (lock->state() == Lock::State::busy) throw held_by_another(path, *lock, {});
        if (lock->state() != Lock::State::held)
            throw Error(Code::read_only,
                        say("A workspace cannot be made in this folder: {file} cannot be written.",
                            {{"file", path}}));
    }
    auto const made = lock != nullptr;
    try {
        auto store = std::make_unique<SqliteStore>(path, in_memory ? Access::create : Access::read_write,
                                                   std::move(options), std::move(lock));
        store->create_schema();
        return store;
    } catch (Error const&) {
        std::error_code ignored;
        if (made) std::filesystem::remove(path, ignored);
        throw;
    }
}

void copy_workspace(std::string const& path, std::string const& target) {
    Connection connection(path, Access::read_only);
    write_copy(connection, target);
}

std::unique_ptr<core::Store> open_workspace(std::string const& path, OpenOptions options) {
    if (options.mode == Mode::write || !options.actor.empty()) options.actor = core::person_name(options.actor);
    refuse_at_once(path, options.mode);
    auto const only_read = options.mode != Mode::write || marked_read_only(path) || placement_of(path).keeps_from_writing();
    auto access = only_read ? Access::read_only : Access::read_write;
    try {
        if (options.mode == Mode::read && !marked_read_only(path)) take_back_unfinished(path);
        std::unique_ptr<Lock> lock;
        if (access == Access::read_write) lock = lock_to_write(path, options, access);
        auto store = std::make_unique<SqliteStore>(path, access, std::move(options), std::move(lock));
        if (store->replaced_while_opened()) throw gone_from(path);
        store->prepare();
        return store;
    } catch (Error const& error) {
        if (error.code() == Code::cancelled)
            throw Error(Code::damaged,
                        say("Opening {file} takes more work than a workspace of its size can ask for; it may have been "
                            "tampered with. It was not opened.",
                            {{"file", path}}));
        // SQLite's own answer does not know the file's name; ours does.
        auto const& told = error.message().args;
        auto const named = !told.empty() && told.front().name != "why";
        if (named || (error.code() != Code::damaged && error.code() != Code::not_workspace)) throw;
        if (error.code() == Code::not_workspace)
            throw Error(Code::not_workspace,
                        say("{file} is not a Counterpoint workspace. It was not touched.", {{"file", path}}));
        if (told.empty()) throw;
        throw Error(Code::damaged,
                    say("{file} is damaged and cannot be opened ({why}). It was not changed.",
                        {{"file", path}, told.front()}));
    }
}

} // namespace db
