// A desk without a window at a shared desk in a folder: what is exchanged by itself, what the person is told of it, and that
// nothing of it makes anybody wait.
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
