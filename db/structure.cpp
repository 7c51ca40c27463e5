#include "db/structure.h"

#include "core/base/version.h"
#include "db/copies.h"
#include "db/first_look.h"
#include "db/migrations.h"
#include "db/store.h"
#include "db/workspace.h"

#include <sodium.h>

#include <filesystem>
#include <fmt/format.h>
#include <future>
#include <map>

namespace db {

using core::Code;
using core::Error;
using core::say;

std::int64_t newest_schema() { return migrations.back().number; }

namespace {

/// One step of the ladder; call inside a transaction.
void run_migration(Connection& connection, Migration const& migration) {
    connection.execute(std::string(migration.text));
    connection.execute(fmt::format("pragma user_version = {}", migration.number));
}

void sign_version(Connection& connection) {
    auto written =
        connection.prepare("insert or replace into meta(key, value) values('written_by', ?1)");
    written.bind(1, core::program_version());
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

/// Everything that defines the structure, in one text. Tables of statistics came and went with use.
std::string structure_of(Connection const& connection) {
    auto text = connection.text("pragma encoding") + "\n";
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

struct KnownStructures {
    std::mutex mutex;
    std::map<std::int64_t, std::string> texts; ///< by version
};

KnownStructures& known_structures() {
    static KnownStructures known;
    return known;
}

/// The structure a workspace of that version has.
std::string const& expected_structure(std::int64_t version) {
    auto& known = known_structures();
    std::lock_guard const lock(known.mutex);
    auto& text = known.texts[version];
    if (text.empty()) {
        Connection scratch(":memory:", Access::create);
        for (auto const& migration : migrations)
            if (migration.number <= version) run_migration(scratch, migration);
        text = structure_of(scratch);
    }
    return text;
}

/// Writes a copy before a conversion and returns its name.
std::string back_up(Connection& connection, std::string const& path, std::int64_t version) {
    auto const target = free_name(fmt::format("{}.before-{:04}", path, version + 1), ".bak");
    try {
        write_copy(connection, target);
    } catch (Error const& error) {
        if (error.code() == Code::cancelled) throw;
        throw Error(error.code(), say("The backup {file} could not be written correctly; the workspace was "
                                      "not changed.",
                                      {{"file", target}}));
    }
    return target;
}

} // namespace

void prepare_opening() {
    known_structures(); // made first, it outlives the thread, which ends with the program
    // An opening that comes before it is done waits for it.
    static auto const ahead = std::async(std::launch::async, [] {
        try {
            expected_structure(newest_schema());
        } catch (Error const&) { // the opening says it, in its own words
        }
    });
}

void build_structure(Connection& connection) {
    connection.execute(fmt::format("pragma application_id = {}", application_id));
    for (auto const& migration : migrations) run_migration(connection, migration);
    sign_version(connection);
}

std::vector<std::string> statistics_in(Connection const& connection) {
    std::vector<std::string> tables;
    auto cursor = connection.prepare("select name from sqlite_schema where name in ('sqlite_stat1', 'sqlite_stat4')");
    while (cursor.next()) tables.emplace_back(cursor.text(0));
    return tables;
}

void drop_statistics(Connection& connection) {
    for (auto const& table : statistics_in(connection)) connection.execute("drop table " + table);
}

void SqliteStore::check_structure(std::int64_t version) {
    bool ours = false;
    try {
        ours = structure_of(connection_) == expected_structure(version);
    } catch (Error const& error) {
        // What asks for more than ours can is not ours either.
        if (error.code() != Code::cancelled && !connection_.asked_too_much()) throw;
    }
    if (ours) return;
    throw Error(Code::damaged,
                say("The structure of {file} is not the one Counterpoint makes; it may have been "
                    "tampered with. It was not opened.",
                    {{"file", path()}}));
}

std::int64_t SqliteStore::recognise() {
    FirstLook const look(connection_);
    if (connection_.integer("pragma application_id") != application_id)
        throw Error(Code::not_workspace, say("{file} is not a Counterpoint workspace.",
                                             {{"file", path()}}));
    auto const version = connection_.integer("pragma user_version");
    if (version > newest_schema()) {
        auto const needed = written_by(connection_);
        throw Error(Code::newer,
                    needed.empty()
                        ? say("{file} was written by a newer version of Counterpoint than this one.",
                              {{"file", path()}})
                        : say("{file} was written by a newer version of Counterpoint; version "
                              "{version} or later opens it.",
                              {{"file", path()}, {"version", needed}}));
    }
    if (version < migrations.front().number)
        throw Error(Code::damaged, say("{file} was never finished: it holds no workspace.",
                                       {{"file", path()}}));
    check_structure(version);
    return version;
}

void SqliteStore::convert(std::int64_t version) {
    if (read_only())
        throw Error(Code::read_only, say("{file} has to be converted before it can be opened, but "
                                         "it is read-only.",
                                         {{"file", path()}}));
    auto const backup = back_up(connection_, path(), version);
    try {
        Transaction transaction(connection_);
        drop_statistics(connection_);
        for (auto const& migration : migrations)
            if (migration.number > version) run_migration(connection_, migration);
        sign_version(connection_);
        check_structure(newest_schema());
        transaction.commit();
    } catch (Error const&) {
        std::error_code ignored;
        std::filesystem::remove(backup, ignored); // the workspace is what it was
        throw;
    }
}

void SqliteStore::create_schema() {
    // All at once: a crash leaves an empty file or a whole workspace.
    Transaction transaction(connection_);
    build_structure(connection_);
    auto hex = options_.workspace;
    if (hex.empty()) {
        auto const uuid = random_bytes(16);
        hex.resize(33);
        sodium_bin2hex(hex.data(), hex.size(), reinterpret_cast<unsigned char const*>(uuid.data()), uuid.size());
        hex.pop_back();
    }
    auto name = connection_.prepare("insert into meta(key, value) values('workspace', ?1)");
    name.bind(1, hex);
    name.run();
    transaction.commit();
    passing_ = !options_.workspace.empty();
    // Whoever makes a workspace knows it, and whatever stood at that path is gone.
    if (!passing_) {
        keyring_.remember(hex, Mark{});
        remember_workspace_here();
    }
    prepare();
}

} // namespace db
