// What is part of an open workspace is not read as a file; what the program merely has open is, such as a file that another
// thread is reading.
#include "app/common/reading.h"
#include "core/base/error.h"
#include "tests/db/fixture.h"

#include <gtest/gtest.h>

namespace {

namespace fs = std::filesystem;

TEST(OpenHere, AnotherThreadReadingAFileKeepsNobodyOut) {
    fixture::Folder const folder;
    fixture::write_file(folder.file("lane.log"), "entries");
    auto const other = app::pieces_of(folder.file("lane.log"));
    EXPECT_EQ(app::read_file(folder.file("lane.log"), 100), "entries");
}

TEST(OpenHere, NothingOfAnOpenWorkspaceIsRead) {
    fixture::Folder const folder;
    auto const path = folder.file("a.counterpoint");
    auto const store = db::create_workspace(path, fixture::options());
    fs::create_hard_link(path, folder.file("second name"));
    auto parts = 0;
    for (auto const& each : fs::directory_iterator(fs::path(path).parent_path())) {
        if (!each.is_regular_file()) continue;
        auto const name = each.path().filename().string();
        if (!name.starts_with("a.counterpoint") && name != "second name") continue;
        ++parts;
        EXPECT_THROW(app::read_file(each.path().string(), 1 << 20), core::Error) << name;
    }
    EXPECT_GE(parts, 3);
}

} // namespace
