#include "db/first_look.h"

#include <sqlite3.h>

#include <string_view>

namespace db {

namespace {

constexpr int longest_value = 100'000;     // ours are a few thousand bytes
constexpr int longest_known = 1'000'000'000;
constexpr int most_looks = 20'000;         // our structure takes some hundred
constexpr int steps_per_look = 10'000;
constexpr std::uint64_t looks_in_any_case = 2000;
constexpr std::uint64_t bytes_per_look = 500; // 20 steps a byte; what is honest takes less than one

/// Whether SQLite itself, while it takes in the structure, reads what it keeps about the sizes of tables.
bool reads_statistics(sqlite3* handle) {
    auto* const newest = sqlite3_next_stmt(handle, nullptr);
    if (!newest || sqlite3_sql(newest) || sqlite3_column_count(newest) != 3) return false;
    auto const* const name = sqlite3_column_name(newest, 2);
    return name && std::string_view(name) == "stat";
}

} // namespace

FirstLook::FirstLook(Connection& connection) : connection_(connection) {
    auto* const handle = connection.handle();
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, longest_value);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    auto const too_much = [handle, looks = 0]() mutable { return ++looks > most_looks || reads_statistics(handle); };
    connection.interrupt_when(too_much, 1);
}

FirstLook::~FirstLook() {
    connection_.interrupt_when({});
    sqlite3_limit(connection_.handle(), SQLITE_LIMIT_LENGTH, longest_known);
    sqlite3_db_config(connection_.handle(), SQLITE_DBCONFIG_ENABLE_TRIGGER, 1, nullptr);
}

void FirstLook::read_structure() { connection_.integer("select count(*) from sqlite_schema"); }

Bounded::Bounded(Connection& connection, std::uint64_t bytes) : connection_(connection) {
    connection.interrupt_when(
        [left = looks_in_any_case + bytes / bytes_per_look]() mutable { return left == 0 || --left == 0; },
        steps_per_look);
}

Bounded::~Bounded() { connection_.interrupt_when({}); }

} // namespace db
