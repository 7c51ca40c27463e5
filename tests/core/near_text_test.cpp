// Texts that are nearly the same are found, others are not: by counting, by the sketch, and over twenty pairs in ten languages that
// were written before the rule was tried on them.
#include "core/matching/near_text.h"

#include "core/text/utf8.h"

#include <gtest/gtest.h>

#include <fstream>
#include <random>

namespace {

using core::resemblance;
using core::shingles_of;

double alike(std::string const& one, std::string const& other, std::string const& language = "en") {
    return resemblance(shingles_of(one, language), shingles_of(other, language));
}

TEST(NearText, CountsTheSequencesOfFourWords) {
    EXPECT_EQ(shingles_of("one two three four five", "en").size(), 2U);
    EXPECT_EQ(shingles_of("one two", "en").size(), 1U);
    EXPECT_EQ(shingles_of("", "en").size(), 0U);
    EXPECT_DOUBLE_EQ(alike("one two three four five", "One, two —\nthree: FOUR five!"), 1);
    EXPECT_DOUBLE_EQ(alike("one two three four five", "one two three four six"), 1.0 / 3);
    EXPECT_DOUBLE_EQ(alike("one two three four five", "five four three two one"), 0);
    EXPECT_DOUBLE_EQ(alike("", ""), 0);
}

/// Of many made-up texts with ever more of their words replaced, the estimate stays near what is counted.
TEST(NearText, TheSketchTellsWhatCountingTells) {
    std::mt19937 dice(7);
    auto const word = [&] { return "w" + std::to_string(dice() % 5000); };
    double sum = 0;
    constexpr int tries = 200;
    for (int run = 0; run < tries; ++run) {
        std::vector<std::string> words(300);
        for (auto& each : words) each = word();
        auto changed = words;
        for (int change = 0; change < run % 20; ++change) changed[dice() % changed.size()] = word();
        auto const text = [](std::vector<std::string> const& all) {
            std::string joined;
            for (auto const& each : all) joined += each + " ";
            return joined;
        };
        auto const one = shingles_of(text(words), "en"), other = shingles_of(text(changed), "en");
        auto const counted = resemblance(one, other), estimated = core::estimated_resemblance(core::sketch_of(one), core::sketch_of(other));
        EXPECT_NEAR(estimated, counted, 0.25);
        if (counted >= core::nearly_the_same) { EXPECT_GE(estimated, core::worth_counting - 0.06) << counted; }
        sum += estimated - counted;
    }
    EXPECT_NEAR(sum / tries, 0, 0.01) << "it leans to one side";
}

struct Pair {
    std::string language, one, other;
    bool twice = false;
};

std::string wrapped(std::string const& text) {
    std::string out;
    std::size_t width = 0;
    constexpr std::size_t most = 40;
    for (auto c : text) {
        if (c == ' ' && width > most) c = '\n', width = 0;
        out += c;
        ++width;
    }
    return out;
}

std::string replaced(std::string text, std::string const& what, std::string const& by) {
    auto const at = text.find(what);
    EXPECT_NE(at, text.npos) << what;
    return at == text.npos ? text : text.replace(at, what.size(), by);
}

/// Capitals and marks are nothing a word is told by; letters of one byte are enough to see that.
std::string laid_out(std::string text, std::string const& how) {
    if (how == "wrap") return wrapped(text);
    for (auto& c : text) {
        if (how == "capitals" && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        if (how == "marks" && (c == ',' || c == '"')) c = ';';
    }
    return text;
}

std::vector<Pair> pairs() {
    std::ifstream file(std::string(COUNTERPOINT_SOURCE_DIR) + "/tests/core/near_texts/pairs.txt");
    std::vector<Pair> all;
    std::vector<std::string> layouts; // of the pair at hand: its words change first
    std::string language, text;
    bool in_text = false;
    auto const finish = [&] {
        for (auto const& how : layouts) all.back().other = laid_out(all.back().other, how);
        layouts.clear();
    };
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("#")) continue;
        if (line.starts_with("text ")) {
            finish();
            language = line.substr(5);
            text.clear();
            in_text = true;
        } else if (line == "twice" || line == "apart") {
            finish();
            all.push_back({language, text, text, line == "twice"});
            in_text = false;
        } else if (in_text) {
            text += line + "\n";
        } else if (auto const arrow = line.find(" => "); arrow != line.npos) {
            all.back().other = replaced(all.back().other, line.substr(0, arrow), line.substr(arrow + 4));
        } else {
            layouts.push_back(line);
        }
    }
    finish();
    return all;
}

TEST(NearText, SecondCopiesAreToldFromOtherStoriesOfTheSameMaking) {
    auto const all = pairs();
    ASSERT_EQ(all.size(), 20U);
    int right = 0;
    for (auto const& pair : all) {
        auto const one = shingles_of(pair.one, pair.language), other = shingles_of(pair.other, pair.language);
        auto const suggested = core::estimated_resemblance(core::sketch_of(one), core::sketch_of(other)) >= core::worth_counting &&
                               resemblance(one, other) >= core::nearly_the_same;
        if (suggested == pair.twice) ++right;
        else ADD_FAILURE() << pair.language << (pair.twice ? " twice " : " apart ") << resemblance(one, other);
    }
    RecordProperty("right of 20", right);
}

} // namespace
