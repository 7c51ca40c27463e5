#include "db/sqlite.h"

#include "db/search_index.h"

#include <sqlite3.h>

#include <cstring>

namespace db {

using core::Code;
using core::Error;
using core::say;

void throw_sqlite(sqlite3* handle, int code) {
    std::string const why = handle ? sqlite3_errmsg(handle) : sqlite3_errstr(code);
    if (code == SQLITE_READONLY_ROLLBACK || code == SQLITE_READONLY_RECOVERY)
        throw Error(Code::read_only, say("A program ended in the middle of writing this workspace: open it once where "
                                         "it can be written, and what was begun is taken back."));
    switch (code & 0xFF) {
    case SQLITE_FULL:
        throw Error(Code::disk_full,
                    say("The disk is full: nothing of this change was saved, everything before it is "
                        "kept. Free some space and try again."));
    case SQLITE_READONLY:
    case SQLITE_PERM:
        throw Error(Code::read_only, say("The workspace cannot be written: the file or its folder is "
                                         "read-only. Nothing was changed."));
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        throw Error(Code::locked, say("Another program is using the workspace. Nothing was changed."));
    case SQLITE_NOTADB:
        throw Error(Code::not_workspace, say("The file is not a Counterpoint workspace."));
    case SQLITE_CORRUPT:
        throw Error(Code::damaged, say("The workspace file is damaged ({why}). Nothing was changed; "
                                       "“verify” tells how much of the log holds.",
                                       {{"why", why}}));
    case SQLITE_NOMEM:
        throw Error(Code::io, say("There is not enough memory for that. Nothing was changed."));
    case SQLITE_INTERRUPT: throw Error(Code::cancelled, say("Stopped at your request."));
    case SQLITE_CANTOPEN:
        throw Error(Code::io, say("The workspace file cannot be opened ({why}).", {{"why", why}}));
    default: throw Error(Code::io, say("The workspace cannot be used: {why}.", {{"why", why}}));
    }
}

namespace {

void require(sqlite3* handle, int code) {
    if (code != SQLITE_OK) throw_sqlite(handle, code);
}

/// All that SQLite may take together, many times what a workspace asks for.
constexpr std::int64_t most_memory = std::int64_t{3} << 30;

struct Limit {
    int what;
    int most;
};

/// Some times what our own statements and structure need; a stranger's may not need more.
constexpr Limit limits[] = {
    {SQLITE_LIMIT_LENGTH, 1'000'000'000}, {SQLITE_LIMIT_SQL_LENGTH, 100'000},
    {SQLITE_LIMIT_COLUMN, 100},           {SQLITE_LIMIT_EXPR_DEPTH, 100},
    {SQLITE_LIMIT_COMPOUND_SELECT, 10},   {SQLITE_LIMIT_VDBE_OP, 25'000},
    {SQLITE_LIMIT_FUNCTION_ARG, 10},      {SQLITE_LIMIT_ATTACHED, 1}, // "vacuum into" attaches
    {SQLITE_LIMIT_VARIABLE_NUMBER, 100},  {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000},
    {SQLITE_LIMIT_TRIGGER_DEPTH, 5},      {SQLITE_LIMIT_WORKER_THREADS, 0},
};

/// "file:x?mode=memory" and the like name a file like any other; where SQLite may read more into it, it is not asked.
std::string literal(std::string const& path) {
    return path == ":memory:" || path.starts_with('/') ? path : "./" + path;
}

} // namespace

core::Kind to_kind(std::int64_t number) {
    auto const known = number >= 0 && number <= static_cast<std::int64_t>(core::last_kind);
    return known ? static_cast<core::Kind>(number) : core::Kind::none;
}

core::Digest to_digest(std::string_view bytes) {
    core::Digest digest;
    if (bytes.size() == digest.bytes.size())
        std::memcpy(digest.bytes.data(), bytes.data(), bytes.size());
    return digest;
}

Prepared::~Prepared() { sqlite3_finalize(statement); }

Cursor::~Cursor() {
    if (!prepared_) return;
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
    prepared_->lent = false;
}

bool Cursor::next() {
    auto const code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) throw_sqlite(sqlite3_db_handle(statement_), code);
    return false;
}

std::int64_t Cursor::integer(int column) const { return sqlite3_column_int64(statement_, column); }

namespace {

/// A column is nothing when it is null, and when there was no memory to read it.
void require_memory(sqlite3_stmt* statement) {
    auto* const database = sqlite3_db_handle(statement);
    if (sqlite3_errcode(database) == SQLITE_NOMEM) require(database, SQLITE_NOMEM);
}

} // namespace

std::string_view Cursor::text(int column) const {
    auto const* text = reinterpret_cast<char const*>(sqlite3_column_text(statement_, column));
    if (!text) {
        require_memory(statement_);
        return {};
    }
    return {text, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::string_view Cursor::blob(int column) const {
    auto const* bytes = static_cast<char const*>(sqlite3_column_blob(statement_, column));
    if (!bytes) {
        require_memory(statement_);
        return {};
    }
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

bool Cursor::null(int column) const {
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

Cursor& Cursor::bind(int place, std::int64_t value) {
    require(sqlite3_db_handle(statement_), sqlite3_bind_int64(statement_, place, value));
    return *this;
}

Cursor& Cursor::bind(int place, std::string_view text) {
    auto const* data = text.data() ? text.data() : "";
    require(sqlite3_db_handle(statement_),
            sqlite3_bind_text64(statement_, place, data, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
    return *this;
}

Cursor& Cursor::bind_blob(int place, std::string_view bytes) {
    auto const* data = bytes.data() ? bytes.data() : "";
    require(sqlite3_db_handle(statement_),
            sqlite3_bind_blob64(statement_, place, data, bytes.size(), SQLITE_TRANSIENT));
    return *this;
}

Cursor& Cursor::bind_null(int place) {
    require(sqlite3_db_handle(statement_), sqlite3_bind_null(statement_, place));
    return *this;
}

Cursor& Cursor::bind(int place, Cursor const& from, int column) {
    require(sqlite3_db_handle(statement_),
            sqlite3_bind_value(statement_, place, sqlite3_column_value(from.statement_, column)));
    return *this;
}

int Cursor::columns() const { return sqlite3_column_count(statement_); }

int Cursor::place_of(char const* name) const {
    return sqlite3_bind_parameter_index(statement_, name);
}

Connection::Connection(std::string const& path, Access access) {
    auto const mode = access == Access::read_only ? SQLITE_OPEN_READONLY
                      : access == Access::create  ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
                                                  : SQLITE_OPEN_READWRITE;
    [[maybe_unused]] static auto const bounded = sqlite3_hard_heap_limit64(most_memory);
    auto const code = sqlite3_open_v2(literal(path).c_str(), &handle_,
                                      mode | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX, nullptr);
    if (code != SQLITE_OK) {
        sqlite3_close(handle_);
        handle_ = nullptr;
        throw_sqlite(nullptr, code);
    }
    if (path != ":memory:") connected_ = Connected(path);
    sqlite3_busy_timeout(handle_, 5000);
    // A workspace may come from a stranger: nothing in it may run code of its own.
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    // Closing never writes on its own: whoever owns the file folds its log in beforehand.
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    for (auto const& limit : limits) sqlite3_limit(handle_, limit.what, limit.most);
    try {
        // Damaged pages are noticed when they are read, and never as a signal.
        execute("pragma cell_size_check = on; pragma mmap_size = 0");
        register_search(handle_);
        require(handle_, sqlite3_prepare_v3(handle_, "rollback", -1, SQLITE_PREPARE_PERSISTENT, &rollback_, nullptr));
    } catch (Error const&) {
        close();
        throw;
    }
}

Connection::~Connection() { close(); }

void Connection::close() {
    cache_.clear();
    sqlite3_finalize(rollback_);
    rollback_ = nullptr;
    sqlite3_close(handle_);
    handle_ = nullptr;
    connected_.end();
}

bool Connection::asked_too_much() const {
    auto const code = sqlite3_errcode(handle_);
    return code == SQLITE_TOOBIG || code == SQLITE_NOMEM;
}

bool Connection::moved() const {
    int moved = 0;
    return sqlite3_file_control(handle_, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK && moved != 0;
}

void Connection::roll_back() const noexcept {
    // Some errors take it back by themselves.
    for (int attempt = 0; attempt < 2 && sqlite3_get_autocommit(handle_) == 0; ++attempt) {
        sqlite3_step(rollback_);
        sqlite3_reset(rollback_);
    }
    begun_ = sqlite3_get_autocommit(handle_) == 0;
}

void Connection::finish_rolling_back() const {
    roll_back();
    if (begun_)
        throw Error(Code::io, say("What was begun in the workspace could not be taken back yet. Nothing was changed; "
                                  "try again, or close it and open it again."));
}

void Connection::bury_failed_commit() const noexcept {
    auto const disk_failed = (sqlite3_errcode(handle_) & 0xFF) == SQLITE_IOERR;
    roll_back();
    if (!disk_failed || begun_) return;
    // All of it stands in SQLite's log where only forcing it to the disk failed, and whoever opens the file next would take it for
    // committed. A write in its place makes an end of it: of a row that goes again, since what stays the same is not written.
    sqlite3_exec(handle_,
                 "pragma synchronous = off; begin immediate; insert into meta(key, value) values('failed', ''); "
                 "delete from meta where key = 'failed'; commit",
                 nullptr, nullptr, nullptr);
    roll_back();
    sqlite3_exec(handle_, "pragma synchronous = full", nullptr, nullptr, nullptr);
}

Cursor Connection::prepare(std::string_view sql) const {
    if (begun_) finish_rolling_back();
    auto& copies = cache_[std::string(sql)];
    for (auto& copy : copies)
        if (!copy->lent) return Cursor(*copy);
    auto fresh = std::make_unique<Prepared>();
    require(handle_, sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &fresh->statement, nullptr));
    copies.push_back(std::move(fresh));
    return Cursor(*copies.back());
}

void Connection::execute(std::string const& sql) const {
    if (begun_) finish_rolling_back();
    require(handle_, sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr));
}

void Connection::write_shadow_tables(bool may) {
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, may ? 0 : 1, nullptr);
}

std::int64_t Connection::integer(std::string_view sql) const {
    auto cursor = prepare(sql);
    return cursor.next() ? cursor.integer(0) : 0;
}

std::string Connection::text(std::string_view sql) const {
    auto cursor = prepare(sql);
    return cursor.next() ? std::string(cursor.text(0)) : std::string();
}

std::int64_t Connection::changes() const { return sqlite3_total_changes(handle_); }

void Connection::interrupt_when(std::function<bool()> wanted, int steps) {
    interrupt_ = std::move(wanted);
    if (!interrupt_) {
        sqlite3_progress_handler(handle_, 0, nullptr, nullptr);
        return;
    }
    sqlite3_progress_handler(
        handle_, steps, [](void* self) { return static_cast<Connection*>(self)->interrupt_() ? 1 : 0; },
        this);
}

Snapshot::Snapshot(Connection& connection)
    : connection_(connection), ours_(sqlite3_get_autocommit(connection.handle()) != 0) {
    if (ours_) connection_.execute("begin");
}

Snapshot::~Snapshot() {
    if (ours_) connection_.roll_back();
}

Transaction::Transaction(Connection& connection) : connection_(connection) {
    connection_.execute("begin immediate");
}

Transaction::~Transaction() {
    if (open_) connection_.roll_back();
}

void Transaction::roll_back() {
    open_ = false;
    connection_.roll_back();
}

void Transaction::commit() {
    try {
        connection_.execute("commit");
    } catch (Error const&) {
        open_ = false;
        connection_.bury_failed_commit();
        throw;
    }
    open_ = false;
}

} // namespace db
