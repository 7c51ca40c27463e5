// What dialogs and help say can be brought in is what the table of readers reads.
#include "app/intake/readable_files.h"
#include "core/ingest/readers.h"

#include <gtest/gtest.h>

namespace {

bool holds(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

TEST(ReadableFiles, AreTheRowsThatAreRead) {
    auto const filter = app::readable_files_filter(core::english());
    auto const told = app::readable_files(core::english());
    auto const together = filter.substr(0, filter.find('|'));
    for (auto const& reader : core::file_readers()) {
        auto const read = reader.runs != core::Runs::not_yet;
        EXPECT_EQ(holds(filter, std::string("|") + reader.name + " ("), read) << reader.name;
        EXPECT_EQ(holds(told, reader.name), read) << reader.name;
        if (!read) continue;
        for (auto const ending : core::extensions_of(reader)) {
            EXPECT_TRUE(holds(together, "*." + std::string(ending))) << ending;
            EXPECT_TRUE(holds(told, "." + std::string(ending))) << ending;
        }
    }
    EXPECT_TRUE(filter.ends_with("|All files|*"));
}

} // namespace
