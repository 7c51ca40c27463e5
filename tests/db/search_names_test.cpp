// A name finds what its bearer said; and what stands behind a field and means nothing is told.
#include "core/operations/statements.h"
#include "core/search/hits.h"
#include "core/search/wrong_values.h"
#include "tests/db/fixture.h"

#include <set>

namespace {

class SearchNames : public testing::Test {
protected:
    SearchNames() : store_(fixture::in_memory()), world_(fixture::make_world(*store_)) {}
    std::set<core::Ref> found(std::string const& typed) {
        std::set<core::Ref> refs;
        for (auto const& hit : core::find_hits(*store_, typed, 50)) refs.insert(hit.ref);
        return refs;
    }
    std::vector<std::string> wrong(std::string const& typed) {
        std::vector<std::string> all;
        for (auto const& each : core::wrong_values(*store_, typed)) all.push_back(core::render(each));
        return all;
    }
    using Sentences = std::vector<std::string>;
    std::unique_ptr<core::Store> store_;
    fixture::World world_;
};

TEST_F(SearchNames, AreLookedForInWhatTheirBearersSaid) {
    auto const hits = found("blinken");
    EXPECT_TRUE(hits.contains(core::ref(world_.statement)));
    EXPECT_TRUE(hits.contains(core::ref(world_.claim))) << "the claim his statement asserts";
    EXPECT_TRUE(found("antony blin").contains(core::ref(world_.statement)));
    EXPECT_TRUE(found("blinken missiles").contains(core::ref(world_.statement))) << "with his own words";
    EXPECT_FALSE(found("blinken zebra").contains(core::ref(world_.statement)));
}

TEST_F(SearchNames, FewLettersOrExactWordsAreNotTakenForAName) {
    EXPECT_FALSE(found("bl").contains(core::ref(world_.statement)));
    EXPECT_FALSE(found("\"blinken\"").contains(core::ref(world_.statement)));
    EXPECT_TRUE(found("missiles -blinken").contains(core::ref(world_.statement))) << "left out are only the words";
}

TEST_F(SearchNames, WhatMeansNothingBehindAFieldIsTold) {
    EXPECT_EQ(wrong("said:2022-99"),
              Sentences{"“2022-99” is no day, month or year: said: takes 2022-12-19, 2022-12, 2022 or 2020..2022."});
    EXPECT_EQ(wrong("missiles state:reviewed").size(), 1U);
    EXPECT_EQ(wrong("has:everything"), Sentences{"“everything” means nothing behind “has:”; there are verdict, "
                                                 "counter, context, quotation, stale-approval."});
    EXPECT_EQ(wrong("kind:thing").size(), 1U);
    EXPECT_EQ(wrong("verdict:zebra"), Sentences{"No rating here is called “zebra”."});
    EXPECT_EQ(wrong("said:nobody kind:thing").size(), 2U);
}

TEST_F(SearchNames, WhatMeansSomethingIsNot) {
    for (auto const* typed : {"said:2022", "said:2022..2023", "state:in_review", "state:inbox", "state:unrated",
                              "has:stale-approval", "kind:claim", "verdict:Faux", "verdict:false", "speaker:nobody",
                              "https://example.org", "\"said:2022-99\"", "said:", ""})
        EXPECT_EQ(wrong(typed), Sentences{}) << typed;
}

} // namespace
