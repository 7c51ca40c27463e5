#include "db/copies.h"

#include "core/base/descriptor.h"

#include <sqlite3.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
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

bool is_there(std::string const& path) {
    std::error_code ignored;
    return std::filesystem::exists(std::filesystem::symlink_status(path, ignored));
}

/// Gives a file its name, which nothing may have yet; errno tells why not.
bool place(std::string const& file, std::string const& name) {
    if (::renameat2(AT_FDCWD, file.c_str(), AT_FDCWD, name.c_str(), RENAME_NOREPLACE) == 0) return true;
    if (errno != EINVAL && errno != ENOSYS) return false;
    // A file system that knows no such rename.
    if (!is_there(name)) return ::rename(file.c_str(), name.c_str()) == 0;
    errno = EEXIST;
    return false;
}

void force_folder_of(std::string const& path) {
    auto const folder = std::filesystem::path(path).parent_path();
    core::Descriptor const opened(::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (opened.is_open()) ::fsync(opened.number());
}

void refuse_to_replace(std::string const& target) {
    throw Error(Code::refused, say("{file} exists already; it was not touched.", {{"file", target}}));
}

} // namespace

void give_name(OpenFile const& file, std::string const& unfinished, std::string const& name) {
    if (::fsync(file.number()) != 0) throw unwritten(name, std::generic_category().message(errno));
    if (!place(unfinished, name)) {
        if (errno == EEXIST) refuse_to_replace(name);
        throw unwritten(name, std::generic_category().message(errno));
    }
    force_folder_of(name);
}

namespace {

/// Has `fill` fill an empty file, which gets its name when it is whole and forced to the disk: nobody takes one for a
/// copy that a program began before it ended. Leaves none when that fails.
template <class Fill>
void write_new(std::string const& target, Fill const& fill) {
    if (is_there(target)) refuse_to_replace(target);
    auto const unfinished = free_name(target, ".new");
    // SQLite writes into an empty file that is there already.
    auto const file = make_file(unfinished);
    if (!file) throw unwritten(target, std::generic_category().message(errno));
    try {
        fill(unfinished);
        give_name(file, unfinished, target);
    } catch (Error const&) {
        std::error_code ignored;
        std::filesystem::remove(unfinished, ignored);
        throw;
    }
}

/// How many digits a text begins with.
std::size_t digits(std::string_view text) {
    return std::min(text.find_first_not_of("0123456789"), text.size());
}

/// Takes a number away as free_name() puts one: ".2" or nothing.
void skip_number(std::string_view& text) {
    if (!text.starts_with('.')) return;
    if (auto const count = digits(text.substr(1)); count > 0) text.remove_prefix(1 + count);
}

/// Takes this away from the front, if it is there.
bool skip(std::string_view& text, std::string_view front) {
    if (!text.starts_with(front)) return false;
    text.remove_prefix(front.size());
    return true;
}

/// Of what begins as the workspace is called, the rest of a name of ours: a copy that was begun before a conversion, a
/// repair or after a redaction ("before-0010.bak.new", "after-redaction.bak.new.new"), or what a workspace was being
/// made anew in ("anew.2.tmp"), each with what SQLite keeps beside it.
bool is_unfinished(std::string_view name) {
    if (skip(name, "anew")) {
        skip_number(name);
        if (!skip(name, ".tmp")) return false;
        return name.empty() || name == "-journal" || name == "-wal" || name == "-shm";
    }
    if (skip(name, "before-")) {
        if (digits(name) == 4)
            name.remove_prefix(4);
        else if (!skip(name, "repair"))
            return false;
        skip_number(name);
    } else if (!skip(name, "after-redaction")) {
        return false;
    }
    if (!skip(name, ".bak")) return false;
    skip_number(name);
    if (!skip(name, ".new")) return false;
    skip_number(name);
    skip(name, ".new");
    return name.empty() || name == "-journal";
}

} // namespace

void write_copy(Connection& connection, std::string const& target) {
    write_new(target, [&](std::string const& file) {
        auto cursor = connection.prepare("vacuum into ?1");
        cursor.bind(1, std::string_view(file));
        cursor.run();
        Connection copy(file, Access::read_only);
        if (auto const found = copy.text("pragma quick_check"); found != "ok") throw unwritten(target, found);
    });
}

void write_pages(Connection& connection, std::string const& target) {
    write_new(target, [&](std::string const& file) {
        Connection copy(file, Access::read_write);
        copy_pages(connection, copy);
    });
}

void copy_pages(Connection& from, Connection& to) {
    auto* const copying = sqlite3_backup_init(to.handle(), "main", from.handle(), "main");
    if (!copying) throw_sqlite(to.handle(), sqlite3_extended_errcode(to.handle()));
    sqlite3_backup_step(copying, -1);
    if (auto const code = sqlite3_backup_finish(copying); code != SQLITE_OK) throw_sqlite(to.handle(), code);
}

void remove_unfinished_copies(std::string const& path) noexcept {
    namespace fs = std::filesystem;
    try {
        auto const begin = fs::path(path).filename().string() + ".";
        for (auto const& entry : fs::directory_iterator(fs::absolute(path).parent_path())) {
            auto const name = entry.path().filename().string();
            if (!name.starts_with(begin) || !fs::is_regular_file(entry.symlink_status())) continue;
            if (is_unfinished(std::string_view(name).substr(begin.size()))) fs::remove(entry.path());
        }
    } catch (std::exception const&) { // a folder that cannot be listed or written
    }
}

std::string free_name(std::string const& name, std::string const& ending) {
    for (int number = 1;; ++number) {
        auto const candidate = name + (number > 1 ? "." + std::to_string(number) : std::string()) + ending;
        if (!is_there(candidate)) return candidate;
    }
}

} // namespace db
