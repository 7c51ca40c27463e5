// Comparing the projections with the log, and rebuilding them from it. Whatever happened to a
// projection — a bug, a hand at the file — the log says what it must be.
#include "core/model/codec.h"
#include "db/derived.h"
#include "db/projection.h"
#include "db/sql.h"
#include "db/store.h"

#include <set>

namespace db {

namespace {

using core::N_;
using core::Ref;

/// One walk through the log, side by side with everything derived from it. Repairs are collected
/// and made after the walk, so that nothing changes under a statement that is being read.
class Inspector {
public:
    Inspector(Connection& connection, core::Reader const& reader, core::Progress& progress)
        : connection_(connection), reader_(reader), progress_(progress),
          total_(static_cast<std::uint64_t>(connection.integer("select count(*) from change"))) {}

    void compare() {
        core::each_kind([&]<class T>(std::type_identity<T>) {
            walk(core::Model<T>::kind);
            find_strangers(core::Model<T>::kind, core::Model<T>::name);
        });
        compare_mentions();
        // What is derived from a row that is not as it should be says nothing of its own.
        if (!wanted_.empty()) return;
        for (auto& finding : derived_findings(connection_, reader_, progress_))
            report_.findings.push_back(std::move(finding));
    }

    void repair() {
        for (auto const& [ref, record] : wanted_) {
            unproject(connection_, ref);
            if (record) project(connection_, *record);
        }
        if (mentions_differ_) {
            connection_.execute("delete from mention");
            for (auto const& mention : mentions_) remember_mention(connection_, mention);
        }
        if (!report_.findings.empty()) rebuild_derived(connection_, reader_, progress_);
        report_.repaired = static_cast<std::int64_t>(report_.findings.size()) - beyond_repair_;
    }

    core::Inspection take_report() { return std::move(report_); }

private:
    void found(Ref ref, char const* what) {
        report_.findings.push_back({what, {core::in_words("kind", core::kind_noun(ref.kind)),
                                           {"id", core::id_text(ref.id)}}});
    }

    void walk(core::Kind kind) {
        auto bodies = connection_.prepare(sql::bodies_of);
        bodies.bind(":kind", static_cast<std::int64_t>(kind));
        Ref current{kind, 0};
        std::optional<core::Record> logged;
        auto const finish = [&] {
            if (current.id != 0) compare_record(current, logged);
        };
        while (bodies.next()) {
            progress_.update(++done_, total_);
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

    void compare_record(Ref ref, std::optional<core::Record> const& logged) {
        ++report_.records;
        auto const row = readable_row(ref);
        if (row || logged) known_.insert(ref);
        if (row != logged) {
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

    /// What the projections have; nothing when it cannot even be read.
    std::optional<core::Record> readable_row(Ref ref) const {
        try {
            return projected(connection_, ref);
        } catch (core::Error const& error) {
            if (error.code() != core::Code::bad_input && error.code() != core::Code::damaged) throw;
            return std::nullopt;
        }
    }

    bool bytes_hold(core::Record const& record) const {
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

    void find_strangers(core::Kind kind, std::string_view table) {
        auto rows = connection_.prepare("select id from \"" + std::string(table) + "\" order by id");
        while (rows.next()) {
            Ref const ref{kind, rows.integer(0)};
            if (known_.contains(ref)) continue;
            found(ref, N_("The {kind} {id} is not in the log at all."));
            wanted_.emplace_back(ref, std::nullopt);
        }
    }

    void compare_mentions() {
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

    Connection& connection_;
    core::Reader const& reader_;
    core::Progress& progress_;
    std::uint64_t total_;
    std::uint64_t done_ = 0;
    core::Inspection report_;
    std::int64_t beyond_repair_ = 0;
    std::vector<std::pair<Ref, std::optional<core::Record>>> wanted_;
    std::set<Ref> known_;
    std::set<Mention> mentions_;
    bool mentions_differ_ = false;
};

} // namespace

core::Inspection SqliteStore::check(core::Repair repair, core::Progress& progress) {
    std::unique_lock<std::mutex> pen;
    std::optional<Transaction> transaction;
    if (!read_only()) {
        pen = take_the_pen();
        transaction.emplace(connection_);
    }
    Inspector inspector(connection_, *this, progress);
    inspector.compare();
    if (repair == core::Repair::yes && transaction) {
        inspector.repair();
        stand_by_the_file(*transaction);
        transaction->commit();
    }
    return inspector.take_report();
}

} // namespace db
