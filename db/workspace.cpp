// The open sequence: decide whether the file is ours before touching it, and say in one sentence why
// not if it is not.
#include "db/workspace.h"

#include "core/search/words.h"
#include "db/derived.h"
#include "db/first_look.h"
#include "db/store.h"
#include "db/structure.h"

#include <filesystem>
#include <fstream>
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
    Bounded const bounded(connection_, path_ == ":memory:" ? 0 : size_of(path_));
    begin(version);
}

void SqliteStore::begin(std::int64_t version) {
    if (version < newest_schema()) convert(version);
    take_room();
    standing_ = look_at_heads();
    if (read_only()) return;
    ours_ = true;
    unnoted_ = true; // seen is known
    // Made by rules for words that are no longer ours, or not made at all.
    auto const outdated = words_of_index(connection_) != core::words_version();
    if (outdated || !statistics_in(connection_).empty()) {
        Transaction transaction(connection_);
        drop_statistics(connection_);
        core::Progress progress;
        if (outdated) rebuild_derived(connection_, *this, progress);
        transaction.commit();
    }
    connection_.execute("pragma journal_mode = wal; pragma synchronous = full; "
                        "pragma cache_size = -65536; pragma temp_store = memory");
    if (options_.traces == Traces::at_once && traces_left()) {
        core::Progress progress;
        leave_no_trace(progress);
    }
    if (options_.max_pages)
        connection_.execute(fmt::format("pragma max_page_count = {}", options_.max_pages));
}

std::unique_ptr<core::Store> create_workspace(std::string const& path, OpenOptions options) {
    std::unique_ptr<Lock> lock;
    if (path != ":memory:") {
        std::error_code ignored;
        if (std::filesystem::exists(std::filesystem::symlink_status(path, ignored)))
            throw Error(Code::refused, say("{file} exists already; it was not touched.",
                                           {{"file", path}}));
        lock = std::make_unique<Lock>(path, holder_text(options.actor));
        if (lock->state() != Lock::State::held)
            throw Error(Code::read_only,
                        say("A workspace cannot be made in this folder: {file} cannot be written.",
                            {{"file", path}}));
    }
    try {
        auto store =
            std::make_unique<SqliteStore>(path, Access::create, std::move(options), std::move(lock));
        store->found();
        return store;
    } catch (Error const&) {
        std::error_code ignored;
        if (path != ":memory:") std::filesystem::remove(path, ignored);
        throw;
    }
}

namespace {

std::uint32_t big_endian(std::string_view bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<std::uint8_t>(bytes[at + i]);
    return value;
}

/// Tells a file that is not ours by its first bytes, before SQLite may tidy up behind its owner.
void refuse_foreign_file(std::string const& path) {
    std::ifstream file(path, std::ios::binary);
    std::string header(100, '\0');
    file.read(header.data(), static_cast<std::streamsize>(header.size()));
    if (file.bad() || !file.is_open())
        throw Error(Code::io, say("{file} cannot be read.", {{"file", path}}));
    if (file.gcount() == 0)
        throw Error(Code::not_workspace, say("{file} is empty, not a Counterpoint workspace.",
                                             {{"file", path}}));
    using namespace std::string_view_literals;
    if (file.gcount() < 100 || !header.starts_with("SQLite format 3\0"sv))
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
}

/// What a program had begun to change in place when it ended is taken back: one who only reads may not do that.
void take_back_unfinished(std::string const& path) {
    std::error_code ignored;
    if (std::filesystem::exists(path + "-journal", ignored))
        Connection(path, Access::read_write).integer("select count(*) from sqlite_schema");
}

} // namespace

std::unique_ptr<core::Store> open_workspace(std::string const& path, OpenOptions options) {
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored))
        throw Error(Code::not_found, say("There is no file {file}.", {{"file", path}}));
    if (!std::filesystem::is_regular_file(path, ignored))
        throw Error(Code::not_workspace, say("{file} is not a file.", {{"file", path}}));
    if (options.mode != Mode::beside) refuse_foreign_file(path);
    auto access = options.mode != Mode::write || marked_read_only(path) ? Access::read_only
                                                                       : Access::read_write;
    if (options.mode == Mode::read && !marked_read_only(path)) take_back_unfinished(path);
    std::unique_ptr<Lock> lock;
    if (access == Access::read_write) {
        // Beside the file itself: two links to it must meet at one lock.
        lock = std::make_unique<Lock>(std::filesystem::canonical(path).string(),
                                      holder_text(options.actor));
        if (lock->state() == Lock::State::busy)
            throw Error(Code::locked, say("{file} is open in another window or program: {holder}. "
                                          "Nothing was changed.",
                                          {{"file", path}, {"holder", lock->holder()}}));
        if (lock->state() == Lock::State::impossible) access = Access::read_only;
    }
    auto store = std::make_unique<SqliteStore>(path, access, std::move(options), std::move(lock));
    try {
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
