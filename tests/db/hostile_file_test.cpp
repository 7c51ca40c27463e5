// A file from a stranger, of this version or an earlier one: what is not built exactly as that version built it is
// refused before anything in it is run, quickly, in a sentence, and left byte for byte as it was.
#include "db/migrations.h"
#include "tests/db/installation.h"

#include <filesystem>
#include <sys/stat.h>

namespace {

using core::Code;
using fixture::options;
using fixture::read_file;
using fixture::refusal;
using fixture::Tool;
using fixture::write_file;

/// An empty workspace as that version made it, with what every one of them holds.
void make_of_version(std::string const& path, std::int64_t version, std::string const& before_all = {}) {
    Tool tool(path);
    tool.run(before_all + "pragma application_id = 1129336404; begin;");
    for (auto const& migration : db::migrations) {
        if (migration.number > version) break;
        tool.run(std::string(migration.text));
    }
    core::MerkleFrontier const tree;
    tool.run("insert into meta values('written_by', '0.1'); insert into lane(number, uuid, size, frontier) "
             "values(1, 'lane', 0, x''); insert into claim(id, text) values(1, 'Que oui'); commit;"
             "pragma user_version = " + std::to_string(version));
}

constexpr char const* endless = "with recursive n(i) as (select 1 union all select i + 1 from n) ";

/// Statements a stranger runs on the file, by what they plant. None of these may be run, nor stop the program.
std::vector<std::pair<std::string, std::string>> attacks() {
    auto const schema = [](std::string const& sql) {
        return "pragma writable_schema = 1; " + sql + "; pragma writable_schema = 0";
    };
    auto const into_claim = [&](std::string const& more) {
        return schema("update sqlite_schema set sql = replace(sql, 'note text', 'note text, " + more +
                      "') where name = 'claim'");
    };
    return {
        {"trigger", "create trigger planted after insert on claim begin delete from meta; end"},
        {"trigger on meta", "create trigger planted after insert on meta begin delete from revision; end"},
        {"trigger on revision", "create trigger planted before insert on revision begin select raise(fail, 'x'); end"},
        {"endless trigger", std::string("create trigger planted after insert on meta begin insert into topic(name) ") +
                                "select 'x' from (" + endless + "select i from n) where i < 0; end"},
        {"trigger that calls itself",
         "pragma recursive_triggers = 1; create trigger planted after insert on meta begin insert into meta values("
         "new.key || 'x', 'y'); end"},
        {"trigger taken away", "drop trigger change_no_delete"},
        {"trigger emptied", "drop trigger revision_no_update; create trigger revision_no_update before update on "
                            "revision begin select 1; end"},
        {"view", std::string("create view planted as ") + endless + "select i from n"},
        {"view for a table", std::string("drop table topic; create view topic as ") + endless + "select i from n"},
        {"table", "create table planted(a)"},
        {"table nearly ours", "create table \"claim \"(id integer primary key, text text) strict"},
        {"column", "alter table claim add column planted text"},
        {"generated column", into_claim("planted text as (hex(zeroblob(300000000)))")},
        {"stored generated column", "alter table claim rename to old; create table claim(id integer primary key, "
                                    "text text, planted text as (hex(zeroblob(1000))) stored) strict; drop table old"},
        {"huge default", into_claim("planted blob default (zeroblob(300000000))")},
        {"heavy check", into_claim("planted text check(length(hex(zeroblob(300000000))) > 0)")},
        {"partial index", "create index planted on claim(text) where length(hex(text)) > 1"},
        {"index of an expression", "create index planted on claim(lower(upper(text)))"},
        {"index taken away", "drop index review_state"},
        {"another collation", schema("update sqlite_schema set sql = replace(sql, 'actor text', "
                                     "'actor text collate nocase') where name = 'revision'")},
        {"unknown module", schema("insert into sqlite_schema values('table', 'planted', 'planted', 0, "
                                  "'create virtual table planted using nobody_knows(a)')")},
        {"huge text", schema("insert into sqlite_schema values('view', 'planted', 'planted', 0, 'create view planted "
                             "as select 1 /*' || hex(zeroblob(4000000)) || '*/')")},
        {"huge schema", schema(std::string("insert into sqlite_schema ") + endless +
                               "select 'view', 'v' || i, 'v' || i, 0, 'create view v' || i || ' as select 1' from n "
                               "limit 100000")},
        {"trigger called as statistics",
         schema("insert into sqlite_schema values('trigger', 'sqlite_stat1', 'meta', 0, 'create trigger sqlite_stat1 "
                "after insert on meta begin select 1; end')")},
        {"other statistics", schema("insert into sqlite_schema values('table', 'sqlite_stat1', 'sqlite_stat1', 0, "
                                    "'CREATE TABLE sqlite_stat1(tbl,idx,stat as (zeroblob(300000000)))')")},
    };
}

class HostileFile : public testing::TestWithParam<std::int64_t> {
protected:
    HostileFile() : path_(folder_.file("old.counterpoint")) {}
    void expect_refused(std::string const& what, Code code = Code::damaged) {
        auto const before = core::sha256(read_file(path_));
        auto const names = folder_.names();
        for (auto const mode : {db::Mode::write, db::Mode::read}) {
            auto how = options();
            how.mode = mode;
            auto const sentence = refusal(code, [&] { db::open_workspace(path_, how); });
            EXPECT_NE(sentence.find(path_), sentence.npos) << what << ": " << sentence;
        }
        EXPECT_EQ(core::sha256(read_file(path_)), before) << what << " changed the file";
        EXPECT_EQ(folder_.names(), names) << what;
    }
    fixture::Folder folder_;
    std::string path_;
};

TEST_P(HostileFile, AsItWasMadeItIsConverted) {
    make_of_version(path_, GetParam());
    auto const store = db::open_workspace(path_, options());
    EXPECT_FALSE(store->read_only());
    EXPECT_EQ(store->head(), 0);
    auto const names = folder_.names();
    auto const kept = std::ranges::any_of(names, [](auto const& name) { return name.ends_with(".bak"); });
    EXPECT_EQ(kept, GetParam() < db::migrations.back().number);
}

TEST_P(HostileFile, NothingPlantedIsRun) {
    make_of_version(path_, GetParam());
    auto const sound = read_file(path_);
    for (auto const& [what, sql] : attacks()) {
        write_file(path_, sound);
        Tool(path_).run(sql);
        ASSERT_NE(read_file(path_), sound) << what << " was not planted";
        expect_refused(what);
    }
}

TEST_P(HostileFile, TextInAnotherEncoding) {
    make_of_version(path_, GetParam(), "pragma encoding = 'UTF-16le';");
    expect_refused("UTF-16");
}

TEST_P(HostileFile, PagesOfAnImpossibleSize) {
    make_of_version(path_, GetParam());
    auto bytes = read_file(path_);
    for (auto const size : {0, 1000, 300, 3}) {
        bytes[16] = static_cast<char>(size >> 8);
        bytes[17] = static_cast<char>(size & 255);
        write_file(path_, bytes);
        expect_refused("pages of " + std::to_string(size), Code::not_workspace);
    }
}

TEST_P(HostileFile, AVersionItIsNot) {
    make_of_version(path_, GetParam());
    for (auto const& migration : db::migrations) {
        if (migration.number == GetParam()) continue;
        Tool(path_).run("pragma user_version = " + std::to_string(migration.number));
        expect_refused("one that says it is of version " + std::to_string(migration.number));
    }
}

TEST_P(HostileFile, ANewerOneMayHoldAnythingAndNothingIsRun) {
    make_of_version(path_, GetParam());
    Tool(path_).run("pragma user_version = 99; alter table meta rename to old; create view meta as select "
                    "'written_by' as key, hex(zeroblob(300000000)) as value from (" +
                    std::string(endless) + "select i from n)");
    expect_refused("a newer one", Code::newer);
}

INSTANTIATE_TEST_SUITE_P(OfEveryVersion, HostileFile,
                         testing::Range<std::int64_t>(1, db::migrations.back().number + 1));

std::string big_endian(std::uint32_t value, int bytes) {
    std::string text;
    for (int at = bytes - 1; at >= 0; --at) text += static_cast<char>(value >> (8 * at) & 255);
    return text;
}

/// An inner page of a table of which every child is the same page.
std::string inner_page(std::uint32_t child) {
    constexpr std::size_t page_size = 4096;
    constexpr std::size_t cells = 400;
    std::string const cell = big_endian(child, 4) + std::string("\x01", 1);
    auto const content = page_size - cells * cell.size();
    auto page = std::string("\x05", 1) + big_endian(0, 2) + big_endian(cells, 2) +
                big_endian(static_cast<std::uint32_t>(content), 2) + std::string(1, '\0') + big_endian(child, 4);
    for (std::size_t at = 0; at < cells; ++at)
        page += big_endian(static_cast<std::uint32_t>(content + at * cell.size()), 2);
    page.resize(content);
    for (std::size_t at = 0; at < cells; ++at) page += cell;
    return page;
}

TEST(HostilePages, APipeBesideTheFileIsNotWaitedFor) {
    fixture::Folder folder;
    auto const path = folder.file("small.counterpoint");
    { fixture::make_world(*db::create_workspace(path, options())); }
    for (auto const* ending : {"-journal", "-wal", "-shm"}) {
        ASSERT_EQ(::mkfifo((path + ending).c_str(), 0600), 0);
        for (auto const mode : {db::Mode::read, db::Mode::write}) {
            auto asked = options();
            asked.mode = mode;
            EXPECT_EQ(refusal(Code::not_workspace, [&] { db::open_workspace(path, asked); }),
                      path + ending + " is not a file.");
        }
        std::filesystem::remove(path + ending);
    }
    db::open_workspace(path, options());
}

TEST(HostilePages, AFewPagesThatAreATreeOfBillionsOfRows) {
    fixture::Folder folder;
    auto const path = folder.file("small.counterpoint");
    { fixture::make_world(*db::create_workspace(path, options())); }
    auto const pages = static_cast<std::uint32_t>(read_file(path).size() / 4096);
    std::uint32_t leaf = 0;
    {
        Tool tool(path);
        leaf = static_cast<std::uint32_t>(
            std::stoul(tool.rows("select rootpage from sqlite_schema where name = 'claim'")[0][0]));
        // So that everything is read and made anew at the opening.
        tool.run("delete from meta where key = 'words'; pragma writable_schema = 1; update sqlite_schema "
                 "set rootpage = " + std::to_string(pages + 4) + " where name = 'claim'");
    }
    auto bytes = read_file(path);
    ASSERT_EQ(bytes.size() / 4096, pages);
    bytes += inner_page(leaf) + inner_page(pages + 1) + inner_page(pages + 2) + inner_page(pages + 3);
    bytes.replace(28, 4, big_endian(pages + 4, 4));
    write_file(path, bytes);
    auto const sentence = refusal(Code::damaged, [&] { db::open_workspace(path, options()); });
    EXPECT_NE(sentence.find("takes more work than a workspace of its size"), sentence.npos) << sentence;
    EXPECT_EQ(read_file(path), bytes);
    EXPECT_EQ(folder.names(), std::vector<std::string>{"small.counterpoint"});
}

} // namespace
