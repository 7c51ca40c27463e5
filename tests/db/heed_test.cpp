// What a walk on another connection finds counts for whoever writes: nothing is written until somebody decides.
#include "core/log/redaction.h"
#include "tests/db/installation.h"

namespace {

using core::Trust;
using fixture::refusal;

core::Verification found(Trust status, core::Seq at) {
    core::Verification walked;
    walked.status = status;
    walked.broken_at = at;
    walked.finding = core::say("Found by a walk.");
    return walked;
}

TEST(Heed, AWalkThatFoundTheLogBrokenStopsWriting) {
    fixture::Folder folder;
    auto const store = db::create_workspace(folder.file("a.counterpoint"), fixture::installed(folder, "one"));
    auto const write = [&] {
        store->commit(fixture::put(*store, fixture::claim_saying(*store, "Que oui"), "claim.create"));
    };
    write();
    store->heed(found(Trust::ok, 0));
    store->heed(found(Trust::unsigned_log, 0));
    write();
    store->heed(found(Trust::broken, 2));
    EXPECT_EQ(store->standing().status, Trust::broken);
    auto const head = store->head();
    refusal(core::Code::refused, write);
    refusal(core::Code::refused, [&] { store->undo(); });
    EXPECT_EQ(store->head(), head);
    store->heed(found(Trust::ok, 0)); // a walk over all of it holds again
    write();
    store->heed(found(Trust::broken, 2));
    refusal(core::Code::refused, write);

    store->accept();
    EXPECT_EQ(store->revision(store->head()).operation, core::accept_operation);
    write();
    store->heed(found(Trust::broken, 2)); // decided already
    write();
    store->heed(found(Trust::broken, 1));
    refusal(core::Code::refused, write);
}

} // namespace
