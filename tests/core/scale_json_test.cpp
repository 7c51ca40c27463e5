// Scales as files: what is written is read back, what is wrong is said with its place, and bodies of the
// log from before there were retired ratings can still be read.
#include "core/formats/scale_json.h"

#include "core/model/codec.h"
#include "core/rules/scale_rules.h"
#include "tests/core/filled_record.h"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>

namespace {

std::string bytes_of(std::filesystem::path const& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

core::Scale valid(std::uint64_t seed) {
    auto scale = filled::fitting<core::Scale>(seed);
    scale.id = {};
    for (std::size_t at = 0; at < scale.ratings.size(); ++at) {
        auto& rating = scale.ratings[at];
        rating.colour = at % 2 ? "" : "#00FFaa";
        if (at == 1) rating.definitions.clear();
        if (at == 2) rating.use = core::RatingUse::open;
    }
    return scale;
}

std::string refusal(std::string const& json) {
    try {
        core::read_scale(json, "house.json");
    } catch (core::Error const& error) {
        EXPECT_EQ(error.code(), core::Code::bad_input);
        return error.what();
    }
    return "";
}

TEST(ScaleJson, WhatIsWrittenIsReadBack) {
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        auto const scale = valid(seed);
        auto const json = core::write_scale(scale);
        EXPECT_EQ(core::read_scale(json, "x"), scale) << json;
        EXPECT_EQ(core::write_scale(core::read_scale(json, "x")), json);
    }
}

TEST(ScaleJson, WhatIsWrongIsSaidWithItsPlace) {
    EXPECT_EQ(refusal("{\n  \"key\": \"a\",,\n}"),
              "house.json is not a rating scale: it stops being JSON at line 2, column 14.");
    EXPECT_EQ(refusal(""), "house.json is not a rating scale: it stops being JSON at line 1, column 1.");
    EXPECT_EQ(refusal("{\"key\": \"\xFF\"}"), "house.json is not a rating scale: byte 9 is not valid UTF-8.");
    EXPECT_EQ(refusal("[1]"), "house.json is not a rating scale: it has no “ratings”.");
    EXPECT_EQ(refusal(R"({"@type": "ClaimReview"})"), "house.json is not a rating scale: it has no “ratings”.");
    EXPECT_EQ(refusal(R"({"names": {}, "ratings": []})"), "house.json, {}: the field “key” is missing.");
    EXPECT_EQ(refusal(R"({"key": 7, "names": {}, "ratings": []})"),
              "house.json, key: this must be text in quotation marks.");
    EXPECT_EQ(refusal(R"({"key": "a", "version": 1e999, "names": {}, "ratings": []})"),
              "house.json is not a rating scale: one of its numbers is too large.");
    EXPECT_EQ(refusal(R"({"key": "a", "names": "A", "ratings": []})"),
              "house.json, names: this must be an object of languages, such as {\"en\": \"True\", \"fr\": \"Vrai\"}.");
    EXPECT_EQ(refusal(R"({"key": "a", "names": {}, "ratings": {}})"),
              "house.json, ratings: this must be a list in brackets.");
    EXPECT_EQ(refusal(R"({"key": "a", "names": {}, "colour": "x", "ratings": []})"),
              "house.json, {}: a rating scale has no field “colour”.");
    auto const rating = [](std::string const& fields) {
        return refusal(R"({"key": "a", "names": {}, "ratings": [{"key": "one", "labels": {"en": "One"}}, )" + fields +
                       "]}");
    };
    EXPECT_EQ(rating("7"), "house.json, ratings[1]: this must be an object in braces.");
    EXPECT_EQ(rating(R"({"key": "b"})"), "house.json, ratings[1]: the field “labels” is missing.");
    EXPECT_EQ(rating(R"({"key": "b", "labels": {"fr": 1}})"),
              "house.json, ratings[1].labels.fr: this must be text in quotation marks.");
    EXPECT_EQ(rating(R"({"key": "b", "labels": {}, "ordinal": "2"})"),
              "house.json, ratings[1].ordinal: this must be a whole number.");
    EXPECT_EQ(rating(R"({"key": "b", "labels": {}, "ordinal": 18446744073709551615})"),
              "house.json, ratings[1].ordinal: this must be a whole number.");
    EXPECT_EQ(rating(R"({"key": "b", "labels": {}, "retired": "yes"})"),
              "house.json, ratings[1].retired: this must be true or false.");
    EXPECT_EQ(rating(R"({"key": "b", "labels": {}, "colour": "red"})"),
              "house.json, ratings[1].colour: the colour “red” is not written as #RRGGBB.");
    EXPECT_EQ(rating(R"({"key": "b", "labels": {}, "color": "#000000"})"),
              "house.json, ratings[1]: a rating scale has no field “color”.");
    EXPECT_NE(rating(R"({"key": "b", "labels": {}, "kind": "magic"})")
                  .find("ratings[1].kind: there is no kind of rating “magic”; there are: veracity, unproven"),
              std::string::npos);
}

TEST(ScaleJson, EveryShippedScaleIsWholeInBothLanguages) {
    std::set<std::string> keys;
    for (auto const& entry : std::filesystem::directory_iterator(COUNTERPOINT_ASSETS_DIR "/scales")) {
        auto const scale = core::read_scale(bytes_of(entry.path()), entry.path().filename().string());
        SCOPED_TRACE(scale.key);
        EXPECT_TRUE(keys.insert(scale.key).second);
        EXPECT_EQ(scale.version, 1);
        EXPECT_NO_THROW(core::check_content(scale));
        for (auto const* language : {"en", "fr"}) {
            EXPECT_TRUE(scale.names.contains(language));
            for (auto const& rating : scale.ratings) {
                EXPECT_TRUE(rating.labels.contains(language)) << rating.key;
                EXPECT_TRUE(rating.definitions.contains(language)) << rating.key;
                EXPECT_FALSE(rating.colour.empty()) << rating.key;
            }
        }
        EXPECT_EQ(core::read_scale(core::write_scale(scale), "x"), scale);
    }
    EXPECT_EQ(keys, (std::set<std::string>{"averitec", "consistency", "promise", "six_steps", "truth"}));
}

TEST(ScaleJson, BodiesFromBeforeThereWereRetiredRatingsAreRead) {
    auto const record = core::decode(core::Kind::scale, 7,
                                     R"({"key":"truth","ratings":[{"key":"false","kind":"magic","ordinal":1}]})");
    auto const& scale = std::get<core::Scale>(record);
    EXPECT_EQ(scale.version, 1);
    EXPECT_EQ(scale.ratings.at(0).use, core::RatingUse::open);
    EXPECT_EQ(scale.ratings.at(0).kind, core::RatingKind::veracity);
    EXPECT_EQ(core::encode(record), R"({"key":"truth","ratings":[{"key":"false","ordinal":1}]})")
        << "what is as usual is left out, so that old bodies stay as they were";
}

} // namespace
