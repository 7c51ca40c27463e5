#include "core/operations/sources.h"

#include "core/editorial/sources.h"
#include "core/ingest/readers.h"
#include "core/model/page_labels.h"
#include "core/model/picture_box.h"
#include "core/operations/parties.h"
#include "core/text/signs.h"
#include "core/text/tidy.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <charconv>

namespace core {

namespace {

/// Photo and agency credits stand on lines of their own, in capitals, with agencies between slashes.
/// They are kept with the source because they say whose picture it is.
std::string find_credit(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        auto end = text.find('\n', at);
        if (end == text.npos) end = text.size();
        auto const line = text.substr(at, end - at);
        at = end + 1;
        auto const slash = line.rfind(" / ");
        if (slash == line.npos || slash > 80) continue;
        auto stop = slash + 3;
        while (stop < line.size() && line[stop] >= 'A' && line[stop] <= 'Z') ++stop;
        auto const credit = line.substr(0, stop);
        auto const lower = [](char c) { return c >= 'a' && c <= 'z'; };
        if (stop > slash + 4 && std::ranges::none_of(credit, lower))
            return without_unfit_direction(tidy(credit), TextForm::line);
    }
    return {};
}

std::string first_of(std::string const& given, std::string const& found) {
    return given.empty() ? found : given;
}

/// The capture its article was read from; throws Error{not_found} where it has none.
Capture capture_read(Records const& reader, Id<Source> source) {
    if (auto const text = reader.find(text_of(reader, source)))
        if (auto capture = reader.find(text->capture)) return std::move(*capture);
    throw Error(Code::not_found,
                say("The source “{title}” has no saved bytes.", {{"title", reader.get(source).title}}));
}

std::string label_cut(std::string const& label) {
    Offsets const offsets(label);
    return count(offsets.length()) <= longest_position_label
               ? label
               : without_unfit_direction(offsets.slice({0, longest_position_label - 1}), TextForm::line) + "…";
}

/// Pages, times and parts, each up to the next of its kind; those beyond what a text may have are left out.
std::vector<Position> positions_in(Ingested const& ingested) {
    std::vector<Position> positions;
    for (auto const& each : ingested.pages)
        positions.push_back({each.start, PositionKind::page, each.number, label_cut(each.label), 0, 0});
    for (auto const& each : ingested.times)
        positions.push_back({each.start, PositionKind::time, 0, {}, each.from_ms, each.until_ms});
    std::int64_t number = 0;
    for (auto const& each : ingested.parts) {
        auto const kind = static_cast<std::size_t>(each.part);
        auto label = kind < page_labels.size() ? std::string(page_labels[kind]) : label_cut(each.title);
        positions.push_back({each.start, PositionKind::part, ++number, std::move(label), 0, 0});
    }
    std::int64_t line = 0;
    for (auto const& each : ingested.regions)
        positions.push_back({each.start, PositionKind::region, ++line, box_text({each.left, each.top, each.width, each.height}), 0, 0, each.sure});
    std::ranges::stable_sort(positions, {}, [](Position const& each) { return std::pair(each.start, each.kind); });
    if (positions.size() > most_positions) positions.resize(most_positions);
    return positions;
}

} // namespace

Text text_record(Context& context, Capture const& capture, Ingested const& ingested, Blob const& words) {
    Text text;
    text.id = context.ids.next<Text>();
    text.capture = capture.id;
    text.digest = words.digest();
    text.code_points = count(length(words.bytes()));
    text.extractor = ingested.extractor;
    text.positions = positions_in(ingested);
    return text;
}

Capture capture_record(Context& context, Id<Source> source, Blob const& bytes, std::string const& media_type,
                       Provenance const& provenance) {
    Capture capture;
    capture.id = context.ids.next<Capture>();
    capture.source = source;
    capture.digest = bytes.digest();
    capture.size = bytes.size();
    capture.media_type = media_type;
    capture.obtained = context.now;
    capture.how = provenance.how;
    capture.origin = made_fit(provenance.origin, TextForm::line).text; // a file may be called anything
    return capture;
}

ImportedSource import_source(Context& context, Blob bytes, Ingested ingested,
                             SourceFacts const& facts, Provenance const& provenance) {
    if (auto const id = captured_source(context.reader, bytes.digest(), ingested.page))
        throw Error(Code::refused,
                    say("“{origin}” is here already, byte for byte, as the source “{title}” ({id}).",
                        {{"origin", provenance.origin},
                         {"title", context.reader.get(id).title},
                         {"id", id_text(id.value)}}));
    ImportedSource imported;
    auto& draft = imported.draft;
    draft.operation = "source.import";
    draft.base = context.reader.head();

    Source source;
    source.id = imported.source = context.ids.next<Source>();
    source.title = tidy(first_of(facts.title, ingested.title));
    source.type = facts.type.value_or(is_shown(ingested.media_type) ? SourceType::other : SourceType::article);
    PartyBook parties(context, draft);
    try {
        source.publisher = parties.find_or_add(first_of(facts.publisher, ingested.publisher),
                                               PartyType::organisation);
    } catch (Error const& error) { // what a page says of itself must not keep it out
        if (error.code() != Code::refused || !facts.publisher.empty()) throw;
        draft.remarks.push_back(error.message());
    }
    source.author = tidy(first_of(facts.author, ingested.author));
    source.published = facts.published;
    if (!source.published.known())
        if (auto const found = PartialDate::parse(ingested.published)) source.published = *found;
    source.url = first_of(facts.url, ingested.url);
    source.language = first_of(facts.language, ingested.language);
    source.credit = first_of(facts.credit, find_credit(ingested.text));

    auto capture = capture_record(context, source.id, bytes, ingested.media_type, provenance);
    capture.page = ingested.page;
    imported.capture = capture.id;

    draft.puts.insert(draft.puts.end(), {source, capture});
    draft.blobs = {std::move(bytes)};
    if (ingested.text.empty()) return imported;
    Blob const words(std::move(ingested.text));
    auto text = text_record(context, capture, ingested, words);
    imported.text = text.id;
    text.language = source.language;
    draft.puts.push_back(std::move(text));
    draft.blobs.push_back(words);
    return imported;
}

Made<Text> add_words_of_picture(Context& context, Id<Source> source, Ingested read) {
    auto const& reader = context.reader;
    auto const capture = newest_capture(reader, source);
    if (!capture || read.text.empty())
        refuse(say("No words were read of “{title}”; nothing was changed.", {{"title", reader.get(source).title}}));
    Blob const words(std::move(read.text));
    for (auto const& text : reader.referring<Text>("capture", capture->id))
        if (text.digest == words.digest()) refuse(say("These words of “{title}” are here already.", {{"title", reader.get(source).title}}));
    Made<Text> made;
    auto text = text_record(context, *capture, read, words);
    text.language = read.language;
    made.id = text.id;
    made.draft.operation = "text.read_picture";
    made.draft.base = reader.head();
    made.draft.puts = {text};
    made.draft.blobs = {words};
    return made;
}

Ingested read_whole_page(Records const& reader, Id<Source> source, ConfinedReading const* confined) {
    auto const capture = capture_read(reader, source);
    auto const bytes = reader.bytes(capture.digest);
    if (!bytes)
        throw Error(Code::damaged, say("The saved bytes with SHA-256 {digest} are missing from the workspace.",
                                       {{"digest", to_hex(capture.digest)}}));
    IngestOptions options;
    options.file_name = capture.origin;
    options.page = page_of(reader, capture);
    options.extent = PageExtent::whole;
    options.confined = confined;
    if (whole_extractor_of(*bytes, options).empty())
        throw Error(Code::refused, say("Nothing of “{title}” was left out.",
                                       {{"title", reader.get(source).title}}));
    return ingest(*bytes, options);
}

Made<Text> add_whole_page(Context& context, Id<Source> source, Ingested page) {
    if (whole_page_of(context.reader, source))
        throw Error(Code::refused, say("The whole page of “{title}” is here already.",
                                       {{"title", context.reader.get(source).title}}));
    Made<Text> made;
    Blob const words(std::move(page.text));
    auto text = text_record(context, capture_read(context.reader, source), page, words);
    text.language = context.reader.get(source).language;
    made.id = text.id;
    made.draft.operation = "text.whole_page";
    made.draft.base = context.reader.head();
    made.draft.puts = {text};
    made.draft.blobs = {words};
    return made;
}

Draft set_triage(Context& context, Id<Source> source, Triage triage) {
    auto record = context.reader.get(source);
    record.triage = triage;
    Draft draft;
    draft.operation = "source.edit";
    draft.base = context.reader.head();
    draft.puts = {record};
    return draft;
}

Draft dismiss_passage(Context& context, Id<Text> id, Span span) {
    auto text = context.reader.get(id);
    auto const passage = std::to_string(span.start) + "-" + std::to_string(span.end);
    if (std::ranges::find(text.dismissed, passage) != text.dismissed.end())
        throw Error(Code::refused, say("That passage is no quotation already."));
    text.dismissed.push_back(passage);
    Draft draft;
    draft.operation = "text.dismiss";
    draft.base = context.reader.head();
    draft.puts = {text};
    return draft;
}

} // namespace core
