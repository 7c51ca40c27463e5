// Days as a calendar has them, among the words of a text: "12 décembre 2022", "December 12", "19.12.22". Every look ahead
// is bounded.
#pragma once

#include "core/time/date_pieces.h"
#include "core/time/when.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// A stretch of pieces that tells when.
struct DateMatch {
    std::size_t first = 0;
    std::size_t last = 0;
    When when;
};

class CalendarDays {
    using enum CalendarWord;

public:
    /// `pieces` must outlive this; `language` is a code, empty when it is not known.
    CalendarDays(std::vector<DatePiece> const& pieces, std::string_view language, Written written)
        : pieces_(pieces), language_(language), bits_(calendar_language(language)), written_(written) {}

protected:
    std::optional<int> value(std::size_t at, CalendarWord as) const {
        if (at >= pieces_.size()) return std::nullopt;
        for (auto const& meaning : pieces_[at].meanings)
            if (meaning.as == as && (meaning.languages & bits_)) return meaning.value;
        return std::nullopt;
    }
    bool is(std::size_t at, CalendarWord as) const { return value(at, as).has_value(); }
    bool is(std::size_t at, std::u32string_view word) const { return at < pieces_.size() && pieces_[at].word == word; }
    bool before_is(std::size_t at, CalendarWord as) const { return at > 0 && near(at) && is(at - 1, as); }

    /// Whether the word goes on with the one before.
    bool near(std::size_t at) const { return at < pieces_.size() && pieces_[at].gap <= Gap::dot; }
    bool near_or_comma(std::size_t at) const { return at < pieces_.size() && pieces_[at].gap <= Gap::comma; }

    /// The first place from `at` on that is no small word; at most three are passed.
    std::size_t past_idle(std::size_t at) const {
        for (int i = 0; i < 3 && near(at) && is(at, idle); ++i) ++at;
        return at;
    }
    std::size_t past_idle_or_comma(std::size_t at) const {
        for (int i = 0; i < 3 && at < pieces_.size() && pieces_[at].gap <= Gap::comma && is(at, idle); ++i) ++at;
        return at;
    }

    /// "19", "19.", "1er", "19th", "19-го".
    std::optional<int> day_number_at(std::size_t at) const;
    /// "May" and "March" are other words without their capital, and "mars", "mai" may be.
    std::optional<int> month_at(std::size_t at) const;
    std::optional<std::string> year_at(std::size_t at) const;
    /// Takes the year behind a month or season: "de 2022", ", 2022", "2022 года".
    void take_year(DateMatch& match) const;
    void take_year_word(DateMatch& match) const;
    /// "12 décembre 2022", "December 12, 2022", "19.12.22", "12 de dezembro de 2022".
    std::optional<DateMatch> calendar_day(std::size_t at) const;
    /// "am 19.12.", "segunda-feira (19/12)", "Monday, 12/19": beside what says that a date follows.
    std::optional<DateMatch> without_year(std::size_t at) const;

    /// Whether the language writes the day before the month always; English does both.
    bool day_first() const { return !language_.empty() && language_ != "en"; }

    std::vector<DatePiece> const& pieces_;
    std::string_view language_;
    std::uint8_t bits_;
    Written written_;
};

} // namespace core
