#include "core/formats/collected.h"

#include "core/text/language.h"
#include "core/text/tidy.h"
#include "core/text/utf8.h"

namespace core {

std::string language_of(CollectedClaim const& claim) {
    if (claim.ours || !claim.language.empty()) return claim.language;
    return text_language(claim.text + " " + claim.title + " " + claim.subtitle);
}

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
                 "at place {place}. Each is shown as ␛ or �.",
                 {{"key", std::string(key)},
                  {"count", std::to_string(fit.changed)},
                  {"place", std::to_string(fit.first)}}));
    return text;
}

void CollectedWords::take_date(std::string_view words, PartialDate& into) {
    auto read = read_date(words);
    if (read) {
        into = *read;
        if (auto const shown = order_shown(words); shown != DayOrder::open) claim_.order = shown;
        return;
    }
    if (read_in_order(words, DayOrder::day_first)) {
        claim_.open_date = words;
        claim_.open_is_said_on = &into == &claim_.said_on;
    }
    leave_out(read.error().message);
}

void settle_date(CollectedClaim& claim, DayOrder order) {
    auto const date = read_in_order(claim.open_date, order);
    if (!date) return;
    (claim.open_is_said_on ? claim.said_on : claim.checked_on) = *date;
    auto const why_open = render(read_date(claim.open_date).error().message);
    std::erase_if(claim.notes, [&](ClaimNote const& note) { return render(note.why) == why_open; });
    claim.notes.push_back({ClaimNote::Kept::shown,
                           order == DayOrder::day_first
                               ? say("“{text}” is read as {date}: other dates of the file have the day first.",
                                     {{"text", claim.open_date}, {"date", date->text()}})
                               : say("“{text}” is read as {date}: other dates of the file have the month first.",
                                     {{"text", claim.open_date}, {"date", date->text()}})});
    claim.open_date.clear();
}

} // namespace core
