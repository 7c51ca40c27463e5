// A claim on its way to publication and the people at work on it, for tests of editorial work.
#pragma once

#include "core/editorial/approval.h"
#include "core/editorial/desk_rules.h"
#include "core/editorial/gate.h"
#include "tests/db/fixture.h"

#include <functional>
#include <map>

namespace fixture {

using core::ReviewStep;

class Editorial : public testing::Test {
protected:
    void SetUp() override {
        store_ = fixture::in_memory();
        world_ = fixture::make_world(*store_);
    }
    /// The workspace as it is now, at the hands of somebody; the one before is over.
    core::Context& as(std::string actor) {
        context_.emplace(core::context_of(*store_));
        context_->actor = std::move(actor);
        return *context_;
    }
    core::Review review() { return store_->get(world_.review); }
    core::Claim claim() { return store_->get(world_.claim); }
    core::ChangeSet take(std::string actor, ReviewStep step, core::StepWords words = {}) {
        auto& context = as(std::move(actor));
        return store_->commit(core::take_step(context, world_.review, step, std::move(words)));
    }
    void approve() {
        fixture::open_the_gate(*store_);
        take("anna", ReviewStep::submit);
        take("bruno", ReviewStep::approve);
    }
    void publish() {
        approve();
        take("anna", ReviewStep::publish);
    }
    /// A review of a claim of its own, put into that state behind all steps.
    core::Id<core::Review> review_in(core::ReviewState state) {
        auto& context = as("anna");
        auto const claim = core::make_claim(context, {"Que " + std::string(core::key_of(state)), "", "", ""});
        store_->commit(claim.draft);
        auto review = store_->get(world_.review);
        review.id = store_->ids().next<core::Review>();
        review.claim = claim.id;
        review.state = state;
        store_->commit(fixture::put(*store_, review, "review.rate"));
        return review.id;
    }
    std::map<core::GateRule, core::GateLine> lines() {
        std::map<core::GateRule, core::GateLine> found;
        for (auto& line : core::gate(*store_, core::load_dossier(*store_, world_.claim), core::desk_rules(*store_)))
            found[line.rule] = line;
        return found;
    }
    /// A source of its own with a statement that bears on the claim; the statement.
    core::Id<core::Statement> evidence(core::Relation relation, std::string publisher, core::SourceType type,
                                       std::string agency = {}) {
        auto& context = as("anna");
        auto const number = std::to_string(++sources_);
        core::Ingested ingested;
        ingested.text = "Source " + number + " : les débris ont été comptés.";
        ingested.media_type = "text/plain";
        ingested.extractor = "plain/1";
        ingested.title = "Source " + number;
        ingested.publisher = std::move(publisher);
        ingested.language = "fr";
        auto text = ingested.text;
        auto const imported =
            core::import_source(context, std::move(text), ingested, {}, {core::Obtained::file, "s" + number});
        store_->commit(imported.draft);
        auto source = store_->get(imported.source);
        source.type = type;
        as("anna");
        store_->commit(core::edit_record(context, source, {}, 0, {{"agency", agency}}));
        as("anna");
        auto const recorded = core::record_quotation(context, imported.text, {11, 37}, {});
        store_->commit(recorded.draft);
        as("anna");
        store_->commit(
            core::link_records(context, relation, core::ref(recorded.statement), core::ref(world_.claim), "").draft);
        return recorded.statement;
    }

    std::unique_ptr<core::Store> store_;
    std::optional<core::Context> context_;
    fixture::World world_;
    int sources_ = 0;
};

} // namespace fixture
