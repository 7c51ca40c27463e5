// Damage to the log that somebody decided to go on with: what comes later to the same place is another question, and
// only what the log still proves is made anew.
#include "tests/db/deciding.h"

namespace {

using fixture::Tool;

class AttackDamage : public fixture::Deciding {};

/// Of one revision, another body; and the same one once more.
TEST_F(AttackDamage, FurtherDamageToWhatWasDecidedAboutIsAskedAnew) {
    auto const seq = std::to_string(open()->last_change(core::ref(world_.statement)));
    ASSERT_GT(std::stoi(Tool(path_).rows("select count(*) from change where seq = " + seq)[0][0]), 1);
    auto const bodies = Tool(path_).rows("select entity from change where seq = " + seq + " order by kind, entity");
    auto const alter = [&](std::string const& entity, std::string const& body) {
        Tool(path_).tamper("update change set body = '" + body + "' where seq = " + seq + " and entity = " + entity);
    };
    auto const good = as_it_is();
    for (std::size_t again = 0; again < 2; ++again) {
        SCOPED_TRACE(again);
        put_back(good);
        alter(bodies[0][0], "{\"text\":\"eins\"}");
        EXPECT_EQ(status(), "BROKEN");
        open()->accept();
        save_a_claim();
        EXPECT_EQ(status(), "BROKEN") << "and still said";
        save_a_claim();
        alter(bodies[again][0], "{\"text\":\"zwei\"}");
        EXPECT_EQ(core::key_of(open()->standing().status), "BROKEN");
        EXPECT_EQ(status(), "BROKEN");
        nothing_is_written();
        open()->accept();
        save_a_claim();
    }
}

TEST_F(AttackDamage, FurtherDamageToSavedBytesIsAskedAnew) {
    save_more_bytes();
    auto const blobs = Tool(path_).rows("select quote(digest) from blob order by digest");
    ASSERT_GT(blobs.size(), 1U);
    auto const alter = [&](std::string const& digest, std::string const& bytes) {
        Tool(path_).tamper("update blob set bytes = " + bytes + " where digest = " + digest);
    };
    auto const good = as_it_is();
    for (auto const& second : {blobs[1][0], blobs[0][0]}) {
        SCOPED_TRACE(second);
        put_back(good);
        alter(blobs[0][0], "x'00'");
        EXPECT_EQ(status(), "BROKEN");
        open()->accept();
        save_a_claim();
        alter(second, "x'01'");
        EXPECT_EQ(status(), "BROKEN");
        nothing_is_written();
        open()->accept();
        EXPECT_EQ(status(), "BROKEN");
        save_a_claim();
    }
}

TEST_F(AttackDamage, TwoAlteredFilesAreTwoQuestions) {
    save_more_bytes();
    Tool(path_).tamper("update blob set bytes = x'00' where digest in (select digest from blob order by digest limit 2)");
    EXPECT_EQ(status(), "BROKEN");
    open()->accept();
    nothing_is_written();
    EXPECT_EQ(status(), "BROKEN");
    open()->accept();
    save_a_claim();
}

/// Who made an entry that was decided about is looked at as well, and what comes behind it.
TEST_F(AttackDamage, BehindAnEntryThatWasDecidedAboutTheWalkGoesOn) {
    auto const third = std::to_string(seq_of("guerre 3")), fifth = std::to_string(seq_of("guerre 5"));
    Tool(path_).tamper("update revision set actor = 'eve' where seq = " + third);
    EXPECT_EQ(status(), "BROKEN");
    open()->accept();
    save_a_claim();
    auto const good = as_it_is();
    for (auto const& attack : {"update revision set actor = 'mallory' where seq = " + third,
                               "update revision set at = at + 1 where seq = " + third,
                               "update revision set actor = 'eve' where seq = " + fifth,
                               std::string("update change set body = replace(body, 'guerre 7', 'paix 7')")}) {
        SCOPED_TRACE(attack);
        put_back(good);
        Tool(path_).tamper(attack);
        EXPECT_EQ(core::key_of(open()->standing().status), "BROKEN");
        nothing_is_written();
    }
}

/// What the log still proves is made anew; what rests on the damage is named, left as it is, and never taken from it.
TEST_F(AttackDamage, BesideWhatWasDecidedAboutTheRestIsMadeAnew) {
    auto const id_of = [&](std::string const& words) {
        return Tool(path_).rows("select id from claim where text = '" + words + "'").at(0).at(0);
    };
    auto const third = id_of("Que guerre 3"), fifth = id_of("Que guerre 5");
    Tool(path_).tamper("update change set body = replace(body, 'guerre 3', 'paix 3')");
    open()->accept();
    save_a_claim();
    auto const damaged = as_it_is();
    auto const text_of = [&](std::string const& id) {
        return Tool(path_).rows("select text from claim where id = " + id).at(0).at(0);
    };
    auto const cannot = "The claim " + core::id_text(std::stoll(third)) +
                        " cannot be made anew: what the history says of it does not hold.";
    for (auto const* attack : {"update claim set text = 'Que de faux' where text = 'Que guerre 5'",
                               "delete from mention", "delete from party_name", "insert into party_name values('x', 1, 5)",
                               "insert into office values('x', 5)", "delete from claim_line", "delete from searchable"}) {
        SCOPED_TRACE(attack);
        put_back(damaged);
        Tool(path_).tamper(attack);
        auto const before = head();
        {
            auto const store = open();
            core::Progress progress;
            auto const done = store->check(core::Repair::yes, progress);
            EXPECT_GT(done.repaired, 0);
            EXPECT_LT(done.repaired, static_cast<std::int64_t>(done.findings.size())) << "not the damage";
            std::vector<std::string> told;
            for (auto const& finding : done.findings) told.push_back(core::render(finding));
            EXPECT_TRUE(std::ranges::count(told, cannot));
            auto const left = store->check(core::Repair::no, progress).findings;
            ASSERT_EQ(left.size(), 1U) << core::render(left.back());
            EXPECT_EQ(core::render(left[0]), cannot);
            fixture::refusal(core::Code::damaged, [&] { store->find(core::Id<core::Claim>{std::stoll(third)}); });
        }
        EXPECT_EQ(head(), before + 1);
        EXPECT_EQ(text_of(third), "Que guerre 3") << "as it is";
        EXPECT_EQ(text_of(fifth), "Que guerre 5");
        save_a_claim();
        EXPECT_EQ(status(), "BROKEN") << "and still said";
    }
    // What nobody decided about is no ground to make anything from.
    Tool(path_).tamper("update change set body = replace(body, 'guerre 7', 'paix 7')");
    Tool(path_).run("delete from claim_line");
    expect_repair_refused();
}

/// Where an entry is another than the one in the tree, nobody can say any more which of those that follow were signed.
TEST_F(AttackDamage, OfATreeThatDoesNotHoldNothingIsMade) {
    auto const fifth = std::to_string(seq_of("guerre 5"));
    auto const sql = fixture::made_to_fit(*open(), core::ref(world_.claim), claim_body("Mille colombes"));
    Tool(path_).tamper(sql);
    EXPECT_EQ(status(), "BROKEN");
    open()->accept();
    save_a_claim();
    EXPECT_EQ(status(), "BROKEN");
    auto const good = as_it_is();
    Tool(path_).run("delete from claim_line");
    expect_repair_refused();
    // What stood behind it is as it was, and what came since holds by itself.
    auto const last = std::to_string(head());
    for (auto const& attack : {"update revision set actor = 'eve' where seq = " + fifth,
                               "update change set body = replace(body, 'e', 'a') where seq = " + fifth,
                               "update revision set actor = 'eve' where seq = " + last,
                               "update change set body = replace(body, 'e', 'a') where seq = " + last}) {
        SCOPED_TRACE(attack);
        put_back(good);
        Tool(path_).tamper(attack);
        EXPECT_EQ(core::key_of(open()->standing().status), "BROKEN");
        nothing_is_written();
    }
}

} // namespace
