// Audit paths against the tree for every size up to 130, and against everything a forger could change in
// them; checkpoints as the format for signed notes has them.
#include "core/base/checkpoint.h"
#include "core/log/history.h"
#include "core/log/proof.h"

#include <gtest/gtest.h>

namespace core {
namespace {

std::vector<Digest> leaves(std::uint64_t count) {
    std::vector<Digest> made;
    for (std::uint64_t at = 0; at < count; ++at) made.push_back(MerkleFrontier::leaf("entry " + std::to_string(at)));
    return made;
}

TEST(Proof, EveryPathUpTo130LeavesLeadsToTheRootAndNoChangedOneDoes) {
    constexpr std::uint64_t largest = 130;
    auto const all = leaves(largest);
    MerkleFrontier frontier;
    std::int64_t paths = 0;
    std::int64_t forged = 0;
    for (std::uint64_t size = 1; size <= largest; ++size) {
        frontier.append(all[size - 1]);
        MerkleTree const tree({all.begin(), all.begin() + static_cast<std::ptrdiff_t>(size)});
        ASSERT_EQ(tree.root(), frontier.root()) << size;
        for (std::uint64_t index = 0; index < size; ++index) {
            auto path = tree.path(index);
            ASSERT_LE(path.size(), 8U);
            ASSERT_EQ(root_by_path(all[index], index, size, path), tree.root()) << index << " of " << size;
            ++paths;
            // Another place, another leaf, a hash turned, one left out, one too many.
            auto const holds = [&](Digest const& leaf, std::uint64_t at, std::uint64_t of) {
                ++forged;
                return root_by_path(leaf, at, of, path) == tree.root();
            };
            EXPECT_FALSE(holds(all[index], index ^ 1, size) && size > 1);
            EXPECT_FALSE(holds(all[(index + 1) % largest], index, size));
            EXPECT_FALSE(holds(all[index], size, size));
            path.push_back(all[0]);
            EXPECT_FALSE(holds(all[index], index, size));
            path.pop_back();
            if (path.empty()) continue;
            path[index % path.size()].bytes[size % 32] ^= 1;
            EXPECT_FALSE(holds(all[index], index, size));
            path[index % path.size()].bytes[size % 32] ^= 1;
            path.pop_back();
            EXPECT_FALSE(holds(all[index], index, size));
        }
    }
    EXPECT_EQ(paths, 8515);
    EXPECT_GT(forged, 50'000);
}

TEST(Proof, OfAMillionEntriesIsUnderAKilobyte) {
    MerkleTree const tree(leaves(1'000'000));
    EXPECT_EQ(tree.path(777'777).size() * 32, 640U);
}

TEST(Checkpoint, IsASignedNoteAsTheFormatHasIt) {
    SigningKey const key(std::string(32, '\x07'));
    Checkpoint const head{"counterpoint/abc/def", 42, sha256("root")};
    auto const note = sign_checkpoint(head, key);
    auto const root = to_base64(sha256("root").view());
    auto const text = "counterpoint/abc/def\n42\n" + root + "\n";
    ASSERT_TRUE(note.starts_with(text + "\n\xE2\x80\x94 counterpoint/abc/def ")) << note;
    ASSERT_TRUE(note.ends_with("\n"));
    auto const line = note.substr(text.size() + 1 + 4 + head.origin.size() + 1);
    auto const bytes = from_base64(line.substr(0, line.size() - 1));
    ASSERT_TRUE(bytes);
    ASSERT_EQ(bytes->size(), 4U + 64U);
    // The hash that names the key: name, line feed, algorithm 1, the public key.
    auto const named = sha256(head.origin + "\n\x01" + std::string(key.public_key().view()));
    EXPECT_EQ(bytes->substr(0, 4), named.view().substr(0, 4));
    EXPECT_TRUE(signature_holds(text, bytes->substr(4), key.public_key()));
    EXPECT_EQ(open_checkpoint(note, key.public_key()), head);
}

TEST(Checkpoint, BytesHaveOneTextInBase64) {
    for (std::size_t length = 0; length < 7; ++length) {
        std::string const bytes(length, '\x5a');
        auto const text = to_base64(bytes);
        EXPECT_EQ(from_base64(text), bytes);
        for (auto const* more : {"=", "\n", " "}) EXPECT_FALSE(from_base64(text + more)) << text << more;
        if (text.empty()) continue;
        EXPECT_FALSE(from_base64(text.substr(0, text.size() - 1))) << text;
    }
    EXPECT_FALSE(from_base64("AB==")) << "bits that belong to nothing";
    for (int byte = 0x80; byte < 0x100; ++byte)
        EXPECT_FALSE(from_base64("AAA" + std::string(1, static_cast<char>(byte)))) << byte;
}

TEST(Checkpoint, NoChangedByteIsAccepted) {
    SigningKey const key(std::string(32, '\x07'));
    SigningKey const other(std::string(32, '\x08'));
    auto const note = sign_checkpoint({"counterpoint/abc/def", 42, sha256("root")}, key);
    EXPECT_FALSE(open_checkpoint(note, other.public_key()));
    for (std::size_t at = 0; at < note.size(); ++at) {
        auto forged = note;
        forged[at] = static_cast<char>(forged[at] ^ 1);
        EXPECT_FALSE(open_checkpoint(forged, key.public_key())) << at << ": " << forged;
        EXPECT_FALSE(open_checkpoint(note.substr(0, at), key.public_key())) << at;
    }
    // A second signature, of somebody else, does no harm.
    EXPECT_TRUE(open_checkpoint(note + "\xE2\x80\x94 witness " + to_base64(std::string(68, 'x')) + "\n",
                                key.public_key()));
}

TEST(Checkpoint, KnowsThePublishedSignature) {
    // RFC 8032, test 2.
    auto const seed = parse_hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
    SigningKey const key(seed->view());
    Digest half;
    half.bytes = key.public_key().bytes;
    EXPECT_EQ(to_hex(half), "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    auto const signature = key.sign("\x72");
    auto const first = parse_hex("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da");
    EXPECT_EQ(signature.substr(0, 32), first->view());
}

TEST(Entry, IsReadBackAsItWasMade) {
    Revision revision;
    revision.lane = "l";
    revision.index = 7;
    revision.at.ms = 1'671'444'900'000;
    revision.actor = "anna";
    revision.operation = "claim.edit";
    revision.reason = "é";
    revision.kind = RevisionKind::undo;
    revision.reverts = 3;
    std::vector<Digest> const changes{sha256("a"), sha256("b")};
    std::vector<LaneHead> const heads{{"other", 5, sha256("c")}, {"third", 1, sha256("d")}};
    for (auto const format : {1, 2}) {
        revision.format = format;
        revision.seen = format == 2 ? encode_heads(heads) : "";
        revision.notice = format == 2 ? "{}" : "";
        auto const bytes = entry_bytes(revision, changes);
        auto const entry = read_entry(bytes);
        ASSERT_TRUE(entry);
        EXPECT_EQ(entry->changes, changes);
        EXPECT_EQ(entry_bytes(entry->revision, entry->changes), bytes);
        for (std::size_t at = 0; at < bytes.size(); ++at) EXPECT_FALSE(read_entry(bytes.substr(0, at))) << at;
        EXPECT_FALSE(read_entry(bytes + "x"));
    }
    EXPECT_EQ(decode_heads(encode_heads(heads)), heads);
    EXPECT_FALSE(decode_heads("x"));
}

} // namespace
} // namespace core
