// Bytes with their digest: taken when they come in, theirs for good, and shared by copies.
#include "core/base/blob.h"

#include <gtest/gtest.h>

#include <type_traits>

namespace {

using core::Blob;

TEST(BlobTest, HasTheDigestOfItsBytes) {
    for (auto const& bytes : {std::string(), std::string("abc"), std::string(100'000, '\0')}) {
        Blob const blob{std::string(bytes)};
        EXPECT_EQ(blob.bytes(), bytes);
        EXPECT_EQ(blob.digest(), core::sha256(bytes));
        EXPECT_EQ(blob.size(), static_cast<std::int64_t>(bytes.size()));
    }
}

TEST(BlobTest, CopiesShareWhatTheyHold) {
    Blob const blob(std::string(1000, 'a'));
    auto const copy = blob;
    EXPECT_EQ(&copy.bytes(), &blob.bytes());
    EXPECT_EQ(&copy.digest(), &blob.digest());
}

TEST(BlobTest, IsMadeOfBytesThatAreHandedOverAlone) {
    static_assert(std::is_convertible_v<std::string, Blob>);
    static_assert(!std::is_convertible_v<std::string const&, Blob>);
    static_assert(!std::is_constructible_v<Blob, std::string, core::Digest>);
    std::string taken(1000, 'a');
    Blob const blob(std::move(taken));
    EXPECT_EQ(blob.size(), 1000);
}

} // namespace
