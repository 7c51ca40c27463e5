// What comes to the desk from outside: read on the worker, told apart by its bytes; a collection comes in some claims at
// a time, can be stopped, and says what it left out.
#include "tests/app/desk_at_hand.h"

#include "app/common/backup_wishes.h"
#include "app/desk/incoming.h"
#include "app/desk/run_there.h"

#include <fstream>

namespace {

using app::Arrival;
using app::Place;

class DeskIncoming : public DeskAtHand {
protected:
    void SetUp() override {
        DeskAtHand::SetUp();
        tasks_ = std::make_unique<app::Tasks>(crank_);
        incoming_ = std::make_unique<app::Incoming>(desk(), *tasks_, crank_);
        on_state_ = tasks_->changed.subscribe([this](auto const& state) { idle_ = !state; });
        on_ended_ = incoming_->collection_ended.subscribe([this](auto const& ended) { ended_ = ended; });
    }
    void TearDown() override {
        tasks_.reset();
        incoming_.reset();
        DeskAtHand::TearDown();
    }
    void bring_in(Arrival arrival) {
        idle_ = false;
        incoming_->bring_in(std::move(arrival));
        crank_.turn_until([this] { return idle_; });
    }
    static std::string lines(int first, int last) {
        std::string all;
        for (auto number = first; number <= last; ++number) {
            auto const word = std::to_string(number);
            all += R"({"id": "c)" + word + R"(", "text": "Claim number )" + word + R"(.", "verdict": "false"})" + "\n";
        }
        return all;
    }
    static Arrival pasted(std::string words) {
        return Arrival::text(std::move(words), {core::Obtained::pasted, "clipboard"});
    }
    core::Counts counts() { return desk().reader().counts(); }

    std::unique_ptr<app::Tasks> tasks_;
    std::unique_ptr<app::Incoming> incoming_;
    std::optional<app::Incoming::Collection> ended_;
    app::Subscription on_state_, on_ended_;
    bool idle_ = true;
};

TEST_F(DeskIncoming, ABackupIsMadeBeforeManyClaimsComeInAndOnlyThen) {
    auto const backups = [&] { return app::Workbench::backups(path())->list(); };
    bring_in(pasted(lines(1, 100)));
    EXPECT_TRUE(backups().empty());
    bring_in(pasted(lines(101, 250)));
    ASSERT_EQ(backups().size(), 1U);
    EXPECT_EQ(backups().front().why, core::BackupFor::import);
    EXPECT_EQ(counts().claims, 250);
}

TEST_F(DeskIncoming, WhatKeepsABackupFromBeingMadeIsToldAndNothingWaitsForIt) {
    std::filesystem::create_directories(std::filesystem::path(app::usual_backup_folder()).parent_path());
    std::ofstream(app::usual_backup_folder()) << "no folder";
    bring_in(pasted(lines(1, 250)));
    EXPECT_EQ(counts().claims, 250);
    EXPECT_TRUE(std::ranges::any_of(told_, [](auto const& told) { return told.find("No backup was made") == 0; }));
}

TEST_F(DeskIncoming, AnArticleOpens) {
    bring_in(pasted(article_));
    EXPECT_EQ(navigation().place().page, Place::Page::reader);
    EXPECT_EQ(counts().sources, 1);
    EXPECT_FALSE(ended_);
}

TEST_F(DeskIncoming, WhatIsNoTextIsRefused) {
    bring_in(pasted("%PDF-1.7\n"));
    ASSERT_EQ(problems_.size(), 1u);
    EXPECT_EQ(problems_.front(), "clipboard could not be read: it seems damaged, pdftotext gave up. Nothing was changed.");
    EXPECT_EQ(counts().sources, 0);
    EXPECT_EQ(navigation().place().page, Place::Page::inbox);
}

TEST_F(DeskIncoming, ACollectionComesInByPiecesAndSaysWhatDidNot) {
    auto const file = std::filesystem::path(path()).parent_path() / "checked.jsonl";
    std::ofstream(file) << lines(1, 250) << "{broken\n" << R"({"id": "d", "text": "Dated.", "date": "the day after"})";
    auto const before = counts().revisions;
    bring_in(Arrival::file(file.string()));
    ASSERT_TRUE(ended_);
    EXPECT_TRUE(problems_.empty());
    EXPECT_EQ(ended_->file, "checked.jsonl");
    EXPECT_EQ(ended_->claims.added, 251);
    EXPECT_EQ(counts().claims, 251);
    EXPECT_EQ(counts().revisions - before, 3) << "a hundred claims at a time, the scale with the first";
    EXPECT_EQ(navigation().place().page, Place::Page::claims);
    auto const told = app::troubles_of(ended_->claims, ended_->file, core::english());
    ASSERT_EQ(told.size(), 2u);
    EXPECT_EQ(core::render(told[0]), "checked.jsonl, line 251: This is no valid JSON: the fault is in column 2. It was left out.");
    EXPECT_TRUE(core::render(told[1]).ends_with("The claim came in without it.")) << core::render(told[1]);

    bring_in(Arrival::file(file.string()));
    EXPECT_EQ(ended_->claims.known, 251);
    EXPECT_EQ(counts().claims, 251);
}

TEST_F(DeskIncoming, WhatBecameOfEachLineIsKept) {
    bring_in(pasted(lines(1, 2)));
    bring_in(pasted(lines(2, 2) + "{broken\n" + lines(3, 3) + "{too"));
    ASSERT_TRUE(ended_);
    using Became = app::ImportedLine::Became;
    std::vector<std::pair<std::int64_t, Became>> became;
    for (auto const& line : *ended_->lines) became.emplace_back(line.line, line.became);
    EXPECT_EQ(became, (std::vector<std::pair<std::int64_t, Became>>{{1, Became::known}, {2, Became::left_out}, {3, Became::added}, {4, Became::left_out}}));
    EXPECT_EQ(desk().reader().get(ended_->lines->at(2).claim).text, "Claim number 3.");
    EXPECT_EQ(ended_->lines->at(0).claim, desk().reader().identified("c2"));
}

TEST_F(DeskIncoming, WhatDiffersIsTakenOverWhenThatIsWished) {
    bring_in(pasted(lines(1, 2)));
    bring_in(pasted(R"({"id": "c1", "text": "Claim number one.", "verdict": "false"})"));
    EXPECT_EQ(ended_->claims.differing, 1);
    auto const claim = desk().reader().identified("c1");
    EXPECT_EQ(desk().reader().get(claim).text, "Claim number 1.");
    auto const differing = *ended_;
    idle_ = false;
    incoming_->take_over_what_differs(differing);
    crank_.turn_until([this] { return idle_; });
    EXPECT_EQ(ended_->claims.changed, 1);
    EXPECT_EQ(desk().reader().get(claim).text, "Claim number one.");
    EXPECT_EQ(counts().claims, 2);
}

TEST_F(DeskIncoming, OfATableSomebodyIsAsked) {
    std::optional<app::Incoming::Table> asked;
    auto const table = Arrival::text("sentence,where\nA tower fell.,Tarnau\nA bridge stands.,Tarnau\n",
                                     {core::Obtained::file, "odd.csv"});
    bring_in(table);
    EXPECT_EQ(problems_.size(), 1u) << "nobody is there to ask, and nothing tells";
    incoming_->ask_about_table = [&](auto const& waits) { asked = waits; };
    bring_in(table);
    ASSERT_TRUE(asked);
    EXPECT_EQ(counts().claims, 0);
    EXPECT_EQ(asked->sample.plan.head, (std::vector<std::string>{"sentence", "where"}));
    EXPECT_EQ(asked->sample.cells.at(1).at(0), "A bridge stands.");
    EXPECT_TRUE(asked->sample.claims.empty());

    core::ColumnMap map;
    map.columns[core::Column::text] = {"sentence"};
    auto const sample = app::table_sample(asked->arrival, map);
    ASSERT_EQ(sample.claims.size(), 2u);
    EXPECT_EQ(sample.claims[0].claim->text, "A tower fell.");
    EXPECT_EQ(sample.claims[0].claim->note, "where: Tarnau");
    idle_ = false;
    incoming_->bring_in_table(asked->arrival, map);
    crank_.turn_until([this] { return idle_; });
    EXPECT_EQ(counts().claims, 2);
}

TEST_F(DeskIncoming, OfALongTableTheFirstRowsAreShown) {
    std::string rows = "claim;verdict\n";
    for (auto number = 0; number < 20'000; ++number) rows += "Number " + std::to_string(number) + ";true\n";
    auto const sample = app::table_sample(Arrival::text(rows, {core::Obtained::file, "long.csv"}), {});
    EXPECT_EQ(sample.cells.size(), 8u);
    ASSERT_EQ(sample.claims.size(), 8u);
    EXPECT_EQ(sample.claims.back().claim->text, "Number 7");
}

TEST(TableSample, AMapNamesEveryColumnAlone) {
    core::TablePlan plan;
    plan.head = {"text", "Text", "where"};
    EXPECT_EQ(app::column_in_map(plan, 0), "1");
    EXPECT_EQ(app::column_in_map(plan, 1), "2");
    EXPECT_EQ(app::column_in_map(plan, 2), "where");
    plan.has_header = false;
    EXPECT_EQ(app::column_in_map(plan, 2), "3");
}

TEST_F(DeskIncoming, ATableAmongOthersIsSaidToBeLookedAt) {
    incoming_->ask_about_table = [](auto const&) { FAIL() << "several come in without questions"; };
    std::optional<app::Incoming::Files> files;
    auto const listens = incoming_->files_ended.subscribe([&](auto const& ended) { files = ended; });
    incoming_->bring_in(std::vector{pasted(article_), Arrival::text("claim,verdict\nA tower fell.,false\n", {core::Obtained::file, "t.csv"})});
    crank_.turn_until([&] { return files.has_value(); });
    ASSERT_TRUE(files);
    ASSERT_EQ(files->each.size(), 2U);
    EXPECT_TRUE(files->each[0].is_whole);
    EXPECT_FALSE(files->each[1].is_whole);
    EXPECT_NE(files->each[1].told.find("import it alone to choose them"), std::string::npos) << files->each[1].told;
}

TEST_F(DeskIncoming, OfSeveralFilesEachIsReported) {
    using Became = app::Incoming::Files::One::Became;
    std::optional<app::Incoming::Files> files;
    auto const listens = incoming_->files_ended.subscribe([&](auto const& ended) { files = ended; });
    auto const named = [](std::string name, std::string words) {
        return Arrival::text(std::move(words), {core::Obtained::file, std::move(name)});
    };
    incoming_->bring_in(std::vector{named("good.txt", article_), named("scan.pdf", "%PDF-1.7\n"),
                                    named("empty.txt", ""), named("again.txt", article_),
                                    named("claims.jsonl", lines(1, 3) + "{broken\n")});
    crank_.turn_until([&] { return files.has_value(); });
    ASSERT_EQ(files->each.size(), 5u);
    auto const became = [&](std::size_t at) { return files->each[at].became; };
    EXPECT_EQ(became(0), Became::source);
    EXPECT_EQ(became(1), Became::nothing);
    EXPECT_EQ(files->each[1].told, "scan.pdf could not be read: it seems damaged, pdftotext gave up. Nothing was changed.");
    EXPECT_EQ(became(2), Became::nothing);
    EXPECT_FALSE(files->each[2].told.empty());
    EXPECT_EQ(became(3), Became::known);
    EXPECT_EQ(became(4), Became::claims);
    EXPECT_FALSE(files->each[4].is_whole);
    EXPECT_NE(files->each[4].told.find("1 line was left out."), std::string::npos) << files->each[4].told;
    EXPECT_EQ(counts().sources, 1);
    EXPECT_EQ(counts().claims, 3);
    EXPECT_FALSE(ended_) << "told with the others";
    EXPECT_TRUE(problems_.empty()) << "told with the others";
}

TEST_F(DeskIncoming, StoppedItKeepsWhatIsIn) {
    auto const stops = desk().workbench().changed.subscribe([this](core::ChangeSet const&) {
        if (counts().claims >= 100) tasks_->cancel();
    });
    bring_in(pasted(lines(1, 1000)));
    ASSERT_TRUE(ended_);
    EXPECT_TRUE(ended_->stopped);
    EXPECT_EQ(ended_->claims.added, counts().claims);
    EXPECT_GE(counts().claims, 100);
    EXPECT_LT(counts().claims, 1000);
}

TEST_F(DeskIncoming, TheWindowMayCloseMeanwhile) {
    idle_ = false;
    incoming_->bring_in(pasted(lines(1, 1000)));
    crank_.turn_until([this] { return counts().claims > 0; });
    tasks_.reset(); // waits for the worker, who waits for nobody who is gone
    auto const claims = counts().claims;
    auto last = false;
    crank_.post([&] { last = true; });
    crank_.turn_until([&] { return last; });
    EXPECT_EQ(counts().claims, claims);
}

TEST(RunThere, ThrowsWhatTheCallThrows) {
    HandCrank crank;
    std::string heard;
    std::thread worker([&] {
        core::Progress progress;
        try {
            app::run_there(crank, [] { core::refuse(core::say("No.")); }, progress);
        } catch (core::Error const& error) {
            heard = error.what();
        }
    });
    crank.turn();
    worker.join();
    EXPECT_EQ(heard, "No.");
}

} // namespace
