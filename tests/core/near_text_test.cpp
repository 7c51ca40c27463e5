// Texts that are nearly the same are found, others are not: by counting, by the sample of their sequences, and over twenty pairs in ten languages that
// were written before the rule was tried on them.
#include "core/matching/near_text.h"

#include "core/text/utf8.h"

#include <gtest/gtest.h>

#include <fstream>
#include <random>
#include <set>

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

TEST(NearText, CountsWhatOfTheShorterStandsInTheLonger) {
    auto const containment = [](char const* one, char const* other) { return core::containment(shingles_of(one, "en"), shingles_of(other, "en")); };
    EXPECT_DOUBLE_EQ(containment("one two three four five", "zero one two three four five six seven eight"), 1);
    EXPECT_DOUBLE_EQ(containment("zero one two three four five six", "two three four five nine"), 0.5);
    EXPECT_DOUBLE_EQ(containment("", "one two three four"), 0);
}

/// What type-setters change and readers do not see.
TEST(NearText, IsNotMovedByHowAWordIsSet) {
    EXPECT_DOUBLE_EQ(alike("the fishing crews had asked for a decision", "the fish-\ning crews had asked for a deci-\n  sion"), 1);
    EXPECT_LT(alike("the mayor of Ost Steinbeck came by boat", "the mayor of OstSteinbeck came by boat"), 1);
    EXPECT_DOUBLE_EQ(alike("the harbour of Ost-Steinbeck is closed again", "the harbour of Ost-\nSteinbeck is closed again"), 1);
    EXPECT_DOUBLE_EQ(alike("im Hafen lagen zwölf Boote für die Fähre", "im Hafen lagen 12 Boote fuer die Faehre", "de"), 1);
    EXPECT_DOUBLE_EQ(alike("il a vendu 18 000 moutons en deux ans", "il a vendu 18.000 moutons en 2 ans", "fr"), 1);
    EXPECT_LT(alike("il a vendu 18 000 moutons en deux ans", "il a vendu 19 000 moutons en deux ans", "fr"), 1);
}

std::vector<std::string> made_up(std::mt19937& dice, std::size_t size) {
    std::vector<std::string> words(size);
    for (auto& each : words) each = "w" + std::to_string(dice() % 5000) + "x";
    return words;
}

std::string joined(std::vector<std::string> const& all) {
    std::string text;
    for (auto const& each : all) text += each + " ";
    return text;
}

/// Among texts of other words those that are nearly the same are found, whatever their length: changed here and there, cut
/// short, or set between other words.
TEST(NearText, FindsAmongManyWhatIsWorthCounting) {
    std::mt19937 dice(7);
    core::NearTexts texts;
    std::set<std::pair<core::NearTexts::Index, core::NearTexts::Index>> due;
    core::NearTexts::Index count = 0;
    for (int run = 0; run < 200; ++run) {
        auto const words = made_up(dice, 60 + dice() % 900);
        auto other = words;
        if (run % 3 == 0)
            for (std::size_t change = 0; change < words.size() / 20; ++change) other[dice() % other.size()] = "changed";
        else if (run % 3 == 1)
            other.resize(std::max<std::size_t>(50, other.size() / 3));
        else
            for (auto const& more : made_up(dice, words.size() * 2)) other.push_back(more);
        texts.add(shingles_of(joined(words), "en"));
        texts.add(shingles_of(joined(other), "en"));
        EXPECT_NE(core::how_near(shingles_of(joined(words), "en"), shingles_of(joined(other), "en")).is, core::Nearness::none) << run;
        due.emplace(count, count + 1);
        count += 2;
    }
    auto const found = texts.worth_counting();
    EXPECT_EQ(std::set(found.begin(), found.end()), due);
}

/// What a site prints under every page is held against a few of the others, and tells of no two stories that they are one.
TEST(NearText, GrowsWithTheTextsAndNotWithTheirSquare) {
    std::mt19937 dice(9);
    auto const under_all = joined(made_up(dice, 150));
    auto const looked_at = [&](int size) {
        core::NearTexts texts;
        for (int text = 0; text < size; ++text) texts.add(shingles_of(joined(made_up(dice, 170)) + under_all, "en"));
        for (auto const& [one, other] : texts.worth_counting()) EXPECT_LT(one, other);
        return texts.looked_at();
    };
    auto const few = looked_at(100), many = looked_at(1000);
    EXPECT_GT(few, 0U);
    EXPECT_LT(many, few * 13);
    auto const story = [&] { return shingles_of(joined(made_up(dice, 170)) + under_all, "en"); };
    EXPECT_EQ(core::how_near(story(), story()).is, core::Nearness::none);
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
        core::NearTexts both;
        both.add(one);
        both.add(other);
        auto const suggested = !both.worth_counting().empty() && core::how_near(one, other).is != core::Nearness::none;
        if (suggested == pair.twice) ++right;
        else ADD_FAILURE() << pair.language << (pair.twice ? " twice " : " apart ") << resemblance(one, other);
    }
    RecordProperty("right of 20", right);
}

} // namespace
