// A hand at the file: whatever is altered in the log, verify names the first revision that does not
// hold. The triggers are put back afterwards, so nothing but the log itself can tell.
#include "tests/db/fixture.h"

namespace {

class Verify : public testing::Test {
protected:
    void SetUp() override {
        path_ = folder_.file("a.counterpoint");
        auto const store = db::create_workspace(path_, fixture::options());
        fixture::make_world(*store);
        head_ = store->head();
        core::Progress progress;
        root_ = store->verify(progress).root;
        EXPECT_EQ(head_, 5);
    }
    core::Verification verify() {
        auto const store = db::open_workspace(path_, fixture::options());
        core::Progress progress;
        return store->verify(progress);
    }
    void expect_broken(std::string const& sql, core::Seq seq, std::string const& sentence) {
        fixture::Tool(path_).tamper(sql);
        auto const result = verify();
        ASSERT_TRUE(result.broken_at) << sql;
        EXPECT_EQ(*result.broken_at, seq) << sql;
        EXPECT_EQ(core::render(result.finding), sentence) << sql;
    }
    fixture::Folder folder_;
    std::string path_;
    core::Seq head_ = 0;
    core::Digest root_;
};

constexpr auto altered = " does not hold: what it says was altered.";
constexpr auto reason = " does not hold: the reason it gives was altered.";
constexpr auto who = " does not hold: who, when or which records it names was altered.";

std::string revision(int seq, char const* what) { return "Revision " + std::to_string(seq) + what; }

TEST_F(Verify, AnUntouchedLogHolds) {
    auto const result = verify();
    EXPECT_FALSE(result.broken_at);
    EXPECT_EQ(result.revisions, 5);
    EXPECT_EQ(result.root, root_);
    EXPECT_EQ(result.status, core::Trust::unsigned_log);
    EXPECT_EQ(core::render(result.finding), "Every revision holds: 5 checked. But nobody signs them: whoever can "
                                            "write the file could have rewritten them all.");
}

TEST_F(Verify, NoticesAFlippedByteInABody) {
    expect_broken("update change set body = replace(body, 'Faux', 'faux') where seq = 1", 1,
                  revision(1, altered));
}
TEST_F(Verify, NoticesAnErasureMadeAfterTheFact) {
    expect_broken("update change set body = null where seq = 4 and kind = 7", 4, revision(4, altered));
}
TEST_F(Verify, NoticesAChangedSalt) {
    expect_broken("update change set salt = zeroblob(16) where seq = 5", 5, revision(5, altered));
}
TEST_F(Verify, NoticesAChangedActor) {
    expect_broken("update revision set actor = 'bruno' where seq = 3", 3, revision(3, who));
}
TEST_F(Verify, NoticesAChangedTime) {
    expect_broken("update revision set at = at + 1 where seq = 2", 2, revision(2, who));
}
TEST_F(Verify, NoticesAChangedReasonOperationOrNature) {
    expect_broken("update revision set reason = 'x' where seq = 4", 4, revision(4, reason));
    expect_broken("update revision set operation = 'x' where seq = 3", 3, revision(3, who));
    expect_broken("update revision set nature = 1, reverts = 1 where seq = 2", 2, revision(2, who));
}
TEST_F(Verify, NoticesADeletedChange) {
    expect_broken("delete from change where seq = 4 and kind = 8", 4, revision(4, who));
}
TEST_F(Verify, NoticesAnAddedChange) {
    expect_broken("insert into change select kind, 999, 3, salt, body, digest from change where seq = 5",
                  3, revision(3, altered));
}
TEST_F(Verify, NoticesAChangeThatBelongsToNoRevision) {
    expect_broken("insert into change select kind, entity, 77, salt, '{}', digest from change where "
                  "seq = 5",
                  77, "The log holds changes of revision 77, which it does not list.");
}
TEST_F(Verify, NoticesAChangeBeforeTheFirstRevision) {
    expect_broken("insert into change select kind, entity, 0, salt, '{}', digest from change where "
                  "seq = 5",
                  0, "The log holds changes of revision 0, which it does not list.");
}
TEST_F(Verify, NoticesADeletedRevision) {
    expect_broken("delete from change where seq = 3; delete from revision where seq = 3", 3,
                  revision(3, " is missing from the log."));
}
TEST_F(Verify, NoticesARevisionClosedUpBehindADeletedOne) {
    expect_broken("delete from change where seq = 3; delete from revision where seq = 3;"
                  "update change set seq = seq - 1 where seq > 3;"
                  "update revision set seq = seq - 1, idx = idx - 1 where seq > 3",
                  3, revision(3, who));
}
TEST_F(Verify, NoticesATruncatedTail) {
    expect_broken("delete from change where seq = 5; delete from revision where seq = 5", 5,
                  revision(5, " is missing: the log was longer once."));
}
TEST_F(Verify, NoticesReorderedRevisions) {
    expect_broken("update change set seq = 100 where seq = 3; update change set seq = 3 where seq = 4;"
                  "update change set seq = 4 where seq = 100;"
                  "update revision set seq = 100, idx = 200 where seq = 3;"
                  "update revision set seq = 3, idx = 2 where seq = 4;"
                  "update revision set seq = 4, idx = 3 where seq = 100",
                  3, revision(3, who));
}
TEST_F(Verify, NoticesAnotherLane) {
    expect_broken("update lane set uuid = 'x'", 1, revision(1, who));
    expect_broken("delete from lane", 1, revision(1, who));
}
TEST_F(Verify, NoticesAForgedTreeHead) {
    expect_broken("update revision set root = zeroblob(32) where seq = 2", 2,
                  revision(2, " does not hold: the log before it was altered."));
}
TEST_F(Verify, NoticesLengthenedDigests) {
    expect_broken("update revision set digest = cast(digest || x'00' as blob) where seq = 2", 2, revision(2, who));
    expect_broken("update change set digest = cast(digest || x'00' as blob) where seq = 1", 1, revision(1, altered));
}

TEST_F(Verify, CanBeStopped) {
    auto const store = db::open_workspace(path_, fixture::options());
    std::stop_source stop;
    stop.request_stop();
    core::Progress progress(stop.get_token(), {});
    fixture::refusal(core::Code::cancelled, [&] { store->verify(progress); });
}

/// Every stored column of the log, as the bytes in which one bit can be turned over.
TEST_F(Verify, AnyFlippedBitInTheLogIsNoticed) {
    std::mt19937_64 random(11);
    struct Place {
        std::string table, column, row;
    };
    std::vector<Place> places;
    {
        fixture::Tool tool(path_);
        for (auto const* column : {"lane", "idx", "at", "actor", "operation", "reason", "nature",
                                   "reverts", "digest", "root", "seq"})
            for (auto const& row : tool.rows("select rowid from revision"))
                places.push_back({"revision", column, "rowid = " + row[0]});
        for (auto const* column : {"salt", "body", "digest", "kind", "entity", "seq"})
            for (auto const& row : tool.rows("select kind, entity, seq from change"))
                places.push_back({"change", column,
                                  "kind = " + row[0] + " and entity = " + row[1] + " and seq = " + row[2]});
    }
    auto const whole = fixture::read_file(path_);
    int flips = 0;
    while (flips < 200) {
        auto const& place = places[random() % places.size()];
        {
            fixture::Tool tool(path_);
            auto const old = tool.rows("select typeof(" + place.column + "), hex(" + place.column +
                                       "), length(hex(" + place.column + ")) / 2, " + place.column +
                                       " from " + place.table + " where " + place.row)[0];
            auto const size = std::stoul(old[2]);
            if (size == 0) continue;
            std::string value;
            if (old[0] == "integer") {
                value = std::to_string(std::stoll(old[3]) ^ (1LL << (random() % 40)));
            } else {
                auto hex = old[1];
                auto& digit = hex[random() % hex.size()];
                digit = digit == '0' ? '1' : static_cast<char>(digit - 1 == '@' ? '9' : digit - 1);
                value = "x'" + hex + "'";
                if (old[0] == "text") value = "cast(" + value + " as text)";
            }
            tool.tamper("update or replace " + place.table + " set " + place.column + " = " + value +
                        " where " + place.row);
        }
        auto const result = verify();
        EXPECT_TRUE(result.broken_at) << place.table << "." << place.column << " where " << place.row;
        fixture::write_file(path_, whole);
        ++flips;
    }
}

} // namespace
