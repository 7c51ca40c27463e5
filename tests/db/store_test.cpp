// The write path: one revision per draft, all or nothing; nothing overwritten that somebody else
// changed; a full disk said plainly.
#include "tests/core/filled_record.h"
#include "tests/db/fixture.h"

namespace {

using core::Code;
using core::Kind;
using fixture::claim_saying;
using fixture::put;
using fixture::refusal;

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
    auto party = filled::fitting<core::Party>(1);
    auto topic = filled::fitting<core::Topic>(2);
    auto scale = filled::fitting<core::Scale>(3);
    auto source = filled::fitting<core::Source>(4);
    source.publisher = source.agency = party.id;
    source.archives = {"https://archive.ph/aB3dE", "https://perma.cc/ABCD-1234"};
    source.watch_every = 7;
    auto owner = filled::fitting<core::Party>(9);
    owner.owner = {};
    party.owner = owner.id;
    auto statement = filled::fitting<core::Statement>(5);
    statement.speaker = statement.on_behalf_of = party.id;
    auto claim = filled::fitting<core::Claim>(6);
    claim.topic = topic.id;
    core::Blob const fetched("{\"text\": \"as the file had it\"}");
    claim.came_as = fetched.digest();
    auto link = filled::fitting<core::Link>(7);
    link.relation = core::Relation::refutes;
    link.from = core::ref(statement.id);
    link.to = core::ref(claim.id);
    auto review = filled::fitting<core::Review>(8);
    review.claim = claim.id;
    review.scale = scale.id;
    for (std::size_t at = 0; at < scale.ratings.size(); ++at) {
        scale.ratings[at].key = "r" + std::to_string(at);
        scale.ratings[at].colour = "#0A1b2C";
        scale.ratings[at].ordinal = static_cast<std::int64_t>(at) + 1;
    }
    scale.ratings[0].use = core::RatingUse::open;
    review.rating = "r0";
    auto quotation = *store->find(world.quotation);
    quotation.id = store->ids().next<core::Quotation>();
    quotation.statement = statement.id;
    quotation.quoted_from = world.quotation;
    auto vote = filled::fitting<core::Vote>(10);
    vote.review = review.id;
    vote.scale = scale.id;
    vote.rating = vote.beside = "r0";
    auto correction = filled::fitting<core::Correction>(11);
    correction.review = review.id;
    correction.scale = correction.prior_scale = scale.id;
    correction.rating = correction.prior_rating = "r0";
    auto remark = filled::fitting<core::Remark>(12);
    remark.claim = claim.id;
    remark.on = core::ref(statement.id);
    remark.answers = {};
    remark.correction = correction.id;
    auto request = filled::fitting<core::ReplyRequest>(13);
    request.claim = claim.id;
    request.party = party.id;
    request.outcome = core::Outcome::answered;
    request.answer = statement.id;
    core::Draft draft;
    draft.blobs = {fetched};
    draft.operation = "test";
    draft.base = store->head();
    draft.puts = {owner, party, topic, scale, source, statement, claim, link, review, quotation,
                  vote, correction, remark, request, filled::fitting<core::DeskRules>(14)};
    store->commit(draft);
    for (auto const& record : draft.puts) EXPECT_EQ(store->find(core::ref_of(record)), record);
    fixture::expect_sound(*store);
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
    EXPECT_NE(sentence.find("“second” was changed by bruno at 2022-12-19 10:1"), sentence.npos)
        << sentence;
    EXPECT_EQ(bruno->find(claim.id)->text, "second");
    EXPECT_EQ(bruno->head(), 2);
    core::Draft erase;
    erase.base = 1;
    erase.erases = {core::ref(claim.id)};
    refusal(Code::stale, [&] { bruno->commit(erase); });
    EXPECT_TRUE(bruno->find(claim.id));
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
            draft.blobs = {std::string(noise)};
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
