// What a workspace says to whoever looks: each answer by its name, so that two readings can be compared. Proven are
// those the log answers for; convenient those that only help to find and to sort.
#pragma once

#include "core/editorial/chronicle.h"
#include "core/editorial/desk_rules.h"
#include "core/editorial/scales.h"
#include "core/formats/list.h"
#include "core/formats/scale_json.h"
#include "core/matching/terms.h"
#include "core/editorial/queue.h"
#include "tests/db/rich_desk.h"

namespace fixture {

struct Readings {
    std::map<std::string, std::string> proven;
    std::map<std::string, std::string> convenient;
};

/// What is asked for: the same questions of every copy.
struct Questions {
    std::vector<core::Ref> refs;     ///< every record there ever was
    std::vector<core::Digest> bytes; ///< of captures and texts
    core::Instant now;
};

inline Questions questions_of(core::Reader const& reader) {
    Questions asked;
    std::set<core::Ref> refs;
    for (core::Seq seq = 1; seq <= reader.head(); ++seq)
        for (auto const& change : reader.changes(seq)) {
            refs.insert(change.ref);
            if (!change.after)
                continue;
            if (auto const* capture = std::get_if<core::Capture>(&*change.after))
                asked.bytes.push_back(capture->digest);
            if (auto const* text = std::get_if<core::Text>(&*change.after))
                asked.bytes.push_back(text->digest);
        }
    asked.refs.assign(refs.begin(), refs.end());
    asked.now = reader.revision(reader.head()).at;
    return asked;
}

namespace detail {

inline std::string words(core::Ref ref) {
    return std::string(core::kind_name(ref.kind)) + " " + core::id_text(ref.id);
}
inline std::string words(std::vector<core::Ref> const& refs) {
    std::string all;
    for (auto const ref : refs)
        all += words(ref) + ", ";
    return all;
}
inline std::string words(std::optional<core::Record> const& record) {
    return record ? core::encode(*record) : "nothing";
}
inline std::string words(core::Revision const& revision) {
    return std::to_string(revision.seq) + " " + core::to_iso(revision.at) + " " + revision.actor + " " +
           revision.operation + " “" + revision.reason + "” " + std::to_string(static_cast<int>(revision.kind)) +
           " " + std::to_string(revision.reverts) + " " + revision.lane + " " + std::to_string(revision.index) + " " +
           revision.notice;
}

} // namespace detail

/// The same without what a repair adds to the log: that there was one, and what follows from it at the end.
inline void leave_out_repairs(Readings& read) {
    for (auto& [name, text] : read.proven) {
        if (name == "head")
            text.clear();
        if (name != "log" && !name.starts_with("dossier"))
            continue;
        std::string kept;
        for (std::size_t at = 0; at < text.size();) {
            auto const end = std::min(text.find('\n', at), text.size());
            auto const line = text.substr(at, end - at);
            at = end + 1;
            static std::vector<std::string> const of_log{" history.repair "};
            static std::vector<std::string> const of_dossier{"\"revision\": ", "\"at\": ",   "\"digest\": ", "\"checkpoint\": ",
                                                             "\"size\": ",     "\"root\": ", "\"path\": "};
            auto const& added = name == "log" ? of_log : of_dossier;
            if (std::ranges::none_of(added, [&](auto const& words) { return line.find(words) != line.npos; }))
                kept += line + "\n";
        }
        text = kept;
    }
}

/// Asks everything. Throws what the reader throws.
inline Readings read_all(core::Store& store, Questions const& asked) {
    using detail::words;
    Readings read;
    store.together([&] {
        auto& proven = read.proven;
        proven["head"] = std::to_string(store.head()) + " of " + std::to_string(store.counts().revisions);
        core::each_kind([&]<class T>(std::type_identity<T>) {
            std::string all;
            for (auto const id : store.list(core::Model<T>::kind))
                all += core::id_text(id) + " " + words(store.find(core::Ref{core::Model<T>::kind, id})) + "\n";
            proven["records of kind " + std::string(core::Model<T>::name)] = all;
        });
        for (auto const id : store.list(core::Kind::claim)) {
            auto const dossier = core::load_dossier(store, core::Id<core::Claim>{id});
            proven["dossier " + core::id_text(id)] = core::dossier_json(dossier, store, core::english());
            std::string moments;
            core::Chronicle const chronicle(store, core::ref(dossier.claim.id));
            for (auto const& moment : chronicle.moments())
                moments += words(moment.revision) + ": " + words(moment.refs) + "\n";
            proven["history with what belongs to it " + core::id_text(id)] = moments;
        }
        std::string log;
        for (auto const& revision : store.revisions(0, core::Reader::everything)) {
            log += words(revision) + "\n";
            for (auto const& change : store.changes(revision.seq))
                log += "  " + words(change.ref) + (change.redacted ? " redacted " : " ") + words(change.after) + "\n";
        }
        proven["log"] = log;
        std::string deleted;
        for (auto const seq : store.deletions(0, core::Reader::everything))
            deleted += std::to_string(seq) + " ";
        proven["deletions"] = deleted;
        auto const next = store.undoable();
        proven["next to undo"] = next ? std::to_string(next->seq) : "nothing";
        for (auto const ref : asked.refs) {
            std::string life = std::to_string(store.last_change(ref)) + "\n";
            for (auto const& step : store.history(ref))
                life += words(step.revision) + (step.redacted ? " redacted " : " ") + words(step.after) + "\n";
            for (auto const& revision : store.revisions_of(ref))
                life += std::to_string(revision.seq) + " ";
            proven["life of " + words(ref)] = life;
        }
        for (auto const& digest : asked.bytes)
            proven["bytes " + core::to_hex(digest)] = store.bytes(digest).value_or("none");
        std::string scales;
        for (auto const& history : core::scale_histories(store))
            for (auto const& version : history.versions)
                scales += std::to_string(version.verdicts) + " " + core::write_scale(version.scale) + "\n";
        proven["scales"] = scales;
        proven["rules"] = words(core::Record{core::desk_rules(store)});

        auto& convenient = read.convenient;
        for (auto const* query : {"missiles", "budget", "quotation:x OR Blinken", "kind:claim", "kind:source",
                                  "verdict:true", "by:anna", "said:2022", "Ukraine", "election", "has:counter",
                                  "state:corrected", "Zoroastre", "publisher:Quotidien", "Kremlin"}) {
            // Which ones: an index made anew may tell equals apart in another order.
            std::set<std::string> hits;
            for (auto const& hit : core::find_hits(store, query, 200))
                hits.insert(words(hit.ref) + " " + words(hit.in) + " " + hit.field + " " + hit.excerpt + "\n");
            auto& found = convenient[std::string("search ") + query];
            for (auto const& hit : hits)
                found += hit;
        }
        for (auto const* person : {"anna", "bruno", "carla"}) {
            auto const queue = core::queue_of(store, person, asked.now, 50);
            std::string waiting;
            for (auto const* part : {&queue.for_me, &queue.by_me, &queue.stale, &queue.overdue}) {
                for (auto const& line : *part)
                    waiting += std::string(core::key_of(line.why)) + " " + words(line.ref) + " " + line.by + " " +
                               line.words + "\n";
                waiting += "--\n";
            }
            convenient[std::string("queue of ") + person] = waiting;
        }
        using Query = core::ClaimQuery;
        for (auto const only : {Query::Only::all, Query::Only::unrated, Query::Only(core::ReviewState::draft),
                                Query::Only(core::ReviewState::corrected)})
            for (auto const order : {Query::Order::newest, Query::Order::text, Query::Order::verdict,
                                     Query::Order::speaker, Query::Order::said_on}) {
                Query query;
                query.only = only;
                query.order = order;
                std::string list;
                for (auto const id : store.claims(query)) {
                    auto const row = store.claim_row(id);
                    list += core::id_text(id.value);
                    if (row)
                        list += " " + row->text + "|" + row->speaker + "|" + row->said_on.text() + "|" + row->rating +
                                "|" + std::to_string(static_cast<int>(row->state)) + "|" +
                                std::to_string(row->against) + "|" + std::to_string(row->in_favour) + "|" +
                                std::to_string(row->context);
                    list += "\n";
                }
                auto const which = only.state() ? std::string(core::key_of(*only.state()))
                                   : only == Query::Only::all ? "all" : "unrated";
                convenient["claims " + which + " by " +
                           std::to_string(static_cast<int>(order))] = list;
            }
        auto const counts = store.counts();
        std::string numbers;
        for (auto const number : {counts.sources, counts.inbox, counts.statements, counts.claims, counts.parties,
                                  counts.topics, counts.unrated, counts.stale})
            numbers += std::to_string(number) + " ";
        for (auto const number : counts.by_state) numbers += std::to_string(number) + " ";
        for (auto const topic : store.list(core::Kind::topic))
            numbers += core::id_text(topic) + "=" + std::to_string(store.claims_under({topic})) + " ";
        convenient["counts"] = numbers;
        std::string people;
        for (auto const& language : store.languages())
            people += language + " ";
        for (auto const& person : store.people(50))
            people += person + " ";
        for (auto const* begun : {"bli", "min", "quot", "dép"})
            for (auto const id : store.parties_like(begun, 20))
                people += core::id_text(id.value) + " ";
        people += core::id_text(store.party_named("A. Blinken").value);
        convenient["people"] = people;
        for (auto const ref : asked.refs) {
            core::each_kind([&]<class T>(std::type_identity<T>) {
                auto const ever = store.ever_referring(core::Model<T>::kind, ref);
                if (ever.empty())
                    return;
                auto& list = convenient["ever referring to " + words(ref)];
                for (auto const id : ever)
                    list += words(core::Ref{core::Model<T>::kind, id}) + " ";
            });
            if (ref.kind != core::Kind::claim && ref.kind != core::Kind::statement)
                continue;
            auto const record = store.find(ref);
            if (!record)
                continue;
            // Which ones, not how much: an index made anew counts what was deleted since no more.
            std::vector<core::Ref> like;
            for (auto const& scored : store.candidates(core::document_terms(store, *record), 1000).found)
                like.push_back(scored.ref);
            std::ranges::sort(like);
            convenient["like " + words(ref)] = words(like);
        }
    });
    return read;
}

} // namespace fixture
