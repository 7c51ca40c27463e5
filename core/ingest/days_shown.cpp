#include "core/ingest/days_shown.h"

#include "core/text/ascii.h"
#include "core/text/fold.h"
#include "core/text/utf8.h"
#include "core/time/calendar_words.h"

#include <fmt/format.h>
#include <unicode/dtfmtsym.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

namespace core {

namespace {
namespace shown {

/// What the months and weekdays are called, folded.
class Names {
public:
    Names() {
        constexpr std::array locales{"en", "fr", "de", "es", "pt", "it",    "nl",    "ru",   "uk", "be", "pl", "cs",
                                     "sk", "sl", "hr", "sr", "bs", "mk",    "bg",    "ca",   "gl", "ro", "sv", "nb",
                                     "nn", "da", "fi", "is", "et", "lv",    "lt",    "hu",   "tr", "az", "el", "sq",
                                     "cy", "ga", "eu", "af", "id", "ms",    "sw",    "ar",   "fa", "he", "hi", "bn",
                                     "ur", "hy", "ka", "kk", "uz", "de_AT", "ar_MA", "ar_DZ"};
        for (auto const* locale : locales)
            read(locale);
    }

    std::optional<int> month(std::string const& word, std::string_view language) const {
        auto const found = months_.find(word);
        if (found == months_.end()) {
            // Hebrew writes "in" into the month.
            constexpr std::string_view in = "ב";
            if (word.starts_with(in) && word.size() > in.size())
                return month(word.substr(in.size()), language);
            return calendar_value(to_utf32(word), CalendarWord::month, {});
        }
        auto const& meant = found->second;
        for (auto const& each : meant)
            if (each.first == language)
                return each.second;
        auto const same = [&](auto const& each) { return each.second == meant.front().second; };
        return std::ranges::all_of(meant, same) ? std::optional(meant.front().second) : std::nullopt;
    }
    bool is_weekday(std::string const& word) const {
        return weekdays_.contains(word) || calendar_value(to_utf32(word), CalendarWord::weekday, {}).has_value();
    }

private:
    void read(std::string const& locale) {
        UErrorCode status = U_ZERO_ERROR;
        icu::DateFormatSymbols const symbols(icu::Locale((locale + "@calendar=gregorian").c_str()), status);
        if (U_FAILURE(status))
            return;
        using Symbols = icu::DateFormatSymbols;
        for (auto const context : {Symbols::FORMAT, Symbols::STANDALONE})
            for (auto const width : {Symbols::WIDE, Symbols::ABBREVIATED}) {
                std::int32_t count = 0;
                auto const* names = symbols.getMonths(count, context, width);
                for (std::int32_t at = 0; at < std::min(count, std::int32_t{12}); ++at)
                    if (auto word = plain(names[at]); !word.empty())
                        months_[word].emplace_back(locale.substr(0, 2), static_cast<int>(at) + 1);
                names = symbols.getWeekdays(count, context, width);
                for (std::int32_t at = 1; at < count; ++at)
                    if (auto word = plain(names[at]); !word.empty())
                        weekdays_[word] = true;
            }
    }
    /// Empty for what is no single word of letters.
    static std::string plain(icu::UnicodeString const& name) {
        std::string text;
        name.toUTF8String(text);
        while (text.ends_with('.'))
            text.pop_back();
        text = fold(text);
        auto const odd = text.find_first_of("0123456789 .-'");
        return text.size() < 3 || odd != text.npos ? std::string() : text;
    }

    std::unordered_map<std::string, std::vector<std::pair<std::string, int>>> months_;
    std::unordered_map<std::string, bool> weekdays_;
};

Names const& names() {
    static Names const all;
    return all;
}

struct Piece {
    enum class Kind : std::uint8_t { number, word, sign };
    Kind kind = Kind::sign;
    std::size_t start = 0, end = 0; ///< bytes
    bool spaced = false;            ///< a blank stands before it
    int value = 0;                  ///< of a number of at most four digits
    std::size_t digits = 0;
    std::string word; ///< folded; of a sign itself
};

/// Signs of scripts that write without blanks are words of their own.
bool stands_alone(UChar32 c) {
    return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF);
}

std::size_t bytes_of(char32_t c) {
    return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
}

std::vector<Piece> pieces_of(std::string_view line) {
    constexpr std::size_t longest_word = 60; // bytes; no month is longer
    auto const letters = to_utf32(line);
    std::vector<Piece> pieces;
    bool spaced = false;
    std::size_t at = 0, byte = 0;
    auto const step = [&] { byte += bytes_of(letters[at++]); };
    while (at < letters.size()) {
        auto const c = static_cast<UChar32>(letters[at]);
        Piece piece;
        piece.start = byte;
        step();
        if (u_isUWhiteSpace(c)) {
            spaced = true;
            continue;
        }
        piece.spaced = std::exchange(spaced, false);
        if (u_charDigitValue(c) >= 0) {
            piece.kind = Piece::Kind::number;
            piece.value = u_charDigitValue(c);
            for (piece.digits = 1; at < letters.size(); step()) {
                auto const digit = u_charDigitValue(static_cast<UChar32>(letters[at]));
                if (digit < 0)
                    break;
                if (++piece.digits <= 4)
                    piece.value = piece.value * 10 + digit;
            }
        } else if (u_isalpha(c)) {
            piece.kind = Piece::Kind::word;
            auto const goes_on = [&] {
                if (at >= letters.size() || stands_alone(c))
                    return false;
                auto const next = static_cast<UChar32>(letters[at]);
                return (u_isalpha(next) && !stands_alone(next)) || (U_GET_GC_MASK(next) & U_GC_M_MASK) != 0;
            };
            while (goes_on())
                step();
            auto const written = line.substr(piece.start, byte - piece.start);
            if (stands_alone(c))
                piece.word = written;
            else if (written.size() <= longest_word)
                piece.word = fold(written);
        } else {
            piece.word = line.substr(piece.start, byte - piece.start);
        }
        piece.end = byte;
        pieces.push_back(std::move(piece));
    }
    return pieces;
}

struct Found {
    std::size_t end = 0; ///< the piece behind it
    std::vector<PartialDate> days;
};

class Finder {
public:
    Finder(std::string_view line, std::string_view language, DayOrder order)
        : pieces_(pieces_of(line)), language_(language), order_(order) {}

    std::vector<ShownDay> all() const {
        std::vector<ShownDay> shown;
        for (std::size_t at = 0; at < pieces_.size();) {
            auto const found = at_piece(at);
            if (!found) {
                ++at;
                continue;
            }
            auto first = at;
            auto before = first;
            while (before > 0 && first - before < 2 && (is_sign(before - 1, ",") || is_sign(before - 1, ".")))
                --before;
            if (before > 0 && pieces_[before - 1].kind == Piece::Kind::word &&
                names().is_weekday(pieces_[before - 1].word))
                first = before - 1;
            shown.push_back({pieces_[first].start, pieces_[found->end - 1].end, found->days});
            at = found->end;
        }
        return shown;
    }

private:
    bool is_sign(std::size_t at, std::string_view sign) const {
        return at < pieces_.size() && pieces_[at].kind == Piece::Kind::sign && pieces_[at].word == sign;
    }
    bool is_word(std::size_t at, std::initializer_list<std::string_view> words) const {
        return at < pieces_.size() && pieces_[at].kind == Piece::Kind::word &&
               std::ranges::find(words, std::string_view(pieces_[at].word)) != words.end();
    }
    bool is_small(std::size_t at, int most) const {
        if (at >= pieces_.size())
            return false;
        auto const& piece = pieces_[at];
        return piece.kind == Piece::Kind::number && piece.digits <= 2 && piece.value >= 1 && piece.value <= most;
    }
    bool is_year(std::size_t at) const {
        if (at >= pieces_.size())
            return false;
        auto const& piece = pieces_[at];
        return piece.kind == Piece::Kind::number && piece.digits == 4 && piece.value >= 1450 && piece.value < 2200;
    }
    std::optional<int> month(std::size_t at) const {
        if (at >= pieces_.size() || pieces_[at].kind != Piece::Kind::word)
            return std::nullopt;
        return names().month(pieces_[at].word, language_);
    }
    /// Whether digits touch the piece but for one sign: "1.12.2020.4" is no day.
    bool goes_on_before(std::size_t at) const {
        return at >= 2 && !pieces_[at].spaced && !pieces_[at - 1].spaced && pieces_[at - 1].kind == Piece::Kind::sign &&
               pieces_[at - 1].word != "," && pieces_[at - 2].kind == Piece::Kind::number;
    }
    bool goes_on_behind(std::size_t end) const {
        return end + 1 < pieces_.size() && !pieces_[end].spaced && !pieces_[end + 1].spaced &&
               (is_sign(end, ".") || is_sign(end, "/") || is_sign(end, "-")) &&
               pieces_[end + 1].kind == Piece::Kind::number;
    }

    static std::vector<PartialDate> day(int year, int month, int day) {
        if (auto date = PartialDate::parse(fmt::format("{:04}-{:02}-{:02}", year, month, day)))
            return {*date};
        return {};
    }
    static std::optional<Found> made(std::size_t end, std::vector<PartialDate> days) {
        if (days.empty())
            return std::nullopt;
        return Found{end, std::move(days)};
    }

    std::optional<Found> at_piece(std::size_t at) const {
        if (pieces_[at].kind == Piece::Kind::word) {
            auto found = month_first(at);
            return found ? found : of_an_era(at);
        }
        if (pieces_[at].kind != Piece::Kind::number || goes_on_before(at))
            return std::nullopt;
        if (is_year(at))
            return year_first(at);
        if (!is_small(at, 31))
            return std::nullopt;
        if (auto found = in_digits(at))
            return found;
        return day_first(at);
    }

    /// "2021-03-04", "2021. 3. 4.", "2021年3月4日", "2021. március 4."
    std::optional<Found> year_first(std::size_t at) const {
        auto const year = pieces_[at].value;
        for (auto const* sign : {"-", "/", "."})
            if (is_sign(at + 1, sign) && is_small(at + 2, 12) && is_sign(at + 3, sign) && is_small(at + 4, 31) &&
                !goes_on_behind(at + 5))
                return made(at + 5, day(year, pieces_[at + 2].value, pieces_[at + 4].value));
        if (is_word(at + 1, {"年", "년"}) && is_small(at + 2, 12) && is_word(at + 3, {"月", "월"}) &&
            is_small(at + 4, 31) && is_word(at + 5, {"日", "일"}))
            return made(at + 6, day(year, pieces_[at + 2].value, pieces_[at + 4].value));
        auto next = at + 1;
        if (is_sign(next, ".") || is_word(next, {"m"}))
            ++next;
        if (is_sign(next, "."))
            ++next;
        if (auto const named = month(next); named && is_small(next + 1, 31))
            return made(next + 2, day(year, *named, pieces_[next + 1].value));
        return std::nullopt;
    }

    /// "令和3年3月4日", "民國110年3月4日"
    std::optional<Found> of_an_era(std::size_t at) const {
        struct Era {
            std::string_view one, other;
            int before;
        };
        constexpr std::array eras{Era{"令", "和", 2018}, Era{"平", "成", 1988}, Era{"民", "國", 1911},
                                  Era{"民", "国", 1911}};
        for (auto const& era : eras) {
            if (!is_word(at, {era.one}) || !is_word(at + 1, {era.other}) || at + 2 >= pieces_.size())
                continue;
            auto const& year = pieces_[at + 2];
            if (year.kind != Piece::Kind::number || year.digits > 3 || !is_word(at + 3, {"年"}) ||
                !is_small(at + 4, 12) || !is_word(at + 5, {"月"}) || !is_small(at + 6, 31) || !is_word(at + 7, {"日"}))
                continue;
            return made(at + 8, day(era.before + year.value, pieces_[at + 4].value, pieces_[at + 6].value));
        }
        return std::nullopt;
    }

    /// Two digits are a year where the line tells of a day, or holds little else: "Version 2.10.20" and "Open 9.12.20 km"
    /// are none.
    bool is_told_as_day(std::size_t at, std::size_t end) const {
        auto before = at;
        while (before > 0 && pieces_[before - 1].kind == Piece::Kind::sign)
            --before;
        if (before > 0) {
            constexpr std::array telling{
                "publie",  "le",    "du",     "jour",   "am",   "vom",  "den",     "erstellt", "veroffentlicht", "aktualisiert",
                "stand",   "datum", "date",   "fecha",  "data", "дата", "on",      "of",       "posted",         "published",
                "updated", "el",    "del",    "dia",    "em",   "de",   "il",      "op",       "от",             "опубликовано",
                "maj",     "publicado", "pubblicato", "geplaatst", "gepubliceerd", "dodano", "opublikowano", "publicerad",
                "обновлено", "atualizado", "actualizado", "aggiornato", "dnia", "dne", "lagt", "ut"};
            auto const& word = pieces_[before - 1];
            return word.kind == Piece::Kind::word && (names().is_weekday(word.word) || std::ranges::find(telling, word.word) != telling.end());
        }
        return end >= pieces_.size() || pieces_[end].kind != Piece::Kind::word ||
               is_word(end, {"a", "à", "at", "um", "om", "kl", "klo", "uhr", "h", "t", "alle", "as", "o", "от", "в", "von", "par", "by", "por", "door"});
    }

    /// "12.03.2020", "12. 3. 2020", "3/4/2022", "19.12.22".
    std::optional<Found> in_digits(std::size_t at) const {
        for (auto const* sign : {".", "/", "-"}) {
            if (!is_sign(at + 1, sign) || !is_small(at + 2, 31) || !is_sign(at + 3, sign) || at + 4 >= pieces_.size())
                continue;
            auto const& last = pieces_[at + 4];
            auto const short_year = last.kind == Piece::Kind::number && last.digits == 2 && !last.spaced &&
                                    (*sign != '-' || order_ != DayOrder::open) && is_told_as_day(at, at + 5);
            if (!(is_year(at + 4) || short_year) || goes_on_behind(at + 5))
                continue;
            auto const year = short_year ? 2000 + last.value : last.value;
            auto const one = pieces_[at].value, other = pieces_[at + 2].value;
            auto days_first = other <= 12 ? day(year, other, one) : std::vector<PartialDate>();
            if (*sign == '.' || one == other || order_ == DayOrder::day_first) {
                if (auto found = made(at + 5, days_first))
                    return found;
            }
            auto month_first = one <= 12 && *sign != '.' ? day(year, one, other) : std::vector<PartialDate>();
            if (order_ == DayOrder::month_first && !month_first.empty())
                return made(at + 5, month_first);
            days_first.insert(days_first.end(), month_first.begin(), month_first.end());
            return made(at + 5, days_first);
        }
        return std::nullopt;
    }

    std::size_t behind_ordinal(std::size_t at) const {
        if (is_sign(at, ".") && at + 1 < pieces_.size() && !pieces_[at + 1].spaced && (is_word(at + 1, {"o", "a"}) || is_sign(at + 1, "°")))
            return at + 2; // "1.º"
        if (is_sign(at, ".") || is_sign(at, "º") || is_sign(at, "°"))
            return at + 1;
        if (is_word(at, {"st", "nd", "rd", "th", "er", "o", "a", "e", "re"}) && !pieces_[at].spaced)
            return at + 1;
        return at;
    }
    std::size_t behind_joints(std::size_t at) const {
        for (int count = 0; count < 3; ++count) {
            auto const joint = is_word(at, {"de", "del", "of", "d", "do", "da", "the"}) || is_sign(at, "'") ||
                               is_sign(at, "’") || is_sign(at, ".") || is_sign(at, ",") || is_sign(at, "-") ||
                               is_sign(at, "/");
            if (!joint)
                break;
            ++at;
        }
        return at;
    }

    /// "3 mars 2021", "4 de maio de 2018", "4th of July, 2016", "3. März 2021", "04-Mar-2021".
    std::optional<Found> day_first(std::size_t at) const {
        auto const next = behind_joints(behind_ordinal(at + 1));
        auto const named = month(next);
        if (!named)
            return std::nullopt;
        auto const year = behind_joints(next + 1);
        if (!is_year(year))
            return std::nullopt;
        return made(year + 1, day(pieces_[year].value, *named, pieces_[at].value));
    }

    /// "July 4th, 2016", "Dec. 19 2022".
    std::optional<Found> month_first(std::size_t at) const {
        auto next = at + 1;
        if (is_sign(next, "."))
            ++next;
        if (is_word(next, {"the"}))
            ++next;
        if (!is_small(next, 31))
            return std::nullopt;
        auto const named = month(at);
        if (!named)
            return std::nullopt;
        auto const year = behind_joints(behind_ordinal(next + 1));
        if (!is_year(year))
            return std::nullopt;
        return made(year + 1, day(pieces_[year].value, *named, pieces_[next].value));
    }

    std::vector<Piece> pieces_;
    std::string_view language_;
    DayOrder order_;
};

} // namespace shown
} // namespace

std::vector<ShownDay> days_shown(std::string_view line, std::string_view language, DayOrder order) {
    auto const code = lower_ascii(language.substr(0, std::min(language.find_first_of("-_"), language.size())));
    return shown::Finder(line, code, order).all();
}

DayOrder usual_day_order(std::string_view language) {
    auto const tag = lower_ascii(language);
    auto const parted = tag.find_first_of("-_");
    auto const code = tag.substr(0, parted);
    auto const region = parted == tag.npos ? std::string() : tag.substr(parted + 1);
    if (region == "us" || region == "ph")
        return DayOrder::month_first;
    if (code.empty() || (code == "en" && (region.empty() || region == "ca")))
        return DayOrder::open;
    return DayOrder::day_first;
}

} // namespace core
