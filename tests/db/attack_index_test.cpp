// A row that a table of the log holds and an index does not, or the other way round: one reading path sees it, another
// does not. The walk must see it, nobody may be shown it, and nothing is made from it.
#include "core/formats/selection.h"
#include "core/operations/redactions.h"
#include "db/log_tables.h"
#include "tests/db/attacks.h"

namespace {

using fixture::behind;
using fixture::Tool;

class AttackIndex : public fixture::Attacked {
protected:
    void SetUp() override {
        Attacked::SetUp();
        // So that every table of the log holds something.
        auto const store = open();
        auto claim = fixture::claim_saying(*store, "Que oubli");
        store->commit(fixture::put(*store, claim, "claim.create"));
        auto context = core::context_of(*store);
        store->commit(core::redact_record(context, core::ref(claim.id), {"RGPD art. 17", "CNIL", {}}));
    }
    std::vector<std::vector<std::string>> indexes() const {
        return Tool(path_).rows("select name, tbl_name from sqlite_schema where type = 'index' and sql is not null");
    }
    std::string planted() const { return fixture::insert_change(core::ref(world_.claim), head(), claim_body(words_)); }

    std::string const words_ = "Quoi de faux";
};

TEST_F(AttackIndex, AControlHolds) {
    EXPECT_EQ(status(), "OK-REDACTED");
    EXPECT_GE(indexes().size(), 30U);
}

TEST_F(AttackIndex, AChangeThatAnIndexDoesNotKnowIsBrokenNeverShownAndNothingIsMadeOfIt) {
    auto const good = fixture::read_file(path_);
    auto const sql = planted();
    int tried = 0;
    for (auto const& index : indexes()) {
        if (index[1] != "change") continue;
        SCOPED_TRACE(index[0]);
        fixture::write_file(path_, good);
        behind(path_, index[0], sql);
        EXPECT_EQ(status(), "BROKEN");
        EXPECT_EQ(fixture::status_of(fixture::verified(path_, stranger())), "BROKEN");
        expect_never_shown(core::ref(world_.claim), words_);
        expect_repair_refused();
        ++tried;
    }
    EXPECT_GE(tried, 3);
}

TEST_F(AttackIndex, AChangeOfNoRevisionIsNotShownEither) {
    auto const good = fixture::read_file(path_);
    for (auto const seq : {core::Seq{0}, head() + 1, core::Seq{INT64_MAX}}) {
        SCOPED_TRACE(seq);
        fixture::write_file(path_, good);
        behind(path_, "change_by_seq", fixture::insert_change(core::ref(world_.claim), seq, claim_body(words_)));
        EXPECT_EQ(status(), "BROKEN");
        expect_never_shown(core::ref(world_.claim), words_);
        expect_repair_refused();
    }
}

TEST_F(AttackIndex, ARecordOfItsOwnThatOnlyTheTableHoldsIsNotShown) {
    core::Ref const ref{core::Kind::claim, world_.claim.value + 1};
    behind(path_, "change_by_seq",
           fixture::insert_change(ref, head(), claim_body(words_)) + "insert into claim select " +
               std::to_string(ref.id) + ", " + fixture::words(words_) +
               ", language, topic, note, identifier, assigned_to, came_as, not_same from claim where id = " +
               std::to_string(world_.claim.value));
    EXPECT_EQ(status(), "BROKEN");
    expect_never_shown(ref, words_);
    expect_repair_refused();
}

/// The newest state taken out of the table while an index still has it: the record must not fall back to an older one.
TEST_F(AttackIndex, AnIndexThatKnowsOfAChangeThatIsGoneIsBroken) {
    {
        auto const store = open();
        auto claim = store->get(world_.claim);
        claim.note = "Une note";
        store->commit(fixture::put(*store, claim));
    }
    auto const good = fixture::read_file(path_);
    auto const gone = "delete from change where kind = 7 and entity = " + std::to_string(world_.claim.value) +
                      " and seq = " + std::to_string(head());
    for (auto const& index : indexes()) {
        if (index[1] != "change") continue;
        SCOPED_TRACE(index[0]);
        fixture::write_file(path_, good);
        behind(path_, index[0], gone);
        EXPECT_EQ(status(), "BROKEN");
        expect_repair_refused();
    }
}

/// For every table of the log and every index of it: a row added, or taken away, that the index does not know of.
TEST_F(AttackIndex, WhateverAnIndexOfTheLogDoesNotKnowBreaks) {
    auto const good = fixture::read_file(path_);
    auto const seq = std::to_string(head());
    std::map<std::string, std::string> const added{
        {"revision", "insert into revision(seq, lane, idx, at, actor, operation, reason, nature, reverts, digest, "
                     "root, seen, notice, format) select seq + 1, lane, idx + 1, at, actor, operation, reason, nature, "
                     "reverts, digest, root, seen, notice, format from revision where seq = " + seq},
        {"change", planted()}};
    std::map<std::string, std::string> const taken{{"revision", "delete from revision where seq = " + seq},
                                                   {"change", "delete from change where seq = " + seq}};
    int tried = 0;
    for (auto const& index : indexes()) {
        if (std::ranges::count(db::log_tables, index[1]) == 0) continue;
        for (auto const* how : {&added, &taken}) {
            SCOPED_TRACE(index[0] + (how == &added ? ", added" : ", taken"));
            ASSERT_TRUE(how->contains(index[1]));
            fixture::write_file(path_, good);
            behind(path_, index[0], how->at(index[1]));
            EXPECT_EQ(status(), "BROKEN");
            expect_repair_refused();
            ++tried;
        }
    }
    EXPECT_GE(tried, 12);
}

/// Rows that their table holds and an index of it does not: they would be listed nowhere, and what a verdict rests on
/// would not be shown. Opening says so, and nothing is written on it.
TEST_F(AttackIndex, WhatAnIndexOfRecordsDoesNotKnowIsToldAtOpeningAndMadeAnew) {
    auto const good = as_it_is();
    auto const before = [&] { return fixture::body_of_everything(*open()); }();
    auto const beside = folder_.file("beside.db");
    int tried = 0;
    for (auto const& index : indexes()) {
        auto const& table = index[1];
        if (core::kind_from_name(table) == core::Kind::none || Tool(path_).rows("select 1 from " + table + " limit 1").empty()) continue;
        // One of some rows alone may have none of these.
        if (Tool(path_).rows("select 1 from sqlite_schema where name = '" + index[0] + "' and sql like '% where %'").size() > 0) continue;
        SCOPED_TRACE(index[0]);
        put_back(good);
        std::filesystem::remove(beside);
        auto const attach = "attach '" + beside + "' as kept; ";
        Tool(path_).tamper(attach + "create table kept.rows as select * from " + table + "; delete from " + table);
        behind(path_, index[0], attach + "insert into " + table + " select * from kept.rows");
        {
            auto const store = open();
            EXPECT_EQ(core::key_of(store->standing().status), "ROWS-DIFFER");
            EXPECT_THROW(fixture::write_claims(*store, 1), core::Error);
            core::Progress progress;
            store->check(core::Repair::yes, progress);
        }
        EXPECT_EQ(status(), "OK-REDACTED");
        EXPECT_EQ(fixture::body_of_everything(*open()), before);
        ++tried;
    }
    EXPECT_GE(tried, 15);
}

/// Tables with no index but their own order, and the rows of which count for themselves.
TEST_F(AttackIndex, RowsThatNoEntrySpeaksOfChangeNothingAndAreToldAndTakenAway) {
    auto const good = as_it_is();
    auto const before = [&] { return fixture::body_of_everything(*open()); }();
    auto const last = std::to_string(head());
    auto const gone = Tool(path_).rows("select kind, entity, seq, by from redacted");
    ASSERT_FALSE(gone.empty());
    for (auto const& sql : std::vector<std::string>{
             "insert into redacted values(7, " + std::to_string(world_.claim.value) + ", 4, " + last + ")",
             "insert into redacted_reason values(4, " + last + ")", "update redacted set by = by - 1",
             "update redacted set entity = 5", "delete from redacted"}) {
        SCOPED_TRACE(sql);
        put_back(good);
        Tool(path_).tamper(sql);
        auto const found = look();
        EXPECT_EQ(fixture::status_of(found), "ROWS-DIFFER");
        auto const sentence = "Which states a redaction took out is not listed as the log says it is.";
        EXPECT_EQ(core::render(found.finding), sentence);
        {
            auto const store = open();
            core::Progress progress;
            auto const done = store->check(core::Repair::yes, progress);
            ASSERT_EQ(done.findings.size(), 1U);
            EXPECT_EQ(core::render(done.findings[0]), sentence);
            EXPECT_EQ(done.repaired, 1);
            EXPECT_EQ(fixture::body_of_everything(*store), before);
        }
        EXPECT_EQ(status(), "OK-REDACTED");
        EXPECT_EQ(Tool(path_).rows("select kind, entity, seq, by from redacted"), gone);
        EXPECT_THROW(Tool(path_).run("delete from redacted"), std::runtime_error) << "the triggers stand again";
    }
}

TEST_F(AttackIndex, NothingLeavesByAListThatLacksSomething) {
    core::claims_listed(*open(), {}, "Anna");
    for (auto const* sql : {"delete from claim_line where claim = (select max(claim) from claim_line)", "delete from claim_line"}) {
        Tool(path_).run(sql);
        auto const store = open();
        EXPECT_THROW(core::claims_listed(*store, {}, "Anna"), core::Error) << sql;
        core::ClaimQuery published;
        published.only = core::ReviewState::published;
        EXPECT_THROW(core::claims_listed(*store, published, "Anna"), core::Error) << sql;
        core::Progress progress;
        store->check(core::Repair::yes, progress);
        EXPECT_GT(core::claims_listed(*store, {}, "Anna").total, 0);
    }
}

} // namespace
