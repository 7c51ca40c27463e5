#include "core/formats/annotation.h"

#include "core/editorial/media_fragment.h"
#include "core/editorial/sources.h"
#include "core/formats/json_parts.h"
#include "core/formats/put_said.h"
#include "core/model/by_hand.h"
#include "core/text/strict_json.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <set>

namespace core {

namespace {

using AnnotationOut = nlohmann::ordered_json;

std::optional<std::int64_t> whole_number(Json const& json) {
    if (!json.is_number_integer()) return std::nullopt;
    auto const value = json.get<std::int64_t>();
    return value >= 0 ? std::optional(value) : std::nullopt;
}

/// How we name bytes by their digest.
constexpr std::string_view bytes_named = "urn:sha256:";

class OneAnnotation {
public:
    OneAnnotation(Json const& json, std::int64_t number) : json_(json) { made_.number = number; }

    /// What it marks in each page; of further targets that mark nothing the address stands in the comment.
    std::vector<Result<CollectedAnnotation>> run() {
        std::vector<Result<CollectedAnnotation>> all;
        auto const targets = each_of(member(json_, "target"));
        std::string others;
        std::vector<Json const*> marking;
        for (auto const* target : targets)
            if (targets.size() == 1 || !each_of(member(*target, "selector")).empty()) marking.push_back(target);
            else others += (others.empty() ? "" : "\n") + render(say("Also about: {page}", {{"page", page_of(*target)}}));
        if (marking.empty()) marking = targets.empty() ? std::vector{&no_json()} : std::vector{targets.front()};
        for (auto const* target : marking) {
            auto one = OneAnnotation(json_, made_.number).run(*target);
            if (one && !others.empty()) one->comment += (one->comment.empty() ? "" : "\n") + others;
            all.push_back(std::move(one));
        }
        return all;
    }

private:
    Result<CollectedAnnotation> run(Json const& target) {
        made_.id = words_in(json_, {"id", "@id"});
        made_.author = person(json_.contains("creator") ? member(json_, "creator") : member(json_, "user"));
        made_.made_on = words_in(json_, {"created", "modified", "updated"});
        if (!target.is_null()) take_target(target);
        if (made_.page.empty()) made_.page = words_in(json_, {"uri", "url"});
        if (made_.exact.empty()) // exports of Hypothesis as tables and lists
            made_.exact = words_in(json_, {"quote", "exact"});
        take_bodies();
        auto const name = name_of(made_);
        if (made_.exact.empty()) return problem(say("{annotation}: It marks no passage: there is no “exact”.", {{"annotation", name}}));
        if (made_.page.empty()) return problem(say("{annotation}: It does not say in which page.", {{"annotation", name}}));
        return std::move(made_);
    }
    static std::string person(Json const& json) {
        auto name = json.is_object() ? words_in(json, {"name", "nickname", "id"}) : words_in(json);
        if (name.starts_with("acct:")) name = name.substr(5, name.find('@') - 5);
        return name;
    }
    static std::string page_of(Json const& target) {
        if (target.is_string()) return target.get<std::string>();
        return member(target, "source").is_object() ? words_in(member(target, "source"), {"id", "@id"}) : words_in(target, {"source", "id"});
    }
    void take_target(Json const& target) {
        if (made_.page.empty()) made_.page = page_of(target);
        for (auto const& name : {made_.page, words_in(member(target, "state"), {"cached"})})
            if (name.starts_with(bytes_named)) made_.cached = name.substr(bytes_named.size());
        for (auto const* selector : each_of(member(target, "selector"))) take_selector(*selector, 0);
    }
    void take_selector(Json const& selector, int depth) {
        constexpr int deepest = 8;
        if (depth > deepest) return;
        if (is_type(selector, "TextQuoteSelector") && made_.exact.empty()) {
            made_.exact = words_in(selector, {"exact"});
            made_.prefix = words_in(selector, {"prefix"});
            made_.suffix = words_in(selector, {"suffix"});
        }
        if (is_type(selector, "TextPositionSelector") && !made_.position) {
            auto const start = whole_number(member(selector, "start")), end = whole_number(member(selector, "end"));
            if (start && end && *start < *end) made_.position = Span{*start, *end};
        }
        for (auto const* inner : each_of(member(selector, "refinedBy"))) take_selector(*inner, depth + 1);
        for (auto const* inner : each_of(member(selector, "items"))) take_selector(*inner, depth + 1); // Choice
    }
    void take_bodies() {
        auto const add = [&](std::string const& words) {
            if (!words.empty()) made_.comment += (made_.comment.empty() ? "" : "\n") + words;
        };
        add(words_in(json_, {"text", "bodyValue"}));
        std::string tags;
        auto const tag = [&](std::string const& word) {
            if (!word.empty()) tags += (tags.empty() ? "" : ", ") + word;
        };
        for (auto const* body : each_of(member(json_, "body"))) {
            if (body->is_string()) add(body->get<std::string>());
            else if (words_in(*body, {"purpose"}) == "tagging") tag(words_in(*body, {"value"}));
            else add(words_in(*body, {"value", "id"}));
        }
        for (auto const* word : each_of(member(json_, "tags"))) tag(words_in(*word));
        if (!tags.empty()) add("Tags: " + tags);
    }

    Json const& json_;
    CollectedAnnotation made_;
};

bool is_annotation(Json const& json) {
    return json.is_object() && (json.contains("target") || (json.contains("uri") && json.contains("quote")));
}

void walk(Json const& json, int depth, std::int64_t& number, std::vector<Result<CollectedAnnotation>>& found) {
    constexpr int deepest = 8;
    if (depth > deepest || !json.is_structured()) return;
    if (is_annotation(json)) {
        for (auto& one : OneAnnotation(json, ++number).run()) found.push_back(std::move(one));
        return;
    }
    for (auto const& each : json) walk(each, depth + 1, number, found);
}

/// Code points before so many units of UTF-16; nothing inside a pair.
std::optional<std::int64_t> points_of_utf16(std::u32string_view text, std::int64_t units) {
    std::int64_t at = 0, points = 0;
    for (auto const sign : text) {
        if (at >= units) break;
        at += sign > 0xFFFF ? 2 : 1;
        ++points;
    }
    return at == units ? std::optional(points) : std::nullopt;
}

std::optional<std::int64_t> points_of_bytes(std::string_view text, std::int64_t bytes) {
    if (bytes > static_cast<std::int64_t>(text.size())) return std::nullopt;
    auto const before = text.substr(0, static_cast<std::size_t>(bytes));
    if (find_invalid_utf8(before)) return std::nullopt;
    return count(length(before));
}

AnnotationOut annotation_of(Reader const& reader, Quotation const& quotation, Statement const& statement) {
    AnnotationOut json;
    json["@context"] = "http://www.w3.org/ns/anno.jsonld";
    json["id"] = "urn:counterpoint:quotation:" + id_text(quotation.id.value);
    json["type"] = "Annotation";
    json["motivation"] = "describing"; // who said it
    AnnotationOut body;
    body["type"] = "TextualBody";
    auto const speaker = reader.find(statement.speaker);
    body["value"] = speaker ? speaker->name + ": " + statement.text : statement.text;
    body["format"] = "text/plain";
    put_said(body, "language", statement.language);
    json["body"] = std::move(body);
    auto const text = reader.find(quotation.text);
    auto const capture = text ? reader.find(text->capture) : std::nullopt;
    auto const source = capture ? reader.find(capture->source) : std::nullopt;
    AnnotationOut target;
    target["source"] = source && !source->url.empty() ? source->url : std::string(bytes_named) + (capture ? to_hex(capture->digest) : "");
    AnnotationOut quote;
    quote["type"] = "TextQuoteSelector";
    quote["exact"] = quotation.exact;
    put_said(quote, "prefix", quotation.prefix);
    put_said(quote, "suffix", quotation.suffix);
    auto& selectors = target["selector"] = AnnotationOut::array({quote});
    if (!text || by_hand(*text) == ByHand::no) // what a person typed stands at no place of a text that others have
        selectors.push_back({{"type", "TextPositionSelector"}, {"start", quotation.start}, {"end", quotation.end}});
    if (auto const fragment = text ? media_fragment(*text, quotation.span()) : std::string(); !fragment.empty())
        selectors.push_back({{"type", "FragmentSelector"}, {"conformsTo", "http://www.w3.org/TR/media-frags/"}, {"value", fragment}});
    if (capture)
        target["state"] = AnnotationOut{{"type", "TimeState"},
                                        {"sourceDate", to_iso(capture->obtained)},
                                        {"cached", std::string(bytes_named) + to_hex(capture->digest)}};
    json["target"] = std::move(target);
    return json;
}

} // namespace

std::string name_of(CollectedAnnotation const& annotation) {
    std::vector<Arg> const args{{"number", std::to_string(annotation.number)}, {"id", made_fit(annotation.id, TextForm::line).text}};
    return render(annotation.id.empty() ? say("annotation {number}", args) : say("annotation {number} ({id})", args));
}

std::vector<Result<CollectedAnnotation>> annotations_in(std::string_view file) {
    std::vector<Result<CollectedAnnotation>> found;
    std::int64_t number = 0;
    auto const json = read_json(file);
    if (!json) found.push_back(problem(fault_message(json.error())));
    else walk(*json, 0, number, found);
    return found;
}

std::optional<std::pair<Span, OffsetUnit>> place_meant(std::string_view text, Span position, std::string_view exact) {
    Offsets const offsets(text);
    auto const fits = [&](std::optional<std::int64_t> start, std::optional<std::int64_t> end) {
        return start && end && *end <= count(offsets.length()) && offsets.slice({*start, *end}) == exact;
    };
    if (fits(position.start, position.end)) return std::pair{position, OffsetUnit::code_points};
    auto const wide = to_utf32(text);
    auto const start = points_of_utf16(wide, position.start), end = points_of_utf16(wide, position.end);
    if (fits(start, end)) return std::pair{Span{*start, *end}, OffsetUnit::utf16};
    auto const first = points_of_bytes(text, position.start), last = points_of_bytes(text, position.end);
    if (fits(first, last)) return std::pair{Span{*first, *last}, OffsetUnit::bytes};
    return std::nullopt;
}

WrittenClaims write_annotations(Reader const& reader, ClaimSelection const& selection, Sink const& sink, Progress& progress) {
    WrittenClaims written;
    std::set<Id<Quotation>> gone;
    auto const total = static_cast<std::uint64_t>(selection.total);
    auto first = true;
    reader.together([&] {
        sink("[");
        for (auto claims = selection.next(); !claims.empty(); claims = selection.next())
            for (auto const claim : claims) {
                progress.update(static_cast<std::uint64_t>(written.claims++), total ? total + 1 : 0);
                for (auto const& link : reader.referring<Link>("to", claim)) {
                    auto const statement = reader.find(id_as<Statement>(link.from));
                    if (!statement) continue;
                    for (auto const& quotation : reader.referring<Quotation>("statement", statement->id)) {
                        if (!gone.insert(quotation.id).second) continue;
                        sink((std::exchange(first, false) ? "\n" : ",\n") +
                             escaped_json(annotation_of(reader, quotation, *statement).dump(1)));
                    }
                }
            }
        sink("\n]\n");
    });
    return written;
}

} // namespace core
