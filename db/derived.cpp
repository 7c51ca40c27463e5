#include "db/derived.h"

#include "core/editorial/approval.h"
#include "core/editorial/reviews.h"
#include "core/editorial/sources.h"
#include "core/model/codec.h"
#include "core/search/facets.h"
#include "core/search/hits.h"
#include "core/search/words.h"
#include "db/claim_list.h"
#include "db/counters.h"
#include "db/match_index.h"
#include "db/search_index.h"
#include "db/sql.h"

#include <algorithm>

namespace db {

namespace {

using core::N_;
using core::Ref;
using MaybeRecord = std::optional<core::Record>;

constexpr std::size_t most_findings = 20;
constexpr std::int64_t enough_to_fold = 64;
constexpr std::int64_t too_many_waiting = 20'000; // unless an eighth of all is more

std::string joined(std::vector<std::string> const& tokens) {
    std::string text;
    for (auto const& token : tokens) text += token + " ";
    return text;
}

/// A text whose bytes are lost has no words; check says so.
std::string words_of(core::Reader const& reader, core::Record const& record) {
    try {
        return core::index_words(reader, record);
    } catch (core::Error const& error) {
        if (error.code() != core::Code::damaged) throw;
        return {};
    }
}

std::string language_of(core::Record const& record) {
    if (auto const* claim = std::get_if<core::Claim>(&record)) return claim->language;
    if (auto const* statement = std::get_if<core::Statement>(&record)) return statement->language;
    if (auto const* source = std::get_if<core::Source>(&record)) return source->language;
    return {};
}

/// The counters a record adds one to.
std::vector<std::string> counters_of(core::Record const& record) {
    std::vector<std::string> names{std::string(core::kind_name(core::ref_of(record).kind))};
    if (auto const* source = std::get_if<core::Source>(&record))
        names.push_back("triage:" + std::string(core::key_of(source->triage)));
    if (auto const language = language_of(record); !language.empty()) names.push_back("lang:" + language);
    return names;
}

std::vector<std::string> counters_of(ClaimLine const& line) {
    std::vector<std::string> names{state_counter(line.state)};
    if (line.topic) names.push_back(topic_counter(line.topic));
    if (line.stale) names.emplace_back("stale");
    return names;
}

/// Whether the record itself says what shows it: of others, what shows them refers to them.
bool names_what_shows_it(core::Record const& record) {
    return !core::has_trait(core::ref_of(record).kind, core::shared) && core::shown_at_of(record);
}

core::Digest shown_of(core::Record const& record) {
    return core::sha256(core::encode(record, core::workflow | core::unseen));
}

/// Takes the indexes off a table that is about to be filled; the statements that make them again.
std::vector<std::string> take_indexes_off(Connection& connection, std::string const& table) {
    std::vector<std::string> made;
    std::vector<std::string> names;
    auto cursor = connection.prepare("select sql, name from sqlite_schema where type = 'index' and tbl_name = ?1 and "
                                     "sql is not null order by rowid");
    cursor.bind(1, table);
    while (cursor.next()) {
        made.emplace_back(cursor.text(0));
        names.emplace_back(cursor.text(1));
    }
    for (auto const& name : names) connection.execute("drop index " + name);
    return made;
}

/// Of a record that rests on what does not hold, whether its own states or those it refers to, nothing is derived;
/// `skipped` is called with it.
template <class Call, class Skip>
void each_record(core::Reader const& reader, core::Progress& progress, Call const& call, Skip const& skipped) {
    std::size_t all = 0, done = 0;
    core::each_kind([&]<class T>(std::type_identity<T>) { all += reader.list(core::Model<T>::kind).size(); });
    core::each_kind([&]<class T>(std::type_identity<T>) {
        auto const ids = reader.list(core::Model<T>::kind);
        // Oldest first: what is newer is put behind it in every index.
        for (std::size_t at = ids.size(); at-- > 0;) {
            progress.update(++done, all);
            try {
                if (auto const record = reader.find(core::Id<T>{ids[at]})) call(core::Record(*record));
            } catch (core::Error const& error) {
                if (error.code() != core::Code::damaged) throw;
                skipped(Ref{core::Model<T>::kind, ids[at]});
            }
        }
    });
}

class Finder {
public:
    Finder(Connection const& connection, core::Reader const& reader)
        : connection_(connection), reader_(reader), matches_(sums_of_matches(connection)) {
        try {
            search_ = sums_of_index(connection);
        } catch (core::Error const& error) {
            if (error.code() != core::Code::damaged) throw;
            readable_ = false;
        }
    }

    std::vector<core::Message> run(core::Progress& progress) {
        bool const empty = readable_ && search_.empty();
        std::int64_t searched = 0;
        auto const look = [&](core::Record const& record) {
            for (auto const& name : counters_of(record)) ++counters_[name];
            core::ApprovalCheck approvals(reader_); // kept for a record: of all of them it would grow
            searched += look_at_search(record, approvals) ? 1 : 0;
            look_at_matches(record);
            if (auto const* claim = std::get_if<core::Claim>(&record)) look_at_line(*claim, approvals);
        };
        each_record(reader_, progress, look, [&](Ref ref) {
            whole_ = false;
            others_.push_back(rests_on_damage(ref));
            search_.erase(ref.id);
            matches_.erase(ref.id);
        });
        if (empty && searched > 0) unfindable_ = {core::say("The search index is empty.")};
        if (!readable_) unfindable_ = {core::say("The search index is damaged.")};
        if (!search_.empty() || (whole_ && searched < count_of("searchable")))
            unfindable_.push_back(core::say("The search index holds words of no record."));
        if (matches_differ_ || !matches_.empty())
            others_.push_back(core::say("The matching index is not what the records make of it."));
        // How many there must be cannot be said where some rest on what does not hold.
        if (whole_ && (lines_ < count_of("claim_line") || stale_ < count_of("stale_claim")))
            others_.push_back(core::say("The list of claims holds lines of no claim."));
        if (whole_) look_at_counters();
        unfindable_.insert(unfindable_.end(), others_.begin(), others_.end());
        return std::move(unfindable_);
    }

private:
    bool look_at_search(core::Record const& record, core::ApprovalCheck& approvals) {
        auto const ref = core::ref_of(record);
        if (!core::is_searched(ref.kind)) return false;
        auto const words = words_of(reader_, record);
        if (words.empty()) return false;
        auto const facets = joined(core::facets_of(reader_, record, approvals));
        auto const found = search_.find(ref.id);
        auto const good = found != search_.end() && found->second == sum_of_words(words + facets) &&
                          indexed_facets(connection_, ref.id) == facets && is_in("searchable", ref);
        if (found != search_.end()) search_.erase(found);
        if (!good) tell(unfindable_, N_("The {kind} {id} is not found by its words."), ref);
        return true;
    }
    void look_at_matches(core::Record const& record) {
        auto const terms = core::document_terms(reader_, record);
        if (terms.empty()) return;
        auto const found = matches_.find(core::ref_of(record).id);
        if (found == matches_.end() || found->second != sum_of_terms(terms) ||
            !is_in("match_doc", core::ref_of(record)))
            matches_differ_ = true;
        if (found != matches_.end()) matches_.erase(found);
    }
    void look_at_line(core::Claim const& claim, core::ApprovalCheck& approvals) {
        auto const line = line_of(reader_, claim, approvals);
        for (auto const& name : counters_of(line)) ++counters_[name];
        ++lines_;
        stale_ += line.stale;
        auto placed = connection_.prepare("select newest = -claim from claim_line where claim = ?1");
        placed.bind(1, claim.id.value);
        if (stored_line(connection_, claim.id) != line || !placed.next() || placed.integer(0) == 0)
            tell(others_, N_("The {kind} {id} is not listed where it belongs."), core::ref(claim.id));
    }
    std::int64_t count_of(std::string const& table) const {
        return connection_.integer("select count(*) from " + table);
    }
    /// Whether a table of an index has it as what it is.
    bool is_in(std::string const& table, Ref ref) const {
        auto cursor = connection_.prepare("select 1 from " + table + " where id = ?1 and kind = ?2");
        cursor.bind(1, ref.id).bind(2, static_cast<std::int64_t>(ref.kind));
        return cursor.next();
    }
    void look_at_counters() {
        std::map<std::string, std::int64_t> stored;
        auto cursor =
            connection_.prepare("select name, value from counter where name not like 'match:%' and value <> 0");
        while (cursor.next()) stored[std::string(cursor.text(0))] = cursor.integer(1);
        if (stored != counters_) others_.push_back(core::say("The counters are not what the records make of them."));
    }
    static void tell(std::vector<core::Message>& into, char const* what, Ref ref) {
        if (into.size() < most_findings)
            into.push_back({what, {core::in_words("kind", core::kind_noun(ref.kind)), {"id", core::id_text(ref.id)}}});
        else if (into.size() == most_findings)
            into.push_back(core::say("More of the same is not listed."));
    }

    Connection const& connection_;
    core::Reader const& reader_;
    std::unordered_map<core::RawId, std::uint64_t> search_, matches_;
    std::map<std::string, std::int64_t> counters_;
    std::int64_t lines_ = 0, stale_ = 0;
    std::vector<core::Message> unfindable_, others_;
    bool readable_ = true;
    bool whole_ = true;
    bool matches_differ_ = false;
};

} // namespace

void Derived::before(Ref ref, MaybeRecord const& old) {
    dirty_.insert(ref);
    if (!old) return;
    for (auto const dependent : core::facets_depend_on(reader_, *old)) dirty_.insert(dependent);
    if (core::is_searched(ref.kind) && indexed_facets(connection_, ref.id)) old_words_[ref] = words_of(reader_, *old);
    shown_before_.emplace(ref, shown_of(*old));
    if (names_what_shows_it(*old)) look_at_approvals(*old);
    count(*old, -1);
}

void Derived::after(Ref ref, MaybeRecord const& now) {
    if (!now) return;
    // Of what is new, nothing can be shown yet but by what refers to it.
    auto const was = shown_before_.find(ref);
    if (was != shown_before_.end() ? was->second != shown_of(*now) : names_what_shows_it(*now))
        look_at_approvals(*now);
    for (auto const dependent : core::facets_depend_on(reader_, *now)) dirty_.insert(dependent);
    count(*now, 1);
    if (auto const* party = std::get_if<core::Party>(&*now)) rename_speaker(connection_, *party);
}

void Derived::count(core::Record const& record, std::int64_t added) {
    for (auto& name : counters_of(record)) counted_[std::move(name)] += added;
}

bool Derived::was_approved(core::Id<core::Claim> claim) const {
    auto cursor = connection_.prepare(sql::approved_claims);
    if (claim) cursor.bind(":claim", claim.value);
    return cursor.next();
}

void Derived::look_at_approvals(core::Record const& record) {
    if (!was_approved({})) return; // a desk that collects what others publish
    core::each_claim_showing(reader_, record, [&](core::Id<core::Claim> claim) {
        if (!was_approved(claim)) return;
        auto const review = core::current_review(reader_, claim);
        if (review && core::stands_approved(*review)) approvals_.insert(claim);
    });
}

/// Of the many claims that show a party or a topic, only those are written anew whose approval turned.
void Derived::settle_approvals() {
    for (auto const claim : approvals_) {
        if (dirty_.contains(core::ref(claim))) continue;
        auto const stored = stored_line(connection_, claim);
        auto const review = core::current_review(reader_, claim);
        if (!stored || !review || (stored->stale != 0) == holding_.is_stale(*review)) continue;
        dirty_.insert(core::ref(claim));
        for (auto const id : reader_.referring(core::Kind::review, "claim", core::ref(claim)))
            dirty_.insert({core::Kind::review, id});
    }
}

void Derived::settle() {
    settle_approvals();
    // By identity: what was made together reads each other, and is read together.
    std::vector<Ref> in_order(dirty_.begin(), dirty_.end());
    std::ranges::sort(in_order, {}, &Ref::id);
    for (auto const ref : in_order) {
        if (ref.kind != core::Kind::claim && ref.kind != core::Kind::statement) continue;
        auto const now = reader_.find(ref);
        if (ref.kind == core::Kind::claim) settle_line({ref.id}, now);
        match_record(connection_, ref, now ? core::document_terms(reader_, *now) : std::vector<core::WeightedTerm>());
    }
    for (auto const& [name, added] : counted_) add_to_counter(connection_, name, added);
    fold_when_many();
    // The full text comes last and by plain inserts alone: a statement that may have to be taken back, such as
    // "insert or replace", makes FTS5 write out what it holds each time.
    for (auto const ref : in_order)
        if (core::is_searched(ref.kind)) settle_search(ref, reader_.find(ref));
}

void Derived::fold_when_many() {
    auto const waiting = waiting_matches(connection_);
    if (waiting > too_many_waiting && waiting > (counter(connection_, "claim") + counter(connection_, "statement")) / 8)
        fold_matches(connection_);
}

void Derived::settle_search(Ref ref, MaybeRecord const& now) {
    auto const stored = indexed_facets(connection_, ref.id);
    auto const facets = now ? joined(core::facets_of(reader_, *now, holding_)) : std::string();
    auto const known = old_words_.find(ref);
    auto const touched = known != old_words_.end();
    // Of a record that only hangs on what changed, the words are what they were.
    if (stored && !touched && now && *stored == facets) return;
    auto const words = now ? words_of(reader_, *now) : std::string();
    auto const& old = touched ? known->second : words;
    if (stored && now && *stored == facets && old == words) return;
    if (stored) unindex_record(connection_, ref.id, old, words.empty() ? Keep::nothing : Keep::number);
    if (!words.empty()) index_record(connection_, ref, words, facets);
}

void Derived::settle_line(core::Id<core::Claim> claim, MaybeRecord const& now) {
    auto const stored = stored_line(connection_, claim);
    if (!now) {
        if (stored)
            for (auto& name : counters_of(*stored)) --counted_[std::move(name)];
        return erase_line(connection_, claim);
    }
    auto const line = line_of(reader_, std::get<core::Claim>(*now), holding_);
    if (stored == line) return;
    if (stored)
        for (auto& name : counters_of(*stored)) --counted_[std::move(name)];
    for (auto& name : counters_of(line)) ++counted_[std::move(name)];
    store_line(connection_, claim, line);
}

core::Message rests_on_damage(Ref ref) {
    return {N_("The {kind} {id} cannot be made anew: what the history says of it does not hold."),
            {core::in_words("kind", core::kind_noun(ref.kind)), {"id", core::id_text(ref.id)}}};
}

void rebuild_derived(Connection& connection, core::Reader const& reader, core::Progress& progress) {
    clear_search(connection);
    clear_matches(connection);
    connection.execute("delete from claim_line; delete from stale_claim; delete from counter");
    auto const indexes = take_indexes_off(connection, "claim_line");
    std::map<std::string, std::int64_t> counted;
    auto listing = progress.part(0.4);
    auto const nothing = [](Ref) {};
    auto const derive = [&](core::Record const& record) {
        auto const ref = core::ref_of(record);
        for (auto& name : counters_of(record)) ++counted[std::move(name)];
        if (auto const* claim = std::get_if<core::Claim>(&record)) {
            core::ApprovalCheck approvals(reader);
            auto const line = line_of(reader, *claim, approvals);
            for (auto& name : counters_of(line)) ++counted[std::move(name)];
            store_line(connection, claim->id, line);
        }
        if (auto const terms = core::document_terms(reader, record); !terms.empty())
            match_record(connection, ref, terms);
    };
    each_record(reader, listing, derive, nothing);
    for (auto const& [name, value] : counted) set_counter(connection, name, value);
    fold_matches(connection);
    for (auto const& index : indexes) connection.execute(index);
    auto version = connection.prepare("insert or replace into meta(key, value) values('words', ?1)");
    version.bind(1, core::words_version());
    version.run();
    std::vector<Ref> in_order;
    core::each_kind([&]<class T>(std::type_identity<T>) {
        if (core::is_searched(core::Model<T>::kind))
            for (auto const id : reader.list(core::Model<T>::kind)) in_order.push_back({core::Model<T>::kind, id});
    });
    std::ranges::sort(in_order, {}, &Ref::id);
    number_records(connection, in_order);
    large_batch(connection, true);
    auto indexing = progress.rest();
    auto const index = [&](core::Record const& record) {
        auto const ref = core::ref_of(record);
        if (!core::is_searched(ref.kind)) return;
        core::ApprovalCheck approvals(reader);
        if (auto const words = words_of(reader, record); !words.empty())
            index_record(connection, ref, words, joined(core::facets_of(reader, record, approvals)));
    };
    each_record(reader, indexing, index, nothing);
    large_batch(connection, false);
    connection.execute("delete from searchable where facets = ''"); // what has no words, such as most links
}

std::vector<core::Message> derived_findings(Connection const& connection, core::Reader const& reader,
                                            core::Progress& progress) {
    return Finder(connection, reader).run(progress);
}

bool maintain_derived(Connection& connection, int records) {
    Transaction transaction(connection);
    auto const all = records == core::Reader::everything;
    if (all || waiting_matches(connection) >= enough_to_fold) fold_matches(connection, records);
    auto const renewed = renew_matches(connection);
    auto merge = connection.prepare("insert into search(search, rank) values('merge', ?1)");
    merge.bind(1, std::int64_t{all ? 2000 : 16});
    merge.run();
    transaction.commit();
    return renewed || waiting_matches(connection) >= enough_to_fold;
}

} // namespace db
