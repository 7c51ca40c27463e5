// Making everything anew that is made from the log, for when tables or indexes cannot even be read: into a file of its
// own first, whose pages then take the place of this one's all at once.
#include "db/copies.h"
#include "db/inspector.h"
#include "db/log_tables.h"
#include "db/store.h"
#include "db/structure.h"

#include <filesystem>

namespace db {

namespace {

/// A file that goes away with what SQLite keeps beside it.
struct Passing {
    std::string path;
    ~Passing() {
        for (auto const* beside : {"", "-journal", "-wal", "-shm"}) {
            std::error_code ignored;
            std::filesystem::remove(path + beside, ignored);
        }
    }
};

void copy_table(Connection const& from, Connection& into, std::string_view table) {
    auto rows = from.prepare("select * from \"" + std::string(table) + "\" not indexed");
    std::string places;
    for (int column = 0; column < rows.columns(); ++column) places += column ? ", ?" : "?";
    auto const written = "insert or replace into \"" + std::string(table) + "\" values(" + places + ")";
    while (rows.next()) {
        auto row = into.prepare(written);
        for (int column = 0; column < rows.columns(); ++column) row.bind(column + 1, rows, column);
        row.run();
    }
}

} // namespace

void SqliteStore::make_anew(core::Progress& progress) {
    Passing const place{free_name(path() + ".anew", ".tmp")};
    { auto const made = make_file(place.path); } // for the owner alone
    OpenOptions nobody;
    nobody.actor = options_.actor;
    SqliteStore fresh(place.path, Access::read_write, nobody, nullptr);
    Transaction transaction(fresh.connection_);
    build_structure(fresh.connection_);
    for (auto const table : log_tables) {
        try {
            copy_table(connection_, fresh.connection_, table);
        } catch (core::Error const& error) {
            if (error.code() != core::Code::damaged) throw;
            throw spoiled_log(error.what());
        }
    }
    try {
        copy_table(connection_, fresh.connection_, looks_table);
    } catch (core::Error const& error) {
        if (error.code() != core::Code::damaged) throw; // of marks for oneself, what can be read is enough
    }
    auto walking = progress.part(0.2);
    require_sound_log(fresh.connection_, fresh, walking);
    fresh.require_sound_heads();
    Inspector inspector(fresh.connection_, fresh);
    auto comparing = progress.part(0.4);
    inspector.compare(comparing);
    auto making = progress.rest();
    inspector.repair(making);
    transaction.commit();
    file_.require_the_file();
    copy_pages(fresh.connection_, connection_);
}

} // namespace db
