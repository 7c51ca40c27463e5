// The open sequence: decide whether the file is ours before touching it, and say in one sentence why
// not if it is not.
#include "db/workspace.h"

#include "db/migrations.h"
#include "db/store.h"

#include <sodium.h>

#include <cerrno>
#include <filesystem>
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
    return fmt::format("{} ({}, process {})", actor, host, ::getpid());
}

/// Nobody may write it: a mark that counts even for an administrator, who could.
bool marked_read_only(std::string const& path) {
    struct stat info {};
    return ::stat(path.c_str(), &info) == 0 &&
           ((info.st_mode & 0222) == 0 || ::access(path.c_str(), W_OK) != 0);
}

void run_migration(Connection& connection, Migration const& migration) {
    Transaction transaction(connection);
    connection.execute(std::string(migration.text));
    connection.execute(fmt::format("pragma user_version = {}", migration.number));
    transaction.commit();
}

/// Everything that defines the structure, in one text.
std::string structure_of(Connection const& connection) {
    std::string text;
    auto cursor = connection.prepare("select type, name, coalesce(sql, '') from sqlite_schema "
                                     "where name not like 'sqlite_stat%' order by type, name");
    while (cursor.next())
        text += fmt::format("{} {}\n{}\n", cursor.text(0), cursor.text(1), cursor.text(2));
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
    // Reading the header is the first access: a file that is no database answers here.
    auto const id = connection_.integer("pragma application_id");
    auto const tables = connection_.integer("select count(*) from sqlite_schema");
    if (id != application_id) {
        if (id == 0 && tables == 0)
            throw Error(Code::not_workspace,
                        say("{file} is an empty database, not a Counterpoint workspace.",
                            {{"file", path_}}));
        throw Error(Code::not_workspace,
                    say("{file} is a database of another application, not a Counterpoint workspace.",
                        {{"file", path_}}));
    }
    auto const version = connection_.integer("pragma user_version");
    if (version > newest_schema()) {
        auto const needed = connection_.text("select value from meta where key = 'written_by'");
        throw Error(Code::newer, say("{file} was written by a newer version of Counterpoint; version "
                                     "{version} or later opens it.",
                                     {{"file", path_}, {"version", needed.empty() ? "?" : needed}}));
    }
    if (version < newest_schema()) {
        if (read_only())
            throw Error(Code::read_only, say("{file} has to be converted before it can be opened, but "
                                             "it is read-only.",
                                             {{"file", path_}}));
        back_up(connection_, path_, version);
        for (auto const& migration : migrations)
            if (migration.number > version) run_migration(connection_, migration);
    }
    check_structure();
    if (read_only()) return;
    connection_.execute("pragma journal_mode = wal; pragma synchronous = full; "
                        "pragma cache_size = -65536; pragma temp_store = memory");
    if (options_.max_pages)
        connection_.execute(fmt::format("pragma max_page_count = {}", options_.max_pages));
}

void SqliteStore::found() {
    connection_.execute(fmt::format("pragma application_id = {}", application_id));
    for (auto const& migration : migrations) run_migration(connection_, migration);
    auto written = connection_.prepare("insert into meta(key, value) values('written_by', ?1)");
    written.bind(1, program_version());
    written.run();
    auto const uuid = random_bytes(16);
    std::string hex(33, '\0');
    sodium_bin2hex(hex.data(), hex.size(), reinterpret_cast<unsigned char const*>(uuid.data()),
                   uuid.size());
    hex.pop_back();
    auto lane = connection_.prepare(
        "insert into lane(number, uuid, size, frontier) values(1, ?1, 0, ?2)");
    lane.bind(1, hex).bind_blob(2, core::MerkleFrontier().save());
    lane.run();
    prepare();
}

std::unique_ptr<core::Store> create_workspace(std::string const& path, OpenOptions options) {
    std::unique_ptr<Lock> lock;
    if (path != ":memory:") {
        std::error_code ignored;
        if (std::filesystem::exists(path, ignored))
            throw Error(Code::refused, say("{file} exists already; it was not touched.",
                                           {{"file", path}}));
        lock = std::make_unique<Lock>(path, holder_text(options.actor));
        if (lock->state() != Lock::State::held)
            throw Error(Code::read_only,
                        say("A workspace cannot be made in this folder: {file} cannot be written.",
                            {{"file", path}}));
    }
    auto store =
        std::make_unique<SqliteStore>(path, Access::create, std::move(options), std::move(lock));
    store->found();
    return store;
}

std::unique_ptr<core::Store> open_workspace(std::string const& path, OpenOptions options) {
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored))
        throw Error(Code::not_found, say("There is no file {file}.", {{"file", path}}));
    if (!std::filesystem::is_regular_file(path, ignored))
        throw Error(Code::not_workspace, say("{file} is not a file.", {{"file", path}}));
    auto access = options.mode == Mode::read || marked_read_only(path) ? Access::read_only
                                                                       : Access::read_write;
    std::unique_ptr<Lock> lock;
    if (access == Access::read_write) {
        lock = std::make_unique<Lock>(path, holder_text(options.actor));
        if (lock->state() == Lock::State::busy)
            throw Error(Code::locked, say("{file} is open in another window or program: {holder}. "
                                          "Nothing was changed.",
                                          {{"file", path}, {"holder", lock->holder()}}));
        if (lock->state() == Lock::State::impossible) access = Access::read_only;
    }
    try {
        auto store =
            std::make_unique<SqliteStore>(path, access, std::move(options), std::move(lock));
        store->prepare();
        return store;
    } catch (Error const& error) {
        // SQLite's own answer does not know the file's name; ours does.
        if (error.code() == Code::not_workspace && error.message().args.empty())
            throw Error(Code::not_workspace,
                        say("{file} is not a Counterpoint workspace. It was not touched.",
                            {{"file", path}}));
        throw;
    }
}

} // namespace db
