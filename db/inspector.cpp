#include "db/inspector.h"

#include "core/model/codec.h"
#include "db/decisions.h"
#include "db/derived.h"
#include "db/log_tables.h"
#include "db/sql.h"

#include <algorithm>
#include <iterator>

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
      total_(static_cast<std::uint64_t>(connection.integer("select count(*) from change"))), proven_(connection) {}

core::Inspection Inspector::compare(core::Progress& progress) {
    auto rows = progress.part(0.5);
    core::each_kind([&]<class T>(std::type_identity<T>) {
        walk(core::Model<T>::kind, rows);
        find_strangers(core::Model<T>::kind, core::Model<T>::name);
    });
    compare_mentions();
    compare_names();
    compare_tables_of_the_log();
    // What is derived from a row that is not as it should be says nothing of its own.
    if (!wanted_.empty()) return report_;
    auto derived = progress.rest();
    auto const damage = rests_on_damage({core::Kind::claim, 1}).text;
    for (auto& finding : derived_findings(connection_, reader_, derived))
        if (finding.text == damage)
            leave(finding);
        else
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
    if (names_differ_) forget_names_of_nobody(connection_);
    if (seen_) seen_->write(connection_);
    if (redacted_) redacted_->write(connection_);
    if (std::ssize(report_.findings) > beyond_repair_) rebuild_derived(connection_, reader_, progress);
    return static_cast<std::int64_t>(report_.findings.size()) - beyond_repair_;
}

void Inspector::found(Ref ref, char const* what) {
    report_.findings.push_back({what, {core::in_words("kind", core::kind_noun(ref.kind)),
                                       {"id", core::id_text(ref.id)}}});
}

/// Told once, and not repaired.
void Inspector::leave(core::Message finding) {
    if (!left_.insert(core::render(finding)).second) return;
    report_.findings.push_back(std::move(finding));
    ++beyond_repair_;
}

void Inspector::walk(core::Kind kind, core::Progress& progress) {
    auto bodies = connection_.prepare(sql::bodies_of);
    bodies.bind(":kind", static_cast<std::int64_t>(kind));
    Ref current{kind, 0};
    std::optional<core::Record> logged;
    auto const lanes = has_lanes(connection_);
    auto const finish = [&] {
        if (current.id == 0) return;
        if (lanes) logged = of_lanes(current, std::move(logged));
        compare_record(current, logged);
    };
    while (bodies.next()) {
        progress.update(++done_, total_);
        if (auto const entity = bodies.integer(0); entity != current.id) {
            finish();
            current.id = entity;
        }
        logged.reset();
        if (bodies.null(1)) continue;
        logged = readable_body({kind, current.id}, bodies.text(1));
        if (!logged) continue;
        for (auto const& reference : core::references_of(*logged))
            mentions_.insert(Mention{reference.to, current});
    }
    finish();
}

void Inspector::compare_record(Ref ref, std::optional<core::Record> const& logged) {
    ++report_.records;
    auto const [row, reads] = readable_row(ref);
    if (row || logged || !reads) known_.insert(ref);
    if ((row != logged || !reads) && !newest_is_proven(ref)) {
        leave(rests_on_damage(ref));
        return;
    }
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

/// What the changes of several lanes come to together; where the log does not hold, the newest of them.
std::optional<core::Record> Inspector::of_lanes(Ref ref, std::optional<core::Record> newest) const {
    try {
        auto const state = proven_.newest(ref);
        return state ? state->record : std::nullopt;
    } catch (core::Error const& error) {
        if (error.code() != core::Code::damaged && error.code() != core::Code::bad_input) throw;
        return newest;
    }
}

/// A body that somebody altered may be none.
std::optional<core::Record> Inspector::readable_body(Ref ref, std::string_view body) const {
    try {
        return core::decode(ref.kind, ref.id, body);
    } catch (core::Error const& error) {
        if (life_is_proven(ref)) throw;
        return std::nullopt;
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
    auto const digest = core::bytes_of(record);
    if (!digest) return true;
    try {
        return load_blob(connection_, *digest).has_value();
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
    if (stored == mentions_) return;
    // What states that do not hold refer to is neither taken in nor taken away.
    std::vector<Mention> differing;
    std::ranges::set_symmetric_difference(stored, mentions_, std::back_inserter(differing));
    for (auto const& mention : differing) {
        if (life_is_proven(mention.from))
            mentions_differ_ = true;
        else if (stored.contains(mention))
            mentions_.insert(mention);
        else
            mentions_.erase(mention);
    }
    if (mentions_differ_)
        report_.findings.push_back(
            core::say("The list of what refers to what is not what the log says it is."));
}

/// Of the parties there are, each was compared with its own.
void Inspector::compare_names() {
    for (auto const* table : {"party_name", "office"})
        names_differ_ = names_differ_ || connection_.integer("select exists(select 1 from " + std::string(table) +
                                                             " where party not in (select id from party))") != 0;
    if (names_differ_) report_.findings.push_back(core::say("The list of names holds names of no party."));
}

bool Inspector::newest_is_proven(core::Ref ref) const {
    try {
        proven_.newest(ref);
        return true;
    } catch (core::Error const& error) {
        if (error.code() != core::Code::damaged && error.code() != core::Code::bad_input) throw;
        return false;
    }
}

bool Inspector::life_is_proven(core::Ref ref) const {
    try {
        proven_.life(ref);
        return true;
    } catch (core::Error const& error) {
        if (error.code() != core::Code::damaged && error.code() != core::Code::bad_input) throw;
        return false;
    }
}

void Inspector::compare_tables_of_the_log() {
    if (auto by_the_log = LanesSeen::by_the_log(connection_); !by_the_log.stand_in(connection_)) {
        report_.findings.push_back(seen_otherwise());
        seen_ = std::move(by_the_log);
    }
    auto const tails = Decisions::readable(connection_, proven_).tails();
    if (auto by_the_log = RedactedRows::by_the_log(connection_, tails); !by_the_log.stand_in(connection_)) {
        report_.findings.push_back(redacted_otherwise());
        redacted_ = std::move(by_the_log);
    }
}

} // namespace db
