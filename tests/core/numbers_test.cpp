// Numbers are the same by their value, however a language writes them.
#include "core/search/numbers.h"

#include <gtest/gtest.h>

namespace core {
namespace {

std::string values(std::string_view text, std::string_view language) {
    std::string all;
    for (auto const& each : numbers_in(text, language)) all += (all.empty() ? "" : " ") + each.value;
    return all;
}

TEST(Numbers, AreReadByTheirValue) {
    struct Case {
        char const *text, *language, *values;
    };
    for (auto const& [text, language, expected] : {
             Case{"18 000 moutons, 18.000 chèvres, 18\u202F000 vaches", "fr", "18000 18000 18000"},
             Case{"18,000 sheep and 1.250 kg", "en", "18000 1.25"},
             Case{"1.250 Schafe wiegen 1,25 Tonnen", "de", "1250 1.25"},
             Case{"1.234.567,80 euros", "es", "1234567.8"},
             Case{"In 2019 000 came", "en", "2019 0"},
             Case{"twelve boats, twenty-one crews", "en", "12 21"},
             Case{"quatre-vingt-dix-sept bateaux", "fr", "97"},
             Case{"einundzwanzig Boote", "de", "21"},
             Case{"zwölf Millionen, 12 Mio., 12 Millionen", "de", "12000000 12000000 12000000"},
             Case{"2,3 miljoen en 2,3 miljard", "nl", "2300000 2300000000"},
             Case{"двести сорок миллионов, 240 млн", "ru", "240000000 240000000"},
             Case{"dos mil millones", "es", "2000000000"},
             Case{"£12bn, a million", "en", "12000000000"},
             Case{"one boat", "en", ""},
             Case{"one million boats", "en", "1000000"},
             Case{"8 pour cent, cent bateaux", "fr", "8 100"},
             Case{"8 por ciento", "es", "8"},
             Case{"the G20 and the A380", "en", "g20 a380"},
             Case{"no number", "xx", ""},
             Case{"", "", ""},
         })
        EXPECT_EQ(values(text, language), expected) << text;
}

TEST(Numbers, TellWhereTheyStand) {
    auto const found = numbers_in("about 18 000 sheep", "en");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].start, 6U);
    EXPECT_EQ(found[0].end, 12U);
    ASSERT_EQ(numbers_in("one boat", "en", Ones::told).size(), 1U);
    EXPECT_TRUE(numbers_in("one boat", "en", Ones::told)[0].is_spelt_one);
}

} // namespace
} // namespace core
