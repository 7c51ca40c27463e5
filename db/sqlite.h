// A thin, strict wrapper around SQLite: connections, cached statements, typed columns, transactions.
// Every failure becomes a core::Error that says what it means for the user. Nothing outside db/
// sees sqlite3.h.
#pragma once

#include "core/base/digest.h"
#include "core/base/error.h"
#include "core/model/kind.h"
#include "core/time/time.h"
#include "db/open_files.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace db {

enum class Access { read_only, read_write, create };

/// A prepared statement and whether a Cursor holds it at the moment.
struct Prepared {
    sqlite3_stmt* statement = nullptr;
    bool lent = false;
    ~Prepared();
};

/// A borrowed, bound statement: step through it, and it is reset when this goes out of scope. It
/// must not outlive its Connection.
class Cursor {
public:
    Cursor(Cursor&& other) noexcept
        : prepared_(std::exchange(other.prepared_, nullptr)), statement_(other.statement_) {}
    Cursor& operator=(Cursor&&) = delete;
    ~Cursor();

    /// Advances; false at the end.
    bool next();
    /// Runs a statement that returns no rows.
    void run() {
        while (next()) {}
    }

    std::int64_t integer(int column) const;
    std::string_view text(int column) const; ///< valid until the next step
    std::string_view blob(int column) const; ///< valid until the next step
    bool null(int column) const;
    int columns() const;

    Cursor& bind(int place, std::int64_t value);
    Cursor& bind(int place, std::string_view text);
    Cursor& bind_blob(int place, std::string_view bytes);
    Cursor& bind_null(int place);
    /// The value another cursor has in a column, of whatever type.
    Cursor& bind(int place, Cursor const& from, int column);
    /// Binds a named parameter such as ":claim".
    Cursor& bind(char const* name, std::int64_t value) { return bind(place_of(name), value); }
    Cursor& bind(char const* name, std::string_view text) { return bind(place_of(name), text); }

private:
    friend class Connection;
    explicit Cursor(Prepared& prepared) : prepared_(&prepared), statement_(prepared.statement) {
        prepared.lent = true;
    }
    int place_of(char const* name) const;
    Prepared* prepared_;
    sqlite3_stmt* statement_;
};

/// One connection; one thread at a time, which nothing checks: SQLite locks nothing for it.
class Connection {
public:
    /// Opens with defensive settings. A path is the name of a file and nothing else, ":memory:" apart, which is a
    /// database that only this connection sees. Throws Error{not_found | not_workspace | io …}.
    Connection(std::string const& path, Access access);
    ~Connection();
    /// Ends the connection early; nothing may be asked of it afterwards.
    void close();
    Connection(Connection const&) = delete;
    Connection& operator=(Connection const&) = delete;

    /// A cached prepared statement. The text must stay the same bytes for the same query.
    Cursor prepare(std::string_view sql) const;
    /// Runs any number of statements.
    void execute(std::string const& sql) const;
    std::int64_t integer(std::string_view sql) const;
    std::string text(std::string_view sql) const;
    /// How many rows were written by this connection so far.
    std::int64_t changes() const;
    /// Room in memory (96 MB) for the pages that are come back to: of an index that is asked in another order than its own.
    void take_room() const { execute("pragma cache_size = -98304"); }
    /// Called every so many steps of a query, and never again when empty; returning true interrupts it.
    void interrupt_when(std::function<bool()> wanted, int steps = 4000);
    /// Whether the last thing asked of it failed because it asks for more than it may.
    bool asked_too_much() const;
    /// Whether what is at the path is not the file this connection has open any more.
    bool moved() const;
    /// Takes back whatever is begun. What cannot even be taken back now, nobody reads or adds to: it is tried again
    /// before anything else is asked of this connection, which fails until it works.
    void roll_back() const noexcept;
    /// After a commit that said an error: takes it back, and sees to it, as far as the disk still writes, that nobody finds it
    /// done.
    void bury_failed_commit() const noexcept;
    /// Whether the tables behind a virtual table may be written: for repairing one alone.
    void write_shadow_tables(bool may);
    sqlite3* handle() const { return handle_; }

private:
    void finish_rolling_back() const;

    sqlite3* handle_ = nullptr;
    sqlite3_stmt* rollback_ = nullptr; // made beforehand: to take something back must not need what ran out
    mutable bool begun_ = false;       // something could not be taken back
    Connected connected_;
    std::function<bool()> interrupt_;
    // A query that runs inside itself (history of a history) gets a second copy of its statement.
    mutable std::unordered_map<std::string, std::vector<std::unique_ptr<Prepared>>> cache_;
};

/// BEGIN IMMEDIATE … COMMIT; rolls back unless commit() was reached.
class Transaction {
public:
    explicit Transaction(Connection& connection);
    ~Transaction();
    void commit();
    /// Ends it at once, with nothing done.
    void roll_back();

private:
    Connection& connection_;
    bool open_ = true;
};

/// What is read while it lives is one state of the workspace, whatever is committed meanwhile.
class Snapshot {
public:
    explicit Snapshot(Connection& connection);
    ~Snapshot();
    Snapshot(Snapshot const&) = delete;
    Snapshot& operator=(Snapshot const&) = delete;

private:
    Connection& connection_;
    bool ours_; // inside a transaction there is one state anyway
};

/// The sentence for an SQLite result code (extended codes welcome).
[[noreturn]] void throw_sqlite(sqlite3* handle, int code);

inline std::string_view as_bytes(core::Digest const& digest) {
    return {reinterpret_cast<char const*>(digest.bytes.data()), digest.bytes.size()};
}
/// A stored kind number; of any other value than a kind has, none.
core::Kind to_kind(std::int64_t number);
/// A stored digest; of any other length than 32 bytes, none.
core::Digest to_digest(std::string_view bytes);

} // namespace db
