// What is typed into the search field, and that it survives the way to text and back.
#include "core/search/query.h"

#include <gtest/gtest.h>

#include <random>

namespace {

using core::parse_search;
using core::SearchQuery;

/// Clauses as "a|b" or "-a", exact ones in brackets, kinds behind.
std::string meant(std::string const& typed) {
    std::string out;
    auto const query = parse_search(typed);
    for (auto const& clause : query.all) {
        out += out.empty() ? "" : " ";
        if (clause.without) out += "-";
        for (std::size_t at = 0; at < clause.any.size(); ++at) {
            auto const& term = clause.any[at];
            out += (at > 0 ? "|" : "") + (term.exact ? "[" + term.words + "]" : term.words);
        }
    }
    for (auto const kind : query.kinds) out += " kind " + std::to_string(static_cast<int>(kind));
    return out;
}

TEST(Search, WordsPhrasesNotAndOr) {
    EXPECT_EQ(meant("pas intérêt"), "pas intérêt");
    EXPECT_EQ(meant("\"pas intérêt\" absorber"), "[pas intérêt] absorber");
    EXPECT_EQ(meant("« pas intérêt »"), "[pas intérêt]");
    EXPECT_EQ(meant("russie -ukraine -\"en guerre\""), "russie -ukraine -[en guerre]");
    EXPECT_EQ(meant("russie OR bélarus minsk"), "russie|bélarus minsk");
    EXPECT_EQ(meant("a OR b OR \"c d\""), "a|b|[c d]");
}

TEST(Search, OperatorsAloneAreWordsOrNothing) {
    EXPECT_EQ(meant("OR"), "");
    EXPECT_EQ(meant("OR russie"), "russie");
    EXPECT_EQ(meant("russie OR"), "russie");
    EXPECT_EQ(meant("ORAGE or"), "ORAGE or");
    EXPECT_EQ(meant("\"OR\""), "[OR]");
    EXPECT_EQ(meant("- -- -\"\" \"\" … 🎉 ()"), "");
    EXPECT_EQ(meant("-a OR b"), "-a b") << "either is said of what is wanted";
    EXPECT_EQ(meant("\"jamais fermé"), "[jamais fermé]");
    EXPECT_EQ(meant("S-400 l'accord"), "S-400 l'accord");
}

TEST(Search, AFieldLimitsTheKindAndAnUnknownOneIsWords) {
    EXPECT_EQ(parse_search("kind:claim russie").kinds, std::vector{core::Kind::claim});
    EXPECT_EQ(meant("kind:nothing"), "kind:nothing");
    EXPECT_EQ(meant("https://example.org/a"), "https://example.org/a");
}

TEST(Search, DigitsInGroupsAreOneNumber) {
    EXPECT_EQ(meant("10 000"), "10 000");
    EXPECT_EQ(parse_search("cost 1 000 000 euros").all.size(), 3U);
    EXPECT_EQ(parse_search("2019 100").all.size(), 2U);
    EXPECT_EQ(parse_search("12 34").all.size(), 2U);
    EXPECT_EQ(parse_search("10 000 000").all.size(), 1U);
    EXPECT_EQ(parse_search("10 000abc").all.size(), 2U);
}

TEST(Search, TextAndBackIsTheSame) {
    std::mt19937 random(3);
    std::string const pieces[] = {"a", "OR", "-", "\"", " ", "é", "kind:claim", "kind:", "«", "»", "*", "\n",
                                  "S-400", "🎉", "\xFF", std::string(1, '\0'), "(", ":", "ﷺ", "'"};
    for (int round = 0; round < 5'000; ++round) {
        std::string typed;
        for (auto length = random() % 14; length > 0; --length)
            typed += pieces[random() % std::size(pieces)];
        auto const query = parse_search(typed);
        EXPECT_EQ(parse_search(to_text(query)), query)
            << testing::PrintToString(typed) << " → " << testing::PrintToString(to_text(query));
    }
}

TEST(Search, EndlessInputHasAnEnd) {
    std::string many;
    for (int at = 0; at < 10'000; ++at) many += "w" + std::to_string(at) + " ";
    EXPECT_EQ(parse_search(many).all.size(), 64U);
    EXPECT_EQ(parse_search(std::string(100'000, 'a')).all.size(), 1U);
    EXPECT_TRUE(parse_search(std::string(100'000, '"')).all.empty());
}

} // namespace
