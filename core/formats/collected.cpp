#include "core/formats/collected.h"

#include "core/base/digest.h"
#include "core/ingest/web_address.h"
#include "core/text/ascii.h"
#include "core/text/fold.h"
#include "core/text/language.h"
#include "core/text/tidy.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <utility>

namespace core {

namespace {

/// Few words in Latin letters, which many languages share; other scripts tell by themselves.
bool is_too_short_to_tell(std::string_view text) {
    constexpr std::ptrdiff_t few = 5;
    constexpr char32_t behind_latin = 0x250;
    if (std::ranges::count(text, ' ') + 1 >= few) return false;
    return std::ranges::all_of(to_utf32(text), [](char32_t sign) { return sign < behind_latin || (sign >= 0x2000 && sign < 0x2070); });
}

} // namespace

std::string language_of(CollectedClaim const& claim) {
    if (claim.ours || !claim.language.empty()) return claim.language;
    return is_too_short_to_tell(claim.text) ? std::string() : text_language(claim.text + " " + claim.title + " " + claim.subtitle);
}

namespace {

/// Signs that break a line and are no usual end of one: U+0085, U+2028, U+2029.
std::int64_t separators_in(std::string_view words) {
    std::int64_t found = 0;
    for (std::string_view const sign : {"\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9"})
        for (auto at = words.find(sign); at != words.npos; at = words.find(sign, at + sign.size())) ++found;
    return found;
}

} // namespace

std::string CollectedWords::fitted(std::string_view key, std::string_view words, TextForm form, std::int64_t longest) {
    auto const fit = made_fit(words, form);
    auto text = claim_.ours || form == TextForm::text ? fit.text : tidy(fit.text);
    if (claim_.ours) longest = std::max(longest, longest_body);
    if (auto const size = count(length(text)); size > longest) {
        if (!problem_)
            problem_ = Problem{Code::bad_input, say("“{key}” has {length} characters; at most {most} are taken.",
                                                    {{"key", std::string(key)},
                                                     {"length", std::to_string(size)},
                                                     {"most", std::to_string(longest)}})};
        return {};
    }
    if (fit.changed > 0)
        tell(say("Signs in “{key}” that show nothing but may act, such as control characters: {count}, the first "
                 "at place {place}. Each was replaced by a sign that shows, such as ␇ or �.",
                 {{"key", std::string(key)},
                  {"count", std::to_string(fit.changed)},
                  {"place", std::to_string(fit.first)}}));
    if (auto const breaks = form == TextForm::text ? 0 : separators_in(words); breaks > 0)
        tell(say("Line and paragraph separators in “{key}”: {count}. Each was replaced by a blank.",
                 {{"key", std::string(key)}, {"count", std::to_string(breaks)}}));
    return text;
}

namespace {

/// Whether the time of day stands behind a day.
bool tells_a_time(std::string_view words) {
    auto const colon = words.find(':');
    if (colon == words.npos || colon == 0 || !is_ascii_digit(words[colon - 1])) return false;
    // Midnight is what programs write who know the day alone.
    auto const from = words.find_last_not_of("0123456789", colon - 1);
    auto const clock = words.substr(from == words.npos ? 0 : from + 1);
    auto const end = std::min(clock.find_first_not_of("0123456789:."), clock.size());
    return clock.substr(0, end).find_first_not_of("0:.") != clock.npos;
}

} // namespace

bool CollectedWords::take_date(std::string_view words, PartialDate& into) {
    auto read = read_date(words);
    if (read) {
        into = *read;
        if (auto const shown = order_shown(words); shown != DayOrder::open) claim_.order = shown;
        return !tells_a_time(words);
    }
    if (read_in_order(words, DayOrder::day_first))
        claim_.open_dates.push_back(
            {std::string(words), &into == &claim_.said_on ? &CollectedClaim::said_on : &CollectedClaim::checked_on});
    leave_out(read.error().message);
    return false;
}

void settle_dates(CollectedClaim& claim, DayOrder order) {
    for (auto const& open : std::exchange(claim.open_dates, {})) {
        auto const date = read_in_order(open.words, order);
        if (!date) continue;
        claim.*open.of = *date;
        auto const why_open = render(read_date(open.words).error().message);
        std::erase_if(claim.notes, [&](ClaimNote const& note) { return render(note.why) == why_open; });
        claim.notes.push_back({ClaimNote::Kept::shown,
                               order == DayOrder::day_first
                                   ? say("“{text}” is read as {date}: other dates of the file have the day first.",
                                         {{"text", open.words}, {"date", date->text()}})
                                   : say("“{text}” is read as {date}: other dates of the file have the month first.",
                                         {{"text", open.words}, {"date", date->text()}})});
    }
}

std::string site_of(std::string_view address) {
    auto const host = host_of(address);
    return std::string(host.starts_with("www.") ? host.substr(4) : host);
}

std::string archived_page(std::string_view address) {
    auto const host = host_of(address);
    if (host != "web.archive.org" && host != "archive.org") return {};
    auto path = path_of(address);
    constexpr std::string_view copies = "/web/";
    if (!path.starts_with(copies)) return {};
    path.remove_prefix(copies.size());
    auto const moment = path.find('/');
    if (moment == path.npos || moment == 0 || path.find_first_not_of("0123456789") == 0) return {};
    path.remove_prefix(moment + 1);
    return is_web_address(path) ? std::string(path) : std::string();
}

void know_by_words(CollectedClaim& claim) {
    auto const named = [&](std::string const& address, std::string const& more) {
        return std::string(known_by_words) + to_hex(sha256(address + "\n" + fold(claim.text) + more)).substr(0, 20);
    };
    // Two people who looked into one claim asked other questions.
    std::string answers;
    for (auto const& each : claim.answers) answers += "\n" + each.question + "\n" + each.answer + "\n" + each.found;
    claim.identifier = named(comparable_address(claim.url), answers);
    claim.known_also = named(claim.url, {});
}

} // namespace core
