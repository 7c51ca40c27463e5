#include "app/cli/listing.h"

#include "app/cli/lookup.h"
#include "app/cli/paging.h"
#include "app/cli/record_json.h"
#include "core/editorial/chronicle.h"
#include "core/editorial/scales.h"
#include "core/log/operation_label.h"
#include "core/operations/deletions.h"
#include "core/operations/parties.h"
#include "core/text/fold.h"
#include "core/editorial/verdict.h"
#include "core/text/tidy.h"
#include "core/log/by_whom.h"

#include <climits>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace app::cli {

namespace {

using core::say;
using Only = core::ClaimQuery::Only;
using Order = core::ClaimQuery::Order;

template <class Table>
auto chosen(char const* option, std::string const& word, Table const& table) {
    std::vector<std::string> known;
    for (auto const& [key, value] : table) {
        if (word == key)
            return value;
        known.emplace_back(key);
    }
    unknown_word(option, word, known);
}

core::Id<core::Topic> topic_of(core::Reader const& reader, std::string const& typed) {
    for (auto const id : reader.list(core::Kind::topic))
        if (core::fold(reader.get(core::Id<core::Topic>{id}).name) == core::fold(typed))
            return {id};
    return resolve_as<core::Topic>(reader, typed);
}

core::Id<core::Party> speaker_of(core::Reader const& reader, std::string const& typed) {
    if (auto const known = core::party_called(reader, typed))
        return known;
    return resolve_as<core::Party>(reader, typed);
}

void list_claim(Call& call, core::Id<core::Claim> id) {
    auto const row = call.store().claim_row(id);
    if (!row)
        return;
    auto const told = core::verdict_for(call.store(), *row, call.actor);
    auto const& rating = told.rating;
    auto const verdict = told.concealed ? call.translated(core::N_("Verdict concealed"))
                         : rating       ? core::in_language(rating->labels, call.language.language())
                                        : std::string();
    if (!call.out.json()) {
        call.out.line(fmt::format("{}  [{}]  {}{}", core::id_text(id.value),
                                  verdict.empty() ? "–" : verdict, row->text,
                                  row->speaker.empty() ? "" : " — " + row->speaker));
        return;
    }
    Json json;
    json["kind"] = "claim";
    json["id"] = core::id_text(id.value);
    json["text"] = row->text;
    json["speaker"] = row->speaker;
    json["said_on"] = row->said_on.text();
    json["rating"] = rating ? Json(row->rating) : Json();
    json["verdict"] = rating ? Json(verdict) : Json();
    json["concealed"] = told.concealed;
    json["state"] = row->scale ? Json(core::key_of(row->state)) : Json();
    json["against"] = row->against;
    json["in_favour"] = row->in_favour;
    json["context"] = row->context;
    call.out.object(json);
}

void list_claims(Call& call) {
    auto const limit = limit_of(call, Page::all);
    auto const after = call.given("--after") ? resolve_as<core::Claim>(call.store(), call.text("--after"))
                                             : core::Id<core::Claim>();
    auto const one_more = limit < INT_MAX ? static_cast<int>(limit) + 1 : core::Reader::everything;
    Page page(limit, {});
    for (auto const id : call.store().claims(claim_query(call), after, one_more)) {
        if (!page.takes(core::id_text(id.value)))
            break;
        try {
            list_claim(call, id);
        } catch (core::Error const& error) { // of one that was altered, the others are still listed
            if (error.code() != core::Code::damaged)
                throw;
            call.out.problem(error.message());
        }
    }
    page.finish(call);
}

void list_ratings(Call& call) {
    Page page(limit_of(call, Page::all), call.text("--after"));
    for (auto const& scale : core::scales_in_force(call.store())) {
        for (auto const& rating : scale.ratings) {
            if (!page.takes(scale.key + "/" + rating.key))
                continue;
            auto const& label = core::in_language(rating.labels, call.language.language());
            auto const& meaning = core::in_language(rating.definitions, call.language.language());
            auto const retired = rating.use == core::RatingUse::retired;
            call.out.line(fmt::format("{}/{}  {} — {}  [v{}{}]", scale.key, rating.key, label, meaning, scale.version,
                                      retired ? ", " + call.translated(core::N_("retired")) : std::string()));
            if (!call.out.json())
                continue;
            Json json;
            json["scale"] = scale.key;
            json["key"] = rating.key;
            json["label"] = label;
            json["definition"] = meaning;
            json["colour"] = rating.colour;
            json["ordinal"] = rating.ordinal == 0 ? Json() : Json(rating.ordinal);
            json["kind"] = core::key_of(rating.kind);
            json["version"] = scale.version;
            json["retired"] = retired;
            call.out.object(json);
        }
    }
    page.finish(call);
}

void list_revisions(Call& call) {
    Page page(limit_of(call, Page::all), call.text("--after"));
    core::Seq before = 0;
    for (;;) {
        auto const part = call.store().revisions(before, 500);
        if (part.empty() || page.is_full())
            break;
        for (auto const& revision : part) {
            if (!page.takes(std::to_string(revision.seq)))
                continue;
            if (call.out.json())
                call.out.object(revision_json(revision));
            else
                call.out.line(fmt::format("{}  {}  {}  {}{}", revision.seq,
                                          core::to_iso(revision.at), core::by_whom(revision, call.language),
                                          core::what_was_done(revision, call.language),
                                          revision.reason.empty() ? "" : " — " + revision.reason));
        }
        before = part.back().seq;
    }
    page.finish(call);
}

void print_deleted(Call& call, core::Deleted deleted) {
    auto const record = core::told_to(call.store(), std::move(deleted.last), call.actor);
    auto const title = core::tidy(core::title_of(record, call.store(), call.language));
    auto const owner = deleted.of ? call.store().find(deleted.of) : std::nullopt;
    if (!call.out.json()) {
        auto const of = owner ? " < " + core::tidy(core::caption_of(*owner)) : std::string();
        auto const along = deleted.along.empty() ? std::string() : fmt::format(" (+{})", deleted.along.size());
        call.out.line(fmt::format("{}  {}: {}{}{}  {}  {}{}", core::id_text(deleted.ref.id),
                                  call.translated(core::kind_label(deleted.ref.kind)), title, of, along,
                                  core::to_iso(deleted.by.at), core::by_whom(deleted.by, call.language),
                                  deleted.by.reason.empty() ? "" : " — " + deleted.by.reason));
        return;
    }
    Json json;
    json["kind"] = core::kind_name(deleted.ref.kind);
    json["id"] = core::id_text(deleted.ref.id);
    json["title"] = title;
    json["deleted_by"] = deleted.by.actor;
    json["deleted_at"] = core::to_iso(deleted.by.at);
    json["revision"] = deleted.by.seq;
    json["operation"] = deleted.by.operation;
    json["reason"] = deleted.by.reason;
    json["along"] = Json::array();
    for (auto const& ref : deleted.along)
        json["along"].push_back(reference_text(ref));
    json["of"] = owner ? Json(reference_text(deleted.of)) : Json();
    json["bring_back"] = "restore " + core::id_text(deleted.ref.id);
    call.out.object(json);
}

/// The whole name of the record that --after names, which may be deleted.
std::string record_after(Call& call) {
    return call.given("--after") ? core::id_text(resolve(call.store(), call.text("--after")).id) : std::string();
}

void list_deleted(Call& call) {
    Page page(limit_of(call, Page::all), record_after(call));
    auto shown = false;
    core::Seq before = 0;
    for (;;) {
        auto part = core::deleted_records(call.store(), before, 500);
        if (part.empty() || page.is_full())
            break;
        before = part.back().by.seq;
        for (auto& deleted : part) {
            if (!page.takes(core::id_text(deleted.ref.id)))
                continue;
            shown = true;
            print_deleted(call, std::move(deleted));
        }
    }
    page.finish(call);
    if (shown && !call.out.json())
        call.out.message(say("Bring one back, with everything that went with it: restore ID."));
}

void print_record(Call& call, core::Ref ref) {
    auto record = call.store().find(ref);
    if (!record)
        return;
    record = core::told_to(call.store(), std::move(*record), call.actor);
    if (call.out.json())
        call.out.object(record_json(*record, call.store()));
    else
        call.out.line(core::id_text(ref.id) + "  " + core::tidy(core::caption_of(*record)));
}

/// "claims", "claim"; "parties", "party".
core::Kind kind_of(std::string const& word) {
    if (auto const kind = core::kind_from_name(word); kind != core::Kind::none)
        return kind;
    if (word == "searches")
        return core::Kind::saved_search;
    if (word.ends_with("ies"))
        return core::kind_from_name(word.substr(0, word.size() - 3) + "y");
    if (word.ends_with('s'))
        return core::kind_from_name(word.substr(0, word.size() - 1));
    return core::Kind::none;
}

} // namespace

core::ClaimQuery claim_query(Call& call) {
    std::vector<std::pair<std::string, Only>> only{{"all", Only::all}, {"unrated", Only::unrated}};
    for (auto const& state : core::Names<core::ReviewState>::entries) only.emplace_back(state.key, state.value);
    constexpr std::array order{std::pair{"newest", Order::newest}, std::pair{"text", Order::text},
                               std::pair{"verdict", Order::verdict},
                               std::pair{"speaker", Order::speaker},
                               std::pair{"said_on", Order::said_on}};
    core::ClaimQuery query;
    if (call.given("--only"))
        query.only = chosen("--only", call.text("--only"), only);
    if (call.given("--order"))
        query.order = chosen("--order", call.text("--order"), order);
    if (call.given("--topic"))
        query.topic = topic_of(call.store(), call.text("--topic"));
    if (call.given("--speaker"))
        query.speaker = speaker_of(call.store(), call.text("--speaker"));
    return query;
}

void list_records(Call& call) {
    auto const& word = call.text("KIND");
    if (word == "ratings" || word == "rating")
        return list_ratings(call);
    if (word == "revisions" || word == "revision")
        return list_revisions(call);
    if (word == "deleted")
        return list_deleted(call);
    std::vector<core::Ref> refs;
    if (word == "inbox") {
        for (auto const id : call.store().sources(core::Triage::inbox))
            refs.push_back(core::ref(id));
    } else {
        auto const kind = kind_of(word);
        if (kind == core::Kind::claim)
            return list_claims(call);
        if (kind == core::Kind::none)
            unknown_word("KIND", word,
                         {"sources", "inbox", "statements", "quotations", "claims", "parties",
                          "links", "reviews", "topics", "scales", "ratings", "captures", "texts", "searches",
                          "revisions", "deleted"});
        for (auto const id : call.store().list(kind))
            refs.push_back({kind, id});
    }
    Page page(limit_of(call, Page::all), record_after(call));
    for (auto const& ref : refs) {
        if (page.takes(core::id_text(ref.id)))
            print_record(call, ref);
        else if (page.is_full())
            break;
    }
    page.finish(call);
}

} // namespace app::cli
