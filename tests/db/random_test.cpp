// Random work: hundreds of operations in seeded sequences, with undo and redo in between. Afterwards
// the projections are what the log says, and everything can be taken back and done again.
#include "tests/db/somebody.h"

namespace {

using fixture::Somebody;
class RandomWork : public testing::TestWithParam<std::uint64_t> {};

TEST_P(RandomWork, LeavesLogAndProjectionsInStep) {
    auto const store = fixture::in_memory();
    fixture::add_scale(*store);
    auto const empty = fixture::body_of_everything(*store);
    Somebody somebody(*store, GetParam());
    for (int step = 0; step < 300; ++step) {
        somebody.act();
        if (HasFatalFailure()) return;
        if (step % 60 == 0) fixture::expect_sound(*store);
    }
    EXPECT_GT(somebody.done, 100);
    EXPECT_GT(somebody.refused, 10);
    fixture::expect_sound(*store);

    auto const full = fixture::body_of_everything(*store);
    int undone = 0;
    for (; store->undoable(); ++undone) store->undo();
    EXPECT_EQ(fixture::body_of_everything(*store), empty);
    fixture::expect_sound(*store);
    for (; undone > 0; --undone) store->redo();
    EXPECT_EQ(fixture::body_of_everything(*store), full);
    fixture::expect_sound(*store);
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomWork, testing::Values(1, 2, 3, 4, 5, 6));

} // namespace
