// A search that may be kept, before it has its name.
#include "core/operations/searches.h"
#include "tests/db/fixture.h"

namespace {

TEST(SearchToKeep, IsAsItIsKeptAndRefusedWhenItIsKeptAlready) {
    auto const store = fixture::in_memory();
    auto const search = core::search_to_keep(*store, "  missiles   speaker:ned ");
    EXPECT_EQ(search.words, "missiles speaker:ned");
    EXPECT_FALSE(search.id);
    EXPECT_EQ(store->list(core::Kind::saved_search).size(), 0U);
    auto context = core::context_of(*store);
    store->commit(core::save_search(context, search.words, "Ned").draft);
    EXPECT_EQ(fixture::refusal(core::Code::refused, [&] { core::search_to_keep(*store, "missiles speaker:ned"); }),
              "That search is kept already, as “Ned”.");
    EXPECT_NE(fixture::refusal(core::Code::bad_input, [&] { core::search_to_keep(*store, "…"); }), "");
}

} // namespace
