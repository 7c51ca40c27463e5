// A desk in a folder as disks, programs for sharing folders and hands leave it: cut, late, doubled, spoiled, of another
// desk. Each file gets its answer, and what is whole goes on coming in.
#include "app/exchange/crc32c.h"
#include "app/exchange/folder.h"
#include "tests/db/sharing.h"

#include <nlohmann/json.hpp>

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

/// A file of that many zeros that takes no room.
void write_zeros(std::string const& path, std::uint64_t size) {
    fs::create_directories(fs::path(path).parent_path());
    fs::remove(path);
    fixture::write_file(path, "");
    fs::resize_file(path, size);
}

TEST_F(FolderDesk, EmptyEntriesAreNone) {
    anna_.meet(desk_);
    boris_.meet(desk_);
    fixture::write_claims(boris_.store(), 3);
    boris_.meet(desk_);
    write_zeros(log_, fs::file_size(log_) * 1000);
    expect_found(LaneState::damaged);
}

/// However large it is: read whole, this one would take hours.
TEST_F(FolderDesk, AnOutsidersLogIsReadOnlyAsFarAsARequestCanBe) {
    core::SigningKey const key(std::string(32, 'x'));
    auto const workspace = anna_.store().workspace();
    auto const lane = core::lane_name(workspace, key.public_key());
    constexpr std::int64_t bytes = std::int64_t{1} << 33;
    write_zeros(place_ + "/lanes/" + lane + ".log", bytes);
    for (auto const size : {std::int64_t{1}, bytes / 8, bytes}) {
        auto const note = core::sign_checkpoint({core::origin_of(workspace, lane), size, core::sha256("")}, key);
        nlohmann::json const head{{"format", 1}, {"key", core::to_base64(key.public_key().view())}, {"size", size}, {"bytes", bytes},
                                  {"note", note}};
        fixture::write_file(place_ + "/lanes/" + lane + ".head", head.dump());
        auto const state = fixture::state_of(anna_.meet(desk_), lane);
        EXPECT_EQ(core::key_of(state), size == bytes ? "DAMAGED" : "STRANGER") << size;
    }
    expect_alike();
}

TEST_F(FolderDesk, AnEntryIsHandedOverOnlyAsLongAsItMayBe) {
    std::vector<core::LaneFinding> ignored;
    auto const offers = desk_.heads(ignored);
    auto const& offer = *std::ranges::find(offers, boris_.lane(), &core::LaneOffer::lane);
    std::vector<std::string> all;
    EXPECT_FALSE(desk_.entries(offer, 0, core::largest_entry, [&](std::string entry) {
        all.push_back(std::move(entry));
        return true;
    }));
    EXPECT_EQ(static_cast<std::int64_t>(all.size()), offer.size);
    auto handed = 0;
    auto const one = [&](std::string const&) { return ++handed < 1; };
    EXPECT_FALSE(desk_.entries(offer, 0, all[0].size(), one)) << "no more is wanted";
    EXPECT_EQ(handed, 1);
    auto const found = desk_.entries(offer, 0, all[0].size() - 1, one);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->state, LaneState::damaged);
    EXPECT_EQ(handed, 1);
}

TEST_F(FolderDesk, BytesThatAreLongerThanTheirRecordSaysCostTheirLaneAlone) {
    std::string blob;
    for (auto const& each : fs::recursive_directory_iterator(place_ + "/blobs"))
        if (each.is_regular_file()) blob = each.path().string();
    auto const good = fixture::read_file(blob);
    write_zeros(blob, std::uint64_t{15} << 30);
    EXPECT_EQ(desk_.blob(*core::parse_hex(fs::path(blob).filename().string()), 100)->size(), 101U);
    expect_found(LaneState::altered);
    fixture::write_claims(anna_.store(), 1);
    EXPECT_EQ(anna_.meet(desk_).sent, 1) << "the rest of the exchange goes on";
    fixture::write_file(blob, good);
    expect_alike();
}

TEST_F(FolderDesk, BytesThatWereTakenAwayAreLeftThereAgain) {
    fs::remove_all(place_ + "/blobs");
    boris_.meet(desk_);
    expect_alike();
}

TEST_F(FolderDesk, WhatEntriesOfSomebodyElseLostIsPutBackWhereAllIsLeftAnew) {
    anna_.meet(desk_);
    auto const whole = fixture::read_file(log_);
    auto const leave_everything = [&] {
        core::Progress progress;
        core::meet(anna_.store(), anna_.seat(), desk_, progress, {}, core::Leave::everything);
    };
    for (auto const& spoiled : {whole.substr(0, whole.size() - 1), whole.substr(0, whole.size() - 1) + "?", std::string("?")}) {
        fixture::write_file(log_, spoiled);
        anna_.meet(desk_);
        EXPECT_EQ(fixture::read_file(log_), spoiled) << "by itself it is left alone";
        leave_everything();
        EXPECT_EQ(fixture::read_file(log_), whole);
    }
    // What is as it was signed is not touched.
    fs::permissions(log_, fs::perms::owner_read);
    auto const written = fs::last_write_time(log_);
    leave_everything();
    EXPECT_EQ(fs::last_write_time(log_), written);
    expect_alike();
}

TEST_F(FolderDesk, ALinkInThePlaceOfALogIsToldAndLeft) {
    auto const other = folder_.file("article.txt");
    fixture::write_file(other, "Nobody else's.");
    fs::remove(log_);
    fs::create_symlink(other, log_);
    fixture::write_claims(boris_.store(), 1);
    EXPECT_NE(fixture::refusal(core::Code::io, [&] { boris_.meet(desk_); }).find("symbolic link"), std::string::npos);
    EXPECT_EQ(fixture::read_file(other), "Nobody else's.");
    fs::remove(log_);
    boris_.meet(desk_);
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
