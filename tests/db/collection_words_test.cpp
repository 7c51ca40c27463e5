// Verdicts of a collection read as words: a key in those of a scale here, a label of people as it was.
#include "core/editorial/scales.h"
#include "core/operations/collection_scale.h"
#include "tests/db/fixture.h"

namespace {

class CollectionWords : public testing::Test {
protected:
    CollectionWords() : store_(fixture::in_memory()) { fixture::make_world(*store_); }
    core::Rating rating(std::string const& word) {
        auto context = core::context_of(*store_);
        auto const made = core::collection_scale(context, "feed", {word});
        if (!made.draft.puts.empty()) store_->commit(made.draft);
        auto const scale = core::newest_version(*store_, "feed");
        auto const* found = scale ? scale->find(word) : nullptr;
        return found ? *found : core::Rating{};
    }
    core::LocalText labels(std::string const& word) { return rating(word).labels; }
    std::unique_ptr<core::Store> store_;
};

TEST_F(CollectionWords, AKeyHasTheWordsOfTheScaleThatHasIt) {
    core::LocalText const its{{"en", "False"}, {"fr", "Faux"}};
    EXPECT_EQ(labels("false"), its);
    EXPECT_EQ(rating("false").key, "false");
}

TEST_F(CollectionWords, AKeyThatNoScaleHasIsSpelled) {
    EXPECT_EQ(labels("pants_on_fire"), (core::LocalText{{"en", "Pants on fire"}}));
    EXPECT_EQ(labels("MOSTLY_WRONG"), (core::LocalText{{"en", "Mostly wrong"}}));
    EXPECT_EQ(labels("_"), (core::LocalText{{"en", "_"}}));
}

TEST_F(CollectionWords, ALabelOfPeopleStaysAsItWas) {
    for (auto const* label : {"Falsch", "False", "fake", "Pants on Fire!", "mal-placé", "ложь", "Faux_ami !"})
        EXPECT_EQ(labels(label), (core::LocalText{{"en", label}}));
}

TEST_F(CollectionWords, AWordIsItsOwnRatingBeforeItIsTheLabelOfAnother) {
    auto context = core::context_of(*store_);
    store_->commit(core::collection_scale(context, "feed", {"mostly_wrong", "Mostly wrong"}).draft);
    auto const scale = *core::newest_version(*store_, "feed");
    for (auto const* word : {"mostly_wrong", "Mostly wrong"}) {
        auto const found = core::rating_of(scale, {}, word);
        ASSERT_TRUE(found) << word;
        EXPECT_EQ(found->rating, word);
    }
    EXPECT_FALSE(core::rating_of(scale, "wrong", {}));
}

TEST_F(CollectionWords, WhatCameWithoutAVerdictIsSaidInWords) {
    core::LocalText const none{{"en", "Not stated"}, {"fr", "Non précisé"}};
    EXPECT_EQ(labels("not_stated"), none);
}

} // namespace
