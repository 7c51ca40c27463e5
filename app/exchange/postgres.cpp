#include "app/exchange/postgres.h"

#include "app/exchange/postgres_schema.h"
#include "core/base/error.h"

#include <libpq-fe.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <sys/socket.h>

namespace app {

namespace {

using core::Code;
using core::Error;
using core::LaneFinding;
using core::LaneState;
using core::say;

constexpr int server_format = 1;
constexpr std::int64_t page = 2000;
constexpr std::string_view work_channel = "counterpoint_at_work";
constexpr std::size_t most_unread = 500; // lines of who works on what
constexpr std::size_t largest_part = 8 << 20; // bytes in one call

std::string big_endian(std::uint64_t value, int bytes) {
    std::string made;
    for (int at = bytes - 1; at >= 0; --at) made += static_cast<char>(value >> (8 * at) & 0xFF);
    return made;
}

std::string as_bigint(std::int64_t value) { return big_endian(static_cast<std::uint64_t>(value), 8); }

/// A list of bytea in the server's binary form.
std::string as_list(std::vector<std::string> const& entries, std::size_t from, std::size_t to) {
    constexpr std::uint32_t bytea = 17;
    std::string made = big_endian(1, 4) + big_endian(0, 4) + big_endian(bytea, 4) + big_endian(to - from, 4) + big_endian(1, 4);
    for (auto at = from; at < to; ++at) made += big_endian(entries[at].size(), 4) + entries[at];
    return made;
}

/// The first line of what the server says, which is enough.
std::string first_line(char const* text) {
    std::string line(text ? text : "");
    line = line.substr(0, line.find('\n'));
    for (auto const* lead : {"ERROR:  ", "FATAL:  "})
        if (line.starts_with(lead)) line.erase(0, std::strlen(lead));
    return line;
}

struct Options {
    std::vector<std::string> names, values;
};

bool is_here(std::string const& host) {
    return host.empty() || host.starts_with("/") || host == "localhost" || host == "127.0.0.1" || host == "::1";
}

/// The parts of an address, with what it leaves open decided; never a password.
Options options_of(std::string const& address) {
    char* why = nullptr;
    std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> const parsed(PQconninfoParse(address.c_str(), &why),
                                                                             &PQconninfoFree);
    if (!parsed) {
        auto const told = first_line(why);
        PQfreemem(why);
        throw Error(Code::bad_input, say("The address of the desk cannot be read ({why}). It is written "
                                         "postgresql://NAME@HOST/DATABASE. Nothing was changed.",
                                         {{"why", told}}));
    }
    Options options;
    std::string host, line;
    for (auto const* each = parsed.get(); each->keyword; ++each) {
        if (!each->val || !*each->val) continue;
        std::string const name(each->keyword);
        if (name == "password" || name == "sslpassword")
            throw Error(Code::bad_input, say("A password does not belong into the address, which is kept in the workspace and "
                                             "in invitations: put it into ~/.pgpass. Nothing was changed."));
        if (name == "host" || name == "hostaddr") host += (host.empty() ? "" : ",") + std::string(each->val);
        if (name == "sslmode") line = each->val;
        options.names.push_back(name);
        options.values.emplace_back(each->val);
    }
    auto here = true;
    for (std::size_t from = 0; from <= host.size();) {
        auto const comma = std::min(host.find(',', from), host.size());
        here = here && is_here(host.substr(from, comma - from));
        from = comma + 1;
    }
    if (!here && line.empty()) {
        options.names.emplace_back("sslmode");
        options.values.emplace_back("verify-full");
    } else if (!here && line != "verify-full") {
        throw Error(Code::bad_input, say("To another machine there is only a line that is encrypted and whose other end is "
                                         "proved (sslmode=verify-full), not “{mode}”. Nothing was changed.",
                                         {{"mode", line}}));
    }
    for (auto const& [name, value] : {std::pair("application_name", "counterpoint"), std::pair("connect_timeout", "10"),
                                      std::pair("tcp_user_timeout", "20000"), std::pair("client_encoding", "UTF8")})
        if (std::ranges::find(options.names, name) == options.names.end()) {
            options.names.emplace_back(name);
            options.values.emplace_back(value);
        }
    return options;
}

} // namespace

struct PostgresTransport::Result {
    explicit Result(PGresult* taken) : result(taken) {}
    ~Result() { PQclear(result); }
    Result(Result const&) = delete;
    Result& operator=(Result const&) = delete;
    int rows() const { return PQntuples(result); }
    std::string text(int row, int column) const {
        return {PQgetvalue(result, row, column), static_cast<std::size_t>(PQgetlength(result, row, column))};
    }
    std::int64_t number(int row, int column) const {
        std::uint64_t value = 0;
        for (auto const byte : text(row, column)) value = value << 8 | static_cast<std::uint8_t>(byte);
        return static_cast<std::int64_t>(value);
    }
    PGresult* result;
};

PostgresTransport::PostgresTransport(std::string address) : address_(std::move(address)) {
    auto const options = options_of(address_);
    std::vector<char const*> names, values;
    for (std::size_t at = 0; at < options.names.size(); ++at) {
        names.push_back(options.names[at].c_str());
        values.push_back(options.values[at].c_str());
    }
    names.push_back(nullptr);
    values.push_back(nullptr);
    connection_ = PQconnectdbParams(names.data(), values.data(), 0);
    if (PQstatus(connection_) != CONNECTION_OK) {
        auto const why = first_line(PQerrorMessage(connection_));
        PQfinish(connection_);
        throw Error(Code::io, say("The desk at {address} cannot be reached ({why}). You can go on working; what is new is "
                                  "exchanged when that works again.",
                                  {{"address", address_}, {"why", why}}));
    }
    socket_ = PQsocket(connection_);
    PQsetNoticeProcessor(connection_, [](void*, char const*) {}, nullptr);
    // What another seat holds open, or a server that is silent, keeps nobody waiting for ever.
    run_script("set lock_timeout = '10s'; set statement_timeout = '5min'");
}

PostgresTransport::~PostgresTransport() { PQfinish(connection_); }

void PostgresTransport::hang_up() {
    // libpq, which waits on it, finds the line closed.
    ::shutdown(socket_, SHUT_RDWR);
    interrupt();
}

void PostgresTransport::fail(PGresult* result) {
    auto const* state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
    std::string const code(state ? state : "");
    auto const why = first_line(PQerrorMessage(connection_));
    if (PQtransactionStatus(connection_) == PQTRANS_INERROR) PQclear(PQexec(connection_, "rollback"));
    if (code.starts_with("53"))
        throw Error(Code::disk_full, say("There is no room at the desk ({why}). What is here is saved; it is sent when there is "
                                         "room.",
                                         {{"why", why}}));
    if (code == "25006")
        throw Error(Code::read_only, say("The server of the desk takes nothing at the moment ({why}). What is here is saved; it "
                                         "is sent when that works again.",
                                         {{"why", why}}));
    if (code == "42501")
        throw Error(Code::refused, say("The server of the desk does not let you do that ({why}). What is here is saved.",
                                       {{"why", why}}));
    throw Error(Code::io, say("The desk at {address} does not answer as it should ({why}). What is here is saved; what is new "
                              "is exchanged when that works again.",
                              {{"address", address_}, {"why", why}}));
}

std::unique_ptr<PostgresTransport::Result> PostgresTransport::run(char const* sql, Arguments const& arguments) {
    std::vector<char const*> values;
    std::vector<int> lengths, forms;
    for (auto const& each : arguments) {
        values.push_back(each.data());
        lengths.push_back(static_cast<int>(each.size()));
        forms.push_back(1);
    }
    auto made = std::make_unique<Result>(PQexecParams(connection_, sql, static_cast<int>(arguments.size()), nullptr,
                                                      values.data(), lengths.data(), forms.data(), 1));
    auto const status = PQresultStatus(made->result);
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) fail(made->result);
    return made;
}

void PostgresTransport::run_script(std::string const& sql) {
    Result const made(PQexec(connection_, sql.c_str()));
    auto const status = PQresultStatus(made.result);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) fail(made.result);
}

std::string PostgresTransport::workspace() {
    if (run("select 1 from pg_catalog.pg_namespace where nspname = 'counterpoint'")->rows() == 0) return {};
    auto const found = run("select workspace, format::bigint from counterpoint.desk");
    if (found->rows() == 0) return {};
    if (found->number(0, 1) > server_format)
        throw Error(Code::newer, say("A newer version of Counterpoint laid the desk at {address}; it is needed to work there. "
                                     "Nothing was changed.",
                                     {{"address", address_}}));
    return found->text(0, 0);
}

void PostgresTransport::found(std::string const& workspace) {
    if (auto const there = this->workspace(); !there.empty()) {
        if (there == workspace) return;
        throw Error(Code::refused, say("Another desk lies at {address} already. Nothing was changed.", {{"address", address_}}));
    }
    // A role is the whole server's: one for each desk.
    auto const role = role_ = "counterpoint_" + workspace.substr(0, 12);
    std::string script = "begin; do $$ begin if not exists(select 1 from pg_roles where rolname = '" + role +
                         "') then create role " + role + " nologin; end if; end $$; ";
    std::string schema(postgres_schema);
    for (auto at = schema.find("$ROLE"); at != schema.npos; at = schema.find("$ROLE")) schema.replace(at, 5, role);
    run_script(script + schema + "insert into counterpoint.desk values('" + workspace + "', " + std::to_string(server_format) +
               "); commit");
}

std::optional<core::Message> PostgresTransport::before_others_come() const {
    if (role_.empty()) return std::nullopt;
    return say("Each seat needs a login of its own at the server, with the role {role}: “create role NAME login; grant {role} "
               "to NAME”.",
               {{"role", role_}});
}

std::vector<core::LaneOffer> PostgresTransport::heads(std::vector<LaneFinding>&) {
    std::vector<core::LaneOffer> offers;
    // Before the heads are asked for: what comes between is told.
    if (!listens_) {
        run("listen counterpoint");
        run("listen counterpoint_at_work");
    }
    listens_ = true;
    auto const found = run("select name, key, signed, note from counterpoint.lane where signed > 0 order by name");
    for (int row = 0; row < found->rows(); ++row)
        offers.push_back({found->text(row, 0), core::PublicKey::from(found->text(row, 1)), found->number(row, 2),
                          found->text(row, 3)});
    return offers;
}

core::Fetched PostgresTransport::entries(core::LaneOffer const& offer, std::int64_t from) {
    core::Fetched fetched;
    for (auto at = from; at < offer.size; at += page) {
        auto const part = run("select sealed from counterpoint.entry where lane = $1::text and idx >= $2::bigint and idx < "
                              "$3::bigint order by idx",
                              {offer.lane, as_bigint(at), as_bigint(std::min(at + page, offer.size))});
        for (int row = 0; row < part->rows(); ++row) fetched.sealed.push_back(part->text(row, 0));
    }
    if (static_cast<std::int64_t>(fetched.sealed.size()) != offer.size - from)
        fetched = {{}, LaneFinding{offer.lane, LaneState::late,
                                   say("The head of this lane has arrived, its entries have not all: nothing of it came in "
                                       "yet.")}};
    return fetched;
}

std::int64_t PostgresTransport::append_part(core::LaneOffer const& offer, std::int64_t first,
                                            std::vector<std::string> const& sealed, std::size_t from, std::size_t to) {
    return run("select counterpoint.append($1::text, $2::bytea, $3::bigint, $4::bytea[])",
               {offer.lane, std::string(offer.key.view()), as_bigint(first + static_cast<std::int64_t>(from)),
                as_list(sealed, from, to)})
        ->number(0, 0);
}

bool PostgresTransport::append(core::LaneOffer const& offer, std::int64_t first, std::vector<std::string> const& sealed) {
    run("begin");
    for (std::size_t from = 0; from < sealed.size();) {
        std::size_t to = from, bytes = 0;
        while (to < sealed.size() && (to == from || bytes + sealed[to].size() < largest_part)) bytes += sealed[to++].size();
        if (append_part(offer, first, sealed, from, to) != first + static_cast<std::int64_t>(to)) {
            run("rollback");
            return false;
        }
        from = to;
    }
    run("select counterpoint.sign($1::text, $2::bigint, $3::text)", {offer.lane, as_bigint(offer.size), offer.note});
    run("commit");
    return true;
}

/// Entries that are there are made shorter, where something was taken out; what is missing follows.
void PostgresTransport::rewrite(core::LaneOffer const& offer, std::vector<std::string> const& sealed) {
    auto const there = run("select size from counterpoint.lane where name = $1::text", {offer.lane});
    auto const size = there->rows() == 0 ? 0 : std::min(static_cast<std::size_t>(there->number(0, 0)), sealed.size());
    for (std::size_t from = 0; from < size;) {
        std::size_t to = from, bytes = 0;
        while (to < size && (to == from || bytes + sealed[to].size() < largest_part)) bytes += sealed[to++].size();
        run("select counterpoint.redact($1::text, $2::bigint, $3::bytea[])",
            {offer.lane, as_bigint(static_cast<std::int64_t>(from)), as_list(sealed, from, to)});
        from = to;
    }
    if (size < sealed.size() || there->rows() == 0)
        append(offer, static_cast<std::int64_t>(size),
               {sealed.begin() + static_cast<std::ptrdiff_t>(size), sealed.end()});
}

bool PostgresTransport::has_blob(core::Digest const& digest) {
    return run("select 1 from counterpoint.blob where digest = $1::bytea", {std::string(digest.view())})->rows() > 0;
}

std::optional<std::string> PostgresTransport::blob(core::Digest const& digest) {
    auto const found = run("select bytes from counterpoint.blob where digest = $1::bytea", {std::string(digest.view())});
    return found->rows() == 0 ? std::nullopt : std::optional(found->text(0, 0));
}

void PostgresTransport::put_blob(core::Blob const& blob) {
    run("select counterpoint.put_blob($1::bytea)", {blob.bytes()});
}

void PostgresTransport::forget_blob(core::Digest const& digest) {
    run("select counterpoint.forget_blob($1::bytea)", {std::string(digest.view())});
}

void PostgresTransport::say_at_work(core::PublicKey const&, std::string const& line) {
    // Any role may: what is signed in it counts, and nothing else.
    run("select pg_catalog.pg_notify('counterpoint_at_work', $1::text)", {line});
}

bool PostgresTransport::wait(std::chrono::milliseconds longest) {
    auto told = false;
    auto const take_notices = [&] {
        if (PQconsumeInput(connection_) == 0) fail(nullptr);
        while (auto* const notice = PQnotifies(connection_)) {
            auto const by_another = notice->be_pid != PQbackendPID(connection_);
            if (by_another && notice->relname == work_channel && said_.size() < most_unread)
                said_.emplace_back(notice->extra);
            told = told || by_another;
            PQfreemem(notice);
        }
    };
    take_notices();
    auto const until = std::chrono::steady_clock::now() + longest;
    while (!told) {
        auto const left =
            std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now()).count();
        if (left <= 0) break;
        if (bell_.wait(PQsocket(connection_), std::chrono::milliseconds(left)) == Bell::Heard::ring) break;
        take_notices();
    }
    return told;
}

} // namespace app
