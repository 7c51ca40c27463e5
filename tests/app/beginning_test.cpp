// How a window begins, who may sit at it, and how a second one on the same file raises the first.
#include "app/desk/beginning.h"
#include "app/desk/first_window.h"
#include "app/desk/people.h"
#include "tests/app/desk_at_hand.h"

namespace {

class ScratchFolder {
public:
    ScratchFolder() : path_((std::filesystem::temp_directory_path() / "counterpoint-begin-XXXXXX").string()) {
        EXPECT_TRUE(::mkdtemp(path_.data()));
    }
    ~ScratchFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    std::string file(std::string const& name) const { return path_ + "/" + name; }

private:
    std::string path_;
};

using app::Beginning;
using What = Beginning::What;

class Begins : public ::testing::Test {
protected:
    Beginning begin(app::Known const& known, std::vector<std::string> const& there) {
        return app::how_to_begin(known, [&](std::string const& path) { return std::ranges::find(there, path) != there.end(); });
    }
};

TEST_F(Begins, WhereTheLastTimeEnded) {
    auto const found = begin({.asked = "", .last = "/news/desk", .standard = "/home/first"}, {"/news/desk", "/home/first"});
    EXPECT_EQ(found.what, What::open);
    EXPECT_EQ(found.path, "/news/desk");
}

TEST_F(Begins, ByMissingWhatIsNotThereAnyMoreAndNothingElse) {
    auto const found = begin({.asked = "", .last = "/news/desk", .standard = "/home/first"}, {"/home/first"});
    EXPECT_EQ(found.what, What::missing);
    EXPECT_EQ(found.path, "/news/desk");
}

TEST_F(Begins, WithWhatWasAskedForEvenIfItIsNotThere) {
    auto const found = begin({.asked = "/other", .last = "/news/desk", .standard = "/home/first"}, {"/news/desk"});
    EXPECT_EQ(found.what, What::open);
    EXPECT_EQ(found.path, "/other");
}

TEST_F(Begins, ByAskingWhoNeverWasHere) {
    EXPECT_EQ(begin({.asked = "", .last = "", .standard = "/home/first"}, {}).what, What::first);
    EXPECT_EQ(begin({.asked = "", .last = "", .standard = "/home/first"}, {"/home/first"}).what, What::open);
}

TEST(Recent, NewestFirstEachOnceAndNotTooMany) {
    std::vector<std::string> recent;
    for (auto const* path : {"a", "b", "a"}) recent = app::with_newest(recent, path);
    EXPECT_EQ(recent, (std::vector<std::string>{"a", "b"}));
    for (int at = 0; at < 20; ++at) recent = app::with_newest(recent, "more " + std::to_string(at));
    EXPECT_EQ(recent.size(), app::most_recent);
    EXPECT_EQ(recent.front(), "more 19");
}

TEST(Initials, AreOfFirstAndLastName) {
    EXPECT_EQ(app::initials_of("Camille Laurent"), "CL");
    EXPECT_EQ(app::initials_of("Ana de la Vega"), "AV");
    EXPECT_EQ(app::initials_of("robin"), "R");
    EXPECT_EQ(app::initials_of("Élise Ørsted"), "ÉØ");
    EXPECT_EQ(app::initials_of("山田太郎"), "山");
    EXPECT_EQ(app::initials_of(""), "");
}

class Sitting : public DeskAtHand {};

TEST_F(Sitting, IsOfferedToTheOwnerFirstAndToEachPersonOnce) {
    EXPECT_EQ(app::who_may_sit_here(desk().reader(), "Ines Moreau", "anna", 10),
              (std::vector<std::string>{"Ines Moreau", "anna"}));
    EXPECT_EQ(app::who_may_sit_here(desk().reader(), "", "", 10), std::vector<std::string>{"Anna"});
    EXPECT_EQ(app::who_may_sit_here(desk().reader(), "Ines Moreau", "Karim", 1).size(), 1u);
}

TEST_F(Sitting, AnotherPersonSignsAllThatFollowsAtOnce) {
    ASSERT_TRUE(import_article());
    int changed = 0, sat_down = 0;
    auto const on_change = desk().workbench().changed.subscribe([&](auto const&) { ++changed; });
    auto const on_person = desk().workbench().person_changed.subscribe([&] { ++sat_down; });
    desk().workbench().sign_as("Karim Haddad");
    settle();
    EXPECT_EQ(desk().workbench().store().actor(), "Karim Haddad");
    EXPECT_EQ(sat_down, 1);
    EXPECT_EQ(changed, 1) << "what is shown is read again: steps, queue and counts are the new person's";
    record();
    EXPECT_EQ(desk().reader().revisions(0, 1).front().actor, "Karim Haddad");
    EXPECT_EQ(desk().workbench().store().undoable()->operation, "quotation.record");
    desk().workbench().sign_as("Anna");
    auto const next = desk().workbench().store().undoable();
    EXPECT_TRUE(!next || next->operation != "quotation.record") << "that is Karim's step";
}

class SecondStart : public ::testing::Test {
protected:
    SecondStart() { ::setenv("XDG_RUNTIME_DIR", folder_.file("").c_str(), 1); }
    ~SecondStart() override { ::unsetenv("XDG_RUNTIME_DIR"); }
    ScratchFolder folder_;
    HandCrank crank_;
    int raised_ = 0;
};

TEST_F(SecondStart, RaisesTheWindowThatHasTheFile) {
    auto const desk = folder_.file("desk");
    EXPECT_FALSE(app::raise_first_window(desk)) << "nobody is there";
    {
        app::FirstWindow const first(desk, crank_, [this] { ++raised_; });
        ASSERT_TRUE(first.listens());
        EXPECT_TRUE(app::raise_first_window(folder_.file("./desk"))) << "by every name of the file";
        crank_.turn();
        EXPECT_EQ(raised_, 1);
        EXPECT_FALSE(app::raise_first_window(folder_.file("another")));
    }
    EXPECT_FALSE(app::raise_first_window(desk)) << "it went away";
}

TEST_F(SecondStart, FindsTheNextWindowWhereOneEndedBadly) {
    auto const desk = folder_.file("desk");
    app::FirstWindow const left_over(desk, crank_, [] {});
    app::FirstWindow const first(desk, crank_, [this] { ++raised_; });
    EXPECT_TRUE(app::raise_first_window(desk));
    crank_.turn();
    EXPECT_EQ(raised_, 1);
}

TEST_F(SecondStart, IsAWindowOfItsOwnWhereThereIsNoSession) {
    ::unsetenv("XDG_RUNTIME_DIR");
    app::FirstWindow const first(folder_.file("desk"), crank_, [] {});
    EXPECT_FALSE(first.listens());
    EXPECT_FALSE(app::raise_first_window(folder_.file("desk")));
}

} // namespace
