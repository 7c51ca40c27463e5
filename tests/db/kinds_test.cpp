// A workspace with something of every kind: whatever hangs on a claim is in its story, is shown on its page and goes
// with it, without being named anywhere.
#include "core/editorial/chronicle.h"
#include "core/editorial/queue.h"
#include "core/editorial/shown_for.h"
#include "tests/db/rich_desk.h"

namespace {

class KindsOnADesk : public testing::Test {
protected:
    void SetUp() override {
        desk_.publish_and_correct();
        desk_.look_around();
    }
    template <class Call>
    void each_hanging(Call const& call) {
        core::each_kind([&]<class T>(std::type_identity<T>) {
            auto const kind = core::Model<T>::kind;
            auto const ids = store_->list(kind);
            EXPECT_FALSE(ids.empty()) << "the rich desk has no " << core::Model<T>::name;
            if (core::has_trait(kind, core::shared)) return;
            for (auto const id : ids) call(core::Ref{kind, id});
        });
    }

    std::unique_ptr<core::Store> store_ = db::create_workspace(":memory:", fixture::options());
    fixture::RichDesk desk_{*store_};
};

TEST_F(KindsOnADesk, WhatIsShownOnTheClaimIsInItsStory) {
    auto const claim = core::ref(desk_.world.claim);
    auto const story = core::belonging_to(*store_, claim);
    std::set<core::Kind> met;
    each_hanging([&](core::Ref ref) {
        if (core::shown_for(*store_, ref) != claim) return;
        met.insert(ref.kind);
        EXPECT_TRUE(std::ranges::count(story, ref)) << core::kind_name(ref.kind);
    });
    EXPECT_EQ(met, (std::set{core::Kind::link, core::Kind::review, core::Kind::vote, core::Kind::correction,
                             core::Kind::remark, core::Kind::reply_request}));
}

TEST_F(KindsOnADesk, TheWayToAPageEndsWhereThereIsOne) {
    each_hanging([&](core::Ref ref) {
        auto const page = core::shown_for(*store_, ref);
        EXPECT_TRUE(core::has_trait(page.kind, core::shared)) << core::kind_name(ref.kind);
        EXPECT_FALSE(core::shown_at_of(*store_->find(page)));
    });
    EXPECT_EQ(core::shown_for(*store_, core::ref(desk_.world.text)), core::ref(desk_.world.source));
    EXPECT_EQ(core::shown_for(*store_, core::ref(desk_.world.quotation)), core::ref(desk_.world.statement));
    core::Ref const nothing{core::Kind::vote, 12345};
    EXPECT_EQ(core::shown_for(*store_, nothing), nothing);
}

TEST_F(KindsOnADesk, WhatHangsOnARecordGoesWithIt) {
    auto const all = core::with_all_that_hung(*store_, core::ref(desk_.world.claim));
    each_hanging([&](core::Ref ref) {
        auto const elsewhere = core::shown_for(*store_, ref) != core::ref(desk_.world.claim);
        EXPECT_TRUE(elsewhere || std::ranges::count(all, ref)) << core::kind_name(ref.kind);
    });
}

TEST_F(KindsOnADesk, WhatSomebodyElseChangedOnAClaimIsNews) {
    auto const news = core::changed_since(*store_, desk_.world.claim, 0, "zoé");
    each_hanging([&](core::Ref ref) {
        auto const elsewhere = core::shown_for(*store_, ref) != core::ref(desk_.world.claim);
        EXPECT_TRUE(elsewhere || std::ranges::count(news, ref) == 1) << core::kind_name(ref.kind);
    });
}

TEST_F(KindsOnADesk, WhatStaysOnRecordIsNotDeletedNorWhatStaysAsGivenSteppedBack) {
    auto context = core::context_of(*store_);
    each_hanging([&](core::Ref ref) {
        SCOPED_TRACE(core::kind_name(ref.kind));
        if (core::has_trait(ref.kind, core::undeleted)) {
            EXPECT_THROW(core::erase_record(context, ref), core::Error);
        }
        if (core::has_trait(ref.kind, core::as_given)) {
            EXPECT_THROW(core::restore_record(context, ref, store_->head()), core::Error);
        }
    });
}

} // namespace
