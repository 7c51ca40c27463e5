// JSON as pages hold it becomes JSON again, and what it means stays what it was.
#include "core/text/lenient_json.h"
#include "core/text/utf8.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace core {
namespace {

using namespace std::string_literals;

std::string mended(std::string const& text) {
    auto const json = nlohmann::json::parse(made_strict_json(text), nullptr, false);
    return json.is_discarded() ? "refused: " + made_strict_json(text) : json.dump();
}

TEST(LenientJson, LeavesGoodJsonAsItIs) {
    for (auto const* good :
         {R"({"a":1,"b":[true,false,null,-1.5e3],"c":"\u00e9\n\"x\"\\"})", R"([[],{},[{}],""])", R"("a, b: {c}")",
          R"({"a":"x\", \"b"})", R"({"url":"https:\/\/x.example\/a"})", R"({"smile":"\ud83d\ude00"})"})
        EXPECT_EQ(mended(good), "[" + nlohmann::json::parse(good).dump() + "]");
}

TEST(LenientJson, ReadsWhatPeopleWrite) {
    auto const wanted = R"([{"a":"x y","b":[1,2]}])";
    for (auto const* rough :
         {"{\"a\":\"x y\",\"b\":[1,2,],}", "{\"a\":\"x y\",\"b\":[1,2]};", "<!-- {\"a\":\"x y\",\"b\":[1,2]} -->",
          "//<![CDATA[\n{\"a\":\"x y\",\"b\":[1,2]}\n//]]>", "/*<![CDATA[*/{\"a\":\"x y\",\"b\":[1,2]}/*]]>*/",
          "<![CDATA[{\"a\":\"x y\",\"b\":[1,2]}]]>", "{ // first\n\"a\":\"x y\", /* second */ \"b\":[1,2]}",
          "{\"a\":\"x y\",,\"b\":[,1,2]}", "{a:\"x y\", b:[1,2]}", "\xEF\xBB\xBF{\"a\":\"x y\",\"b\":[1,2]}",
          "{\"a\":\"x y\",\"b\":[1,2", "{\"a\":\"x\ty\",\"b\":[1,2]}", "{\"a\":\"x\\\ny\",\"b\":[1,2]]}"})
        EXPECT_EQ(mended(rough), wanted) << rough;
    EXPECT_EQ(mended("{\"a\":\"first\nsecond\"}"), R"([{"a":"first\nsecond"}])");
    EXPECT_EQ(mended(R"({"a":"He said "no" twice","b":1})"), R"([{"a":"He said \"no\" twice","b":1}])");
    EXPECT_EQ(mended(R"({"a":"it\'s \x"})"), R"([{"a":"it's x"}])");
    EXPECT_EQ(mended(R"({"a":1}{"b":2})"), R"([{"a":1},{"b":2}])");
    EXPECT_EQ(mended(R"({"a":1},{"b":2},)"), R"([{"a":1},{"b":2}])");
    EXPECT_EQ(mended(R"({"a":"\ud83d half"})"), "[{\"a\":\"\uFFFD half\"}]");
    EXPECT_EQ(mended(R"({"a":"broken off)"), R"([{"a":"broken off"}])");
    EXPECT_EQ(mended(R"({"a":)"), R"([{"a":null}])");
    EXPECT_EQ(mended(""), "[]");
}

TEST(LenientJson, IsNotLedIntoDepthOrTime) {
    EXPECT_EQ(made_strict_json(std::string(1'000'000, '[')), "[]");
    std::string deep;
    for (int at = 0; at < 100'000; ++at) deep += "{\"a\":";
    EXPECT_EQ(made_strict_json(deep), "[]");
    // Ten times as long, ten times as much: each sign is put out once.
    for (std::string const part : {"\" ", "\"\n,", "/*", "\\", "]", "<!--", "a ", "\\u", "{}"}) {
        std::string one, ten;
        for (int at = 0; at < 10'000; ++at) one += part;
        for (int at = 0; at < 100'000; ++at) ten += part;
        EXPECT_LE(made_strict_json("{\"a\":\"" + ten).size(), 11 * made_strict_json("{\"a\":\"" + one).size()) << part;
        EXPECT_LE(made_strict_json(ten).size(), 11 * made_strict_json(one).size() + 100) << part;
    }
}

} // namespace
} // namespace core
