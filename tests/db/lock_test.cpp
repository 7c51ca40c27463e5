// One file, one writer, whatever names lead to it; and what was saved stays saved when the file goes away under it.
#include "db/lock.h"
#include "tests/db/installation.h"

#include <csignal>
#include <fcntl.h>
#include <functional>
#include <sys/stat.h>
#include <sys/wait.h>

namespace {

using core::Code;
using fixture::options;
using fixture::read_file;
using fixture::refusal;
namespace fs = std::filesystem;
using namespace std::chrono_literals;

class Locks : public testing::Test {
protected:
    void SetUp() override {
        ::umask(0022);
        path_ = folder_.file("desk.counterpoint");
        other_ = folder_.file("other.counterpoint");
        auto const store = db::create_workspace(path_, home());
        fixture::write_claims(*store, 5);
    }
    db::OpenOptions home(std::string actor = "anna") const {
        return fixture::installed(folder_, "home", std::move(actor));
    }
    db::OpenOptions looking() const {
        auto made = home();
        made.mode = db::Mode::read;
        return made;
    }
    void save(core::Store& store) {
        auto const words = "Que oui, pour la " + std::to_string(++saves_) + "e fois";
        EXPECT_NE(store.commit(fixture::put(store, fixture::claim_saying(store, words), "claim.create")).seq, 0);
    }
    core::Seq head(std::string const& path) {
        auto const store = db::open_workspace(path, looking());
        core::Progress progress;
        EXPECT_EQ(fixture::status_of(store->verify(progress)), "OK");
        return store->head();
    }
    /// What lies beside the folders of the installation.
    std::vector<std::string> files() const {
        auto names = folder_.names();
        std::erase_if(names, [](auto const& name) { return name.starts_with("home-"); });
        return names;
    }
    fixture::Folder folder_;
    std::string path_;
    std::string other_;
    int saves_ = 0;
};

/// A process that does something, told when to go on by a byte; its answers come as numbers.
class Process {
public:
    explicit Process(std::function<void(Process&)> const& work) {
        if (::pipe(to_) != 0 || ::pipe(from_) != 0) throw std::runtime_error("no pipe");
        child_ = ::fork();
        if (child_ != 0) {
            ::close(to_[0]);
            ::close(from_[1]);
            return;
        }
        ::close(to_[1]);
        ::close(from_[0]);
        try {
            work(*this);
            ::_exit(0);
        } catch (std::exception const&) {
            ::_exit(3);
        }
    }
    ~Process() { end(); }
    void tell(std::int64_t number) {
        if (::write(from_[1], &number, sizeof number) != sizeof number) ::_exit(4);
    }
    void wait_for_go() {
        char byte = 0;
        [[maybe_unused]] auto const got = ::read(to_[0], &byte, 1);
    }
    std::optional<std::int64_t> heard() {
        std::int64_t number = 0;
        if (::read(from_[0], &number, sizeof number) != sizeof number) return std::nullopt;
        return number;
    }
    void go() { EXPECT_EQ(::write(to_[1], "g", 1), 1); }
    void kill() {
        ::kill(child_, SIGKILL);
        end();
    }
    int end() {
        if (child_ == 0) return 0;
        ::close(to_[1]);
        int status = 0;
        ::waitpid(child_, &status, 0);
        ::close(from_[0]);
        child_ = 0;
        return status;
    }

private:
    int to_[2]{};
    int from_[2]{};
    pid_t child_ = 0;
};

/// Whether another process that opens it for writing is told that somebody has it open.
bool is_locked_elsewhere(std::string const& path, db::OpenOptions const& options) {
    Process second([=](Process& self) {
        try {
            db::open_workspace(path, options);
            self.tell(0);
        } catch (core::Error const& error) {
            self.tell(error.code() == Code::locked ? 1 : 2);
        }
    });
    return second.heard() == 1;
}

TEST_F(Locks, AFileOfTwoNamesIsReadAndNotWritten) {
    fs::create_hard_link(path_, other_);
    auto const before = read_file(path_);
    for (auto const& path : {path_, other_}) {
        auto const store = db::open_workspace(path, home());
        EXPECT_TRUE(store->read_only());
        EXPECT_EQ(store->head(), 5);
        auto const sentence = refusal(Code::read_only, [&] { save(*store); });
        EXPECT_NE(sentence.find(path + " has 2 names (hard links"), sentence.npos) << sentence;
        EXPECT_NE(sentence.find("cp \"" + path + "\" \""), sentence.npos) << sentence;
        refusal(Code::read_only, [&] { store->undo(); });
        core::Progress progress;
        EXPECT_EQ(fixture::status_of(store->verify(progress)), "OK");
        EXPECT_TRUE(store->check(core::Repair::yes, progress).findings.empty());
    }
    EXPECT_EQ(read_file(path_), before);
    EXPECT_EQ(files(), (std::vector<std::string>{"desk.counterpoint", "other.counterpoint"}));
    // The way out that the sentence names.
    auto const own = folder_.file("desk-copy.counterpoint");
    fs::copy_file(path_, own);
    save(*db::open_workspace(own, home()));
    EXPECT_EQ(head(own), 6);
    EXPECT_EQ(read_file(path_), before);
}

/// Saves through a name as often as it can be opened; how often it was said to be saved.
void save_again_and_again(Process& self, std::string const& path, db::OpenOptions const& installed, int times) {
    self.wait_for_go();
    std::int64_t saved = 0;
    for (int at = 0; at < times; ++at)
        try {
            auto const store = db::open_workspace(path, installed);
            store->commit(fixture::put(*store, fixture::claim_saying(*store, "Que non"), "claim.create"));
            ++saved;
        } catch (core::Error const&) {
        }
    self.tell(saved);
}

TEST_F(Locks, NoSaveIsLostBetweenTwoNames) {
    fs::create_hard_link(path_, other_);
    auto const path = path_, other = other_;
    auto const here = home("here"), there = home("there");
    Process one([=](Process& self) { save_again_and_again(self, path, here, 60); });
    Process two([=](Process& self) { save_again_and_again(self, other, there, 60); });
    one.go();
    two.go();
    auto const said = one.heard().value() + two.heard().value();
    one.end();
    two.end();
    fs::remove(other_);
    EXPECT_EQ(head(path_), 5 + said);
    // Nothing can be saved while there are two names; with one it goes on.
    EXPECT_EQ(said, 0);
    save(*db::open_workspace(path_, home()));
    EXPECT_EQ(head(path_), 6);
}

TEST_F(Locks, ANameGivenWhileItIsOpenMeetsTheSameLock) {
    {
        auto const store = db::open_workspace(path_, home());
        save(*store);
        fs::create_hard_link(path_, other_); // as a backup by links would at night
        EXPECT_TRUE(is_locked_elsewhere(other_, home("there")));
        save(*store); // whoever has it open goes on
    }
    EXPECT_EQ(head(other_), 7);
    EXPECT_EQ(files(), (std::vector<std::string>{"desk.counterpoint", "other.counterpoint"}));
}

TEST_F(Locks, AfterAKillTheOtherNameDoesNotTellAnOlderStory) {
    auto const path = path_, other = other_;
    auto const installed = home();
    Process killed([=](Process& self) {
        auto const store = db::open_workspace(path, installed);
        for (;;) {
            store->commit(fixture::put(*store, fixture::claim_saying(*store, "Que non"), "claim.create"));
            fs::create_hard_link(path, other);
            self.tell(store->head());
            self.wait_for_go();
        }
    });
    EXPECT_EQ(killed.heard(), 6);
    killed.kill();
    ASSERT_TRUE(fs::exists(path_ + "-wal"));
    auto const before = read_file(path_);
    // What was saved last lies beside the first name; of that the second knows nothing.
    for (auto const& how : {home(), looking()}) {
        auto const sentence = refusal(Code::locked, [&] { db::open_workspace(other_, how); });
        EXPECT_NE(sentence.find("several names"), sentence.npos) << sentence;
    }
    EXPECT_EQ(db::open_workspace(path_, home())->head(), 6);
    refusal(Code::read_only, [&] { save(*db::open_workspace(path_, home())); });
    EXPECT_EQ(read_file(path_), before);
    fs::remove(other_);
    save(*db::open_workspace(path_, home()));
    EXPECT_EQ(head(path_), 7);
}

TEST_F(Locks, AMovedFileKeepsWhatWasSavedAndTakesNoMore) {
    {
        auto const store = db::open_workspace(path_, home());
        save(*store);
        fs::rename(path_, other_);
        auto const sentence = refusal(Code::io, [&] { save(*store); });
        EXPECT_NE(sentence.find("was moved or renamed"), sentence.npos) << sentence;
        EXPECT_EQ(store->head(), 6);
        refusal(Code::io, [&] { store->undo(); });
        refusal(Code::io, [&] { store->reader(); });
        // Nobody writes it under its new name meanwhile: the newest is not in it yet.
        EXPECT_TRUE(is_locked_elsewhere(other_, home("there")));
    }
    EXPECT_EQ(files(), std::vector<std::string>{"other.counterpoint"});
    EXPECT_EQ(head(other_), 6);
    save(*db::open_workspace(other_, home()));
    EXPECT_EQ(head(other_), 7);
}

TEST_F(Locks, AMovedFolderTakesEverythingAlong) {
    fs::create_directory(folder_.file("a"));
    auto const before = folder_.file("a/desk.counterpoint");
    auto const after = folder_.file("b/desk.counterpoint");
    fs::rename(path_, before);
    {
        auto const store = db::open_workspace(before, home());
        save(*store);
        fs::rename(folder_.file("a"), folder_.file("b"));
        auto const sentence = refusal(Code::io, [&] { save(*store); });
        EXPECT_NE(sentence.find("was moved or renamed"), sentence.npos) << sentence;
    }
    EXPECT_EQ(head(after), 6);
    save(*db::open_workspace(after, home()));
    EXPECT_EQ(head(after), 7);
}

TEST_F(Locks, NoneIsMadeInThePlaceOfOneThatIsStillOpen) {
    auto const store = db::open_workspace(path_, home());
    save(*store);
    fs::remove(path_);
    auto const sentence = refusal(Code::locked, [&] { db::create_workspace(path_, home("second")); });
    EXPECT_NE(sentence.find("anna ("), sentence.npos) << sentence;
    EXPECT_FALSE(fs::exists(path_));
}

TEST_F(Locks, OfADeletedFileWhatWasSavedIsWrittenBesideIt) {
    {
        auto const store = db::open_workspace(path_, home());
        save(*store);
        fs::remove(path_);
        for (int twice = 0; twice < 2; ++twice) {
            auto const sentence = refusal(Code::io, [&] { save(*store); });
            EXPECT_NE(sentence.find("was deleted or replaced"), sentence.npos) << sentence;
            EXPECT_NE(sentence.find(folder_.file("desk.rescued.counterpoint")), sentence.npos) << sentence;
        }
    }
    EXPECT_EQ(files(), std::vector<std::string>{"desk.rescued.counterpoint"});
    EXPECT_EQ(head(folder_.file("desk.rescued.counterpoint")), 6);
}

TEST_F(Locks, AReplacedFileIsLeftAloneAndWhatWasSavedIsKept) {
    auto const older = read_file(path_);
    {
        auto const store = db::open_workspace(path_, home());
        save(*store);
        fixture::write_file(other_, older); // as a program that synchronises folders does
        fs::rename(other_, path_);
        // Found at the latest when it is closed.
        auto looks = looking();
        looks.mode = db::Mode::beside;
        refusal(Code::io, [&] { db::open_workspace(path_, looks); });
    }
    EXPECT_EQ(files(), (std::vector<std::string>{"desk.counterpoint", "desk.rescued.counterpoint"}));
    EXPECT_EQ(read_file(path_), older);
    EXPECT_EQ(head(folder_.file("desk.rescued.counterpoint")), 6);
    EXPECT_EQ(fixture::status_of(fixture::verified(path_, home())), "OLDER-THAN-KNOWN");
}

TEST_F(Locks, ADeletedFileThatNothingWasSavedToIsNotMadeAgain) {
    {
        auto const store = db::open_workspace(path_, home());
        fs::remove(path_);
    }
    EXPECT_EQ(files(), std::vector<std::string>());
}

/// Which process holds a lock of SQLite's on the file, asked from another process.
std::int64_t holder_of_sqlites_lock(std::string const& path) {
    Process other([&](Process& self) {
        auto const file = ::open(path.c_str(), O_RDWR);
        struct flock shared {};
        shared.l_type = F_WRLCK;
        shared.l_whence = SEEK_SET;
        shared.l_start = 0x40000002;
        shared.l_len = 510;
        self.tell(::fcntl(file, F_GETLK, &shared) == 0 && shared.l_type != F_UNLCK ? shared.l_pid : 0);
    });
    return other.heard().value_or(-1);
}

TEST_F(Locks, LookingAgainDoesNotDropTheLocksOfTheFirst) {
    auto const store = db::open_workspace(path_, home());
    save(*store);
    ASSERT_EQ(holder_of_sqlites_lock(path_), ::getpid());
    refusal(Code::locked, [&] { db::open_workspace(path_, home("second")); });
    EXPECT_EQ(holder_of_sqlites_lock(path_), ::getpid());
    { EXPECT_EQ(db::open_workspace(path_, looking())->head(), 6); }
    EXPECT_EQ(holder_of_sqlites_lock(path_), ::getpid());
    fs::create_symlink(path_, folder_.file("link"));
    refusal(Code::locked, [&] { db::open_workspace(folder_.file("link"), home("second")); });
    fs::create_hard_link(path_, other_);
    refusal(Code::locked, [&] { db::open_workspace(other_, home("second")); });
    EXPECT_EQ(holder_of_sqlites_lock(path_), ::getpid());
    save(*store);
}

TEST_F(Locks, OneWhoWaitsIsNextAndOneWhoDoesNotIsToldWhoIsAtIt) {
    auto const path = path_;
    auto const first = home("first");
    Process holder([=](Process& self) {
        auto store = db::open_workspace(path, first);
        self.tell(1);
        self.wait_for_go();
        store->commit(fixture::put(*store, fixture::claim_saying(*store, "Que non"), "claim.create"));
        store.reset();
        self.tell(2);
    });
    ASSERT_EQ(holder.heard(), 1);
    auto const at_once = refusal(Code::locked, [&] { db::open_workspace(path_, home()); });
    EXPECT_NE(at_once.find("first ("), at_once.npos) << at_once;
    EXPECT_EQ(at_once.find("waiting"), at_once.npos) << at_once;
    auto waiting = home();
    waiting.patience = 20ms;
    auto const in_vain = refusal(Code::locked, [&] { db::open_workspace(path_, waiting); });
    EXPECT_NE(in_vain.find("first ("), in_vain.npos) << in_vain;
    EXPECT_NE(in_vain.find("after 0.02 s of waiting still"), in_vain.npos) << in_vain;

    auto patient = home("patient");
    patient.patience = 60s;
    Process second([=](Process& self) {
        self.tell(0);
        auto const store = db::open_workspace(path, patient);
        self.tell(store->head());
    });
    ASSERT_EQ(second.heard(), 0);
    holder.go();
    EXPECT_EQ(holder.heard(), 2);
    EXPECT_EQ(second.heard(), 6);
}

TEST_F(Locks, TheQueueIsServedInTheOrderOfArrival) {
    auto first = std::make_unique<db::Turn>(path_);
    db::Turn const second(path_);
    auto third = std::make_unique<db::Turn>(path_);
    EXPECT_TRUE(first->is_next());
    EXPECT_FALSE(second.is_next());
    EXPECT_FALSE(third->is_next());
    third.reset(); // loses patience
    EXPECT_FALSE(second.is_next());
    first.reset();
    EXPECT_TRUE(second.is_next());
}

/// The rights of everything in the folder, by name.
std::map<std::string, unsigned> rights_in(fixture::Folder const& folder) {
    std::map<std::string, unsigned> rights;
    for (auto const& name : folder.names()) {
        struct stat info {};
        if (::stat(folder.file(name).c_str(), &info) == 0 && S_ISREG(info.st_mode)) rights[name] = info.st_mode & 07777;
    }
    return rights;
}

TEST_F(Locks, WhatIsMadeIsForItsOwnerAlone) {
    for (auto const mask : {0000U, 0022U, 0777U}) {
        fixture::Folder folder;
        auto const old = ::umask(static_cast<mode_t>(mask));
        {
            auto const store = db::create_workspace(folder.file("w"), options());
            save(*store);
            auto const rights = rights_in(folder);
            ::umask(old);
            EXPECT_EQ(rights.size(), 4U);
            for (auto const& [name, mode] : rights)
                EXPECT_EQ(mode & 0177, 0U) << name << " is made under the mask " << mask;
            fs::remove(folder.file("w"));
            refusal(Code::io, [&] { save(*store); });
        }
        EXPECT_EQ(rights_in(folder), (std::map<std::string, unsigned>{{"w.rescued", 0600}}));
    }
    // What somebody gave other rights keeps them.
    ::chmod(path_.c_str(), 0660);
    save(*db::open_workspace(path_, home()));
    EXPECT_EQ(rights_in(folder_)["desk.counterpoint"], 0660U);
}

} // namespace
