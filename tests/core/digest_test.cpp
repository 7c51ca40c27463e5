// SHA-256 against published values, and the Merkle tree against RFC 6962: its well-known roots and
// a second, recursive reading of the definition.
#include "core/base/digest.h"

#include <gtest/gtest.h>

#include <bit>
#include <span>

namespace core {
namespace {

constexpr auto nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

TEST(Digest, MatchesPublishedValues) {
    EXPECT_EQ(to_hex(sha256("")), nothing);
    EXPECT_EQ(to_hex(sha256("abc")),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(to_hex(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")),
              "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    EXPECT_EQ(to_hex(sha256(std::string(1'000'000, 'a'))),
              "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Digest, IsTheSameInPieces) {
    Sha256 hash;
    hash.update("ab");
    hash.update("");
    hash.update("c");
    EXPECT_EQ(hash.finish(), sha256("abc"));
    hash.update("abc");
    EXPECT_EQ(hash.finish(), sha256("abc")) << "a finished hash begins anew";
    EXPECT_EQ(to_hex(hash.finish()), nothing);
    Sha256 other;
    other.update("ab");
    hash = std::move(other);
    hash.update("c");
    EXPECT_EQ(hash.finish(), sha256("abc"));
}

TEST(Digest, IsReadFromHex) {
    auto const digest = sha256("abc");
    EXPECT_EQ(*parse_hex(to_hex(digest)), digest);
    EXPECT_EQ(*parse_hex("BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD"),
              digest);
    EXPECT_FALSE(digest.empty());
    EXPECT_TRUE(Digest{}.empty());
    EXPECT_LT(sha256("abc"), sha256("")); // ba… before e3…
    for (auto const& text : {std::string(), std::string("abc"), std::string(63, '0'),
                             std::string(65, '0'), std::string(63, '0') + "g"}) {
        auto const read = parse_hex(text);
        ASSERT_FALSE(read.has_value()) << text;
        EXPECT_EQ(render(read.error().message),
                  "“" + text + "” is not a SHA-256: those have 64 hexadecimal digits.");
    }
}

std::string bytes(std::string_view hex) {
    std::string out;
    for (std::size_t at = 0; at + 1 < hex.size(); at += 2)
        out += static_cast<char>(std::stoi(std::string(hex.substr(at, 2)), nullptr, 16));
    return out;
}

TEST(MerkleFrontier, HasTheWellKnownRoots) {
    constexpr std::array entries{"",
                                 "00",
                                 "10",
                                 "2021",
                                 "3031",
                                 "40414243",
                                 "5051525354555657",
                                 "606162636465666768696a6b6c6d6e6f"};
    constexpr std::array roots{"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                               "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                               "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                               "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                               "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                               "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                               "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                               "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};
    MerkleFrontier tree;
    EXPECT_EQ(to_hex(tree.root()), nothing);
    for (std::size_t at = 0; at < entries.size(); ++at) {
        tree.append(MerkleFrontier::leaf(bytes(entries[at])));
        EXPECT_EQ(tree.size(), at + 1);
        EXPECT_EQ(to_hex(tree.root()), roots[at]) << at + 1;
    }
}

/// RFC 6962, section 2.1, as it is written there.
Digest recursive_root(std::span<Digest const> leaves) {
    if (leaves.empty())
        return sha256("");
    if (leaves.size() == 1)
        return leaves.front();
    auto const split = std::bit_floor(leaves.size() - 1);
    return MerkleFrontier::node(recursive_root(leaves.first(split)),
                                recursive_root(leaves.subspan(split)));
}

TEST(MerkleFrontier, AgreesWithTheDefinitionAndSurvivesBeingSaved) {
    MerkleFrontier tree;
    std::vector<Digest> leaves;
    for (int at = 0; at <= 200; ++at) {
        EXPECT_EQ(tree.root(), recursive_root(leaves)) << at;
        auto const saved = tree.save();
        EXPECT_EQ(saved.size(), 8 + 32 * static_cast<std::size_t>(std::popcount(tree.size())));
        auto const loaded = MerkleFrontier::load(saved);
        ASSERT_TRUE(loaded.has_value());
        EXPECT_EQ(loaded->size(), tree.size());
        EXPECT_EQ(loaded->root(), tree.root());
        tree = *loaded; // goes on from what was loaded
        leaves.push_back(MerkleFrontier::leaf("entry " + std::to_string(at)));
        tree.append(leaves.back());
    }
}

TEST(MerkleFrontier, TellsALeafFromANode) {
    auto const left = MerkleFrontier::leaf("a");
    auto const right = MerkleFrontier::leaf("b");
    EXPECT_NE(MerkleFrontier::node(left, right),
              MerkleFrontier::leaf(std::string(left.view()) + std::string(right.view())));
    EXPECT_NE(MerkleFrontier::node(left, right), MerkleFrontier::node(right, left));
}

TEST(MerkleFrontier, RefusesWhatWasNotSaved) {
    MerkleFrontier tree;
    for (int at = 0; at < 3; ++at)
        tree.append(MerkleFrontier::leaf("x"));
    auto const saved = tree.save();
    for (auto const& damaged :
         {std::string(), saved.substr(0, 7), saved.substr(0, saved.size() - 1), saved + "x",
          std::string(8, '\xFF')}) {
        auto const loaded = MerkleFrontier::load(damaged);
        ASSERT_FALSE(loaded.has_value());
        EXPECT_EQ(loaded.error().code, Code::damaged);
        EXPECT_EQ(render(loaded.error().message), "The log's tree head has the wrong length.");
    }
}

} // namespace
} // namespace core
