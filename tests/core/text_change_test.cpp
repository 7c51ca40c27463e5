// Passages of a text found again in a later wording of it, and the words that may turn a meaning round.
#include "core/search/grave_difference.h"
#include "core/text/text_change.h"

#include <gtest/gtest.h>

#include <random>

namespace core {
namespace {

std::string const article =
    "The council would meet again in the spring, the mayor said.\n\n"
    "“Twelve of twenty ships stayed in port this winter”, Ms Carpentier told reporters on Monday.\n\n"
    "The harbour master spoke of a season like any other, and nobody asked him why.\n\n"
    "Nine ships did not put to sea between December and March, says the captaincy.";

CarriedPassage carried(std::string const& words, std::string const& after) {
    auto const at = article.find(words);
    EXPECT_NE(at, std::string::npos) << words;
    auto const start = count(length(article.substr(0, at)));
    return TextChange(article, after).carry(make_anchor(article, {start, start + count(length(words))}));
}

std::string replaced(std::string text, std::string const& what, std::string const& by) {
    auto const at = text.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    return text.replace(at, what.size(), by);
}

std::string slice(std::string const& text, Span span) { return std::string(Offsets(text).slice(span)); }

TEST(TextChange, CarriesAPassageThroughWhatChangedAroundIt) {
    std::string const words = "season like any other";
    auto const after = "Corrected on Tuesday.\n\n" + replaced(article, "would meet again in the spring", "will not meet");
    auto const found = carried(words, after);
    EXPECT_EQ(found.how, Carried::same);
    EXPECT_EQ(found.score, 1);
    EXPECT_EQ(slice(after, found.now), words);
}

TEST(TextChange, TakesMarksAndWhiteSpaceForNothing) {
    auto const after = replaced(replaced(article, "Twelve of twenty", "Twelve of\ntwenty"), "“Twelve", "\"Twelve");
    EXPECT_EQ(carried("“Twelve of twenty ships", after).how, Carried::same);
}

TEST(TextChange, TellsWhatTookThePlaceOfItsWords) {
    auto const after = replaced(article, "Twelve of twenty", "Nine of twenty");
    auto const found = carried("Twelve of twenty ships stayed in port this winter", after);
    EXPECT_EQ(found.how, Carried::changed);
    EXPECT_EQ(slice(after, found.now), "Nine of twenty ships stayed in port this winter");
    EXPECT_GT(found.score, 0.8);
    EXPECT_LT(found.score, 1);
}

TEST(TextChange, FindsAParagraphThatMoved) {
    std::string const paragraph = "The harbour master spoke of a season like any other, and nobody asked him why.\n\n";
    auto const after = paragraph + replaced(article, paragraph, "");
    auto const found = carried("spoke of a season like any other", after);
    EXPECT_EQ(found.how == Carried::moved || found.how == Carried::same, true);
    EXPECT_EQ(slice(after, found.now), "spoke of a season like any other");
}

TEST(TextChange, SaysWhatIsGone) {
    auto const after = replaced(article, "“Twelve of twenty ships stayed in port this winter”, Ms Carpentier told reporters on Monday.\n\n", "");
    auto const found = carried("Twelve of twenty ships stayed in port this winter", after);
    EXPECT_EQ(found.how, Carried::gone);
    EXPECT_EQ(found.now.length(), 0);
    EXPECT_EQ(carried("Nine ships did not put to sea", "Nothing of it.").how, Carried::gone);
    EXPECT_EQ(carried("Nine ships did not put to sea", "").how, Carried::gone);
}

/// Made-up prose of a few hundred different words.
std::vector<std::string> prose(std::mt19937_64& random, int words) {
    std::vector<std::string> all;
    std::geometric_distribution<int> rank(0.008);
    for (int at = 0; at < words; ++at) all.push_back("w" + std::to_string(rank(random)) + (at % 14 == 13 ? "." : ""));
    return all;
}

std::string joined(std::vector<std::string> const& words, std::vector<std::size_t>* starts = nullptr) {
    std::string text;
    for (auto const& word : words) {
        if (starts) starts->push_back(text.size());
        text += word + " ";
    }
    return text;
}

TEST(TextChange, PutsNearlyAllPassagesRightWhenWordsAreReplaced) {
    for (auto const& [share, goal] : {std::pair{0.01, 0.98}, std::pair{0.05, 0.95}, std::pair{0.20, 0.90}}) {
        std::mt19937_64 random(7);
        auto const before = prose(random, 6000);
        auto after = before;
        std::bernoulli_distribution changes(share);
        for (auto& word : after)
            if (changes(random)) word = "x" + std::to_string(random() % 100'000);
        std::vector<std::size_t> was, is;
        auto const one = joined(before, &was), other = joined(after, &is);
        TextChange const change(one, other);
        int right = 0, all = 0;
        for (std::size_t at = 10; at + 40 < before.size(); at += 31) {
            auto const length = 4 + at % 30;
            auto const place = [&](std::vector<std::size_t> const& starts) {
                return Span{static_cast<std::int64_t>(starts[at]), static_cast<std::int64_t>(starts[at + length]) - 1};
            };
            auto const found = change.carry(make_anchor(one, place(was)));
            auto const wanted = place(is);
            auto const shared = std::min(found.now.end, wanted.end) - std::max(found.now.start, wanted.start);
            auto const both = std::max(found.now.end, wanted.end) - std::min(found.now.start, wanted.start);
            ++all;
            right += static_cast<double>(shared) >= 0.95 * static_cast<double>(both);
        }
        EXPECT_GE(right, goal * all) << share << ": " << right << " of " << all;
    }
}

struct Case {
    char const *before, *after, *language;
    GraveDifference differs;
};

TEST(GraveDifferences, AreToldApart) {
    for (auto const& [before, after, language, differs] : {
             Case{"Twelve of twenty ships", "Nine of twenty ships", "en", {.numbers = true}},
             Case{"12 of 20 ships", "12 of 21 ships", "en", {.numbers = true}},
             Case{"3.5 million", "3.5 billion", "en", {.numbers = true}},
             Case{"douze navires sur vingt", "treize navires sur vingt", "fr", {.numbers = true}},
             Case{"zwölf Schiffe", "elf Schiffe", "de", {.numbers = true}},
             Case{"der Bürgermeister kommt", "der Bürgermeister kommt nicht", "de", {.negations = true}},
             Case{"it was closed", "it was not closed", "en", {.negations = true}},
             Case{"il ne viendra pas", "il viendra", "fr", {.negations = true}},
             Case{"10 km of coast", "10 miles of coast", "en", {.units = true}},
             Case{"10 % of the boats", "10 ‰ of the boats", "en", {.units = true}},
             Case{"l’eau de la digue", "eau de la digue", "fr", {}},
             Case{"12 % of an hour", "twelve percent of one hour", "en", {}},
             Case{"18 000 € en mars", "18.000 euros en mars", "fr", {}},
             Case{"12 Mio Tonnen", "zwölf Millionen Tonnen", "de", {}},
             Case{"closed in March", "closed in April", "en", {.names = true, .times = true}},
             Case{"fermé en mars", "fermé en mai", "fr", {.names = true, .times = true}},
             Case{"1 bateau", "un bateau", "fr", {}},
             Case{"1 bateau", "le bateau", "fr", {.numbers = true}},
             Case{"said to Ms Carpentier", "said to Ms Delvaux", "en", {.names = true}},
             Case{"all was well in Varenne", "all was well in Arvel", "en", {.names = true}},
             Case{"The boats were old.", "Those boats were old.", "en", {}},
             Case{"the boats were “old”", "The boats were very old", "en", {}},
             Case{"", "", "", {}},
         }) {
        auto const found = grave_difference(before, after, language);
        EXPECT_EQ(found, differs) << before << " / " << after << ": " << found.numbers << found.units << found.names << found.negations;
    }
}

TEST(GraveDifferences, NoticeEveryNumberRaisedAndEveryNegationTaken) {
    std::mt19937_64 random(3);
    std::array const sentences{"The plan for %d boats was not approved in %d.", "Nobody counted %d of the %d ships.",
                               "It is not true that %d people came.", "He never said that %d were enough."};
    for (int round = 0; round < 1000; ++round) {
        std::string before = sentences[random() % sentences.size()];
        for (auto at = before.find("%d"); at != std::string::npos; at = before.find("%d")) before.replace(at, 2, std::to_string(random() % 5000));
        auto after = before;
        if (random() % 2) {
            auto const digit = after.find_last_of("0123456789");
            after[digit] = after[digit] == '9' ? '1' : static_cast<char>(after[digit] + 1);
            EXPECT_TRUE(grave_difference(before, after, "en").numbers) << before << " / " << after;
        } else {
            for (std::string const no : {" not", "Nobody", " never"})
                if (auto const at = after.find(no); at != std::string::npos) after.erase(at, no.size());
            EXPECT_TRUE(grave_difference(before, after, "en").negations) << before << " / " << after;
        }
    }
}

} // namespace
} // namespace core
