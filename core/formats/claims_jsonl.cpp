#include "core/formats/claims_jsonl.h"

#include "core/base/size.h"
#include "core/text/strict_json.h"
#include "core/text/language.h"
#include "core/text/signs.h"
#include "core/text/tidy.h"
#include "core/text/utf8.h"

#include <nlohmann/json.hpp>

namespace core {

namespace {

using Json = nlohmann::json;
using Keys = std::initializer_list<char const*>;

constexpr std::int64_t longest_body = 1'000'000;

/// One line being read: values by key, and what has to be said of them.
class ClaimLine {
public:
    ClaimLine(Json const& json, CollectedClaim& claim) : json_(json), claim_(claim) {}

    /// What makes the line useless as a whole; the first such thing.
    std::optional<Problem> problem_found;

    /// The words of the first of these keys that holds any.
    std::string words(Keys keys, TextForm form, std::int64_t longest) {
        for (auto const* key : keys) {
            auto const found = json_.find(key);
            if (found == json_.end() || found->is_null()) continue;
            if (!found->is_string()) {
                leave_out(say("“{key}” is no text in quotation marks.", {{"key", key}}));
                continue;
            }
            if (auto text = fitted(key, found->get_ref<std::string const&>(), form, longest); !text.empty())
                return text;
        }
        return {};
    }
    /// The same; a whole number is an identifier as well.
    std::string identifier(Keys keys) {
        for (auto const* key : keys)
            if (auto const found = json_.find(key); found != json_.end() && found->is_number_integer())
                return found->dump();
        return words(keys, TextForm::line, longest_label);
    }
    /// A date as words; a year may be a number.
    std::string date(char const* key) {
        auto const found = json_.find(key);
        if (found == json_.end() || !found->is_number()) return words({key}, TextForm::line, longest_label);
        return found->dump();
    }
    void take_date(std::string_view words, PartialDate& into) {
        auto read = read_date(words);
        if (read) into = *read;
        else leave_out(read.error().message);
    }
    void leave_out(Message why) { claim_.notes.push_back({ClaimNote::Kept::without, std::move(why)}); }

private:
    std::string fitted(char const* key, std::string const& words, TextForm form, std::int64_t longest) {
        auto const fit = made_fit(words, form);
        auto text = claim_.ours ? fit.text : tidy(fit.text);
        if (claim_.ours) longest = std::max(longest, longest_body);
        if (auto const size = count(length(text)); size > longest) {
            if (!problem_found)
                problem_found = Problem{Code::bad_input,
                                        say("“{key}” has {length} characters; at most {most} are taken.",
                                            {{"key", key},
                                             {"length", std::to_string(size)},
                                             {"most", std::to_string(longest)}})};
            return {};
        }
        if (fit.changed > 0)
            claim_.notes.push_back(
                {ClaimNote::Kept::shown,
                 say("Signs in “{key}” that show nothing but may act, such as control characters: {count}, the first "
                     "at place {place}. Each is shown as ␛ or �.",
                     {{"key", key}, {"count", std::to_string(fit.changed)}, {"place", std::to_string(fit.first)}})});
        return text;
    }

    Json const& json_;
    CollectedClaim& claim_;
};

/// "stated on October 22, 2019 in a campaign mailer.:" is when and where it was said.
void read_when(ClaimLine& line, CollectedClaim& claim, std::string const& date) {
    constexpr std::string_view said = "stated on ";
    if (claim.ours || !date.starts_with(said)) return line.take_date(date, claim.checked_on);
    auto const in = date.find(" in ", said.size());
    line.take_date(std::string_view(date).substr(said.size(), in == date.npos ? in : in - said.size()), claim.said_on);
    if (in == date.npos) return;
    claim.occasion = date.substr(in + 4);
    while (!claim.occasion.empty() && (claim.occasion.back() == ':' || claim.occasion.back() == '.'))
        claim.occasion.pop_back();
    claim.occasion = without_unfit_direction(claim.occasion, TextForm::line);
}

void read_words(ClaimLine& line, CollectedClaim& claim) {
    claim.text = line.words({"text", "claim", "claimReviewed"}, TextForm::line, longest_claim);
    claim.title = line.words({"title", "headline"}, TextForm::line, longest_claim);
    claim.subtitle = line.words({"subtitle"}, TextForm::line, longest_claim);
    claim.body = line.words({"body"}, TextForm::line, longest_body);
}

/// What only lines that were written here tell.
void read_ours(ClaimLine& line, CollectedClaim& claim) {
    claim.state = ReviewState::draft; // unless the line says that it was published
    claim.text = line.words({"text"}, TextForm::text, longest_claim);
    claim.title = line.words({"title"}, TextForm::text, longest_claim);
    claim.body = line.words({"body"}, TextForm::text, longest_body);
    claim.occasion = line.words({"occasion"}, TextForm::line, longest_label);
    claim.scale = line.words({"scale"}, TextForm::name, longest_label);
    claim.rating = line.words({"rating_key"}, TextForm::name, longest_label);
    if (auto const said = line.words({"said_on"}, TextForm::line, longest_label); !said.empty())
        line.take_date(said, claim.said_on);
    if (auto const state = line.words({"state"}, TextForm::name, longest_label); !state.empty()) {
        auto const known = from_key<ReviewState>(state);
        if (known) claim.state = *known;
        else line.leave_out(say("The state of its check, “{state}”, is not known here.", {{"state", state}}));
    }
}

} // namespace

std::string language_of(CollectedClaim const& claim) {
    if (claim.ours || !claim.language.empty()) return claim.language;
    return text_language(claim.text + " " + claim.title + " " + claim.subtitle);
}

Result<CollectedClaim> read_claim_line(std::string_view text) {
    auto const json = read_json(text);
    if (!json && json.error().what != JsonFault::What::syntax) return problem(fault_message(json.error()));
    if (!json || !json->is_object()) return problem(say("This is no JSON object."));
    CollectedClaim claim;
    ClaimLine line(*json, claim);
    if (auto const version = json->find("counterpoint"); version != json->end() && version->is_number_integer()) {
        if (*version > our_claim_lines) return problem(say("A newer version of this program wrote it."));
        claim.ours = true;
    }
    if (claim.ours) read_ours(line, claim);
    else read_words(line, claim);
    claim.identifier = line.identifier({"id", "identifier"});
    claim.language = line.words({"language", "lang"}, TextForm::name, longest_label);
    claim.speaker = line.words({"speaker"}, TextForm::name, longest_label);
    claim.verdict = line.words({"verdict", "rating", "label"}, TextForm::name, longest_label);
    claim.author = line.words({"author"}, TextForm::name, longest_label);
    claim.url = line.words({"url"}, TextForm::line, longest_label * 8);
    read_when(line, claim, line.date("date"));
    if (line.problem_found) return tl::unexpected(*line.problem_found);
    if (claim.text.empty()) return problem(say("It has no “text”, the claim itself."));
    return claim;
}

void read_claims_jsonl(NextPiece const& next, std::function<void(ReadClaim)> const& take) {
    each_line(next, [&](Line const& line) {
        if (line.too_long) {
            Message why = say("It has more than {most}.", {{"most", size_text(largest_line)}});
            return take({line.number, largest_line, problem(std::move(why))});
        }
        auto claim = read_claim_line(line.text);
        if (claim) claim->line = line.number;
        take({line.number, line.text.size(), std::move(claim)});
    });
}

} // namespace core
