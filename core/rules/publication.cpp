#include "core/rules/publication.h"

#include "core/model/review_state.h"
#include "core/time/minute.h"

#include <algorithm>

namespace core {

namespace {

bool is_reverting(Draft const& draft) { return draft.kind == RevisionKind::undo || draft.kind == RevisionKind::redo; }

/// The revision that made the record what it is: an undo or redo leads back to what it restored.
Seq stands_since(Records const& reader, Ref ref) {
    auto const revisions = reader.revisions_of(ref); // newest first
    auto at = revisions.begin();
    while (at != revisions.end() && (at->kind == RevisionKind::undo || at->kind == RevisionKind::redo)) {
        auto const reverted = at->reverts;
        at = std::find_if(at, revisions.end(), [&](Revision const& each) { return each.seq < reverted; });
    }
    return at == revisions.end() ? 0 : at->seq;
}

std::string caption(Records const& reader, Ref ref) {
    auto const record = reader.find(ref);
    return record ? caption_of(*record) : id_text(ref.id);
}

/// One draft held against what is out.
class Guard {
public:
    Guard(Draft const& draft, Records const& reader)
        : draft_(draft), reader_(reader), reverting_(is_reverting(draft)) {}

    void look() const {
        for (auto const& record : draft_.puts) {
            if (auto const* claim = std::get_if<Claim>(&record)) look(*claim);
            if (auto const* review = std::get_if<Review>(&record)) look(*review);
            if (auto const* correction = std::get_if<Correction>(&record)) look(*correction);
        }
        for (auto const& gone : draft_.erases) look_at_erasure(gone);
    }

private:
    void look(Claim const& claim) const {
        auto const before = reader_.find(claim.id);
        if (!before || before->text == claim.text) return;
        for (auto const& review : reader_.referring<Review>("claim", claim.id)) {
            auto const says_so = [&](Correction const& by) { return by.claim_text == claim.text; };
            if (is_out(review) && !corrected(review.id, says_so)) refuse_words(*before);
        }
    }

    void look(Review const& review) const {
        auto const before = reader_.find(review.id);
        if (!before || !is_out(*before)) return;
        auto const claim = reader_.find(before->claim);
        if (!claim) return;
        if (!is_out(review)) {
            // A withdrawn verdict may be followed by a new one; the notice of the withdrawal stays with it.
            if (reverting_ || before->state == ReviewState::withdrawn) return;
            refuse(say("“{claim}” is published; it is withdrawn by a correction, of the tier “withdrawal”. "
                       "Nothing was changed.",
                       {{"claim", claim->text}}));
        }
        auto const as_it_was = review.claim == before->claim && review.state == before->state &&
                               review.scale == before->scale && review.rating == before->rating &&
                               review.summary == before->summary && review.rationale == before->rationale;
        if (as_it_was) return;
        auto const says_so = [&](Correction const& by) {
            return by.scale == review.scale && by.rating == review.rating && by.summary == review.summary &&
                   by.rationale == review.rationale;
        };
        if (review.claim != before->claim || !corrected(review.id, says_so)) refuse_words(*claim);
    }

    void look(Correction const& correction) const {
        auto const before = reader_.find(correction.id);
        if (before && in_force(*before) && !reverting_ && *before != correction)
            refuse(say("A correction that is in force stays as it is; another correction can follow it. Nothing was "
                       "changed."));
    }

    /// Whether a correction of this review comes into force with the draft and says what it is to say; or is taken
    /// back or done again with it as a whole.
    template <class SaysSo>
    bool corrected(Id<Review> review, SaysSo const& says_so) const {
        for (auto const& record : draft_.puts) {
            auto const* by = std::get_if<Correction>(&record);
            if (by && by->review == review && (reverting_ || (in_force(*by) && says_so(*by)))) return true;
        }
        return reverting_ && std::ranges::any_of(draft_.erases, [&](Ref gone) {
                   auto const by = reader_.find(id_as<Correction>(gone));
                   return by && by->review == review;
               });
    }

    void look_at_erasure(Ref gone) const {
        switch (gone.kind) {
        case Kind::claim:
            for (auto const& review : reader_.referring<Review>("claim", id_as<Claim>(gone)))
                look_at_loss(gone, review);
            break;
        case Kind::review:
            if (auto const review = reader_.find(id_as<Review>(gone))) look_at_loss(gone, *review);
            break;
        case Kind::correction:
            if (auto const by = reader_.find(id_as<Correction>(gone)); by && in_force(*by) && !reverting_)
                refuse(say("A correction that is in force stays as it is; another correction can follow it. Nothing "
                           "was changed."));
            break;
        case Kind::vote:
            if (auto const vote = reader_.find(id_as<Vote>(gone)))
                if (auto const review = reader_.find(vote->review); review && is_out(*review))
                    look_at_part(gone, *review);
            break;
        case Kind::reply_request:
            if (auto const request = reader_.find(id_as<ReplyRequest>(gone))) look_at_parts_of({gone}, request->claim);
            break;
        case Kind::link:
            if (auto const link = reader_.find(id_as<Link>(gone)))
                if (link->from.kind == Kind::statement) look_at_parts_of({gone}, id_as<Claim>(link->to));
            break;
        case Kind::statement: look_at_statement({gone}, gone); break;
        case Kind::quotation: look_at_quotation({}, gone); break;
        case Kind::text: look_at_text({}, gone); break;
        case Kind::capture:
            for (auto const text : reader_.referring(Kind::text, "capture", gone))
                look_at_text({gone}, {Kind::text, text});
            break;
        case Kind::source:
            for (auto const capture : reader_.referring(Kind::capture, "source", gone))
                for (auto const text : reader_.referring(Kind::text, "capture", {Kind::capture, capture}))
                    look_at_text({gone}, {Kind::text, text});
            break;
        default: break;
        }
    }

    /// The way from what is to go to a claim. All of it has to have been there for readers to have seen it.
    using Way = std::vector<Ref>;

    void look_at_text(Way way, Ref text) const {
        way.push_back(text);
        for (auto const quotation : reader_.referring(Kind::quotation, "text", text))
            look_at_quotation(way, {Kind::quotation, quotation});
    }

    void look_at_quotation(Way way, Ref gone) const {
        auto const quotation = reader_.find(id_as<Quotation>(gone));
        way.push_back(gone);
        if (quotation) look_at_statement(way, ref(quotation->statement));
    }

    void look_at_statement(Way const& way, Ref statement) const {
        for (auto const& link : reader_.referring<Link>("from", statement)) {
            auto longer = way;
            longer.push_back(ref(link.id));
            look_at_parts_of(longer, id_as<Claim>(link.to));
        }
    }

    void look_at_parts_of(Way const& way, Id<Claim> claim) const {
        if (!claim) return;
        for (auto const& review : reader_.referring<Review>("claim", claim)) {
            if (!is_out(review)) continue;
            auto const since = stands_since(reader_, ref(review.id));
            if (std::ranges::all_of(way, [&](Ref each) { return reader_.before(each, since + 1).has_value(); }))
                refuse_part(way.front(), review);
        }
    }

    void look_at_part(Ref gone, Review const& review) const {
        if (reader_.before(gone, stands_since(reader_, ref(review.id)) + 1)) refuse_part(gone, review);
    }

    void look_at_loss(Ref gone, Review const& review) const {
        if (is_out(review)) refuse_part(gone, review);
        // A withdrawn verdict that was followed by the draft of a new one: the notice is still to be found.
        for (auto const& by : reader_.referring<Correction>("review", review.id))
            if (in_force(by)) refuse_part(gone, review);
    }

    [[noreturn]] void refuse_part(Ref gone, Review const& review) const {
        auto const claim = caption(reader_, ref(review.claim));
        if (review.state == ReviewState::withdrawn || !is_out(review))
            refuse(say("“{claim}” was published and corrected or withdrawn: the notice stays for whoever looks for "
                       "it, and so does what it is about. Nothing was deleted.",
                       {{"claim", claim}}));
        if (gone == ref(review.claim))
            refuse(say("“{claim}” is published and cannot be deleted. Withdraw it by a correction instead, of the tier "
                       "“withdrawal”, so that whoever looks for it finds the notice. Nothing was deleted.",
                       {{"claim", claim}}));
        refuse(say("“{what}” belongs to what is published of “{claim}” and cannot be deleted. Correct or withdraw that "
                   "instead, so that whoever looks for it finds the notice. Nothing was deleted.",
                   {{"what", caption(reader_, gone)}, {"claim", claim}}));
    }

    [[noreturn]] static void refuse_words(Claim const& claim) {
        refuse(say("“{claim}” is published; what it and its verdict say changes by a correction only, so that readers "
                   "see what stood there before. Nothing was changed.",
                   {{"claim", claim.text}}));
    }

    Draft const& draft_;
    Records const& reader_;
    bool reverting_;
};

/// A publication or correction that a draft takes back or makes again.
struct Turn {
    enum class Way { back, again } way;
    Message sentence;
    std::string claim;
};

std::optional<Turn> turn_of(Records const& reader, std::optional<Review> const& now, std::optional<Review> const& then) {
    auto const out = now && is_out(*now);
    auto const will_be = then && is_out(*then);
    if (out == will_be) return std::nullopt; // a correction between the two says so itself
    auto const claim = caption(reader, ref(out ? now->claim : then->claim));
    if (!out) return Turn{Turn::Way::again, say("This publishes “{claim}” again.", {{"claim", claim}}), claim};
    auto const since = reader.revision(reader.last_change(ref(now->id)));
    return Turn{Turn::Way::back,
                say("“{claim}” was published by {who} at {when}; this takes the publication back.",
                    {{"claim", claim}, {"who", since.actor}, {"when", minute_text(since.at)}}),
                claim};
}

std::optional<Turn> turn_of(Records const& reader, std::optional<Correction> const& now,
                            std::optional<Correction> const& then) {
    auto const holds = now && in_force(*now);
    auto const will_hold = then && in_force(*then);
    if (holds == will_hold) return std::nullopt;
    auto const& told = holds ? *now : *then;
    auto const review = reader.find(told.review);
    auto const claim = review ? caption(reader, ref(review->claim)) : id_text(told.review.value);
    if (!holds)
        return Turn{Turn::Way::again,
                    say("This puts a correction of “{claim}” in force again ({tier}).",
                        {{"claim", claim}, in_words("tier", label_of(told.tier))}),
                    claim};
    if (!told.signed_by.empty())
        return Turn{Turn::Way::back,
                    say("A correction of “{claim}” is in force ({tier}), signed by {who}; this takes the signature "
                        "back.",
                        {{"claim", claim}, in_words("tier", label_of(told.tier)), {"who", told.signed_by}}),
                    claim};
    return Turn{Turn::Way::back,
                say("A correction of “{claim}” is in force ({tier}); this takes it back.",
                    {{"claim", claim}, in_words("tier", label_of(told.tier))}),
                claim};
}

} // namespace

bool is_out(Review const& review) {
    auto const here = review.round > 0 || !review.approved.empty();
    return here && is_ever_out(review);
}

bool is_public(Review const& review) { return is_out(review) && review.state != ReviewState::withdrawn; }

bool is_of_another_desk(Review const& review) { return is_ever_out(review) && !is_out(review); }

bool is_ever_out(Review const& review) { return has_trait(review.state, was_out); }

bool in_force(Correction const& correction) { return correction.state == CorrectionState::in_force; }

bool is_told(Correction const& correction) { return in_force(correction) && correction.tier != Tier::typo; }

bool is_kept(Record const& record) {
    auto const* review = std::get_if<Review>(&record);
    auto const* correction = std::get_if<Correction>(&record);
    return (review && is_out(*review)) || (correction && in_force(*correction));
}

void guard_published(Draft const& draft, Records const& reader) {
    if (!draft.redaction) Guard(draft, reader).look();
}

std::optional<Message> grave_in(Draft const& draft, Records const& reader) {
    std::vector<Turn> turns;
    auto const look = [&](Ref ref, Record const* then) {
        auto const turn = [&]<class T>(std::type_identity<T>) {
            return turn_of(reader, reader.find(id_as<T>(ref)),
                           then ? std::optional<T>(std::get<T>(*then)) : std::nullopt);
        };
        std::optional<Turn> found;
        if (ref.kind == Kind::review) found = turn(std::type_identity<Review>{});
        if (ref.kind == Kind::correction) found = turn(std::type_identity<Correction>{});
        if (found) turns.push_back(std::move(*found));
    };
    for (auto const& record : draft.puts) look(ref_of(record), &record);
    for (auto const& gone : draft.erases) look(gone, nullptr);
    if (turns.empty()) return std::nullopt;
    if (turns.size() == 1) return std::move(turns.front().sentence);
    std::vector<Arg> const args{{"count", std::to_string(turns.size())}, {"claim", turns.front().claim}};
    return turns.front().way == Turn::Way::back
               ? say("This takes {count} publications or corrections back, that of “{claim}” among them.", args)
               : say("This publishes or corrects {count} verdicts again, that of “{claim}” among them.", args);
}

} // namespace core
