// Who works on what is said in signed lines that hold for a while, for one workspace, and of nobody but the key itself.
#include "core/exchange/at_work.h"

#include <gtest/gtest.h>

namespace {

using core::Instant;
using core::Kind;
using core::Ref;

constexpr auto workspace = "0123456789abcdef0123456789abcdef";
constexpr Instant now{1'671'500'000'000};
core::Ref const claim{Kind::claim, 7};

class AtWork : public testing::Test {
protected:
    static core::Voucher by(core::SigningKey const& key) {
        return [&key](std::string_view text) { return core::Vouched{key.public_key(), key.sign(text)}; };
    }
    std::string line(core::SigningKey const& key, Ref what, Instant at = now) {
        return core::work_line(workspace, what, at, by(key)).value();
    }
    bool hear(std::string const& said, Instant at = now) {
        auto const listens = [this](core::PublicKey const& key) { return key == anna_.public_key() || key == boris_.public_key(); };
        return heard_.hear(workspace, std::vector{said}, listens, at);
    }
    core::SigningKey own_{std::string(32, 'o')}, anna_{std::string(32, 'a')}, boris_{std::string(32, 'b')};
    core::WorkHeard heard_;
};

TEST_F(AtWork, ALineTellsWhoAndWhat) {
    auto const said = line(anna_, claim);
    EXPECT_LE(said.size(), core::longest_work_line);
    EXPECT_EQ(core::read_work_line(workspace, said), (core::AtWork{anna_.public_key(), claim, now}));
    EXPECT_EQ(core::read_work_line(workspace, line(anna_, {}))->what, Ref{});
    EXPECT_FALSE(core::work_line(workspace, claim, now, {})) << "without a key nothing is said";
}

TEST_F(AtWork, NobodySaysItOfSomebodyElse) {
    auto const said = line(anna_, claim);
    EXPECT_FALSE(core::read_work_line("fedcba9876543210fedcba9876543210", said)) << "of another workspace";
    for (std::size_t at = 0; at < said.size(); ++at) {
        auto altered = said;
        altered[at] = altered[at] == 'A' ? 'B' : 'A';
        auto const read = core::read_work_line(workspace, altered);
        EXPECT_FALSE(read) << altered;
    }
    for (auto const* other : {"", " ", "counterpoint-at-work 1 - - - -", "counterpoint-at-work 1 a b c d e"})
        EXPECT_FALSE(core::read_work_line(workspace, other)) << other;
    EXPECT_FALSE(core::read_work_line(workspace, said + " more"));
    EXPECT_FALSE(core::read_work_line(workspace, said + std::string(1000, 'A')));
}

TEST_F(AtWork, TheNewestCountsAndAReplayDoesNot) {
    auto const first = line(anna_, claim), end = line(anna_, {}, {now.ms + 5000});
    EXPECT_TRUE(hear(first));
    EXPECT_FALSE(hear(first)) << "it was heard";
    ASSERT_EQ(heard_.at(now).size(), 1U);
    EXPECT_EQ(heard_.at(now)[0].what, claim);
    EXPECT_TRUE(hear(end, {now.ms + 5000}));
    EXPECT_TRUE(heard_.at({now.ms + 5000}).empty());
    EXPECT_FALSE(hear(first, {now.ms + 6000}));
    EXPECT_TRUE(heard_.at({now.ms + 6000}).empty());
}

TEST_F(AtWork, ItHoldsForAWhile) {
    hear(line(anna_, claim));
    EXPECT_EQ(heard_.at({now.ms + core::work_holds_ms - 1}).size(), 1U);
    EXPECT_TRUE(heard_.at({now.ms + core::work_holds_ms}).empty());
    EXPECT_FALSE(hear(line(boris_, claim, {now.ms - 3'600'000}))) << "a file that lay there";
    EXPECT_FALSE(hear(line(own_, claim))) << "one's own";
}

TEST_F(AtWork, KeysOfNobodyAreNotListenedTo) {
    for (char sign = '0'; sign <= '9'; ++sign) {
        core::SigningKey const invented(std::string(32, sign));
        EXPECT_FALSE(hear(line(invented, claim)));
    }
    EXPECT_TRUE(heard_.empty());
    EXPECT_TRUE(hear(line(anna_, claim)));
}

TEST_F(AtWork, ClocksMayDiffer) {
    EXPECT_TRUE(hear(line(anna_, claim, {now.ms + 400'000})));
    EXPECT_TRUE(hear(line(boris_, claim, {now.ms - 400'000}), {now.ms + 1}));
    auto const all = heard_.at({now.ms + 2});
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].key, boris_.public_key()) << "whoever was heard last stands first";
}

} // namespace
