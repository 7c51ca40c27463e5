// Where names lead is judged at the socket: what a name meant a moment before, or is told to mean, does not count.
#include "app/intake/capturing.h"

#include <gtest/gtest.h>

namespace {

std::string refusal(std::string const& address, std::vector<std::string> names) {
    app::FetchOptions options;
    options.told_names = std::move(names);
    options.most_time = std::chrono::seconds(5);
    core::Progress progress;
    try {
        app::fetch(address, options, progress);
    } catch (core::Error const& error) {
        return core::render(error.message());
    }
    return {};
}

TEST(Fetch, JudgesTheAddressThatANameLeadsTo) {
    for (auto const* name : {"http_proxy", "all_proxy", "ALL_PROXY"}) unsetenv(name);
    for (auto const* inner : {"127.0.0.1", "10.1.2.3", "169.254.169.254", "[::1]", "[fd00::1]"}) {
        auto const said = refusal("http://news.example/a", {std::string("news.example:80:") + inner});
        EXPECT_NE(said.find("http://news.example/a leads to "), std::string::npos) << said;
        EXPECT_NE(said.find("in this computer or its own network"), std::string::npos) << said;
    }
}

TEST(Fetch, BehindAProxyJudgesTheNameAlone) {
    setenv("http_proxy", "http://127.0.0.1:1", 1);
    EXPECT_NE(refusal("http://printer/", {}).find("own network"), std::string::npos);
    EXPECT_NE(refusal("http://0x7f.1/", {}).find("own network"), std::string::npos);
    EXPECT_NE(refusal("http://news.example/", {}).find("Nobody answers"), std::string::npos) << "the proxy is asked, and is not there";
    unsetenv("http_proxy");
}

TEST(Fetch, KnowsALoneAddress) {
    for (auto const* one : {"https://x.example/a", " http://x.example \n"}) EXPECT_TRUE(app::is_lone_address(one)) << one;
    for (auto const* none : {"", "x.example", "https://x.example and more", "https://a.example\nhttps://b.example", "mailto:a@b.example"})
        EXPECT_FALSE(app::is_lone_address(none)) << none;
}

TEST(Fetch, KnowsALinkAsABrowserHandsItOn) {
    EXPECT_EQ(app::lone_address("<meta charset=utf-8><a href=\"https://x.example/a\"><b>The</b> title</a>\n"), "https://x.example/a");
    EXPECT_EQ(app::lone_address(" https://x.example/a "), "https://x.example/a");
    for (auto const* none : {"", "Words.", "<p>See <a href=\"https://x.example/a\">this</a></p>", "<a href=\"mailto:a@x.example\">a</a>",
                             "<a href=\"https://a.example\">a</a><a href=\"https://b.example\">b</a>", "<a href="})
        EXPECT_EQ(app::lone_address(none), "") << none;
}

} // namespace
