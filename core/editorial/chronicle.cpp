// Belonging is a walk over references: from the claim to whatever ever referred to it, and on as long as what is found
// has no life of its own. Moments are gathered without the states of the records, which are read for a page only.
#include "core/editorial/chronicle.h"

#include "core/editorial/approval.h"
#include "core/log/as_of.h"
#include "core/model/codec.h"
#include "core/text/person.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

namespace core {

namespace {

bool can_refer_to(Kind from, Kind to) {
    return std::ranges::any_of(fields_referring_to(to),
                               [&](ReferringField const& field) { return field.kind == from; });
}

std::set<Kind> kinds_referring_to(Kind to) {
    std::set<Kind> kinds;
    for (auto const& field : fields_referring_to(to)) kinds.insert(field.kind);
    return kinds;
}

class Walk {
public:
    explicit Walk(Records const& reader) : reader_(reader) {}

    void from(Ref root) {
        // A list of what is still to be looked at, not recursion: answers to answers may go on for long.
        std::vector<Ref> ahead{root};
        while (!ahead.empty()) {
            auto const next = ahead.back();
            ahead.pop_back();
            if (!found_.insert(next).second) continue;
            referring_to(next, ahead);
            led_to_by(next, ahead);
        }
    }
    std::vector<Ref> found() const { return {found_.begin(), found_.end()}; }

private:
    void referring_to(Ref ref, std::vector<Ref>& ahead) const {
        for (auto const kind : kinds_referring_to(ref.kind)) {
            if (has_trait(kind, shared)) continue;
            // A statement's links to other claims are the story of those.
            if (ref.kind == Kind::statement && kind == Kind::link) continue;
            // A quotation hangs on its statement, not on its text or on where it was taken from.
            if (kind == Kind::quotation && ref.kind != Kind::statement) continue;
            for (auto const id : reader_.ever_referring(kind, ref)) ahead.push_back({kind, id});
        }
    }

    /// The statements a record links or quotes ever led to, and the quotation that a quotation was taken from.
    void led_to_by(Ref ref, std::vector<Ref>& ahead) const {
        auto const wanted = ref.kind == Kind::quotation ? Kind::quotation : Kind::statement;
        if (!can_refer_to(ref.kind, wanted)) return;
        for (auto const& step : reader_.history(ref)) {
            if (!step.after) continue;
            for (auto const& reference : references_of(*step.after))
                if (reference.to.kind == wanted && !found_.contains(reference.to)) ahead.push_back(reference.to);
        }
    }

    Records const& reader_;
    std::set<Ref> found_;
};

Result<Seq> read_number(Records const& reader, std::string_view typed) {
    Seq seq = 0;
    auto const [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), seq);
    if (error != std::errc{} || end != typed.data() + typed.size() || seq < 1 || seq > reader.head())
        return problem(say("There is no revision {seq}; the newest is {head}.",
                           {{"seq", std::string(typed)}, {"head", std::to_string(reader.head())}}),
                       Code::not_found);
    return seq;
}

Result<Seq> read_state(Records const& reader, Ref root, ReviewState state) {
    if (root.kind != Kind::claim)
        return problem(say("Only a claim is approved or published; give a revision or a date."));
    if (auto const seq = entered(reader, {root.id}, state)) return seq;
    return problem(state == ReviewState::published ? say("This claim was never published.")
                                                   : say("This claim was never approved."),
                   Code::not_found);
}

std::optional<Instant> end_of(std::string_view typed, Zone const& zone) {
    if (auto const instant = parse_instant(typed)) return *instant;
    if (typed.find(':') != typed.npos) return std::nullopt; // a time of day is not taken for the whole day
    auto const date = read_date(typed);
    if (!date || !date->known() || date->latest_day() == PartialDate::never) return std::nullopt;
    return zone.end_of_day(date->latest_day());
}

} // namespace

std::vector<Ref> belonging_to(Records const& reader, Ref root) {
    if (root.kind != Kind::claim) return {root};
    Walk walk(reader);
    walk.from(root);
    return walk.found();
}

Chronicle::Chronicle(Records const& reader, Ref root, Reach reach) : reader_(reader), root_(root) {
    reader.together([&] {
        refs_ = reach == Reach::whole ? belonging_to(reader, root) : std::vector<Ref>{root};
        std::map<Seq, Moment, std::greater<>> found;
        for (auto const& ref : refs_)
            for (auto& revision : reader.revisions_of(ref)) {
                auto& moment = found[revision.seq];
                moment.revision = std::move(revision);
                moment.refs.push_back(ref);
            }
        moments_.reserve(found.size());
        for (auto& [seq, moment] : found) moments_.push_back(std::move(moment));
    });
}

std::vector<std::string> Chronicle::people() const {
    std::vector<std::string> names;
    std::set<std::string> known; // by every spelling, so that most are told apart without folding
    for (auto at = moments_.size(); at-- > 0;)
        if (auto const& actor = moments_[at].revision.actor; known.insert(actor).second) add_person(names, actor);
    return names;
}

std::vector<Kind> Chronicle::kinds() const {
    std::set<Kind> kinds;
    for (auto const& ref : refs_) kinds.insert(ref.kind);
    return {kinds.begin(), kinds.end()};
}

std::vector<Moment> Chronicle::page(MomentFilter const& filter, Seq before, std::size_t limit) const {
    std::vector<Moment> found;
    reader_.together([&] {
        for (auto const& moment : moments_) {
            if (found.size() == limit) break;
            if ((before == 0 || moment.revision.seq < before) && passes(moment, filter)) found.push_back(moment);
        }
    });
    return found;
}

bool Chronicle::passes(Moment const& moment, MomentFilter const& filter) const {
    auto const& revision = moment.revision;
    if (!filter.person.empty() && !same_person(revision.actor, filter.person)) return false;
    if (filter.since && revision.at < *filter.since) return false;
    if (filter.until && *filter.until < revision.at) return false;
    if (auto const& wanted = filter.operation; !wanted.empty()) {
        auto const begins = revision.operation.starts_with(wanted + ".");
        if (revision.operation != wanted && !begins) return false;
    }
    if (filter.kind == Kind::none && filter.field.empty()) return true;
    return std::ranges::any_of(moment.refs, [&](Ref ref) {
        if (filter.kind != Kind::none && ref.kind != filter.kind) return false;
        return filter.field.empty() || changed(ref, revision.seq, filter.field);
    });
}

namespace {

/// What that entry did to the record, by what whoever wrote it knew: not what other seats' entries, which came in before it
/// here and elsewhere after, make of it.
std::optional<Step> step_at(Records const& reader, Ref ref, Seq seq) {
    auto history = reader.history(ref);
    auto const found = std::ranges::find(history, seq, [](Step const& step) { return step.revision.seq; });
    return found == history.end() ? std::nullopt : std::optional(std::move(*found));
}

/// Adds it unless both are the same.
void add_difference(std::vector<Difference>& found, Difference difference, Records const& then, Records const& later,
                    Translator const& translator) {
    if (difference.before == difference.after) return;
    difference.fields = field_changes(difference.before, then, difference.after, later, translator);
    difference.title = difference.after ? title_of(*difference.after, later, translator)
                                        : title_of(*difference.before, then, translator);
    found.push_back(std::move(difference));
}

} // namespace

bool Chronicle::changed(Ref ref, Seq seq, std::string_view field) const {
    auto known = false;
    with_kind(ref.kind, [&]<class T>(std::type_identity<T>) {
        each_field<T>([&](auto const& each) { known = known || each.name == field; });
    });
    if (!known) return false;
    auto const value = [&](std::optional<Record> const& record) {
        if (!record) return std::string();
        for (auto const& each : describe(*record))
            if (each.name == field) return each.value;
        return std::string();
    };
    auto const step = step_at(reader_, ref, seq);
    return step && value(step->before) != value(step->after);
}

std::vector<Difference> differences(Records const& reader, std::vector<Ref> const& refs, Seq from, Seq to,
                                    Translator const& translator) {
    AsOf const then(reader, from);
    AsOf const later(reader, to);
    std::vector<Difference> found;
    reader.together([&] {
        for (auto const& ref : refs)
            add_difference(found, {ref, then.find(ref), later.find(ref), {}, {}, false}, then, later, translator);
    });
    return found;
}

std::vector<Difference> differences(Records const& reader, Moment const& moment, Translator const& translator) {
    auto const seq = moment.revision.seq;
    AsOf const then(reader, seq - 1);
    AsOf const later(reader, seq);
    std::vector<Difference> found;
    reader.together([&] {
        for (auto const& ref : moment.refs)
            if (auto step = step_at(reader, ref, seq))
                add_difference(found, {ref, std::move(step->before), std::move(step->after), {}, {}, false}, then, later, translator);
    });
    // What a redaction took out has nothing left to compare, but it happened.
    for (auto const& change : reader.changes(seq)) {
        if (std::ranges::find(moment.refs, change.ref) == moment.refs.end()) continue;
        auto at = std::ranges::find(found, change.ref, &Difference::ref);
        if (at == found.end() && !change.after) at = found.insert(at, Difference{change.ref, {}, {}, {}, {}, false});
        if (at != found.end()) at->redacted = change.redacted;
    }
    return found;
}

std::vector<Difference> changed_since_approval(Records const& reader, Review const& review,
                                               Translator const& translator) {
    auto const approved = approved_at(reader, review);
    AsOf const then(reader, approved);
    std::map<Ref, Cover> was, is;
    if (auto const old = then.find(review.id))
        for (auto const& each : covered_by_approval(then, *old)) was.emplace(each.ref, each.cover);
    for (auto const& each : covered_by_approval(reader, review)) is.emplace(each.ref, each.cover);
    std::set<Ref> refs;
    for (auto const* side : {&was, &is})
        for (auto const& [ref, cover] : *side) refs.insert(ref);
    std::vector<Difference> found;
    for (auto const& ref : refs) {
        Difference difference{ref, then.find(ref), reader.find(ref), {}, {}, false};
        if (!was.contains(ref)) difference.before.reset();
        if (!is.contains(ref)) difference.after.reset();
        if (difference.before == difference.after) continue;
        if (difference.before && difference.after) {
            Covered const covered{ref, std::min(was.at(ref), is.at(ref))};
            difference.fields = field_changes(difference.before, then, difference.after, reader, translator);
            std::erase_if(difference.fields,
                          [&](FieldChange const& change) { return !is_covered(covered, change.name); });
            if (difference.fields.empty()) continue;
        }
        difference.title = difference.after ? title_of(*difference.after, reader, translator)
                                            : title_of(*difference.before, then, translator);
        found.push_back(std::move(difference));
    }
    return found;
}

std::string title_of(Record const& record, Records const& reader, Translator const& translator) {
    if (auto const* link = std::get_if<Link>(&record)) {
        auto const from = reader.find(link->from);
        return translator.translate(label_of(link->relation)) + (from ? ": " + caption_of(*from) : std::string());
    }
    if (auto const* review = std::get_if<Review>(&record)) {
        auto const scale = reader.find(review->scale);
        auto const* rating = scale ? scale->find(review->rating) : nullptr;
        if (rating) return in_language(rating->labels, translator.language());
    }
    return caption_of(record);
}

Seq entered(Records const& reader, Id<Claim> claim, ReviewState state) {
    auto const in_state = [&](std::optional<Record> const& record) {
        auto const* review = state_as<Review>(record);
        return review && review->claim == claim && review->state == state;
    };
    Seq newest = 0;
    for (auto const id : reader.ever_referring(Kind::review, ref(claim))) {
        Ref const review{Kind::review, id};
        for (auto const& revision : reader.revisions_of(review)) {
            if (revision.seq <= newest) break;
            if (!in_state(reader.before(review, revision.seq + 1)) || in_state(reader.before(review, revision.seq)))
                continue;
            newest = revision.seq;
            break;
        }
    }
    return newest;
}

Result<Seq> read_moment(Records const& reader, Ref root, std::string_view typed, Zone const& zone) {
    if (typed == "now") return reader.head();
    if (typed == "published") return read_state(reader, root, ReviewState::published);
    if (typed == "approved") return read_state(reader, root, ReviewState::approved);
    if (!typed.empty() && typed.find_first_not_of("0123456789") == typed.npos) return read_number(reader, typed);
    auto const at = end_of(typed, zone);
    if (!at)
        return problem(say("“{typed}” is no moment: write a revision, a day such as 2022-12-19, published, approved "
                           "or now.",
                           {{"typed", std::string(typed)}}));
    if (auto const seq = reader.newest_until(*at)) return seq;
    return problem(say("Nothing was recorded here yet on {day}.", {{"day", std::string(typed)}}), Code::not_found);
}

void filter_days(MomentFilter& filter, PartialDate const& since, PartialDate const& until, Zone const& zone) {
    if (auto const day = since.earliest_day(); day != PartialDate::always) filter.since = zone.start_of_day(day);
    if (auto const day = until.latest_day(); day != PartialDate::never) filter.until = zone.end_of_day(day);
}

} // namespace core
