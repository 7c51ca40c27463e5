// Tables that are made from the log, altered by hand: what is shown, exported, decided and saved is what the log says.
// Every attack is tried before the workspace is opened and while it is.
#include "core/editorial/desk_rules.h"
#include "core/editorial/scales.h"
#include "core/formats/list.h"
#include "core/formats/sealed_dossier.h"
#include "core/editorial/gate.h"
#include "tests/db/attacks.h"

namespace {

using core::Code;
using fixture::Tool;

class AttackRows : public fixture::Attacked {
protected:
    void SetUp() override {
        Attacked::SetUp();
        {
            auto const store = open();
            auto claim = fixture::claim_saying(*store, "Une autre affirmation, plus récente.");
            other_ = claim.id;
            store->commit(fixture::put(*store, claim, "claim.create"));
            auto context = core::context_of(*store);
            auto const rated = core::rate(context, other_, {world_.scale, "true", "Oui.", "", {}});
            store->commit(rated.draft);
            other_review_ = rated.id;
            store->maintain(core::Reader::everything);
        }
        good_ = fixture::read_file(path_);
    }
    /// Everything a person is shown of the claim.
    std::string shown(core::Store& store) {
        auto const dossier = core::load_dossier(store, world_.claim);
        std::string all;
        core::each_kind([&]<class T>(std::type_identity<T>) {
            for (auto const id : store.list(core::Model<T>::kind))
                if (auto const record = store.find(core::Ref{core::Model<T>::kind, id}))
                    for (auto const& field : core::describe(*record)) all += field.value + "|";
        });
        for (auto const& format : core::formats()) {
            if (format.write_dossier)
                all += core::written(format, core::seal(store, world_.claim, core::english()), core::english());
        }
        for (auto const& line : core::history_of(store, dossier))
            if (line.step.after)
                for (auto const& field : core::describe(*line.step.after)) all += field.value + "|";
        auto const row = store.claim_row(world_.claim);
        all += row->text + row->rating + row->speaker + std::string(core::key_of(row->state));
        for (auto const& hit : core::find_hits(store, "missiles", 10)) all += hit.excerpt + "|";
        return all;
    }
    std::string id(auto const& of) const { return std::to_string(of.value); }

    core::Id<core::Claim> other_;
    core::Id<core::Review> other_review_;
    std::string good_;
};

TEST_F(AttackRows, WhatIsShownIsWhatTheLogSays) {
    for (auto const& sql : std::vector<std::string>{
             "update claim set text = 'Mille colombes', note = 'x' where id = " + id(world_.claim),
             "update review set rating = 'true', summary = 'Oui.', state = 'published' where id = " + id(world_.review),
             "update statement set text = 'Une colombe', said_on = '2001', said_on_day = 0",
             "update party set name = 'Mario Dupond'",
             "update source set title = 'Un autre', url = 'https://x.example'",
             "update quotation set start = 1, exact = 'x'", "update scale set ratings = '[]', names = '[]'",
             "update text set digest = zeroblob(32)", "update capture set media_type = 'text/x'",
             "update topic set name = 'x'", "update link set relation = 'refutes'",
             "update review set claim = " + id(world_.claim) + " where id = " + id(other_review_),
             "insert into review(id, claim, scale, rating, state) values(9000000000000000000, " + id(world_.claim) +
                 ", " + id(world_.scale) + ", 'true', 'published')",
             "insert into link(id, relation, from_kind, from_id, to_kind, to_id, note) select id + 7, 'refutes', "
             "from_kind, from_id, to_kind, to_id, '' from link",
             "insert into correction(id, review, tier, notice, state) values(77, " + id(world_.review) +
                 ", 'major', 'x', 'in_force')",
             "insert into remark(id, claim, text) values(78, " + id(world_.claim) + ", 'x')"}) {
        SCOPED_TRACE(sql);
        for (auto const while_open : {false, true}) {
            SCOPED_TRACE(while_open);
            fixture::write_file(path_, good_);
            if (!while_open) Tool(path_).tamper(sql);
            auto const store = open();
            if (while_open) Tool(path_).tamper(sql);
            auto const now = shown(*store);
            // A row of the log's records may be listed or not; what it says is the log's.
            for (auto const* planted : {"colombe", "Dupond", "x.example", "https://x", "text/x", "in_force", "|x|"})
                EXPECT_EQ(now.find(planted), now.npos) << planted;
            auto const row = store->claim_row(world_.claim);
            EXPECT_EQ(row->rating, "false");
            EXPECT_EQ(row->state, core::ReviewState::draft);
            auto const dossier = core::load_dossier(*store, world_.claim);
            ASSERT_TRUE(dossier.review);
            EXPECT_EQ(dossier.review->id, world_.review);
            EXPECT_TRUE(dossier.against.empty() && dossier.corrections.empty());
            core::Progress progress;
            if (sql.starts_with("update topic")) continue; // there is none
            EXPECT_EQ(fixture::status_of(store->verify(progress)), "ROWS-DIFFER");
        }
    }
}

TEST_F(AttackRows, SavingAnotherFieldDoesNotSignIt) {
    for (auto const while_open : {false, true}) {
        SCOPED_TRACE(while_open);
        fixture::write_file(path_, good_);
        auto const alter = "update claim set text = 'Mille colombes' where id = " + id(world_.claim);
        if (!while_open) Tool(path_).tamper(alter);
        auto const store = open();
        if (while_open) Tool(path_).tamper(alter);
        auto claim = store->get(world_.claim);
        EXPECT_EQ(claim.text, "900 missiles ont été tirés.");
        claim.note = "Une note";
        auto const before = store->head();
        EXPECT_THROW(store->commit(fixture::put(*store, claim)), core::Error);
        EXPECT_EQ(store->head(), before);
        EXPECT_EQ(Tool(path_).rows("select count(*) from change where body like '%colombes%'").at(0).at(0), "0");
    }
}

TEST_F(AttackRows, APlantedRuleOrRoleOpensNoGate) {
    std::string const rules =
        "insert into desk_rules(id, separate_approver, approvals, second_verdict, verified_quotation, "
        "speaker_and_date, independent_sources, primary_sources, other_side, reply, rationale) "
        "values(9000000000000000000, 'never', 'one', 'never', 'no', 'no', 0, 0, 'no', 'no', 'no')";
    {
        auto const store = open();
        auto context = core::context_of(*store);
        core::DeskRules strict;
        strict.separate_approver = core::Separation::always;
        strict.reply = core::Asked::yes;
        store->commit(core::set_desk_rules(context, strict));
    }
    auto const good = fixture::read_file(path_);
    for (auto const& sql : {rules, std::string("update desk_rules set separate_approver = 'never', reply = 'no', "
                                               "other_side = 'no', rationale = 'no', independent_sources = 0"),
                            std::string("delete from desk_rules"),
                            "delete from desk_rules; " + rules}) {
        SCOPED_TRACE(sql);
        for (auto const while_open : {false, true}) {
            SCOPED_TRACE(while_open);
            fixture::write_file(path_, good);
            if (!while_open) Tool(path_).tamper(sql);
            auto const store = open();
            if (while_open) Tool(path_).tamper(sql);
            EXPECT_EQ(core::desk_rules(*store).separate_approver, core::Separation::always);
            auto const lines =
                core::gate(*store, core::load_dossier(*store, world_.claim), core::desk_rules(*store));
            EXPECT_TRUE(std::ranges::any_of(lines, [](auto const& line) { return !line.met; }));
            auto context = core::context_of(*store);
            EXPECT_THROW(store->commit(core::take_step(context, world_.review, core::ReviewStep::submit, {})),
                         core::Error);
        }
    }
}

TEST_F(AttackRows, APlantedScaleGivesNoRatings) {
    std::string const sql = "insert into scale(id, key, version, names, ratings) select 9000000000000000000, key, 2, "
                            "names, replace(ratings, '\"true\"', '\"planted\"') from scale limit 1";
    for (auto const while_open : {false, true}) {
        SCOPED_TRACE(while_open);
        fixture::write_file(path_, good_);
        if (!while_open) Tool(path_).tamper(sql);
        auto const store = open();
        if (while_open) Tool(path_).tamper(sql);
        EXPECT_EQ(core::newest_version(*store, "truth")->version, 1);
        EXPECT_EQ(store->list(core::Kind::scale).size(), 1U);
        EXPECT_FALSE(store->find(core::Id<core::Scale>{9000000000000000000}));
        auto context = core::context_of(*store);
        core::ReviewFacts facts;
        facts.scale = core::Id<core::Scale>{9000000000000000000};
        facts.rating = "planted";
        EXPECT_THROW(store->commit(core::rate(context, world_.claim, facts).draft), core::Error);
    }
}

/// A name in the table of names leads to whoever bears it, not to whoever was written there.
TEST_F(AttackRows, APlantedNameLeadsToNobody) {
    core::Id<core::Party> other;
    {
        auto const store = open();
        auto context = core::context_of(*store);
        core::Party party;
        party.name = "Mario Dupond";
        auto const made = core::add_party(context, party);
        store->commit(made.draft);
        other = made.id;
    }
    auto const good = fixture::read_file(path_);
    for (auto const& sql : {"update party_name set party = " + id(other),
                            "insert into party_name(folded, whole, party) values('jean nouveau', 1, " + id(other) + ")",
                            std::string("update party_name set folded = 'antony blinken' "
                                        "where folded like 'mario%'")}) {
        SCOPED_TRACE(sql);
        fixture::write_file(path_, good);
        Tool(path_).tamper(sql);
        auto const store = open();
        EXPECT_NE(store->party_named("Antony Blinken"), other);
        EXPECT_FALSE(store->party_named("Jean Nouveau"));
    }
}

TEST_F(AttackRows, OpeningSaysItAndRepairMendsKeepsAndTells) {
    Tool(path_).tamper("update claim set text = 'Mille colombes' where id = " + id(world_.claim));
    {
        auto const store = open();
        EXPECT_EQ(store->standing().status, core::Trust::rows_differ) << "found at opening";
        core::Progress progress;
        auto const before = store->head();
        auto const done = store->check(core::Repair::yes, progress);
        EXPECT_GT(done.repaired, 0);
        EXPECT_EQ(store->head(), before + 1);
        auto const told = store->revision(store->head());
        EXPECT_EQ(told.operation, core::repair_operation);
        EXPECT_NE(told.notice.find(".before-repair.bak"), told.notice.npos) << told.notice;
    }
    EXPECT_EQ(status(), "OK");
    auto const kept = path_ + ".before-repair.bak";
    ASSERT_TRUE(std::filesystem::exists(kept));
    EXPECT_NE(fixture::read_file(kept).find("Mille colombes"), std::string::npos);
    EXPECT_EQ(Tool(path_).rows("select count(*) from claim where text = 'Mille colombes'").at(0).at(0), "0");
    save_a_claim();
}

TEST_F(AttackRows, NothingIsRepairedFromALogThatDoesNotHold) {
    Tool(path_).tamper("update claim set text = 'Mille colombes' where id = " + id(world_.claim) +
                       "; update change set body = replace(body, 'guerre 7', 'colombe 7')");
    auto const altered = fixture::read_file(path_);
    expect_repair_refused();
    EXPECT_NE(fixture::read_file(path_).find("Mille colombes"), std::string::npos);
    EXPECT_FALSE(std::filesystem::exists(path_ + ".anew.tmp"));
}

/// An entry of which digest and leaf were made to fit, the heads left as they were signed: nothing but a walk tells it
/// from a signed one, and the next saving of another field would sign its words.
TEST_F(AttackRows, AnEntryMadeToFitIsNotSignedByTheNextSaving) {
    auto const ref = core::ref(world_.claim);
    auto opened = open();
    Tool(path_).tamper(fixture::made_to_fit(*opened, ref, claim_body("Mille colombes")) +
                       "update claim set text = 'Mille colombes', note = '', language = '', topic = null where id = " +
                       id(world_.claim));
    auto claim = opened->get(world_.claim);
    claim.note = "Une note";
    fixture::refusal(Code::refused, [&] { opened->commit(fixture::put(*opened, claim)); });
    EXPECT_EQ(opened->standing().status, core::Trust::broken) << "while it was open";
    opened.reset();
    EXPECT_EQ(open()->standing().status, core::Trust::broken) << "at opening";
    EXPECT_EQ(status(), "BROKEN");
    expect_repair_refused();
}

/// The newest state taken out for a while: the record must not be gone on with from an earlier one.
TEST_F(AttackRows, AnEarlierStateIsNotGoneOnWith) {
    {
        auto const store = open();
        auto claim = store->get(world_.claim);
        claim.text = "900 missiles n’ont pas été tirés.";
        store->commit(fixture::put(*store, claim));
        fixture::write_claims(*store, 12, "Que suite");
    }
    auto const newest = " where kind = 7 and entity = " + id(world_.claim) +
                        " and seq = (select max(seq) from change where kind = 7 and entity = " + id(world_.claim) + ")";
    Tool(path_).tamper("delete from change" + newest +
                       "; update claim set text = '900 missiles ont été tirés.' where id = " + id(world_.claim));
    auto const store = open();
    EXPECT_EQ(store->standing().status, core::Trust::broken) << "at opening";
    auto claim = store->get(world_.claim);
    claim.note = "Une note";
    fixture::refusal(Code::refused, [&] { store->commit(fixture::put(*store, claim)); });
}

/// What refers to a claim is looked up in tables: a row taken out hides it from the dossier, and opening says so.
TEST_F(AttackRows, WhatIsHiddenFromADossierIsSaidAtOpening) {
    {
        auto const store = open();
        fixture::write_claims(*store, 40, "Que bien plus tard");
    }
    auto const good = fixture::read_file(path_);
    for (auto const& sql : std::vector<std::string>{"delete from link", "update link set to_id = 1",
                                                    "delete from mention", "delete from review"}) {
        SCOPED_TRACE(sql);
        fixture::write_file(path_, good);
        Tool(path_).tamper(sql);
        EXPECT_EQ(open()->standing().status, core::Trust::rows_differ);
    }
}

} // namespace
