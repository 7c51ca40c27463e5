// CSL-JSON, the JSON of citation programs (citationstyles.org), in and out.
#include "core/formats/collected_source.h"
#include "core/formats/json_parts.h"
#include "core/formats/put_said.h"
#include "core/text/strict_json.h"
#include "core/text/signs.h"

#include <array>
#include <set>

namespace core {

namespace {

using CslOut = nlohmann::ordered_json;

struct CslType {
    std::string_view name;
    SourceType type;
};
/// The first of a type is what we write.
constexpr std::array csl_types{
    CslType{"article-newspaper", SourceType::article}, CslType{"speech", SourceType::transcript},
    CslType{"broadcast", SourceType::broadcast},       CslType{"post", SourceType::post},
    CslType{"report", SourceType::report},             CslType{"dataset", SourceType::data_set},
    CslType{"webpage", SourceType::other},             CslType{"article-magazine", SourceType::article},
    CslType{"article", SourceType::article},           CslType{"post-weblog", SourceType::post},
    CslType{"interview", SourceType::transcript},      CslType{"hearing", SourceType::transcript},
    CslType{"motion_picture", SourceType::broadcast},  CslType{"article-journal", SourceType::report},
    CslType{"book", SourceType::report},               CslType{"chapter", SourceType::report},
    CslType{"thesis", SourceType::report},             CslType{"legislation", SourceType::report},
    CslType{"press_release", SourceType::communique}};

std::string csl_name(Json const& name) {
    if (name.is_string()) return name.get<std::string>();
    auto const literal = words_in(name, {"literal"});
    if (!literal.empty()) return literal;
    std::string whole;
    for (auto const* part : {"given", "dropping-particle", "non-dropping-particle", "family", "suffix"})
        if (auto const words = words_in(name, {part}); !words.empty()) whole += (whole.empty() ? "" : " ") + words;
    return whole;
}

std::string text_of_parts(Json const& parts) {
    std::string text;
    for (auto const& part : each_of(parts)) {
        auto digits = words_in(*part);
        if (digits.empty() || digits == "0") break;
        if (!text.empty() && digits.size() == 1) digits.insert(0, "0");
        text += (text.empty() ? "" : "-") + digits;
    }
    return text;
}

/// EDTF text of a date, which comes as text, as parts (numbers or digits), or raw.
std::string csl_date(Json const& date) {
    if (date.is_string()) return date.get<std::string>();
    auto const& all = member(date, "date-parts");
    if (all.is_array() && !all.empty() && all.front().is_array()) {
        auto text = text_of_parts(all.front());
        if (all.size() == 2 && !text.empty())
            if (auto const end = text_of_parts(all.back()); !end.empty() && end != text) return text + "/" + end;
        auto const circa = member(date, "circa");
        if (!text.empty() && !circa.is_null() && circa != false && words_in(circa) != "0") text += "~";
        if (!text.empty()) return text;
    }
    return words_in(date, {"literal", "raw", "edtf"});
}

/// What no field of a source holds; `custom` is ours.
void keep_other_fields(Json const& item, SourceWords& words) {
    static std::set<std::string_view> const told{
        "id", "type", "title", "author", "container-title", "publisher", "URL", "language", "issued", "custom", "note", "abstract",
        "DOI", "ISBN", "archive", "archive_location", "event-title", "event-place", "locator", "page", "accessed"};
    for (auto const& [key, value] : item.items()) {
        if (told.contains(key) || (key == "title-short" && !member(item, "title").is_string())) continue;
        if (value.is_array())
            for (auto const& one : value) words.note(key, csl_name(one));
        else if (auto const date = csl_date(value); !date.empty()) words.note(key, date);
        else words.note(key, words_in(value));
    }
}

Result<CollectedSource> csl_item(Json const& item) {
    if (!item.is_object()) return problem(say("This is no JSON object."));
    CollectedSource source;
    SourceWords words(source);
    auto const type = words_in(item, {"type"});
    source.type = SourceType::other;
    for (auto const& known : csl_types)
        if (known.name == type) source.type = known.type;
    words.title(words_in(item, {"title", "title-short"}));
    for (auto const* author : each_of(member(item, "author"))) words.author(csl_name(*author));
    words.publisher(words_in(item, {"container-title", "publisher"}));
    words.url(words_in(item, {"URL"}));
    words.language(words_in(item, {"language"}));
    words.published(csl_date(member(item, "issued")));
    auto const& custom = member(item, "custom");
    if (auto const ours = words_in(custom, {"counterpoint_type"}); !ours.empty())
        if (auto const known = from_key<SourceType>(ours)) source.type = *known;
    if (!type.empty() && type != "webpage" && source.type == SourceType::other) words.note("Type", type);
    for (auto const& [key, label] : {std::pair{"note", "Note"}, {"abstract", "Abstract"}, {"DOI", "DOI"}, {"ISBN", "ISBN"},
                                     {"archive", "Archive"}, {"archive_location", "Archived"}, {"event-title", "Occasion"},
                                     {"event-place", "Place"}, {"locator", "Locator"}, {"page", "Pages"}})
        words.note(label, words_in(item, {key}));
    if (member(item, "container-title").is_string()) words.note("Publisher", words_in(item, {"publisher"}));
    words.note("Accessed", csl_date(member(item, "accessed")));
    keep_other_fields(item, words);
    return words.take();
}

/// Year, month and day as numbers; nothing of what is less plain, such as "197X", "2022-21" (a season) or "2004?".
std::optional<CslOut> date_parts(std::string_view text) {
    auto parts = CslOut::array();
    while (!text.empty()) {
        auto const end = std::min(text.find('-'), text.size());
        auto const digits = text.substr(0, end);
        if (digits.empty() || digits.find_first_not_of("0123456789") != digits.npos || digits.size() != (parts.empty() ? 4U : 2U) ||
            parts.size() == 3)
            return std::nullopt;
        auto const number = std::stoi(std::string(digits));
        if (parts.size() == 1 && number > 12) return std::nullopt;
        parts.push_back(number);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts.empty() ? std::nullopt : std::optional(std::move(parts));
}

/// In numbers where they say all of it, else in the words of EDTF.
CslOut csl_out_date(std::string_view text) {
    CslOut date;
    auto const circa = text.ends_with('~');
    auto const plain = circa ? text.substr(0, text.size() - 1) : text;
    auto const slash = plain.find('/');
    auto const first = date_parts(plain.substr(0, slash));
    auto const last = slash == plain.npos ? std::nullopt : date_parts(plain.substr(slash + 1));
    if (!first || (slash != plain.npos && (!last || circa))) {
        date["literal"] = text;
        return date;
    }
    date["date-parts"] = CslOut::array({*first});
    if (last) date["date-parts"].push_back(*last);
    if (circa) date["circa"] = true;
    return date;
}

CslOut csl_of(Source const& source, Reader const& reader) {
    CslOut item;
    item["id"] = id_text(source.id.value);
    for (auto const& known : csl_types)
        if (known.type == source.type && !item.contains("type")) item["type"] = known.name;
    if (source.type == SourceType::wire) item["type"] = "article-newspaper";
    if (!item.contains("type")) item["type"] = "webpage";
    put_said(item, "title", source.title);
    if (!source.author.empty()) item["author"] = CslOut::array({CslOut{{"literal", source.author}}});
    // A newspaper holds the article, a house publishes the report.
    auto const by_itself = source.type == SourceType::report || source.type == SourceType::data_set ||
                           source.type == SourceType::communique || source.type == SourceType::transcript;
    if (auto const publisher = reader.find(source.publisher))
        item[by_itself ? "publisher" : "container-title"] = publisher->name;
    if (source.published.known()) item["issued"] = csl_out_date(source.published.text());
    put_said(item, "URL", source.url);
    put_said(item, "language", source.language);
    put_said(item, "note", source.credit);
    item["custom"]["counterpoint_type"] = key_of(source.type);
    auto const captures = reader.referring<Capture>("source", source.id);
    if (captures.empty()) return item;
    auto const day = to_iso(captures.back().obtained);
    item["accessed"]["date-parts"] =
        CslOut::array({CslOut::array({std::stoi(day.substr(0, 4)), std::stoi(day.substr(5, 2)), std::stoi(day.substr(8, 2))})});
    item["custom"]["sha256"] = to_hex(captures.back().digest);
    return item;
}

/// The sources a claim rests on: those of what was said of it.
void add_sources_of(Reader const& reader, Id<Claim> claim, std::set<Id<Source>>& into) {
    for (auto const& link : reader.referring<Link>("to", claim)) {
        auto const statement = id_as<Statement>(link.from);
        if (!statement) continue;
        for (auto const& quotation : reader.referring<Quotation>("statement", statement)) {
            auto const text = reader.find(quotation.text);
            auto const capture = text ? reader.find(text->capture) : std::nullopt;
            if (capture) into.insert(capture->source);
        }
    }
}

} // namespace

void read_csl_json(std::string_view file, TakeSource const& take) {
    auto const json = read_json(file);
    if (!json) return take({1, problem(fault_message(json.error()))});
    auto const& items = json->is_object() && json->contains("items") ? (*json)["items"] : *json;
    for (auto const* item : each_of(items)) take({0, csl_item(*item)});
}

WrittenClaims write_csl_json(Reader const& reader, ClaimSelection const& selection, Sink const& sink, Progress& progress) {
    WrittenClaims written;
    std::set<Id<Source>> sources;
    auto const total = static_cast<std::uint64_t>(selection.total);
    reader.together([&] {
        for (auto claims = selection.next(); !claims.empty(); claims = selection.next())
            for (auto const id : claims) {
                progress.update(static_cast<std::uint64_t>(written.claims++), total ? total + 1 : 0);
                add_sources_of(reader, id, sources);
            }
        if (selection.whole)
            for (auto const id : reader.list(Kind::source)) sources.insert(Id<Source>{id});
        auto first = true;
        sink("[");
        for (auto const id : sources)
            if (auto const source = reader.find(id)) {
                sink((first ? "\n" : ",\n") + escaped_json(csl_of(*source, reader).dump(1)));
                first = false;
            }
        sink("\n]\n");
    });
    return written;
}

} // namespace core
