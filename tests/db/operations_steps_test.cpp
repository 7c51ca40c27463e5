// What the operations do is what the tables of steps say, of every kind and in every state: a kind, a state or a step that is
// forgotten on either side fails here.
#include "core/model/changed_fields.h"
#include "core/model/review_state.h"
#include "core/rules/rules.h"
#include "tests/db/draft_steps.h"
#include "tests/db/editorial.h"
#include "tests/db/rich_desk.h"

#include <set>

namespace {

using core::CorrectionState;
using core::CorrectionStep;
using core::Kind;
using core::ReviewState;

// ── every kind ──

struct KindRow {
    Kind kind;
    bool changes; ///< an operation of the rich desk changes one
    bool goes;    ///< it can be deleted for itself
};

constexpr std::array kind_rows{
    KindRow{Kind::source, true, true},
    KindRow{Kind::capture, false, true},
    KindRow{Kind::text, true, true},
    KindRow{Kind::quotation, false, true},
    KindRow{Kind::party, true, true},
    KindRow{Kind::statement, false, true},
    KindRow{Kind::claim, true, true},
    KindRow{Kind::link, false, true},
    KindRow{Kind::review, true, true},
    KindRow{Kind::scale, false, true},
    KindRow{Kind::topic, false, true},
    KindRow{Kind::saved_search, false, true},
    KindRow{Kind::desk_rules, true, true},
    KindRow{Kind::vote, false, false},
    KindRow{Kind::correction, true, false},
    KindRow{Kind::remark, true, false},
    KindRow{Kind::reply_request, true, true},
};

class OperationsOnADesk : public testing::Test {
protected:
    std::unique_ptr<core::Store> store_ = db::create_workspace(":memory:", fixture::options());
    fixture::RichDesk desk_{*store_};
};

TEST_F(OperationsOnADesk, TakeStepsThatAreInTheTables) {
    desk_.publish_and_correct();
    desk_.look_around();
    std::set<Kind> begun, changed;
    for (auto const& revision : store_->revisions(0, core::Records::everything)) {
        if (revision.kind != core::RevisionKind::ordinary) continue;
        SCOPED_TRACE(revision.operation);
        auto const deed = fixture::deed_of(*store_, revision);
        deed.expect_steps();
        for (auto const& put : deed.puts)
            (store_->before(core::ref_of(put), revision.seq) ? changed : begun).insert(core::ref_of(put).kind);
    }
    std::set<Kind> rows;
    for (auto const& row : kind_rows) {
        rows.insert(row.kind);
        EXPECT_TRUE(begun.contains(row.kind)) << core::kind_name(row.kind);
        EXPECT_EQ(changed.contains(row.kind), row.changes) << core::kind_name(row.kind);
    }
    core::each_kind([&]<class T>(std::type_identity<T>) { EXPECT_TRUE(rows.contains(core::Model<T>::kind)) << core::Model<T>::name; });
}

TEST_F(OperationsOnADesk, DeleteOnlyWhatMayGo) {
    auto const expect_may_go = [&] {
        for (auto const& row : kind_rows)
            for (auto const id : store_->list(row.kind)) {
                core::Ref const gone{row.kind, id};
                SCOPED_TRACE(core::kind_name(row.kind));
                auto context = core::context_of(*store_);
                if (!row.goes) {
                    EXPECT_THROW(core::erase_record(context, gone), core::Error);
                    continue;
                }
                auto const draft = core::erase_record(context, gone);
                try {
                    core::check_rules(draft, *store_);
                } catch (core::Error const&) {
                    continue; // others refer to it, or readers have it
                }
                fixture::deed_of(*store_, "anna", draft).expect_steps();
            }
    };
    desk_.publish_and_correct();
    desk_.look_around();
    expect_may_go();
    store_ = fixture::in_memory();
    fixture::make_world(*store_); // none of it is published
    expect_may_go();
}

// ── every state of a review ──

class OperationsSteps : public fixture::Editorial {
protected:
    /// That review as somebody put it into that state who had it approved, or what stands there changed since.
    core::Id<core::Review> approved_in(ReviewState state, bool fits) {
        auto review = store_->get(review_in(state));
        auto const keeps = core::has_trait(state, core::keeps_approval);
        if (state == ReviewState::draft) return review.id;
        review.round = 1;
        review.submitter = "anna";
        review.approval_form = core::newest_approval_form;
        if (keeps) review.approved = fits ? core::content_digest(*store_, review) : core::sha256("as it was");
        store_->commit(fixture::put(*store_, review, "review.rate"));
        return review.id;
    }
    static std::set<std::string, std::less<>> named(auto const& writes) {
        std::set<std::string, std::less<>> names;
        for (auto const& each : writes)
            if (!each.empty()) names.emplace(each);
        return names;
    }
    static void expect_among(core::Record const& was, core::Record const& now, auto const& writes) {
        auto const names = named(writes);
        for (auto const& field : core::changed_fields(was, now)) EXPECT_TRUE(names.contains(field)) << field;
    }
};

TEST_F(OperationsSteps, OfAReviewAreThoseOfItsTableInEveryState) {
    fixture::open_the_gate(*store_);
    std::set<core::ReviewTransition const*> taken;
    for (auto const& state : core::Names<ReviewState>::entries)
        for (auto const fits : {true, false}) {
            auto const id = approved_in(state.value, fits);
            auto const was = store_->get(id);
            for (auto const& step : core::Names<core::ReviewStep>::entries)
                for (auto const* actor : {"anna", "bruno"}) {
                    SCOPED_TRACE(std::string(state.key) + ", " + std::string(step.key) + " by " + actor);
                    auto const* transition = core::transition_for(step.value, state.value);
                    core::Draft draft;
                    try {
                        draft = core::take_step(as(actor), id, step.value, {"Parce que", "Parce que"});
                    } catch (core::Error const&) {
                        continue;
                    }
                    ASSERT_TRUE(transition);
                    taken.insert(transition);
                    auto const now = std::get<core::Review>(draft.puts.back());
                    EXPECT_EQ(now.state, transition->to);
                    expect_among(was, now, transition->writes);
                    fixture::deed_of(*store_, actor, draft).expect_steps();
                }
        }
    for (auto const& each : core::review_transitions)
        EXPECT_TRUE(taken.contains(&each)) << core::key_of(each.from) << " by " << core::key_of(each.step);
}

// ── every state of a correction ──

struct CorrectionRow {
    CorrectionState state;
    std::vector<CorrectionStep> steps; ///< that lead on from it
};

std::vector<CorrectionRow> const& correction_rows() {
    static std::vector<CorrectionRow> const all{
        {CorrectionState::waiting, {CorrectionStep::sign, CorrectionStep::turn_down}},
        {CorrectionState::turned_down, {}},
        {CorrectionState::in_force, {}}, // the last one: it stays as it is
    };
    return all;
}

TEST_F(OperationsSteps, OfACorrectionAreThoseOfItsTableInEveryState) {
    publish();
    EXPECT_EQ(correction_rows().size(), core::Names<CorrectionState>::entries.size());
    auto facts = core::correction_of(*store_, review());
    facts.tier = core::Tier::correction;
    facts.notice = "Les chiffres ont été revus.";
    facts.review.summary = "Revu.";
    auto const made = core::propose_correction(as("anna"), world_.review, facts);
    store_->commit(made.draft);
    std::set<core::CorrectionTransition const*> taken;
    for (auto const& row : correction_rows()) {
        auto was = store_->get(made.id);
        was.state = row.state;
        if (row.state != CorrectionState::waiting) store_->commit(fixture::put(*store_, was, "correction.sign"));
        for (auto const step : {CorrectionStep::sign, CorrectionStep::turn_down})
            for (auto const* actor : {"anna", "bruno"}) {
                SCOPED_TRACE(std::string(core::key_of(row.state)) + (step == CorrectionStep::sign ? ", signed by " : ", turned down by ") + actor);
                auto const* transition = core::transition_for(step, row.state);
                EXPECT_EQ(transition != nullptr, std::ranges::count(row.steps, step) == 1);
                auto const own = std::string_view(actor) == "anna";
                auto const open = transition && (!own || transition->who == core::CorrectionTransition::Who::editor_or_proposer);
                core::Draft draft;
                try {
                    draft = step == CorrectionStep::sign ? core::sign_correction(as(actor), made.id)
                                                         : core::turn_down_correction(as(actor), made.id, "Non.");
                } catch (core::Error const&) {
                    EXPECT_FALSE(open);
                    continue;
                }
                ASSERT_TRUE(open);
                taken.insert(transition);
                auto const now = std::get<core::Correction>(draft.puts.front());
                EXPECT_EQ(now.state, transition->to);
                EXPECT_EQ(now.signed_by, actor);
                expect_among(was, now, transition->writes);
                fixture::deed_of(*store_, actor, draft).expect_steps();
            }
    }
    EXPECT_EQ(taken.size(), core::correction_transitions.size());
}

TEST_F(OperationsSteps, ACorrectionBeginsAndLeavesItsVerdictAsItsTierSays) {
    publish();
    for (auto const& tier : core::Names<core::Tier>::entries) {
        SCOPED_TRACE(tier.key);
        auto facts = core::correction_of(*store_, review());
        facts.tier = tier.value;
        facts.notice = "Les chiffres ont été revus.";
        facts.review.summary = "Revu, " + std::string(tier.key);
        if (tier.value == core::Tier::verdict_change) facts.review.rating = facts.review.rating == "true" ? "false" : "true";
        auto const was = review().state;
        auto made = core::propose_correction(as("anna"), world_.review, facts);
        fixture::deed_of(*store_, "anna", made.draft).expect_steps();
        store_->commit(made.draft);
        EXPECT_EQ(store_->get(made.id).state, core::first_state(tier.value));
        if (core::first_state(tier.value) == CorrectionState::waiting) {
            auto const signing = core::sign_correction(as("bruno"), made.id);
            fixture::deed_of(*store_, "bruno", signing).expect_steps();
            store_->commit(signing);
        }
        EXPECT_EQ(review().state, core::corrected_state(tier.value, was));
    }
}

// ── remarks and requests ──

TEST_F(OperationsSteps, OfARemarkAndARequestAreStepsWhateverCameOfThem) {
    auto const remark = core::make_remark(as("anna"), world_.claim, {{}, "", "", "Vraiment ?", {}});
    store_->commit(remark.draft);
    for (auto const resolve : {core::Resolve::yes, core::Resolve::no, core::Resolve::yes}) {
        auto const draft = core::resolve_remark(as("bruno"), remark.id, resolve);
        fixture::deed_of(*store_, "bruno", draft).expect_steps();
        store_->commit(draft);
    }
    for (auto const& outcome : core::Names<core::Outcome>::entries) {
        SCOPED_TRACE(outcome.key);
        auto const asked = core::ask_for_reply(as("anna"), world_.claim,
                                               {"Ministère " + std::string(outcome.key), {}, "courriel",
                                                *core::PartialDate::parse("2023-01-15"), "Combien ?"});
        fixture::deed_of(*store_, "anna", asked.draft).expect_steps();
        store_->commit(asked.draft);
        auto const id = core::Id<core::ReplyRequest>{store_->list(Kind::reply_request).front()};
        auto const answer = outcome.value == core::Outcome::answered ? world_.statement : core::Id<core::Statement>{};
        auto const draft = core::settle_request(as("bruno"), id, {outcome.value, answer, {}});
        fixture::deed_of(*store_, "bruno", draft).expect_steps();
    }
}

} // namespace
