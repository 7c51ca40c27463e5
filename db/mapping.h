// From Model<T> to SQL and back: the columns of a table, the text of its statements, and how one
// value becomes one or two columns. Adding a field to a model changes all of them at once.
#pragma once

#include "core/model/codec.h"
#include "db/sqlite.h"

namespace db {

/// Writes a value's columns, starting at `place`; returns the next place.
template <class Value>
int bind_value(Cursor& cursor, int place, Value const& value) {
    if constexpr (std::is_enum_v<Value>) {
        cursor.bind(place, core::key_of(value));
    } else if constexpr (std::is_same_v<Value, std::string>) {
        cursor.bind(place, std::string_view(value));
    } else if constexpr (std::is_same_v<Value, std::int64_t>) {
        cursor.bind(place, value);
    } else if constexpr (std::is_same_v<Value, core::Instant>) {
        cursor.bind(place, value.ms);
    } else if constexpr (std::is_same_v<Value, core::Digest>) {
        cursor.bind_blob(place, as_bytes(value));
    } else if constexpr (std::is_same_v<Value, core::PartialDate>) {
        cursor.bind(place, value.text());
        if (value.known())
            cursor.bind(place + 1, value.earliest_day());
        else
            cursor.bind_null(place + 1);
        return place + 2;
    } else if constexpr (std::is_same_v<Value, core::Ref>) {
        cursor.bind(place, static_cast<std::int64_t>(value.kind));
        cursor.bind(place + 1, value.id);
        return place + 2;
    } else if constexpr (requires { value.value; }) { // Id<T>
        if (value)
            cursor.bind(place, value.value);
        else
            cursor.bind_null(place);
    } else {
        cursor.bind(place, core::encode_list(value));
    }
    return place + 1;
}

/// Reads bind_value() back.
template <class Value>
int read_value(Cursor const& cursor, int column, Value& into) {
    if constexpr (std::is_enum_v<Value>) {
        if (auto const value = core::from_key<Value>(cursor.text(column))) into = *value;
    } else if constexpr (std::is_same_v<Value, std::string>) {
        into = cursor.text(column);
    } else if constexpr (std::is_same_v<Value, std::int64_t>) {
        into = cursor.integer(column);
    } else if constexpr (std::is_same_v<Value, core::Instant>) {
        into.ms = cursor.integer(column);
    } else if constexpr (std::is_same_v<Value, core::Digest>) {
        into = to_digest(cursor.blob(column));
    } else if constexpr (std::is_same_v<Value, core::PartialDate>) {
        into = core::value_or_throw(core::PartialDate::parse(cursor.text(column)));
        return column + 2;
    } else if constexpr (std::is_same_v<Value, core::Ref>) {
        into = {to_kind(cursor.integer(column)), cursor.integer(column + 1)};
        return column + 2;
    } else if constexpr (requires { into.value; }) {
        into.value = cursor.integer(column);
    } else {
        core::decode_list(cursor.text(column), into);
    }
    return column + 1;
}

/// Whether the columns hold exactly what bind_value() writes. Reading is more tolerant: it takes an unknown key for the usual
/// value and NULL for an empty one, which no query would find. SQLite and structure_problem() see to it that a number is one.
template <class Value>
bool stands_as_written(Cursor const& cursor, int column, Value const& value) {
    if constexpr (requires { value.value; }) // Id<T>: nothing is written for none
        return cursor.null(column) == !value;
    else if (cursor.null(column))
        return false;
    else if constexpr (std::is_enum_v<Value>)
        return cursor.text(column) == core::key_of(value);
    else if constexpr (std::is_same_v<Value, core::Digest>)
        return cursor.blob(column) == as_bytes(value);
    else if constexpr (std::is_same_v<Value, core::Ref>)
        return cursor.integer(column) == static_cast<std::int64_t>(value.kind) && !cursor.null(column + 1);
    else if constexpr (std::is_same_v<Value, core::PartialDate>)
        return value.known() ? !cursor.null(column + 1) && cursor.integer(column + 1) == value.earliest_day()
                             : cursor.null(column + 1);
    else
        return true;
}

/// The column names of one field.
template <class T, class Value>
std::vector<std::string> columns_of(core::Field<T, Value> const& field) {
    std::string const name(field.name);
    if constexpr (std::is_same_v<Value, core::PartialDate>)
        return {name, name + "_day"};
    else if constexpr (std::is_same_v<Value, core::Ref>)
        return {name + "_kind", name + "_id"};
    else
        return {name};
}

template <class T>
std::vector<std::string> columns() {
    std::vector<std::string> names;
    core::each_field<T>([&](auto const& field) {
        for (auto& name : columns_of(field)) names.push_back(std::move(name));
    });
    return names;
}

namespace detail {
inline std::string quoted_list(std::vector<std::string> const& names) {
    std::string list;
    for (auto const& name : names) list += (list.empty() ? "\"" : ", \"") + name + "\"";
    return list;
}
} // namespace detail

template <class T>
std::string const& select_sql() {
    static auto const sql = "select " + detail::quoted_list(columns<T>()) + " from \"" +
                            std::string(core::Model<T>::name) + "\" where id = ?1";
    return sql;
}

template <class T>
std::string const& upsert_sql() {
    static auto const sql = [] {
        std::string places;
        for (std::size_t at = 0; at <= columns<T>().size(); ++at) places += at ? ", ?" : "?";
        return "insert or replace into \"" + std::string(core::Model<T>::name) + "\"(id, " +
               detail::quoted_list(columns<T>()) + ") values(" + places + ")";
    }();
    return sql;
}

template <class T>
std::string const& delete_sql() {
    static auto const sql =
        "delete from \"" + std::string(core::Model<T>::name) + "\" where id = ?1";
    return sql;
}

/// The row of one record, or nothing. Throws Error{damaged} when a value does not stand there as we write it.
template <class T>
std::optional<T> select(Connection const& connection, core::Id<T> id) {
    auto cursor = connection.prepare(select_sql<T>());
    cursor.bind(1, id.value);
    if (!cursor.next()) return std::nullopt;
    T entity;
    entity.id = id;
    int column = 0;
    core::each_field<T>([&](auto const& field) {
        auto const from = column;
        column = read_value(cursor, column, entity.*field.member);
        if (!stands_as_written(cursor, from, entity.*field.member))
            throw core::Error(core::Code::damaged, core::say("A stored record has a value of the wrong kind."));
    });
    return entity;
}

template <class T>
void upsert(Connection& connection, T const& entity) {
    auto cursor = connection.prepare(upsert_sql<T>());
    cursor.bind(1, entity.id.value);
    int place = 2;
    core::each_field<T>(
        [&](auto const& field) { place = bind_value(cursor, place, entity.*field.member); });
    cursor.run();
}

} // namespace db
