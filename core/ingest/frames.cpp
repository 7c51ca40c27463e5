#include "core/ingest/frames.h"

#include "core/ingest/readers.h"
#include "core/ingest/sentences.h"
#include "core/text/signs.h"
#include "core/text/strict_json.h"
#include "core/text/utf8.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace core {

namespace {

using FrameJson = nlohmann::json;

constexpr std::size_t longest_value = 2'000; // bytes of what goes into a sentence
constexpr std::size_t longest_fact = 20'000;
constexpr std::size_t most_facts = 1'000;
constexpr std::size_t most_values = 12; // of one sentence
constexpr std::int64_t most_pixels = 1'000'000; // of one side
constexpr std::int64_t latest_ms = std::int64_t{1000} * 3600 * 24 * 365;

std::string frame(FrameType type, std::string_view payload) {
    std::string out(1, static_cast<char>(type));
    auto length = payload.size();
    for (int byte = 0; byte < 4; ++byte, length >>= 8) out += static_cast<char>(length & 0xFF);
    return out.append(payload);
}

std::size_t length_of(std::string_view head) {
    std::size_t length = 0;
    for (std::size_t byte = 4; byte > 0; --byte) length = length << 8 | static_cast<unsigned char>(head[byte]);
    return length;
}

std::string written(FrameJson const& value) { return value.dump(-1, ' ', false, FrameJson::error_handler_t::replace); }

/// The beginning that fits, ending between two letters.
std::string cut(std::string text, std::size_t most) {
    if (text.size() <= most) return text;
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) --most;
    text.resize(most);
    return text;
}

/// Behind the sentences of the list come those of the table of readers, with which a page in an archive may be refused.
std::optional<std::size_t> number_of(std::string_view sentence) {
    if (auto const number = sentences::number_of(sentence); number < sentences::all.size()) return number;
    auto const readers = file_readers();
    auto const at = std::ranges::find_if(readers, [&](FileReader const& each) { return sentence == each.sentence; });
    if (at == readers.end()) return std::nullopt;
    return sentences::all.size() + static_cast<std::size_t>(at - readers.begin());
}

char const* sentence_of(std::size_t number) {
    if (number < sentences::all.size()) return sentences::all[number];
    return file_readers()[number - sentences::all.size()].sentence;
}

FrameJson sentence_json(Message const& message) {
    auto const number = number_of(message.text);
    if (!number) return {{"s", sentences::number_of(sentences::more_than_can_be_said)}, {"a", FrameJson::array()}};
    auto values = FrameJson::array();
    for (auto const& arg : message.args)
        if (values.size() < most_values) values.push_back({arg.name, cut(repair_utf8(arg.value), longest_value)});
    return {{"s", *number}, {"a", std::move(values)}};
}

/// One kind of place after the other, each an array that begins with its kind.
enum class PlaceKind { part, page, time, region };

FrameJson places_json(Ingested const& found) {
    auto all = FrameJson::array();
    std::size_t titles = 0;
    // Where there are more than can be taken, the later places have none.
    auto const title = [&](std::string const& whole) {
        auto fit = cut(whole, longest_value);
        if (titles + fit.size() > most_titles) return std::string();
        titles += fit.size();
        return fit;
    };
    auto const kind = [](PlaceKind of) { return static_cast<int>(of); };
    for (auto const& each : found.parts)
        all.push_back({kind(PlaceKind::part), each.start, static_cast<int>(each.part), title(each.title)});
    for (auto const& each : found.pages)
        all.push_back({kind(PlaceKind::page), each.start, each.number, title(each.label)});
    for (auto const& each : found.times)
        all.push_back({kind(PlaceKind::time), each.start, each.from_ms, each.until_ms});
    for (auto const& each : found.regions)
        all.push_back({kind(PlaceKind::region), each.start, FrameJson::array({each.left, each.top, each.width, each.height}), each.sure});
    return all;
}

struct WrongAnswer {};

void require(bool holds) {
    if (!holds) throw WrongAnswer();
}

/// Parsed, or it was no answer.
FrameJson parsed(std::string_view text) {
    auto value = read_json(text);
    require(value.has_value());
    return std::move(*value);
}

std::int64_t number_in(FrameJson const& value) {
    require(value.is_number_integer());
    return value.get<std::int64_t>();
}

std::string text_in(FrameJson const& value, std::size_t most) {
    require(value.is_string());
    auto const& text = value.get_ref<std::string const&>();
    require(text.size() <= most && !find_invalid_utf8(text));
    return text;
}

FrameJson const& member(FrameJson const& object, char const* name) {
    require(object.is_object() && object.contains(name));
    return object.at(name);
}

/// From the first sign to the last, in order, none twice.
template <class Places>
void require_order(Places const& places, std::int64_t length) {
    std::int64_t before = -1;
    for (auto const& each : places) {
        require(each.start > before && each.start < length);
        before = each.start;
    }
}

} // namespace

std::string request_frame(IngestOptions const& options) {
    return frame(FrameType::request, written({{"version", 1},
                                              {"file", cut(repair_utf8(options.file_name), longest_value)},
                                              {"encoding", cut(repair_utf8(options.encoding), longest_value)},
                                              {"today", options.today},
                                              {"most", options.max_bytes},
                                              {"page", cut(repair_utf8(options.page), longest_value)},
                                              {"whole", options.extent == PageExtent::whole}}));
}

std::optional<Request> read_request(std::string_view stream) {
    if (stream.size() < frame_head || static_cast<FrameType>(stream.front()) != FrameType::request) return std::nullopt;
    auto const length = length_of(stream);
    if (length > longest_frame || stream.size() - frame_head < length) return std::nullopt;
    try {
        auto const asked = parsed(stream.substr(frame_head, length));
        require(number_in(member(asked, "version")) == 1);
        Request request;
        request.length = frame_head + length;
        request.options.file_name = text_in(member(asked, "file"), longest_value);
        request.options.encoding = text_in(member(asked, "encoding"), longest_value);
        request.options.today = number_in(member(asked, "today"));
        request.options.max_bytes = number_in(member(asked, "most"));
        request.options.page = text_in(member(asked, "page"), longest_value);
        auto const& whole = member(asked, "whole");
        require(whole.is_boolean());
        request.options.extent = whole.get<bool>() ? PageExtent::whole : PageExtent::story;
        return request;
    } catch (WrongAnswer const&) {
        return std::nullopt;
    }
}

void write_answer(Ingested const& found, Sink const& out) {
    FrameJson said{{"title", cut(found.title, longest_fact)},          {"author", cut(found.author, longest_fact)},
                   {"publisher", cut(found.publisher, longest_fact)}, {"url", cut(found.url, longest_fact)},
                   {"language", cut(found.language, longest_value)},  {"published", cut(found.published, longest_value)},
                   {"encoding", cut(found.encoding, longest_value)},  {"page", cut(found.page, longest_value)},
                   {"facts", FrameJson::array()}};
    auto& facts = said["facts"];
    auto room = longest_frame - written(said).size();
    for (auto const& each : found.facts) {
        FrameJson fact{static_cast<int>(each.kind), cut(each.value, longest_fact), cut(each.from, longest_value)};
        auto const size = written(fact).size() + 1;
        if (facts.size() >= most_facts || size > room) break;
        room -= size;
        facts.push_back(std::move(fact));
    }
    auto const all_facts = facts.size() == found.facts.size();
    out(frame(FrameType::facts, written(said)));
    for (std::string_view rest = found.text; !rest.empty();) {
        auto const piece = rest.substr(0, longest_frame);
        out(frame(FrameType::text, piece));
        rest.remove_prefix(piece.size());
    }
    auto const places = places_json(found);
    constexpr std::size_t at_once = 80; // the longest titles fit, each of their bytes written as six
    for (std::size_t at = 0; at < places.size(); at += at_once) {
        auto const last = std::min(places.size(), at + at_once);
        using Step = FrameJson::difference_type;
        out(frame(FrameType::places, written(FrameJson(places.begin() + static_cast<Step>(at), places.begin() + static_cast<Step>(last)))));
    }
    auto const archived = std::min(found.archived.size(), most_archived);
    for (std::size_t at = 0; at < archived; at += at_once) {
        auto some = FrameJson::array();
        for (auto each = at; each < std::min(archived, at + at_once); ++each) some.push_back(cut(found.archived[each], longest_value));
        out(frame(FrameType::archived, written(some)));
    }
    std::vector<Message> told;
    std::size_t in_notes = 0;
    bool all_said = all_facts && archived == found.archived.size();
    for (auto const& each : found.notes) {
        auto size = std::size_t(0);
        for (auto const& arg : each.message.args) size += std::min(arg.value.size(), longest_value) + arg.name.size();
        all_said = all_said && told.size() + 1 < most_notes && in_notes + size <= most_in_notes;
        if (told.size() + 1 >= most_notes || in_notes + size > most_in_notes) break;
        in_notes += size;
        told.push_back(each.message);
    }
    if (!all_said) told.push_back(say(sentences::more_than_can_be_said));
    for (auto const& each : told) out(frame(FrameType::note, written(sentence_json(each))));
    auto const notes = told.size();
    out(frame(FrameType::end, written({{"bytes", found.text.size()}, {"places", places.size()}, {"archived", archived}, {"notes", notes}})));
}

void write_refusal(Message const& why, Sink const& out) { out(frame(FrameType::refusal, written(sentence_json(why)))); }

void Answer::refuse_answer() const { throw Error(Code::bad_input, say(sentences::answer_wrong, {{"file", file_}})); }

void Answer::take(std::string_view bytes) {
    waiting_.append(bytes);
    std::string_view rest = waiting_;
    while (rest.size() >= frame_head) {
        auto const length = length_of(rest);
        if (length > longest_frame || ended_) refuse_answer();
        if (rest.size() - frame_head < length) break;
        try {
            take_frame(static_cast<FrameType>(rest.front()), rest.substr(frame_head, length));
        } catch (WrongAnswer const&) {
            refuse_answer();
        }
        rest.remove_prefix(frame_head + length);
    }
    if (ended_ && !rest.empty()) refuse_answer();
    waiting_.erase(0, waiting_.size() - rest.size());
}

void Answer::take_frame(FrameType type, std::string_view payload) {
    switch (type) {
    case FrameType::facts: return take_facts(payload);
    case FrameType::text:
        found_.text.append(payload);
        if (static_cast<std::int64_t>(found_.text.size()) > most_text_)
            throw Error(Code::bad_input, say(sentences::text_too_long, {{"file", file_}}));
        return;
    case FrameType::places: return take_places(payload);
    case FrameType::note:
        require(found_.notes.size() < most_notes);
        found_.notes.push_back({Code::bad_input, sentence_in(payload)});
        for (auto const& arg : found_.notes.back().message.args) in_notes_ += arg.name.size() + arg.value.size();
        require(in_notes_ <= 2 * most_in_notes); // what shows nothing was made visible
        return;
    case FrameType::refusal:
        refusal_ = sentence_in(payload);
        ended_ = true;
        return;
    case FrameType::end: {
        auto const told = parsed(payload);
        auto const is = [&](char const* name, std::size_t count) {
            require(number_in(member(told, name)) == static_cast<std::int64_t>(count));
        };
        is("bytes", found_.text.size());
        is("places", places_);
        is("archived", found_.archived.size());
        is("notes", found_.notes.size());
        ended_ = true;
        return;
    }
    case FrameType::archived: return take_archived(payload);
    case FrameType::request: break;
    }
    throw WrongAnswer();
}

void Answer::take_facts(std::string_view payload) {
    auto const said = parsed(payload);
    auto const text = [&](char const* name) { return text_in(member(said, name), longest_fact); };
    found_.title = text("title");
    found_.author = text("author");
    found_.publisher = text("publisher");
    found_.url = text("url");
    found_.language = text("language");
    found_.published = text("published");
    found_.encoding = text("encoding");
    found_.page = text("page");
    require(found_.published.empty() || PartialDate::parse(found_.published).has_value());
    auto const& facts = member(said, "facts");
    require(facts.is_array() && facts.size() <= most_facts && found_.facts.empty());
    for (auto const& each : facts) {
        require(each.is_array() && each.size() == 3);
        auto const kind = number_in(each[0]);
        require(kind >= 0 && kind <= static_cast<int>(FactKind::format));
        found_.facts.push_back({static_cast<FactKind>(kind), text_in(each[1], longest_fact), text_in(each[2], longest_value)});
    }
}

void Answer::take_archived(std::string_view payload) {
    auto const pages = parsed(payload);
    require(pages.is_array() && found_.archived.size() + pages.size() <= most_archived);
    for (auto const& each : pages) found_.archived.push_back(text_in(each, longest_value));
}

void Answer::take_places(std::string_view payload) {
    auto const places = parsed(payload);
    require(places.is_array());
    places_ += places.size();
    require(places_ <= most_places);
    auto const title = [&](FrameJson const& value) {
        auto text = text_in(value, longest_value);
        titles_ += text.size();
        require(titles_ <= most_titles);
        return text;
    };
    for (auto const& each : places) {
        require(each.is_array() && each.size() == 4);
        auto const start = number_in(each[1]);
        switch (number_in(each[0])) {
        case static_cast<int>(PlaceKind::part): {
            auto const part = number_in(each[2]);
            require(part >= 0 && part <= static_cast<int>(PagePart::section));
            found_.parts.push_back({start, static_cast<PagePart>(part), title(each[3])});
            break;
        }
        case static_cast<int>(PlaceKind::page): {
            auto const number = number_in(each[2]);
            require(number >= 1);
            found_.pages.push_back({start, number, title(each[3])});
            break;
        }
        case static_cast<int>(PlaceKind::time): {
            auto const from = number_in(each[2]), until = number_in(each[3]);
            require(from >= 0 && until >= from && until < latest_ms);
            found_.times.push_back({start, from, until});
            break;
        }
        case static_cast<int>(PlaceKind::region): {
            auto const& box = each[2];
            require(box.is_array() && box.size() == 4);
            RegionOfPicture region{start, number_in(box[0]), number_in(box[1]), number_in(box[2]), number_in(box[3]), number_in(each[3])};
            for (auto const side : {region.left, region.top, region.width - 1, region.height - 1}) require(side >= 0 && side < most_pixels);
            require(region.sure >= 1 && region.sure <= 100);
            found_.regions.push_back(region);
            break;
        }
        default: throw WrongAnswer();
        }
    }
}

Message Answer::sentence_in(std::string_view payload) const {
    auto const told = parsed(payload);
    auto const number = number_in(member(told, "s"));
    require(number >= 0 && number < static_cast<std::int64_t>(sentences::all.size() + file_readers().size()));
    auto const& values = member(told, "a");
    require(values.is_array() && values.size() <= most_values);
    std::vector<Arg> args;
    for (auto const& each : values) {
        require(each.is_array() && each.size() == 2);
        auto name = text_in(each[0], longest_value);
        // What this is about was known before anybody read it.
        auto value = name == "file" ? file_ : shown_line(text_in(each[1], longest_value));
        args.emplace_back(std::move(name), std::move(value));
    }
    return {sentence_of(static_cast<std::size_t>(number)), std::move(args)};
}

Ingested Answer::result() {
    if (!ended_) refuse_answer();
    if (refusal_) throw Error(Code::bad_input, *refusal_);
    try {
        require(!find_invalid_utf8(found_.text) && found_.text.find('\r') == found_.text.npos);
        auto const signs = count(length(found_.text));
        require_order(found_.parts, signs);
        require_order(found_.pages, signs);
        require_order(found_.times, signs);
        require_order(found_.regions, signs);
    } catch (WrongAnswer const&) {
        refuse_answer();
    }
    return std::move(found_);
}

} // namespace core
