#include "app/intake/source_list.h"

#include "app/common/reading.h"
#include "core/formats/decoded_pieces.h"
#include "core/ingest/declared_encoding.h"

namespace app {

namespace {

using core::say;

/// The one that is given, or that an XML declaration names; empty: whatever the bytes show.
std::string encoding_of(Arrival const& arrival, std::string_view bytes) {
    constexpr std::string_view declares = "<?xml";
    if (!arrival.encoding.empty() || !bytes.starts_with(declares)) return arrival.encoding;
    auto const declared = core::declared_encoding(bytes.substr(0, bytes.find("?>")));
    return declared.encoding ? std::string(declared.encoding->name) : std::string();
}

std::string whole_text(Arrival const& arrival) {
    auto const bytes = arrival.bytes ? *arrival.bytes : read_file(arrival.path);
    auto rest = std::string_view(bytes);
    auto const next = core::decoded_pieces([&] { return std::exchange(rest, std::string_view()); }, encoding_of(arrival, rest));
    std::string text;
    for (auto piece = next(); !piece.empty(); piece = next()) text += piece;
    return text;
}

} // namespace

SourceList read_source_list(Arrival const& arrival) {
    auto const& kind = kind_of(arrival);
    auto const* format = core::format_of_works(kind.media_type);
    if (!format)
        throw core::Error(core::Code::bad_input, say("{file} is no list of sources.", {{"file", arrival.provenance.origin}}));
    SourceList list;
    auto const text = whole_text(arrival);
    if (format->read_sources)
        format->read_sources(text, [&](core::ReadSource read) {
            if (read.source) return list.sources.push_back(std::move(*read.source));
            list.problems.push_back(read.line > 0 ? say("line {line}: {why}", {{"line", std::to_string(read.line)},
                                                                               {"why", core::render(read.source.error().message)}})
                                                  : read.source.error().message);
        });
    else
        for (auto& each : core::annotations_in(text)) {
            if (each) list.annotations.push_back(std::move(*each));
            else list.problems.push_back(each.error().message);
        }
    return list;
}

core::Draft draft_source_list(core::Context& context, SourceList const& list, ImportedList& imported) {
    imported.problems = list.problems;
    if (!list.annotations.empty()) {
        auto made = core::import_annotations(context, list.annotations);
        imported.added = made.added;
        imported.known = made.known;
        for (auto& why : made.left_out) imported.problems.push_back(std::move(why));
        return std::move(made.draft);
    }
    auto made = core::import_sources(context, list.sources);
    imported.added = made.added;
    imported.known = made.known;
    for (auto& [line, note] : made.notes) imported.problems.push_back(std::move(note.why));
    if (made.told_before > 0)
        imported.problems.push_back(say("Things to say of lines that are here already, told when they came in: {count}.",
                                        {{"count", std::to_string(made.told_before)}}));
    return std::move(made.draft);
}

core::Message summary_of(ImportedList const& imported, SourceList const& list, std::string const& file) {
    std::vector<core::Arg> const args{{"file", file},
                                      {"count", std::to_string(imported.added)},
                                      {"known", std::to_string(imported.known)}};
    return list.annotations.empty() ? say("Sources brought in from {file}: {count}; here already: {known}.", args)
                                    : say("Quotations brought in from {file}: {count}; here already: {known}.", args);
}

} // namespace app
