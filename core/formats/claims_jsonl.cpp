#include "core/formats/claims_jsonl.h"

#include "core/ingest/language.h"
#include "core/operations/context.h"
#include "core/text/utf8.h"

#include <nlohmann/json.hpp>

namespace core {

namespace {

using Json = nlohmann::json;

/// The first of these keys that holds words.
std::string text_of(Json const& json, std::initializer_list<char const*> keys) {
    for (auto const* key : keys) {
        auto const found = json.find(key);
        if (found != json.end() && found->is_string() && !found->get_ref<std::string const&>().empty())
            return tidy(found->get_ref<std::string const&>());
    }
    return {};
}

/// "stated on October 22, 2019 in a campaign mailer.:" is when and where it was said.
void read_when(CollectedClaim& claim, std::string const& date) {
    constexpr std::string_view said = "stated on ";
    if (!date.starts_with(said)) {
        if (auto const read = read_date(date)) claim.checked_on = *read;
        return;
    }
    auto const in = date.find(" in ", said.size());
    if (auto const read = read_date(date.substr(said.size(), in == date.npos ? in : in - said.size())))
        claim.said_on = *read;
    if (in == date.npos) return;
    claim.occasion = date.substr(in + 4);
    while (!claim.occasion.empty() && (claim.occasion.back() == ':' || claim.occasion.back() == '.'))
        claim.occasion.pop_back();
}

} // namespace

std::string language_of(CollectedClaim const& claim) {
    if (!claim.language.empty()) return claim.language;
    return text_language(claim.text + " " + claim.title + " " + claim.subtitle);
}

bool looks_like_claims(std::string_view first_bytes) {
    auto const line = first_bytes.substr(0, first_bytes.find('\n'));
    auto const start = line.find_first_not_of(" \t\r\xEF\xBB\xBF");
    return start != line.npos && line[start] == '{' && line.find("\"text\"") != line.npos;
}

Result<CollectedClaim> read_claim_line(std::string_view line) {
    if (auto const bad = find_invalid_utf8(line))
        return problem(say("Byte {at} is not valid UTF-8.", {{"at", std::to_string(count(*bad))}}));
    auto const json = Json::parse(line, nullptr, false);
    if (json.is_discarded() || !json.is_object()) return problem(say("This is no JSON object."));
    CollectedClaim claim;
    claim.text = text_of(json, {"text", "claim", "claimReviewed"});
    if (claim.text.empty()) return problem(say("It has no “text”, the claim itself."));
    claim.identifier = text_of(json, {"id", "identifier"});
    claim.title = text_of(json, {"title", "headline"});
    claim.subtitle = text_of(json, {"subtitle"});
    claim.body = text_of(json, {"body"});
    claim.language = text_of(json, {"language", "lang"});
    claim.speaker = text_of(json, {"speaker"});
    claim.verdict = text_of(json, {"verdict", "rating", "label"});
    claim.author = text_of(json, {"author"});
    claim.url = text_of(json, {"url"});
    read_when(claim, text_of(json, {"date"}));
    return claim;
}

} // namespace core
