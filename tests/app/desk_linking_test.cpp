// How words come to bear on a claim: only what makes sense is offered, and nothing is chosen that nobody chose.
#include "tests/app/desk_at_hand.h"

#include "app/desk/bearing.h"

namespace {

using app::PendingLink;
using app::PendingQuotation;
using core::Relation;

class DeskLinking : public DeskAtHand {
protected:
    /// The seed article with a claim made of its first quotation, and the dossier open.
    void SetUp() override {
        DeskAtHand::SetUp();
        ASSERT_TRUE(import_article());
        said_ = record();
        claim_ = rated_claim(said_);
    }
    bool offers(core::Id<core::Statement> statement, Relation relation) {
        return std::ranges::count(app::relations_offered(desk().reader(), statement, claim_), relation) == 1;
    }
    /// Selects these words and presses M.
    PendingQuotation& mark(std::string_view words) {
        auto const at = article().words().find(words);
        EXPECT_NE(at, std::string::npos) << words;
        auto const before = core::to_utf32(std::string_view(article().words()).substr(0, at)).size();
        auto const length = core::to_utf32(words).size();
        auto const start = static_cast<std::int64_t>(before);
        article().set_selection({start, start + static_cast<std::int64_t>(length)});
        desk().recorder().drop_on_claim();
        settle();
        return desk().forms().now<PendingQuotation>();
    }

    core::Id<core::Statement> said_;
    core::Id<core::Claim> claim_;
};

TEST_F(DeskLinking, WordsDroppedOnAClaimAskFirstHowTheyBearOnIt) {
    EXPECT_TRUE(mark("comble de l").bearing_first);
    desk().close_form();
    desk().recorder().mark_selection();
    settle();
    EXPECT_FALSE(desk().forms().now<PendingQuotation>().bearing_first);
}

TEST_F(DeskLinking, WhoAssertsTheClaimIsNotOfferedAsItsRefutation) {
    EXPECT_FALSE(offers(said_, Relation::refutes));
    EXPECT_FALSE(offers(said_, Relation::supports));
    EXPECT_FALSE(offers(said_, Relation::asserts)) << "it does already";
    EXPECT_TRUE(offers(said_, Relation::qualifies));
    EXPECT_TRUE(offers(said_, Relation::gives_context));
}

TEST_F(DeskLinking, WhoSaidNothingOfItYetIsOfferedEverything) {
    auto const other = record("Est-ce que nous sommes capables");
    for (auto const relation : {Relation::asserts, Relation::refutes, Relation::supports, Relation::qualifies})
        EXPECT_TRUE(offers(other, relation));
}

TEST_F(DeskLinking, ALinkThatIsChangedMayStayWhatItIs) {
    auto const links = desk().reader().referring<core::Link>("from", said_);
    ASSERT_EQ(links.size(), 1u);
    auto const offered = app::relations_offered(desk().reader(), said_, claim_, links.front().id);
    EXPECT_EQ(offered, app::relations_offered(desk().reader(), {}, claim_));
}

TEST_F(DeskLinking, NothingIsChosenThatNobodyChose) {
    desk().recorder().start_link(std::nullopt, said_);
    auto& pending = desk().forms().now<PendingLink>();
    EXPECT_FALSE(pending.relation);
    EXPECT_FALSE(pending.statement) << "it bears on the claim already";
    pending.statement = record("Est-ce que nous sommes capables");
    desk().recorder().start_link(std::nullopt, pending.statement);
    EXPECT_TRUE(desk().forms().now<PendingLink>().statement);
    EXPECT_FALSE(desk().recorder().record_pending_link());
    ASSERT_FALSE(problems_.empty());
    EXPECT_EQ(problems_.back(), "Choose how the statement bears on the claim.");
    desk().forms().now<PendingLink>().relation = Relation::refutes;
    EXPECT_TRUE(desk().recorder().record_pending_link());
}

TEST_F(DeskLinking, TheKeyForRefutesTakesNoStatementThatAsserts) {
    desk().recorder().start_link(Relation::refutes, said_);
    EXPECT_EQ(desk().forms().now<PendingLink>().relation, Relation::refutes);
    EXPECT_FALSE(desk().forms().now<PendingLink>().statement);
}

TEST_F(DeskLinking, NarrativeWordsAreTheSourcesOwn) {
    auto const& narrated = mark("des drones russes");
    EXPECT_EQ(narrated.facts.mode, core::Mode::narrated);
    EXPECT_FALSE(narrated.relation) << "dropped words refute nothing until somebody says so";
}

TEST_F(DeskLinking, WordsInMarksAreQuoted) {
    auto const& said = mark("La Russie peut se passer de nous");
    EXPECT_NE(said.facts.mode, core::Mode::narrated);
}

core::Scale steps(std::int64_t count) {
    core::Scale scale;
    for (std::int64_t place = 1; place <= count; ++place) {
        core::Rating rating;
        rating.key = std::to_string(place);
        rating.ordinal = place;
        scale.ratings.push_back(rating);
    }
    return scale;
}

TEST(EvidenceFor, GoesByTheVerdict) {
    auto const five = steps(5);
    EXPECT_EQ(app::evidence_for(five, five.ratings[0]), Relation::refutes);
    EXPECT_EQ(app::evidence_for(five, five.ratings[1]), Relation::refutes);
    EXPECT_EQ(app::evidence_for(five, five.ratings[2]), std::nullopt);
    EXPECT_EQ(app::evidence_for(five, five.ratings[3]), Relation::supports);
    EXPECT_EQ(app::evidence_for(five, five.ratings[4]), Relation::supports);
    auto misleading = five.ratings[1];
    misleading.kind = core::RatingKind::misleading;
    EXPECT_EQ(app::evidence_for(five, misleading), Relation::qualifies);
    auto unproven = five.ratings[0];
    unproven.kind = core::RatingKind::unproven;
    EXPECT_EQ(app::evidence_for(five, unproven), std::nullopt);
    auto outside = five.ratings[0];
    outside.ordinal = 0;
    EXPECT_EQ(app::evidence_for(five, outside), std::nullopt);
}

} // namespace
