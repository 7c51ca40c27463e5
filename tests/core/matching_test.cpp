// Postings survive packing, and the best documents are those a full scoring finds.
#include "core/matching/max_score.h"
#include "core/search/facets.h"
#include "core/search/words.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <map>
#include <random>

namespace {

using core::Posting;

std::vector<Posting> some_postings(std::mt19937& random, std::uint32_t documents, std::uint32_t one_in) {
    std::vector<Posting> postings;
    for (std::uint32_t at = 1; at <= documents; ++at)
        if (random() % one_in == 0) postings.push_back({at, static_cast<std::uint8_t>(1 + random() % 255)});
    return postings;
}

std::vector<std::string> in_chunks(std::vector<Posting> const& postings) {
    std::vector<std::string> chunks;
    for (std::size_t at = 0; at < postings.size(); at += core::postings_per_chunk)
        chunks.push_back(core::pack_postings(
            std::span(postings).subspan(at, std::min(core::postings_per_chunk, postings.size() - at))));
    return chunks;
}

TEST(Matching, PostingsSurvivePacking) {
    std::mt19937 random(1);
    for (std::uint32_t one_in : {1U, 3U, 50U, 2000U}) {
        auto const postings = some_postings(random, 100'000, one_in);
        std::vector<Posting> back;
        for (auto const& chunk : in_chunks(postings)) ASSERT_TRUE(core::unpack_postings(chunk, back));
        EXPECT_EQ(back, postings);
    }
}

TEST(Matching, DamagedChunksAreToldNotRead) {
    std::mt19937 random(2);
    auto const chunk = core::pack_postings(some_postings(random, 400, 2));
    for (int round = 0; round < 20'000; ++round) {
        auto bytes = chunk.substr(0, random() % (chunk.size() + 1));
        for (int flips = 0; flips < 3 && !bytes.empty(); ++flips)
            bytes[random() % bytes.size()] = static_cast<char>(random());
        std::vector<Posting> into;
        core::unpack_postings(bytes, into);
        EXPECT_LE(into.size(), bytes.size());
        core::best_documents({{1.0F, {bytes, chunk}}}, 10);
    }
}

TEST(Matching, TheBestAreThoseOfAFullScoring) {
    std::mt19937 random(3);
    for (int round = 0; round < 60; ++round) {
        std::vector<core::TermList> lists;
        std::map<std::uint32_t, double> full;
        for (auto terms = 1 + random() % 12; terms > 0; --terms) {
            auto const postings = some_postings(random, 20'000, 1U << random() % 12);
            auto const weight = 0.5F + static_cast<float>(random() % 100) / 10;
            for (auto const& each : postings) full[each.document] += static_cast<double>(weight) * each.impact / 255;
            lists.push_back({weight, in_chunks(postings)});
        }
        std::vector<double> scores;
        for (auto const& [document, score] : full) scores.push_back(score);
        std::ranges::sort(scores, std::greater{});
        auto const best = core::best_documents(lists, 20);
        ASSERT_EQ(best.size(), std::min<std::size_t>(20, scores.size()));
        for (std::size_t at = 0; at < best.size(); ++at) {
            EXPECT_NEAR(best[at].score, scores[at], 1e-3);
            EXPECT_NEAR(best[at].score, full[best[at].document], 1e-3);
        }
    }
}

TEST(Matching, ARareTermSparesTheWorkOfAFrequentOne) {
    std::mt19937 random(4);
    auto const work_at = [&](std::uint32_t documents) {
        std::vector<core::TermList> lists{{9.0F, in_chunks(some_postings(random, documents, 500))},
                                          {0.4F, in_chunks(some_postings(random, documents, 2))}};
        std::uint64_t work = 0;
        core::best_documents(lists, 20, &work);
        return work;
    };
    EXPECT_LT(work_at(1'000'000), 1'000'000U / 10) << "most of the half million are never looked at";
}

TEST(Words, AreCutFoldedAndStemmed) {
    auto const words = [](std::string_view text, std::string_view language) {
        std::string all;
        core::each_word(text, language, [&](core::IndexWord const& word) {
            all += std::string(word.folded) + (word.stem != word.folded ? "/" + std::string(word.stem) : "") + " ";
            return true;
        });
        return all;
    };
    EXPECT_EQ(words("L’Ukraine d’aujourd’hui", ""), "l ukraine d aujourd hui ");
    EXPECT_EQ(words("Élections œuvre ﬁn", "fr"), "elections/elect oeuvre/oeuvr fin ");
    EXPECT_EQ(words("running the houses", "en"), "running/run the houses/hous ");
    EXPECT_EQ(words("в российских городах", "ru"), "в россииских/россииск городах/город ");
    EXPECT_EQ(words("S-400, 3.5 % — COVID_19", "en"), "s 400 3 5 covid 19 ");
    EXPECT_EQ(words("é\u0301te\u200B\u00ADst", ""), "etest ") << "invisible signs part nothing";
    EXPECT_EQ(words("", "fr"), "");
    EXPECT_EQ(words("🎉 … \xEE\x80\x80", "fr"), "") << "no sign of Private Use gets into the index";
    EXPECT_EQ(words("العربية في", "ar").substr(0, 2), "\xD8\xA7");
    EXPECT_NE(words("東京都に住んでいます", "ja").find("東京"), std::string::npos);
    EXPECT_EQ(words(std::string(1000, 'a'), "en").size(), 65U) << "of an endless word the beginning counts";
}

core::PartialDate dated(int day) {
    std::chrono::year_month_day const date{std::chrono::sys_days(std::chrono::days(day))};
    return *core::PartialDate::parse(fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                                                 static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day())));
}

TEST(Facets, EveryDayOfARangeHasOneOfItsTokens) {
    std::mt19937 random(5);
    for (int round = 0; round < 300; ++round) {
        auto const from = core::day_number(1900 + static_cast<int>(random() % 150), 1, 1) + static_cast<int>(random() % 365);
        auto const to = from + static_cast<int>(random() % 9000);
        auto const tokens = core::date_tokens(from, to);
        EXPECT_LT(tokens.size(), 100U);
        for (int probe = 0; probe < 30; ++probe) {
            auto const day = static_cast<int>(from) - 40 + static_cast<int>(random() % static_cast<unsigned>(to - from + 80));
            auto const date = dated(day);
            std::vector<std::string> of_day;
            core::add_date_tokens(of_day, date);
            auto const met = std::ranges::any_of(of_day, [&](auto const& token) {
                return std::ranges::find(tokens, token) != tokens.end();
            });
            EXPECT_EQ(met, day >= from && day <= to) << date.text();
        }
    }
    EXPECT_LT(core::date_tokens(core::PartialDate::always, core::PartialDate::never).size(), 200U);
}

} // namespace
