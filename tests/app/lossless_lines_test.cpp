// A whole workspace as JSON lines: brought into an empty one it is equal, record by record, and brought in twice it is
// there once. What is here otherwise stays as it is and is told.
#include "tests/app/rich_lines.h"

#include <algorithm>

namespace {

using fixture::bring_in, fixture::lines_of, fixture::told;
using nlohmann::json;

class LosslessLines : public fixture::RichLines {};

TEST_F(LosslessLines, AWholeWorkspaceIsEqualInAnEmptyOne) {
    auto const into = fixture::in_memory("bruno");
    auto const imported = bring_in(*into, lines_of(*rich_));
    EXPECT_EQ(told(imported), "");
    EXPECT_EQ(fixture::records_of(*into), fixture::records_of(*rich_));
    EXPECT_EQ(imported.added, static_cast<std::int64_t>(rich_->list(core::Kind::claim).size()));
    for (auto const id : rich_->list(core::Kind::capture)) {
        auto const digest = rich_->get(core::Id<core::Capture>{id}).digest;
        EXPECT_EQ(into->bytes(digest), rich_->bytes(digest));
    }
    EXPECT_EQ(lines_of(*into), lines_of(*rich_)) << "nor are they in another order";
}

TEST_F(LosslessLines, BroughtInTwiceItIsThereOnce) {
    auto const into = fixture::in_memory("bruno");
    auto const lines = lines_of(*rich_);
    bring_in(*into, lines);
    auto const before = into->head();
    auto const again = bring_in(*into, lines);
    EXPECT_EQ(again.added, 0);
    EXPECT_EQ(again.known, static_cast<std::int64_t>(rich_->list(core::Kind::claim).size()));
    EXPECT_EQ(again.differing, 0);
    EXPECT_EQ(told(again), "");
    EXPECT_EQ(into->head(), before);
    EXPECT_EQ(bring_in(*rich_, lines).added, 0) << "at home too";
}

TEST_F(LosslessLines, ATrialTellsTheSameAndWritesNothing) {
    auto const into = fixture::in_memory("bruno");
    auto const lines = lines_of(*rich_);
    auto const before = into->head();
    std::int64_t added = 0;
    auto const tried = bring_in(*into, lines, {{}, "", true, [&](app::ImportedLine const& line) {
                                    if (line.became == app::ImportedLine::Became::added) ++added;
                                }});
    EXPECT_EQ(tried.added, static_cast<std::int64_t>(rich_->list(core::Kind::claim).size()));
    EXPECT_EQ(added, tried.added);
    EXPECT_EQ(into->head(), before);
}

TEST_F(LosslessLines, WhatIsHereOtherwiseStaysAndIsTold) {
    auto const into = fixture::in_memory("bruno");
    bring_in(*into, lines_of(*rich_));
    auto const free = [&] {
        for (auto const id : into->list(core::Kind::claim))
            if (core::Id<core::Claim>{id} != claim_) return core::Id<core::Claim>{id};
        return core::Id<core::Claim>{};
    }();
    ASSERT_TRUE(free) << "no claim but the published one";
    auto changed = into->get(free);
    changed.text = "Other words.";
    into->commit(fixture::put(*into, changed, "claim.edit"));
    auto const imported = bring_in(*into, lines_of(*rich_));
    EXPECT_EQ(imported.differing, 1);
    EXPECT_NE(told(imported).find("“Other words.” is here otherwise (text), and stays as it is here."), std::string::npos)
        << told(imported);
    EXPECT_EQ(into->get(free).text, "Other words.");
}

TEST_F(LosslessLines, OneClaimTakesAlongWhatItHangsOnAndNoOther) {
    auto const into = fixture::in_memory("bruno");
    bring_in(*into, lines_of(*rich_, core::claims_chosen({claim_}, "anna")));
    EXPECT_EQ(into->list(core::Kind::claim).size(), 1u);
    auto const review = [](core::Store const& store, core::Id<core::Claim> claim) {
        return store.referring<core::Review>("claim", claim);
    };
    EXPECT_EQ(review(*into, claim_), review(*rich_, claim_));
    EXPECT_EQ(into->referring(core::Kind::link, "to", core::ref(claim_)).size(),
              rich_->referring(core::Kind::link, "to", core::ref(claim_)).size());
    EXPECT_FALSE(into->list(core::Kind::quotation).empty());
    EXPECT_TRUE(into->list(core::Kind::saved_search).empty());
}

TEST_F(LosslessLines, PartiesAndScalesThatAreHereAreThoseHere) {
    auto const into = fixture::in_memory("bruno");
    core::Scale scale;
    for (auto const id : rich_->list(core::Kind::scale)) scale = rich_->get(core::Id<core::Scale>{id});
    scale.id = into->ids().next<core::Scale>();
    auto party = rich_->get(core::Id<core::Party>{rich_->list(core::Kind::party).back()});
    core::Party other;
    other.id = into->ids().next<core::Party>();
    other.name = party.name;
    other.type = party.type;
    into->commit(fixture::put(*into, scale, "scale.add"));
    into->commit(fixture::put(*into, other, "party.create"));
    bring_in(*into, lines_of(*rich_));
    EXPECT_EQ(into->list(core::Kind::party).size(), rich_->list(core::Kind::party).size());
    EXPECT_EQ(into->list(core::Kind::scale).size(), rich_->list(core::Kind::scale).size());
}

TEST_F(LosslessLines, ALineThatSomebodyChangedCountsAsItReads) {
    auto const line = json::parse(lines_of(*rich_, core::claims_chosen({claim_}, "anna")));
    ASSERT_TRUE(line.contains("speaker") && line.contains("verdict"));
    auto const changed = [&](char const* key, char const* words) {
        auto other = line;
        other[key] = words;
        auto into = fixture::in_memory("bruno");
        auto const imported = bring_in(*into, other.dump() + "\n");
        EXPECT_EQ(imported.added, 1) << key;
        EXPECT_EQ(into->list(core::Kind::claim).size(), 1u) << key;
        EXPECT_TRUE(into->list(core::Kind::quotation).empty()) << key << ": what it carried says otherwise";
        EXPECT_NE(told(imported).find("it counts as it reads"), std::string::npos) << key << told(imported);
        return into;
    };
    auto const claim_in = [](core::Store const& store) {
        return core::Id<core::Claim>{store.list(core::Kind::claim).front()};
    };
    auto const words = changed("text", "Somebody's words.");
    EXPECT_EQ(words->get(claim_in(*words)).text, "Somebody's words.");
    auto const identifier = changed("id", "theirs");
    EXPECT_EQ(identifier->get(claim_in(*identifier)).identifier, "theirs");
    auto const speaker = changed("speaker", "Somebody Else");
    EXPECT_TRUE(speaker->party_named("Somebody Else"));
    for (auto const* key : {"verdict", "rating_key"}) {
        auto const verdict = changed(key, "Nobody knows");
        auto const reviews = verdict->referring<core::Review>("claim", claim_in(*verdict));
        ASSERT_EQ(reviews.size(), 1u);
        EXPECT_EQ(reviews.front().rating, key == std::string("verdict") ? "Nobody knows" : line["verdict"].get<std::string>());
    }
    changed("title", "Other reasons.");
    changed("author", "Somebody Else");
    changed("said_on", "1999");
}

TEST_F(LosslessLines, ALineWhoseClaimNothingCarriesCountsAsItReads) {
    auto line = json::parse(lines_of(*rich_, core::claims_chosen({claim_}, "anna")));
    std::erase_if(line["records"].get_ref<json::array_t&>(), [](json const& each) { return each["kind"] == "claim"; });
    auto const into = fixture::in_memory("bruno");
    EXPECT_EQ(bring_in(*into, line.dump() + "\n").added, 1);
    EXPECT_EQ(into->list(core::Kind::claim).size(), 1u);
}

TEST_F(LosslessLines, LongBytesComeInPieces) {
    auto const from = fixture::in_memory(), into = fixture::in_memory("bruno");
    std::string words;
    while (words.size() < 3'000'000) words += "Words of a long article that never ends. ";
    auto const source = fixture::import_article(*from, words);
    auto const lines = lines_of(*from);
    EXPECT_GT(std::ranges::count(lines, '\n'), 3);
    EXPECT_EQ(told(bring_in(*into, lines)), "");
    EXPECT_EQ(fixture::records_of(*into), fixture::records_of(*from));
    EXPECT_EQ(into->bytes(into->get(source.text).digest), words);
}

TEST_F(LosslessLines, WhatIsBrokenIsToldByLine) {
    auto const into = fixture::in_memory("bruno");
    auto const record = [](json fields) { return json{{"counterpoint", 2}, {"records", std::move(fields)}}.dump() + "\n"; };
    auto const imported = bring_in(
        *into, record("none") + record({{{"kind", "dragon"}, {"id", "1"}, {"fields", json::object()}}}) +
                   record({{{"kind", "party"}, {"id", "zz"}, {"fields", json::object()}}}) +
                   json{{"counterpoint", 2}, {"bytes_of", std::string(64, '0')}, {"at", 0}, {"size", 3}, {"base64", "YWJj"}}.dump() + "\n" +
                   json{{"counterpoint", 2}, {"bytes_of", std::string(64, '0')}, {"at", 9}, {"size", 3}, {"base64", "YWJj"}}.dump() + "\n" +
                   json{{"counterpoint", 3}, {"text", "Later."}}.dump() + "\n");
    EXPECT_EQ(imported.bad, 6);
    EXPECT_EQ(imported.added, 0);
    EXPECT_NE(told(imported).find("line 4: The bytes of a capture are not whole"), std::string::npos) << told(imported);
    EXPECT_NE(told(imported).find("line 6: A newer version"), std::string::npos);
}

} // namespace
