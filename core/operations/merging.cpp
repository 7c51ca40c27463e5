#include "core/operations/merging.h"

#include "core/editorial/reviews.h"
#include "core/editorial/sources.h"
#include "core/model/codec.h"
#include "core/operations/records.h"
#include "core/rules/publication.h"
#include "core/text/fold.h"

#include <algorithm>
#include <set>

namespace core {

namespace {

constexpr std::array mergeable{Kind::party, Kind::topic, Kind::source, Kind::statement, Kind::claim};
constexpr std::size_t most_told = 6; // differences in one sentence each

// ── what stays takes over ──

void add_name(Party& party, std::string const& name) {
    auto const known = [&](std::string const& other) { return fold(other) == fold(name); };
    if (!known(party.name) && std::ranges::none_of(party.aliases, known)) party.aliases.push_back(name);
}

void add_note(std::string& into, std::string const& from) {
    if (!from.empty() && into.find(from) == into.npos) into += (into.empty() ? "" : "\n") + from;
}

template <class T>
void add_missing(std::vector<T>& into, std::vector<T> const& from) {
    for (auto const& each : from)
        if (std::ranges::find(into, each) == into.end()) into.push_back(each);
}

/// What is empty is filled, lists and notes grow. Fields that tell how far the work is stay.
template <class T>
void fill(T& into, T const& from) {
    each_field<T>([&]<class Value>(Field<T, Value> const& field) {
        if (field.use & workflow) return;
        auto& value = into.*field.member;
        auto const& other = from.*field.member;
        if constexpr (std::is_same_v<Value, std::string>) {
            if (field.name == "note") return add_note(value, other);
        } else if constexpr (requires { add_missing(value, other); }) {
            return add_missing(value, other);
        }
        if constexpr (!std::is_enum_v<Value>)
            if (value == Value{}) value = other;
    });
}

void take_over(Party& into, Party const& from) {
    if (!into.wikidata.empty() && !from.wikidata.empty() && into.wikidata != from.wikidata)
        throw Error(Code::refused, say("“{one}” and “{other}” have different Wikidata items: they are not the same. Nothing was changed.",
                                       {{"one", into.name}, {"other", from.name}}));
    add_name(into, from.name);
    for (auto const& alias : from.aliases) add_name(into, alias);
    add_missing(into.roles, from.roles);
    if (into.wikidata.empty()) into.wikidata = from.wikidata;
    add_note(into.note, from.note);
}
void take_over(Topic&, Topic const&) {}
template <class T>
void take_over(T& into, T const& from) {
    fill(into, from);
}

/// What the two have both, and otherwise: it stays as it is in the one that stays.
void tell_differences(Record const& kept, Record const& gone, Draft& draft) {
    auto const stays = describe(kept), went = describe(gone);
    for (std::size_t at = 0; at < stays.size() && at < went.size(); ++at)
        if (draft.remarks.size() < most_told && !has_use(ref_of(kept).kind, stays[at].name, workflow) && !stays[at].to && !stays[at].value.empty() && !went[at].value.empty() &&
            stays[at].value.find(went[at].value) == std::string::npos)
            draft.remarks.push_back(say("{field}: “{stays}” stays, “{goes}” goes.",
                                        {in_words("field", stays[at].label), {"stays", stays[at].value}, {"goes", went[at].value}}));
}

// ── what refers to it ──

class Merging {
public:
    Merging(Context& context, Ref keep, std::vector<Ref> const& gone)
        : reader_(context.reader), context_(context), keep_(keep), gone_(gone.begin(), gone.end()) {}

    Draft draft(std::string reason) {
        auto record = reader_.find(keep_);
        if (!record) not_found(keep_);
        if (!is_mergeable(keep_.kind))
            throw Error(Code::refused, say("Several of a kind “{kind}” cannot be made one.", {in_words("kind", kind_noun(keep_.kind))}));
        auto const several = say("A {kind} cannot be merged with itself; name two or more.", {in_words("kind", kind_noun(keep_.kind))});
        if (gone_.empty() || gone_.contains(keep_)) throw Error(Code::refused, several);
        draft_.operation = std::string(kind_name(keep_.kind)) + ".merge";
        draft_.reason = std::move(reason);
        draft_.base = reader_.head();
        for (auto const& each : gone_) take_in(*record, each);
        redirect(*record, gone_, keep_);
        forget_itself(*record);
        drop_ratings();
        move_what_refers();
        take_off_hops();
        draft_.puts.insert(draft_.puts.begin(), std::move(*record));
        for (auto& [ref, moved] : moved_) draft_.puts.push_back(std::move(moved));
        if (keep_.kind != Kind::party && keep_.kind != Kind::topic) tell_moved();
        return std::move(draft_);
    }

private:
    [[noreturn]] static void not_found(Ref ref) {
        throw Error(Code::not_found, say("There is no {kind} {id} in this workspace.",
                                         {in_words("kind", kind_noun(ref.kind)), {"id", id_text(ref.id)}}));
    }

    void take_in(Record& record, Ref gone) {
        if (gone.kind != keep_.kind)
            throw Error(Code::refused, say("A {one} and a {other} are not the same. Nothing was changed.",
                                           {in_words("one", kind_noun(keep_.kind)), in_words("other", kind_noun(gone.kind))}));
        auto const other = reader_.find(gone);
        if (!other) not_found(gone);
        refuse_what_readers_have(gone, *other);
        std::visit(
            [&]<class T>(T& into) {
                if (auto const* from = std::get_if<T>(&*other)) take_over(into, *from);
            },
            record);
        if (keep_.kind != Kind::party && keep_.kind != Kind::topic) tell_differences(record, *other, draft_);
        draft_.erases.push_back(gone);
    }

    void refuse_what_readers_have(Ref gone, Record const& other) const {
        if (!readers_have(reader_, gone)) return;
        auto const caption = caption_of(other);
        if (readers_have(reader_, keep_))
            throw Error(Code::refused, say("“{one}” and “{other}” both belong to what is published, so neither can go. Correct or withdraw one "
                                           "of the two first. Nothing was changed.",
                                           {{"one", caption_of(*reader_.find(keep_))}, {"other", caption}}));
        throw Error(Code::refused, say("“{other}” belongs to what is published and cannot go. Merge them the other way round, so that it is "
                                       "the one that stays. Nothing was changed.",
                                       {{"other", caption}}));
    }

    /// It may have been its own owner through the one that goes.
    void forget_itself(Record& record) const {
        if (auto* party = std::get_if<Party>(&record); party && ref(party->owner) == keep_) party->owner = {};
    }

    /// A claim has one rating that counts: of one that goes where the other has one, it stays in the history alone.
    void drop_ratings() {
        auto const claim = id_as<Claim>(keep_);
        if (!claim || !current_review(reader_, claim)) return;
        for (auto const& gone : gone_)
            for (auto const& review : reader_.referring<Review>("claim", id_as<Claim>(gone))) {
                for (auto const& erased : erase_record(context_, ref(review.id)).erases) erase(erased);
                draft_.remarks.push_back(say("The rating “{rating}” of the claim that goes was not taken over: the one that stays has its own.",
                                             {{"rating", review.rating}}));
            }
    }

    void move_what_refers() {
        for (auto const& gone : gone_)
            for (auto const& place : fields_referring_to(gone.kind))
                for (auto const user : reader_.referring(place.kind, place.field, gone)) {
                    Ref const ref{place.kind, user};
                    if (ref == keep_ || gone_.contains(ref) || erased_.contains(ref) || moved_.contains(ref)) continue;
                    auto record = *reader_.find(ref);
                    redirect(record, gone_, keep_);
                    auto const* link = std::get_if<Link>(&record);
                    if (link && is_needless(*link)) {
                        erase(ref);
                        ++dropped_;
                    } else {
                        moved_.emplace(ref, std::move(record));
                    }
                }
    }

    /// It leads from one to itself, or is there already.
    bool is_needless(Link const& link) const {
        auto const same = [&](Link const& other) {
            return other.id != link.id && other.relation == link.relation && other.from == link.from && other.to == link.to;
        };
        if (link.from == link.to) return true;
        for (auto const& other : reader_.referring<Link>("from", link.from))
            if (!moved_.contains(ref(other.id)) && !erased_.contains(ref(other.id)) && same(other)) return true;
        return std::ranges::any_of(moved_, [&](auto const& each) {
            auto const* other = std::get_if<Link>(&each.second);
            return other && same(*other);
        });
    }

    /// A hop leads to another source; what was one between the two is none any more.
    void take_off_hops() {
        if (keep_.kind != Kind::source) return;
        auto together = gone_;
        together.insert(keep_);
        std::int64_t taken_off = 0;
        for (auto const& source : together)
            for (auto const& capture : reader_.referring<Capture>("source", source))
                for (auto const& text : reader_.referring<Text>("capture", capture.id))
                    for (auto quotation : reader_.referring<Quotation>("text", text.id)) {
                        auto const from = reader_.find(quotation.quoted_from);
                        if (!from || !together.contains(ref(source_of(reader_, from->text)))) continue;
                        quotation.quoted_from = {};
                        moved_.insert_or_assign(ref(quotation.id), quotation);
                        ++taken_off;
                    }
        if (taken_off > 0)
            draft_.remarks.push_back(say("Hops of the trail between the two, which are one source now: {count}; they were taken off.",
                                         {{"count", std::to_string(taken_off)}}));
    }

    void tell_moved() {
        draft_.remarks.insert(draft_.remarks.begin(),
                              say("Records that were moved to it: {moved}; links that would be there twice: {dropped}, which went.",
                                  {{"moved", std::to_string(moved_.size())}, {"dropped", std::to_string(dropped_)}}));
    }

    void erase(Ref ref) {
        if (erased_.insert(ref).second) draft_.erases.push_back(ref);
    }

    Reader const& reader_;
    Context& context_;
    Ref keep_;
    std::set<Ref> gone_;
    Draft draft_;
    std::map<Ref, Record> moved_;
    std::set<Ref> erased_;
    std::int64_t dropped_ = 0;
};

template <class T>
std::vector<Ref> refs_of(std::vector<Id<T>> const& ids) {
    std::vector<Ref> refs;
    for (auto const id : ids) refs.push_back(ref(id));
    return refs;
}

} // namespace

void redirect(Record& record, std::set<Ref> const& these, Ref to) {
    std::visit(
        [&]<class T>(T& entity) {
            each_field<T>([&](auto const& field) {
                auto& value = entity.*field.member;
                if constexpr (std::is_same_v<decltype(value), Ref&>) {
                    if (these.contains(value)) value = to;
                } else if constexpr (requires { core::ref(value); }) {
                    if (these.contains(core::ref(value))) value.value = to.id;
                }
            });
        },
        record);
}

Draft merge_records(Context& context, Ref keep, std::vector<Ref> const& gone, std::string reason) {
    return Merging(context, keep, gone).draft(std::move(reason));
}

Draft merge_parties(Context& context, Id<Party> keep, std::vector<Id<Party>> const& gone, std::string reason) {
    return merge_records(context, ref(keep), refs_of(gone), std::move(reason));
}

bool readers_have(Records const& reader, Ref ref) {
    Draft gone;
    gone.erases = {ref};
    try {
        guard_published(gone, reader);
    } catch (Error const& error) {
        if (error.code() != Code::refused) throw;
        return true;
    }
    return false;
}

bool is_mergeable(Kind kind) { return std::ranges::find(mergeable, kind) != mergeable.end(); }

} // namespace core
