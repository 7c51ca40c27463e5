#include "db/copies.h"

#include <sqlite3.h>

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <unistd.h>

namespace db {

using core::Code;
using core::Error;
using core::say;

namespace {

Error unwritten(std::string const& file, std::string const& why) {
    return Error(Code::io, say("{file} cannot be written ({why}).", {{"file", file}, {"why", why}}));
}

/// Makes an empty file and has `fill` fill it; leaves none when that fails.
template <class Fill>
void write_new(std::string const& target, Fill const& fill) {
    // SQLite writes into an empty file that is there already.
    auto const file = make_file(target);
    if (!file && errno == EEXIST)
        throw Error(Code::refused, say("{file} exists already; it was not touched.", {{"file", target}}));
    if (!file) throw unwritten(target, std::generic_category().message(errno));
    try {
        fill();
        if (::fsync(file.number()) != 0) throw unwritten(target, std::generic_category().message(errno));
    } catch (Error const&) {
        std::error_code ignored;
        std::filesystem::remove(target, ignored);
        throw;
    }
}

} // namespace

void write_copy(Connection& connection, std::string const& target) {
    write_new(target, [&] {
        auto cursor = connection.prepare("vacuum into ?1");
        cursor.bind(1, std::string_view(target));
        cursor.run();
        Connection copy(target, Access::read_only);
        if (auto const found = copy.text("pragma quick_check"); found != "ok") throw unwritten(target, found);
    });
}

void write_pages(Connection& connection, std::string const& target) {
    write_new(target, [&] {
        Connection copy(target, Access::read_write);
        copy_pages(connection, copy);
    });
}

void copy_pages(Connection& from, Connection& to) {
    auto* const copying = sqlite3_backup_init(to.handle(), "main", from.handle(), "main");
    if (!copying) throw_sqlite(to.handle(), sqlite3_extended_errcode(to.handle()));
    sqlite3_backup_step(copying, -1);
    if (auto const code = sqlite3_backup_finish(copying); code != SQLITE_OK) throw_sqlite(to.handle(), code);
}

std::string free_name(std::string const& name, std::string const& ending) {
    std::error_code ignored;
    for (int number = 1;; ++number) {
        auto const candidate = name + (number > 1 ? "." + std::to_string(number) : std::string()) + ending;
        if (!std::filesystem::exists(std::filesystem::symlink_status(candidate, ignored))) return candidate;
    }
}

} // namespace db
