// At each word the longest phrase is looked for that begins with it; every look ahead is bounded.
#include "core/text/utf8.h"
#include "core/time/calendar_days.h"
#include "core/time/numeric_date.h"
#include "core/time/when.h"

#include <algorithm>
#include <array>

namespace core {

namespace {
namespace date_phrases {

class Phrases : CalendarDays {
    using enum CalendarWord;
    using Match = DateMatch;

public:
    using CalendarDays::CalendarDays;

    /// The longest phrase that begins with the word at `at`.
    std::optional<Match> longest(std::size_t at) const {
        std::optional<Match> best;
        bool const short_weekday_of_portuguese = language_ == "pt" && !pieces_[at].number;
        if (pieces_[at].meanings.empty() && !pieces_[at].number && !short_weekday_of_portuguese && !may_be_other(at))
            return best;
        auto const consider = [&](std::optional<Match> found) {
            if (found && (!best || found->last > best->last)) best = std::move(found);
        };
        consider(weekday_phrase(at));
        consider(calendar_day(at));
        consider(relative_day(at));
        consider(units(at));
        consider(counted_ago(at));
        consider(part_of_year(at));
        consider(decade_phrase(at));
        consider(week_phrase(at));
        if (!best) best = vague_phrase(at);
        return best;
    }

private:
    /// Words that only begin phrases: "il y a", "Q4", "that day".
    bool may_be_other(std::size_t at) const { return pieces_[at].word.size() <= 5; }

    /// "Monday", "lundi dernier", "Monday, Dec. 5, 2022", "lundi 12", "segunda-feira (19)", "Monday last week".
    std::optional<Match> weekday_phrase(std::size_t at) const {
        auto first = at;
        int toward = 0;
        if (auto const direction_before = value(at, direction); direction_before && near(at + 1) && is(at + 1, weekday)) {
            toward = *direction_before;
            ++at;
        }
        auto const found = weekday_at(at);
        if (!found) return std::nullopt;
        Match match{first, at + 1, {}};
        match.when.weekday = found;
        match.when.count = toward;
        if (near(match.last) && is(match.last, part_of_day)) ++match.last;
        take_day(match);
        if (match.when.day || toward != 0) return match;
        auto next = match.last;
        if (near(next))
            if (auto const after = value(next, direction); after && !(near(next + 1) && is(next + 1, unit))) {
                match.when.count = *after;
                match.last = next + 1;
                take_day(match);
                return match;
            }
        // "lundi de la semaine dernière", "в понедельник на прошлой неделе"
        next = past_idle(next);
        if (near(next))
            if (auto const week_told = units(next);
                week_told && week_told->when.unit == CalendarUnit::week && !week_told->when.ago) {
                match.when.unit = CalendarUnit::week;
                match.when.count = week_told->when.count;
                match.last = week_told->last;
            }
        return match;
    }

    std::optional<int> weekday_at(std::size_t at) const {
        if (auto const found = value(at, weekday)) return found;
        // "na segunda", as Portuguese says it for short: not "na segunda fase".
        constexpr std::array<std::u32string_view, 5> shorts{U"segunda", U"terça", U"quarta", U"quinta", U"sexta"};
        if (language_ != "pt" || at == 0 || !near(at) || !(is(at - 1, U"na") || is(at - 1, U"nesta"))) return std::nullopt;
        for (std::size_t i = 0; i < shorts.size(); ++i) {
            if (!is(at, shorts[i])) continue;
            bool const alone = !near(at + 1) || pieces_[at + 1].number || pieces_[at + 1].capital ||
                               is(at + 1, direction) || is(at + 1, U"que");
            if (alone) return static_cast<int>(i);
        }
        return std::nullopt;
    }

    /// The date beside a weekday.
    void take_day(Match& match) const {
        auto at = match.last;
        if (at >= pieces_.size() || pieces_[at].gap > Gap::bracket) return;
        bool const bracket = pieces_[at].gap == Gap::bracket;
        if (is(at, idle)) at = past_idle_or_comma(at);
        if (at >= pieces_.size() || (at > match.last && !near(at))) return;
        if (auto const found = calendar_day(at)) {
            auto const told = match.when;
            match.when = found->when;
            match.when.weekday = told.weekday;
            match.last = found->last;
            return;
        }
        // "lundi 12", "segunda-feira (19)"; "Monday 12 people" is none
        auto const of_month = day_number_at(at);
        bool const ends = at + 1 >= pieces_.size() || pieces_[at + 1].gap > Gap::dot;
        auto const& last = match.last;
        bool const dotted = at + 1 < pieces_.size() && pieces_[at + 1].gap == Gap::dot;
        bool const apart = pieces_[at].gap == Gap::comma;
        if (of_month && (bracket || (ends && !(apart && language_ != "de")) || (language_ == "de" && dotted) ||
                    ((language_ == "fr" || language_ == "es") && !apart && at == last && next_is_no_noun(at + 1)))) {
            match.when.day = of_month;
            match.last = at + 1;
        }
    }
    /// Behind "lundi 12" no noun is counted.
    bool next_is_no_noun(std::size_t at) const {
        return at >= pieces_.size() || pieces_[at].capital || is(at, idle) || is(at, part_of_day);
    }

    /// "yesterday", "heute Abend", "last night", "ce matin", "nesta manhã".
    std::optional<Match> relative_day(std::size_t at) const {
        if (auto const found = value(at, day)) {
            bool const morning = is(at, part_of_day) && at > 0 && near(at) &&
                                 (is(at - 1, idle) || is(at - 1, day) || is(at - 1, weekday) || is(at - 1, direction) ||
                                  is(at - 1, U"por"));
            if (morning) return std::nullopt;
            Match match{at, at + 1, {}};
            match.when.days = found;
            if (near(match.last) && is(match.last, part_of_day)) ++match.last;
            take_brackets(match);
            return match;
        }
        auto const toward = value(at, direction);
        if (!toward || !near(at + 1)) return std::nullopt;
        auto const part = value(at + 1, part_of_day);
        if (!part || (*toward != 0 && *part != 1)) return std::nullopt;
        Match match{at, at + 2, {}};
        match.when.days = *toward;
        return match;
    }
    /// "hoje (19)", "ayer, 19 de diciembre": the date beside it wins.
    void take_brackets(Match& match) const {
        auto const at = match.last;
        if (at >= pieces_.size() || (pieces_[at].gap != Gap::bracket && pieces_[at].gap != Gap::comma)) return;
        auto const found = calendar_day(at);
        if (!found) return;
        match.when = found->when;
        match.last = found->last;
    }

    /// "last week", "la semaine dernière", "in het afgelopen jaar", "letzten Sommer", "décembre dernier", "weekend".
    std::optional<Match> units(std::size_t at) const {
        auto const take = [&](std::size_t what, int toward, std::size_t last) -> std::optional<Match> {
            Match match{at, last, {}};
            match.when.count = toward;
            if (auto const found = value(what, unit)) {
                auto const as = static_cast<CalendarUnit>(*found);
                if (as == CalendarUnit::day || as == CalendarUnit::hour) return std::nullopt;
                match.when.unit = as;
                return match;
            }
            if (auto const found = value(what, season)) match.when.season = found;
            else if (auto const found_month = month_at(what)) match.when.month = found_month;
            else return std::nullopt;
            return match;
        };
        if (auto const toward = value(at, direction); toward && near(at + 1))
            if (auto found = take(at + 1, *toward, at + 2)) {
                if (near(at + 2) && is(at + 2, U"que")) found->when.count = 1; // "la semana que viene"
                return found->when.unit == CalendarUnit::week ? with_weekday(*found) : found;
            }
        if ((is(at, U"fin") || is(at, U"fim")) && is(at + 1, U"de") && is(at + 2, U"semana")) {
            Match match{at, at + 3, {}};
            match.when.unit = CalendarUnit::weekend;
            if (near(at + 3)) match.when.count = value(at + 3, direction).value_or(0);
            return match;
        }
        if (!is(at, unit) && !is(at, season) && !month_at(at)) return std::nullopt;
        if (near(at + 1)) {
            if (auto const toward = value(at + 1, direction); toward && !(near(at + 2) && is(at + 2, unit)))
                return take(at, *toward, at + 2);
            if (is(at + 1, U"que")) return take(at, 1, at + 2);
        }
        if (value(at, unit) == static_cast<int>(CalendarUnit::weekend)) return take(at, 0, at + 1);
        return std::nullopt;
    }

    /// "last week on Monday"
    Match with_weekday(Match match) const {
        auto const next = near(match.last) ? past_idle(match.last) : match.last;
        auto const found = near(next) ? value(next, weekday) : std::nullopt;
        if (!found) return match;
        match.when.weekday = found;
        match.last = next + 1;
        return match;
    }

    std::optional<int> number_at(std::size_t at) const {
        if (at >= pieces_.size()) return std::nullopt;
        if (pieces_[at].number) return small_number(pieces_[at].word, 3);
        return value(at, number);
    }

    bool counts_as_one(std::size_t at) const {
        constexpr std::array<std::u32string_view, 5> ones{U"день", U"неделю", U"месяц", U"год", U"час"};
        return std::ranges::find(ones, pieces_[at].word) != ones.end() &&
               !(at > 0 && near(at) && pieces_[at - 1].number);
    }

    std::optional<Match> ago(std::size_t first, int count, int what, std::size_t last) const {
        Match match{first, last, {}};
        if (count == 0) {
            match.when.vague = true;
            return match;
        }
        auto const as = static_cast<CalendarUnit>(what);
        if (as == CalendarUnit::weekend) return std::nullopt;
        match.when.unit = as;
        match.when.count = -count;
        match.when.ago = true;
        return match;
    }

    /// "two weeks ago", "il y a deux semaines", "vor zwei Wochen", "неделю назад".
    std::optional<Match> counted_ago(std::size_t at) const {
        bool const il_y_a = is(at, U"il") && (is(at + 1, U"y")) && is(at + 2, U"a");
        std::size_t next = il_y_a ? at + 3 : is(at, ago_before) ? at + 1 : 0;
        if (next > 0) {
            if (!near(next)) return std::nullopt;
            if (is(next, U"environ") || is(next, U"etwa")) ++next;
            auto const count = number_at(next);
            if (!count || !near(next + 1)) return std::nullopt;
            // "il y a un peu plus de deux ans" counts less surely: vague by its number.
            auto const what = value(next + 1, unit);
            if (!what) return std::nullopt;
            auto last = next + 2;
            if (near(last) && is(last, ago_after)) ++last;
            return ago(at, *count, *what, last);
        }
        if (auto const count = number_at(at); count && near(at + 1)) {
            auto const what = value(at + 1, unit);
            if (what && near(at + 2) && is(at + 2, ago_after)) return ago(at, *count, *what, at + 3);
        }
        // "неделю назад" is one; "many years ago" does not say how many.
        if (auto const what = value(at, unit); what && near(at + 1) && is(at + 1, ago_after))
            return ago(at, language_ == "ru" && counts_as_one(at) ? 1 : 0, *what, at + 2);
        return std::nullopt;
    }

    /// "in 2019", "printemps 2022", "en décembre", "early 2021", "Q4 2022", "décembre 2022".
    std::optional<Match> part_of_year(std::size_t at) const {
        if (auto const which = value(at, portion)) {
            auto const next = near(at + 1) ? past_idle(at + 1) : at + 1;
            if (!near(next)) return std::nullopt;
            auto found = decade_phrase(next);
            if (!found) found = month_of(next, true);
            if (!found) found = year_of(next, true);
            if (!found) return std::nullopt;
            found->first = at;
            if (found->when.decade) found->when.portion = which;
            return found;
        }
        if (auto const found = value(at, season)) {
            Match match{at, at + 1, {}};
            match.when.season = found;
            take_year(match);
            if (match.when.year.empty() && near(at + 1)) {
                // "winter 2022/23", "hiver 2022-2023"
                auto const next = pieces_[at + 1].word;
                if (pieces_[at + 1].number && next.size() > 5 && is_year(next.substr(0, 4)) &&
                    (next[4] == U'/' || next[4] == U'-')) {
                    match.when.year = to_utf8(next.substr(0, 4));
                    match.last = at + 2;
                }
            }
            bool const told = !match.when.year.empty() || (before_is(at, in) && !is(at, U"été") && !is(at, U"fall"));
            return told ? std::optional(match) : std::nullopt;
        }
        if (auto found = month_of(at, false)) return found;
        if (at < pieces_.size() && near(at + 1) && year_at(at + 1)) {
            auto const word = pieces_[at].word;
            bool const first = word.size() == 2 && word[0] == U'q' && word[1] >= U'1' && word[1] <= U'4';
            bool const last = word.size() == 2 && word[1] == U't' && word[0] >= U'1' && word[0] <= U'4';
            if (first || last) {
                Match match{at, at + 2, {}};
                match.when.quarter = static_cast<int>(word[first ? 1U : 0U] - U'0');
                match.when.year = *year_at(at + 1);
                return match;
            }
        }
        return year_of(at, false);
    }

    /// `led`: what stands before says that a date follows.
    std::optional<Match> month_of(std::size_t at, bool led) const {
        auto const found = month_at(at);
        if (!found) return std::nullopt;
        Match match{at, at + 1, {}};
        match.when.month = found;
        take_year(match);
        bool const told = !match.when.year.empty() || led || before_is(at, in) || written_ == Written::by_itself;
        if (!told) return std::nullopt;
        match.when.about = before_is(at, about);
        return match;
    }

    std::optional<Match> year_of(std::size_t at, bool led) const {
        auto const year = year_at(at);
        if (!year) return std::nullopt;
        Match match{at, at + 1, {}};
        match.when.year = *year;
        match.when.about = before_is(at, about);
        bool const behind = near(at + 1) && language_ != "en" && language_ != "fr" && is(at + 1, year_word);
        bool const told = led || before_is(at, in) || before_is(at, year_word) || behind || match.when.about;
        if (!told) return std::nullopt;
        take_year_word(match);
        return match;
    }

    /// "1990s", "années 90", "1990er Jahre", "1990-х годов".
    std::optional<Match> decade_phrase(std::size_t at) const {
        if (at >= pieces_.size()) return std::nullopt;
        auto const as_decade = [](std::u32string_view digits) -> std::optional<int> {
            auto const told = small_number(digits, 4);
            if (!told || *told % 10 != 0) return std::nullopt;
            if (digits.size() == 4 && is_year(digits)) return told;
            if (digits.size() == 2) return *told >= 30 ? 1900 + *told : 2000 + *told;
            return std::nullopt;
        };
        if (is(at, decade) && near(at + 1) && pieces_[at + 1].number)
            if (auto const found = as_decade(pieces_[at + 1].word)) {
                Match match{at, at + 2, {}};
                match.when.decade = found;
                return match;
            }
        if (!pieces_[at].number) return std::nullopt;
        auto word = pieces_[at].word;
        for (std::u32string_view const ending : {U"s", U"er", U"-х", U"-е", U"-ых"})
            if (word.size() > ending.size() && word.ends_with(ending)) {
                auto const found = as_decade(word.substr(0, word.size() - ending.size()));
                if (!found) continue;
                Match match{at, at + 1, {}};
                match.when.decade = found;
                if (near(at + 1) && (is(at + 1, year_word) || is(at + 1, unit) || is(at + 1, U"годов") || is(at + 1, U"годах") ||
                                     is(at + 1, U"годы")))
                    ++match.last;
                return match;
            }
        return std::nullopt;
    }

    /// "KW 51", "semaine 51 de 2022", "week 51, 2022".
    std::optional<Match> week_phrase(std::size_t at) const {
        if (!is(at, week) || !near(at + 1) || !pieces_[at + 1].number) return std::nullopt;
        auto const found = small_number(pieces_[at + 1].word, 2);
        if (!found || *found < 1 || *found > 53) return std::nullopt;
        Match match{at, at + 2, {}};
        match.when.week = found;
        take_year(match);
        bool const named = is(at, U"kw") || is(at, U"kalenderwoche");
        return !match.when.year.empty() || named ? std::optional(match) : std::nullopt;
    }

    std::optional<Match> vague_phrase(std::size_t at) const {
        Match match{at, at + 1, {}};
        match.when.vague = true;
        if (is(at, vague)) {
            // "earlier this year", "earlier on Monday" are told by what follows.
            auto const next = near(at + 1) ? past_idle(at + 1) : at + 1;
            if (near(next) && !is(next, vague) && longest(next)) return std::nullopt;
            return match;
        }
        using Words = std::vector<std::u32string_view>;
        static std::vector<Words> const told{
            {U"the", U"day", U"before"}, {U"the", U"previous", U"day"}, {U"the", U"next", U"day"},
            {U"the", U"following", U"day"}, {U"the", U"other", U"day"}, {U"la", U"veille"}, {U"le", U"lendemain"},
            {U"le", U"même", U"jour"}, {U"l'", U"avant-veille"}, {U"am", U"vortag"}, {U"am", U"tag", U"zuvor"},
            {U"am", U"folgetag"}, {U"tags", U"zuvor"}, {U"el", U"día", U"anterior"}, {U"la", U"víspera"},
            {U"al", U"día", U"siguiente"}, {U"no", U"dia", U"anterior"}, {U"na", U"véspera"}, {U"no", U"dia", U"seguinte"},
            {U"днём", U"ранее"}, {U"днем", U"ранее"}, {U"на", U"днях"}, {U"de", U"dag", U"ervoor"},
            {U"een", U"dag", U"eerder"}, {U"the", U"same", U"day"}, {U"that", U"day"}, {U"ce", U"jour-là"},
            {U"these", U"days"}, {U"ces", U"derniers", U"jours"}, {U"in", U"recent", U"days"}};
        for (auto const& words : told) {
            bool here = true;
            for (std::size_t i = 0; here && i < words.size(); ++i) here = is(at + i, words[i]) && (i == 0 || near(at + i));
            if (!here) continue;
            match.last = at + words.size();
            return match;
        }
        return std::nullopt;
    }
};

} // namespace date_phrases
} // namespace

std::vector<TimePhrase> time_phrases(std::u32string_view text, std::string_view language, Written written) {
    DatePieces const cut(text);
    auto const& pieces = cut.all();
    date_phrases::Phrases const phrases(pieces, language, written);
    std::vector<TimePhrase> out;
    for (std::size_t at = 0; at < pieces.size();) {
        auto found = phrases.longest(at);
        if (!found) {
            ++at;
            continue;
        }
        out.push_back({pieces[found->first].start, pieces[found->last - 1].end, std::move(found->when)});
        at = found->last;
    }
    return out;
}

} // namespace core
