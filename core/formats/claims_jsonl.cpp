#include "core/formats/claims_jsonl.h"

#include "core/base/size.h"
#include "core/text/strict_json.h"
#include "core/text/signs.h"
#include "core/text/tidy.h"

#include <nlohmann/json.hpp>

namespace core {

namespace {

using Json = nlohmann::json;
using Keys = std::initializer_list<char const*>;

/// One line being read: values by key, and what has to be said of them.
class ClaimLine : public CollectedWords {
public:
    ClaimLine(Json const& json, CollectedClaim& claim) : CollectedWords(claim), json_(json) {}

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

private:
    Json const& json_;
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
    claim.note = line.words({"note"}, TextForm::text, longest_body);
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
    if (line.problem()) return tl::unexpected(*line.problem());
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
