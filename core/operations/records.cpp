#include "core/operations/records.h"

#include "core/operations/deletions.h"
#include "core/operations/parties.h"
#include "core/operations/reviews.h"
#include "core/text/person.h"
#include "core/text/fold.h"
#include "core/text/tidy.h"

#include <algorithm>

namespace core {

namespace {

std::string key(Kind kind, std::string_view verb) {
    return std::string(kind_name(kind)) + "." + std::string(verb);
}

void add_with_belongings(Reader const& reader, Ref gone, std::vector<Ref>& erases) {
    if (std::ranges::find(erases, gone) != erases.end()) return;
    erases.push_back(gone);
    for (auto const& place : fields_referring_to(gone.kind)) {
        if (!has_use(place.kind, place.field, belongs)) continue;
        for (auto const id : reader.referring(place.kind, place.field, gone))
            add_with_belongings(reader, Ref{place.kind, id}, erases);
    }
}

template <class T>
void name_parties(T& entity, PartyNames const& names, PartyBook& book) {
    each_field<T>([&](auto const& field) {
        auto& value = entity.*field.member;
        if constexpr (std::is_same_v<decltype(value), Id<Party>&>)
            if (auto const named = names.find(field.name); named != names.end()) {
                auto const name = tidy(named->second);
                value = book.find_or_add(name, guess_type(name), value);
            }
    });
}

/// Whom a claim is given to is written as every person's name; what was written before stays as it was.
void write_assignee(Reader const& reader, Record& record) {
    auto* claim = std::get_if<Claim>(&record);
    if (!claim || claim->assigned_to.empty()) return;
    auto const before = reader.find(claim->id);
    if (!before || before->assigned_to != claim->assigned_to) claim->assigned_to = person_name(claim->assigned_to);
}

/// How far a review is moves by its steps, never by hand.
void refuse_moved_review(Reader const& reader, Record const& record) {
    auto const* review = std::get_if<Review>(&record);
    if (!review) return;
    auto const before = reader.find(review->id);
    if (!before) return;
    each_field<Review>([&](auto const& field) {
        if (!(field.use & workflow) || review->*field.member == (*before).*field.member) return;
        throw Error(Code::refused, say("“{field}” of a review changes by its steps alone.",
                                       {in_words("field", field.label)}));
    });
}

/// Whether another record of the kind is called so. Parties may share an alias, which is told.
template <class T>
void refuse_taken_name(Context& context, T const& record, std::string const& before) {
    if (fold(record.name) == fold(before)) return;
    for (auto const id : context.reader.list(Model<T>::kind)) {
        auto const other = context.reader.get(Id<T>{id});
        if (other.id != record.id && fold(other.name) == fold(record.name))
            throw Error(Code::refused, say("There is a {kind} called “{name}” already ({id}). Nothing was changed.",
                                           {in_words("kind", kind_noun(Model<T>::kind)),
                                            {"name", other.name},
                                            {"id", id_text(other.id.value)}}));
    }
}

void refuse_taken_name(Context& context, Party const& party, Party const& before, Draft& draft) {
    if (fold(party.name) != fold(before.name))
        for (auto const id : parties_named(context.reader, party.name))
            if (id != party.id)
                throw Error(Code::refused, say("There is a {kind} called “{name}” already ({id}). Nothing was changed.",
                                               {in_words("kind", kind_noun(Kind::party)),
                                                {"name", context.reader.get(id).name},
                                                {"id", id_text(id.value)}}));
    for (auto const& alias : party.aliases)
        if (std::ranges::find(before.aliases, alias) == before.aliases.end())
            tell_shared(context.reader, party.id, alias, draft);
}

/// A name by which things are found must not come to mean two of them by a change of name.
void refuse_taken_name(Context& context, Record const& record, Draft& draft) {
    auto const before = context.reader.find(ref_of(record));
    if (!before) return;
    if (auto const* party = std::get_if<Party>(&record))
        refuse_taken_name(context, *party, std::get<Party>(*before), draft);
    else if (auto const* topic = std::get_if<Topic>(&record))
        refuse_taken_name(context, *topic, std::get<Topic>(*before).name);
    else if (auto const* search = std::get_if<SavedSearch>(&record))
        refuse_taken_name(context, *search, std::get<SavedSearch>(*before).name);
}

} // namespace

Draft edit_record(Context& context, Record record, std::string reason, Seq base,
                  PartyNames const& parties) {
    Draft draft;
    PartyBook book(context, draft);
    refuse_moved_review(context.reader, record);
    refuse_taken_name(context, record, draft);
    write_assignee(context.reader, record);
    if (auto const before = context.reader.find(ref_of(record))) credit_proposal(*before, record, context.actor);
    std::visit([&](auto& entity) { name_parties(entity, parties, book); }, record);
    draft.operation = key(ref_of(record).kind, "edit");
    draft.reason = std::move(reason);
    draft.base = base ? base : context.reader.head();
    draft.puts.push_back(std::move(record));
    return draft;
}

Draft erase_record(Context& context, Ref gone, std::string reason) {
    if (!context.reader.find(gone))
        throw Error(Code::not_found, say("There is no {kind} {id} in this workspace.",
                                         {in_words("kind", kind_noun(gone.kind)),
                                          {"id", id_text(gone.id)}}));
    if (has_trait(gone.kind, undeleted))
        throw Error(Code::refused, say("A {kind} stays on record; it cannot be deleted.",
                                       {in_words("kind", kind_noun(gone.kind))}));
    Draft draft;
    draft.operation = key(gone.kind, "erase");
    draft.reason = std::move(reason);
    draft.base = context.reader.head();
    add_with_belongings(context.reader, gone, draft.erases);
    return draft;
}

std::vector<Ref> with_all_that_hung(Reader const& reader, Ref gone) {
    std::vector<Ref> all;
    add_with_belongings(reader, gone, all);
    for (std::size_t at = 0; at < all.size(); ++at)
        for (auto const& place : fields_referring_to(all[at].kind)) {
            if (!has_use(place.kind, place.field, belongs)) continue;
            for (auto const id : reader.ever_referring(place.kind, all[at])) {
                Ref const hung{place.kind, id};
                if (!reader.find(hung) && std::ranges::find(all, hung) == all.end()) all.push_back(hung);
            }
        }
    return all;
}

Draft restore_record(Context& context, Ref wanted, Seq seq, std::string reason) {
    std::optional<Record> found;
    bool redacted = false;
    for (auto const& step : context.reader.history(wanted)) {
        if (step.revision.seq > seq) continue;
        found = step.after;
        redacted = step.redacted;
    }
    if (redacted)
        throw Error(Code::refused, say("The state of {id} at revision {seq} was redacted; it cannot be brought back.",
                                       {{"id", id_text(wanted.id)}, {"seq", std::to_string(seq)}}));
    if (!found)
        throw Error(Code::not_found, say("The record {id} did not exist at revision {seq}.",
                                         {{"id", id_text(wanted.id)}, {"seq", std::to_string(seq)}}));
    if (!context.reader.find(wanted)) return bring_back(context, wanted, std::move(reason), std::move(found));
    if (has_trait(wanted.kind, as_given))
        throw Error(Code::refused, say("A {kind} stays as it was given.", {in_words("kind", kind_noun(wanted.kind))}));
    Draft draft;
    // What a review says can be stepped back; how far it is moves by its steps alone.
    if (auto const* review = std::get_if<Review>(&*found)) {
        draft = rate(context, review->claim, facts_of(*review)).draft;
        found = draft.puts.front();
    }
    draft.operation = key(wanted.kind, "restore");
    draft.reason = std::move(reason);
    draft.base = context.reader.head();
    draft.puts = {std::move(*found)};
    return draft;
}

} // namespace core
