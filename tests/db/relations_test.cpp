// Every row of the table of relations, used once: what stands on which side of a claim is that table's to say, in lists
// that count and in dossiers alike.
#include "core/operations/claims.h"
#include "tests/db/fixture.h"

namespace {

using core::Kind;
using core::DossierSide;

class Relations : public testing::Test {
protected:
    void SetUp() override { world_ = fixture::make_world(*store_); }

    core::Id<core::Claim> claim(std::string text) {
        auto context = core::context_of(*store_);
        auto const made = core::make_claim(context, {std::move(text), "", "", ""});
        store_->commit(made.draft);
        return made.id;
    }
    core::Ref record(Kind kind, std::string text) {
        if (kind == Kind::claim) return core::ref(claim(std::move(text)));
        auto context = core::context_of(*store_);
        core::StatementFacts facts;
        facts.text = std::move(text);
        facts.speaker = "Dmitri Peskov";
        auto const made = core::record_statement(context, facts);
        store_->commit(made.draft);
        return core::ref(made.id);
    }
    void link(core::Relation relation, core::Ref from, core::Ref to) {
        auto context = core::context_of(*store_);
        store_->commit(core::link_records(context, relation, from, to, "").draft);
    }

    std::unique_ptr<core::Store> store_ = fixture::in_memory();
    fixture::World world_;
};

TEST_F(Relations, EachCountsOnItsSideAndStandsThereInTheDossier) {
    for (auto const& rule : core::relations()) {
        if (rule.to != Kind::claim) continue;
        SCOPED_TRACE(std::string(core::key_of(rule.relation)) + " from a " + std::string(core::kind_name(rule.from)));
        auto const to = claim("Que " + std::string(core::key_of(rule.relation)));
        for (int at = 0; at < 2; ++at) // two of each, so that none is counted by chance
            link(rule.relation, record(rule.from, "Il l’a dit " + std::to_string(at)), core::ref(to));
        auto const on = [&](DossierSide side) { return rule.side == side ? 2 : 0; };
        auto const row = *store_->claim_row(to);
        EXPECT_EQ(row.against, on(DossierSide::against));
        EXPECT_EQ(row.in_favour, on(DossierSide::in_favour));
        EXPECT_EQ(row.context, on(DossierSide::nuance) + on(DossierSide::context));
        EXPECT_EQ(row.speaker, rule.side == DossierSide::assertion ? "Dmitri Peskov" : "");
        auto const dossier = core::load_dossier(*store_, to);
        auto const size = [](auto const& entries) { return static_cast<int>(entries.size()); };
        EXPECT_EQ(size(dossier.assertions), on(DossierSide::assertion));
        EXPECT_EQ(size(dossier.against), on(DossierSide::against));
        EXPECT_EQ(size(dossier.in_favour), on(DossierSide::in_favour));
        EXPECT_EQ(size(dossier.nuances), on(DossierSide::nuance));
        EXPECT_EQ(size(dossier.context), on(DossierSide::context));
        EXPECT_EQ(size(dossier.related), rule.from == Kind::claim ? 2 : 0);
    }
}

TEST_F(Relations, AListTellsTheFirstStatementThatAssertsAClaim) {
    link(core::Relation::asserts, record(Kind::statement, "Plus tard"), core::ref(world_.claim));
    EXPECT_EQ(store_->claim_row(world_.claim)->speaker, "Antony Blinken");
}

} // namespace
