#include "db/counters.h"

#include "db/sql.h"

namespace db {

std::int64_t counter(Connection const& connection, std::string_view name) {
    auto cursor = connection.prepare("select value from counter where name = ?1");
    cursor.bind(1, name);
    return cursor.next() ? cursor.integer(0) : 0;
}

void set_counter(Connection& connection, std::string_view name, std::int64_t value) {
    auto cursor = connection.prepare("insert or replace into counter(name, value) values(?1, ?2)");
    cursor.bind(1, name).bind(2, value);
    cursor.run();
}

void add_to_counter(Connection& connection, std::string_view name, std::int64_t added) {
    if (added == 0) return;
    auto cursor = connection.prepare(sql::counter_add);
    cursor.bind(":name", name).bind(":added", added);
    cursor.run();
}

} // namespace db
