// Looking at the workspace as it stood: what was there, what was not yet, and what cannot be asked of the past.
#include "core/log/as_of.h"

#include "core/formats/list.h"
#include "tests/db/fixture.h"

namespace {

using core::AsOf;
using core::Kind;

class AsOfTest : public testing::Test {
protected:
    void SetUp() override {
        store_ = fixture::in_memory();
        world_ = fixture::make_world(*store_);
        rated_ = store_->head();
    }
    void edit_claim(std::string text) {
        auto claim = store_->get(world_.claim);
        claim.text = std::move(text);
        store_->commit(fixture::put(*store_, claim));
    }
    std::unique_ptr<core::Store> store_;
    fixture::World world_;
    core::Seq rated_ = 0;
};

TEST_F(AsOfTest, TheDossierIsTheOneOfThatMoment) {
    edit_claim("Neuf cents missiles ont été tirés sur l’Ukraine.");
    auto context = core::context_of(*store_);
    store_->commit(core::erase_record(context, core::ref(world_.statement)));
    auto party = store_->get(store_->party_named("Antony Blinken"));
    party.name = "Tony Blinken";
    store_->commit(fixture::put(*store_, party, "party.edit"));

    AsOf const then(*store_, rated_);
    auto const dossier = core::load_dossier(then, world_.claim);
    EXPECT_EQ(dossier.claim.text, "900 missiles ont été tirés.");
    ASSERT_EQ(dossier.assertions.size(), 1U);
    EXPECT_EQ(dossier.assertions[0].speaker, "Antony Blinken");
    ASSERT_EQ(dossier.assertions[0].trail.size(), 1U);
    EXPECT_TRUE(dossier.assertions[0].trail[0].bytes_hold);
    EXPECT_EQ(core::load_dossier(AsOf(*store_, rated_ - 1), world_.claim).rating(), nullptr);
    EXPECT_TRUE(core::load_dossier(*store_, world_.claim).assertions.empty());
    auto const html = core::dossier_html(dossier, then, core::english());
    EXPECT_NE(html.find("900 missiles"), html.npos);
    EXPECT_EQ(html.find("Tony Blinken"), html.npos);
}

TEST_F(AsOfTest, NothingIsThereBeforeItWasMade) {
    AsOf const start(*store_, 1);
    EXPECT_EQ(fixture::refusal(core::Code::not_found, [&] { core::load_dossier(start, world_.claim); }),
              "There is no claim " + core::id_text(world_.claim.value) + " in this workspace.");
    EXPECT_TRUE(start.history(core::ref(world_.claim)).empty());
    EXPECT_EQ(start.last_change(core::ref(world_.claim)), 0);
    EXPECT_TRUE(start.list(Kind::claim).empty());
    EXPECT_EQ(start.list(Kind::scale).size(), 1U);
    EXPECT_TRUE(start.actors(core::ref(world_.claim)).empty());
    fixture::refusal(core::Code::not_found, [&] { start.revision(2); });
    EXPECT_EQ(start.revisions(0, 10).size(), 1U);
}

TEST_F(AsOfTest, TheFutureIsNotBeyondTheHead) {
    AsOf const later(*store_, rated_ + 1000);
    EXPECT_EQ(later.head(), rated_);
    EXPECT_EQ(later.last_change(core::ref(world_.review)), rated_);
    EXPECT_EQ(AsOf(*store_, -5).head(), 0);
}

TEST_F(AsOfTest, AnIdentityNamesTheSameRecordAtAllTimes) {
    AsOf const then(*store_, rated_);
    EXPECT_EQ(then.resolve(core::id_text(world_.claim.value))->id, world_.claim.value);
}

TEST_F(AsOfTest, RevisionsOfARecordAreItsHistoryWithoutTheStates) {
    edit_claim("Autre.");
    edit_claim("Encore autre.");
    auto const steps = store_->history(core::ref(world_.claim));
    auto const revisions = store_->revisions_of(core::ref(world_.claim));
    ASSERT_EQ(revisions.size(), steps.size());
    for (std::size_t at = 0; at < steps.size(); ++at)
        EXPECT_EQ(revisions[at].digest, steps[steps.size() - 1 - at].revision.digest);
    EXPECT_EQ(AsOf(*store_, rated_).revisions_of(core::ref(world_.claim)).size(), 1U);
}

TEST(NewestUntil, GoesByTheLogWhenTheClockJumps) {
    auto options = fixture::options();
    auto const now = std::make_shared<std::int64_t>(1'000'000);
    options.clock = [now] { return *now; };
    auto const store = db::create_workspace(":memory:", options);
    auto const at = [&](std::int64_t ms) {
        *now = ms;
        store->commit(fixture::put(*store, fixture::claim_saying(*store, "Que " + std::to_string(ms))));
        return store->head();
    };
    EXPECT_EQ(store->newest_until({5}), 0);
    auto const first = at(2'000'000);
    at(9'000'000); // the clock was wrong by far
    auto const third = at(3'000'000);
    auto const fourth = at(4'000'000);
    EXPECT_EQ(store->newest_until({2'000'000}), first);
    EXPECT_EQ(store->newest_until({3'500'000}), third);
    EXPECT_EQ(store->newest_until({8'000'000}), fourth);
    EXPECT_EQ(store->newest_until({9'500'000}), fourth);
    EXPECT_EQ(AsOf(*store, third).newest_until({9'500'000}), third);
    EXPECT_EQ(AsOf(*store, first).newest_until({3'500'000}), first);
}

} // namespace
