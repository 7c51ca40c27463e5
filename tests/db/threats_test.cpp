// Threats that no other test names: each by its number in the list of threats and faults, so that it can be found.
// Others stand where their subject is: T1 Killed, T2 and T3 Faults, T4 PowerLoss, T5 the planted defects of all three,
// T6 DiskFull, T8 and T10 Open, T9, T12 and T15 Mutants and Tamper, T11 KeptWorkspaces and Faults, T14 Blobs, T16
// IngestHtml, T22 SearchIn, T26 Formats, T31 Open.
#include "core/formats/dossier_check.h"
#include "core/formats/list.h"
#include "core/formats/scale_json.h"
#include "core/formats/sealed_dossier.h"
#include "core/ingest/ingest.h"
#include "core/log/proof.h"
#include "core/log/redaction.h"
#include "tests/db/rich_desk.h"
#include "tests/store/claim_line.h"

#include <sys/stat.h>

namespace {

using core::Code;

/// Every source file of the program itself.
std::vector<std::string> sources() {
    std::vector<std::string> found;
    for (auto const* room : {"core", "db", "app"})
        for (auto const& entry :
             fixture::fs::recursive_directory_iterator(std::string(COUNTERPOINT_SOURCE_DIR) + "/" + room))
            if (entry.path().extension() == ".cpp" || entry.path().extension() == ".h")
                found.push_back(entry.path());
    // This one tries whether the reader of documents can open what it must not, and closes it at once.
    std::erase(found, std::string(COUNTERPOINT_SOURCE_DIR) + "/app/reader/attempts.cpp");
    return found;
}

void expect_nowhere(std::vector<std::string> const& words, std::string const& but = {}) {
    auto const files = sources();
    EXPECT_GT(files.size(), 100U);
    for (auto const& file : files) {
        if (file == but) continue;
        auto const text = fixture::read_file(file);
        for (auto const& word : words)
            EXPECT_EQ(text.find(word), text.npos) << word << " in " << file;
    }
}

TEST(Threats, T7_ReadOnlyFilesAndFoldersAreReadAndStayAsTheyAre) {
    fixture::Folder folder;
    auto const path = folder.file("work.counterpoint");
    auto const home = fixture::installed(folder, "home");
    {
        auto const store = db::create_workspace(path, home);
        fixture::make_world(*store);
    }
    auto const before = fixture::read_file(path);
    auto const names = folder.names();
    ::chmod(path.c_str(), 0444);
    ::chmod(folder.file("").c_str(), 0555);
    {
        auto const store = db::open_workspace(path, home);
        EXPECT_TRUE(store->read_only());
        EXPECT_FALSE(core::find_hits(*store, "missiles", 5).empty());
        core::Progress progress;
        EXPECT_EQ(fixture::status_of(store->verify(progress)), "OK");
        fixture::refusal(Code::read_only, [&] { fixture::write_claims(*store, 1); });
    }
    ::chmod(folder.file("").c_str(), 0755);
    EXPECT_EQ(fixture::read_file(path), before);
    EXPECT_EQ(folder.names(), names);
}

TEST(Threats, T13_ClocksThatJumpChangeNothingOfTheOrder) {
    fixture::Folder folder;
    auto const path = folder.file("work.counterpoint");
    auto const home = fixture::installed(folder, "home");
    auto options = home;
    auto const now = std::make_shared<std::int64_t>(0);
    options.clock = [now] { return *now; };
    // 1970, far ahead, back by a second, the hour of summer time twice, the year 9999.
    std::vector<std::int64_t> const moments{0,
                                            1'671'444'900'000,
                                            4'102'444'800'000,
                                            4'102'444'799'000,
                                            1'667'091'600'000,
                                            1'667'088'000'000,
                                            253'402'300'799'000,
                                            1'671'444'900'000};
    {
        auto const store = db::create_workspace(path, options);
        for (auto const moment : moments) {
            *now = moment;
            fixture::write_claims(*store, 1, "Que " + std::to_string(moment));
        }
        *now = 5;
        EXPECT_EQ(store->undo().seq, static_cast<core::Seq>(moments.size()) + 1)
            << "the newest by its place, not its time";
    }
    auto const store = db::open_workspace(path, home);
    for (std::size_t at = 0; at < moments.size(); ++at)
        EXPECT_EQ(store->revision(static_cast<core::Seq>(at) + 1).at.ms, moments[at]);
    fixture::expect_sound(*store);
    core::Progress progress;
    EXPECT_EQ(fixture::status_of(store->verify(progress)), "OK");
}

TEST(Threats, T17_EntitiesAreNotExpanded) {
    std::string bomb = "<?xml version=\"1.0\"?><!DOCTYPE html [<!ENTITY a0 \"boum\">";
    for (int at = 1; at < 10; ++at) {
        bomb += "<!ENTITY a" + std::to_string(at) + " \"";
        for (int times = 0; times < 10; ++times)
            bomb += "&a" + std::to_string(at - 1) + ";";
        bomb += "\">";
    }
    bomb += "]><html><body><p>Un texte assez long pour être lu comme un article. &a9; Fin du texte.</p></body></html>";
    core::IngestOptions options;
    options.file_name = "page.html";
    EXPECT_LE(core::ingest(bomb, options).text.size(), bomb.size());
}

TEST(Threats, T20_InvisibleAndWideLettersAreFoundAsThePlainWord) {
    auto const store = fixture::in_memory();
    std::vector<std::string> const spellings{"vaccine", "vac\u200Bcine", "vac\u00ADcine",
                                             "\uFF56\uFF41\uFF43\uFF43\uFF49\uFF4E\uFF45"};
    for (auto const& spelling : spellings)
        store->commit(
            fixture::put(*store, fixture::claim_saying(*store, "The " + spelling + " works."), "claim.create"));
    EXPECT_EQ(core::find_hits(*store, "vaccine", 50).size(), spellings.size());
}

TEST(Threats, T21_NoRegularExpressionsOfTheStandardLibrary) {
    expect_nowhere({"std::" "regex", "<" "regex>", "regcomp"}); // in pieces, or this line would be one
}

TEST(Threats, T22_NothingTypedIsAnErrorOfTheIndex) {
    auto const store = fixture::in_memory();
    fixture::make_world(*store);
    for (std::string const typed :
         {"\"", "\"missiles", "missiles*", "*",  "NEAR(a b",           "a AND", "OR",    "NOT",     "(",   "a:b", "-",
          "^x", "{a b}:c",    "a\"b\"c",   "''", "; drop table claim", "\\",    "a + b", "col : x", "\xFF"})
        EXPECT_NO_THROW(core::find_hits(*store, typed, 5)) << typed;
}

TEST(Threats, T23_DeeplyNestedJsonIsRefusedEverywhere) {
    constexpr std::size_t depth = 200'000; // more than any stack has room for
    std::string objects;
    for (std::size_t at = 0; at < depth; ++at)
        objects += "{\"text\":";
    objects += "1" + std::string(depth, '}');
    for (std::string const& deep :
         {std::string(depth, '['), std::string(depth, '[') + std::string(depth, ']'), objects}) {
        EXPECT_FALSE(core::check_dossier(deep));
        EXPECT_FALSE(fixture::claim_in(deep));
        EXPECT_FALSE(core::redaction_in(core::redact_operation, deep, [](auto const&) { return core::Seq{1}; }));
        EXPECT_THROW(core::read_scale(deep, "x"), core::Error);
        EXPECT_THROW(core::decode(core::Kind::claim, 1, deep), core::Error);
        auto const inside = "{\"text\":" + deep + "}";
        EXPECT_FALSE(fixture::claim_in(inside));
        EXPECT_THROW(core::decode(core::Kind::claim, 1, inside), core::Error);
    }
}

TEST(Threats, T29_OnlyAddressesOfTheWebBecomeLinks) {
    auto const store = fixture::in_memory();
    auto const world = fixture::make_world(*store);
    auto source = store->get(world.source);
    for (std::string const url :
         {"javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "data:text/html,x",
          "file:///etc/passwd", "vbscript:x", "gopher://x", "java\tscript:alert(1)"}) {
        source.url = url;
        try {
            store->commit(fixture::put(*store, source, "source.edit"));
        } catch (core::Error const&) {
            continue; // it is not taken in the first place
        }
        auto const dossier = core::load_dossier(*store, world.claim);
        auto const html = core::dossier_html(dossier, *store, core::english());
        for (auto at = html.find("href=\""); at != html.npos; at = html.find("href=\"", at + 1)) {
            auto const target = html.substr(at + 6, 9);
            EXPECT_TRUE(target.starts_with("http://") || target.starts_with("https://") || target.starts_with("#"))
                << target;
        }
    }
}

TEST(Threats, T30_NothingOpensAConnectionUncommanded) {
    // One file fetches addresses, when a person commands it: by one function, which what captures a page and what asks an
    // authority for a time-stamp call, and nobody else does.
    auto const root = std::string(COUNTERPOINT_SOURCE_DIR);
    auto const fetches = root + "/app/intake/fetch.cpp";
    for (auto const& file : sources()) {
        auto const words = fixture::read_file(file);
        auto const calls = [&](std::string_view name) { return words.find(name) != words.npos; };
        if (file != fetches && file != root + "/app/intake/fetch.h") {
            EXPECT_EQ(calls(" fetch("), file == root + "/app/intake/capturing.cpp" || file == root + "/app/intake/time_stamps.cpp") << file;
        }
        if (file != root + "/app/intake/capturing.cpp" && file != root + "/app/intake/capturing.h") {
            EXPECT_EQ(calls("fetch_page("), file == root + "/app/cli/capture_commands.cpp" || file == root + "/app/desk/web_captures.cpp")
                << file;
        }
    }
    // One file speaks with another window of the same person on the same machine, and with nobody else.
    auto const local = std::string(COUNTERPOINT_SOURCE_DIR) + "/app/desk/first_window.cpp";
    auto const words = fixture::read_file(local);
    EXPECT_NE(words.find("AF_UNIX"), words.npos);
    EXPECT_EQ(words.find("AF_INET"), words.npos);
    for (auto const& file : sources()) {
        if (file == local || file == fetches) continue;
        if (file == root + "/app/exchange/postgres.cpp") continue; // ends the connection that libpq made to a desk's server
        EXPECT_EQ(fixture::read_file(file).find("sys/socket.h"), std::string::npos) << file;
    }
    expect_nowhere({"netinet/", "arpa/inet", "netdb.h", "curl/", "wxWebRequest", "wxHTTP", "wxSocket",
                    "wxURL", "wxWebView", "wx/webview"}, fetches);
}

TEST(Threats, T32_TheKeyIsInNoFileButItsOwn) {
    fixture::Folder folder;
    auto const path = folder.file("work.counterpoint");
    auto const home = fixture::installed(folder, "home");
    std::vector<std::string> told;
    {
        auto const store = db::create_workspace(path, home);
        auto const world = fixture::make_world(*store);
        for (auto const& format : core::formats())
            if (format.write_dossier)
                told.push_back(core::written(format, core::seal(*store, world.claim, core::english()), core::english()));
        // While it is open, the write-ahead log counts, too.
        for (auto const& [name, bytes] : fixture::image_of(folder))
            if (!name.starts_with("home-keys"))
                told.push_back(bytes);
    }
    for (auto const& [name, bytes] : fixture::image_of(folder))
        if (!name.starts_with("home-keys"))
            told.push_back(bytes);
    auto const file = fixture::read_file(folder.file("home-keys/installation.key"));
    auto const seed = core::from_base64(std::string_view(file).substr(19, file.size() - 20)).value();
    ASSERT_EQ(seed.size(), 32U);
    std::string hex;
    for (auto const c : seed) {
        constexpr std::string_view digits = "0123456789abcdef";
        hex += digits[static_cast<unsigned char>(c) >> 4];
        hex += digits[static_cast<unsigned char>(c) & 15];
    }
    for (auto const& bytes : told)
        for (auto const& secret : {seed, core::to_base64(seed), hex})
            EXPECT_EQ(bytes.find(secret), bytes.npos);
    EXPECT_GT(told.size(), 4U);
}

} // namespace
