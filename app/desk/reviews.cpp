#include "app/desk/reviews.h"

#include "app/common/scales.h"
#include "app/common/text.h"
#include "core/editorial/desk_rules.h"
#include "core/editorial/reviews.h"
#include "core/model/review_state.h"
#include "core/text/person.h"

#include <utility>

namespace app {

using core::say;

namespace {

core::Review review_of(core::Reader const& reader, core::Id<core::Claim> claim) {
    auto review = core::current_review(reader, claim);
    if (!review) throw core::Error(core::Code::refused, say("This claim has no rating yet."));
    return *review;
}

} // namespace

Reviews::Reviews(Workbench& workbench, Navigation& navigation, Forms& forms, AgreesTo agrees_to)
    : workbench_(workbench), navigation_(navigation), forms_(forms), agrees_to_(std::move(agrees_to)),
      on_change_(workbench.changed.subscribe([this](auto const&) { standing_.reset(); })) {}

Reviews::Standing Reviews::look_up_standing() const {
    Standing standing{claim(), {}, {}, {}};
    auto const& actor = workbench_.store().actor();
    try {
        auto const known = workbench_.has(core::ref(claim()));
        auto const review = known ? core::current_review(reader(), claim()) : std::nullopt;
        core::ApprovalCheck approvals(reader());
        for (std::size_t at = 0; at < core::step_table.size(); ++at)
            standing.why_not[at] =
                !known    ? say("Open a claim first.")
                : !review ? say("This claim has no rating yet.")
                          : core::hindrance(reader(), *review, core::step_table[at].step, actor, approvals);
        auto const published = review && core::has_trait(review->state, core::corrected_only);
        if (!known) standing.rate = standing.correct = say("Open a claim first.");
        else if (published) standing.rate = say("What is published is corrected, not changed: use Correct.");
        else if (!review) standing.correct = say("This claim has no rating yet.");
        else standing.correct = say("Only a published verdict is corrected; this one can still be changed as it is.");
    } catch (core::Error const& error) {
        standing.why_not.fill(error.message());
        standing.rate = standing.correct = error.message();
    }
    return standing;
}

Reviews::Standing const& Reviews::standing() const {
    if (!standing_ || standing_->claim != claim()) standing_ = look_up_standing();
    return *standing_;
}

std::optional<core::Message> Reviews::why_not(core::ReviewStep step) const {
    return standing().why_not[static_cast<std::size_t>(step)];
}

std::optional<core::Message> Reviews::why_not_rate() const { return standing().rate; }

std::optional<core::Message> Reviews::why_not_correct() const { return standing().correct; }

void Reviews::start_review() {
    if (!workbench_.has(core::ref(claim())))
        return workbench_.notice(tr("Open a claim first, then give its rating."));
    workbench_.attempt([&] {
        core::refuse_concealed(reader(), core::ref(claim()), workbench_.store().actor());
        PendingReview pending{claim(), {}};
        if (auto const review = core::current_review(reader(), claim()))
            pending.facts = core::facts_of(*review);
        if (!pending.facts.scale) pending.facts.scale = default_scale(reader());
        navigation_.open_form(Side::review_form, std::move(pending));
    });
}

bool Reviews::record_pending_review() {
    auto const pending = forms_.now<PendingReview>();
    auto const ok = workbench_.run([&](core::Context& context) {
        return core::rate(context, pending.claim, pending.facts).draft;
    });
    if (ok) navigation_.form_recorded(Side::dossier);
    return ok;
}

bool Reviews::approves_alone(core::ReviewStep step) const {
    if (step != core::ReviewStep::approve && step != core::ReviewStep::approve_again) return false;
    if (why_not(step) || core::desk_rules(reader()).approvals != core::Approvals::one) return false;
    auto const review = core::current_review(reader(), claim());
    return review && core::same_person(review->author, workbench_.store().actor());
}

bool Reviews::take_step(core::ReviewStep step, core::StepWords const& words) {
    if (approves_alone(step)) {
        Agreement const about{
            tr("Approve it without a second person?"),
            tr("You proposed this verdict yourself, and nobody else has looked at it. Its dossier will say that no "
               "second person looked. The rules of the desk can ask for one."),
            tr("Approve alone")};
        if (!agrees_to_ || !agrees_to_(about)) return false;
    }
    return workbench_.run([&](core::Context& context) {
        return core::take_step(context, review_of(context.reader, claim()), step, words);
    });
}

bool Reviews::is_concealed() const {
    auto const review = core::current_review(reader(), claim());
    return review && core::is_concealed(reader(), *review, workbench_.store().actor());
}

core::Verdict Reviews::verdict_of(core::ClaimRow const& row) const {
    return core::verdict_for(reader(), row, workbench_.store().actor());
}

bool Reviews::give_second_verdict(std::string const& rating, std::string const& remark) {
    return workbench_.run([&](core::Context& context) {
        return core::give_second_verdict(context, review_of(context.reader, claim()).id, rating, remark).draft;
    });
}

void Reviews::publish_all() {
    core::PublishedAll all;
    auto const ok = workbench_.run([&](core::Context& context) {
        all = core::publish_all(context);
        return all.draft;
    });
    if (!ok) return;
    auto told = all.published.empty()
                    ? tr("Nothing is approved that could be published.")
                    : trn("{count} review was published.", "{count} reviews were published.",
                          static_cast<std::int64_t>(all.published.size()));
    if (!all.stale.empty())
        told += " " + trn("{count} changed after approval and was left out.",
                          "{count} changed after approval and were left out.",
                          static_cast<std::int64_t>(all.stale.size()));
    workbench_.notice(told);
}

void Reviews::start_correction() {
    workbench_.attempt([&] {
        auto const review = review_of(reader(), claim());
        if (!core::has_trait(review.state, core::corrected_only))
            return workbench_.notice(
                tr("Only a published verdict is corrected; this one can still be changed as it is."));
        navigation_.open_form(Side::correction_form,
                              PendingCorrection{review.id, core::correction_of(reader(), review)});
    });
}

bool Reviews::record_pending_correction() {
    auto const pending = forms_.now<PendingCorrection>();
    auto const ok = workbench_.run([&](core::Context& context) {
        return core::propose_correction(context, pending.review, pending.facts).draft;
    });
    if (!ok) return false;
    navigation_.form_recorded(Side::dossier);
    if (core::needs_signature(pending.facts.tier)) workbench_.notice(tr("It takes effect when a second person signs it."));
    return true;
}

bool Reviews::sign_correction(core::Id<core::Correction> correction) {
    return workbench_.run([&](core::Context& context) { return core::sign_correction(context, correction); });
}

bool Reviews::turn_down_correction(core::Id<core::Correction> correction, std::string const& remark) {
    return workbench_.run(
        [&](core::Context& context) { return core::turn_down_correction(context, correction, remark); });
}

void Reviews::start_reply(core::Id<core::ReplyRequest> request) {
    if (!workbench_.has(core::ref(claim())))
        return workbench_.notice(tr("Open a claim first, then note who was asked for a reply."));
    workbench_.attempt([&] {
        PendingReply pending;
        pending.claim = claim();
        pending.facts.asked_on = workbench_.store().zone().date(workbench_.store().now());
        if (auto const known = reader().find(request)) {
            auto const party = reader().find(known->party);
            pending.editing = request;
            pending.facts = {party ? party->name : std::string(), known->asked_on, known->channel,
                             known->deadline, known->question, known->note};
            pending.outcome = known->outcome;
            pending.answer = known->answer;
            pending.answered_on = known->answered_on;
        }
        navigation_.open_form(Side::reply_form, std::move(pending));
    });
}

bool Reviews::record_pending_reply() {
    auto const pending = forms_.now<PendingReply>();
    auto const ok = workbench_.run([&](core::Context& context) {
        if (!pending.editing) return core::ask_for_reply(context, pending.claim, pending.facts).draft;
        return core::change_request(context, pending.editing, pending.facts,
                                    {pending.outcome, pending.answer, pending.answered_on});
    });
    if (ok) navigation_.form_recorded(Side::dossier);
    return ok;
}

bool Reviews::make_remark(core::RemarkFacts const& facts) {
    return workbench_.run([&](core::Context& context) { return core::make_remark(context, claim(), facts).draft; });
}

void Reviews::resolve_remark(core::Id<core::Remark> remark, core::Resolve resolve) {
    workbench_.run([&](core::Context& context) { return core::resolve_remark(context, remark, resolve); });
}

void Reviews::assign(std::string const& person) {
    workbench_.run([&](core::Context& context) { return core::assign_claim(context, claim(), person); });
}

void Reviews::edit_rules() {
    workbench_.attempt([&] {
        navigation_.open_form(Side::record_form, PendingRecord{core::desk_rules(reader()), reader().head()});
    });
}

} // namespace app
