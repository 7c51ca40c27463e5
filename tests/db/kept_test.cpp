// Workspaces of every earlier format, made by the programs of their time (kept/make.py says how): each opens, is
// converted after a backup, verifies as what it is, and not a byte of its log is another afterwards.
#include "tests/db/kept.h"
#include "tests/db/rich_desk.h"

namespace {

using core::Trust;

struct Kept {
    int schema;
    core::Seq revisions;
    bool with_key; ///< "home" has the key it was signed with, and what was known of its heads
};

void PrintTo(Kept const& kept, std::ostream* out) {
    *out << "schema " << kept.schema;
}

class KeptWorkspaces : public testing::TestWithParam<Kept> {
protected:
    void SetUp() override {
        path_ = folder_.file("old.counterpoint");
        if (GetParam().with_key)
            fixture::place_kept_at_home(folder_, path_, GetParam().schema);
        else
            fixture::write_file(path_, fixture::kept_workspace(GetParam().schema));
    }
    db::OpenOptions home() const { return fixture::installed(folder_, "home", "Camille"); }
    /// What the log says, to the byte, up to where it was kept.
    std::string log_of(std::string const& path) const {
        fixture::Tool tool(path);
        std::string all;
        auto const until = std::to_string(GetParam().revisions);
        for (auto const& sql :
             {"select r.seq, l.uuid, r.idx, r.at, quote(r.actor), r.operation, quote(r.reason), r.nature, r.reverts, "
              "quote(r.digest), quote(r.root) from revision r join lane l on l.number = r.lane where r.seq <= " +
                  until + " order by r.seq",
              "select kind, entity, seq, quote(salt), quote(body), quote(digest) from change where seq <= " + until +
                  " order by seq, kind, entity",
              std::string("select quote(digest), size, coding, quote(bytes) from blob order by digest")})
            for (auto const& row : tool.rows(sql)) {
                for (auto const& value : row)
                    all += value + "|";
                all += "\n";
            }
        // What entries say besides came with the sixth.
        if (tool.rows("select 1 from pragma_table_info('revision') where name = 'notice'").empty() ||
            GetParam().schema < 6)
            return all;
        for (auto const& row :
             tool.rows("select quote(seen), quote(notice) from revision where seq <= " + until + " order by seq"))
            all += row[0] + row[1] + "\n";
        return all;
    }
    Trust as_kept() const { return GetParam().schema < 6 ? Trust::unsigned_log : Trust::ok_redacted; }

    fixture::Folder folder_;
    std::string path_;
};

TEST_P(KeptWorkspaces, AreConvertedAfterABackupAndSayWhatTheySaid) {
    auto const before = log_of(path_);
    auto const version = fixture::Tool(path_).rows("pragma user_version")[0][0];
    ASSERT_EQ(version, std::to_string(GetParam().schema));
    {
        auto const store = db::open_workspace(path_, home());
        EXPECT_EQ(store->head(), GetParam().revisions);
        EXPECT_FALSE(core::needs_decision(store->standing().status)) << core::render(store->standing().finding);
        core::Progress progress;
        auto const found = store->verify(progress);
        EXPECT_EQ(found.status, as_kept()) << core::render(found.finding);
        EXPECT_EQ(found.revisions, GetParam().revisions);
        EXPECT_EQ(found.redacted, GetParam().schema < 6 ? 0 : 1);
        if (GetParam().with_key) {
            EXPECT_TRUE(std::ranges::any_of(found.lanes, [](auto const& lane) { return lane.own && lane.known; }));
        }
        for (auto const& finding : store->check(core::Repair::no, progress).findings)
            ADD_FAILURE() << core::render(finding);
    }
    EXPECT_EQ(log_of(path_), before);
    if (fixture::Tool(path_).rows("pragma user_version")[0][0] == version)
        return; // it is today's
    std::vector<std::string> backups;
    for (auto const& name : folder_.names())
        if (name.ends_with(".bak"))
            backups.push_back(name);
    ASSERT_EQ(backups.size(), 1U);
    EXPECT_EQ(fixture::Tool(folder_.file(backups[0])).rows("pragma user_version")[0][0], version);
    EXPECT_EQ(log_of(folder_.file(backups[0])), before);
}

TEST_P(KeptWorkspaces, AreReadAsTheyWere) {
    auto const store = db::open_workspace(path_, home());
    auto const hits = core::find_hits(*store, "navires", 50);
    EXPECT_FALSE(hits.empty());
    auto const claims = store->list(core::Kind::claim);
    core::Id<core::Claim> claim;
    for (auto const id : claims)
        if (store->get(core::Id<core::Claim>{id}).text.starts_with("Douze"))
            claim = {id};
    ASSERT_TRUE(claim);
    auto const dossier = core::load_dossier(*store, claim);
    ASSERT_TRUE(dossier.review);
    EXPECT_EQ(dossier.review->state, core::ReviewState::published);
    EXPECT_EQ(dossier.review->author, "Camille");
    EXPECT_EQ(dossier.review->reviewers, std::vector<std::string>{"Dominique"});
    ASSERT_EQ(dossier.against.size(), 1U);
    ASSERT_EQ(dossier.assertions.size(), 1U);
    EXPECT_EQ(dossier.assertions[0].speaker, "Odile Carpentier");
    EXPECT_EQ(dossier.assertions[0].statement.place, "Varenne");
    EXPECT_EQ(dossier.assertions[0].statement.occasion, "") << "that was undone";
    ASSERT_EQ(dossier.assertions[0].trail.size(), 1U);
    EXPECT_TRUE(dossier.assertions[0].trail[0].bytes_hold);
    EXPECT_EQ(dossier.topic, "Port");
    EXPECT_EQ(dossier.corrections.size(), GetParam().schema < 5 ? 0U : 1U);
    EXPECT_GE(store->history(core::ref(dossier.assertions[0].statement.id)).size(), 6U);
    auto const redacted =
        std::ranges::count_if(store->revisions(0, core::Reader::everything), [&](auto const& revision) {
            return std::ranges::any_of(store->changes(revision.seq), &core::Change::redacted);
        });
    EXPECT_EQ(redacted, GetParam().schema < 6 ? 0 : 1);
}

TEST_P(KeptWorkspaces, AreGoneOnWith) {
    {
        auto const store = db::open_workspace(path_, home());
        auto const before = fixture::records_of(*store);
        EXPECT_GT(store->undo().seq, GetParam().revisions);
        EXPECT_NE(fixture::records_of(*store), before);
        store->redo();
        EXPECT_EQ(fixture::records_of(*store), before);
        store->undo();
        store->undo();
        fixture::write_claims(*store, 2);
    }
    auto const store = db::open_workspace(path_, home());
    EXPECT_EQ(store->head(), GetParam().revisions + 6);
    core::Progress progress;
    auto const found = store->verify(progress);
    EXPECT_FALSE(found.broken_at) << core::render(found.finding);
    EXPECT_FALSE(core::needs_decision(found.status)) << core::render(found.finding);
    for (auto const& finding : store->check(core::Repair::no, progress).findings)
        ADD_FAILURE() << core::render(finding);
}

INSTANTIATE_TEST_SUITE_P(OfEveryFormat, KeptWorkspaces,
                         testing::Values(Kept{1, 25, false}, Kept{2, 25, false}, Kept{3, 25, false}, Kept{4, 26, false},
                                         Kept{5, 30, false}, Kept{6, 32, true}, Kept{6, 32, false}, Kept{7, 32, true},
                                         Kept{7, 32, false}, Kept{8, 32, true}, Kept{8, 32, false}, Kept{9, 33, true},
                                         Kept{9, 33, false}, Kept{10, 33, true}, Kept{10, 33, false}, Kept{13, 33, true}, Kept{13, 33, false}),
                         [](auto const& tested) {
                             return "Schema" + std::to_string(tested.param.schema) +
                                    (tested.param.schema < 6 ? ""
                                     : tested.param.with_key ? "AtHome"
                                                             : "AtAStrangers");
                         });

} // namespace
