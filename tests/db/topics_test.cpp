// Topics by the letters typed.
#include "core/editorial/topics.h"
#include "core/operations/claims.h"
#include "tests/db/fixture.h"

namespace {

class TopicsLike : public testing::Test {
protected:
    TopicsLike() : store_(fixture::in_memory()) {
        for (auto const* name : {"Énergie", "Guerre en Russie", "Russie", "Transports"}) {
            auto context = core::context_of(*store_);
            store_->commit(core::add_topic(context, name).draft);
        }
    }
    std::vector<std::string> like(std::string_view typed, std::size_t most = 8) {
        std::vector<std::string> names;
        for (auto const& topic : core::topics_like(*store_, typed, most)) names.push_back(topic.name);
        return names;
    }
    using Names = std::vector<std::string>;
    std::unique_ptr<core::Store> store_;
};

TEST_F(TopicsLike, AreThoseOfWhichAWordBeginsSo) {
    EXPECT_EQ(like("rus"), (Names{"Russie", "Guerre en Russie"}));
    EXPECT_EQ(like("ENER"), Names{"Énergie"});
    EXPECT_EQ(like("ssie"), Names{});
}

TEST_F(TopicsLike, AreAllWithNothingTypedAndNeverMoreThanAskedFor) {
    EXPECT_EQ(like(""), (Names{"Énergie", "Guerre en Russie", "Russie", "Transports"}));
    EXPECT_EQ(like("", 1), Names{"Énergie"});
}

} // namespace
