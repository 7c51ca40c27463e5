// Addresses: which belong to the public internet, which are copies in an archive, and which lead to a passage.
#include "core/ingest/archive_link.h"
#include "core/ingest/ip_address.h"
#include "core/text/text_fragment.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>

namespace core {
namespace {

bool is_public(char const* text) {
    std::uint8_t bytes[16];
    if (inet_pton(AF_INET, text, bytes) == 1) return is_public_address({bytes, 4});
    EXPECT_EQ(inet_pton(AF_INET6, text, bytes), 1) << text;
    return is_public_address({bytes, 16});
}

TEST(Addresses, OfTheOwnMachineAndNetworkAreNotPublic) {
    for (auto const* inner :
         {"0.0.0.0", "10.0.0.1", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.255.254", "169.254.169.254", "172.16.0.1",
          "172.31.255.255", "192.0.0.1", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.19.255.255", "198.51.100.1",
          "203.0.113.1", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255", "::", "::1", "::ffff:127.0.0.1", "::ffff:10.1.1.1",
          "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::", "2002:a00:1::1", "2001::1", "2001:db8::1", "fe80::1", "fc00::1",
          "fd00:ec2::254", "ff02::1", "::127.0.0.1", "4000::1"})
        EXPECT_FALSE(is_public(inner)) << inner;
    for (auto const* outer : {"1.1.1.1", "93.184.216.34", "100.63.255.255", "100.128.0.1", "172.15.0.1", "172.32.0.1", "192.0.1.1",
                              "198.17.255.255", "198.20.0.1", "223.255.255.255", "2606:2800:220:1::1", "2a00:1450::1", "::ffff:1.1.1.1",
                              "64:ff9b::101:101", "2002:101:101::", "3fff:ffff::1"})
        EXPECT_TRUE(is_public(outer)) << outer;
    EXPECT_FALSE(is_public_address({}));
}

TEST(Addresses, NameTheOwnNetwork) {
    for (auto const* own : {"localhost", "LOCALHOST.", "printer", "files.local", "a.b.internal", "x.localhost", "nas.lan", "router.home.arpa", ""})
        EXPECT_TRUE(names_own_network(own)) << own;
    for (auto const* others : {"example.org", "local.example", "127.0.0.1.example.org"}) EXPECT_FALSE(names_own_network(others)) << others;
}

TEST(ArchiveLinks, AreToldByTheirForm) {
    auto const link = archive_link("https://web.archive.org/web/20221219101500id_/https://x.example/a?b=c");
    ASSERT_TRUE(link);
    EXPECT_EQ(link->archive, "web.archive.org");
    EXPECT_EQ(link->original, "https://x.example/a?b=c");
    EXPECT_EQ(link->taken.text(), "2022-12-19");
    EXPECT_EQ(archive_link("http://web.archive.org/web/2022/x.example")->taken.text(), "2022");
    EXPECT_EQ(archive_link("http://web.archive.org/web/2022/x.example")->original, "http://x.example");
    EXPECT_EQ(archive_link("https://web.archive.org/web/2022/https:/x.example/")->original, "https://x.example/");
    EXPECT_TRUE(archive_link("https://archive.ph/aB3dE"));
    EXPECT_EQ(archive_link("https://archive.today/2022.12.19-101500/https://x.example/")->original, "https://x.example/");
    EXPECT_TRUE(archive_link("https://perma.cc/ABC1-23DE"));
    for (auto const* other : {"", "https://x.example/", "https://web.archive.org/", "https://web.archive.org/web/20221219", "https://archive.ph/",
                              "https://web.archive.org/web/abcd/https://x.example/", "https://web.archive.org/web/202212191015001/http://x.example",
                              "https://archive.ph/a/b/c", "https://perma.cc/ABCD", "https://perma.cc/ABCD-123", "https://notperma.cc/ABCD-1234",
                              "https://archive.ph.evil.example/aB3dE", "ftp://perma.cc/ABCD-1234", "https://perma.cc/AB D-1234"})
        EXPECT_FALSE(archive_link(other)) << other;
}

std::string link_to(std::string const& text, std::string const& words, std::string const& address = "https://x.example/a#top") {
    auto const at = text.find(words);
    return address_of_passage(address, text, {count(length(text.substr(0, at))), count(length(text.substr(0, at + words.size())))});
}

TEST(PassageLinks, LeadToTheWords) {
    EXPECT_EQ(link_to("Le port est « fermé, dit-on - à clé » ici.", "fermé, dit-on - à clé"),
              "https://x.example/a#:~:text=ferm%C3%A9%2C%20dit%2Don%20%2D%20%C3%A0%20cl%C3%A9");
    EXPECT_EQ(link_to("Neuf navires. Avant lui, oui, dit-il. Neuf navires sont là.", "oui"), "https://x.example/a#:~:text=oui");
    EXPECT_EQ(link_to("a b c d e Yes f g h i j.\nk Yes l", "Yes"), "https://x.example/a#:~:text=b%20c%20d%20e-,Yes,-f%20g%20h%20i");
    std::string long_one;
    for (int at = 0; at < 60; ++at) long_one += "word" + std::to_string(at) + " ";
    long_one.pop_back();
    EXPECT_EQ(link_to("Before " + long_one + " after", long_one),
              "https://x.example/a#:~:text=word0%20word1%20word2%20word3%20word4,word55%20word56%20word57%20word58%20word59");
    EXPECT_EQ(link_to("One two three.\nFour five six.", "two three.\nFour five"), "https://x.example/a#:~:text=two%20three.,Four%20five");
    EXPECT_EQ(link_to("text", "text", ""), "");
    EXPECT_EQ(address_of_passage("https://x.example/", "text", {2, 2}), "");
}

} // namespace
} // namespace core
