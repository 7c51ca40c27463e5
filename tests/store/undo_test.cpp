// Undo and redo are new revisions that lead back and forth through the log.
#include "tests/store/contract.h"

#include <random>

namespace {

using core::Code;
using core::Kind;
using fixture::claim_saying;
using fixture::put;
using fixture::refusal;

class UndoLog : public contract::OnEveryEngine {};
ON_EVERY_ENGINE(UndoLog);

TEST_P(UndoLog, TakesBackCreationChangeAndDeletion) {
    auto const store = create();
    auto claim = claim_saying(*store, "one");
    store->commit(put(*store, claim, "claim.create"));
    claim.text = "two";
    store->commit(put(*store, claim, "claim.edit"));
    core::Draft erase;
    erase.operation = "claim.erase";
    erase.base = store->head();
    erase.erases = {core::ref(claim.id)};
    store->commit(erase);

    EXPECT_EQ(store->undoable()->operation, "claim.erase");
    store->undo();
    EXPECT_EQ(store->find(claim.id)->text, "two");
    EXPECT_EQ(store->undoable()->operation, "claim.edit");
    EXPECT_EQ(store->redoable()->operation, "claim.erase");
    store->undo();
    EXPECT_EQ(store->find(claim.id)->text, "one");
    store->undo();
    EXPECT_FALSE(store->find(claim.id));
    EXPECT_FALSE(store->undoable());
    EXPECT_EQ(refusal(Code::refused, [&] { store->undo(); }), "anna has nothing to undo.");

    store->redo();
    EXPECT_EQ(store->find(claim.id)->text, "one");
    store->redo();
    EXPECT_EQ(store->find(claim.id)->text, "two");
    store->redo();
    EXPECT_FALSE(store->find(claim.id));
    EXPECT_FALSE(store->redoable());
    EXPECT_EQ(refusal(Code::refused, [&] { store->redo(); }), "anna has nothing to redo.");
    EXPECT_EQ(store->head(), 9);
    EXPECT_EQ(store->revision(4).kind, core::RevisionKind::undo);
    EXPECT_EQ(store->revision(4).reverts, 3);
    EXPECT_EQ(store->revision(9).kind, core::RevisionKind::redo);
    fixture::expect_sound(*store);
}

TEST_P(UndoLog, ANewChangeEndsTheRedoing) {
    auto const store = create();
    store->commit(put(*store, claim_saying(*store, "a")));
    store->commit(put(*store, claim_saying(*store, "b")));
    store->undo();
    EXPECT_TRUE(store->redoable());
    store->commit(put(*store, claim_saying(*store, "c")));
    EXPECT_FALSE(store->redoable());
    store->undo();
    store->undo();
    EXPECT_FALSE(store->undoable());
    store->redo();
    store->redo();
    EXPECT_FALSE(store->redoable());
    EXPECT_EQ(store->list(Kind::claim).size(), 2U);
}

TEST_P(UndoLog, GoesBackAndForthAtAnyPoint) {
    auto const store = create();
    auto claim = claim_saying(*store, "0");
    std::vector<std::string> texts{""};
    for (int at = 0; at < 6; ++at) {
        claim.text = std::to_string(at);
        store->commit(put(*store, claim));
        texts.push_back(claim.text);
    }
    std::size_t place = 6;
    std::mt19937 random(5);
    for (int step = 0; step < 200; ++step) {
        auto const back = random() % 2 == 0;
        if (back && place > 0) {
            store->undo();
            --place;
        } else if (!back && place < 6) {
            store->redo();
            ++place;
        }
        auto const now = store->find(claim.id);
        ASSERT_EQ(now ? now->text : "", texts[place]) << "step " << step;
        ASSERT_EQ(store->undoable().has_value(), place > 0);
        ASSERT_EQ(store->redoable().has_value(), place < 6);
    }
    fixture::expect_sound(*store);
}

TEST_P(UndoLog, TheFoundationStays) {
    auto const store = create();
    fixture::add_scale(*store);
    EXPECT_FALSE(store->undoable());
    store->commit(put(*store, claim_saying(*store, "a")));
    store->undo();
    EXPECT_FALSE(store->undoable());
    EXPECT_EQ(store->list(Kind::scale).size(), 1U);
}

TEST_P(UndoLog, OfEverythingEmptiesTheWorkspaceAndRedoFillsItAgain) {
    auto const store = create();
    fixture::make_world(*store);
    auto const full = fixture::body_of_everything(*store);
    int count = 0;
    while (store->undoable()) {
        store->undo();
        ++count;
    }
    EXPECT_EQ(count, 4);
    core::each_kind([&]<class T>(std::type_identity<T>) {
        EXPECT_EQ(store->list(core::Model<T>::kind).size(), core::Model<T>::kind == Kind::scale);
    });
    EXPECT_TRUE(core::find_hits(*store, "missiles", 10).empty());
    EXPECT_TRUE(store->parties_like("blinken", 10).empty());
    while (store->redoable()) store->redo();
    EXPECT_EQ(fixture::body_of_everything(*store), full);
    EXPECT_FALSE(core::find_hits(*store, "missiles", 10).empty());
    fixture::expect_sound(*store);
}

} // namespace
