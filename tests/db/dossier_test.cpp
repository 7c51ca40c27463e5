// The dossier of a claim: both sides, the context, the trail down to the saved bytes, and the history
// of all that hangs on it.
#include "tests/db/fixture.h"

namespace {

using core::Kind;
using core::Relation;

class DossierTest : public testing::Test {
protected:
    void SetUp() override {
        path_ = folder_.file("a.counterpoint");
        store_ = db::create_workspace(path_, fixture::options());
        world_ = fixture::make_world(*store_);
    }
    core::Id<core::Statement> say_it(std::string text, Relation relation) {
        auto context = core::context_of(*store_);
        core::StatementFacts facts;
        facts.text = std::move(text);
        facts.speaker = "Kremlin";
        auto const made = core::record_statement(context, facts);
        store_->commit(made.draft);
        store_->commit(core::link_records(context, relation, core::ref(made.id),
                                          core::ref(world_.claim), "note")
                           .draft);
        return made.id;
    }
    fixture::Folder folder_;
    std::string path_;
    std::unique_ptr<core::Store> store_;
    fixture::World world_;
};

TEST_F(DossierTest, PutsEveryStatementOnItsSide) {
    say_it("non", Relation::refutes);
    say_it("si", Relation::supports);
    say_it("en partie", Relation::qualifies);
    say_it("il faut savoir", Relation::gives_context);
    auto context = core::context_of(*store_);
    auto const other = core::make_claim(context, {"Plus large.", "", "", ""});
    store_->commit(other.draft);
    store_->commit(core::link_records(context, Relation::broader, core::ref(other.id),
                                      core::ref(world_.claim), "")
                       .draft);
    auto const dossier = core::load_dossier(*store_, world_.claim);
    EXPECT_EQ(dossier.topic, "Ukraine");
    ASSERT_EQ(dossier.assertions.size(), 1U);
    EXPECT_EQ(dossier.assertions[0].speaker, "Antony Blinken");
    EXPECT_EQ(dossier.assertions[0].on_behalf_of, "Département d’État");
    ASSERT_EQ(dossier.against.size(), 1U);
    EXPECT_EQ(dossier.against[0].statement.text, "non");
    EXPECT_EQ(dossier.in_favour.size(), 1U);
    EXPECT_EQ(dossier.nuances.size(), 1U);
    EXPECT_EQ(dossier.context.size(), 1U);
    ASSERT_EQ(dossier.related.size(), 1U);
    EXPECT_EQ(dossier.related[0].id, other.id);
    ASSERT_NE(dossier.rating(), nullptr);
    EXPECT_EQ(dossier.rating()->labels.at("fr"), "Faux");
    auto const row = store_->claim_row(world_.claim);
    EXPECT_EQ(row->against, 1);
    EXPECT_EQ(row->in_favour, 1);
    EXPECT_EQ(row->context, 2);
    EXPECT_EQ(row->speaker, "Antony Blinken");
    EXPECT_EQ(row->said_on.text(), "2022-12-19");
}

TEST_F(DossierTest, TheTrailLeadsDownToTheBytes) {
    auto const trail = core::trail_of(*store_, world_.statement);
    ASSERT_EQ(trail.size(), 1U);
    EXPECT_EQ(trail[0].source.title, "Guerre en Ukraine");
    EXPECT_EQ(trail[0].publisher, "Le Quotidien");
    EXPECT_EQ(trail[0].capture.origin, "article.txt");
    EXPECT_TRUE(trail[0].bytes_hold);
}

TEST_F(DossierTest, TheTrailFollowsWhereWordsWereTakenFrom) {
    auto context = core::context_of(*store_);
    auto const later = fixture::import_article(*store_, "Repris : Neuf cents missiles. Fin.");
    auto source = store_->get(later.source);
    source.published = {};
    store_->commit(core::edit_record(context, source));
    auto const hop = core::add_quotation(context, world_.statement, later.text, {9, 28},
                                         world_.quotation);
    store_->commit(hop.draft);
    auto const trail = core::trail_of(*store_, world_.statement);
    ASSERT_EQ(trail.size(), 2U);
    EXPECT_EQ(trail[0].quotation.id, world_.quotation); // dated, before what has no date
    EXPECT_EQ(trail[1].quotation.exact, "Neuf cents missiles");
    EXPECT_EQ(trail[1].quotation.quoted_from, world_.quotation);
}

TEST_F(DossierTest, AlteredBytesAreSaidAndTheDossierStillOpens) {
    store_.reset();
    fixture::Tool(path_).tamper("update blob set bytes = x'00', coding = 'raw'");
    store_ = db::open_workspace(path_, fixture::options());
    auto const dossier = core::load_dossier(*store_, world_.claim);
    EXPECT_FALSE(dossier.assertions.at(0).trail.at(0).bytes_hold);
}

TEST_F(DossierTest, TheHistoryHoldsWhatWasDeletedSince) {
    auto const statement = say_it("non", Relation::refutes);
    auto context = core::context_of(*store_);
    store_->commit(core::erase_record(context, core::ref(statement)));
    store_->commit(core::erase_record(context, core::ref(world_.review)));
    auto const lines = core::history_of(*store_, core::load_dossier(*store_, world_.claim));
    auto const count = [&](Kind kind) {
        return std::ranges::count_if(lines, [&](auto const& line) { return line.ref.kind == kind; });
    };
    EXPECT_EQ(count(Kind::claim), 1);
    EXPECT_EQ(count(Kind::link), 3);   // asserts made; refutes made and deleted
    EXPECT_EQ(count(Kind::review), 2); // given and deleted
    EXPECT_EQ(count(Kind::statement), 3); // the one that stands; the other recorded and deleted
    EXPECT_EQ(count(Kind::quotation), 1);
    EXPECT_TRUE(std::ranges::is_sorted(lines, std::greater{},
                                       [](auto const& line) { return line.step.revision.seq; }));
}

TEST_F(DossierTest, ThereIsNoneOfWhatIsNotThere) {
    EXPECT_EQ(fixture::refusal(core::Code::not_found,
                               [&] { core::load_dossier(*store_, core::Id<core::Claim>{32}); }),
              "There is no claim 0000000000010 in this workspace.");
    store_->undo(); // the review
    EXPECT_EQ(core::load_dossier(*store_, world_.claim).rating(), nullptr);
}

} // namespace
