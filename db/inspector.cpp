#include "db/inspector.h"

#include "core/model/codec.h"
#include "db/derived.h"
#include "db/log_tables.h"
#include "db/sql.h"

namespace db {

using core::N_;
using core::Ref;

std::vector<std::pair<std::string, std::string>> unreadable_tables(Connection const& connection) {
    std::vector<std::pair<std::string, std::string>> found;
    auto tables = connection.prepare("select name from sqlite_schema where type = 'table' and rootpage > 0 order by name");
    while (tables.next()) {
        auto const table = std::string(tables.text(0));
        // The words of the full-text index may be damaged inside while its tables are whole: see derived_findings().
        auto problem = structure_problem(connection, table);
        if (!problem.empty()) found.emplace_back(table, std::move(problem));
    }
    return found;
}

Inspector::Inspector(Connection& connection, core::Reader const& reader)
    : connection_(connection), reader_(reader),
      total_(static_cast<std::uint64_t>(connection.integer("select count(*) from change"))) {}

core::Inspection Inspector::compare(core::Progress& progress) {
    auto rows = progress.part(0.5);
    core::each_kind([&]<class T>(std::type_identity<T>) {
        walk(core::Model<T>::kind, rows);
        find_strangers(core::Model<T>::kind, core::Model<T>::name);
    });
    compare_mentions();
    compare_seen();
    // What is derived from a row that is not as it should be says nothing of its own.
    if (!wanted_.empty()) return report_;
    auto derived = progress.rest();
    for (auto& finding : derived_findings(connection_, reader_, derived))
        report_.findings.push_back(std::move(finding));
    return report_;
}

std::int64_t Inspector::repair(core::Progress& progress) {
    for (auto const& [ref, record] : wanted_) {
        unproject(connection_, ref);
        if (record) project(connection_, *record);
    }
    if (mentions_differ_) {
        connection_.execute("delete from mention");
        for (auto const& mention : mentions_) remember_mention(connection_, mention);
    }
    if (seen_) seen_->write(connection_);
    if (!report_.findings.empty()) rebuild_derived(connection_, reader_, progress);
    return static_cast<std::int64_t>(report_.findings.size()) - beyond_repair_;
}

void Inspector::found(Ref ref, char const* what) {
    report_.findings.push_back({what, {core::in_words("kind", core::kind_noun(ref.kind)),
                                       {"id", core::id_text(ref.id)}}});
}

void Inspector::walk(core::Kind kind, core::Progress& progress) {
    auto bodies = connection_.prepare(sql::bodies_of);
    bodies.bind(":kind", static_cast<std::int64_t>(kind));
    Ref current{kind, 0};
    std::optional<core::Record> logged;
    auto const finish = [&] {
        if (current.id != 0) compare_record(current, logged);
    };
    while (bodies.next()) {
        progress.update(++done_, total_);
        if (auto const entity = bodies.integer(0); entity != current.id) {
            finish();
            current.id = entity;
        }
        logged.reset();
        if (bodies.null(1)) continue;
        logged = core::decode(kind, current.id, bodies.text(1));
        for (auto const& reference : core::references_of(*logged))
            mentions_.insert(Mention{reference.to, current});
    }
    finish();
}

void Inspector::compare_record(Ref ref, std::optional<core::Record> const& logged) {
    ++report_.records;
    auto const [row, reads] = readable_row(ref);
    if (row || logged || !reads) known_.insert(ref);
    if (row != logged || !reads) {
        found(ref, logged ? N_("The {kind} {id} is not what the log says it is.")
                          : N_("The {kind} {id} was deleted, but is still listed."));
        wanted_.emplace_back(ref, logged);
    }
    if (!logged) return;
    if (!bytes_hold(*logged)) {
        found(ref, N_("The saved bytes of the {kind} {id} are missing or were altered."));
        ++beyond_repair_;
    }
    if (row == logged && !names_hold(connection_, *logged)) {
        found(ref, N_("The {kind} {id} is not listed under its names."));
        wanted_.emplace_back(ref, logged);
    }
}

Inspector::Row Inspector::readable_row(Ref ref) const {
    try {
        return {projected(connection_, ref), true};
    } catch (core::Error const& error) {
        if (error.code() != core::Code::bad_input && error.code() != core::Code::damaged) throw;
        return {std::nullopt, false};
    }
}

bool Inspector::bytes_hold(core::Record const& record) const {
    auto const* capture = std::get_if<core::Capture>(&record);
    auto const* text = std::get_if<core::Text>(&record);
    if (!capture && !text) return true;
    try {
        return load_blob(connection_, capture ? capture->digest : text->digest).has_value();
    } catch (core::Error const& error) {
        if (error.code() != core::Code::damaged) throw;
        return false;
    }
}

void Inspector::find_strangers(core::Kind kind, std::string_view table) {
    auto rows = connection_.prepare("select id from \"" + std::string(table) + "\" order by id");
    while (rows.next()) {
        Ref const ref{kind, rows.integer(0)};
        if (known_.contains(ref)) continue;
        found(ref, N_("The {kind} {id} is not in the log at all."));
        wanted_.emplace_back(ref, std::nullopt);
    }
}

void Inspector::compare_mentions() {
    std::set<Mention> stored;
    auto rows = connection_.prepare("select to_kind, to_id, kind, entity from mention");
    while (rows.next())
        stored.insert(Mention{Ref{to_kind(rows.integer(0)), rows.integer(1)},
                              Ref{to_kind(rows.integer(2)), rows.integer(3)}});
    mentions_differ_ = stored != mentions_;
    if (mentions_differ_)
        report_.findings.push_back(
            core::say("The list of what refers to what is not what the log says it is."));
}

void Inspector::compare_seen() {
    auto by_the_log = LanesSeen::by_the_log(connection_);
    if (by_the_log.stand_in(connection_)) return;
    report_.findings.push_back(seen_otherwise());
    seen_ = std::move(by_the_log);
}

} // namespace db
