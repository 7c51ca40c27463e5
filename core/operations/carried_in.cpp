#include "core/operations/carried_in.h"

#include "core/editorial/approval.h"
#include "core/editorial/reviews.h"
#include "core/editorial/scales.h"
#include "core/model/by_hand.h"
#include "core/model/changed_fields.h"
#include "core/model/codec.h"
#include "core/operations/reviews.h"
#include "core/rules/publication.h"
#include "core/text/fold.h"

#include <algorithm>

namespace core {

namespace {

class CarriedIn {
public:
    CarriedIn(Context const& context, CarriedSoFar& so_far, Draft& draft, std::function<void(ClaimNote)> const& note)
        : reader_(context.reader), actor_(context.actor), so_far_(so_far), draft_(draft), note_(note) {}

    CarriedLine run(CollectedClaim const& line) {
        line_ = &line;
        for (auto const& bytes : line.bytes) so_far_.waiting.insert_or_assign(bytes.digest(), bytes);
        meet_captures(line.records);
        for (auto const& record : line.records) {
            auto const was = ref_of(record);
            take(record);
            auto const* claim = std::get_if<Claim>(&record);
            if (claim && called(*claim) == line.identifier) result_.claim = id_as<Claim>(became(was));
        }
        if (!line.text.empty()) meet_claim();
        return std::move(result_);
    }

private:
    /// What its own line calls a claim.
    static std::string called(Claim const& claim) {
        return claim.identifier.empty() ? id_text(claim.id.value) : claim.identifier;
    }
    /// Its claim may have come in with an earlier line.
    void meet_claim() {
        if (auto const ahead = so_far_.ahead.find(line_->identifier); ahead != so_far_.ahead.end()) {
            result_.claim = ahead->second.claim;
            result_.new_claim = true;
            so_far_.ahead.erase(ahead);
        }
        if (!result_.claim && !result_.refused) result_.refused = say("Its claim did not come in.");
    }
    Ref became(Ref was) const {
        auto const found = so_far_.became.find(was);
        return found == so_far_.became.end() ? was : found->second;
    }
    std::optional<Record> here(Ref ref) const {
        if (auto put = so_far_.admitted->find(ref)) return put;
        return reader_.find(ref);
    }
    bool is_here(Ref ref) const { return so_far_.taken.contains(ref) || reader_.find(ref).has_value(); }
    void tell(Message why, ClaimNote::Kept kept = ClaimNote::Kept::shown) { note_({kept, std::move(why)}); }
    /// Once a line is enough for all of a kind.
    void tell_once(Kind kind, Message why) {
        if (told_.insert(kind).second) tell(std::move(why));
    }

    /// A source whose bytes are here is the one here.
    void meet_captures(std::vector<Record> const& records) {
        for (auto const& record : records) {
            auto const* capture = std::get_if<Capture>(&record);
            if (!capture || is_here(ref(capture->id))) continue;
            auto const known = reader_.captures_with(capture->digest);
            auto const same = std::ranges::find_if(known, [&](Id<Capture> id) { return reader_.get(id).page == capture->page; });
            if (same == known.end()) continue;
            auto const source = reader_.get(*same).source;
            so_far_.became[ref(capture->id)] = ref(*same);
            if (!is_here(ref(capture->source))) so_far_.became[ref(capture->source)] = ref(source);
        }
    }
    /// What here is the same under another identity; none if nothing is. Two records of the file are two, whatever they
    /// are called.
    Ref same_here(Record const& record) {
        auto const found = alike_here(record);
        return so_far_.taken.contains(found) ? Ref{} : found;
    }
    Ref alike_here(Record const& record) {
        if (auto const* party = std::get_if<Party>(&record)) {
            auto const of_file = [&](Id<Party> id) { return so_far_.taken.contains(ref(id)); };
            if (std::ranges::all_of(parties_named(reader_, party->name), of_file)) return {};
            try {
                return ref(party_called(reader_, party->name));
            } catch (Error const& error) {
                // Several bear the name: nobody knows which is meant, and a third would make it worse.
                if (error.code() != Code::refused) throw;
                tell(error.message(), ClaimNote::Kept::without);
                so_far_.became[ref(party->id)] = {};
                so_far_.homonyms[ref(party->id)] = party->name;
                return {};
            }
        }
        if (auto const* scale = std::get_if<Scale>(&record)) return same_scale_here(*scale);
        if (auto const* topic = std::get_if<Topic>(&record))
            for (auto const id : reader_.list(Kind::topic))
                if (fold(reader_.get(Id<Topic>{id}).name) == fold(topic->name)) return {Kind::topic, id};
        if (auto const* claim = std::get_if<Claim>(&record); claim && !claim->identifier.empty())
            return ref(reader_.identified(claim->identifier));
        if (std::holds_alternative<DeskRules>(record))
            if (auto const rules = reader_.list(Kind::desk_rules); !rules.empty()) return {Kind::desk_rules, rules.front()};
        if (auto const* search = std::get_if<SavedSearch>(&record))
            for (auto const id : reader_.list(Kind::saved_search))
                if (auto const other = reader_.get(Id<SavedSearch>{id}); other.name == search->name) return {Kind::saved_search, id};
        if (auto const* text = std::get_if<Text>(&record))
            for (auto const& other : reader_.referring<Text>("capture", text->capture))
                if (other.digest == text->digest && other.extractor == text->extractor && (by_hand(*text) == ByHand::no || other.positions == text->positions)) return ref(other.id);
        return {};
    }
    /// One that nobody used gives way to that of the file in an empty workspace: approvals there name it.
    Ref same_scale_here(Scale const& scale) {
        for (auto const id : reader_.list(Kind::scale)) {
            auto other = reader_.get(Id<Scale>{id});
            auto const old = other.id;
            other.id = scale.id;
            if (so_far_.gave_way.contains(old) || other != scale) continue;
            if (so_far_.into != Into::empty_workspace || is_used(ref(old))) return ref(old);
            draft_.erases.push_back(ref(old));
            so_far_.admitted->erase(ref(old));
            so_far_.gave_way.emplace(old, scale.id);
            return {};
        }
        return {};
    }
    bool is_used(Ref scale) const {
        return std::ranges::any_of(fields_referring_to(Kind::scale), [&](ReferringField const& place) {
                   return reader_.count_referring(place.kind, place.field, scale) > 0;
               }) ||
               std::ranges::any_of(draft_.puts, [&](Record const& put) { return refers(put, scale); });
    }
    /// Points at what its references became here; false when it cannot be without one that did not come in.
    bool redirect(Record& record) const {
        bool whole = true;
        std::visit(
            [&]<class T>(T& entity) {
                each_field<T>([&](auto const& field) {
                    auto& value = entity.*field.member;
                    using Value = std::remove_cvref_t<decltype(value)>;
                    if constexpr (std::is_same_v<Value, Ref>) {
                        if (value) value = became(value);
                        whole = whole && value && is_here(value);
                    } else if constexpr (requires { core::ref(value); }) {
                        if (!value) return;
                        auto const to = became(core::ref(value));
                        value = Value{to.id};
                        auto const needed = (field.use & belongs) != 0 || std::is_same_v<T, ReplyRequest>;
                        if (to ? !is_here(to) : needed) whole = false;
                    }
                });
            },
            record);
        return whole;
    }
    /// The bytes that came for it, which are needed once.
    std::optional<Blob> bytes_of(Record const& record) {
        auto const digest = core::bytes_of(record);
        if (!digest) return std::nullopt;
        auto const found = so_far_.waiting.find(*digest);
        if (found == so_far_.waiting.end()) return std::nullopt;
        auto bytes = std::move(found->second);
        so_far_.waiting.erase(found);
        return bytes;
    }
    void take(Record record) {
        auto const was = ref_of(record);
        auto const bytes = bytes_of(record);
        if (so_far_.became.contains(was)) return; // met by its bytes
        if (auto const known = is_merging() ? reader_.find(was) : std::nullopt) return merge(*known, std::move(record));
        keep_name(record);
        auto const whole = redirect(record);
        if (auto const known = here(was)) return compare(was, *known, record);
        if (is_merging() && was_taken_out(was)) {
            leave_out(was);
            return tell(say("The {kind} “{what}” was deleted here, and stays so.",
                            {in_words("kind", kind_noun(was.kind)), {"what", caption_of(record)}}));
        }
        if (auto const other = same_here(record)) {
            so_far_.became[was] = other;
            std::visit([&](auto& entity) { entity.id = {other.id}; }, record);
            if (auto const known = here(other)) compare(was, *known, record);
            return;
        }
        if (so_far_.became.contains(was)) return; // nobody knows whom its name means
        if (so_far_.into == Into::desk && !may_come(record)) return leave_out(was);
        if (!whole) {
            leave_out(was);
            return tell(say("A {kind} it carries names what did not come in: “{what}”.",
                            {in_words("kind", kind_noun(was.kind)), {"what", caption_of(record)}}),
                        ClaimNote::Kept::without);
        }
        if (auto* scale = std::get_if<Scale>(&record)) keep_apart(*scale);
        if (auto why = so_far_.admitted->admit(record, bytes)) {
            leave_out(was);
            auto const* claim = std::get_if<Claim>(&record);
            if (claim && called(*claim) == line_->identifier) {
                result_.refused = std::move(*why);
                return;
            }
            return tell(say("A {kind} it carries cannot come in: {why}",
                            {in_words("kind", kind_noun(was.kind)), {"why", render(*why)}}),
                        ClaimNote::Kept::without);
        }
        if (bytes) draft_.blobs.push_back(*bytes);
        result_.added = true;
        so_far_.taken.insert(was);
        if (is_merging() && shown_at_here(record))
            result_.changes.push_back({CarriedChange::What::added, was, caption_of(record)});
        if (auto const* claim = std::get_if<Claim>(&record))
            so_far_.ahead.emplace(called(*claim), CarriedSoFar::Ahead{line_->line, claim->id});
        draft_.puts.push_back(std::move(record));
    }
    bool is_merging() const { return so_far_.known == Known::merged; }
    /// Whether somebody here deleted it, or had it taken out for good; what an undo took back may come again.
    bool was_taken_out(Ref ref) const {
        auto const steps = reader_.history(ref);
        if (steps.empty()) return false;
        return steps.back().revision.kind != RevisionKind::undo ||
               std::ranges::any_of(steps, [](Step const& step) { return step.redacted; });
    }
    /// Whether it hangs on something that was here before.
    bool shown_at_here(Record const& record) const {
        return std::ranges::any_of(references_of(record), [&](Reference const& each) {
            return has_use(ref_of(record).kind, each.field, belongs) && !so_far_.taken.contains(each.to);
        });
    }
    /// The same record, which was here before.
    void merge(Record const& known, Record theirs) {
        auto const was = ref_of(known);
        if (!so_far_.met.insert(was).second) return; // the first time it stands in a file counts
        auto const lost = lost_by(theirs);
        redirect(theirs);
        copy_fields(theirs, known, lost);
        auto const before = line_->before.find(was);
        auto merged = merge_carried(reader_, known, std::move(theirs), before == line_->before.end() ? EarlierValues{} : before->second,
                                    so_far_.differing, [&](Ref ref) { return here(ref); });
        tell_apart(known, merged.apart);
        if (!(merged.record == known))
            if (auto why = why_not(merged.record, known)) {
                result_.differs = true;
                return tell(say("The {kind} “{what}” stays as it is here: {why}",
                                {in_words("kind", kind_noun(was.kind)), {"what", caption_of(known)}, {"why", render(*why)}}));
            }
        for (auto& change : merged.changes) {
            (change.what == CarriedChange::What::taken || so_far_.differing == Differing::taken_over ? result_.added : result_.differs) = true;
            if (change.what == CarriedChange::What::contested) tell(sentence_of(change, so_far_.differing));
            result_.changes.push_back(std::move(change));
        }
        if (merged.record == known) return;
        credit_proposal(known, merged.record, actor_);
        draft_.puts.push_back(std::move(merged.record));
    }
    /// Takes it in among those that are to be, unless a rule is against it or readers outside have it as it is.
    std::optional<Message> why_not(Record const& record, Record const& known) {
        Draft alone;
        alone.operation = draft_.operation;
        alone.puts = {record};
        try {
            guard_published(alone, reader_);
        } catch (Error const& error) {
            if (error.code() != Code::refused) throw;
            return error.message();
        }
        if (auto shown = so_far_.differing == Differing::stays ? published_with(record, known) : std::nullopt)
            return say("readers have it with what is published of “{claim}”.", {{"claim", std::move(*shown)}});
        return so_far_.admitted->admit(record, std::nullopt);
    }
    /// The published claim whose readers would read something else, if there is one.
    std::optional<std::string> published_with(Record const& record, Record const& known) const {
        if (encode(record, workflow | unseen) == encode(known, workflow | unseen)) return std::nullopt;
        std::optional<std::string> claim;
        each_claim_showing(reader_, known, [&](Id<Claim> id) {
            auto const review = current_review(reader_, id);
            if (!claim && review && is_out(*review)) claim = reader_.get(id).text;
        });
        return claim;
    }
    /// Fields whose record did not come in: nothing is known of them.
    FieldNames lost_by(Record const& record) const {
        FieldNames lost;
        for (auto const& each : references_of(record))
            if (auto const to = became(each.to); !to || !is_here(to)) lost.insert(each.field);
        return lost;
    }
    /// Whoever settles which of them it was finds the name where the speaker is missing.
    void keep_name(Record& record) const {
        auto* statement = std::get_if<Statement>(&record);
        auto const name = statement ? so_far_.homonyms.find(ref(statement->speaker)) : so_far_.homonyms.end();
        if (name != so_far_.homonyms.end())
            statement->note += (statement->note.empty() ? "" : "\n") + render(say("Speaker as written: {name}", {{"name", name->second}}));
    }
    void leave_out(Ref was) { so_far_.became[was] = {}; }
    /// Whether a desk takes it from another one, which may change it; what cannot is told.
    bool may_come(Record& record) {
        if (auto* review = std::get_if<Review>(&record)) return may_come(*review);
        if (std::holds_alternative<Vote>(record)) {
            tell_once(Kind::vote, say("Votes on it were left out: they count where they were given."));
            return false;
        }
        if (std::holds_alternative<Correction>(record)) {
            tell_once(Kind::correction, say("Corrections of it were left out: they are in force where they were made."));
            return false;
        }
        if (std::holds_alternative<DeskRules>(record)) {
            tell_once(Kind::desk_rules, say("The rules of the desk it carries were left out: those here hold."));
            return false;
        }
        if (auto const* remark = std::get_if<Remark>(&record); remark && !is_merging() && !is_new(remark->claim)) {
            tell_once(Kind::remark, say("Remarks were left out: what they are about was here before."));
            return false;
        }
        if (auto const* remark = std::get_if<Remark>(&record); remark && (works_here(remark->author) || works_here(remark->resolved_by))) {
            tell_once(Kind::remark, say("Remarks in the name of somebody who works here were left out: they count where that person writes them."));
            return false;
        }
        if (auto* request = std::get_if<ReplyRequest>(&record); request && works_here(request->asked_by)) request->asked_by.clear();
        if (auto const* request = std::get_if<ReplyRequest>(&record); request && !is_merging() && !is_new(request->claim)) {
            tell_once(Kind::reply_request, say("Requests for reply were left out: their claim was here before."));
            return false;
        }
        if (!hangs_on_what_came(record)) {
            auto const kind = ref_of(record).kind;
            tell_once(kind, say("A {kind} it carries was left out: it would hang on what is this desk's own.",
                                {in_words("kind", kind_noun(kind))}));
            return false;
        }
        return true;
    }
    /// A desk's own sources, statements and claims gain nothing by a file: no capture, no passage, no link; by a bundle that
    /// somebody looked at no capture.
    bool hangs_on_what_came(Record const& record) const {
        if (auto const* link = std::get_if<Link>(&record)) return is_merging() || (came_in(link->from) && came_in(link->to));
        if (auto const* capture = std::get_if<Capture>(&record)) return came_in(ref(capture->source));
        if (auto const* text = std::get_if<Text>(&record)) return came_in(ref(text->capture));
        if (auto const* quotation = std::get_if<Quotation>(&record)) return is_merging() || came_in(ref(quotation->statement));
        return true;
    }
    /// Whether it came in with this file, or with an earlier one and nobody here worked on it.
    bool came_in(Ref what) const { return !what.id || so_far_.taken.contains(what) || only_ever_came_in(reader_, what); }
    bool may_come(Review& review) {
        if (is_merging() && !is_new(review.claim) && reader_.count_referring(Kind::review, "claim", ref(review.claim)) > 0) {
            tell_once(Kind::review, say("A check of it was left out: this desk has one of its own."));
            return false;
        }
        if (!is_merging() && !is_new(review.claim)) {
            tell_once(Kind::review, say("A check of it was left out: the claim was here before, and this desk rates it itself."));
            return false;
        }
        auto const state = review.state;
        auto theirs = as_from_elsewhere(review);
        if (!theirs) {
            tell_once(Kind::review, say("Its check was withdrawn."));
            return false;
        }
        if (!is_new(review.claim)) theirs->state = ReviewState::draft; // of this desk's own claim it is a proposal
        theirs->author = theirs->state == ReviewState::draft ? proposer_here(reader_, theirs->author, actor_)
                                                             : publisher_elsewhere(reader_, theirs->author, actor_);
        if (*theirs == review) return true;
        review = *theirs;
        tell_once(Kind::review, say("Its check ({state}) came in as another desk's ({now}): who submitted or approved it "
                                    "counts where they did.",
                                    {in_words("state", label_of(state)), in_words("now", label_of(review.state))}));
        return true;
    }
    bool works_here(std::string const& name) const { return core::works_here(reader_, name, actor_); }
    /// Whether it came in with this file, or did before and nobody here worked on it.
    bool is_new(Id<Claim> claim) const {
        if (so_far_.taken.contains(ref(claim))) return true;
        return reader_.find(claim) && only_came_in(reader_, claim);
    }
    /// Another scale has another key: here no version of a scale may look as if the desk had made it. In an empty workspace
    /// only what is of the same version is kept apart.
    void keep_apart(Scale& scale) {
        auto const key = scale.key;
        auto const into_empty = so_far_.into == Into::empty_workspace;
        if (auto const known = so_far_.scale_keys.find(key); known != so_far_.scale_keys.end() && !into_empty) {
            scale.key = known->second;
        } else {
            auto const taken = [&](std::string const& wanted) {
                return std::ranges::any_of(reader_.list(Kind::scale), [&](RawId id) {
                    auto const other = reader_.get(Id<Scale>{id});
                    return other.key == wanted && (!into_empty || other.version == scale.version) &&
                           !so_far_.gave_way.contains(other.id);
                });
            };
            for (int number = 2; taken(scale.key); ++number) scale.key = key + "-" + std::to_string(number);
            so_far_.scale_keys.insert_or_assign(key, scale.key);
        }
        if (scale.key != key)
            tell(say("The rating scale “{scale}” is here with other ratings; that of the file came in as “{name}”.",
                     {{"scale", key}, {"name", scale.key}}));
    }
    void compare(Ref was, Record const& known, Record const& carried) {
        // Whether it is looked through or assigned is not what it says.
        auto differing = changed_fields(known, carried);
        auto const kind = was.kind;
        std::erase_if(differing, [&](std::string_view field) { return !tells(kind, field); });
        if (is_as_taken(known, carried)) differing.clear();
        if (kind == Kind::party) std::erase_if(differing, [](std::string_view field) { return field == "name"; });
        tell_apart(known, differing);
    }
    void tell_apart(Record const& known, FieldNames const& differing) {
        if (differing.empty()) return;
        result_.differs = true;
        std::string names;
        for (auto const field : differing) names += (names.empty() ? "" : ", ") + std::string(field);
        tell(say("The {kind} “{what}” is here otherwise ({fields}), and stays as it is here.",
                 {in_words("kind", kind_noun(ref_of(known).kind)), {"what", caption_of(known)}, {"fields", names}}));
    }
    /// Whether it is what became of this very record when it came in.
    static bool is_as_taken(Record const& known, Record const& carried) {
        if (auto const* review = std::get_if<Review>(&carried)) {
            auto const theirs = as_from_elsewhere(*review);
            return theirs && *theirs == std::get<Review>(known);
        }
        auto const* scale = std::get_if<Scale>(&carried);
        if (!scale) return false;
        auto const& here = std::get<Scale>(known);
        auto renamed = *scale;
        renamed.key = here.key;
        return renamed == here && here.key.starts_with(scale->key + "-");
    }
    static bool tells(Kind kind, std::string_view field) {
        return !has_use(kind, field, workflow) || (kind == Kind::review && field == "state");
    }

    Reader const& reader_;
    std::string const& actor_;
    CarriedSoFar& so_far_;
    Draft& draft_;
    std::function<void(ClaimNote)> const& note_;
    CollectedClaim const* line_ = nullptr;
    std::set<Kind> told_;
    CarriedLine result_;
};

} // namespace

CarriedLine take_carried(Context& context, CollectedClaim const& line, CarriedSoFar& so_far, Draft& draft,
                         std::function<void(ClaimNote)> const& note) {
    return CarriedIn(context, so_far, draft, note).run(line);
}

} // namespace core
