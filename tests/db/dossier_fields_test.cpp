// Every field of every record a dossier is made of is in it, or no reader is to see it: each is emptied in turn, and
// the tree has to change or to stay. Nothing names the fields but the few that say where a record stands.
#include "core/formats/dossier_tree.h"
#include "tests/core/filled_record.h"
#include "tests/db/fixture.h"

#include <nlohmann/json.hpp>

#include <set>

namespace {

/// What a field of this name says is said by the tree itself, or by what load_dossier() found through it.
bool says_where(core::Kind kind, std::string_view field) {
    using Place = std::pair<core::Kind, std::string_view>;
    static std::set<Place> const places{
        {core::Kind::quotation, "text"},   {core::Kind::quotation, "text_digest"}, {core::Kind::quotation, "statement"},
        {core::Kind::text, "capture"},     {core::Kind::capture, "source"},        {core::Kind::source, "publisher"},
        {core::Kind::link, "from"},        {core::Kind::link, "to"},               {core::Kind::claim, "topic"},
        {core::Kind::review, "claim"},     {core::Kind::review, "scale"},          {core::Kind::correction, "review"},
        {core::Kind::reply_request, "claim"}, {core::Kind::reply_request, "party"},
        {core::Kind::reply_request, "answer"}};
    return places.contains({kind, field});
}

class DossierFields : public testing::Test {
protected:
    void SetUp() override {
        auto const party = [&](std::string name) {
            auto context = core::context_of(*store_);
            core::Party made = filled::fitting<core::Party>(7);
            made.id = {};
            made.owner = {};
            made.name = std::move(name);
            auto const added = core::add_party(context, made);
            store_->commit(added.draft);
            return added.id;
        };
        auto const speaker = party("Antony Blinken"), agency = party("AFP");
        auto const scale = fixture::add_scale(*store_);
        dossier_.claim = filled::record<core::Claim>(1);
        dossier_.review = filled::record<core::Review>(2);
        dossier_.scale = store_->get(scale);
        dossier_.review->rating = dossier_.scale->ratings[0].key;
        core::TrailStep step;
        step.quotation = filled::record<core::Quotation>(3);
        step.text = filled::record<core::Text>(4);
        step.quotation.start = 3;
        step.text.code_points = 5000;
        step.text.positions = {{0, core::PositionKind::page, 12, "xii", 0, 0}};
        step.capture = filled::record<core::Capture>(5);
        step.source = filled::record<core::Source>(6);
        step.source.agency = agency;
        core::LinkedStatement entry{filled::record<core::Link>(8), filled::record<core::Statement>(9), "", "", {step}};
        entry.statement.speaker = entry.statement.on_behalf_of = speaker;
        dossier_.assertions = {entry};
        auto correction = filled::record<core::Correction>(10);
        correction.scale = correction.prior_scale = scale;
        dossier_.corrections = {correction};
        dossier_.replies = {{filled::record<core::ReplyRequest>(11), "AFP", std::nullopt, {}}};
    }
    std::string tree(core::DossierFormat format = core::newest_dossier_format) const {
        return core::dossier_tree(dossier_, *store_, core::english(), core::BytesHold::told, format).dump();
    }

    /// Empties each field of a record of the dossier in turn.
    template <class T>
    void look_at(T& entity) {
        auto const whole = tree();
        core::each_field<T>([&](auto const& field) {
            auto const kept = entity.*field.member;
            entity.*field.member = T{}.*field.member;
            auto const changes = tree() != whole;
            entity.*field.member = kept;
            if (says_where(core::Model<T>::kind, field.name)) return;
            EXPECT_EQ(changes, !(field.use & core::unseen)) << core::Model<T>::name << "." << field.name;
        });
        EXPECT_EQ(tree(), whole);
    }

    std::unique_ptr<core::Store> store_ = fixture::in_memory();
    core::Dossier dossier_;
};

TEST_F(DossierFields, EachAReaderMaySeeIsInTheTree) {
    look_at(dossier_.claim);
    look_at(*dossier_.review);
    auto& entry = dossier_.assertions.front();
    look_at(entry.statement);
    look_at(entry.link);
    look_at(entry.trail.front().quotation);
    look_at(entry.trail.front().text);
    look_at(entry.trail.front().capture);
    look_at(entry.trail.front().source);
    look_at(dossier_.corrections.front());
    look_at(dossier_.replies.front().request);
}

TEST_F(DossierFields, WhatTheSecondFormatDidNotTellItStillDoesNot) {
    auto const before = tree(core::DossierFormat::second);
    EXPECT_NE(before, tree());
    auto& entry = dossier_.assertions.front();
    entry.statement.unknown = core::Unknown::nothing;
    entry.trail.front().source.agency = {};
    entry.trail.front().source.standing = core::SourceStanding::by_type;
    entry.trail.front().text.language.clear();
    dossier_.claim.identifier.clear();
    dossier_.review->checked_on = {};
    dossier_.review->url.clear();
    dossier_.review->round = 0;
    dossier_.review->submitter.clear();
    dossier_.review->submitted = {};
    dossier_.corrections.front().remark.clear();
    dossier_.corrections.front().scale = dossier_.corrections.front().prior_scale = {};
    EXPECT_EQ(tree(core::DossierFormat::second), before);
}

TEST_F(DossierFields, FormatsAreKnownByTheirNames) {
    for (auto const format : {core::DossierFormat::second, core::DossierFormat::third})
        EXPECT_EQ(core::dossier_format_named(core::dossier_format_name(format)), format);
    EXPECT_EQ(core::dossier_format_name(core::newest_dossier_format), "counterpoint-dossier/3");
    for (auto const* name : {"", "counterpoint-dossier/", "counterpoint-dossier/1", "counterpoint-dossier/03",
                             "counterpoint-dossier/4"})
        EXPECT_FALSE(core::dossier_format_named(name)) << name;
}

} // namespace
