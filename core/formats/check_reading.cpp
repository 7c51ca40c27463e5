#include "core/formats/check_reading.h"

#include "core/base/id.h"
#include "core/ingest/web_address.h"
#include "core/text/fold.h"
#include "core/text/utf8.h"

#include <algorithm>

namespace core {

namespace {

/// What programs write for programs: the type and the names of things in the file, what pictures measure, and who made the
/// markup.
bool is_for_programs(std::string_view key) {
    constexpr std::string_view made_by = "sd";
    return key.starts_with('@') || key == "type" || key == "properties" || key == "width" || key == "height" ||
           (key.starts_with(made_by) && key.size() > made_by.size() && key[made_by.size()] >= 'A' && key[made_by.size()] <= 'Z');
}

/// A value as people read it: its words, what it is called, where it stands, else as it is written.
std::string shown_value(Json const& json) {
    if (json.is_boolean()) return json.get<bool>() ? "true" : "false";
    if (auto words = words_in(json); !words.empty()) return words;
    if (json.is_object()) {
        auto name = words_in(json, {"name", "headline", "text", "description"});
        auto const where = words_in(json, {"url", "contentUrl", "@id", "sameAs"});
        if (name.empty() || where.empty() || name == where) name += where;
        else name += " (" + where + ")";
        if (!name.empty()) return name;
    }
    return json.is_structured() && !json.empty() ? json.dump(-1, ' ', false, Json::error_handler_t::replace) : std::string();
}

/// A place in a page is its address with the place behind it.
std::string led_from(std::string const& page, std::string const& reference) {
    return reference.starts_with('#') ? page.substr(0, page.find('#')) + reference : resolved(reference, page);
}

} // namespace

Result<CollectedClaim> CheckReading::take() {
    if (words_.problem()) return tl::unexpected(*words_.problem());
    if (claim_.text.empty()) return problem(say("It has no “claimReviewed”, the claim itself."));
    if (claim_.identifier.empty()) know_by_words(claim_);
    else claim_.identifier = in_the_world(claim_.identifier);
    keep_what_makes_no_check();
    claim_.note = std::move(note_);
    return std::move(claim_);
}

Json const& CheckReading::the_one(Json const& json) const {
    auto const& one = json.is_array() && !json.empty() ? json.front() : json;
    if (!one.is_object() || one.size() != 1 || !member(one, "@id").is_string()) return one;
    auto const found = by_id_.find(member(one, "@id").get<std::string>());
    return found == by_id_.end() ? one : *found->second;
}

void CheckReading::text(std::string const& words) {
    auto const line = words_.fitted("claimReviewed", words, TextForm::line, longest_claim);
    if (!is_web_address(line)) claim_.text = line;
    else note("Reviewed", line);
}

void CheckReading::date(char const* what, std::string const& words, PartialDate& into) {
    auto const line = words_.fitted("date", words, TextForm::line, longest_label);
    if (line.empty() || words_.take_date(line, into)) return;
    note(what, line);
}

void CheckReading::explain(char const* key, std::string const& words) {
    auto const text = words_.fitted(key, words, TextForm::text, longest_body);
    if (text.empty()) return;
    auto const whole = claim_.body.empty() ? text : text + "\n\n" + claim_.body;
    if (count(length(whole)) > longest_body)
        return words_.leave_out(say("“{key}” finds no room beside the rest.", {{"key", key}}));
    claim_.body = whole;
}

std::string CheckReading::address(char const* key, std::string const& words, std::initializer_list<std::string> pages) {
    auto text = words_.fitted(key, words, TextForm::line, longest_address);
    if (text.empty() || is_web_address(text)) return text;
    for (auto const& page : pages)
        if (auto whole = is_web_address(page) ? led_from(page, text) : std::string(); is_web_address(whole)) {
            words_.tell(say("“{key}” is half an address, {words}: it is read as {whole}.", {{"key", key}, {"words", text}, {"whole", whole}}));
            return words_.fitted(key, whole, TextForm::line, longest_address);
        }
    words_.leave_out(say("“{key}” is no address of a page: {words}.", {{"key", key}, {"words", text}}));
    note(key, text);
    return {};
}

std::string CheckReading::language(std::string const& code) {
    auto const end = code.find_first_of("-_");
    auto const main = code.substr(0, end);
    if (main.size() == 2) return fold(main);
    note("Language", code);
    return {};
}

std::string CheckReading::name_or_address(Json const& json) {
    auto const text = words_in(json);
    return text.empty() ? words_in(the_one(json), {"name", "headline", "url", "@id"}) : text;
}

std::string CheckReading::name_of(Json const& json) {
    auto const& one = the_one(json);
    if (one.is_string()) return one.get<std::string>();
    auto const name = words_in(one, {"name"});
    return name.empty() ? site_of(words_in(one, {"url", "@id", "sameAs"})) : name;
}

std::string CheckReading::name_or_page(Json const& json) {
    if (auto text = words_in(json); !text.empty()) return text;
    auto const& one = the_one(json);
    if (auto address = words_in(member(one, "url"), {"@id", "url"}); !address.empty()) return address;
    return words_in(one, {"url", "@id", "contentUrl", "sameAs", "name", "headline"});
}

void CheckReading::verdict(std::string const& words) {
    auto const label = words_.fitted("alternateName", words, TextForm::line, longest_claim);
    if (count(length(label)) <= longest_verdict) {
        claim_.verdict = label;
        return;
    }
    words_.tell(say("Its rating is a sentence; it became the short rationale."));
    claim_.title = claim_.title.empty() ? label : label + " — " + claim_.title;
}

bool CheckReading::numbers(Json const& given) {
    auto const value = words_in(given, {"ratingValue"});
    if (value.empty()) return false;
    auto told = value;
    auto const worst = words_in(given, {"worstRating"}), best = words_in(given, {"bestRating"});
    if (!worst.empty() || !best.empty()) told += " (" + (worst.empty() ? "?" : worst) + " … " + (best.empty() ? "?" : best) + ")";
    note("Rating in numbers", told);
    return true;
}

void CheckReading::page(std::string const& told, std::string const& copy, SourceType type) {
    auto const fits = [&](std::string const& address) {
        return is_web_address(address) && count(length(address)) <= longest_address &&
               made_fit(address, TextForm::line).changed == 0;
    };
    CollectedPage page{told, copy, type};
    if (auto original = archived_page(told); !original.empty()) {
        if (page.archived.empty()) page.archived = told;
        page.address = std::move(original);
    }
    if (!fits(page.address)) return;
    if (!fits(page.archived) || page.archived == page.address) page.archived.clear();
    claim_.pages.push_back(std::move(page));
}

void CheckReading::note(std::string const& what, std::string const& words) {
    auto line = words_.fitted(what, words, TextForm::line, longest_claim);
    if (line.empty() || is_full_) return;
    line.insert(0, what + ": ");
    if (told_.contains(line)) return;
    note_size_ += count(length(line)) + 1;
    is_full_ = note_size_ > longest_body;
    if (is_full_) return words_.leave_out(say("It tells more than a note can hold; the rest of that is left out."));
    note_ += (note_.empty() ? "" : "\n") + line;
    told_.insert(std::move(line));
}

void CheckReading::note_rest(Json const& json, std::string const& of, std::initializer_list<std::string_view> known) {
    if (!json.is_object()) return;
    for (auto const& [key, value] : json.items()) {
        if (is_for_programs(key) || std::ranges::find(known, std::string_view(key)) != known.end()) continue;
        auto const name = of + made_fit(key, TextForm::line).text;
        for (auto const* each : each_of(value)) note(name, shown_value(the_one(*each)));
    }
    if (auto const inside = json.find("properties"); inside != json.end()) note_rest(*inside, of, known); // flattened microdata
}

void CheckReading::keep_what_makes_no_check() {
    if (!claim_.verdict.empty() || !claim_.title.empty() || claim_.checked_on.known()) return;
    if (claim_.url.empty() && claim_.author.empty() && claim_.body.empty()) return;
    note("Checked by", claim_.author);
    note("Page of the check", claim_.url);
    note("Of the check", claim_.body);
    words_.tell(say("It has neither rating nor headline nor date of a check; what else it tells of one is in the "
                    "note."));
}

std::string CheckReading::in_the_world(std::string const& identifier) const {
    auto const host = site_of(claim_.url);
    auto const ours = parse_id(identifier) || identifier.starts_with(known_by_words);
    if (ours || host.empty() || is_web_address(identifier) || identifier.starts_with(host + ":")) return identifier;
    return host + ":" + identifier;
}

} // namespace core
