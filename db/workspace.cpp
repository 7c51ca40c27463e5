// The open sequence: decide whether the file is ours before touching it, and say in one sentence why
// not if it is not.
#include "db/workspace.h"

#include "core/search/words.h"
#include "db/derived.h"
#include "db/migrations.h"
#include "db/store.h"

#include <sodium.h>

#include <cerrno>
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

constexpr std::int64_t application_id = 0x43504E54; // "CPNT"

std::int64_t newest_schema() { return migrations.back().number; }

std::string holder_text(std::string const& actor) {
    char host[128] = "";
    ::gethostname(host, sizeof host - 1);
    return fmt::format("{} ({}, {})", actor, host, ::getpid());
}

/// Nobody may write it: a mark that counts even for an administrator, who could.
bool marked_read_only(std::string const& path) {
    struct stat info {};
    return ::stat(path.c_str(), &info) == 0 &&
           ((info.st_mode & 0222) == 0 || ::access(path.c_str(), W_OK) != 0);
}

/// One step of the ladder; call inside a transaction.
void run_migration(Connection& connection, Migration const& migration) {
    connection.execute(std::string(migration.text));
    connection.execute(fmt::format("pragma user_version = {}", migration.number));
}

void sign_version(Connection& connection) {
    auto written =
        connection.prepare("insert or replace into meta(key, value) values('written_by', ?1)");
    written.bind(1, program_version());
    written.run();
}

/// The version that wrote the file; empty when it keeps that elsewhere.
std::string written_by(Connection const& connection) {
    try {
        return connection.text("select value from meta where key = 'written_by'");
    } catch (Error const&) {
        return {};
    }
}

/// The rules for words the indexes were made by; empty when they never were.
std::string words_of_index(Connection const& connection) {
    return connection.text("select coalesce((select value from meta where key = 'words'), '')");
}

/// Everything that defines the structure, in one text. Tables of statistics come and go with use.
std::string structure_of(Connection const& connection) {
    std::string text;
    auto cursor = connection.prepare(
        "select type, name, tbl_name, coalesce(sql, '') from sqlite_schema where not (type = 'table' "
        "and (name, coalesce(sql, '')) in (values('sqlite_stat1', 'CREATE TABLE sqlite_stat1(tbl,idx,stat)'), "
        "('sqlite_stat4', 'CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)'))) "
        "order by type, name");
    while (cursor.next())
        text += fmt::format("{} {} {}\n{}\n", cursor.text(0), cursor.text(1), cursor.text(2),
                            cursor.text(3));
    return text;
}

std::string const& expected_structure() {
    static auto const text = [] {
        Connection scratch(":memory:", Access::create);
        for (auto const& migration : migrations) run_migration(scratch, migration);
        return structure_of(scratch);
    }();
    return text;
}

void back_up(Connection& connection, std::string const& path, std::int64_t version) {
    auto const target = fmt::format("{}.before-{:04}.bak", path, version + 1);
    if (std::filesystem::exists(target)) return;
    auto cursor = connection.prepare("vacuum into ?1");
    cursor.bind(1, std::string_view(target));
    cursor.run();
    Connection copy(target, Access::read_only);
    if (copy.text("pragma quick_check") != "ok")
        throw Error(Code::io, say("The backup {file} could not be written correctly; the workspace was "
                                  "not changed.",
                                  {{"file", target}}));
}

} // namespace

void SqliteStore::check_structure() {
    if (structure_of(connection_) == expected_structure()) return;
    throw Error(Code::damaged,
                say("The structure of {file} is not the one Counterpoint makes; it may have been "
                    "tampered with. It was not opened.",
                    {{"file", path_}}));
}

void SqliteStore::prepare() {
    if (connection_.integer("pragma application_id") != application_id)
        throw Error(Code::not_workspace, say("{file} is not a Counterpoint workspace.",
                                             {{"file", path_}}));
    auto const version = connection_.integer("pragma user_version");
    if (version > newest_schema()) {
        auto const needed = written_by(connection_);
        throw Error(Code::newer,
                    needed.empty()
                        ? say("{file} was written by a newer version of Counterpoint than this one.",
                              {{"file", path_}})
                        : say("{file} was written by a newer version of Counterpoint; version "
                              "{version} or later opens it.",
                              {{"file", path_}, {"version", needed}}));
    }
    if (version < migrations.front().number)
        throw Error(Code::damaged, say("{file} was never finished: it holds no workspace.",
                                       {{"file", path_}}));
    if (version < newest_schema()) {
        if (read_only())
            throw Error(Code::read_only, say("{file} has to be converted before it can be opened, but "
                                             "it is read-only.",
                                             {{"file", path_}}));
        back_up(connection_, path_, version);
        Transaction transaction(connection_);
        for (auto const& migration : migrations)
            if (migration.number > version) run_migration(connection_, migration);
        sign_version(connection_);
        transaction.commit();
    }
    check_structure();
    take_room();
    standing_ = look_at_heads();
    if (read_only()) return;
    ours_ = true;
    unnoted_ = true; // seen is known
    if (words_of_index(connection_) != core::words_version()) {
        // Made by rules for words that are no longer ours, or not made at all.
        Transaction transaction(connection_);
        core::Progress progress;
        rebuild_derived(connection_, *this, progress);
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

void SqliteStore::found() {
    // All at once: a crash leaves an empty file or a whole workspace.
    Transaction transaction(connection_);
    connection_.execute(fmt::format("pragma application_id = {}", application_id));
    for (auto const& migration : migrations) run_migration(connection_, migration);
    sign_version(connection_);
    auto const uuid = random_bytes(16);
    std::string hex(33, '\0');
    sodium_bin2hex(hex.data(), hex.size(), reinterpret_cast<unsigned char const*>(uuid.data()),
                   uuid.size());
    hex.pop_back();
    auto name = connection_.prepare("insert into meta(key, value) values('workspace', ?1)");
    name.bind(1, hex);
    name.run();
    transaction.commit();
    prepare();
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
    } catch (Error const& error) {
        // SQLite's own answer does not know the file's name; ours does.
        auto const* why = error.message().args.empty() ? nullptr : &error.message().args.front();
        if (error.code() != Code::damaged || !why || why->name != "why") throw;
        throw Error(Code::damaged,
                    say("{file} is damaged and cannot be opened ({why}). It was not changed.",
                        {{"file", path}, *why}));
    }
    return store;
}

} // namespace db
