// Sentences of our own in every language: the bounds of each quotation to the character, and who says
// it by full name. A new language is one lexicon and one file of patterns; what was learned of one kind of sentence in all
// languages stands in LANGUAGE.kinds.json:
//   [{"name", "text", "quotes": [{"words", "speaker"}, …], "indirect": true where marks are not asked for}]
#include "core/text/utf8.h"
#include "tests/core/lexicons.h"

#include <nlohmann/json.hpp>

#include <filesystem>

namespace {

using Json = nlohmann::json;

struct Row {
    std::string language;
    Json json;
    std::string name() const { return language + "_" + json.at("name").get<std::string>(); }
};

void PrintTo(Row const& row, std::ostream* out) { *out << row.name(); }

std::vector<Row> all_rows() {
    std::vector<Row> rows;
    for (auto const& entry :
         std::filesystem::directory_iterator(COUNTERPOINT_SOURCE_DIR "/tests/core/patterns")) {
        std::ifstream file(entry.path());
        auto const name = entry.path().filename().string();
        for (auto const& row : Json::parse(file)) rows.push_back({name.substr(0, name.find('.')), row});
    }
    return rows;
}

class Patterns : public testing::TestWithParam<Row> {};

TEST_P(Patterns, BoundsAndSpeaker) {
    auto const& [language, row] = GetParam();
    auto const text = row.at("text").get<std::string>();
    auto const indirect = row.value("indirect", false) ? core::Indirect::yes : core::Indirect::no;
    auto const found =
        core::at_least(0.5, core::detect(text, language, lexicon(language), indirect)).quotations;
    auto const& wanted = row.at("quotes");
    ASSERT_EQ(found.size(), wanted.size()) << text;
    auto const characters = core::to_utf32(text);
    std::size_t from = 0;
    for (std::size_t i = 0; i < found.size(); ++i) {
        auto const words = core::to_utf32(wanted[i].at("words").get<std::string>());
        auto const at = characters.find(words, from);
        ASSERT_NE(at, std::u32string::npos);
        from = at + words.size();
        EXPECT_EQ(found[i].span.start, static_cast<std::int64_t>(at));
        EXPECT_EQ(found[i].span.end, static_cast<std::int64_t>(from));
        EXPECT_EQ(found[i].text, wanted[i].at("words").get<std::string>());
        EXPECT_EQ(found[i].speaker, wanted[i].at("speaker").get<std::string>());
        EXPECT_FALSE(core::render(found[i].reason).empty());
    }
}

INSTANTIATE_TEST_SUITE_P(Sentences, Patterns, testing::ValuesIn(all_rows()),
                         [](auto const& row) { return row.param.name(); });

TEST(PatternFiles, EveryLexiconHasSome) {
    for (auto const& entry :
         std::filesystem::directory_iterator(COUNTERPOINT_ASSETS_DIR "/lexicon")) {
        auto const name = entry.path().filename().string();
        if (name == "names.json") continue;
        EXPECT_TRUE(std::filesystem::exists(COUNTERPOINT_SOURCE_DIR "/tests/core/patterns/" + name))
            << name;
    }
}

} // namespace
