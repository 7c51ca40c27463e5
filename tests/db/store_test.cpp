// The write path: one revision per draft, all or nothing; undo and redo as new revisions; nothing
// overwritten that somebody else changed.
#include "tests/core/filled_record.h"
#include "tests/db/fixture.h"

namespace {

using core::Code;
using core::Kind;
using fixture::refusal;

core::Draft put(core::Store& store, core::Record record, std::string operation = "claim.edit") {
    core::Draft draft;
    draft.operation = std::move(operation);
    draft.base = store.head();
    draft.puts = {std::move(record)};
    return draft;
}

core::Claim claim_saying(core::Store& store, std::string text) {
    core::Claim claim;
    claim.id = store.ids().next<core::Claim>();
    claim.text = std::move(text);
    return claim;
}

TEST(Store, ANewWorkspaceIsEmptyAndSound) {
    auto const store = fixture::in_memory();
    EXPECT_EQ(store->head(), 0);
    EXPECT_FALSE(store->undoable());
    EXPECT_FALSE(store->redoable());
    EXPECT_EQ(store->actor(), "anna");
    EXPECT_FALSE(store->read_only());
    EXPECT_EQ(store->reader(), nullptr);
    EXPECT_EQ(store->counts().revisions, 0);
    fixture::expect_sound(*store);
}

TEST(Store, EveryFieldOfEveryKindIsReadBack) {
    // References and digests lead nowhere here, so the projections are written past the rules.
    auto const store = fixture::in_memory();
    auto const world = fixture::make_world(*store);
    auto party = filled::record<core::Party>(1);
    auto topic = filled::record<core::Topic>(2);
    auto scale = filled::record<core::Scale>(3);
    auto source = filled::record<core::Source>(4);
    source.publisher = party.id;
    auto statement = filled::record<core::Statement>(5);
    statement.speaker = statement.on_behalf_of = party.id;
    auto claim = filled::record<core::Claim>(6);
    claim.topic = topic.id;
    auto link = filled::record<core::Link>(7);
    link.relation = core::Relation::refutes;
    link.from = core::ref(statement.id);
    link.to = core::ref(claim.id);
    auto review = filled::record<core::Review>(8);
    review.claim = claim.id;
    review.scale = scale.id;
    for (std::size_t at = 0; at < scale.ratings.size(); ++at)
        scale.ratings[at].key = "r" + std::to_string(at);
    review.rating = "r0";
    auto quotation = *store->find(world.quotation);
    quotation.id = store->ids().next<core::Quotation>();
    quotation.statement = statement.id;
    quotation.quoted_from = world.quotation;
    core::Draft draft;
    draft.operation = "test";
    draft.base = store->head();
    draft.puts = {party, topic, scale, source, statement, claim, link, review, quotation};
    store->commit(draft);
    for (auto const& record : draft.puts) EXPECT_EQ(store->find(core::ref_of(record)), record);
    fixture::expect_sound(*store);
}

TEST(Store, ACommitIsOneRevisionThatSaysWhoWhenAndWhat) {
    auto const store = fixture::in_memory();
    auto draft = put(*store, claim_saying(*store, "a"), "claim.create");
    draft.reason = "because";
    auto const changed = store->commit(draft);
    EXPECT_EQ(changed.seq, 1);
    EXPECT_TRUE(changed.touches(Kind::claim));
    EXPECT_FALSE(changed.touches(Kind::party));
    auto const revision = store->revision(1);
    EXPECT_EQ(revision.actor, "anna");
    EXPECT_EQ(revision.operation, "claim.create");
    EXPECT_EQ(revision.reason, "because");
    EXPECT_EQ(revision.index, 0);
    EXPECT_EQ(revision.lane.size(), 32U);
    EXPECT_GT(revision.at.ms, 1'671'444'900'000);
    EXPECT_EQ(store->changes(1).size(), 1U);
    EXPECT_EQ(store->revisions(0, 10).size(), 1U);
    EXPECT_EQ(refusal(Code::not_found, [&] { store->revision(2); }), "There is no revision 2.");
}

TEST(Store, AnIdlePutLeavesNoRevision) {
    auto const store = fixture::in_memory();
    auto const claim = claim_saying(*store, "a");
    store->commit(put(*store, claim));
    auto const changed = store->commit(put(*store, claim));
    EXPECT_EQ(changed.seq, 0);
    EXPECT_TRUE(changed.refs.empty());
    core::Draft erase;
    erase.base = store->head();
    erase.erases = {core::Ref{Kind::claim, 12345}};
    EXPECT_EQ(store->commit(erase).seq, 0);
    EXPECT_EQ(store->head(), 1);
}

TEST(Store, AStaleDraftIsRefusedNamingWho) {
    fixture::Folder folder;
    auto const path = folder.file("a.counterpoint");
    auto claim = core::Claim{};
    {
        auto const store = db::create_workspace(path, fixture::options("anna"));
        claim = claim_saying(*store, "first");
        store->commit(put(*store, claim));
    }
    auto const bruno = db::open_workspace(path, fixture::options("bruno", 2));
    auto old = put(*bruno, claim);
    claim.text = "second";
    bruno->commit(put(*bruno, claim));
    std::get<core::Claim>(old.puts[0]).text = "third";
    auto const sentence = refusal(Code::stale, [&] { bruno->commit(old); });
    EXPECT_NE(sentence.find("“second” was changed by bruno at 2022-12-19T10:1"), sentence.npos)
        << sentence;
    EXPECT_EQ(bruno->find(claim.id)->text, "second");
    EXPECT_EQ(bruno->head(), 2);
    core::Draft erase;
    erase.base = 1;
    erase.erases = {core::ref(claim.id)};
    refusal(Code::stale, [&] { bruno->commit(erase); });
    EXPECT_TRUE(bruno->find(claim.id));
}

TEST(Store, ADraftOnAnErasedRecordIsStaleAndStillNamesIt) {
    auto const store = fixture::in_memory();
    auto claim = claim_saying(*store, "gone soon");
    store->commit(put(*store, claim));
    auto late = put(*store, claim);
    std::get<core::Claim>(late.puts[0]).text = "late";
    core::Draft erase;
    erase.base = store->head();
    erase.erases = {core::ref(claim.id)};
    store->commit(erase);
    auto const sentence = refusal(Code::stale, [&] { store->commit(late); });
    EXPECT_NE(sentence.find("“gone soon”"), sentence.npos) << sentence;
}

TEST(Store, ARefusedDraftLeavesNothingBehind) {
    auto const store = fixture::in_memory();
    auto good = claim_saying(*store, "good");
    auto bad = claim_saying(*store, "  ");
    core::Draft draft;
    draft.puts = {good, bad};
    draft.blobs = {"bytes"};
    refusal(Code::bad_input, [&] { store->commit(draft); });
    EXPECT_FALSE(store->find(good.id));
    EXPECT_FALSE(store->bytes(core::sha256("bytes")));
    EXPECT_EQ(store->head(), 0);
    fixture::expect_sound(*store);
}

TEST(Undo, TakesBackCreationChangeAndDeletion) {
    auto const store = fixture::in_memory();
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
    EXPECT_EQ(store->revision(4).nature, core::Nature::undo);
    EXPECT_EQ(store->revision(4).reverts, 3);
    EXPECT_EQ(store->revision(9).nature, core::Nature::redo);
    fixture::expect_sound(*store);
}

TEST(Undo, ANewChangeEndsTheRedoing) {
    auto const store = fixture::in_memory();
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

TEST(Undo, GoesBackAndForthAtAnyPoint) {
    auto const store = fixture::in_memory();
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

TEST(Undo, SurvivesReopening) {
    fixture::Folder folder;
    auto const path = folder.file("a.counterpoint");
    core::Id<core::Claim> id;
    {
        auto const store = db::create_workspace(path, fixture::options());
        auto const claim = claim_saying(*store, "kept");
        id = claim.id;
        store->commit(put(*store, claim));
        store->commit(put(*store, claim_saying(*store, "other")));
        store->undo();
    }
    {
        auto const store = db::open_workspace(path, fixture::options());
        EXPECT_TRUE(store->redoable());
        store->undo();
        EXPECT_FALSE(store->find(id));
    }
    auto const store = db::open_workspace(path, fixture::options());
    store->redo();
    store->redo();
    EXPECT_EQ(store->list(Kind::claim).size(), 2U);
    fixture::expect_sound(*store);
}

TEST(Undo, EachPersonTakesBackTheirOwn) {
    fixture::Folder folder;
    auto const path = folder.file("a.counterpoint");
    core::Claim hers;
    {
        auto const anna = db::create_workspace(path, fixture::options("anna"));
        hers = claim_saying(*anna, "hers");
        anna->commit(put(*anna, hers));
    }
    core::Claim his;
    {
        auto const bruno = db::open_workspace(path, fixture::options("bruno", 2));
        EXPECT_FALSE(bruno->undoable());
        his = claim_saying(*bruno, "his");
        bruno->commit(put(*bruno, his));
    }
    auto const anna = db::open_workspace(path, fixture::options("anna", 3));
    EXPECT_EQ(anna->undoable()->seq, 1);
    anna->undo();
    EXPECT_FALSE(anna->find(hers.id));
    EXPECT_TRUE(anna->find(his.id));
    EXPECT_FALSE(anna->undoable());
}

TEST(Undo, IsRefusedWhenSomebodyElseMovedTheRecord) {
    fixture::Folder folder;
    auto const path = folder.file("a.counterpoint");
    core::Claim claim;
    {
        auto const anna = db::create_workspace(path, fixture::options("anna"));
        claim = claim_saying(*anna, "hers");
        anna->commit(put(*anna, claim));
    }
    {
        auto const bruno = db::open_workspace(path, fixture::options("bruno", 2));
        claim.text = "his";
        bruno->commit(put(*bruno, claim));
    }
    auto const anna = db::open_workspace(path, fixture::options("anna", 3));
    auto const sentence = refusal(Code::stale, [&] { anna->undo(); });
    EXPECT_NE(sentence.find("bruno"), sentence.npos);
    EXPECT_EQ(anna->find(claim.id)->text, "his");
    EXPECT_TRUE(anna->undoable());
}

TEST(Undo, TheFoundationStays) {
    auto const store = fixture::in_memory();
    fixture::add_scale(*store);
    EXPECT_FALSE(store->undoable());
    store->commit(put(*store, claim_saying(*store, "a")));
    store->undo();
    EXPECT_FALSE(store->undoable());
    EXPECT_EQ(store->list(Kind::scale).size(), 1U);
}

TEST(Undo, OfEverythingEmptiesTheWorkspaceAndRedoFillsItAgain) {
    auto const store = fixture::in_memory();
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
    EXPECT_TRUE(store->search("missiles", 10).empty());
    EXPECT_TRUE(store->parties_like("blinken", 10).empty());
    while (store->redoable()) store->redo();
    EXPECT_EQ(fixture::body_of_everything(*store), full);
    EXPECT_FALSE(store->search("missiles", 10).empty());
    fixture::expect_sound(*store);
}

TEST(History, TellsTheLifeOfARecord) {
    auto const store = fixture::in_memory();
    auto claim = claim_saying(*store, "one");
    store->commit(put(*store, claim));
    claim.text = "two";
    store->commit(put(*store, claim));
    core::Draft erase;
    erase.base = store->head();
    erase.erases = {core::ref(claim.id)};
    store->commit(erase);
    auto const steps = store->history(core::ref(claim.id));
    ASSERT_EQ(steps.size(), 3U);
    EXPECT_FALSE(steps[0].before);
    EXPECT_EQ(std::get<core::Claim>(*steps[1].before).text, "one");
    EXPECT_EQ(std::get<core::Claim>(*steps[1].after).text, "two");
    EXPECT_FALSE(steps[2].after);
    EXPECT_EQ(std::get<core::Claim>(*store->before(core::ref(claim.id), 2)).text, "one");
    EXPECT_FALSE(store->before(core::ref(claim.id), 1));
    EXPECT_EQ(store->last_change(core::ref(claim.id)), 3);
    EXPECT_EQ(store->last_change({Kind::claim, 5}), 0);
}

TEST(DiskFull, SaysSoKeepsEarlierWorkAndTheLogHolds) {
    fixture::Folder folder;
    auto const path = folder.file("a.counterpoint");
    auto limited = fixture::options();
    limited.max_pages = 120;
    core::Claim kept;
    {
        auto const store = db::create_workspace(path, limited);
        kept = claim_saying(*store, "kept");
        store->commit(put(*store, kept));
        std::mt19937 random(1);
        auto const commit_noise = [&] {
            auto draft = put(*store, claim_saying(*store, std::string(3000, 'x')));
            std::string noise(6000, '\0');
            for (auto& byte : noise) byte = static_cast<char>(random());
            draft.blobs = {noise};
            store->commit(draft);
        };
        auto const sentence = refusal(Code::disk_full, [&] {
            for (int at = 0; at < 2000; ++at) commit_noise();
        });
        EXPECT_EQ(sentence, "The disk is full: nothing of this change was saved, everything before it "
                            "is kept. Free some space and try again.");
        EXPECT_TRUE(store->find(kept.id));
        fixture::expect_sound(*store);
    }
    auto const store = db::open_workspace(path, fixture::options());
    EXPECT_TRUE(store->find(kept.id));
    store->commit(put(*store, claim_saying(*store, "room again")));
    fixture::expect_sound(*store);
}

TEST(DiskFull, AWorkspaceThatCannotBeFoundedLeavesNoFile) {
    fixture::Folder folder;
    EXPECT_ANY_THROW(db::create_workspace(folder.file("no/such/folder/a"), fixture::options()));
    EXPECT_EQ(folder.names(), std::vector<std::string>());
}

TEST(Blobs, AreKeptOnceAndReadBackChecked) {
    auto const store = fixture::in_memory();
    std::string const text(100'000, 'a');
    std::string noise(1000, '\0');
    std::mt19937 random(1);
    for (auto& byte : noise) byte = static_cast<char>(random());
    auto draft = put(*store, claim_saying(*store, "a"));
    draft.blobs = {text, noise, std::string(), text};
    store->commit(draft);
    for (auto const& bytes : draft.blobs) EXPECT_EQ(store->bytes(core::sha256(bytes)), bytes);
    EXPECT_FALSE(store->bytes(core::sha256("never stored")));
}

TEST(Readers, SeeWhatIsCommittedOnAnotherThreadOfWork) {
    fixture::Folder folder;
    auto const store = db::create_workspace(folder.file("a.counterpoint"), fixture::options());
    auto const reader = store->reader();
    EXPECT_EQ(reader->head(), 0);
    auto const claim = claim_saying(*store, "a");
    store->commit(put(*store, claim));
    EXPECT_EQ(reader->head(), 1);
    EXPECT_EQ(reader->find(claim.id)->text, "a");
}

} // namespace
