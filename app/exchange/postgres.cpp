#include "app/exchange/postgres.h"

#include "app/exchange/postgres_schema.h"
#include "core/base/error.h"

#include <libpq-fe.h>

#include <algorithm>
#include <array>
#include <cstdlib>
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
constexpr std::size_t most_asked = 2000;
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

std::string role_of(std::string const& workspace) { return "counterpoint_" + workspace.substr(0, 12); }

std::string with_role(std::string script, std::string const& role) {
    for (auto at = script.find("$ROLE"); at != script.npos; at = script.find("$ROLE")) script.replace(at, 5, role);
    return script;
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

bool says_something(char const* variable) {
    auto const* value = std::getenv(variable);
    return value && *value;
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
    // What the address leaves open libpq takes from the environment and from services: these are judged alike.
    auto elsewhere = says_something("PGSERVICE");
    for (auto const* each = parsed.get(); each->keyword; ++each) {
        if (!each->val || !*each->val) continue;
        std::string const name(each->keyword);
        if (name == "password" || name == "sslpassword")
            throw Error(Code::bad_input, say("A password does not belong into the address, which is kept in the workspace and "
                                             "in invitations: put it into ~/.pgpass. Nothing was changed."));
        if (name == "host" || name == "hostaddr") host += (host.empty() ? "" : ",") + std::string(each->val);
        if (name == "service") elsewhere = true;
        if (name == "sslmode") line = each->val;
        options.names.push_back(name);
        options.values.emplace_back(each->val);
    }
    for (auto const& [name, variable] : {std::pair("host", "PGHOST"), std::pair("hostaddr", "PGHOSTADDR")})
        if (says_something(variable) && std::ranges::find(options.names, name) == options.names.end())
            host += (host.empty() ? "" : ",") + std::string(std::getenv(variable));
    auto here = !elsewhere;
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
    auto const workspace = found->text(0, 0);
    auto const tells = run("select to_regprocedure('counterpoint.edition()') is not null")->text(0, 0) == std::string(1, '\1');
    edition_ = tells ? run("select counterpoint.edition()::bigint")->number(0, 0) : 1;
    if (edition_ < postgres_edition) bring_up_to_date(workspace);
    return workspace;
}

void PostgresTransport::bring_up_to_date(std::string const& workspace) {
    if (run("select 1 from pg_catalog.pg_namespace where nspname = 'counterpoint' and pg_has_role(nspowner, 'usage')")->rows() == 0)
        return;
    try {
        run_script("begin; set local lock_timeout = '2s'; " + std::string(edition_ < 2 ? postgres_upgrade : "") +
                   with_role(postgres_functions, role_of(workspace)) + "commit");
    } catch (Error const&) { // somebody is at it at this moment: at the next exchange, and all goes on as before
        return;
    }
    edition_ = postgres_edition;
}

void PostgresTransport::found(std::string const& workspace) {
    if (auto const there = this->workspace(); !there.empty()) {
        if (there == workspace) return;
        throw Error(Code::refused, say("Another desk lies at {address} already. Nothing was changed.", {{"address", address_}}));
    }
    // A role is the whole server's: one for each desk.
    auto const role = role_ = role_of(workspace);
    run_script("begin; do $$ begin if not exists(select 1 from pg_roles where rolname = '" + role + "') then create role " + role +
               " nologin; end if; end $$; " + postgres_tables + with_role(postgres_functions, role) +
               "insert into counterpoint.desk values('" + workspace + "', " + std::to_string(server_format) + "); commit");
    edition_ = postgres_edition;
}

std::optional<core::Message> PostgresTransport::before_others_come() const {
    if (role_.empty()) return std::nullopt;
    return say("Each seat needs a login of its own at the server, with the role {role}: “create role NAME login; grant {role} "
               "to NAME”.",
               {{"role", role_}});
}

std::optional<core::Message> PostgresTransport::after_removal() {
    return say("Nothing they write counts any more, but their login still reaches the server: “revoke {role} from NAME” closes it.",
               {{"role", role_of(workspace())}});
}

std::vector<core::LaneOffer> PostgresTransport::heads(std::vector<LaneFinding>&) {
    std::vector<core::LaneOffer> offers;
    // Before the heads are asked for: what comes between is told.
    if (!listens_) {
        run("listen counterpoint");
        run("listen counterpoint_at_work");
    }
    listens_ = true;
    // What is longer than any name, key or note is nobody's lane.
    auto const found = run("select name, key, signed, note from counterpoint.lane where signed > 0 and length(name) = 32 and "
                           "octet_length(key) = 32 and octet_length(note) <= 4096 order by name");
    for (int row = 0; row < found->rows(); ++row)
        offers.push_back({found->text(row, 0), core::PublicKey::from(found->text(row, 1)), found->number(row, 2),
                          found->text(row, 3)});
    return offers;
}

std::optional<LaneFinding> PostgresTransport::entries(core::LaneOffer const& offer, std::int64_t from, std::uint64_t longest,
                                                      core::TakesEntry const& take) {
    for (auto at = from; at < offer.size;) {
        // As many as are of some size together; the first of them whatever it has, as far as one may have it.
        auto const part = run("select sealed from (select idx, sealed, octet_length(sealed) has, sum(octet_length(sealed)) over "
                              "(order by idx) upto from counterpoint.entry where lane = $1::text and idx >= $2::bigint and idx < "
                              "$3::bigint) page where has <= $4::bigint and (upto <= $5::bigint or idx = $2::bigint) order by idx",
                              {offer.lane, as_bigint(at), as_bigint(std::min(at + page, offer.size)),
                               as_bigint(static_cast<std::int64_t>(longest)),
                               as_bigint(static_cast<std::int64_t>(std::min<std::uint64_t>(longest, largest_part)))});
        if (part->rows() == 0)
            return LaneFinding{offer.lane, LaneState::late,
                               say("The head of this lane has arrived, its entries have not all: nothing of it came in yet.")};
        for (int row = 0; row < part->rows(); ++row)
            if (!take(part->text(row, 0))) return std::nullopt;
        at += part->rows();
    }
    return std::nullopt;
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

/// Of entries that are there what was taken out is taken out, and what they lost is put back; what is missing follows.
void PostgresTransport::rewrite(core::LaneOffer const& offer, std::vector<std::string> const& sealed) {
    auto const there = run("select size, note from counterpoint.lane where name = $1::text", {offer.lane});
    auto const size = there->rows() == 0 ? 0 : std::min(static_cast<std::size_t>(there->number(0, 0)), sealed.size());
    for (std::size_t from = 0; from < size;) {
        std::size_t to = from, bytes = 0;
        while (to < size && (to == from || bytes + sealed[to].size() < largest_part)) bytes += sealed[to++].size();
        Arguments const which{offer.lane, as_bigint(static_cast<std::int64_t>(from)), as_list(sealed, from, to)};
        run("select counterpoint.redact($1::text, $2::bigint, $3::bytea[])", which);
        if (edition_ >= 2) run("select counterpoint.put_back($1::text, $2::bigint, $3::bytea[])", which);
        from = to;
    }
    if (size < sealed.size() || there->rows() == 0)
        append(offer, static_cast<std::int64_t>(size),
               {sealed.begin() + static_cast<std::ptrdiff_t>(size), sealed.end()});
    else if (edition_ >= 3 && there->text(0, 1) != offer.note && there->number(0, 0) == offer.size) // the head was spoiled
        run("select counterpoint.sign($1::text, $2::bigint, $3::text)", {offer.lane, as_bigint(offer.size), offer.note});
}

bool PostgresTransport::has_blob(core::Digest const& digest) {
    return run("select 1 from counterpoint.blob where digest = $1::bytea", {std::string(digest.view())})->rows() > 0;
}

std::vector<core::Digest> PostgresTransport::lacking(std::vector<core::Digest> const& digests) {
    std::vector<std::string> asked;
    for (auto const& digest : digests) asked.emplace_back(digest.view());
    std::vector<core::Digest> found;
    for (std::size_t from = 0; from < asked.size(); from += most_asked) {
        auto const to = std::min(asked.size(), from + most_asked);
        // In an earlier edition bytes have one owner, whoever came first.
        auto const rows = run(edition_ < 2 ? "select place from unnest($1::bytea[]) with ordinality as asked(digest, place) where not "
                                             "exists(select 1 from counterpoint.blob b where b.digest = asked.digest)"
                                           : "select place from unnest($1::bytea[]) with ordinality as asked(digest, place) where not "
                                             "exists(select 1 from counterpoint.blob b where b.digest = asked.digest and b.owner = "
                                             "session_user)",
                              {as_list(asked, from, to)});
        for (int row = 0; row < rows->rows(); ++row)
            found.push_back(digests[from + static_cast<std::size_t>(rows->number(row, 0)) - 1]);
    }
    return found;
}

std::optional<std::string> PostgresTransport::blob(core::Digest const& digest, std::uint64_t most) {
    auto const found = run("select substring(bytes from 1 for $2::bigint::integer) from counterpoint.blob where digest = $1::bytea "
                           "limit 1",
                           {std::string(digest.view()), as_bigint(static_cast<std::int64_t>(most) + 1)});
    return found->rows() == 0 ? std::nullopt : std::optional(found->text(0, 0));
}

bool PostgresTransport::put_blob(core::Blob const& blob) {
    run("set lock_timeout = '500ms'");
    char const* const value = blob.bytes().data();
    auto const length = static_cast<int>(blob.bytes().size());
    constexpr int binary = 1;
    Result const made(PQexecParams(connection_, "select counterpoint.put_blob($1::bytea)", 1, nullptr, &value, &length, &binary,
                                   binary));
    auto const status = PQresultStatus(made.result);
    auto const* state = PQresultErrorField(made.result, PG_DIAG_SQLSTATE);
    auto const is_held = state && std::string_view(state) == "55P03";
    if (status != PGRES_TUPLES_OK && !is_held) fail(made.result);
    run("set lock_timeout = '10s'");
    return !is_held;
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
