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
    if (read) into = *read;
    else leave_out(read.error().message);
}

} // namespace core
