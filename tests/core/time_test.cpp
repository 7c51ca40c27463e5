// Dates: what is read, what is refused in which words, how far each date reaches, and how it is
// shown.
#include "core/time/when.h"

#include <gtest/gtest.h>

#include <map>

namespace core {
namespace {

std::string wrong(Result<PartialDate> const& date) {
    return date ? "read as " + date->text() : render(date.error().message);
}

std::string edtf(std::string_view text) {
    auto const date = PartialDate::parse(text);
    return date ? date->text() : render(date.error().message);
}

std::string typed(std::string_view text) {
    auto const date = read_date(text);
    return date ? date->text() : render(date.error().message);
}

PartialDate date(std::string_view text) {
    return value_or_throw(PartialDate::parse(text));
}

class French : public Translator {
public:
    std::string translate(std::string_view english_text) const override {
        auto const found = catalogue_.find(std::string(english_text));
        return found == catalogue_.end() ? std::string(english_text) : found->second;
    }
    std::string translate(std::string_view one, std::string_view, long) const override {
        return translate(one);
    }
    std::string language() const override { return "fr"; }

private:
    std::map<std::string, std::string> catalogue_{{"December", "décembre"},
                                                  {"about {date}", "vers {date}"},
                                                  {"date unknown", "date inconnue"},
                                                  {"the {year}s", "les années {year}"},
                                                  {"winter {year}", "hiver {year}"}};
};

std::vector<std::string> days(std::string_view words, std::string_view reference) {
    std::vector<std::string> texts;
    for (auto const& day : dates_meant(words, date(reference)))
        texts.push_back(day.text());
    return texts;
}

using Texts = std::vector<std::string>;

TEST(Instant, IsWrittenAndReadToTheMillisecond) {
    EXPECT_EQ(to_iso(Instant{0}), "1970-01-01T00:00:00.000Z");
    EXPECT_EQ(to_iso(Instant{1'671'444'900'000}), "2022-12-19T10:15:00.000Z");
    EXPECT_EQ(to_iso(Instant{-1}), "1969-12-31T23:59:59.999Z");
    EXPECT_EQ(to_iso(Instant{951'782'400'000}), "2000-02-29T00:00:00.000Z");
    for (std::int64_t ms = -62'167'219'200'000; ms < 253'402'300'799'000; ms += 7'777'777'777'777) {
        auto const read = parse_instant(to_iso(Instant{ms}));
        ASSERT_TRUE(read.has_value()) << ms;
        EXPECT_EQ(read->ms, ms);
    }
}

TEST(Instant, RefusesWhatIsNone) {
    for (auto const* text : {"", "2022-12-19", "2022-12-19T10:15:00Z", "2022-12-19T24:00:00.000Z",
                             "2022-02-30T10:15:00.000Z", "2022-12-19 10:15:00.000Z",
                             "2022-12-19T10:60:00.000Z", "2022-12-19T10:15:00.000ZZ"}) {
        auto const read = parse_instant(text);
        ASSERT_FALSE(read.has_value()) << text;
        EXPECT_NE(render(read.error().message).find("is not an instant like 2022-12-19T10:15"),
                  std::string::npos);
    }
}

TEST(DayNumber, CountsFromTheEpoch) {
    EXPECT_EQ(day_number(1970, 1, 1), 0);
    EXPECT_EQ(day_number(2000, 3, 1), 11'017);
    EXPECT_EQ(day_number(1969, 12, 31), -1);
    EXPECT_EQ(day_number(0, 1, 1), -719'528);
    EXPECT_EQ(day_number(-1, 12, 31), -719'529);
}

TEST(PartialDate, ReadsLevelOne) {
    for (auto const* text :
         {"",          "2022",        "2022-12",         "2022-12-19", "2022-12~",
          "2022?",     "2022-12-19%", "2022-12/2023-01", "../2023",    "2022/..",
          "/2023",     "2022/",       "2022-21",         "2022-24",    "202X",
          "20XX",      "XXXX",        "2022-XX",         "2022-12-XX", "2022-XX-XX",
          "0000",      "-0044",       "-0044-03-15",     "2024-02-29", "2022~/2023?",
          "-0044/0014"})
        EXPECT_EQ(edtf(text), text);
}

TEST(PartialDate, SaysWhatIsWrong) {
    EXPECT_EQ(edtf("2022-13"), "There is no month 13 in “2022-13”: months run from 01 to 12.");
    EXPECT_EQ(edtf("2022-00"), "There is no month 00 in “2022-00”: months run from 01 to 12.");
    EXPECT_EQ(edtf("2022-25"), "There is no month 25 in “2022-25”: months run from 01 to 12.");
    EXPECT_EQ(edtf("2022-02-30"), "There is no day 30 in “2022-02-30”: that month has 28 days.");
    EXPECT_EQ(edtf("2023-02-29"), "There is no day 29 in “2023-02-29”: that month has 28 days.");
    EXPECT_EQ(edtf("1900-02-29"), "There is no day 29 in “1900-02-29”: that month has 28 days.");
    EXPECT_EQ(edtf("2022-12/2023-13"),
              "There is no month 13 in “2022-12/2023-13”: months run from 01 to 12.");
    EXPECT_EQ(edtf("2023/2022"), "“2023/2022” ends before it begins.");
    for (auto const* text : {"yesterday",  "22",
                             "20221",      "2022-1",
                             "2022-12-1",  "2022-12-19-",
                             "2022-",      "/",
                             "../..",      "..",
                             "~",          "2022~~",
                             "2022-XX-19", "2X22",
                             "X022",       "2022/2023/2024",
                             " 2022",      "2022-12-19T10:00:00Z",
                             "2022-+1",    "2022--1",
                             "+022"})
        EXPECT_EQ(edtf(text),
                  "“" + std::string(text) + "” is not a date: write 2022, 2022-12 or 2022-12-19.");
}

TEST(PartialDate, AnswersBytesThatAreNoTextInText) {
    auto const answer = wrong(PartialDate::parse("20\xFF"));
    EXPECT_NE(answer.find("20\uFFFD"), std::string::npos) << answer;
    EXPECT_LT(wrong(PartialDate::parse(std::string(100'000, '2'))).size(), 200U);
}

TEST(PartialDate, ReachesFromItsFirstToItsLastDay) {
    struct Case {
        char const* text;
        std::int64_t first, last;
    };
    for (auto const& each :
         {Case{"2022", day_number(2022, 1, 1), day_number(2022, 12, 31)},
          Case{"2022-02", day_number(2022, 2, 1), day_number(2022, 2, 28)},
          Case{"2022-12-19~", day_number(2022, 12, 19), day_number(2022, 12, 19)},
          Case{"202X", day_number(2020, 1, 1), day_number(2029, 12, 31)},
          Case{"-004X", day_number(-49, 1, 1), day_number(-40, 12, 31)},
          Case{"2022-XX", day_number(2022, 1, 1), day_number(2022, 12, 31)},
          Case{"2022-24", day_number(2022, 12, 1), day_number(2023, 2, 28)},
          Case{"2022-12/2023-01", day_number(2022, 12, 1), day_number(2023, 1, 31)},
          Case{"../2023", PartialDate::always, day_number(2023, 12, 31)},
          Case{"2022/", day_number(2022, 1, 1), PartialDate::never},
          Case{"", PartialDate::always, PartialDate::never}}) {
        EXPECT_EQ(date(each.text).earliest_day(), each.first) << each.text;
        EXPECT_EQ(date(each.text).latest_day(), each.last) << each.text;
    }
    EXPECT_FALSE(PartialDate{}.known());
    EXPECT_EQ(date("2022-12"), date("2022-12"));
    EXPECT_NE(date("2022-12"), date("2022-12~"));
}

TEST(ReadDate, UnderstandsWhatPeopleType) {
    struct Case {
        char const* text;
        char const* edtf;
    };
    for (auto const& each : {Case{"19/12/2022", "2022-12-19"},
                             Case{"19.12.2022", "2022-12-19"},
                             Case{"19-12-2022", "2022-12-19"},
                             Case{"3/3/2022", "2022-03-03"},
                             Case{"4.3.2022", "2022-03-04"},
                             Case{"4. 3. 2022", "2022-03-04"},
                             Case{"13.3.2022", "2022-03-13"},
                             Case{"2022-12-19T23:30:00Z", "2022-12-19"},
                             Case{"2022-12-19T23:30:00-05:00", "2022-12-19"},
                             Case{"2022-12-19T23:30:00.123+0530", "2022-12-19"},
                             Case{"2022-12-19t00:00", "2022-12-19"},
                             Case{"2022-12-19 10:00", "2022-12-19"},
                             Case{"2022-12-19 10:00:00 UTC", "2022-12-19"},
                             Case{"19/12/2022 10:00", "2022-12-19"},
                             Case{"19 décembre 2022, 10:00", "2022-12-19"},
                             Case{"Mon, 19 Dec 2022 23:30:00 +0000", "2022-12-19"},
                             Case{"12/19/2022", "2022-12-19"},
                             Case{"2022/12/19", "2022-12-19"},
                             Case{"2022-2-3", "2022-02-03"},
                             Case{"2022.12.09", "2022-12-09"},
                             Case{"19 décembre 2022", "2022-12-19"},
                             Case{"lundi 19 décembre 2022", "2022-12-19"},
                             Case{"Le 1er Août 2022", "2022-08-01"},
                             Case{"DÉCEMBRE 2022", "2022-12"},
                             Case{"décembre 2022", "2022-12"},
                             Case{"déc. 2022", "2022-12"},
                             Case{"19\u00A0févr. 2022", "2022-02-19"},
                             Case{"December 19, 2022", "2022-12-19"},
                             Case{"Monday, December 19th, 2022", "2022-12-19"},
                             Case{"19 Dec 2022", "2022-12-19"},
                             Case{"12/2022", "2022-12"},
                             Case{"2022/12", "2022-12"},
                             Case{" 2022 ", "2022"},
                             Case{"19.12.22", "2022-12-19"},
                             Case{"19/12/22", "2022-12-19"},
                             Case{"20221219", "2022-12-19"},
                             Case{"2022-W51", "2022-12-19/2022-12-25"},
                             Case{"2022-W51-1", "2022-12-19"},
                             Case{"printemps 2022", "2022-21"},
                             Case{"au printemps 2022", "2022-21"},
                             Case{"Frühjahr 2022", "2022-21"},
                             Case{"verano de 2021", "2021-22"},
                             Case{"весна 2022", "2022-21"},
                             Case{"early 1990s", "1990~/1993~"},
                             Case{"années 1990", "199X"},
                             Case{"19. Dezember 2022", "2022-12-19"},
                             Case{"19 de diciembre de 2022", "2022-12-19"},
                             Case{"19 de dezembro de 2022", "2022-12-19"},
                             Case{"19 декабря 2022 г.", "2022-12-19"},
                             Case{"maandag 19 december 2022", "2022-12-19"},
                             Case{"vers 1990", "1990~"},
                             Case{"about March 1990", "1990-03~"},
                             Case{"c. 1990", "1990~"},
                             Case{"2022-12/2023-01", "2022-12/2023-01"},
                             Case{"", ""},
                             Case{"  ", ""}})
        EXPECT_EQ(typed(each.text), each.edtf) << each.text;
}

TEST(ReadDate, KnowsTheMonthsOfManyLanguages) {
    for (auto const& [typed, date] : {std::pair("4. maaliskuuta 2021", "2021-03-04"), {"maaliskuu 2021", "2021-03"}, {"4 mars 2021 kl. 10:00", ""},
                                      {"2021. március 4.", "2021-03-04"}, {"4 marca 2021", "2021-03-04"}, {"4. března 2021", "2021-03-04"},
                                      {"4 martie 2021", "2021-03-04"}, {"4 Mart 2021", "2021-03-04"}, {"4 березня 2021 р.", "2021-03-04"},
                                      {"4 Μαρτίου 2021", "2021-03-04"}, {"4 marzo 2021", "2021-03-04"}, {"4 mars 2021", "2021-03-04"},
                                      {"4 Maret 2021", "2021-03-04"}, {"2022年3月4日", "2022-03-04"}, {"2022 年 3 月", "2022-03"}, {"2022年", "2022"},
                                      {"2022년 3월 4일", "2022-03-04"}, {"2022年13月4日", ""}, {"32 maaliskuuta 2021", ""}, {"listopad 2021", ""},
                                      {"maaliskuuta", ""}, {"4 maaliskuuta 5 2021", ""}}) {
        auto const read = read_date(typed);
        EXPECT_EQ(read ? read->text() : "", date) << typed;
    }
}

TEST(ReadDate, NamesWhatWasTypedWhenItIsWrong) {
    EXPECT_EQ(typed("30/02/2022"), "There is no day 30 in “30/02/2022”: that month has 28 days.");
    EXPECT_EQ(typed("31 avril 2022"),
              "There is no day 31 in “31 avril 2022”: that month has 30 days.");
    EXPECT_EQ(typed("32/13/2022"),
              "There is no month 13 in “32/13/2022”: months run from 01 to 12.");
    EXPECT_EQ(typed("2022-13"), "There is no month 13 in “2022-13”: months run from 01 to 12.");
    for (auto const* text :
         {"lundi", "19 décembre", "décembre", "19/12", "10-12/2022", "10-12 décembre 2022",
          "1 2 3 2022", "2022 2023", "-2022-1-1", "mars avril 2022", "quelque part en 2022"})
        EXPECT_EQ(typed(text),
                  "“" + std::string(text) + "” is not a date: write 2022, 2022-12 or 2022-12-19.");
    EXPECT_NE(typed("d\xE9"
                    "cembre 2022")
                  .find("\uFFFD"),
              std::string::npos);
}

TEST(ReadDate, NeverGuessesWhichIsTheMonth) {
    for (auto const* text : {"03/04/2022", "3-4-2022", "3 4 2022", "03/04/2022 10:00", "vers 3/4/2022", "0３/０4/2022"})
        EXPECT_EQ(typed(text), "“" + std::string(text) + "” can be 2022-04-03 or 2022-03-04: write which.");
    EXPECT_EQ(typed("12.19.2022"), "There is no month 19 in “12.19.2022”: months run from 01 to 12.")
        << "between dots the day comes first";
    // Every numeric date that is read means one day only, however it is parted.
    for (int one = 1; one <= 31; ++one)
        for (int two = 1; two <= 31; ++two)
            for (auto const* part : {"/", "-", " ", ", "}) {
                auto const text = std::to_string(one) + part + std::to_string(two) + part + "2022";
                auto const read = read_date(text);
                if (one <= 12 && two <= 12 && one != two) {
                    EXPECT_FALSE(read) << text;
                } else if (read) {
                    auto const month = std::min(one, two), day = std::max(one, two);
                    EXPECT_EQ(read->earliest_day(), day_number(2022, month, day)) << text;
                    EXPECT_EQ(read->latest_day(), read->earliest_day()) << text;
                }
            }
}

TEST(ReadDate, ADayWithATimeThatIsNoneIsNoDay) {
    for (auto const* text : {"2022-12-19T25:00", "2022-12-19T10", "2022-12-19T10:00:00+99:00", "2022-12-19T10:60",
                             "2022-12-19Tten", "2022-12-19T10:00 in Minsk", "1671494400", "20221319", "10:00",
                             "2022-02-30T10:00:00Z", "2022-13-01 10:00"})
        EXPECT_FALSE(read_date(text)) << text;
    EXPECT_EQ(typed("1671494400"), "“1671494400” is not a date: write 2022, 2022-12 or 2022-12-19.");
}

TEST(Display, SpeaksEnglishByItself) {
    struct Case {
        char const* edtf;
        char const* shown;
    };
    for (auto const& each :
         {Case{"2022-12-19", "19 December 2022"}, Case{"2022-12", "December 2022"},
          Case{"2022", "2022"}, Case{"2022-12-01", "1 December 2022"}, Case{"1990~", "about 1990"},
          Case{"2022-12?", "December 2022 (?)"}, Case{"1990%", "about 1990 (?)"},
          Case{"2022-12/2023-01", "December 2022 – January 2023"}, Case{"2022/..", "since 2022"},
          Case{"/2022-12", "until December 2022"}, Case{"2022-22", "summer 2022"},
          Case{"202X", "the 2020s"}, Case{"20XX", "20XX"}, Case{"2022-XX", "2022"},
          Case{"2022-12-XX", "December 2022"}, Case{"2022-XX-XX", "2022"},
          Case{"-0044-03-15", "15 March -0044"}, Case{"", "date unknown"}})
        EXPECT_EQ(display(date(each.edtf)), each.shown) << each.edtf;
}

TEST(Display, SpeaksTheTranslatorsLanguage) {
    French const french;
    EXPECT_EQ(display(date("2022-12-19"), french), "19 décembre 2022");
    EXPECT_EQ(display(date("2022-12-01"), french), "1er décembre 2022");
    EXPECT_EQ(display(date("2022-12~"), french), "vers décembre 2022");
    EXPECT_EQ(display(date("2022-24"), french), "hiver 2022");
    EXPECT_EQ(display(date("202X"), french), "les années 2020");
    EXPECT_EQ(display(PartialDate{}, french), "date inconnue");
}

TEST(Weekday, IsTheLastOneUpToADay) {
    // 2022-12-20 was a Tuesday.
    EXPECT_EQ(days("lundi", "2022-12-20"), Texts{"2022-12-19"});
    EXPECT_EQ(days("on Tuesday", "2022-12-20"), Texts{"2022-12-20"});
    EXPECT_EQ(days("mercredi", "2022-12-20"), Texts{"2022-12-14"});
    EXPECT_EQ(days("Mardi dernier", "2022-12-20"), Texts{"2022-12-13"});
    EXPECT_EQ(days("next Tuesday", "2022-12-20"), Texts{"2022-12-27"});
    EXPECT_EQ(days("dans la nuit de dimanche à lundi", "2022-12-20"), Texts{"2022-12-18"});
    EXPECT_EQ(days("Monday’s meeting", "2022-12-20"), Texts{"2022-12-19"});
    EXPECT_EQ(days("samedi", "2023-01-02"), Texts{"2022-12-31"});
    EXPECT_EQ(days("lundi", "1969-12-31"), Texts{"1969-12-29"});
}

TEST(Weekday, KnowsYesterday) {
    EXPECT_EQ(days("hier", "2022-12-20"), Texts{"2022-12-19"});
    EXPECT_EQ(days("Yesterday", "2023-01-01"), Texts{"2022-12-31"});
    EXPECT_EQ(days("avant-hier", "2022-12-20"), Texts{"2022-12-18"});
    EXPECT_EQ(days("aujourd’hui", "2022-12-20"), Texts{"2022-12-20"});
}

TEST(Weekday, IsEverySuchDayOfAMonth) {
    EXPECT_EQ(days("lundi", "2022-12"),
              (Texts{"2022-12-05", "2022-12-12", "2022-12-19", "2022-12-26"}));
    EXPECT_EQ(days("jeudi", "2022-12").size(), 5U);
    EXPECT_EQ(days("lundi", "2022-12~").size(), 4U);
}

TEST(Weekday, IsLeftOpenWhenNothingTells) {
    for (auto const* reference : {"", "2022", "2022-21", "../2022", "2022/..", "2022-XX"})
        EXPECT_EQ(days("lundi", reference), Texts{}) << reference;
    EXPECT_EQ(days("hier", "2022-12"), Texts{});
    EXPECT_EQ(days("la semaine", "2022-12-20"), Texts{});
    EXPECT_EQ(days("", "2022-12-20"), Texts{});
    EXPECT_EQ(days("lun\xFF", "2022-12-20"), Texts{});
    EXPECT_EQ(days("hier", "0000-01-01"), Texts{}); // the year before cannot be written
}

TEST(Instant, IsReadAsADayAndATime) {
    EXPECT_EQ(display(Instant{1'671'444'900'000}), "19 December 2022, 10:15:00 UTC");
    EXPECT_EQ(display(Instant{0}), "") << "none";
}

} // namespace
} // namespace core
