// Captured bytes and the words of texts lie beside the log, found by their SHA-256: overwritten, exchanged or gone, the
// history does not hold.
#include "tests/db/attacks.h"

namespace {

using fixture::Tool;

class AttackBytes : public fixture::Attacked {
protected:
    void SetUp() override {
        Attacked::SetUp();
        auto const store = open();
        other_ = fixture::import_article(*store, long_text('b'));
        // A capture whose bytes are not its text.
        core::Ingested ingested;
        ingested.text = long_text('c');
        ingested.media_type = "text/html";
        ingested.extractor = "html/1";
        ingested.title = "Page";
        auto context = core::context_of(*store);
        page_ = core::import_source(context, "<p>" + long_text('c'), ingested, {}, {core::Obtained::file, "c.html"});
        store->commit(page_.draft);
    }
    /// Long enough to be compressed.
    static std::string long_text(char first) {
        std::string text(1, first);
        for (int at = 0; at < 400; ++at) text += " mille mots " + std::to_string(at % 7);
        return text + "\n";
    }
    std::string digest_of(core::Kind kind, core::RawId id) const {
        auto const table = kind == core::Kind::text ? "text" : "capture";
        return "x'" + Tool(path_).rows("select hex(digest) from " + std::string(table) + " where id = " +
                                       std::to_string(id)).at(0).at(0) + "'";
    }
    std::vector<std::string> digests() const {
        std::vector<std::string> found;
        for (auto const& row : Tool(path_).rows("select hex(digest) from blob")) found.push_back("x'" + row[0] + "'");
        return found;
    }
    void expect_broken() {
        auto const found = look();
        EXPECT_EQ(fixture::status_of(found), "BROKEN") << core::render(found.finding);
        EXPECT_EQ(fixture::status_of(fixture::verified(path_, stranger())), "BROKEN");
        fixture::refusal(core::Code::refused, [&] { save_a_claim(); });
    }

    core::ImportedSource other_, page_;
};

TEST_F(AttackBytes, AControlHolds) {
    auto const found = look();
    EXPECT_EQ(fixture::status_of(found), "OK");
    EXPECT_EQ(found.files, static_cast<std::int64_t>(digests().size()));
    EXPECT_NE(Tool(path_).rows("select count(*) from blob where coding = 'zstd'").at(0).at(0), "0");
}

TEST_F(AttackBytes, OverwrittenByOthersThatCanBeUnpackedTheyBreak) {
    // What a store of the attacker's own makes of other words of the same length.
    auto const elsewhere = folder_.file("elsewhere.counterpoint");
    {
        auto const store = db::create_workspace(elsewhere, stranger());
        fixture::import_article(*store, long_text('x'));
    }
    auto const packed = Tool(elsewhere).rows("select size, coding, hex(bytes) from blob").at(0);
    ASSERT_EQ(packed[1], "zstd");
    auto const good = fixture::read_file(path_);
    for (auto const& digest : digests()) {
        SCOPED_TRACE(digest);
        fixture::write_file(path_, good);
        Tool(path_).tamper("update blob set size = " + packed[0] + ", coding = 'zstd', bytes = x'" + packed[2] +
                           "' where digest = " + digest);
        expect_broken();
    }
}

TEST_F(AttackBytes, DeletedOrExchangedTheyBreak) {
    auto const good = fixture::read_file(path_);
    auto const all = digests();
    for (auto const& digest : all) {
        SCOPED_TRACE(digest);
        fixture::write_file(path_, good);
        Tool(path_).tamper("delete from blob where digest = " + digest);
        expect_broken();
        auto const& other = digest == all[0] ? all[1] : all[0];
        fixture::write_file(path_, good);
        Tool(path_).tamper("update blob set digest = x'00' where digest = " + digest + "; update blob set digest = " +
                           digest + " where digest = " + other + "; update blob set digest = " + other +
                           " where digest = x'00'");
        expect_broken();
    }
}

TEST_F(AttackBytes, AnythingElseInTheirPlaceBreaks) {
    auto const good = fixture::read_file(path_);
    auto const digest = digest_of(core::Kind::text, world_.text.value);
    for (auto const* how : {"bytes = x''", "bytes = substr(bytes, 2)", "coding = 'raw'", "coding = 'none'",
                            "size = size + 1", "size = 0", "size = -1", "size = 9223372036854775807", "coding = 'zstd'",
                            "coding = 'raw', bytes = zeroblob(5000000)"}) {
        SCOPED_TRACE(how);
        fixture::write_file(path_, good);
        auto const whose = std::string(how) == "coding = 'raw'" ? std::string(" where coding = 'zstd'")
                                                                : " where digest = " + digest;
        Tool(path_).tamper("update blob set " + std::string(how) + whose);
        auto const found = look();
        // What does not matter when they are read may say anything.
        if (found.status == core::Trust::ok) {
            auto const store = open();
            EXPECT_EQ(store->bytes(store->get(world_.text).digest).value(), fixture::article);
            continue;
        }
        EXPECT_EQ(fixture::status_of(found), "BROKEN") << core::render(found.finding);
    }
}

TEST_F(AttackBytes, TheirRowPointedElsewhereIsADifference) {
    auto const good = fixture::read_file(path_);
    for (auto const* table : {"capture", "text"}) {
        SCOPED_TRACE(table);
        fixture::write_file(path_, good);
        Tool(path_).tamper("update " + std::string(table) + " set digest = (select digest from " + table +
                           " order by id desc limit 1)");
        EXPECT_EQ(status(), "ROWS-DIFFER");
        auto const store = open();
        EXPECT_EQ(store->bytes(store->get(world_.text).digest).value(), fixture::article) << "the log's words";
    }
}

TEST_F(AttackBytes, WhatIsQuotedFromAlteredBytesIsNotShownAsHolding) {
    Tool(path_).tamper("delete from blob where digest = " + digest_of(core::Kind::text, world_.text.value));
    auto reading = home(5);
    reading.mode = db::Mode::read;
    auto const store = db::open_workspace(path_, reading);
    auto const dossier = core::load_dossier(*store, world_.claim);
    ASSERT_EQ(dossier.assertions.size(), 1U);
    ASSERT_EQ(dossier.assertions[0].trail.size(), 1U);
    EXPECT_FALSE(dossier.assertions[0].trail[0].bytes_hold);
}

} // namespace
