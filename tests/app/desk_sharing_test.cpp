// A desk without a window at a shared desk in a folder: what is exchanged by itself, what the person is told of it, and that
// nothing of it makes anybody wait.
#include "app/common/clock.h"
#include "app/exchange/folder.h"
#include "core/operations/claims.h"
#include "core/operations/records.h"
#include "tests/app/desk_at_hand.h"
#include "tests/db/sharing.h"

#include <atomic>
#include <thread>

namespace {

using How = app::Sharing::How;
namespace fs = std::filesystem;

/// One person at a window of their own, on a file of their own.
class Seated {
public:
    Seated(HandCrank& cranked, fixture::Folder const& folder, std::string const& name, std::uint64_t seed,
           std::string const& workspace = {}, core::Invitation const* invitation = nullptr, std::string const& at = {})
        : crank(cranked) {
        auto options = fixture::installed(folder, name, name, seed);
        options.workspace = workspace;
        auto store = db::create_workspace(folder.file(name + ".counterpoint"), options);
        if (invitation) {
            core::Progress progress;
            app::FolderTransport transport(at);
            core::take_seat({*store, core::seat_of(*store), name}, *invitation, transport, progress);
        }
        workbench = std::make_unique<app::Workbench>(std::move(store), crank);
        on_problem_ = workbench->problem.subscribe([this](auto const& error) { problems.push_back(core::render(error.message())); });
        on_change_ = workbench->changed.subscribe([this](auto const& change) { changes.push_back(change); });
        sharing = std::make_unique<app::Sharing>(*workbench);
        on_invited_ = sharing->invited.subscribe([this](auto const& line, auto) { invitation_line = line; });
    }
    void until(std::function<bool()> const& holds) { crank.turn_until(holds); }
    void until(How how) {
        until([&] { return sharing->state().how == how; });
    }
    core::Id<core::Claim> claim(std::string const& words) {
        core::Id<core::Claim> made;
        EXPECT_TRUE(workbench->run([&](core::Context& context) {
            core::Draft draft;
            draft.operation = "claim.create";
            draft.base = context.reader.head();
            auto const record = fixture::claim_saying(workbench->store(), words);
            made = record.id;
            draft.puts.push_back(record);
            return draft;
        }));
        return made;
    }
    void reword(core::Id<core::Claim> id, std::string const& text, std::string const& note = {}) {
        EXPECT_TRUE(workbench->run([&](core::Context& context) { return core::edit_claim(context, id, {text, "fr", {}, note}); }));
    }
    std::string words(core::Id<core::Claim> id) const { return workbench->reader().get(id).text; }
    bool has(core::Id<core::Claim> id) const { return workbench->has(core::ref(id)); }

    HandCrank& crank; ///< everybody's: whoever is waited for may wait for another one
    std::unique_ptr<app::Workbench> workbench;
    std::unique_ptr<app::Sharing> sharing;
    std::vector<std::string> problems;
    std::vector<core::ChangeSet> changes;
    std::string invitation_line;

private:
    app::Subscription on_problem_, on_change_, on_invited_;
};

class SharedDesk : public testing::Test {
protected:
    void SetUp() override {
        ::setenv("XDG_DATA_HOME", folder_.file("data").c_str(), 1); // nobody's name of this computer
        ::setenv("XDG_STATE_HOME", folder_.file("state").c_str(), 1);
        anna_ = std::make_unique<Seated>(crank_, folder_, "Anna", 1);
    }
    void found() {
        anna_->sharing->found(place_);
        anna_->until([&] { return !anna_->sharing->busy(); });
        ASSERT_EQ(anna_->sharing->state().how, How::in_step);
    }
    std::unique_ptr<Seated> seat(core::DeskRole role = core::DeskRole::editor, std::string const& name = "Boris",
                                 std::uint64_t seed = 2) {
        anna_->invitation_line.clear();
        anna_->sharing->invite(role);
        anna_->until([&] { return !anna_->invitation_line.empty(); });
        auto const invitation = core::value_or_throw(core::read_invitation(anna_->invitation_line));
        auto boris = std::make_unique<Seated>(crank_, folder_, name, seed, invitation.workspace, &invitation, place_);
        boris->until(How::in_step);
        anna_->until([&] { return anna_->sharing->roster().member(boris->sharing->own_key()) != nullptr; });
        return boris;
    }

    fixture::Folder folder_;
    HandCrank crank_;
    std::string place_ = folder_.file("desk");
    std::unique_ptr<Seated> anna_;
};

TEST_F(SharedDesk, NobodyIsAtOneBeforeItIsFounded) {
    EXPECT_EQ(anna_->sharing->state().how, How::nowhere);
    anna_->sharing->exchange();
    found();
    EXPECT_EQ(anna_->sharing->state().address, place_);
    EXPECT_TRUE(anna_->sharing->is_admin());
    EXPECT_TRUE(anna_->sharing->state().last);
    EXPECT_FALSE(anna_->sharing->busy());
    anna_->sharing->found(folder_.file("another"));
    anna_->until([&] { return !anna_->problems.empty(); });
    EXPECT_NE(anna_->problems[0].find("at a desk already"), std::string::npos);
    EXPECT_EQ(anna_->sharing->state().how, How::in_step);
}

TEST_F(SharedDesk, WhatOneRecordsTheOtherHasByItself) {
    found();
    auto const boris = seat();
    auto const claim = boris->claim("Le pont a été fermé.");
    anna_->until([&] { return anna_->has(claim); });
    // Whoever shows something heard which records it was.
    auto const& heard = anna_->changes.back();
    EXPECT_TRUE(heard.touches(core::Kind::claim));
    EXPECT_EQ(heard.seq, anna_->workbench->store().head());
    auto const answer = anna_->claim("Il a rouvert.");
    boris->until([&] { return boris->has(answer); });
    EXPECT_TRUE(anna_->problems.empty());
    EXPECT_TRUE(boris->problems.empty());
}

TEST_F(SharedDesk, WhoWorksOnWhatIsSeenWhileItLasts) {
    found();
    auto const boris = seat();
    auto const claim = boris->claim("Le pont a été fermé.");
    anna_->until([&] { return anna_->has(claim); });
    boris->sharing->work_on(core::ref(claim));
    anna_->until([&] { return !anna_->sharing->at_work().empty(); });
    auto const all = anna_->sharing->at_work();
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].what, core::ref(claim));
    EXPECT_EQ(all[0].key, boris->sharing->own_key());
    EXPECT_TRUE(boris->sharing->at_work().empty()) << "one’s own is no news";
    boris->sharing->work_on({});
    anna_->until([&] { return anna_->sharing->at_work().empty(); });
    EXPECT_EQ(anna_->workbench->store().head(), boris->workbench->store().head()) << "it stands in no log";
    EXPECT_TRUE(anna_->problems.empty());
}

TEST_F(SharedDesk, OfWhomAPageTellsThatTheyWorkOnItIsAMember) {
    found();
    auto const boris = seat();
    auto const claim = anna_->claim("Le pont a été fermé.");
    anna_->sharing.reset();
    app::Desk desk(*anna_->workbench); // with an exchange of its own
    core::SigningKey const nobodys(std::string(32, 'n'));
    app::FolderTransport transport(place_);
    auto const say = [&](core::SigningKey const& key) {
        auto const by = [&](std::string_view text) { return core::Vouched{key.public_key(), key.sign(text)}; };
        transport.say_at_work(key.public_key(), core::work_line(anna_->workbench->store().workspace(), core::ref(claim), app::now_here(), by).value());
    };
    say(nobodys);
    boris->sharing->work_on(core::ref(claim));
    anna_->until([&] { return !desk.sharing().at_work().empty(); });
    EXPECT_EQ(desk.sharing().at_work().size(), 1U) << "of keys of nobody nothing is heard";
    EXPECT_EQ(desk.at_work().told(core::ref(claim)), "Boris works on this at the moment.");
    EXPECT_EQ(desk.at_work().of(boris->sharing->own_key()), core::ref(claim));
    // Whoever opens a form of it is told once.
    std::vector<std::string> notices;
    auto const on_notice = anna_->workbench->notice.subscribe([&](auto const& words) { notices.push_back(words); });
    desk.navigation().open_claim(claim);
    desk.reviews().start_review();
    EXPECT_EQ(notices, std::vector<std::string>{"Boris works on this at the moment."});
    boris->until([&] { return !boris->sharing->at_work().empty(); });
    EXPECT_EQ(boris->sharing->at_work()[0].what, core::ref(claim));
    desk.close_form();
    boris->until([&] { return boris->sharing->at_work().empty(); });
}

TEST_F(SharedDesk, WorkGoesOnWhileTheDeskIsAway) {
    found();
    auto const boris = seat();
    anna_->until(How::in_step);
    fs::rename(place_, place_ + ".away");
    anna_->claim("Une.");
    anna_->until(How::offline);
    ASSERT_TRUE(anna_->sharing->state().why);
    auto const waiting = anna_->sharing->state().to_send; // that she let Boris in may wait, too
    EXPECT_GE(waiting, 1);
    anna_->claim("Deux.");
    EXPECT_EQ(anna_->sharing->state().to_send, waiting + 1);
    EXPECT_TRUE(anna_->problems.empty()); // nobody is interrupted by it
    fs::rename(place_ + ".away", place_);
    anna_->sharing->exchange();
    anna_->until(How::in_step);
    EXPECT_EQ(anna_->sharing->state().to_send, 0);
    boris->until([&] { return boris->workbench->reader().counts().claims == 2; });
}

TEST_F(SharedDesk, WhatIsSpoiledThereIsToldByName) {
    found();
    auto const boris = seat();
    boris->until([&] { return boris->sharing->roster().member(boris->sharing->own_key()) != nullptr; });
    auto const log = place_ + "/lanes/" + core::lane_name(boris->workbench->store().workspace(), boris->sharing->own_key()) + ".log";
    anna_->until(How::in_step);
    boris->sharing.reset(); // closed for the day
    auto bytes = fixture::read_file(log);
    {
        boris->claim("Une.");
        core::Progress progress;
        // Nobody may see it whole first.
        fs::rename(place_, place_ + ".away");
        anna_->sharing->exchange();
        anna_->until(How::offline);
        app::FolderTransport away(place_ + ".away");
        core::meet(boris->workbench->store(), core::seat_of(boris->workbench->store()), away, progress);
    }
    auto const there = place_ + ".away" + log.substr(place_.size());
    auto spoiled = fixture::read_file(there);
    ASSERT_GT(spoiled.size(), bytes.size());
    spoiled[spoiled.size() - 3] = static_cast<char>(spoiled[spoiled.size() - 3] ^ 1);
    fixture::write_file(there, spoiled);
    fs::rename(place_ + ".away", place_);
    anna_->sharing->exchange();
    anna_->until(How::wrong);
    ASSERT_TRUE(anna_->sharing->alarming());
    EXPECT_EQ(anna_->sharing->alarming()->state, core::LaneState::damaged);
    anna_->claim("On continue.");
    EXPECT_TRUE(anna_->problems.empty());
}

TEST_F(SharedDesk, MembersGetRolesAndLeave) {
    found();
    auto const boris = seat(core::DeskRole::fact_checker);
    auto const key = boris->sharing->own_key();
    anna_->sharing->give_role(*anna_->sharing->roster().member(key), core::DeskRole::admin);
    boris->until([&] { return boris->sharing->is_admin(); });
    boris->sharing->leave();
    boris->until(How::nowhere);
    anna_->until([&] { return !anna_->sharing->roster().member(key); });
    boris->claim("Pour moi.");
    EXPECT_EQ(boris->sharing->state().how, How::nowhere);
}

TEST_F(SharedDesk, TwoValuesWaitForAPersonAndOneStepSettlesThem) {
    found();
    auto const boris = seat();
    auto const id = anna_->claim("Le pont est fermé.");
    boris->until([&] { return boris->has(id); });
    app::Contested contested(*anna_->workbench, *anna_->sharing);
    // Apart for an hour.
    boris->sharing.reset();
    boris->reword(id, "Le pont est ouvert.");
    anna_->reword(id, "Le pont est interdit.");
    boris->sharing = std::make_unique<app::Sharing>(*boris->workbench);
    boris->until(How::in_step);
    anna_->until([&] { return contested.lines().size() == 1; });
    auto const line = contested.lines()[0];
    EXPECT_EQ(line.page, core::ref(id));
    EXPECT_EQ(line.conflict.field, "text");
    EXPECT_EQ(contested.of(core::ref(id)).size(), 1U);
    auto const stood = anna_->words(id);
    EXPECT_TRUE(contested.settle(core::ref(id), app::Contested::Take::the_other));
    EXPECT_EQ(anna_->words(id), line.conflict.other_value);
    anna_->until([&] { return contested.lines().empty(); });
    boris->until([&] { return boris->words(id) == line.conflict.other_value && boris->workbench->reader().contested().empty(); });
    // As any step it is taken back, and nobody has to decide twice.
    ASSERT_TRUE(anna_->workbench->undo([](auto const&) { return true; }));
    EXPECT_EQ(anna_->words(id), stood);
    EXPECT_TRUE(anna_->workbench->reader().contested().empty());
    EXPECT_FALSE(contested.settle(core::ref(id), app::Contested::Take::as_it_stands));
    boris->until([&] { return boris->words(id) == stood; });
}

TEST_F(SharedDesk, WhatIsTypedStaysWhenSomebodyElseChangesIt) {
    found();
    auto const boris = seat();
    auto const id = anna_->claim("Le pont est fermé.");
    boris->until([&] { return boris->has(id); });
    anna_->sharing.reset();
    app::Desk desk(*anna_->workbench); // with an exchange of its own
    std::vector<std::string> told;
    auto const on_notice = anna_->workbench->notice.subscribe([&](auto const& line) { told.push_back(line); });
    desk.recorder().edit_claim(id);
    auto& facts = desk.forms().now<app::PendingClaim>().facts;
    facts.text = "Le pont de Minsk est fermé.";
    desk.forms().typed();
    boris->reword(id, "Le pont est ouvert.", "vu à Minsk");
    anna_->until([&] { return !told.empty(); });
    EXPECT_EQ(facts.text, "Le pont de Minsk est fermé.");
    EXPECT_EQ(facts.note, "vu à Minsk"); // nobody typed there
    EXPECT_NE(told[0].find("Boris changed this meanwhile"), std::string::npos) << told[0];
    EXPECT_NE(told[0].find("is kept"), std::string::npos) << told[0];
    EXPECT_TRUE(desk.recorder().record_pending_claim());
    EXPECT_EQ(anna_->words(id), "Le pont de Minsk est fermé.");
    EXPECT_EQ(anna_->workbench->reader().get(id).note, "vu à Minsk");
    boris->until([&] { return boris->words(id) == "Le pont de Minsk est fermé."; });
    EXPECT_TRUE(boris->workbench->reader().contested().empty());
}

/// A desk that never answers.
class Silent final : public fixture::MemoryTransport {
public:
    explicit Silent(std::atomic<bool>& asked) : asked_(asked) {}
    std::string workspace() override {
        std::unique_lock lock(mutex_);
        asked_ = true;
        moved_.wait(lock, [this] { return hung_up_; });
        throw core::Error(core::Code::io, core::say("Nobody answers."));
    }
    void hang_up() override {
        std::lock_guard const lock(mutex_);
        hung_up_ = true;
        moved_.notify_all();
    }

private:
    std::mutex mutex_;
    std::condition_variable moved_;
    bool hung_up_ = false;
    std::atomic<bool>& asked_;
};

TEST_F(SharedDesk, WhoClosesDoesNotWaitForADeskThatIsSilent) {
    std::atomic<bool> asked = false;
    Seated silent(crank_, folder_, "Silent", 5);
    core::seat_of(silent.workbench->store()).set_desk(core::DeskPlace{"memory", core::PublicKey{}});
    silent.sharing = std::make_unique<app::Sharing>(*silent.workbench, [&](std::string const&) { return std::make_unique<Silent>(asked); });
    EXPECT_EQ(silent.sharing->state().how, How::connecting);
    silent.claim("Une.");
    silent.crank.turn();
    while (!asked) std::this_thread::yield();
    silent.sharing.reset();
    // Nor while it is being reached.
    struct Never {
        std::mutex mutex;
        std::condition_variable moved;
        bool over = false;
    };
    auto const never = std::make_shared<Never>();
    silent.sharing = std::make_unique<app::Sharing>(*silent.workbench, [never](std::string const&) -> std::unique_ptr<core::Transport> {
        std::unique_lock lock(never->mutex);
        never->moved.wait(lock, [&] { return never->over; });
        return nullptr;
    });
    silent.sharing.reset();
    std::lock_guard const lock(never->mutex);
    never->over = true;
    never->moved.notify_all();
}

TEST_F(SharedDesk, AnInvitationThatLetsNobodyInLeavesNoFile) {
    found();
    anna_->sharing->invite(core::DeskRole::editor);
    anna_->until([&] { return !anna_->invitation_line.empty(); });
    auto const path = folder_.file("mine.counterpoint");
    core::Progress progress;
    auto const refused = [&](std::string const& line, std::string const& at) {
        try {
            app::Workbench::join(path, "Carla", line, at, progress);
            ADD_FAILURE() << line;
        } catch (core::Error const&) {
        }
        EXPECT_FALSE(fs::exists(path));
    };
    refused("counterpoint-desk:1:nonsense", {});
    refused(anna_->invitation_line, folder_.file("elsewhere"));
    core::Progress fresh;
    app::Workbench::join(path, "Carla", anna_->invitation_line, {}, fresh);
    EXPECT_TRUE(fs::exists(path));
}

} // namespace
