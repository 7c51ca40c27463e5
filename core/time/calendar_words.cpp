#include "core/time/calendar_words.h"

#include "core/text/fold.h"
#include "core/text/utf8.h"

#include <unicode/dtfmtsym.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

namespace core {

namespace {
namespace calendar {

constexpr std::array languages{"en", "fr", "de", "es", "pt", "ru", "nl"};

std::uint8_t bit_of(std::string_view language) { return calendar_language(language); }

struct Row {
    char const* language;
    CalendarWord as;
    int value;
    char const* words; ///< with a space between; what ends in * begins other words
};

using enum CalendarWord;
constexpr int of(CalendarUnit unit) { return static_cast<int>(unit); }
constexpr int days = of(CalendarUnit::day), weeks = of(CalendarUnit::week), months = of(CalendarUnit::month),
              years = of(CalendarUnit::year), weekends = of(CalendarUnit::weekend), hours = of(CalendarUnit::hour);

constexpr std::array rows{
    // English
    Row{"en", day, -1, "yesterday"}, Row{"en", day, 0, "today tonight"}, Row{"en", day, 1, "tomorrow"},
    Row{"en", direction, -1, "last past previous"}, Row{"en", direction, 0, "this"},
    Row{"en", direction, 1, "next coming upcoming"}, Row{"en", unit, days, "day days"},
    Row{"en", unit, weeks, "week weeks"}, Row{"en", unit, months, "month months"},
    Row{"en", unit, years, "year years"}, Row{"en", unit, weekends, "weekend"},
    Row{"en", unit, hours, "hour hours minute minutes"}, Row{"en", ago_after, 0, "ago"},
    Row{"en", part_of_day, 0, "morning afternoon evening noon midday lunchtime"}, Row{"en", part_of_day, 1, "night"},
    Row{"en", season, 21, "spring"}, Row{"en", season, 22, "summer"}, Row{"en", season, 23, "autumn fall"},
    Row{"en", season, 24, "winter"}, Row{"en", portion, 0, "early"}, Row{"en", portion, 1, "mid"},
    Row{"en", portion, 2, "late"}, Row{"en", about, 0, "about around circa ca c"}, Row{"en", number, 0, "few several"},
    Row{"en", number, 1, "a an one"}, Row{"en", number, 2, "two"}, Row{"en", number, 3, "three"},
    Row{"en", number, 4, "four"}, Row{"en", number, 5, "five"}, Row{"en", number, 6, "six"},
    Row{"en", number, 7, "seven"}, Row{"en", number, 8, "eight"}, Row{"en", number, 9, "nine"},
    Row{"en", number, 10, "ten"}, Row{"en", in, 0, "in during"}, Row{"en", idle, 0, "the of on in at"},
    Row{"en", year_word, 0, "year"}, Row{"en", week, 0, "week"},
    Row{"en", vague, 0, "recently lately previously earlier"}, Row{"en", month, 9, "sept"},
    // French
    Row{"fr", day, -2, "avant-hier"}, Row{"fr", day, -1, "hier"}, Row{"fr", day, 0, "aujourd'hui"},
    Row{"fr", day, 1, "demain"}, Row{"fr", day, 2, "après-demain"},
    Row{"fr", direction, -1, "dernier dernière derniers dernières passé passée"}, Row{"fr", direction, 0, "ce cet cette"},
    Row{"fr", direction, 1, "prochain prochaine"}, Row{"fr", unit, days, "jour jours"},
    Row{"fr", unit, weeks, "semaine semaines"}, Row{"fr", unit, months, "mois"},
    Row{"fr", unit, years, "an ans année années"}, Row{"fr", unit, weekends, "week-end weekend"},
    Row{"fr", unit, hours, "heure heures minute minutes"},
    Row{"fr", part_of_day, 0, "matin matinée midi après-midi soir soirée"}, Row{"fr", part_of_day, 1, "nuit"},
    Row{"fr", season, 21, "printemps"}, Row{"fr", season, 22, "été"}, Row{"fr", season, 23, "automne"},
    Row{"fr", season, 24, "hiver"}, Row{"fr", portion, 0, "début"}, Row{"fr", portion, 1, "mi milieu"},
    Row{"fr", portion, 2, "fin"}, Row{"fr", about, 0, "vers environ"}, Row{"fr", number, 0, "quelques plusieurs"},
    Row{"fr", number, 1, "un une"}, Row{"fr", number, 2, "deux"}, Row{"fr", number, 3, "trois"},
    Row{"fr", number, 4, "quatre"}, Row{"fr", number, 5, "cinq"}, Row{"fr", number, 6, "six"},
    Row{"fr", number, 7, "sept"}, Row{"fr", number, 8, "huit"}, Row{"fr", number, 9, "neuf"},
    Row{"fr", number, 10, "dix"}, Row{"fr", in, 0, "en courant"},
    Row{"fr", idle, 0, "le la les l' de du des d' en au à"}, Row{"fr", year_word, 0, "an année"},
    Row{"fr", decade, 0, "années"}, Row{"fr", week, 0, "semaine"},
    Row{"fr", vague, 0, "récemment dernièrement auparavant naguère"}, Row{"fr", month, 1, "janv"},
    Row{"fr", month, 2, "fév"}, Row{"fr", month, 7, "juil"},
    // German
    Row{"de", day, -2, "vorgestern"}, Row{"de", day, -1, "gestern"}, Row{"de", day, 0, "heute"},
    Row{"de", day, 1, "morgen"}, Row{"de", day, 2, "übermorgen"}, Row{"de", direction, -1, "letzt* vergangen* vorig*"},
    Row{"de", direction, 0, "diese dieser dieses diesem diesen"}, Row{"de", direction, 1, "nächst* kommend*"},
    Row{"de", unit, days, "tag tage tagen tages"}, Row{"de", unit, weeks, "woche wochen"},
    Row{"de", unit, months, "monat monate monaten monats"}, Row{"de", unit, years, "jahr jahre jahren jahres"},
    Row{"de", unit, weekends, "wochenende"}, Row{"de", unit, hours, "stunde stunden minute minuten"},
    Row{"de", ago_before, 0, "vor"}, Row{"de", part_of_day, 0, "morgen vormittag mittag nachmittag abend früh"},
    Row{"de", part_of_day, 1, "nacht"}, Row{"de", season, 21, "frühjahr frühling"}, Row{"de", season, 22, "sommer"},
    Row{"de", season, 23, "herbst"}, Row{"de", season, 24, "winter"}, Row{"de", portion, 0, "anfang"},
    Row{"de", portion, 1, "mitte"}, Row{"de", portion, 2, "ende"}, Row{"de", about, 0, "um etwa circa ca gegen"},
    Row{"de", number, 0, "einigen einige wenigen mehreren"}, Row{"de", number, 1, "ein eine einem einer"},
    Row{"de", number, 2, "zwei"}, Row{"de", number, 3, "drei"}, Row{"de", number, 4, "vier"}, Row{"de", number, 5, "fünf"},
    Row{"de", number, 6, "sechs"}, Row{"de", number, 7, "sieben"}, Row{"de", number, 8, "acht"},
    Row{"de", number, 9, "neun"}, Row{"de", number, 10, "zehn"}, Row{"de", in, 0, "im in"},
    Row{"de", idle, 0, "am im in den dem der des das die vom von"}, Row{"de", year_word, 0, "jahr jahre jahres"},
    Row{"de", week, 0, "kw kalenderwoche woche"}, Row{"de", vague, 0, "kürzlich neulich unlängst zuvor jüngst"},
    Row{"de", month, 1, "jänner jän"}, Row{"de", month, 3, "mrz"}, Row{"de", weekday, 5, "sonnabend"},
    // Spanish
    Row{"es", day, -2, "anteayer antier"}, Row{"es", day, -1, "ayer anoche"}, Row{"es", day, 0, "hoy"},
    Row{"es", day, 1, "mañana"}, Row{"es", direction, -1, "pasado pasada último última"},
    Row{"es", direction, 0, "este esta"}, Row{"es", direction, 1, "próximo próxima"}, Row{"es", unit, days, "día días"},
    Row{"es", unit, weeks, "semana semanas"}, Row{"es", unit, months, "mes meses"}, Row{"es", unit, years, "año años"},
    Row{"es", unit, hours, "hora horas minuto minutos"}, Row{"es", ago_before, 0, "hace"},
    Row{"es", part_of_day, 0, "mañana mediodía tarde"}, Row{"es", part_of_day, 1, "noche madrugada"},
    Row{"es", season, 21, "primavera"}, Row{"es", season, 22, "verano"}, Row{"es", season, 23, "otoño"},
    Row{"es", season, 24, "invierno"}, Row{"es", portion, 0, "principios comienzos inicios"},
    Row{"es", portion, 1, "mediados"}, Row{"es", portion, 2, "finales fines"}, Row{"es", about, 0, "hacia sobre circa"},
    Row{"es", number, 0, "unos unas pocos pocas varios varias algunos algunas"}, Row{"es", number, 1, "un una"},
    Row{"es", number, 2, "dos"}, Row{"es", number, 3, "tres"}, Row{"es", number, 4, "cuatro"}, Row{"es", number, 5, "cinco"},
    Row{"es", number, 6, "seis"}, Row{"es", number, 7, "siete"}, Row{"es", number, 8, "ocho"},
    Row{"es", number, 9, "nueve"}, Row{"es", number, 10, "diez"}, Row{"es", in, 0, "en"},
    Row{"es", idle, 0, "el la los las de del en día"}, Row{"es", year_word, 0, "año"}, Row{"es", decade, 0, "años"},
    Row{"es", week, 0, "semana"}, Row{"es", vague, 0, "recientemente anteriormente"}, Row{"es", month, 9, "sept set"},
    // Portuguese
    Row{"pt", day, -2, "anteontem"}, Row{"pt", day, -1, "ontem"}, Row{"pt", day, 0, "hoje"}, Row{"pt", day, 1, "amanhã"},
    Row{"pt", direction, -1, "passado passada último última"},
    Row{"pt", direction, 0, "este esta neste nesta deste desta"}, Row{"pt", direction, 1, "próximo próxima"},
    Row{"pt", unit, days, "dia dias"}, Row{"pt", unit, weeks, "semana semanas"}, Row{"pt", unit, months, "mês meses"},
    Row{"pt", unit, years, "ano anos"}, Row{"pt", unit, hours, "hora horas minuto minutos"},
    Row{"pt", ago_before, 0, "há"}, Row{"pt", ago_after, 0, "atrás"}, Row{"pt", part_of_day, 0, "manhã tarde"},
    Row{"pt", part_of_day, 1, "noite madrugada"}, Row{"pt", season, 21, "primavera"}, Row{"pt", season, 22, "verão"},
    Row{"pt", season, 23, "outono"}, Row{"pt", season, 24, "inverno"}, Row{"pt", portion, 0, "início começo inícios"},
    Row{"pt", portion, 1, "meados"}, Row{"pt", portion, 2, "fim final finais"}, Row{"pt", about, 0, "circa"},
    Row{"pt", number, 0, "alguns algumas poucos poucas vários várias"}, Row{"pt", number, 1, "um uma"},
    Row{"pt", number, 2, "dois duas"}, Row{"pt", number, 3, "três"}, Row{"pt", number, 4, "quatro"},
    Row{"pt", number, 5, "cinco"}, Row{"pt", number, 6, "seis"}, Row{"pt", number, 7, "sete"}, Row{"pt", number, 8, "oito"},
    Row{"pt", number, 9, "nove"}, Row{"pt", number, 10, "dez"}, Row{"pt", in, 0, "em"},
    Row{"pt", idle, 0, "o a os as de do da em no na dia"}, Row{"pt", year_word, 0, "ano"}, Row{"pt", decade, 0, "anos"},
    Row{"pt", week, 0, "semana"}, Row{"pt", vague, 0, "recentemente anteriormente"}, Row{"pt", weekday, 5, "sábado"},
    // Russian
    Row{"ru", day, -2, "позавчера"}, Row{"ru", day, -1, "вчера"}, Row{"ru", day, 0, "сегодня"}, Row{"ru", day, 1, "завтра"},
    Row{"ru", day, 2, "послезавтра"}, Row{"ru", weekday, 0, "понедельника понедельнику"},
    Row{"ru", weekday, 1, "вторника вторнику"}, Row{"ru", weekday, 2, "среду среды среде"},
    Row{"ru", weekday, 3, "четверга четвергу"}, Row{"ru", weekday, 4, "пятницу пятницы пятнице"},
    Row{"ru", weekday, 5, "субботу субботы субботе"}, Row{"ru", weekday, 6, "воскресенья воскресенью"},
    Row{"ru", month, 1, "январе"}, Row{"ru", month, 2, "феврале"}, Row{"ru", month, 3, "марте"},
    Row{"ru", month, 4, "апреле"}, Row{"ru", month, 5, "мае"}, Row{"ru", month, 6, "июне"}, Row{"ru", month, 7, "июле"},
    Row{"ru", month, 8, "августе"}, Row{"ru", month, 9, "сентябре"}, Row{"ru", month, 10, "октябре"},
    Row{"ru", month, 11, "ноябре"}, Row{"ru", month, 12, "декабре"}, Row{"ru", direction, -1, "прошл* минувш*"},
    Row{"ru", direction, 0, "этот эта это этой этом эту нынешн* текущ*"},
    Row{"ru", direction, 1, "следующ* будущ* ближайш*"}, Row{"ru", unit, days, "день дня дней"},
    Row{"ru", unit, weeks, "неделя неделю неделе недели недель"},
    Row{"ru", unit, months, "месяц месяца месяце месяцев"}, Row{"ru", unit, years, "год года году лет"},
    Row{"ru", unit, weekends, "выходные выходных"}, Row{"ru", unit, hours, "час часа часов минуту минуты минут"},
    Row{"ru", ago_after, 0, "назад"}, Row{"ru", part_of_day, 0, "утром днём днем вечером"},
    Row{"ru", part_of_day, 1, "ночью"}, Row{"ru", season, 21, "весна весной весны весну"},
    Row{"ru", season, 22, "лето летом лета"}, Row{"ru", season, 23, "осень осенью осени"},
    Row{"ru", season, 24, "зима зимой зимы зиму"}, Row{"ru", portion, 0, "начале начало"},
    Row{"ru", portion, 1, "середине середина"}, Row{"ru", portion, 2, "конце конец"}, Row{"ru", about, 0, "около примерно"},
    Row{"ru", number, 0, "несколько"}, Row{"ru", number, 1, "один одну"}, Row{"ru", number, 2, "два две"},
    Row{"ru", number, 3, "три"}, Row{"ru", number, 4, "четыре"}, Row{"ru", number, 5, "пять"}, Row{"ru", number, 6, "шесть"},
    Row{"ru", number, 7, "семь"}, Row{"ru", number, 8, "восемь"}, Row{"ru", number, 9, "девять"},
    Row{"ru", number, 10, "десять"}, Row{"ru", in, 0, "в во"}, Row{"ru", idle, 0, "в во на"},
    Row{"ru", year_word, 0, "год года году г"}, Row{"ru", vague, 0, "недавно накануне ранее"},
    // Dutch
    Row{"nl", day, -2, "eergisteren"}, Row{"nl", day, -1, "gisteren gisteravond gisterochtend gistermiddag gisternacht"},
    Row{"nl", day, 0, "vandaag vanavond vanochtend vanmorgen vanmiddag vannacht"}, Row{"nl", day, 1, "morgen"},
    Row{"nl", day, 2, "overmorgen"}, Row{"nl", direction, -1, "vorig vorige afgelopen verleden"},
    Row{"nl", direction, 0, "deze dit"}, Row{"nl", direction, 1, "volgend volgende komend komende aanstaande"},
    Row{"nl", unit, days, "dag dagen"}, Row{"nl", unit, weeks, "week weken"}, Row{"nl", unit, months, "maand maanden"},
    Row{"nl", unit, years, "jaar jaren"}, Row{"nl", unit, weekends, "weekend weekeinde"},
    Row{"nl", unit, hours, "uur uren minuut minuten"}, Row{"nl", ago_after, 0, "geleden"},
    Row{"nl", part_of_day, 0, "ochtend morgen middag avond"}, Row{"nl", part_of_day, 1, "nacht"},
    Row{"nl", season, 21, "lente voorjaar"}, Row{"nl", season, 22, "zomer"}, Row{"nl", season, 23, "herfst najaar"},
    Row{"nl", season, 24, "winter"}, Row{"nl", portion, 0, "begin"}, Row{"nl", portion, 1, "medio midden half"},
    Row{"nl", portion, 2, "eind einde"}, Row{"nl", about, 0, "rond omstreeks circa ca"}, Row{"nl", number, 0, "enkele paar"},
    Row{"nl", number, 1, "een één"}, Row{"nl", number, 2, "twee"}, Row{"nl", number, 3, "drie"}, Row{"nl", number, 4, "vier"},
    Row{"nl", number, 5, "vijf"}, Row{"nl", number, 6, "zes"}, Row{"nl", number, 7, "zeven"}, Row{"nl", number, 8, "acht"},
    Row{"nl", number, 9, "negen"}, Row{"nl", number, 10, "tien"}, Row{"nl", in, 0, "in"},
    Row{"nl", idle, 0, "op in de het van den"}, Row{"nl", year_word, 0, "jaar"}, Row{"nl", decade, 0, "jaren"},
    Row{"nl", week, 0, "week"}, Row{"nl", vague, 0, "onlangs eerder recent"},
};

using Meaning = CalendarMeaning;

struct Beginning {
    std::u32string letters;
    Meaning meaning;
};

struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::u32string_view word) const { return std::hash<std::u32string_view>()(word); }
};

std::string lower(std::string_view word) { return casefold(word); }

class Table {
public:
    Table() {
        for (auto const& row : rows) {
            std::string_view const words = row.words;
            for (std::size_t at = 0; at < words.size();) {
                auto const end = std::min(words.find(' ', at), words.size());
                put(words.substr(at, end - at), {row.as, row.value, bit_of(row.language)});
                at = end + 1;
            }
        }
        for (auto const* language : languages) name(language);
        // Parts of the day that are written into the weekday.
        for (auto const* language : {"de", "nl"})
            for (auto const& [day, value] : weekdays_of(language))
                for (auto const* part : {"morgen", "vormittag", "nachmittag", "mittag", "abend", "nacht", "früh", "ochtend",
                                         "middag", "avond"})
                    put(day + part, {weekday, value, bit_of(language)});
    }

    std::vector<Meaning> const* find(std::u32string_view word) const {
        auto const found = words_.find(word);
        return found == words_.end() ? nullptr : &found->second;
    }
    std::vector<Beginning> const& beginnings() const { return beginnings_; }

private:
    /// Under its letters with accents and without.
    void put(std::string_view word, Meaning meaning) {
        if (word.ends_with('*')) {
            word.remove_suffix(1);
            for (auto const& letters : {lower(word), fold(word)})
                beginnings_.push_back({to_utf32(letters), meaning});
            return;
        }
        for (auto const& letters : {lower(word), fold(word)}) {
            auto& meanings = words_[to_utf32(letters)];
            auto const same = [&](Meaning const& one) { return one.as == meaning.as && one.value == meaning.value; };
            auto const known = std::ranges::find_if(meanings, same);
            if (known == meanings.end()) meanings.push_back(meaning);
            else known->languages |= meaning.languages;
        }
    }

    void put_names(icu::UnicodeString const* names, std::int32_t from, std::int32_t count, std::int32_t turn,
                   CalendarWord as, char const* language) {
        for (std::int32_t at = from; at < count; ++at) {
            std::string text;
            names[at].toUTF8String(text);
            while (text.ends_with('.')) text.pop_back();
            auto const index = at - from;
            // ICU begins weeks with Sunday.
            auto const value = as == month ? index + 1 : (index + turn) % 7;
            if (!text.empty() && text.find(' ') == text.npos) put(text, {as, value, bit_of(language)});
        }
    }

    void name(char const* language) {
        UErrorCode status = U_ZERO_ERROR;
        icu::DateFormatSymbols const symbols(icu::Locale(language), status);
        if (U_FAILURE(status)) return;
        using Symbols = icu::DateFormatSymbols;
        for (auto const context : {Symbols::FORMAT, Symbols::STANDALONE}) {
            for (auto const width : {Symbols::WIDE, Symbols::ABBREVIATED}) {
                std::int32_t count = 0;
                auto const* month_names = symbols.getMonths(count, context, width);
                put_names(month_names, 0, count, 0, month, language);
                auto const* day_names = symbols.getWeekdays(count, context, width);
                put_names(day_names, 1, count, 6, width == Symbols::WIDE ? weekday : short_weekday, language);
            }
        }
    }

    static std::vector<std::pair<std::string, int>> weekdays_of(char const* language) {
        UErrorCode status = U_ZERO_ERROR;
        icu::DateFormatSymbols const symbols(icu::Locale(language), status);
        std::vector<std::pair<std::string, int>> out;
        if (U_FAILURE(status)) return out;
        std::int32_t count = 0;
        auto const* names = symbols.getWeekdays(count, icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::WIDE);
        for (std::int32_t at = 1; at < count; ++at) {
            std::string text;
            names[at].toUTF8String(text);
            out.emplace_back(text, (at - 1 + 6) % 7);
        }
        return out;
    }

    std::unordered_map<std::u32string, std::vector<Meaning>, Hash, std::equal_to<>> words_;
    std::vector<Beginning> beginnings_;
};

Table const& table() {
    static Table const all;
    return all;
}

} // namespace calendar
} // namespace

std::uint8_t calendar_language(std::string_view language) {
    for (std::size_t at = 0; at < calendar::languages.size(); ++at)
        if (language == calendar::languages[at]) return static_cast<std::uint8_t>(1U << at);
    return 0xFF;
}

std::span<CalendarMeaning const> calendar_meanings(std::u32string_view word) {
    auto const& table = calendar::table();
    if (auto const* meanings = table.find(word)) return *meanings;
    for (auto const& beginning : table.beginnings())
        if (word.starts_with(beginning.letters)) return {&beginning.meaning, 1};
    return {};
}

std::optional<int> calendar_value(std::u32string_view word, CalendarWord as, std::string_view language) {
    auto const wanted = calendar_language(language);
    for (auto const& meaning : calendar_meanings(word))
        if (meaning.as == as && (meaning.languages & wanted)) return meaning.value;
    return std::nullopt;
}

} // namespace core
