// A redaction takes out what it names, everywhere: afterwards no byte of the file, of what lies beside it
// or of the newest backup tells it, the log still verifies, and nothing brings it back.
#include "core/operations/merging.h"
#include "core/operations/remarks.h"
#include "tests/db/installation.h"

#include <thread>

namespace {

using core::Extent;
using fixture::installed;
using fixture::status_of;
using fixture::verified;

constexpr std::string_view phrase = "Zoroastre Quetzalcoatl";

class Redact : public testing::Test {
protected:
    void SetUp() override {
        path_ = folder_.file("a.counterpoint");
        auto const store = db::create_workspace(path_, home());
        world_ = fixture::make_world(*store);
    }
    db::OpenOptions home() const { return installed(folder_, "home"); }
    static core::RedactionFacts by_law(Extent extent = Extent::whole) {
        return {"RGPD art. 17 §1", "Tribunal de Paris", extent};
    }
    core::ChangeSet redact(core::Store& store, core::Ref ref, Extent extent = Extent::whole) {
        auto context = core::context_of(store);
        return store.commit(core::redact_record(context, ref, by_law(extent)));
    }
    /// Names of files in the folder that hold the word in whatever case, keys and known heads included.
    std::vector<std::string> holding(std::string_view words) const {
        std::vector<std::string> found;
        for (auto const& entry : std::filesystem::recursive_directory_iterator(folder_.file(""))) {
            if (!entry.is_regular_file()) continue;
            auto const bytes = fixture::read_file(entry.path());
            for (auto word : {std::string(words), std::string("zoroastr"), std::string("Zoroastr")})
                if (bytes.find(word) != bytes.npos) found.push_back(entry.path().filename());
        }
        return found;
    }

    fixture::Folder folder_;
    std::string path_;
    fixture::World world_;
};

TEST_F(Redact, LeavesNoTraceOfARecordAndItsPast) {
    core::Id<core::Claim> claim;
    {
        auto const store = db::open_workspace(path_, home());
        auto record = fixture::claim_saying(*store, "Que " + std::string(phrase) + " ment");
        claim = record.id;
        store->commit(fixture::put(*store, record, "claim.create"));
        record.text = "Que " + std::string(phrase) + " a menti";
        record.note = "Zoroastre seul";
        store->commit(fixture::put(*store, record));
        store->maintain(core::Reader::everything);
        record.text = "Zoroastre encore";
        store->commit(fixture::put(*store, record));
    }
    std::filesystem::copy_file(path_, path_ + ".before-0005.bak");
    EXPECT_GE(holding(phrase).size(), 2U);
    {
        auto const store = db::open_workspace(path_, home());
        auto const done = redact(*store, core::ref(claim));
        EXPECT_EQ(done.remarks.size(), 2U);
        EXPECT_FALSE(store->find(claim));
        EXPECT_TRUE(core::find_hits(*store, "zoroastre", 5).empty());
        fixture::expect_sound(*store);
        for (auto const& step : store->history(core::ref(claim))) EXPECT_TRUE(step.redacted || !step.after);
        // Nothing brings it back, and everything says so.
        EXPECT_EQ(core::render(store->undoable()->remarks.front()),
                  "What was redacted is gone for good: this cannot be undone or done again.");
        auto context = core::context_of(*store);
        fixture::refusal(core::Code::refused, [&] { core::restore_record(context, core::ref(claim), 6); });
        fixture::refusal(core::Code::not_found, [&] { redact(*store, core::ref(claim)); });
        EXPECT_EQ(holding(phrase), std::vector<std::string>()) << "while it is open";
    }
    EXPECT_EQ(holding(phrase), std::vector<std::string>());
    EXPECT_TRUE(std::filesystem::exists(path_ + ".after-redaction.bak"));
    EXPECT_FALSE(std::filesystem::exists(path_ + ".before-0005.bak"));
    auto const found = verified(path_, home());
    EXPECT_EQ(status_of(found), "OK-REDACTED") << core::render(found.finding);
    EXPECT_EQ(found.redacted, 3);
    EXPECT_EQ(status_of(verified(path_ + ".after-redaction.bak", home())), "OK-REDACTED");
}

TEST_F(Redact, TheRevisionSaysOnWhoseWordAndByWhichLaw) {
    auto const store = db::open_workspace(path_, home());
    auto const done = redact(*store, core::ref(world_.review));
    auto const revision = store->revision(done.seq);
    EXPECT_EQ(revision.actor, "anna");
    auto const told = core::redaction_in(
        revision.operation, revision.notice, [&](core::LogPlace const& place) { return place.index + 1; });
    ASSERT_TRUE(told);
    EXPECT_EQ(told->basis, "RGPD art. 17 §1");
    EXPECT_EQ(told->authority, "Tribunal de Paris");
    ASSERT_EQ(told->states.size(), 1U);
    EXPECT_EQ(told->states[0].ref, core::ref(world_.review));
}

TEST_F(Redact, EarlierStatesGoAndThePresentStays) {
    auto const store = db::open_workspace(path_, home());
    auto claim = store->get(world_.claim);
    auto const now = claim;
    claim.text = "Que " + std::string(phrase) + " ment";
    store->commit(fixture::put(*store, claim));
    store->commit(fixture::put(*store, now));
    redact(*store, core::ref(world_.claim), Extent::earlier);
    EXPECT_EQ(store->find(world_.claim), now);
    EXPECT_EQ(holding(phrase), std::vector<std::string>());
    fixture::expect_sound(*store);
    auto const history = store->history(core::ref(world_.claim));
    ASSERT_EQ(history.size(), 3U);
    EXPECT_TRUE(history[0].redacted);
    EXPECT_TRUE(history[1].redacted && history[1].before_redacted);
    EXPECT_FALSE(history[2].redacted);
    EXPECT_TRUE(history[2].after);
    // The record can be worked on as before.
    claim.text = "Encore";
    store->commit(fixture::put(*store, claim));
    store->undo();
    EXPECT_EQ(store->find(world_.claim), now);
    auto const next = store->undoable(); // an earlier step that has nothing to do with it
    EXPECT_EQ(core::render(next->remarks.front()),
              "What was redacted is gone for good: this cannot be undone or done again.");
    EXPECT_EQ(next->operation, "review.rate");
    fixture::refusal(core::Code::not_found, [&] { // nothing earlier is left but the two just made
        redact(*store, core::ref(world_.review), Extent::earlier);
    });
}

TEST_F(Redact, ASourceGoesWithItsBytesUnlessSomebodyElseHasThem) {
    auto const store = db::open_workspace(path_, home());
    auto const words = "Un article sur " + std::string(phrase) + ".";
    auto const one = fixture::import_article(*store, words);
    auto const digest = core::sha256(words);
    ASSERT_TRUE(store->bytes(digest));
    redact(*store, core::ref(one.source));
    EXPECT_FALSE(store->bytes(digest));
    EXPECT_EQ(holding(phrase), std::vector<std::string>());
    auto const two = fixture::import_article(*store, "Les mêmes mots.");
    auto context = core::context_of(*store);
    core::Ingested ingested;
    ingested.text = "Les mêmes mots.";
    ingested.media_type = "text/plain";
    ingested.extractor = "plain/1";
    ingested.title = "Autre";
    auto const three = core::import_source(context, std::string("<p>Les mêmes mots."), std::move(ingested), {},
                                           {core::Obtained::file, "b.txt"});
    store->commit(three.draft);
    redact(*store, core::ref(two.source));
    EXPECT_TRUE(store->bytes(core::sha256("Les mêmes mots.")));
    fixture::expect_sound(*store);
}

TEST_F(Redact, TakesAlongWhatOnlyHangsOnItDeletedOrNot) {
    auto const store = db::open_workspace(path_, home());
    auto context = core::context_of(*store);
    store->commit(core::erase_record(context, core::ref(world_.review)));
    redact(*store, core::ref(world_.claim));
    EXPECT_TRUE(store->states(core::ref(world_.review)).empty());
    EXPECT_TRUE(store->states(core::ref(world_.claim)).empty());
    EXPECT_FALSE(store->states(core::ref(world_.statement)).empty()); // stands on its own
    store->undo();
    EXPECT_FALSE(store->find(world_.claim)) << "an undo reaches an earlier step, never what was redacted";
    EXPECT_FALSE(store->find(world_.review));
    fixture::expect_sound(*store);
}

TEST_F(Redact, WhatStillRepeatsTheWordsIsNamed) {
    auto const store = db::open_workspace(path_, home());
    auto context = core::context_of(*store);
    auto claim = store->get(world_.claim);
    auto const now = claim;
    claim.text = "Que " + std::string(phrase) + " ment";
    store->commit(fixture::put(*store, claim));
    core::RemarkFacts facts{core::ref(world_.claim), "text", std::string(phrase), "Qui est-ce ?", {}, {}};
    auto const remark = core::make_remark(context, world_.claim, facts);
    store->commit(remark.draft);
    facts = {core::ref(world_.claim), "", "", "Un inconnu, semble-t-il.", remark.id, {}};
    auto const answer = core::make_remark(context, world_.claim, facts);
    store->commit(answer.draft);
    store->commit(fixture::put(*store, now));
    auto const told = redact(*store, core::ref(world_.claim), Extent::earlier).remarks;
    ASSERT_EQ(told.size(), 2U) << "the remark, and that copies are elsewhere";
    EXPECT_NE(core::render(told[0]).find("The remark " + core::id_text(remark.id.value)), std::string::npos)
        << core::render(told[0]);
    // Never deleted otherwise, a remark goes when the law says so, with its answers.
    fixture::refusal(core::Code::refused, [&] { core::erase_record(context, core::ref(remark.id)); });
    EXPECT_EQ(redact(*store, core::ref(remark.id)).remarks.size(), 1U);
    EXPECT_FALSE(store->find(remark.id) || store->find(answer.id));
    fixture::expect_sound(*store);
    EXPECT_EQ(holding(phrase), std::vector<std::string>());
}

TEST_F(Redact, IsRefusedWithoutBasisOrAuthority) {
    auto const store = db::open_workspace(path_, home());
    auto context = core::context_of(*store);
    for (auto const& facts : {core::RedactionFacts{"", "CNIL", {}}, core::RedactionFacts{"art. 17", " ", {}}})
        fixture::refusal(core::Code::bad_input,
                         [&] { store->commit(core::redact_record(context, core::ref(world_.claim), facts)); });
    EXPECT_TRUE(store->find(world_.claim));
}

TEST_F(Redact, TheLogLetsNothingElseBeTakenOut) {
    {
        auto const store = db::open_workspace(path_, home());
        auto claim = store->get(world_.claim);
        claim.note = "x";
        store->commit(fixture::put(*store, claim));
        redact(*store, core::ref(world_.claim), Extent::earlier);
    }
    fixture::Tool tool(path_);
    for (auto const* sql :
         {"update change set body = null, salt = null where seq = 1", "update change set body = null where seq = 4",
          "update change set body = '{}'", "update change set digest = x'00'", "delete from redacted",
          "update redacted set seq = 1",
          // Said to be redacted by a revision that came before it.
          "insert into redacted values(10, (select entity from change where seq = 1 and kind = 10), 1, 1);"
          "update change set body = null, salt = null where seq = 1"})
        EXPECT_THROW(tool.run(sql), std::runtime_error) << sql;
}

TEST_F(Redact, ATraceLeftByACrashIsRemovedAtTheNextOpening) {
    {
        auto const store = db::open_workspace(path_, home());
        redact(*store, core::ref(world_.review));
    }
    fixture::Tool(path_).run("insert into meta values('trace', 'redacted')");
    { auto const store = db::open_workspace(path_, home()); }
    EXPECT_EQ(fixture::Tool(path_).rows("select count(*) from meta where key = 'trace'")[0][0], "0");
}

TEST_F(Redact, TracesAreRemovedOnAThreadOfTheirOwnWhileOthersRead) {
    auto later = home();
    later.scrubbing = db::Scrubbing::later;
    auto const store = db::open_workspace(path_, later);
    auto record = fixture::claim_saying(*store, "Que " + std::string(phrase) + " ment");
    store->commit(fixture::put(*store, record, "claim.create"));
    store->maintain(core::Reader::everything);
    EXPECT_FALSE(store->scrub_due());
    EXPECT_EQ(redact(*store, core::ref(record.id)).remarks.size(), 0U);
    EXPECT_TRUE(store->scrub_due());

    // Somebody who reads what was before holds it up for a while: long enough to look at what happens meanwhile.
    auto const reader = store->reader();
    std::vector<core::Message> remarks;
    std::thread worker;
    core::Seq const before = store->head();
    reader->together([&] {
        ASSERT_EQ(reader->head(), before);
        worker = std::thread([&] {
            core::Progress progress;
            remarks = store->scrub_redacted(progress);
        });
        auto claim = store->get(world_.claim);
        claim.note = "Meanwhile";
        for (int tries = 0;; ++tries) {
            try {
                store->commit(fixture::put(*store, claim));
            } catch (core::Error const& error) {
                EXPECT_EQ(error.code(), core::Code::locked) << error.what();
                break;
            }
            ASSERT_LT(tries, 10'000) << "nothing was removed";
            claim.note += ".";
            std::this_thread::sleep_for(std::chrono::milliseconds(1)); // its turn
        }
        EXPECT_TRUE(store->find(world_.claim)); // reading goes on
        EXPECT_TRUE(store->maintain(16)) << "there is more to do later";
        store->look(world_.claim);
        fixture::refusal(core::Code::locked, [&] { store->begin_bulk_load(); });
        core::Progress progress;
        fixture::refusal(core::Code::locked, [&] { store->check(core::Repair::yes, progress); });
    });
    worker.join();
    ASSERT_EQ(remarks.size(), 1U);
    EXPECT_FALSE(store->scrub_due()) << core::render(remarks[0]);
    EXPECT_EQ(holding(phrase), std::vector<std::string>()) << "while it is open";
    fixture::expect_sound(*store);
    auto claim = store->get(world_.claim);
    claim.note = "Afterwards";
    store->commit(fixture::put(*store, claim));
}

TEST_F(Redact, StoppedHalfwayItGoesOnAtTheNextOpening) {
    auto later = home();
    later.scrubbing = db::Scrubbing::later;
    {
        auto const store = db::open_workspace(path_, later);
        redact(*store, core::ref(world_.review));
        std::stop_source stop;
        stop.request_stop();
        core::Progress progress(stop.get_token(), {});
        auto const remarks = store->scrub_redacted(progress);
        ASSERT_EQ(remarks.size(), 1U);
        EXPECT_NE(core::render(remarks[0]).find("until it is opened again"), std::string::npos);
        EXPECT_TRUE(store->scrub_due());
    }
    {
        auto const store = db::open_workspace(path_, later);
        EXPECT_TRUE(store->scrub_due()) << "whoever opens it removes them when there is time";
    }
    auto const store = db::open_workspace(path_, home());
    EXPECT_FALSE(store->scrub_due());
    fixture::expect_sound(*store);
}

TEST(MergeParties, MovesEveryReferenceAndJoinsNamesAndRoles) {
    auto const store = fixture::in_memory();
    auto const world = fixture::make_world(*store);
    auto context = core::context_of(*store);
    core::Party other;
    other.name = "Antony J. Blinken";
    other.aliases = {"Tony Blinken", "Antony Blinken"};
    other.roles = {{"secrétaire d’État", "États-Unis", {}, {}}};
    auto const made = core::add_party(context, other);
    store->commit(made.draft);
    auto const keep = store->get(world.statement).speaker;
    core::StatementFacts facts;
    facts.text = "Oui.";
    facts.speaker = "Antony J. Blinken";
    facts.on_behalf_of = "Antony J. Blinken";
    auto const said = core::record_statement(context, facts);
    store->commit(said.draft);
    auto const before = fixture::body_of_everything(*store);
    store->commit(core::merge_parties(context, keep, {made.id}));
    EXPECT_FALSE(store->find(made.id));
    EXPECT_EQ(store->get(said.id).speaker, keep);
    EXPECT_EQ(store->get(said.id).on_behalf_of, keep);
    auto const party = store->get(keep);
    EXPECT_EQ(party.aliases, (std::vector<std::string>{"Antony J. Blinken", "Tony Blinken"}));
    EXPECT_EQ(party.roles.size(), 1U);
    EXPECT_EQ(store->party_named("tony blinken"), keep);
    fixture::expect_sound(*store);
    store->undo();
    EXPECT_EQ(fixture::body_of_everything(*store), before);
    fixture::refusal(core::Code::refused, [&] { core::merge_parties(context, keep, {keep}); });
    fixture::refusal(core::Code::refused, [&] { core::merge_parties(context, keep, {}); });
    fixture::refusal(core::Code::not_found, [&] { core::merge_parties(context, keep, {core::Id<core::Party>{7}}); });
}

} // namespace
