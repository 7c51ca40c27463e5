#include "db/rows.h"

#include "core/model/codec.h"
#include "core/model/compare_body.h"
#include "db/log_tables.h"
#include "db/mapping.h"
#include "db/projection.h"
#include "db/proven.h"
#include "db/subjects.h"
#include "db/sql.h"

#include <sodium.h>

#include <set>
#include <unordered_set>

namespace db {

namespace {

using core::N_;
using core::Ref;
using core::Trust;

/// A sum over a set, the same in whatever order it is read. Under a key that is drawn anew each time, so that nobody
/// can make two sets with the same one.
class SetSum {
public:
    SetSum() { crypto_shorthash_keygen(key_); }
    explicit SetSum(SetSum const& like, int) { std::copy_n(like.key_, sizeof key_, key_); }
    void add(std::array<std::int64_t, 4> const& member) {
        std::uint64_t hash = 0;
        crypto_shorthash(reinterpret_cast<unsigned char*>(&hash), reinterpret_cast<unsigned char const*>(member.data()),
                         sizeof member, key_);
        sum_ += hash;
        ++count_;
    }
    bool operator==(SetSum const& other) const { return sum_ == other.sum_ && count_ == other.count_; }

private:
    unsigned char key_[crypto_shorthash_KEYBYTES] = {};
    std::uint64_t sum_ = 0;
    std::uint64_t count_ = 0;
};

/// Calls `found` with every reference a stored body holds. The keys of its canonical form stand nowhere else in it:
/// inside a text a quotation mark is written with a backslash.
template <class T, class Found>
void each_reference(std::string_view body, Found const& found) {
    static auto const keys = [] {
        std::vector<std::string> made;
        core::each_field<T>([&](auto const& field) { made.push_back("\"" + std::string(field.name) + "\":\""); });
        return made;
    }();
    std::size_t number = 0;
    core::each_field<T>([&]<class Value>(core::Field<T, Value> const&) {
        auto const& key = keys[number++];
        constexpr bool any = std::is_same_v<Value, Ref>;
        if constexpr (any || requires(Value value) { core::ref(value); }) {
            auto const at = body.find(key);
            if (at == body.npos) return;
            auto text = body.substr(at + key.size());
            text = text.substr(0, text.find('"'));
            Ref to;
            if constexpr (any) {
                auto const colon = text.find(':');
                to.kind = core::kind_from_name(text.substr(0, colon));
                text.remove_prefix(colon == text.npos ? 0 : colon + 1);
            } else {
                to.kind = core::ref(Value{}).kind;
            }
            auto const id = core::parse_id(text);
            if (id && to.kind != core::Kind::none) found(Ref{to.kind, *id});
        }
    });
}

template <class T>
constexpr bool has_bytes = requires(T entity) { entity.digest; };

/// Reads the row a cursor stands on, from its second column on; whether they also stand there as we write them.
template <class T>
bool read_row(Cursor const& cursor, T& entity) {
    bool good = true;
    int column = 1;
    core::each_field<T>([&](auto const& field) {
        auto const from = column;
        column = read_value(cursor, column, entity.*field.member);
        good = good && stands_as_written(cursor, from, entity.*field.member);
    });
    return good;
}

/// The same as a body of the log says it? Bodies of ours are what the row encodes to; an older program's are read.
template <class T>
bool says_the_same(T&& row, std::string_view body) {
    core::Record const record(std::move(row));
    if (core::encodes_to(record, body)) return true;
    try {
        return core::decode(core::Model<T>::kind, core::ref_of(record).id, body) == record;
    } catch (core::Error const&) {
        return false;
    }
}

/// The gravest counts, of several the first; what somebody decided about is kept apart.
void add(RowsReport& report, Difference found, Connection const& connection, IsDecided const& is_decided) {
    if (report.difference && report.difference->status >= found.status) return;
    if (found.subject.thing.empty()) found.subject = subject_of(found.finding);
    if (found.status == Trust::broken && is_decided && is_decided(connection, found)) {
        if (!report.decided) report.decided = std::move(found);
        return;
    }
    report.difference = std::move(found);
}

/// What cannot be read is not as it was written: why. Without memory or with a disk that fails nothing is known of the
/// file, which is thrown on.
template <class Read>
std::optional<core::Message> unreadable(Read const& read) {
    try {
        read();
    } catch (core::Error const& error) {
        if (error.code() != core::Code::damaged && error.code() != core::Code::bad_input) throw;
        return error.message();
    }
    return std::nullopt;
}

class Comparison {
public:
    Comparison(Connection& connection, std::function<bool()> const& stop, Extent extent, IsDecided const& is_decided)
        : connection_(connection), stop_(stop), extent_(extent), is_decided_(is_decided), stored_(mentions_, 0) {}

    RowsReport run() {
        compare_bytes();
        core::each_kind([&]<class T>(std::type_identity<T>) {
            if (!stop_()) guarded([&] { compare_kind<T>(); }, Trust::rows_differ);
        });
        guarded([&] { compare_mentions(); }, Trust::rows_differ);
        return std::move(report_);
    }

private:
    void differs(Difference found) { add(report_, std::move(found), connection_, is_decided_); }
    void differs(Trust status, core::Message finding) { differs({status, std::move(finding), {}}); }
    void differs(Trust status, Ref ref, char const* what, std::optional<core::Seq> at = {}, core::Subject subject = {}) {
        differs({status,
                 {what, {core::in_words("kind", core::kind_noun(ref.kind)), {"id", core::id_text(ref.id)}}},
                 at,
                 std::move(subject)});
    }
    template <class Read>
    void guarded(Read const& read, Trust status) {
        if (auto why = unreadable(read)) differs(status, std::move(*why));
    }

    void compare_bytes() {
        if (extent_ == Extent::rows) return;
        auto rows = connection_.prepare("select digest from blob");
        std::size_t looked_at = 0;
        guarded(
            [&] {
                while (rows.next()) {
                    if (++looked_at % 64 == 0 && stop_()) return;
                    auto const digest = to_digest(rows.blob(0));
                    try {
                        load_blob(connection_, digest);
                        files_.insert(std::string(digest.view()));
                        ++report_.files;
                    } catch (core::Error const& error) {
                        if (error.code() != core::Code::damaged) throw;
                        altered_.insert(std::string(digest.view()));
                    }
                }
            },
            Trust::broken);
        for (auto const& altered : altered_) {
            auto const digest = to_digest(altered);
            differs({Trust::broken,
                     core::say("Saved bytes no longer match their SHA-256 {digest}.", {{"digest", core::to_hex(digest)}}),
                     {},
                     {"blob " + core::to_hex(digest), what_stands_for(digest)}});
            if (report_.difference && report_.difference->status == Trust::broken) return;
        }
    }
    std::string what_stands_for(core::Digest const& digest) const {
        auto row = connection_.prepare("select bytes from blob where digest = ?1");
        row.bind_blob(1, as_bytes(digest));
        return row.next() ? core::to_hex(core::sha256(row.blob(0))) : std::string();
    }

    template <class T>
    void compare_kind() {
        constexpr auto kind = core::Model<T>::kind;
        auto const lanes = has_lanes(connection_);
        // Newest first, so that the first state met is the one that counts.
        auto log = connection_.prepare(sql::states_newest_first);
        log.bind(":kind", static_cast<std::int64_t>(kind));
        static auto const rows_sql = "select id, " + detail::quoted_list(columns<T>()) + " from \"" +
                                     std::string(core::Model<T>::name) + "\" not indexed order by id desc";
        auto rows = connection_.prepare(rows_sql);
        bool more_rows = rows.next();
        bool more = log.next();
        while (more) {
            Ref const ref{kind, log.integer(0)};
            if (++report_.records % 1024 == 0 && stop_()) return;
            for (; more_rows && rows.integer(0) > ref.id; more_rows = rows.next())
                differs(Trust::rows_differ, {kind, rows.integer(0)}, N_("The {kind} {id} is not in the log at all."));
            auto const has_row = more_rows && rows.integer(0) == ref.id;
            if (lanes) {
                compare_with_lanes<T>(ref, rows, has_row, log);
            } else {
                compare_with_newest<T>(ref, rows, has_row, log);
            }
            if (has_row) more_rows = rows.next();
            std::set<Ref> to;
            do {
                if (!log.null(2))
                    each_reference<T>(log.text(2), [&](Ref found) { to.insert(found); });
                if constexpr (has_bytes<T>)
                    if (extent_ == Extent::all && !log.null(2)) compare_digest<T>(ref, log.integer(1), log.text(2));
                more = log.next();
            } while (more && log.integer(0) == ref.id);
            for (auto const& found : to) mentions_.add(member(found, ref));
        }
        for (; more_rows; more_rows = rows.next())
            differs(Trust::rows_differ, {kind, rows.integer(0)}, N_("The {kind} {id} is not in the log at all."));
    }

    template <class T>
    void compare_with_newest(Ref ref, Cursor const& rows, bool has_row, Cursor const& log) {
        auto const there = !log.null(2);
        if (has_row && !there)
            differs(Trust::rows_differ, ref, N_("The {kind} {id} was deleted, but is still listed."));
        else if (there && (!has_row || !row_says<T>(rows, log.text(2))))
            differs(Trust::rows_differ, ref, N_("The {kind} {id} is not what the log says it is."));
    }
    /// Of several lanes what the changes come to together.
    template <class T>
    void compare_with_lanes(Ref ref, Cursor const& rows, bool has_row, Cursor const& log) {
        std::optional<Logged> state;
        try {
            state = proven_.newest(ref);
        } catch (core::Error const& error) {
            if (error.code() != core::Code::damaged) throw;
            return compare_with_newest<T>(ref, rows, has_row, log); // the walk tells what does not hold
        }
        auto const there = state && state->record;
        if (has_row && !there)
            differs(Trust::rows_differ, ref, N_("The {kind} {id} was deleted, but is still listed."));
        else if (there && (!has_row || !row_says<T>(rows, core::encode(*state->record))))
            differs(Trust::rows_differ, ref, N_("The {kind} {id} is not what the log says it is."));
    }

    template <class T>
    static bool row_says(Cursor const& rows, std::string_view body) {
        T row;
        row.id.value = rows.integer(0);
        try {
            return read_row(rows, row) && says_the_same(std::move(row), body);
        } catch (core::Error const&) {
            return false;
        }
    }

    template <class T>
    void compare_digest(Ref ref, core::Seq seq, std::string_view body) {
        auto const record = core::decode(ref.kind, ref.id, body);
        auto const digest = std::string(std::get<T>(record).digest.view());
        if (!files_.contains(digest) && !altered_.contains(digest)) // of which it is said what they are now
            differs(Trust::broken, ref, N_("The saved bytes of the {kind} {id} are missing or were altered."), seq,
                    {"blob " + core::to_hex(std::get<T>(record).digest), ""});
    }

    void compare_mentions() {
        auto rows = connection_.prepare("select to_kind, to_id, kind, entity from mention");
        std::size_t looked_at = 0;
        while (rows.next()) {
            if (++looked_at % 4096 == 0 && stop_()) return;
            stored_.add({rows.integer(0), rows.integer(1), rows.integer(2), rows.integer(3)});
        }
        if (!(stored_ == mentions_))
            differs(Trust::rows_differ, core::say("The list of what refers to what is not what the log says it is."));
    }
    static std::array<std::int64_t, 4> member(Ref to, Ref from) {
        return {static_cast<std::int64_t>(to.kind), to.id, static_cast<std::int64_t>(from.kind), from.id};
    }

    Connection& connection_;
    Proven proven_{connection_};
    std::function<bool()> const& stop_;
    Extent extent_;
    IsDecided const& is_decided_;
    RowsReport report_;
    std::unordered_set<std::string> files_;
    std::set<std::string> altered_;
    SetSum mentions_;
    SetSum stored_;
};

} // namespace

RowsComparison::RowsComparison(std::function<bool()> stop, Extent extent, IsDecided is_decided)
    : stop_(std::move(stop)), extent_(extent), is_decided_(std::move(is_decided)) {
    for (auto const table : log_tables)
        if (extent == Extent::all || table != "blob") structures_.push_back({table, Trust::broken, {}});
    core::each_kind([&]<class T>(std::type_identity<T>) {
        structures_.push_back({core::Model<T>::name, Trust::rows_differ, {}});
    });
    structures_.push_back({"mention", Trust::rows_differ, {}});
}

void RowsComparison::compare(Connection& connection) {
    rows_ = Comparison(connection, stop_, extent_, is_decided_).run();
}

/// A row that a table holds and an index does not is read on one path and not on another.
void RowsComparison::look_at_structures(Connection const& connection) {
    for (auto at = taken_++; at < structures_.size() && !stop_(); at = taken_++) {
        auto& [table, status, finding] = structures_[at];
        std::string problem;
        finding = unreadable([&] { problem = structure_problem(connection, table); });
        if (!problem.empty())
            finding = core::say("The table {table} and its indexes do not hold the same: {why}.",
                                {{"table", std::string(table)}, {"why", problem}});
    }
}

RowsReport RowsComparison::report(Connection const& connection) const {
    RowsReport all;
    auto const add_structures = [&](Trust status) {
        for (auto const& structure : structures_)
            if (structure.finding && structure.status == status)
                add(all, {status, *structure.finding, {}}, connection, is_decided_);
    };
    add_structures(Trust::broken);
    if (rows_.difference) add(all, *rows_.difference, connection, {}); // it was asked whether it is decided
    if (!all.decided) all.decided = rows_.decided;
    all.records = rows_.records;
    all.files = rows_.files;
    add_structures(Trust::rows_differ);
    return all;
}

RowsReport compare_rows(Connection& connection, std::function<bool()> const& stop, Extent extent,
                        IsDecided const& is_decided) {
    RowsComparison comparison(stop, extent, is_decided);
    comparison.compare(connection);
    comparison.look_at_structures(connection);
    return comparison.report(connection);
}

bool row_holds(Connection const& connection, Ref ref, std::optional<core::Record> const& logged) {
    try {
        return projected(connection, ref) == logged;
    } catch (core::Error const& error) {
        if (error.code() != core::Code::bad_input && error.code() != core::Code::damaged) throw;
        return false;
    }
}

} // namespace db
