// A descriptor is closed once, by whoever holds it last.
#include "core/base/descriptor.h"

#include <gtest/gtest.h>

#include <fcntl.h>

namespace {

using core::Descriptor;

bool is_open(int number) { return ::fcntl(number, F_GETFD) >= 0; }

int opened() { return ::open("/dev/null", O_RDONLY | O_CLOEXEC); }

TEST(Descriptor, IsClosedWhenItGoes) {
    auto const number = opened();
    {
        Descriptor const held(number);
        EXPECT_TRUE(held.is_open());
        EXPECT_EQ(held.number(), number);
        EXPECT_TRUE(is_open(number));
    }
    EXPECT_FALSE(is_open(number));
}

TEST(Descriptor, IsClosedByWhoeverHoldsItLast) {
    auto const number = opened(), other = opened();
    Descriptor first(number);
    {
        Descriptor second(std::move(first));
        EXPECT_TRUE(is_open(number));
        second = Descriptor(other);
        EXPECT_FALSE(is_open(number)) << "it held another one before";
        first = std::move(second);
    }
    EXPECT_TRUE(is_open(other));
    first.close();
    EXPECT_FALSE(is_open(other));
    EXPECT_FALSE(first.is_open());
    first.close(); // nothing more
}

TEST(Descriptor, HoldsNothingWhereNothingCouldBeOpened) {
    Descriptor const none(::open("/dev/null/nothing", O_RDONLY | O_CLOEXEC));
    EXPECT_FALSE(none.is_open());
    EXPECT_FALSE(Descriptor().is_open());
}

} // namespace
