// Upkeep: what takes long says how far it is, stops when asked, and leaves a workspace that works.
#include "tests/store/contract.h"

namespace {

using core::Code;
using core::Kind;
using fixture::claim_saying;
using fixture::put;
using fixture::refusal;

class Upkeep : public contract::OnEveryEngine {
protected:
    void SetUp() override {
        store_ = create();
        world_ = fixture::make_world(*store_);
    }
    std::unique_ptr<core::Store> store_;
    fixture::World world_;
};
ON_EVERY_ENGINE(Upkeep);

TEST_P(Upkeep, LongWorkReportsOneSpanToItsEnd) {
    auto const works = std::vector<std::function<void(core::Progress&)>>{
        [&](core::Progress& progress) { EXPECT_FALSE(core::needs_decision(store_->verify(progress).status)); },
        [&](core::Progress& progress) { EXPECT_TRUE(store_->check(core::Repair::no, progress).findings.empty()); },
        [&](core::Progress& progress) { EXPECT_TRUE(store_->check(core::Repair::yes, progress).findings.empty()); }};
    for (auto const& work : works) {
        std::vector<double> places;
        core::Progress progress({}, [&](std::uint64_t done, std::uint64_t total) {
            places.push_back(total ? static_cast<double>(done) / static_cast<double>(total) : 0);
        }, std::chrono::milliseconds(0));
        work(progress);
        ASSERT_FALSE(places.empty());
        EXPECT_TRUE(std::ranges::is_sorted(places));
        EXPECT_EQ(places.back(), 1);
    }
}

TEST_P(Upkeep, LongWorkStopsWhenAskedAndNothingIsLost) {
    auto const whole = fixture::body_of_everything(*store_);
    std::stop_source stop;
    stop.request_stop();
    core::Progress stopped(stop.get_token(), {});
    refusal(Code::cancelled, [&] { store_->verify(stopped); });
    refusal(Code::cancelled, [&] { store_->check(core::Repair::no, stopped); });
    EXPECT_EQ(fixture::body_of_everything(*store_), whole);
    store_->commit(put(*store_, claim_saying(*store_, "and it goes on")));
    fixture::expect_sound(*store_);
}

TEST_P(Upkeep, ALargeImportIsFoundWhenItEnds) {
    store_->begin_bulk_load();
    for (int at = 0; at < 30; ++at)
        store_->commit(put(*store_, claim_saying(*store_, "Zanzibar " + std::to_string(at))));
    core::Progress progress;
    store_->end_bulk_load(progress);
    EXPECT_EQ(core::find_hits(*store_, "zanzibar", 100).size(), 30U);
    EXPECT_EQ(store_->counts().claims, 31);
    fixture::expect_sound(*store_);
}

TEST_P(Upkeep, WhatIndexesNeedChangesNothingAPersonSees) {
    for (int at = 0; at < 200; ++at) store_->commit(put(*store_, claim_saying(*store_, "Zanzibar")));
    auto const whole = fixture::body_of_everything(*store_);
    auto const hits = core::find_hits(*store_, "zanzibar", 1000).size();
    auto const head = store_->head();
    for (int rounds = 0; store_->maintain(50); ++rounds) ASSERT_LT(rounds, 1000) << "it comes to an end";
    EXPECT_EQ(fixture::body_of_everything(*store_), whole);
    EXPECT_EQ(core::find_hits(*store_, "zanzibar", 1000).size(), hits);
    EXPECT_EQ(store_->head(), head);
    fixture::expect_sound(*store_);
}

TEST_P(Upkeep, LookingLeavesNoRevision) {
    auto const head = store_->head();
    EXPECT_EQ(store_->looked(world_.claim, "anna"), 0);
    store_->look(world_.claim);
    EXPECT_EQ(store_->looked(world_.claim, "anna"), head);
    EXPECT_EQ(store_->head(), head);
}

} // namespace
