#include "core/rules/rules.h"

#include "core/base/checkpoint.h"
#include "core/ingest/archive_link.h"
#include "core/ingest/time_stamp.h"
#include "core/rules/after.h"
#include "core/rules/scale_rules.h"
#include "core/rules/text_rules.h"
#include "core/rules/publication.h"

#include <algorithm>
#include <set>
#include <list>

namespace core {

namespace {

[[noreturn]] void refuse(Code code, Message message) { throw Error(code, std::move(message)); }

void require(std::string const& value, Message message) {
    if (value.find_first_not_of(" \t\n\r") == value.npos)
        refuse(Code::bad_input, std::move(message));
}

template <class T>
void require(Id<T> id, Message message) {
    if (!id) refuse(Code::bad_input, std::move(message));
}

void check(Source const& source, After const&) {
    require(source.title, say("A source needs a title."));
    for (auto const& address : source.archives)
        if (!archive_link(address))
            refuse(Code::bad_input, say("“{address}” has not the form of an address of an archive that is known "
                                        "(web.archive.org, archive.today, perma.cc).", {{"address", address}}));
    constexpr std::int64_t longest_watch = 3650;
    if (source.watch_every < 0 || source.watch_every > longest_watch)
        refuse(Code::bad_input, say("A source is watched every 1 to {most} days, or not at all (0).",
                                    {{"most", std::to_string(longest_watch)}}));
}

void check(Capture const& capture, After const& after) {
    require(capture.source, say("A capture needs the source it belongs to."));
    auto const bytes = after.bytes(capture.digest);
    if (!bytes || static_cast<std::int64_t>(bytes->size()) != capture.size)
        refuse(Code::refused, say("The bytes of the capture “{origin}” are not in the workspace.",
                                  {{"origin", capture.origin}}));
    constexpr std::size_t most_stamps = 20;
    auto const is_stamp = [](std::string const& text) {
        auto const stamp = from_base64(text);
        return stamp && !stamp->empty() && stamp->size() <= longest_stamp;
    };
    if (capture.stamps.size() > most_stamps || !std::ranges::all_of(capture.stamps, is_stamp))
        refuse(Code::bad_input, say("A capture keeps {most} time-stamps at most, each of {bytes} bytes at most, in base64.",
                                    {{"most", std::to_string(most_stamps)}, {"bytes", std::to_string(longest_stamp)}}));
    auto const earlier = after.reader().find(capture.id);
    if (earlier && earlier->digest != capture.digest)
        refuse(Code::refused, say("The bytes of the capture “{origin}” are kept as they are; bring "
                                  "the new ones in as another capture.",
                                  {{"origin", capture.origin}}));
}

void check(Text const& text, After const& after) {
    require(text.capture, say("A text needs the capture it was extracted from."));
    auto const bytes = after.bytes(text.digest);
    if (!bytes || find_invalid_utf8(*bytes) || count(length(*bytes)) != text.code_points)
        refuse(Code::refused, say("The extracted text is not in the workspace."));
    auto const earlier = after.reader().find(text.id);
    if (earlier && earlier->digest != text.digest)
        refuse(Code::refused, say("A text never changes, because quotations point into it; a new "
                                  "extraction is a new text."));
    if (auto problem = position_problem(text.positions, text.code_points)) refuse(Code::refused, std::move(*problem));
}

/// A trail that is tied now leads to an end. What two seats tied into a circle unknown to each other may still be changed.
void check_trail(Quotation const& quotation, After const& after) {
    if (!quotation.quoted_from) return;
    auto const earlier = after.reader().find(quotation.id);
    if (earlier && earlier->quoted_from == quotation.quoted_from) return;
    std::set<Id<Quotation>> seen;
    for (auto at = quotation.quoted_from; at && seen.insert(at).second;) {
        auto const from = after.find(at);
        if (!from) return;
        if (from->quoted_from == quotation.id)
            refuse(Code::refused, say("“{words}” cannot be quoted from “{other}”, which is quoted from it itself. Nothing was changed.",
                                      {{"words", quotation.exact}, {"other", after.find(quotation.quoted_from)->exact}}));
        at = from->quoted_from;
    }
}

void check(Quotation const& quotation, After const& after) {
    require(quotation.statement, say("A quotation needs the statement it carries."));
    auto const text = after.find(quotation.text);
    if (!text || text->digest != quotation.text_digest)
        refuse(Code::refused, say("The quotation “{words}” refers to another text than the one stored.",
                                  {{"words", quotation.exact}}));
    auto const span = quotation.span();
    if (quotation.exact.empty() || span.start < 0 || span.end <= span.start ||
        span.end > text->code_points || after.slice(text->digest, span) != quotation.exact)
        refuse(Code::refused,
               say("The words “{words}” do not stand at {start}–{end} in the text.",
                   {{"words", quotation.exact},
                    {"start", std::to_string(span.start)},
                    {"end", std::to_string(span.end)}}));
    if (quotation.quoted_from == quotation.id)
        refuse(Code::refused, say("A quotation cannot be quoted from itself."));
    check_trail(quotation, after);
}

void check(Party const& party, After const&) {
    require(party.name, say("A party needs a name."));
}

void check(Statement const& statement, After const&) {
    require(statement.text, say("A statement needs the words that were said."));
}

void check(Claim const& claim, After const&) {
    require(claim.text, say("A claim needs a sentence that can be checked."));
}

void check(Topic const& topic, After const&) {
    require(topic.name, say("A topic needs a name."));
}

void check(SavedSearch const& search, After const&) {
    require(search.name, say("A saved search needs a name."));
}

void check(Link const& link, After const& after) {
    if (!link.from || !link.to)
        refuse(Code::bad_input, say("A link needs a record at both ends."));
    if (link.from == link.to)
        refuse(Code::refused, say("A record cannot be linked to itself."));
    if (!find_rule(link.relation, link.from.kind, link.to.kind))
        refuse(Code::refused, say("There is no relation “{relation}” from a {from} to a {to}.",
                                  {in_words("relation", label_of(link.relation)),
                                   in_words("from", kind_noun(link.from.kind)),
                                   in_words("to", kind_noun(link.to.kind))}));
    if (after.links_like(link) > 1)
        refuse(Code::refused, say("That link exists already: it {relation} the same record.",
                                  {in_words("relation", label_of(link.relation))}));
}

Scale const& check_rating(Id<Scale> id, std::string const& rating, After const& after) {
    auto const* scale = after.scale(id);
    if (!scale || !scale->find(rating))
        refuse(Code::refused, say("The rating “{rating}” is not on the rating scale “{scale}”.",
                                  {{"rating", rating}, {"scale", scale ? scale->key : std::string("?")}}));
    return *scale;
}

bool same_rating(Review const& one, Review const& other) {
    return one.scale == other.scale && one.rating == other.rating;
}

/// Whether this review ever had this rating: then it is not given anew, but undone or stepped back.
bool had_before(Review const& review, Records const& reader) {
    return std::ranges::any_of(reader.history(ref(review.id)), [&](Step const& step) {
        return step.after && same_rating(std::get<Review>(*step.after), review);
    });
}

void check_newly_given(Review const& review, Scale const& scale, After const& after) {
    auto const retired = scale.find(review.rating)->use == RatingUse::retired;
    auto newest = scale.version;
    for (auto const& other : after.all_scales())
        if (other.key == scale.key) newest = std::max(newest, other.version);
    if (!retired && newest == scale.version) return;
    auto const now = after.reader().find(review.id);
    if ((now && same_rating(*now, review)) || had_before(review, after.reader())) return;
    // What was rated elsewhere keeps the version it was rated by.
    if (!now && after.brought_in()) return;
    if (newest != scale.version)
        refuse(Code::refused, say("The rating scale “{scale}” has a newer version, {newest}; a rating of version "
                                  "{version} is not given any more.",
                                  {{"scale", scale.key},
                                   {"newest", std::to_string(newest)},
                                   {"version", std::to_string(scale.version)}}));
    refuse(Code::refused, say("The rating “{rating}” of the rating scale “{scale}” is retired and cannot be given "
                              "any more.",
                              {{"rating", review.rating}, {"scale", scale.key}}));
}

void check(Review const& review, After const& after) {
    require(review.claim, say("A review needs the claim it rates."));
    check_newly_given(review, check_rating(review.scale, review.rating, after), after);
}

void check(DeskRules const& rules, After const& after) {
    for (auto const id : after.reader().list(Kind::desk_rules))
        if (id != rules.id.value && !after.erased({Kind::desk_rules, id}))
            refuse(Code::refused, say("A workspace has one set of rules; change the one there is."));
}

void check(Vote const& vote, After const& after) {
    require(vote.review, say("A vote needs the review it is about."));
    require(vote.person, say("A vote needs the person who gives it."));
    if (vote.voice == Voice::rates) check_rating(vote.scale, vote.rating, after);
}

void check(Correction const& correction, After const& after) {
    require(correction.review, say("A correction needs the review it corrects."));
    auto const& scale = check_rating(correction.scale, correction.rating, after);
    if (auto review = after.find(correction.review); review && correction.state == CorrectionState::waiting) {
        review->scale = correction.scale;
        review->rating = correction.rating;
        check_newly_given(*review, scale, after);
    }
    check_rating(correction.prior_scale, correction.prior_rating, after);
}

void check(Remark const& remark, After const&) {
    require(remark.claim, say("A remark needs the claim it was made on."));
    if (remark.purpose == Purpose::remark) require(remark.text, say("A remark needs words."));
    auto const& kinds = Model<Remark>::ref_kinds;
    if (std::ranges::find(kinds, remark.on.kind) == kinds.end())
        refuse(Code::bad_input, say("A remark needs the record it is about."));
}

void check(ReplyRequest const& request, After const&) {
    require(request.claim, say("A request for reply needs its claim."));
    require(request.party, say("Say who was asked for a reply."));
    if ((request.outcome == Outcome::answered) != static_cast<bool>(request.answer))
        refuse(Code::bad_input, say("An answer is a statement with its own quotation; say which."));
}

void check(Scale const& scale, After const& after) {
    // What verdicts stand on keeps its meaning; bringing a version back as it was is no change.
    if (auto const earlier = after.reader().find(scale.id); earlier && !(*earlier == scale))
        refuse(Code::refused, say("Version {version} of the rating scale “{scale}” is kept as it is; a change "
                                  "makes the next version.",
                                  {{"scale", scale.key}, {"version", std::to_string(earlier->version)}}));
    for (auto const& other : after.all_scales())
        if (other.id != scale.id && other.key == scale.key && other.version == scale.version)
            refuse(Code::refused, say("There is a version {version} of the rating scale “{scale}” already.",
                                      {{"scale", scale.key}, {"version", std::to_string(scale.version)}}));
    auto const again = std::ranges::any_of(after.reader().history(ref(scale.id)), [&](Step const& step) {
        return step.after && std::get<Scale>(*step.after) == scale;
    });
    if (!again) check_content(scale);
}

bool is_text(std::string const& value) { return !find_invalid_utf8(value); }

bool holds(Record const& record, std::string const& value, After const& after) {
    bool found = false;
    each_words(record, [&](FieldWords const& words) { found = found || words.value == value; });
    if (auto const* text = std::get_if<Text>(&record); text && !found)
        if (auto const bytes = after.bytes(text->digest)) found = bytes->find(value) != bytes->npos;
    return found;
}

/// Whether these very words stand in the workspace already, where the record may have them from: in a state it
/// had, in what it refers to, in another version of the scale, in what the draft deletes. Workspaces from
/// before the rules about signs hold such words; they are undone, restored, merged and corrected like others.
bool stood_before(Record const& record, std::string const& value, Draft const& draft, After const& after) {
    auto const& reader = after.reader();
    for (auto const& step : reader.history(ref_of(record)))
        if (step.after && holds(*step.after, value, after)) return true;
    if (auto const* scale = std::get_if<Scale>(&record))
        for (auto const& other : after.all_scales())
            if (other.key == scale->key && other.id != scale->id && reader.find(ref(other.id)) &&
                holds(other, value, after))
                return true;
    for (auto const& gone : draft.erases)
        if (auto const erased = reader.find(gone); erased && holds(*erased, value, after)) return true;
    // What it refers to, and what that refers to: a correction names the review, the review its claim.
    std::vector<Reference> near = references_of(record);
    for (auto const& reference : references_of(record))
        if (auto const other = after.find(reference.to))
            for (auto const& further : references_of(*other)) near.push_back(further);
    return std::ranges::any_of(near, [&](Reference const& reference) {
        // Only what is stored: another new record of the same draft vouches for nothing but a new text.
        auto const other = reference.to.kind == Kind::text ? after.find(reference.to) : reader.find(reference.to);
        return other && holds(*other, value, after);
    });
}

void check_utf8(Record const& record) {
    each_words(record, [&](FieldWords const& words) {
        if (!is_text(words.value))
            refuse(Code::bad_input, say("The field “{field}” holds bytes that are not valid UTF-8.",
                                        {{"field", std::string(words.field)}}));
    });
}

void check_signs(Record const& record, Draft const& draft, After const& after) {
    auto const kind = ref_of(record).kind;
    each_words(record, [&](FieldWords const& words) {
        if (auto const found = find_unfit(words.value, form_of(kind, words.field));
            found && !stood_before(record, words.value, draft, after))
            refuse(Code::bad_input, unfit_message(in_words("field", words.label), *found));
        auto const most = longest(kind, words.field);
        if (most == 0 || static_cast<std::int64_t>(words.value.size()) <= most) return;
        if (auto const size = count(length(words.value));
            size > most && !stood_before(record, words.value, draft, after))
            refuse(Code::bad_input, say("“{field}” has {length} characters; at most {most} are kept. Nothing was "
                                        "changed.",
                                        {in_words("field", words.label),
                                         {"length", std::to_string(size)},
                                         {"most", std::to_string(most)}}));
    });
}

void check_references(Record const& record, After const& after) {
    for (auto const& reference : references_of(record))
        if (!after.exists(reference.to))
            refuse(Code::refused, say("The {kind} it refers to ({id}) is not in the workspace.",
                                      {in_words("kind", kind_noun(reference.to.kind)),
                                       {"id", id_text(reference.to.id)}}));
}

bool still_refers(Record const& record, std::string_view field, Ref to) {
    return std::ranges::any_of(references_of(record), [&](Reference const& reference) {
        return reference.field == field && reference.to == to;
    });
}

void check_erasure(Ref gone, After const& after) {
    for (auto const& place : fields_referring_to(gone.kind))
        for (auto const id : after.reader().referring(place.kind, place.field, gone)) {
            Ref const user{place.kind, id};
            if (after.erased(user)) continue;
            if (auto const* put = after.put(user); put && !still_refers(*put, place.field, gone))
                continue;
            auto const record = after.reader().find(gone);
            refuse(Code::refused,
                   say("“{what}” cannot be deleted: a {kind} still refers to it ({id}).",
                       {{"what", record ? caption_of(*record) : id_text(gone.id)},
                        in_words("kind", kind_noun(place.kind)),
                        {"id", id_text(id)}}));
        }
}

void check_record(Record const& record, Draft const& draft, After const& after) {
    if (ref_of(record).id <= 0) refuse(Code::bad_input, say("A record without an identity cannot be stored."));
    check_utf8(record);
    check_references(record, after);
    std::visit([&](auto const& entity) { check(entity, after); }, record);
    check_signs(record, draft, after);
}

void check(Redaction const& redaction) {
    require(redaction.basis, say("A redaction needs its legal basis. Nothing was changed."));
    require(redaction.authority, say("A redaction needs who ordered or decided it. Nothing was changed."));
    if (!is_text(redaction.basis) || !is_text(redaction.authority))
        refuse(Code::bad_input, say("The legal basis or the authority holds bytes that are not valid UTF-8."));
    refuse_unfit(N_("Legal basis"), redaction.basis, TextForm::line);
    refuse_unfit(N_("Authority"), redaction.authority, TextForm::line);
}

} // namespace

void check_rules(Draft const& draft, Records const& reader) {
    if (draft.redaction) check(*draft.redaction);
    After const after(draft, reader);
    if (!is_text(draft.reason))
        refuse(Code::bad_input, say("The reason holds bytes that are not valid UTF-8."));
    refuse_unfit(N_("Reason"), draft.reason, TextForm::line);
    for (auto const& record : draft.puts) check_record(record, draft, after);
    guard_published(draft, reader);
    for (auto const& gone : draft.erases) check_erasure(gone, after);
}

struct Admission::State {
    State(Records const& reader, std::string operation) : draft(made_by(std::move(operation))), after(draft, reader) {}
    static Draft made_by(std::string operation) {
        Draft draft;
        draft.operation = std::move(operation);
        return draft;
    }
    /// Keeps the bytes, and forgets the oldest ones when they are too many.
    void keep(Blob blob) {
        held += blob.bytes().size();
        after.add(blobs.emplace_back(std::move(blob)));
        while (held > most_bytes_held && blobs.size() > 1) {
            auto const& oldest = blobs.front();
            held -= oldest.bytes().size();
            forgotten.insert(oldest.digest());
            after.drop(oldest.digest());
            blobs.pop_front();
        }
    }
    /// Whether it rests on bytes that were here and are not any more.
    bool rests_on_forgotten(Record const& record) const {
        if (auto const* capture = std::get_if<Capture>(&record)) return forgotten.contains(capture->digest);
        if (auto const* text = std::get_if<Text>(&record)) return forgotten.contains(text->digest);
        auto const* quotation = std::get_if<Quotation>(&record);
        return quotation && forgotten.contains(quotation->text_digest);
    }

    Draft draft;
    std::list<Record> records;
    std::list<Blob> blobs;
    std::size_t held = 0;
    std::set<Digest> forgotten;
    After after;
};

Admission::Admission(Records const& reader, std::string operation)
    : state_(std::make_unique<State>(reader, std::move(operation))) {}
Admission::~Admission() = default;
Admission::Admission(Admission&&) noexcept = default;
Admission& Admission::operator=(Admission&&) noexcept = default;

std::optional<Message> Admission::admit(Record record, std::optional<Blob> const& bytes) {
    auto& state = *state_;
    if (bytes) state.keep(*bytes);
    auto const& held = state.records.emplace_back(std::move(record));
    auto added = false;
    try {
        state.after.add(held);
        added = true;
        if (!state.rests_on_forgotten(held)) check_record(held, state.draft, state.after);
        return std::nullopt;
    } catch (Error const& error) {
        if (error.code() != Code::refused && error.code() != Code::bad_input) throw;
        if (added) state.after.drop(held);
        state.records.pop_back();
        return error.message();
    }
}

void Admission::erase(Ref gone) {
    state_->draft.erases.push_back(gone);
    state_->after.erase(gone);
}

std::optional<Record> Admission::find(Ref ref) const {
    auto const* put = state_->after.put(ref);
    return put ? std::optional(*put) : std::nullopt;
}

} // namespace core
