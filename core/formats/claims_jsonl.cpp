#include "core/formats/claims_jsonl.h"

#include "core/base/checkpoint.h"
#include "core/base/id.h"
#include "core/base/size.h"
#include "core/formats/carried_records.h"
#include "core/formats/told_by_records.h"
#include "core/text/strict_json.h"
#include "core/text/signs.h"
#include "core/text/tidy.h"
#include "core/text/utf8.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

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

/// The keys that are read; any other one is kept in the note.
constexpr std::array known_keys{"text", "claim", "claimReviewed", "title", "headline", "subtitle", "body", "id", "identifier",
                                "language", "lang", "speaker", "verdict", "rating", "label", "author", "url", "date", "counterpoint"};

void keep_other_keys(ClaimLine& line, CollectedClaim& claim, Json const& json) {
    for (auto const& [key, value] : json.items()) {
        if (value.is_null() || std::ranges::find(known_keys, std::string_view(key)) != known_keys.end()) continue;
        auto const words = value.is_string() ? value.get<std::string>() : value.dump(-1, ' ', false, Json::error_handler_t::replace);
        auto const shown = line.fitted(made_fit(key, TextForm::line).text, words, TextForm::line, longest_claim);
        if (shown.empty()) continue;
        auto const more = made_fit(key, TextForm::line).text + ": " + shown;
        if (count(length(claim.note)) + count(length(more)) > longest_body)
            return line.leave_out(say("It tells more than a note can hold; the rest of that is left out."));
        claim.note += (claim.note.empty() ? "" : "\n") + more;
    }
}

Result<CollectedClaim> with_records(CollectedClaim claim, Json const& records, ToldByRecords& told) {
    if (!records.is_array()) return problem(say("A record it carries is not whole, or not in a form that can be read."));
    for (auto const& each : records) {
        auto carried = read_carried(each);
        if (!carried) return tl::unexpected(carried.error());
        if (!carried->before.empty()) claim.before.emplace(ref_of(carried->record), std::move(carried->before));
        claim.records.push_back(std::move(carried->record));
        if (carried->bytes) claim.bytes.push_back(std::move(*carried->bytes));
    }
    told.hear(claim.records);
    // Whoever changed what the line says has not changed the records: then it counts as it reads.
    if (!claim.text.empty() && !told.say_the_same(claim)) {
        claim.records.clear();
        claim.before.clear();
        claim.bytes.clear();
        claim.notes.push_back({ClaimNote::Kept::shown, say("Its words were changed after it was written: it counts as it reads, "
                                                           "without the records it carries.")});
    }
    return claim;
}

/// The bytes of one capture, put together from its lines.
class BytesOfLines {
public:
    /// Whether the line is one of these; `claim` is set when it was the last.
    bool take(Json const& json, std::optional<Result<CollectedClaim>>& claim) {
        auto const of = json.find("bytes_of");
        if (of == json.end()) return false;
        auto const wrong = [&] {
            bytes_.clear();
            claim = problem(say("The bytes of a capture are not whole: what rests on them cannot come in."));
            return true;
        };
        auto const at = json.find("at"), size = json.find("size"), part = json.find("base64");
        if (!of->is_string() || at == json.end() || size == json.end() || part == json.end() || !at->is_number_unsigned() ||
            !size->is_number_unsigned() || !part->is_string() || *size > largest_bytes)
            return wrong();
        if (*at == 0) bytes_.clear();
        auto const decoded = from_base64(part->get<std::string>());
        if (!decoded || *at != bytes_.size()) return wrong();
        bytes_ += *decoded;
        if (bytes_.size() < size->get<std::size_t>()) return true;
        Blob blob(std::move(bytes_));
        bytes_ = {};
        if (to_hex(blob.digest()) != of->get<std::string>()) return wrong();
        CollectedClaim carried;
        carried.ours = true;
        carried.bytes.push_back(std::move(blob));
        claim = std::move(carried);
        return true;
    }

private:
    static constexpr std::size_t largest_bytes = 64u << 20;
    std::string bytes_;
};

Result<CollectedClaim> read_claim_json(Json const& json, ToldByRecords& told) {
    CollectedClaim claim;
    ClaimLine line(json, claim);
    if (auto const version = json.find("counterpoint"); version != json.end() && version->is_number_integer()) {
        if (*version > our_claim_lines) return problem(say("A newer version of this program wrote it."));
        claim.ours = true;
    }
    auto const records = claim.ours ? json.find("records") : json.end();
    if (records != json.end() && !json.contains("text")) return with_records(std::move(claim), *records, told);

    if (claim.ours) read_ours(line, claim);
    else read_words(line, claim);
    claim.identifier = line.identifier({"id", "identifier"});
    claim.language = line.words({"language", "lang"}, TextForm::name, longest_label);
    claim.speaker = line.words({"speaker"}, TextForm::name, longest_label);
    claim.verdict = line.words({"verdict", "rating", "label"}, TextForm::name, longest_label);
    claim.author = line.words({"author"}, TextForm::name, longest_label);
    claim.url = line.words({"url"}, TextForm::line, longest_label * 8);
    read_when(line, claim, line.date("date"));
    if (!claim.ours) keep_other_keys(line, claim, json);
    if (line.problem()) return tl::unexpected(*line.problem());
    if (claim.text.empty()) return problem(say("It has no “text”, the claim itself."));
    if (!claim.ours && claim.identifier.empty()) know_by_words(claim);
    if (records != json.end()) return with_records(std::move(claim), *records, told);
    return claim;
}

Result<Json> line_json(std::string_view text) {
    auto json = read_json(text);
    if (!json && json.error().what != JsonFault::What::syntax) return problem(fault_message(json.error()));
    if (!json || !json->is_object()) return problem(say("This is no JSON object."));
    return std::move(*json);
}

} // namespace

Result<CollectedClaim> read_claim_line(std::string_view text) {
    auto const json = line_json(text);
    ToldByRecords told;
    return json ? read_claim_json(*json, told) : tl::unexpected(json.error());
}

void read_claims_jsonl(NextPiece const& next, std::function<void(ReadClaim)> const& take) {
    BytesOfLines bytes;
    ToldByRecords told;
    each_line(next, [&](Line const& line) {
        if (line.too_long) {
            Message why = say("It has more than {most}.", {{"most", size_text(largest_line)}});
            return take({line.number, largest_line, problem(std::move(why))});
        }
        auto const json = line_json(line.text);
        if (!json) return take({line.number, line.text.size(), tl::unexpected(json.error())});
        std::optional<Result<CollectedClaim>> claim;
        if (!bytes.take(*json, claim)) claim = read_claim_json(*json, told);
        if (!claim) return;
        if (*claim) {
            (*claim)->line = line.number;
            if (!(*claim)->ours) (*claim)->came_as = line.text;
        }
        take({line.number, line.text.size(), std::move(*claim)});
    });
}

} // namespace core
