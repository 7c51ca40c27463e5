// A date is read or refused with a sentence; what is read stays what it is when written, shown,
// read again and used to place a weekday.
#include "core/text/utf8.h"
#include "core/time/time.h"
#include "core/time/when.h"

#include <cstdlib>

namespace {

void require(bool holds) {
    if (!holds)
        std::abort();
}

void check(core::Result<core::PartialDate> const& date) {
    if (!date) {
        auto const sentence = core::render(date.error().message);
        require(!sentence.empty() && sentence.size() < 600 && !core::find_invalid_utf8(sentence));
        return;
    }
    auto const again = core::PartialDate::parse(date->text());
    require(again.has_value() && *again == *date);
    require(again->earliest_day() == date->earliest_day() &&
            again->latest_day() == date->latest_day());
    require(date->earliest_day() <= date->latest_day());
    require(!core::display(*date).empty());
    for (auto const* words : {"lundi", "hier", "mardi dernier", "next Friday"})
        for (auto const& day : core::dates_meant(words, *date))
            require(day.known() && day.earliest_day() == day.latest_day());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const text(reinterpret_cast<char const*>(data), size);
    check(core::PartialDate::parse(text));
    check(core::read_date(text));
    if (auto const at = core::parse_instant(text))
        require(core::to_iso(*at) == text);
    auto const day = core::PartialDate::parse("2022-12-20");
    for (auto const& proposal : core::dates_meant(text, *day))
        require(proposal.known());
    return 0;
}
