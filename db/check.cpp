// Comparing the projections with the log, and rebuilding them from it. Whatever happened to a
// projection — a bug, a hand at the file — the log says what it must be.
#include "core/model/codec.h"
#include "db/projection.h"
#include "db/sql.h"
#include "db/store.h"

#include <set>

namespace db {

namespace {

core::Message differs(core::Ref ref, char const* what) {
    return core::Message{what, {{"kind", std::string(core::kind_name(ref.kind))},
                                {"id", core::id_text(ref.id)}}};
}

} // namespace

core::Inspection SqliteStore::check(core::Repair repair, core::Progress& progress) {
    core::Inspection inspection;
    auto const mending = repair == core::Repair::yes && !read_only();
    std::optional<Transaction> transaction;
    if (mending) transaction.emplace(connection_);
    auto const total = static_cast<std::uint64_t>(
        connection_.integer("select count(*) from (select 1 from change group by kind, entity)"));

    auto const found = [&](core::Ref ref, char const* what) {
        inspection.findings.push_back(differs(ref, what));
        if (mending) ++inspection.repaired;
    };
    core::each_kind([&]<class T>(std::type_identity<T>) {
        auto const kind = core::Model<T>::kind;
        std::vector<std::pair<core::Ref, std::optional<core::Record>>> wanted;
        auto bodies = connection_.prepare(sql::last_bodies);
        bodies.bind(":kind", static_cast<std::int64_t>(kind));
        std::set<core::RawId> alive;
        while (bodies.next()) {
            core::Ref const ref{kind, bodies.integer(0)};
            progress.update(static_cast<std::uint64_t>(++inspection.records), total);
            std::optional<core::Record> logged;
            if (!bodies.null(1)) logged = core::decode(kind, ref.id, bodies.text(1));
            if (logged) alive.insert(ref.id);
            if (projected(connection_, ref) == logged) continue;
            found(ref, logged ? core::N_("The {kind} {id} is not what the log says it is.")
                              : core::N_("The {kind} {id} was deleted, but is still listed."));
            wanted.emplace_back(ref, std::move(logged));
        }
        for (auto const id : list(kind)) {
            if (alive.contains(id) || last_change({kind, id}) != 0) continue;
            found({kind, id}, core::N_("The {kind} {id} is not in the log at all."));
            wanted.emplace_back(core::Ref{kind, id}, std::nullopt);
        }
        if (!mending) return;
        for (auto const& [ref, record] : wanted) {
            unproject(connection_, ref);
            if (record) project(connection_, *record);
        }
    });
    auto const searchable = connection_.integer("select count(*) from search");
    if (mending && !inspection.findings.empty()) connection_.execute("insert into search(search) values('rebuild')");
    if (searchable == 0 && inspection.records > 0)
        inspection.findings.push_back(core::say("The search index is empty."));
    if (mending && searchable == 0) {
        core::each_kind([&]<class T>(std::type_identity<T>) {
            for (auto const id : list(core::Model<T>::kind))
                if (auto const record = find(core::Ref{core::Model<T>::kind, id}))
                    project(connection_, *record);
        });
        ++inspection.repaired;
    }
    if (transaction) transaction->commit();
    return inspection;
}

} // namespace db
