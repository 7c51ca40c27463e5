// Where a workspace may lie, and where it is not written: on disks of other computers, and in folders that a program
// keeps alike on several.
#include "db/placement.h"
#include "tests/db/installation.h"

namespace {

using db::Placement;
using db::placement_in;
using db::placement_on;
using fixture::refusal;
using Kind = Placement::Kind;

constexpr std::string_view mounts = "22 1 8:1 / / rw - ext4 /dev/sda1 rw\n"
                                    "40 22 0:50 / /mnt/old\\040disk rw shared:1 - fuseblk /dev/sdb1 rw\n"
                                    "41 22 0:51 / /mnt/far rw - fuse.sshfs desk@far: rw\n"
                                    "42 41 0:52 / /mnt/far/near rw - fuseblk /dev/sdc1 rw\n"
                                    "43 22 0:53 / /mnt/cloud rw - fuse.rclone cloud: rw\n"
                                    "a line that says nothing\n";
constexpr std::uint32_t fuse = 0x65735546;

TEST(Placement, OfDisksOfOtherComputersIsTold) {
    for (std::uint32_t const number : {0x6969U, 0x517BU, 0xFF534D42U, 0xFE534D42U, 0x5346414FU, 0x6B414653U, 0x73757245U,
                                       0x00C36400U, 0x564CU, 0x7461636FU, 0x0BD00BD0U, 0x47504653U})
        EXPECT_EQ(placement_on(number, mounts, "/x").kind, Kind::network) << std::hex << number;
    for (std::uint32_t const number : {0xEF53U, 0x58465342U, 0x9123683EU, 0x794C7630U, 0xF2F52010U, 0x2FC12FC1U})
        EXPECT_EQ(placement_on(number, mounts, "/x").kind, Kind::own) << std::hex << number;
    EXPECT_EQ(placement_on(0x01021994, mounts, "/x").kind, Kind::passing);
    EXPECT_EQ(placement_on(0x4D44, mounts, "/x").kind, Kind::plain);
}

TEST(Placement, OfWhatAProgramMountsIsToldByItsType) {
    EXPECT_EQ(placement_on(fuse, mounts, "/mnt/old disk/desk").kind, Kind::own) << "a disk of this computer";
    EXPECT_EQ(placement_on(fuse, mounts, "/mnt/far/desk").what, "fuse.sshfs");
    EXPECT_EQ(placement_on(fuse, mounts, "/mnt/far/desk").kind, Kind::network);
    EXPECT_EQ(placement_on(fuse, mounts, "/mnt/far/near/desk").kind, Kind::own) << "the nearest mount counts";
    EXPECT_EQ(placement_on(fuse, mounts, "/mnt/farther").kind, Kind::network) << "not below /mnt/far; nothing is known";
    EXPECT_EQ(placement_on(fuse, mounts, "/mnt/cloud").what, "fuse.rclone");
    EXPECT_EQ(placement_on(fuse, "", "/mnt/cloud").kind, Kind::network) << "unknown ones are not trusted";
}

class SyncFolders : public ::testing::Test {
protected:
    std::string kept_by(std::string const& mark) {
        auto const top = folder_.file("kept");
        fixture::fs::create_directories(top + "/deep/er");
        fixture::fs::create_directories(fixture::fs::path(top + "/" + mark).parent_path());
        fixture::write_file(top + "/" + mark, "");
        auto const found = placement_in(top + "/deep/er", folder_.file(""));
        fixture::fs::remove_all(top);
        return found.kind == Kind::synced ? found.what : "";
    }
    fixture::Folder folder_;
};

TEST_F(SyncFolders, AreToldByWhatTheirProgramsLeaveAtTheTop) {
    EXPECT_EQ(kept_by(".dropbox.cache"), "Dropbox");
    EXPECT_EQ(kept_by(".stfolder"), "Syncthing");
    EXPECT_EQ(kept_by(".sync_4f1b.db"), "Nextcloud");
    EXPECT_EQ(kept_by("._sync_4f1b.db"), "Nextcloud");
    EXPECT_EQ(kept_by(".owncloudsync.log"), "ownCloud");
    EXPECT_EQ(kept_by(".seafile-data"), "Seafile");
    EXPECT_EQ(kept_by(".sync/ID"), "Resilio");
    EXPECT_EQ(kept_by(".megaignore"), "MEGA");
    EXPECT_EQ(kept_by(".tmp.driveupload"), "Google Drive");
    EXPECT_EQ(kept_by("sync.db"), "");
    EXPECT_EQ(kept_by(".sync"), "") << "a file that others use as well";
}

TEST_F(SyncFolders, AreToldByTheSettingsOfTheirPrograms) {
    fixture::fs::create_directories(folder_.file("home/.dropbox"));
    fixture::fs::create_directories(folder_.file("home/.config/onedrive"));
    fixture::write_file(folder_.file("home/.dropbox/info.json"), R"({"personal": {"path": ")" + folder_.file("home/box") + R"("}})");
    fixture::write_file(folder_.file("home/.config/onedrive/config"), "sync_dir = \"~/one\"\n");
    auto const home = folder_.file("home");
    EXPECT_EQ(placement_in(home + "/box/desks", home).what, "Dropbox");
    EXPECT_EQ(placement_in(home + "/one", home).what, "OneDrive");
    EXPECT_EQ(placement_in(home + "/ones", home).kind, Kind::own);
    EXPECT_EQ(placement_in(home, home).kind, Kind::own) << "what a client keeps for itself lies there";
    fixture::write_file(folder_.file("home/.dropbox/info.json"), "[[[");
    EXPECT_EQ(placement_in(home + "/box", home).kind, Kind::own);
}

TEST_F(SyncFolders, OnlyCalledSoAreAQuestion) {
    EXPECT_EQ(placement_in("/data/OneDrive - House/desk", "/home/a").kind, Kind::maybe_synced);
    EXPECT_EQ(placement_in("/data/desk", "/home/a").kind, Kind::own);
}

TEST_F(SyncFolders, HoldNoWorkspaceThatIsWritten) {
    fixture::fs::create_directories(folder_.file("kept/desks"));
    auto const path = folder_.file("kept/desks/desk.counterpoint");
    {
        auto const store = db::create_workspace(path, fixture::installed(folder_, "one"));
        fixture::write_claims(*store, 2);
    }
    auto const before = fixture::read_file(path);
    fixture::fs::create_directory(folder_.file("kept/.stfolder"));

    auto const other = folder_.file("kept/other.counterpoint");
    auto const why = refusal(core::Code::refused, [&] { db::create_workspace(other, fixture::installed(folder_, "one")); });
    EXPECT_NE(why.find("Syncthing"), why.npos) << why;
    EXPECT_NE(why.find("backups --folder"), why.npos) << "the safe way is offered";
    EXPECT_FALSE(fixture::fs::exists(other));

    auto const store = db::open_workspace(path, fixture::installed(folder_, "one"));
    EXPECT_TRUE(store->read_only());
    EXPECT_EQ(store->head(), 2) << "everything can be read";
    auto const refused = refusal(core::Code::read_only, [&] { fixture::write_claims(*store, 1); });
    EXPECT_NE(refused.find("Syncthing"), refused.npos) << refused;
    EXPECT_EQ(fixture::read_file(path), before);

    // A link into the folder leads there all the same.
    fixture::fs::create_symlink(folder_.file("kept/desks"), folder_.file("link"));
    EXPECT_EQ(db::placement_of(folder_.file("link/desk.counterpoint")).what, "Syncthing");
}

} // namespace
