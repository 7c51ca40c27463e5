// A desk in a folder as disks, programs for sharing folders and hands leave it: cut, late, doubled, spoiled, of another
// desk. Each file gets its answer, and what is whole goes on coming in.
#include "app/exchange/crc32c.h"
#include "app/exchange/folder.h"
#include "tests/db/sharing.h"

namespace {

using core::LaneState;
using fixture::TestSeat;
namespace fs = std::filesystem;

class FolderDesk : public testing::Test {
protected:
    void SetUp() override {
        anna_.found(desk_);
        boris_.join(desk_, anna_.invite(desk_, core::DeskRole::editor));
        anna_.meet(desk_);
        boris_.meet(desk_);
        fixture::import_article(boris_.store());
        boris_.meet(desk_);
        log_ = place_ + "/lanes/" + boris_.lane() + ".log";
        head_ = place_ + "/lanes/" + boris_.lane() + ".head";
    }
    LaneState found() { return fixture::state_of(anna_.meet(desk_), boris_.lane()); }
    void expect_found(LaneState state) {
        auto const head = anna_.store().head();
        EXPECT_EQ(core::key_of(found()), core::key_of(state));
        EXPECT_EQ(anna_.store().head(), head);
    }
    void expect_alike() {
        anna_.meet(desk_);
        boris_.meet(desk_);
        EXPECT_EQ(anna_.everything(), boris_.everything());
        anna_.expect_sound();
        boris_.expect_sound();
    }

    fixture::Folder folder_;
    std::string place_ = folder_.file("desk");
    app::FolderTransport desk_{place_};
    TestSeat anna_{folder_, "anna", 1};
    TestSeat boris_{folder_, "boris", 2, anna_.store().workspace()};
    std::string log_, head_;
};

TEST(Crc32c, IsTheOneOfCastagnoli) {
    EXPECT_EQ(app::crc32c("123456789"), 0xE3069283U);
    EXPECT_EQ(app::crc32c({}), 0U);
}

TEST_F(FolderDesk, CarriesEntriesAndBytes) { expect_alike(); }

TEST_F(FolderDesk, ALogThatIsCutAnywhereIsLateAndComesInWhole) {
    auto const whole = fixture::read_file(log_);
    auto const head = anna_.store().head();
    for (std::size_t size = 0; size < whole.size(); size += 1 + size / 40) {
        fixture::write_file(log_, whole.substr(0, size));
        ASSERT_EQ(core::key_of(found()), "LATE") << size;
        ASSERT_EQ(anna_.store().head(), head) << size;
    }
    fs::remove(log_);
    EXPECT_EQ(core::key_of(found()), "LATE");
    fixture::write_file(log_, whole);
    expect_alike();
}

TEST_F(FolderDesk, ALogThatRunsAheadOfItsHeadWaitsForIt) {
    auto const head = fixture::read_file(head_);
    anna_.meet(desk_);
    fixture::write_claims(boris_.store(), 2);
    boris_.meet(desk_);
    fixture::write_file(head_, head);
    expect_found(LaneState::in_step);
    // And half a frame behind it, as an interrupted append leaves it, is cut off by the next one.
    fixture::write_file(log_, fixture::read_file(log_) + "half a fra");
    boris_.meet(desk_);
    expect_alike();
}

TEST_F(FolderDesk, ASpoiledByteIsDamage) {
    auto const whole = fixture::read_file(log_);
    std::set<std::string> states;
    // The first entry is here already, and is not read again.
    auto const first = 8 + (static_cast<std::size_t>(static_cast<unsigned char>(whole[2])) << 8) +
                       static_cast<unsigned char>(whole[3]);
    auto const head = anna_.store().head();
    for (auto at = first; at < whole.size(); at += 7) {
        auto spoiled = whole;
        spoiled[at] = static_cast<char>(spoiled[at] ^ 0x10);
        fixture::write_file(log_, spoiled);
        auto const state = found();
        states.insert(std::string(core::key_of(state)));
        ASSERT_NE(core::key_of(state), "IN-STEP") << at;
        ASSERT_EQ(anna_.store().head(), head) << at;
    }
    EXPECT_TRUE(states.contains("DAMAGED"));
    EXPECT_FALSE(states.contains("ALTERED"));
}

TEST_F(FolderDesk, AHeadThatIsNoneAndOneOfALaterVersion) {
    auto const good = fixture::read_file(head_);
    for (auto const* bad : {"", "{", "[]", "{\"format\":1}", "{\"format\":\"x\"}",
                            R"({"format":1,"key":"","size":1,"bytes":1,"note":""})",
                            R"({"format":1,"key":"AAAA","size":1e300,"bytes":-1,"note":""})"}) {
        fixture::write_file(head_, bad);
        EXPECT_EQ(core::key_of(found()), "DAMAGED") << bad;
    }
    fixture::write_file(head_, R"({"format":2})");
    EXPECT_EQ(core::key_of(found()), "NEWER");
    fixture::write_file(head_, good);
    expect_alike();
}

TEST_F(FolderDesk, CopiesThatAreNobodysAreToldAndLeft) {
    for (auto const* ending : {".sync-conflict-20221219-101010-ABCDEFG.log", " (conflicted copy).head"})
        fs::copy_file(log_, place_ + "/lanes/" + boris_.lane() + ending);
    fixture::write_file(place_ + "/lanes/.syncthing.x.tmp", "x");
    fixture::write_file(place_ + "/lanes/notes.txt", "x");
    auto const report = anna_.meet(desk_);
    EXPECT_EQ(std::ranges::count(report.findings, LaneState::copy, &core::LaneFinding::state), 2);
    EXPECT_EQ(report.findings.size(), 2U);
    expect_alike();
}

TEST_F(FolderDesk, WhoseLogIsGoneLeavesItThereAnew) {
    fs::remove(log_);
    fixture::write_claims(boris_.store(), 1);
    boris_.meet(desk_);
    expect_alike();
    fs::remove(head_);
    boris_.meet(desk_);
    EXPECT_TRUE(fs::exists(head_));
    expect_alike();
}

TEST_F(FolderDesk, ALogThatIsAnotherNameOfAFileLeavesThatFileAlone) {
    auto const other = folder_.file("article.txt");
    fixture::write_file(other, "Nobody else's.");
    fs::remove(head_);
    fs::remove(log_);
    fs::create_hard_link(other, log_);
    boris_.meet(desk_);
    EXPECT_EQ(fixture::read_file(other), "Nobody else's.");
    expect_alike();
}

TEST_F(FolderDesk, AFolderThatIsGoneOrAnothersDesk) {
    app::FolderTransport nowhere(folder_.file("nowhere"));
    EXPECT_NE(fixture::refusal(core::Code::refused, [&] { anna_.meet(nowhere); }).find("no desk"), std::string::npos);
    TestSeat stranger(folder_, "stranger", 7);
    app::FolderTransport other(folder_.file("other"));
    stranger.found(other);
    fixture::refusal(core::Code::refused, [&] { anna_.meet(other); });
    fixture::refusal(core::Code::refused, [&] { stranger.found(desk_); });
    fixture::write_file(place_ + "/desk.json", R"({"format":9})");
    fixture::refusal(core::Code::newer, [&] { anna_.meet(desk_); });
    fixture::write_file(place_ + "/desk.json", "{");
    fixture::refusal(core::Code::damaged, [&] { anna_.meet(desk_); });
    anna_.expect_sound();
    // A folder with something else in it is nobody's desk yet.
    fs::create_directory(folder_.file("full"));
    fixture::write_file(folder_.file("full") + "/x", "x");
    app::FolderTransport full(folder_.file("full"));
    fixture::refusal(core::Code::refused, [&] { stranger.found(full); });
}

} // namespace
