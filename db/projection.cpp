#include "db/projection.h"

#include "core/text/fold.h"
#include "db/mapping.h"

#include <zstd.h>

#include <set>

namespace db {

namespace {

template <class T>
std::string searchable(T const& entity) {
    std::string body;
    core::each_field<T>([&]<class Value>(core::Field<T, Value> const& field) {
        if (!(field.use & core::searched)) return;
        if constexpr (std::is_same_v<Value, std::string>)
            body += entity.*field.member + "\n";
        else if constexpr (std::is_same_v<Value, std::vector<std::string>>)
            for (auto const& text : entity.*field.member) body += text + "\n";
    });
    return body;
}

void unindex(Connection& connection, core::RawId id) {
    auto cursor = connection.prepare("delete from search where rowid = ?1");
    cursor.bind(1, id);
    cursor.run();
}

void index(Connection& connection, core::Ref ref, std::string_view body) {
    auto cursor = connection.prepare("insert into search(rowid, body, kind) values(?1, ?2, ?3)");
    cursor.bind(1, ref.id);
    cursor.bind(2, body);
    cursor.bind(3, static_cast<std::int64_t>(ref.kind));
    cursor.run();
}

void forget_names(Connection& connection, core::RawId party) {
    auto cursor = connection.prepare("delete from party_name where party = ?1");
    cursor.bind(1, party);
    cursor.run();
}

void remember_name(Connection& connection, core::RawId party, std::string const& name) {
    auto const folded = core::fold(name);
    for (std::size_t at = 0; at != folded.npos && at < folded.size();) {
        auto cursor =
            connection.prepare("insert into party_name(folded, whole, party) values(?1, ?2, ?3)");
        cursor.bind(1, std::string_view(folded).substr(at));
        cursor.bind(2, at == 0 ? 1 : 0);
        cursor.bind(3, party);
        cursor.run();
        auto const next = folded.find_first_of(" '-", at);
        at = next == folded.npos ? next : next + 1;
    }
}

void remember_references(Connection& connection, core::Record const& record) {
    auto const from = core::ref_of(record);
    for (auto const& reference : core::references_of(record)) {
        auto cursor = connection.prepare(
            "insert or ignore into mention(to_id, to_kind, kind, entity) values(?1, ?2, ?3, ?4)");
        cursor.bind(1, reference.to.id);
        cursor.bind(2, static_cast<std::int64_t>(reference.to.kind));
        cursor.bind(3, static_cast<std::int64_t>(from.kind));
        cursor.bind(4, from.id);
        cursor.run();
    }
}

} // namespace

void project(Connection& connection, core::Record const& record) {
    std::visit(
        [&]<class T>(T const& entity) {
            auto const known = select(connection, entity.id);
            upsert(connection, entity);
            remember_references(connection, record);
            if constexpr (std::is_same_v<T, core::Party>) {
                forget_names(connection, entity.id.value);
                std::set<std::string> names(entity.aliases.begin(), entity.aliases.end());
                names.insert(entity.name);
                for (auto const& name : names) remember_name(connection, entity.id.value, name);
            }
            if constexpr (std::is_same_v<T, core::Text>) {
                if (auto const words = load_blob(connection, entity.digest))
                    index_text(connection, entity, *words);
            } else if (auto const body = searchable(entity); known || !body.empty()) {
                if (known) unindex(connection, entity.id.value);
                if (!body.empty()) index(connection, core::ref(entity.id), body);
            }
        },
        record);
}

void unproject(Connection& connection, core::Ref ref) {
    core::with_kind(ref.kind, [&]<class T>(std::type_identity<T>) {
        auto cursor = connection.prepare(delete_sql<T>());
        cursor.bind(1, ref.id);
        cursor.run();
    });
    if (ref.kind == core::Kind::party) forget_names(connection, ref.id);
    unindex(connection, ref.id);
}

std::optional<core::Record> projected(Connection const& connection, core::Ref ref) {
    std::optional<core::Record> record;
    core::with_kind(ref.kind, [&]<class T>(std::type_identity<T>) {
        if (auto entity = select(connection, core::Id<T>{ref.id})) record = std::move(*entity);
    });
    return record;
}

void index_text(Connection& connection, core::Text const& text, std::string_view words) {
    unindex(connection, text.id.value);
    index(connection, core::ref(text.id), words);
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
        if (framed == static_cast<unsigned long long>(size)) {
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

void store_blob(Connection& connection, std::string_view bytes) {
    auto const digest = core::sha256(bytes);
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
    cursor.bind_blob(4, pays ? std::string_view(packed) : bytes);
    cursor.run();
}

} // namespace db
