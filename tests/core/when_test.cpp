// Dates in the words of a text, in seven languages: what they mean seen from the day the text is of.
#include "core/time/when.h"

#include "core/text/utf8.h"

#include <gtest/gtest.h>

namespace core {
namespace {

PartialDate date(std::string_view text) { return value_or_throw(PartialDate::parse(text)); }

std::string meant(std::string_view words, std::string_view language, std::string_view reference = "2022-12-20") {
    std::string all;
    for (auto const& one : dates_meant(words, date(reference), language)) all += (all.empty() ? "" : " ") + one.text();
    return all;
}

struct Case {
    char const* language;
    char const* words;
    char const* date; ///< of a text of Tuesday, 20 December 2022
};

void expect_all(std::initializer_list<Case> cases) {
    for (auto const& each : cases) EXPECT_EQ(meant(each.words, each.language), each.date) << each.language << ": " << each.words;
}

TEST(When, AFullDateBesideAWeekdayWins) {
    expect_all({{"fr", "lundi 12 décembre 2022", "2022-12-12"},
                {"fr", "le lundi 12 décembre", "2022-12-12"},
                {"fr", "lundi 12", "2022-12-12"},
                {"en", "Monday, Dec. 5", "2022-12-05"},
                {"en", "Monday, 12 December 2022", "2022-12-12"},
                {"en", "Monday 12 December", "2022-12-12"},
                {"en", "Monday the 12th of December", "2022-12-12"},
                {"en", "December 28, 2021", "2021-12-28"},
                {"de", "am Montag, den 12. Dezember 2022", "2022-12-12"},
                {"de", "am Montag, 12. Dezember", "2022-12-12"},
                {"de", "am Montag (12.12.2022)", "2022-12-12"},
                {"es", "el lunes 12 de diciembre de 2022", "2022-12-12"},
                {"es", "el lunes, 5 de diciembre", "2022-12-05"},
                {"pt", "nesta segunda-feira (12)", "2022-12-12"},
                {"pt", "na segunda-feira, 12 de dezembro de 2022", "2022-12-12"},
                {"pt", "na segunda-feira (05/12)", "2022-12-05"},
                {"ru", "в понедельник, 12 декабря 2022 года", "2022-12-12"},
                {"ru", "в понедельник, 12 декабря", "2022-12-12"},
                {"nl", "maandag 12 december 2022", "2022-12-12"},
                {"nl", "op maandag 5 december", "2022-12-05"}});
}

TEST(When, WeekdaysOfSevenLanguages) {
    expect_all({{"en", "on Monday", "2022-12-19"},       {"en", "Wednesday evening", "2022-12-14"},
                {"en", "last Tuesday", "2022-12-13"},    {"fr", "mercredi soir", "2022-12-14"},
                {"fr", "mardi dernier", "2022-12-13"},   {"de", "am Montag", "2022-12-19"},
                {"de", "am Sonnabend", "2022-12-17"},    {"de", "am Mittwochabend", "2022-12-14"},
                {"de", "am vergangenen Dienstag", "2022-12-13"}, {"es", "el lunes", "2022-12-19"},
                {"es", "el miércoles", "2022-12-14"},    {"es", "el martes pasado", "2022-12-13"},
                {"pt", "na segunda-feira", "2022-12-19"}, {"pt", "no sábado", "2022-12-17"},
                {"pt", "na terça-feira passada", "2022-12-13"}, {"pt", "na quinta, disse", "2022-12-15"},
                {"ru", "в понедельник", "2022-12-19"},   {"ru", "в среду", "2022-12-14"},
                {"ru", "в пятницу вечером", "2022-12-16"}, {"ru", "в прошлый вторник", "2022-12-13"},
                {"nl", "maandag", "2022-12-19"},         {"nl", "woensdagavond", "2022-12-14"},
                {"nl", "vorige dinsdag", "2022-12-13"},  {"en", "Monday last week", "2022-12-12"},
                {"fr", "lundi de la semaine dernière", "2022-12-12"}, {"de", "Montag letzter Woche", "2022-12-12"},
                {"ru", "в понедельник на прошлой неделе", "2022-12-12"}, {"en", "last week on Monday", "2022-12-12"}});
}

TEST(When, DaysFromToday) {
    expect_all({{"en", "yesterday morning", "2022-12-19"}, {"en", "last night", "2022-12-19"},
                {"en", "this morning", "2022-12-20"},      {"fr", "avant-hier", "2022-12-18"},
                {"fr", "ce matin", "2022-12-20"},          {"fr", "hier soir", "2022-12-19"},
                {"de", "vorgestern", "2022-12-18"},        {"de", "heute Morgen", "2022-12-20"},
                {"de", "gestern Abend", "2022-12-19"},     {"es", "anteayer", "2022-12-18"},
                {"es", "ayer por la tarde", "2022-12-19"}, {"es", "esta mañana", "2022-12-20"},
                {"es", "anoche", "2022-12-19"},            {"pt", "anteontem", "2022-12-18"},
                {"pt", "ontem à noite", "2022-12-19"},     {"pt", "nesta manhã", "2022-12-20"},
                {"ru", "позавчера", "2022-12-18"},         {"ru", "вчера вечером", "2022-12-19"},
                {"ru", "сегодня утром", "2022-12-20"},     {"nl", "eergisteren", "2022-12-18"},
                {"nl", "gisteravond", "2022-12-19"},       {"nl", "vanochtend", "2022-12-20"}});
}

TEST(When, WeeksMonthsAndYearsKeepTheirPrecision) {
    expect_all({{"en", "last week", "2022-12-12/2022-12-18"},     {"en", "last month", "2022-11"},
                {"en", "last year", "2021"},                      {"en", "earlier this year", "2022"},
                {"fr", "la semaine dernière", "2022-12-12/2022-12-18"}, {"fr", "le mois dernier", "2022-11"},
                {"fr", "l'an dernier", "2021"},                   {"fr", "l’année dernière", "2021"},
                {"de", "letzte Woche", "2022-12-12/2022-12-18"},  {"de", "im vergangenen Monat", "2022-11"},
                {"de", "im letzten Jahr", "2021"},                {"es", "la semana pasada", "2022-12-12/2022-12-18"},
                {"es", "el mes pasado", "2022-11"},               {"es", "el año pasado", "2021"},
                {"pt", "na semana passada", "2022-12-12/2022-12-18"}, {"pt", "no mês passado", "2022-11"},
                {"pt", "no ano passado", "2021"},                 {"ru", "на прошлой неделе", "2022-12-12/2022-12-18"},
                {"ru", "в прошлом месяце", "2022-11"},            {"ru", "в прошлом году", "2021"},
                {"nl", "vorige week", "2022-12-12/2022-12-18"},   {"nl", "vorige maand", "2022-11"},
                {"nl", "vorig jaar", "2021"},                     {"en", "over the weekend", "2022-12-17/2022-12-18"},
                {"fr", "ce week-end", "2022-12-17/2022-12-18"},   {"de", "am Wochenende", "2022-12-17/2022-12-18"},
                {"es", "el fin de semana", "2022-12-17/2022-12-18"}, {"nl", "in het weekend", "2022-12-17/2022-12-18"}});
}

TEST(When, SoLongAgo) {
    expect_all({{"en", "two days ago", "2022-12-18"},      {"en", "two weeks ago", "2022-12-06~"},
                {"en", "a year ago", "2021"},              {"en", "10 years ago", "2012"},
                {"fr", "il y a trois jours", "2022-12-17"}, {"fr", "il y a deux mois", "2022-10"},
                {"fr", "il y a un an", "2021"},            {"de", "vor zwei Tagen", "2022-12-18"},
                {"de", "vor drei Monaten", "2022-09"},     {"es", "hace dos días", "2022-12-18"},
                {"es", "hace tres años", "2019"},          {"pt", "há dois dias", "2022-12-18"},
                {"pt", "três anos atrás", "2019"},         {"ru", "два дня назад", "2022-12-18"},
                {"ru", "неделю назад", "2022-12-13~"},     {"ru", "год назад", "2021"},
                {"nl", "twee dagen geleden", "2022-12-18"}, {"nl", "drie jaar geleden", "2019"}});
}

TEST(When, YearsMonthsSeasonsAndDecades) {
    expect_all({{"en", "in 2019", "2019"},               {"fr", "en 2019", "2019"},
                {"de", "im Jahr 2019", "2019"},          {"es", "en 2019", "2019"},
                {"pt", "em 2019", "2019"},               {"ru", "в 2019 году", "2019"},
                {"nl", "in 2019", "2019"},               {"en", "in December", "2022-12"},
                {"fr", "en octobre", "2022-10"},         {"de", "im März 2021", "2021-03"},
                {"es", "en marzo de 2021", "2021-03"},   {"pt", "em março de 2021", "2021-03"},
                {"ru", "в марте 2021 года", "2021-03"},  {"nl", "in maart 2021", "2021-03"},
                {"fr", "au printemps 2022", "2022-21"},  {"en", "in the spring of 2022", "2022-21"},
                {"de", "im Frühjahr 2022", "2022-21"},   {"es", "en el verano de 2021", "2021-22"},
                {"pt", "no outono de 2021", "2021-23"},  {"ru", "весной 2022 года", "2022-21"},
                {"nl", "in het najaar van 2021", "2021-23"}, {"fr", "l'été dernier", "2022-22"},
                {"en", "last summer", "2022-22"},        {"de", "im letzten Winter", "2021-24"},
                {"en", "in the early 1990s", "1990~/1993~"}, {"fr", "à la fin des années 1990", "1997~/1999~"},
                {"de", "Anfang der 1990er Jahre", "1990~/1993~"}, {"es", "en los años 80", "198X"},
                {"pt", "nos anos 1980", "198X"},         {"ru", "в 1990-х годах", "199X"},
                {"nl", "in de jaren 90", "199X"},        {"en", "early December", "2022-12"},
                {"fr", "début 2021", "2021"},            {"fr", "mi-décembre", "2022-12"},
                {"ru", "в начале 2021 года", "2021"},    {"de", "Ende November", "2022-11"}});
}

TEST(When, NumbersAndWeeks) {
    expect_all({{"de", "am 19.12.22", "2022-12-19"},     {"de", "am 19.12.", "2022-12-19"},
                {"fr", "le 19/12/2022", "2022-12-19"},   {"en", "on 12/19/2022", "2022-12-19"},
                {"en", "20221219", "2022-12-19"},        {"en", "2022-12-19", "2022-12-19"},
                {"en", "2022-W51", "2022-12-19/2022-12-25"}, {"de", "2022-W51-1", "2022-12-19"},
                {"de", "in KW 51", "2022-12-19/2022-12-25"}, {"fr", "semaine 51 de 2022", "2022-12-19/2022-12-25"},
                {"en", "Q4 2022", "2022-10/2022-12"},
                // What can be two days is both, where the language writes both ways.
                {"en", "on 03/04/2022", "2022-03-04 2022-04-03"}, {"", "03/04/2022", "2022-03-04 2022-04-03"},
                {"fr", "le 03/04/2022", "2022-04-03"},   {"pt", "em 03/04/22", "2022-04-03"}});
}

TEST(When, ADayWithoutAYearIsTheLastOne) {
    EXPECT_EQ(meant("le 28 décembre", "fr", "2023-01-03"), "2022-12-28");
    EXPECT_EQ(meant("December 28", "en", "2023-01-03"), "2022-12-28");
    EXPECT_EQ(meant("am 28. Dezember", "de", "2023-01-03"), "2022-12-28");
    EXPECT_EQ(meant("28 декабря", "ru", "2023-01-03"), "2022-12-28");
    EXPECT_EQ(meant("el 3 de enero", "es", "2023-01-03"), "2023-01-03");
    EXPECT_EQ(meant("29 februari", "nl", "2023-01-03"), "2020-02-29");
    EXPECT_EQ(meant("le 12 décembre", "fr", "2022-12"), "2022-12-12");
    EXPECT_EQ(meant("le 12 décembre", "fr", "2022"), "2022-12-12");
    // 28 December was a Wednesday in 2022, a Monday in 2020: either may be the slip.
    EXPECT_EQ(meant("lundi 28 décembre", "fr", "2023-01-03"), "2020-12-28 2022-12-28");
}

TEST(When, WhatOnlyAnotherDayTellsIsNone) {
    expect_all({{"fr", "la veille", ""},     {"fr", "récemment", ""}, {"en", "the day before", ""},
                {"en", "recently", ""},      {"de", "am Vortag", ""}, {"ru", "накануне", ""},
                {"nl", "onlangs", ""},       {"en", "a few weeks ago", ""}, {"en", "many years ago", ""},
                {"en", "a vote on the budget", ""}, {"fr", "trois sièges", ""}});
    EXPECT_EQ(meant("le 12 décembre", "fr", ""), "");
    EXPECT_EQ(meant("last week", "en", "2022-12"), "");
    EXPECT_EQ(meant("in 2019", "en", ""), "2019");
}

TEST(When, OtherWordsAreNoDates) {
    for (auto const& [language, words] : std::initializer_list<std::pair<char const*, char const*>>{
             {"en", "They may march in a second"}, {"en", "1,200 people and 2019 others"}, {"fr", "il a été élu en avance"},
             {"fr", "les mars et les sept voix"},  {"es", "por la mañana de su vida"},     {"pt", "na segunda fase"},
             {"de", "vor dem Haus"},               {"ru", "с мая до его слов"},            {"nl", "het een na laatste"}})
        for (auto const& phrase : time_phrases(to_utf32(words), language))
            EXPECT_TRUE(phrase.when.vague || phrase.when.dates(date("2022-12-20")).empty()) << words;
}

TEST(When, PhrasesStandWhereTheyStand) {
    std::u32string const text = U"Elle l’a dit lundi 12 décembre 2022, puis en 2019 et hier.";
    auto const phrases = time_phrases(text, "fr");
    ASSERT_EQ(phrases.size(), 3U);
    auto const words = [&](TimePhrase const& one) { return to_utf8(text.substr(one.start, one.end - one.start)); };
    EXPECT_EQ(words(phrases[0]), "lundi 12 décembre 2022");
    EXPECT_EQ(words(phrases[1]), "2019");
    EXPECT_EQ(words(phrases[2]), "hier");
}

TEST(When, TheFutureIsTold) {
    for (auto const& [language, words] : std::initializer_list<std::pair<char const*, char const*>>{
             {"en", "next Monday"}, {"fr", "lundi prochain"}, {"de", "am kommenden Montag"}, {"es", "el próximo lunes"},
             {"pt", "na próxima segunda-feira"}, {"ru", "в следующий понедельник"}, {"nl", "volgende week"}, {"fr", "demain"},
             {"es", "la semana que viene"}}) {
        auto const phrases = time_phrases(to_utf32(words), language);
        ASSERT_EQ(phrases.size(), 1U) << words;
        EXPECT_TRUE(phrases[0].when.ahead()) << words;
    }
}

} // namespace
} // namespace core
