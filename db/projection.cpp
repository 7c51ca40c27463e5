#include "db/projection.h"

#include "core/text/fold.h"
#include "db/mapping.h"

#include <zstd.h>

#include <set>

namespace db {

namespace {

constexpr std::int64_t largest_blob = 1'000'000'000; // SQLite's own limit for one value

void forget_names(Connection& connection, core::RawId party) {
    for (auto const* sql : {"delete from party_name where party = ?1",
                            "delete from office where party = ?1"}) {
        auto cursor = connection.prepare(sql);
        cursor.bind(1, party);
        cursor.run();
    }
}

std::set<std::string> titles_of(core::Party const& party) {
    std::set<std::string> titles;
    for (auto const& role : party.roles)
        if (!role.title.empty()) titles.insert(title_key(role.title));
    return titles;
}

/// A name as it is looked up: whole, and from the start of each of its words.
void add_lookups(std::set<std::pair<std::string, bool>>& into, std::string const& name) {
    auto const folded = core::fold(name);
    for (std::size_t at = 0; at != folded.npos && at < folded.size();) {
        into.emplace(folded.substr(at), at == 0);
        auto const next = folded.find_first_of(" '-", at);
        at = next == folded.npos ? next : next + 1;
    }
}

std::set<std::pair<std::string, bool>> lookups_of(core::Party const& party) {
    std::set<std::pair<std::string, bool>> lookups;
    add_lookups(lookups, party.name);
    for (auto const& alias : party.aliases) add_lookups(lookups, alias);
    return lookups;
}

void remember_names(Connection& connection, core::Party const& party) {
    forget_names(connection, party.id.value);
    for (auto const& [folded, whole] : lookups_of(party)) {
        auto cursor =
            connection.prepare("insert into party_name(folded, whole, party) values(?1, ?2, ?3)");
        cursor.bind(1, folded).bind(2, whole ? 1 : 0).bind(3, party.id.value);
        cursor.run();
    }
    for (auto const& title : titles_of(party)) {
        auto cursor = connection.prepare("insert into office(title, party) values(?1, ?2)");
        cursor.bind(1, title).bind(2, party.id.value);
        cursor.run();
    }
}

} // namespace

void remember_mention(Connection& connection, Mention const& mention) {
    auto cursor = connection.prepare(
        "insert or ignore into mention(to_id, to_kind, kind, entity) values(?1, ?2, ?3, ?4)");
    cursor.bind(1, mention.to.id).bind(2, static_cast<std::int64_t>(mention.to.kind));
    cursor.bind(3, static_cast<std::int64_t>(mention.from.kind)).bind(4, mention.from.id);
    cursor.run();
}

void remember_all_names(Connection& connection, core::Reader const& reader) {
    for (auto const id : reader.list(core::Kind::party))
        if (auto const party = reader.find(core::Id<core::Party>{id})) remember_names(connection, *party);
}

void forget_names_of_nobody(Connection& connection) {
    connection.execute("delete from party_name where party not in (select id from party);"
                       "delete from office where party not in (select id from party)");
}

void project(Connection& connection, core::Record const& record) {
    auto const from = core::ref_of(record);
    std::visit([&](auto const& entity) { upsert(connection, entity); }, record);
    for (auto const& reference : core::references_of(record))
        remember_mention(connection, Mention{reference.to, from});
    if (auto const* party = std::get_if<core::Party>(&record)) remember_names(connection, *party);
}

void unproject(Connection& connection, core::Ref ref) {
    core::with_kind(ref.kind, [&]<class T>(std::type_identity<T>) {
        auto cursor = connection.prepare(delete_sql<T>());
        cursor.bind(1, ref.id);
        cursor.run();
    });
    if (ref.kind == core::Kind::party) forget_names(connection, ref.id);
}

std::optional<core::Record> projected(Connection const& connection, core::Ref ref) {
    std::optional<core::Record> record;
    core::with_kind(ref.kind, [&]<class T>(std::type_identity<T>) {
        if (auto entity = select(connection, core::Id<T>{ref.id})) record = std::move(*entity);
    });
    return record;
}

bool names_hold(Connection const& connection, core::Record const& record) {
    auto const* party = std::get_if<core::Party>(&record);
    if (!party) return true;
    std::set<std::pair<std::string, bool>> stored;
    auto cursor = connection.prepare("select folded, whole from party_name where party = ?1");
    cursor.bind(1, party->id.value);
    while (cursor.next()) stored.emplace(cursor.text(0), cursor.integer(1) != 0);
    std::set<std::string> titles;
    auto offices = connection.prepare("select title from office where party = ?1");
    offices.bind(1, party->id.value);
    while (offices.next()) titles.emplace(offices.text(0));
    return stored == lookups_of(*party) && titles == titles_of(*party);
}

std::string title_key(std::string_view title) {
    std::string key(title);
    for (char& c : key)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return key;
}

std::optional<std::string> load_blob(Connection const& connection, core::Digest const& digest) {
    auto cursor = connection.prepare("select size, coding, bytes from blob where digest = ?1");
    cursor.bind_blob(1, as_bytes(digest));
    if (!cursor.next()) return std::nullopt;
    auto const stored = cursor.blob(2);
    std::string bytes;
    if (cursor.text(1) == "zstd") {
        auto const size = std::max<std::int64_t>(cursor.integer(0), 0);
        // The size is data from a file: the frame itself must agree before memory is taken for it.
        auto const framed = ZSTD_getFrameContentSize(stored.data(), stored.size());
        if (size <= largest_blob && framed == static_cast<unsigned long long>(size)) {
            bytes.resize(static_cast<std::size_t>(size));
            auto const got = ZSTD_decompress(bytes.data(), bytes.size(), stored.data(), stored.size());
            if (ZSTD_isError(got)) bytes.clear();
        }
    } else {
        bytes = stored;
    }
    if (core::sha256(bytes) != digest)
        throw core::Error(core::Code::damaged,
                          core::say("Saved bytes no longer match their SHA-256 {digest}.",
                                    {{"digest", core::to_hex(digest)}}));
    return bytes;
}

void store_blob(Connection& connection, core::Blob const& blob) {
    auto const& digest = blob.digest();
    auto const& bytes = blob.bytes();
    auto present = connection.prepare("select 1 from blob where digest = ?1");
    present.bind_blob(1, as_bytes(digest));
    if (present.next()) return;
    std::string packed(ZSTD_compressBound(bytes.size()), '\0');
    auto const size = ZSTD_compress(packed.data(), packed.size(), bytes.data(), bytes.size(), 3);
    auto const pays = !ZSTD_isError(size) && size + size / 8 < bytes.size();
    if (pays) packed.resize(size);
    auto cursor =
        connection.prepare("insert into blob(digest, size, coding, bytes) values(?1, ?2, ?3, ?4)");
    cursor.bind_blob(1, as_bytes(digest));
    cursor.bind(2, static_cast<std::int64_t>(bytes.size()));
    cursor.bind(3, std::string_view(pays ? "zstd" : "raw"));
    cursor.bind_blob(4, pays ? packed : bytes);
    cursor.run();
}

} // namespace db
