#include "core/operations/carried_merge.h"

#include "core/formats/carried_records.h"
#include "core/model/codec.h"
#include "core/model/merge.h"
#include "core/text/utf8.h"

#include <algorithm>

namespace core {

namespace {

/// Whether it is brought together at all: bytes, words said in the course of the work and versions of a scale are as they are.
bool is_merged(Record const& here) {
    if (auto const* review = std::get_if<Review>(&here))
        return review->state == ReviewState::draft || review->state == ReviewState::changes_requested;
    switch (ref_of(here).kind) {
    case Kind::source:
    case Kind::quotation:
    case Kind::party:
    case Kind::statement:
    case Kind::claim:
    case Kind::link:
    case Kind::topic:
    case Kind::reply_request: return true;
    default: return false;
    }
}

bool is_merged(Kind kind, std::string_view field) {
    if (has_use(kind, field, workflow)) return false;
    auto const verdict = kind == Kind::review && (field == "scale" || field == "rating");
    return verdict || !has_use(kind, field, fixed);
}

/// Whoever proposed a rating here still did: no file makes somebody else's of it, whom they could then approve.
bool stays_untold(Kind kind, std::string_view field) {
    return has_use(kind, field, workflow) || (kind == Kind::review && field == "author");
}

/// All states it ever had here, the present one last.
std::vector<Record> states_here(Reader const& reader, Record const& here) {
    std::vector<Record> states;
    for (auto const& step : reader.history(ref_of(here)))
        if (step.after) states.push_back(*step.after);
    states.push_back(here);
    return states;
}

/// What both knew last, put together field by field from the states here; what nobody knows is made equal in `theirs`, and
/// named.
Record base_of(Record const& here, Record& theirs, std::vector<Record> const& states, EarlierValues const& before, FieldNames& unknown) {
    auto base = here;
    for (auto const field : changed_fields(here, theirs)) {
        FieldNames const one{field};
        auto const marks = before.find(field);
        auto const known = [&](Record const& state) {
            return marks != before.end() && std::ranges::find(marks->second, value_mark(state, field)) != marks->second.end();
        };
        auto const same = [&](Record const& state) { return !changed_fields(state, theirs).contains(field); };
        auto const shared = std::find_if(states.rbegin(), states.rend(), known), old = std::find_if(states.rbegin(), states.rend(), same);
        // A value that came after the one they went on from was here since: it is no news.
        if (old != states.rend() && old <= shared) copy_fields(base, theirs, one);
        else if (shared != states.rend()) copy_fields(base, *shared, one);
        else unknown.insert(field);
    }
    // A rating is a word of its scale.
    if (unknown.contains("scale") || unknown.contains("rating")) unknown.insert({"scale", "rating"});
    copy_fields(theirs, here, unknown);
    copy_fields(base, here, unknown);
    return base;
}

using Find = std::function<std::optional<Record>(Ref)>;

/// Its value for people, of a long one the beginning.
std::string shown_value(Record const& record, std::string_view field, Find const& find) {
    constexpr std::size_t most = 160;
    auto const texts = describe(record);
    auto const found = std::ranges::find(texts, field, &FieldText::name);
    if (found == texts.end()) return {};
    auto const far = found->to ? find(found->to) : std::nullopt;
    auto const words = to_utf32(far ? caption_of(*far) : found->value);
    return words.size() <= most ? to_utf8(words) : to_utf8(words.substr(0, most)) + "…";
}

char const* label_of_field(Record const& record, std::string_view field) {
    auto const* label = field.data(); // a name of the model
    for (auto const& text : describe(record))
        if (text.name == field) label = text.label;
    return label;
}

} // namespace

CarriedMerge merge_carried(Reader const& reader, Record const& here, Record theirs, EarlierValues const& before,
                           Differing differing, Find const& find) {
    CarriedMerge merged{here, {}, {}};
    auto const kind = ref_of(here).kind;
    auto const whole = is_merged(here);
    for (auto const field : changed_fields(here, theirs)) {
        if (whole && is_merged(kind, field)) continue;
        if (!stays_untold(kind, field)) merged.apart.insert(field);
        copy_fields(theirs, here, {field});
    }
    if (here == theirs) return merged;
    auto const states = states_here(reader, here);
    auto const as_sent = theirs;
    FieldNames unknown;
    auto const base = base_of(here, theirs, states, before, unknown);
    auto const takes_over = differing == Differing::taken_over;
    auto made = takes_over ? merge_records(base, here, theirs) : merge_records(base, theirs, here);
    if (takes_over) copy_fields(made.record, as_sent, unknown);
    made.contested.merge(unknown);
    auto const taken = changed_fields(here, made.record);
    auto const tell = [&](std::string_view field, CarriedChange::What what) {
        merged.changes.push_back({what, ref_of(here), caption_of(here), field, label_of_field(here, field),
                                  shown_value(here, field, find), shown_value(as_sent, field, find)});
    };
    for (auto const field : taken)
        if (!made.contested.contains(field)) tell(field, CarriedChange::What::taken);
    for (auto const field : made.contested) tell(field, CarriedChange::What::contested);
    merged.record = std::move(made.record);
    return merged;
}

Message sentence_of(CarriedChange const& change, Differing differing) {
    std::vector<Arg> args{in_words("kind", kind_noun(change.ref.kind)), {"what", change.caption}};
    if (change.what == CarriedChange::What::added) return say("New: {kind} “{what}”.", std::move(args));
    args.push_back(in_words("field", change.label));
    args.push_back({"here", change.here});
    args.push_back({"theirs", change.theirs});
    if (change.what == CarriedChange::What::taken)
        return say("The {kind} “{what}”: {field} becomes “{theirs}”; here it is “{here}”.", std::move(args));
    return differing == Differing::stays
               ? say("The {kind} “{what}”: {field} is “{here}” here and “{theirs}” in the file, and both were changed; what is here "
                     "stays.",
                     std::move(args))
               : say("The {kind} “{what}”: {field} is “{here}” here and “{theirs}” in the file, and both were changed; what is in the "
                     "file comes in.",
                     std::move(args));
}

} // namespace core
