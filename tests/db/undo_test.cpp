// Undo and redo: new revisions that lead back and forth, each person taking back their own, across
// restarts, and refused when somebody else moved the record.
#include "core/time/minute.h"
#include "tests/db/fixture.h"

namespace {

using core::Code;
using core::Kind;
using fixture::claim_saying;
using fixture::put;
using fixture::refusal;

TEST(Undo, SurvivesReopening) {
    fixture::Folder folder;
    auto const path = folder.file("a.counterpoint");
    core::Id<core::Claim> id;
    {
        auto const store = db::create_workspace(path, fixture::options());
        auto const claim = claim_saying(*store, "kept");
        id = claim.id;
        store->commit(put(*store, claim));
        store->commit(put(*store, claim_saying(*store, "other")));
        store->undo();
    }
    {
        auto const store = db::open_workspace(path, fixture::options());
        EXPECT_TRUE(store->redoable());
        store->undo();
        EXPECT_FALSE(store->find(id));
    }
    auto const store = db::open_workspace(path, fixture::options());
    store->redo();
    store->redo();
    EXPECT_EQ(store->list(Kind::claim).size(), 2U);
    fixture::expect_sound(*store);
}

TEST(Undo, EachPersonTakesBackTheirOwn) {
    fixture::Folder folder;
    auto const path = folder.file("a.counterpoint");
    core::Claim hers;
    {
        auto const anna = db::create_workspace(path, fixture::options("anna"));
        hers = claim_saying(*anna, "hers");
        anna->commit(put(*anna, hers));
    }
    core::Claim his;
    {
        auto const bruno = db::open_workspace(path, fixture::options("bruno", 2));
        EXPECT_FALSE(bruno->undoable());
        his = claim_saying(*bruno, "his");
        bruno->commit(put(*bruno, his));
    }
    auto const anna = db::open_workspace(path, fixture::options("anna", 3));
    EXPECT_EQ(anna->undoable()->seq, 1);
    anna->undo();
    EXPECT_FALSE(anna->find(hers.id));
    EXPECT_TRUE(anna->find(his.id));
    EXPECT_FALSE(anna->undoable());
}

/// Two people who take turns at one workspace.
class TwoPeople : public testing::Test {
protected:
    core::Store& as(std::string const& actor) {
        store_.reset();
        auto options = fixture::options(actor, ++seed_);
        // Each turn is later than the one before.
        options.clock = [now = clock_] { return *now += 1000; };
        store_ = std::filesystem::exists(path_) ? db::open_workspace(path_, std::move(options))
                                   : db::create_workspace(path_, std::move(options));
        return *store_;
    }
    core::Claim claim(std::string const& actor, std::string text) {
        auto& store = as(actor);
        auto made = claim_saying(store, std::move(text));
        store.commit(put(store, made, "claim.create"));
        return made;
    }
    void change(std::string const& actor, core::Claim const& claim) {
        auto& store = as(actor);
        store.commit(put(store, claim));
    }
    std::string text(core::Claim const& claim) {
        auto const found = store_->find(claim.id);
        return found ? found->text : "(deleted)";
    }
    static std::string told(std::vector<core::Message> const& remarks) {
        std::string all;
        for (auto const& remark : remarks) all += core::render(remark) + "\n";
        return all;
    }

    fixture::Folder folder_;
    std::string path_ = folder_.file("a.counterpoint");
    std::shared_ptr<std::int64_t> clock_ = std::make_shared<std::int64_t>(1'671'444'900'000);
    std::uint64_t seed_ = 0;
    std::unique_ptr<core::Store> store_;
};

TEST_F(TwoPeople, WhenNothingElseIsLeftTheSentenceNamesWhoStandsInTheWay) {
    auto claim = this->claim("anna", "hers");
    claim.text = "his";
    change("bruno", claim);
    auto& anna = as("anna");
    EXPECT_FALSE(anna.undoable()) << "it says what would really happen";
    auto const at = core::minute_text(anna.revision(2).at);
    EXPECT_EQ(refusal(Code::stale, [&] { anna.undo(); }),
              "“his” was changed by bruno at " + at + "; your step “Made a claim” was left as it is.");
    EXPECT_EQ(text(claim), "his");
}

TEST_F(TwoPeople, AStepThatSomebodyElseMovedIsPassedOverOnceAndByName) {
    auto const first = claim("anna", "first");
    auto second = claim("anna", "second");
    auto third = claim("anna", "third");
    third.text = "third, by bruno";
    change("bruno", third);
    auto& anna = as("anna");
    EXPECT_EQ(anna.undoable()->seq, 2);
    auto const done = anna.undo();
    EXPECT_EQ(text(second), "(deleted)");
    EXPECT_EQ(text(third), "third, by bruno");
    EXPECT_EQ(told(done.remarks).find("“third, by bruno” was changed by bruno at"), 0U) << told(done.remarks);
    auto const again = anna.undo();
    EXPECT_TRUE(again.remarks.empty()) << "once: " << told(again.remarks);
    EXPECT_EQ(text(first), "(deleted)");
    EXPECT_FALSE(anna.undoable());
    EXPECT_EQ(refusal(Code::refused, [&] { anna.undo(); }), "anna has nothing to undo.");
    anna.redo();
    anna.redo();
    EXPECT_EQ(text(first), "first");
    EXPECT_EQ(text(second), "second");
    EXPECT_FALSE(anna.redoable());
    fixture::expect_sound(anna);
}

TEST_F(TwoPeople, FortyThreeOwnStepsAreReachedBehindOneThatSomebodyElseMoved) {
    std::vector<core::Claim> own;
    for (int at = 0; at < 43; ++at) own.push_back(claim("anna", std::to_string(at)));
    auto moved = claim("anna", "moved");
    moved.note = "bruno";
    moved.text = "by bruno";
    change("bruno", moved);
    auto& anna = as("anna");
    for (std::size_t at = own.size(); at-- > 0;) {
        anna.undo();
        ASSERT_EQ(text(own[at]), "(deleted)") << at;
    }
    EXPECT_FALSE(anna.undoable());
    EXPECT_EQ(text(moved), "by bruno");
    for (auto const& each : own) {
        anna.redo();
        ASSERT_EQ(text(each), each.text);
    }
    EXPECT_FALSE(anna.redoable());
    fixture::expect_sound(anna);
}

TEST_F(TwoPeople, SetBackByHandIsNotAsItWasLeft) {
    auto claim = this->claim("anna", "one");
    claim.text = "two";
    change("anna", claim);
    claim.text = "one";
    change("bruno", claim); // looks like anna's first state, but bruno chose it
    auto& anna = as("anna");
    EXPECT_FALSE(anna.undoable());
    refusal(Code::stale, [&] { anna.undo(); });
    EXPECT_EQ(text(claim), "one");
    as("bruno").undo();
    EXPECT_EQ(text(claim), "two");
    as("anna").undo();
    EXPECT_EQ(text(claim), "one") << "what bruno did and took back stands in nobody's way";
    store_->undo();
    EXPECT_EQ(text(claim), "(deleted)");
    fixture::expect_sound(*store_);
}

TEST_F(TwoPeople, OnlyOwnFieldsAreSetBackWhenOthersChangedOthers) {
    auto claim = this->claim("anna", "one");
    claim.text = "two";
    change("anna", claim);
    claim.note = "bruno's note";
    change("bruno", claim);
    auto& anna = as("anna");
    auto const done = anna.undo();
    EXPECT_EQ(text(claim), "one");
    EXPECT_EQ(anna.find(claim.id)->note, "bruno's note");
    EXPECT_EQ(told(done.remarks), "“two” was changed by bruno as well; only what you changed was set back.\n");
    EXPECT_FALSE(anna.undoable()) << "to take the creation back would take bruno's note along";
    anna.redo();
    EXPECT_EQ(text(claim), "two");
    EXPECT_EQ(anna.find(claim.id)->note, "bruno's note");
    as("bruno").undo();
    EXPECT_EQ(store_->find(claim.id)->note, "");
    EXPECT_EQ(text(claim), "two");
    fixture::expect_sound(*store_);
}

TEST_F(TwoPeople, AStepIsTakenBackAsAWholeOrNotAtAll) {
    auto& anna = as("anna");
    auto one = claim_saying(anna, "one"), other = claim_saying(anna, "other");
    auto draft = put(anna, one);
    draft.puts.emplace_back(other);
    anna.commit(draft);
    auto const alone = this->claim("anna", "alone");
    auto both = put(as("anna"), one);
    one.text = "one more";
    other.text = "other more";
    both.puts = {one, other};
    store_->commit(both);
    other.text = "by bruno";
    change("bruno", other);
    as("anna").undo();
    EXPECT_EQ(text(one), "one more") << "half a step is a state nobody made";
    EXPECT_EQ(text(alone), "(deleted)");
}

TEST_F(TwoPeople, WhatSomebodyElseLinkedStays) {
    auto const alone = claim("anna", "alone");
    auto const one = claim("anna", "one");
    auto const other = claim("bruno", "other");
    {
        auto& bruno = as("bruno");
        auto context = core::context_of(bruno);
        bruno.commit(core::link_records(context, core::Relation::repeats, core::ref(other.id), core::ref(one.id), "")
                         .draft);
    }
    auto const done = as("anna").undo();
    EXPECT_EQ(text(one), "one");
    EXPECT_EQ(text(alone), "(deleted)");
    EXPECT_NE(told(done.remarks).find("a link still refers to it"), std::string::npos) << told(done.remarks);
}

TEST_F(TwoPeople, ARedoPassesOverWhatMovedToo) {
    auto first = claim("anna", "first");
    auto second = claim("anna", "second");
    first.text = "first, more";
    change("anna", first);
    second.text = "second, more";
    change("anna", second);
    as("anna").undo();
    store_->undo();
    EXPECT_EQ(text(first), "first");
    first = store_->get(first.id);
    first.text = "by bruno";
    change("bruno", first);
    auto& anna = as("anna");
    EXPECT_EQ(anna.redoable()->operation, "claim.edit");
    auto const done = anna.redo();
    EXPECT_EQ(text(first), "by bruno");
    EXPECT_EQ(text(second), "second, more");
    EXPECT_NE(told(done.remarks).find("bruno"), std::string::npos);
    EXPECT_FALSE(anna.redoable());
    anna.undo();
    EXPECT_EQ(text(second), "second");
    fixture::expect_sound(anna);
}

TEST_F(TwoPeople, AtRandomNobodyTakesBackWhatTheOtherDid) {
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        std::filesystem::remove(path_);
        std::mt19937_64 random(seed);
        std::vector<core::Claim> claims;
        for (int at = 0; at < 4; ++at) claims.push_back(claim(at % 2 ? "anna" : "bruno", std::to_string(at)));
        // Who wrote which text last by hand: nobody else's undo may change it.
        std::map<core::RawId, std::string> written;
        for (int step = 0; step < 60; ++step) {
            std::string const actor = random() % 2 ? "anna" : "bruno";
            auto& store = as(actor);
            auto const& chosen = claims[random() % claims.size()];
            auto const now = store.find(chosen.id);
            if (random() % 2 && now) {
                auto changed = *now;
                changed.text = actor + " " + std::to_string(step);
                store.commit(put(store, changed));
                written[chosen.id.value] = changed.text;
                continue;
            }
            std::map<core::RawId, std::string> before;
            for (auto const& each : claims) before[each.id.value] = text(each);
            try {
                if (random() % 3) store.undo();
                else store.redo();
            } catch (core::Error const& error) {
                ASSERT_TRUE(error.code() == Code::refused || error.code() == Code::stale) << error.what();
            }
            auto const other = actor == "anna" ? "bruno" : "anna";
            for (auto const& each : claims) {
                auto const id = each.id.value;
                if (before[id] == written[id] && written[id].starts_with(other)) {
                    ASSERT_EQ(text(each), before[id]) << seed << ", step " << step << " by " << actor;
                }
            }
        }
        fixture::expect_sound(*store_);
    }
}

} // namespace
