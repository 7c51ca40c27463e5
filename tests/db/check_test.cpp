// Projections against the log: what was altered, lost or added in them is found, named and rebuilt.
#include "tests/db/fixture.h"

namespace {

class Check : public testing::Test {
protected:
    void SetUp() override {
        path_ = folder_.file("a.counterpoint");
        auto const store = db::create_workspace(path_, fixture::options());
        world_ = fixture::make_world(*store);
        whole_ = fixture::body_of_everything(*store);
    }
    /// Tampers, then expects these findings, that looking changes nothing, and that repair mends it.
    void expect_mended(std::string const& sql, std::vector<std::string> const& sentences) {
        fixture::Tool(path_).tamper(sql);
        auto const store = db::open_workspace(path_, fixture::options());
        core::Progress progress;
        for (auto const repair : {core::Repair::no, core::Repair::no, core::Repair::yes}) {
            auto const inspection = store->check(repair, progress);
            std::vector<std::string> found;
            for (auto const& finding : inspection.findings) found.push_back(core::render(finding));
            EXPECT_EQ(found, sentences) << sql;
            EXPECT_EQ(inspection.repaired,
                      repair == core::Repair::yes ? static_cast<std::int64_t>(sentences.size()) : 0);
            EXPECT_EQ(inspection.records, 13);
        }
        fixture::expect_sound(*store);
        EXPECT_EQ(fixture::body_of_everything(*store), whole_);
        EXPECT_EQ(core::find_hits(*store, "missiles", 10).size(), 3U);
        EXPECT_EQ(store->parties_like("blin", 10).size(), 1U);
    }
    std::string claim() const { return core::id_text(world_.claim.value); }
    fixture::Folder folder_;
    std::string path_;
    fixture::World world_;
    std::string whole_;
};

TEST_F(Check, FindsNothingInASoundWorkspace) { expect_mended("select 1", {}); }

TEST_F(Check, AnAlteredRow) {
    expect_mended("update claim set text = 'altered'",
                  {"The claim " + claim() + " is not what the log says it is."});
}
TEST_F(Check, AMissingRow) {
    expect_mended("delete from claim", {"The claim " + claim() + " is not what the log says it is."});
}
TEST_F(Check, AnExtraRow) {
    expect_mended("insert into claim(id, text) values(5, 'planted')",
                  {"The claim 0000000000005 is not in the log at all."});
}
TEST_F(Check, ARowThatIsNoRecordAnyMore) {
    expect_mended("update source set published = 'not a date'",
                  {"The source " + core::id_text(world_.source.value) +
                   " is not what the log says it is."});
}
TEST_F(Check, ADeletedRecordThatIsStillListed) {
    {
        auto const store = db::open_workspace(path_, fixture::options());
        auto context = core::context_of(*store);
        store->commit(core::erase_record(context, core::ref(world_.review)));
        whole_ = fixture::body_of_everything(*store);
    }
    expect_mended("insert into review(id, claim) values(" + std::to_string(world_.review.value) + ", 1)",
                  {"The review " + core::id_text(world_.review.value) +
                   " was deleted, but is still listed."});
}
TEST_F(Check, AnEmptiedSearchIndex) {
    expect_mended("insert into search(search) values('delete-all')", {"The search index is empty."});
}
TEST_F(Check, ARecordWithOtherWords) {
    expect_mended("insert into search(rowid, words) select number, 'other' from searchable where id = " +
                      std::to_string(world_.claim.value),
                  {"The claim " + claim() + " is not found by its words."});
}
TEST_F(Check, WordsOfNothing) {
    expect_mended("insert into search(rowid, words) values(500, 'planted missiles')",
                  {"The search index holds words of no record."});
}
TEST_F(Check, FacetsThatAreNotTrue) {
    expect_mended("update searchable set facets = '' where id = " + std::to_string(world_.claim.value),
                  {"The claim " + claim() + " is not found by its words."});
}
TEST_F(Check, ARecordOfAnotherKindInAnIndex) {
    expect_mended("update searchable set kind = 9 where id = " + std::to_string(world_.claim.value),
                  {"The claim " + claim() + " is not found by its words."});
    expect_mended("update match_doc set kind = 9", {"The matching index is not what the records make of it."});
}
TEST_F(Check, AMatchThatIsNeverLookedFor) {
    expect_mended("update match_doc set number = -1 where number = (select max(number) from match_doc)",
                  {"The matching index is not what the records make of it."});
}
TEST_F(Check, PlacesOfNothing) {
    expect_mended("insert into searchable(id, kind, facets) values(5, 9, '')",
                  {"The search index holds words of no record."});
}
TEST_F(Check, LinesOfNoClaim) {
    for (auto const* sql : {"insert into claim_line select 5, -5, state, topic, speaker, speaker_name, said_day, rating, "
                            "text_key from claim_line",
                            "insert into stale_claim values(5)"})
        expect_mended(sql, {"The list of claims holds lines of no claim."});
}
TEST_F(Check, NamesOfNobody) {
    for (auto const* sql : {"insert into party_name values('planted', 1, 5)", "insert into office values('planted', 5)"})
        expect_mended(sql, {"The list of names holds names of no party."});
}
TEST_F(Check, AStaleClaimThatIsAnother) {
    expect_mended("insert into stale_claim select id from claim",
                  {"The claim " + claim() + " is not listed where it belongs.",
                   "The list of claims holds lines of no claim."});
}
TEST_F(Check, ALineAtAnotherPlace) {
    expect_mended("update claim_line set newest = 5", {"The claim " + claim() + " is not listed where it belongs."});
}
TEST_F(Check, AValueThatReadsAsWhatItIsNot) {
    fixture::Tool tool(path_);
    auto const link = core::id_text(std::stoll(tool.rows("select id from link")[0][0]));
    auto const statement = core::id_text(world_.statement.value);
    expect_mended("update link set relation = 'assests'", {"The link " + link + " is not what the log says it is."});
    expect_mended("update statement set said_on_day = 5",
                  {"The statement " + statement + " is not what the log says it is."});
    expect_mended("update quotation set quoted_from = 0",
                  {"The quotation " + core::id_text(world_.quotation.value) + " is not what the log says it is."});
    for (auto const* nothing : {"note = null", "said_on = null", "mode = null"})
        expect_mended("update statement set " + std::string(nothing),
                      {"The statement " + statement + " is not what the log says it is."});
    auto const review = core::id_text(world_.review.value);
    for (auto const* nothing : {"reviewers = null", "round = null", "submitted = null", "approved = null"})
        expect_mended("update review set " + std::string(nothing),
                      {"The review " + review + " is not what the log says it is."});
    expect_mended("update claim set assigned_to = null, topic = 0",
                  {"The claim " + claim() + " is not what the log says it is."});
}
TEST_F(Check, ARowThatIsNotUtf8) {
    fixture::Tool(path_).tamper("update claim set text = cast(x'FF' as text)");
    {
        auto const store = db::open_workspace(path_, fixture::options());
        core::Progress progress;
        EXPECT_EQ(store->verify(progress).status, core::Trust::rows_differ);
    }
    expect_mended("select 1", {"The claim " + claim() + " is not what the log says it is."});
}
TEST_F(Check, ADamagedSearchIndex) {
    for (auto const* blocks : {"id > 10", "1"}) {
        fixture::Tool(path_).tamper(std::string("update search_data set block = x'FFFFFFFFFF' where ") + blocks);
        auto const store = db::open_workspace(path_, fixture::options());
        EXPECT_EQ(fixture::refusal(core::Code::damaged, [&] { core::find_hits(*store, "missiles", 10); }),
                  "The search index is damaged; “check --repair” makes it anew. Nothing else is affected.");
        core::Progress progress;
        auto const inspection = store->check(core::Repair::yes, progress);
        ASSERT_EQ(inspection.findings.size(), 1U);
        EXPECT_EQ(core::render(inspection.findings[0]), "The search index is damaged.");
        fixture::expect_sound(*store);
        EXPECT_EQ(core::find_hits(*store, "missiles", 10).size(), 3U);
    }
}
TEST_F(Check, AMatchingIndexThatDiffers) {
    for (auto const* sql : {"delete from match_doc", "update match_doc set terms = x'010203040506'",
                            "insert into match_doc values(99, 5, 7, 0, x'010203040506')"})
        expect_mended(sql, {"The matching index is not what the records make of it."});
}
TEST_F(Check, ListsAndCountersThatDiffer) {
    expect_mended("update claim_line set state = 3", {"The claim " + claim() + " is not listed where it belongs."});
    expect_mended("delete from claim_line", {"The claim " + claim() + " is not listed where it belongs."});
    expect_mended("update counter set value = 9 where name = 'claim'",
                  {"The counters are not what the records make of them."});
}
TEST_F(Check, PartiesThatAreNotListedUnderTheirNames) {
    std::string id;
    {
        auto const store = db::open_workspace(path_, fixture::options());
        id = core::id_text(store->party_named("antony blinken").value);
    }
    expect_mended("delete from party_name where folded like 'blinken%'",
                  {"The party " + id + " is not listed under its names."});
    expect_mended("insert into office select 'chief', id from party where name = 'Antony Blinken'", {"The party " + id + " is not listed under its names."});
}
TEST_F(Check, ForgottenMentions) {
    expect_mended("delete from mention where to_kind = 7",
                  {"The list of what refers to what is not what the log says it is."});
}

TEST_F(Check, AlteredBytesAreFoundButCannotBeMended) {
    fixture::Tool(path_).tamper("update blob set bytes = x'00', coding = 'raw'");
    auto const store = db::open_workspace(path_, fixture::options());
    core::Progress progress;
    auto const inspection = store->check(core::Repair::yes, progress);
    auto const text = core::render(inspection.findings.at(1));
    EXPECT_EQ(text, "The saved bytes of the text " + core::id_text(world_.text.value) +
                        " are missing or were altered.");
    auto const sentence =
        fixture::refusal(core::Code::damaged, [&] { store->bytes(core::sha256(fixture::article)); });
    EXPECT_NE(sentence.find("no longer match their SHA-256"), sentence.npos);
}

TEST_F(Check, AReadOnlyWorkspaceIsComparedToo) {
    fixture::Tool(path_).tamper("update claim set text = 'altered'");
    auto options = fixture::options();
    options.mode = db::Mode::read;
    auto const store = db::open_workspace(path_, options);
    core::Progress progress;
    auto const inspection = store->check(core::Repair::yes, progress);
    EXPECT_EQ(inspection.findings.size(), 1U);
    EXPECT_EQ(inspection.repaired, 0);
}

} // namespace
