// Remarks on the real store: they stand on passages, call people by name, and are resolved, not deleted.
#include "core/editorial/queue.h"
#include "core/operations/remarks.h"
#include "tests/db/editorial.h"

namespace {

using core::Code;
using fixture::refusal;

class Remarks : public fixture::Editorial {};

TEST_F(Remarks, RemarksStandOnPassagesAndAreResolvedNotDeleted) {
    auto& context = as("bruno");
    EXPECT_EQ(refusal(Code::bad_input,
                      [&] {
                          core::make_remark(context, world_.claim, {{}, "text", "pas là", "?", {}});
                      }),
              "The words “pas là” do not stand there.");
    refusal(Code::bad_input, [&] { core::make_remark(context, world_.claim, {{}, "colour", "", "?", {}}); });
    refusal(Code::bad_input, [&] { core::make_remark(context, world_.claim, {{}, "", "", " ", {}}); });
    auto const made =
        core::make_remark(context, world_.claim, {{}, "text", "missiles", "@anna tirés par qui ? @personne", {}});
    store_->commit(made.draft);
    auto const remark = store_->get(made.id);
    EXPECT_EQ(remark.mentions, std::vector<std::string>{"anna"});
    EXPECT_EQ(remark.start, 4);
    auto changed = claim();
    changed.text = "Plus de 900 missiles ont été tirés.";
    as("anna");
    store_->commit(core::edit_record(context, changed));
    EXPECT_EQ(core::passage_now(*store_, remark)->start, 12);
    changed.text = "Autre chose.";
    as("anna");
    store_->commit(core::edit_record(context, changed));
    EXPECT_FALSE(core::passage_now(*store_, remark));
    auto queue = core::queue_of(*store_, "anna", store_->now(), 50);
    EXPECT_EQ(std::ranges::count(queue.for_me, core::Why::mentioned, &core::Waiting::why), 1);
    refusal(Code::refused, [&] { core::erase_record(context, core::ref(made.id)); });
    as("anna");
    store_->commit(core::resolve_remark(context, made.id, core::Resolve::yes));
    EXPECT_EQ(store_->get(made.id).resolved_by, "anna");
    EXPECT_TRUE(core::resolve_remark(context, made.id, core::Resolve::yes).puts.empty());
    queue = core::queue_of(*store_, "anna", store_->now(), 50);
    EXPECT_EQ(std::ranges::count(queue.for_me, core::Why::mentioned, &core::Waiting::why), 0);
    EXPECT_EQ(core::remarks_on(*store_, world_.claim).size(), 1U);
}

TEST_F(Remarks, ARemarkIsAboutThePlaceThatWasMeant) {
    auto changed = claim();
    changed.text = "Oui ou non, oui ou non ?";
    auto& context = as("anna");
    store_->commit(core::edit_record(context, changed));
    as("anna");
    auto const made = core::make_remark(context, world_.claim, {{}, "text", "ou non", "Laquelle ?", {}, {16, 22}});
    store_->commit(made.draft);
    EXPECT_EQ(store_->get(made.id).start, 16);
    as("anna");
    auto const first = core::make_remark(context, world_.claim, {{}, "text", "ou non", "La première ?", {}, {3, 9}});
    store_->commit(first.draft);
    EXPECT_EQ(store_->get(first.id).start, 4) << "no such words there: the first place they have";
}

TEST_F(Remarks, MentionsMeanTheLongestName) {
    std::vector<std::string> const people{"Ann", "Ann Lee", "Zoé"};
    EXPECT_EQ(core::mentions_in("@Ann Lee et @Zoé, puis @Ann Lee", people),
              (std::vector<std::string>{"Ann Lee", "Zoé"}));
    EXPECT_EQ(core::mentions_in("@Ann, ann@example.org @", people), std::vector<std::string>{"Ann"});
}

} // namespace
