#include "core/formats/claims_jsonl.h"

#include "core/base/checkpoint.h"
#include "core/base/id.h"
#include "core/base/size.h"
#include "core/formats/carried_records.h"
#include "core/formats/json_parts.h"
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

using Keys = std::initializer_list<char const*>;

/// One line being read: values by key, and what has to be said of them.
class ClaimLine : public CollectedWords {
public:
    ClaimLine(Json const& json, CollectedClaim& claim) : CollectedWords(claim), json_(json), claim_(claim) {}

    /// The words of the first of these keys that holds any.
    std::string words(Keys keys, TextForm form, std::int64_t longest) {
        for (auto const* key : keys) {
            auto const found = json_.find(key);
            if (found == json_.end() || found->is_null()) continue;
            if (!found->is_string()) {
                odd(key, *found);
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
    /// What a date leaves out of its words stands in the note.
    void take(char const* key, std::string_view words, PartialDate& into) {
        if (words.empty() || take_date(words, into) || claim_.ours) return;
        note(key, std::string(words));
    }
    /// Who said it: a name, an object that has one, or a list of these. The first is the speaker.
    void speakers(char const* key) {
        auto const found = json_.find(key);
        if (found == json_.end() || found->is_null()) return;
        for (auto const* each : each_of(*found)) {
            auto const name = fitted(key, each->is_string() ? words_in(*each) : words_in(*each, {"name"}), TextForm::name, longest_label);
            if (name.empty()) {
                if (!each->is_string()) odd(key, *each);
                continue;
            }
            if (!claim_.speaker.empty()) {
                note("Said by as well", name);
                continue;
            }
            claim_.speaker = name;
            if (is_type(*each, "Person")) claim_.speaker_is = PartyType::person;
            if (is_type(*each, "Organization")) claim_.speaker_is = PartyType::organisation;
            for (auto const* more : {"jobTitle", "sameAs", "role"}) note(std::string(key) + "." + more, words_in(*each, {more}));
        }
    }
    void note(std::string const& key, std::string const& words) {
        auto const called = made_fit(key, TextForm::line).text;
        auto const shown = fitted(called, words, TextForm::line, longest_claim);
        if (shown.empty() || is_full_) return;
        auto const more = called + ": " + shown;
        size_ += count(length(more)) + 1;
        is_full_ = size_ > longest_body;
        if (is_full_) return leave_out(say("It tells more than a note can hold; the rest of that is left out."));
        claim_.note += (claim_.note.empty() ? "" : "\n") + more;
    }
    static std::string as_written(Json const& json) {
        return json.is_string() ? json.get<std::string>() : json.dump(-1, ' ', false, Json::error_handler_t::replace);
    }

private:
    void odd(std::string const& key, Json const& value) {
        leave_out(say("“{key}” is no text in quotation marks.", {{"key", key}}));
        if (!claim_.ours) note(key, as_written(value));
    }

    Json const& json_;
    CollectedClaim& claim_;
    std::int64_t size_ = 0; // of the note, in code points
    bool is_full_ = false;
};

/// "stated on October 22, 2019 in a campaign mailer.:" is when and where it was said.
void read_when(ClaimLine& line, CollectedClaim& claim, char const* key, std::string const& date) {
    constexpr std::string_view said = "stated on ";
    if (claim.ours || !date.starts_with(said)) return line.take(key, date, claim.checked_on);
    auto const in = date.find(" in ", said.size());
    line.take(key, std::string_view(date).substr(said.size(), in == date.npos ? in : in - said.size()), claim.said_on);
    if (in == date.npos) return;
    claim.occasion = date.substr(in + 4);
    while (!claim.occasion.empty() && (claim.occasion.back() == ':' || claim.occasion.back() == '.'))
        claim.occasion.pop_back();
    claim.occasion = without_unfit_direction(claim.occasion, TextForm::line);
}

/// When it was said and when it was checked, under the names that people and programs give to these.
void read_dates(ClaimLine& line, CollectedClaim& claim) {
    for (auto const* key : {"said_on", "claimDate", "claim_date"})
        if (!claim.said_on.known()) line.take(key, line.date(key), claim.said_on);
        else line.note(key, line.date(key));
    for (auto const* key : {"date", "checked_on", "datePublished", "reviewDate"})
        if (!claim.checked_on.known()) read_when(line, claim, key, line.date(key));
        else line.note(key, line.date(key));
}

void read_words(ClaimLine& line, CollectedClaim& claim) {
    claim.occasion = line.words({"occasion"}, TextForm::line, longest_label);
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
        line.take("said_on", said, claim.said_on);
    if (auto const state = line.words({"state"}, TextForm::name, longest_label); !state.empty()) {
        auto const known = from_key<ReviewState>(state);
        if (known) claim.state = *known;
        else line.leave_out(say("The state of its check, “{state}”, is not known here.", {{"state", state}}));
    }
}

/// The keys that are read; any other one is kept in the note.
constexpr std::array known_keys{"text", "claim", "claimReviewed", "title", "headline", "subtitle", "body", "id", "identifier",
                                "language", "lang", "speaker", "verdict", "rating", "label", "author", "url", "date", "counterpoint", "said_on", "claimDate", "claim_date", "checked_on", "datePublished",
                                "reviewDate", "occasion"};

void keep_other_keys(ClaimLine& line, Json const& json) {
    for (auto const& [key, value] : json.items())
        if (!value.is_null() && std::ranges::find(known_keys, std::string_view(key)) == known_keys.end())
            line.note(key, ClaimLine::as_written(value));
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
    if (claim.ours) claim.speaker = line.words({"speaker"}, TextForm::name, longest_label);
    else line.speakers("speaker");
    claim.verdict = line.words({"verdict", "rating", "label"}, TextForm::name, longest_label);
    claim.author = line.words({"author"}, TextForm::name, longest_label);
    claim.url = line.words({"url"}, TextForm::line, longest_label * 8);
    if (claim.ours) read_when(line, claim, "date", line.date("date"));
    else read_dates(line, claim);
    if (!claim.ours) keep_other_keys(line, json);
    if (line.problem()) return tl::unexpected(*line.problem());
    if (claim.text.empty())
        for (auto const* key : {"text", "claim", "claimReviewed"})
            if (auto const odd = json.find(key); odd != json.end() && !odd->is_null() && !odd->is_string())
                return problem(say("“{key}” is no text in quotation marks.", {{"key", key}}));
    if (claim.text.empty()) return problem(say("It has no “text”, the claim itself."));
    if (!claim.ours && claim.identifier.empty()) know_by_words(claim);
    if (records != json.end()) return with_records(std::move(claim), *records, told);
    return claim;
}

Result<Json> line_json(std::string_view text) {
    auto json = read_json(text);
    if (!json && (json.error().what != JsonFault::What::syntax || text.starts_with('{'))) return problem(fault_message(json.error(), 0));
    if (!json || !json->is_object()) return problem(say("This is no JSON object."));
    return std::move(*json);
}

} // namespace

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
