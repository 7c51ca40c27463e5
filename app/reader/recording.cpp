#include "app/reader/recording.h"

#include "core/ingest/found_text.h"
#include "core/ingest/page_facts.h"
#include "core/ingest/sentences.h"
#include "core/text/ascii.h"
#include "core/text/strict_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fmt/format.h>

namespace reader {

namespace {

using core::FactKind;
using Json = nlohmann::json;
namespace sentences = core::sentences;

struct RecordingName {
    char const* name;
    FactKind kind;
};

/// What the first track of mediainfo calls them.
constexpr std::array mediainfo_facts{
    RecordingName{"Format", FactKind::format},         RecordingName{"Title", FactKind::title},     RecordingName{"Performer", FactKind::author},
    RecordingName{"Director", FactKind::author},       RecordingName{"Recorded_Date", FactKind::taken}, RecordingName{"Encoded_Date", FactKind::taken},
    RecordingName{"Publisher", FactKind::publisher},   RecordingName{"Copyright", FactKind::credit}, RecordingName{"Comment", FactKind::description},
    RecordingName{"Description", FactKind::description}, RecordingName{"Encoded_Application", FactKind::software},
};

/// What the tags of ffprobe are called, whatever the case.
constexpr std::array tag_facts{
    RecordingName{"title", FactKind::title},         RecordingName{"artist", FactKind::author},     RecordingName{"date", FactKind::taken},
    RecordingName{"creation_time", FactKind::taken}, RecordingName{"publisher", FactKind::publisher}, RecordingName{"copyright", FactKind::credit},
    RecordingName{"comment", FactKind::description}, RecordingName{"description", FactKind::description}, RecordingName{"encoder", FactKind::software},
};

std::string words_in(Json const& json, char const* name) {
    auto const found = json.is_object() ? json.find(name) : json.end();
    return json.is_object() && found != json.end() && found->is_string() ? core::one_line(found->get<std::string>()) : std::string();
}

/// Seconds with a fraction as "1:02:03.500"; empty when no recording is that long.
std::string length_text(std::string const& seconds) {
    double value = 0;
    auto const read = std::from_chars(seconds.data(), seconds.data() + seconds.size(), value);
    constexpr double longest = 3600.0 * 24 * 100;
    if (read.ec != std::errc() || !(value > 0 && value < longest)) return {};
    auto const ms = static_cast<long long>(std::llround(value * 1000));
    auto const whole = fmt::format("{}:{:02}:{:02}", ms / 3'600'000, ms / 60'000 % 60, ms / 1000 % 60);
    return ms % 1000 == 0 ? whole : whole + fmt::format(".{:03}", ms % 1000);
}

class RecordingFacts {
public:
    RecordingFacts(core::Ingested& into, std::string from) : into_(into), from_(std::move(from)) {}
    void add(FactKind kind, std::string value) {
        if (value.empty() || std::ranges::any_of(into_.facts, [&](auto const& each) { return each.kind == kind && each.value == value; })) return;
        into_.facts.push_back({kind, std::move(value), from_});
    }
    void add_size(std::string const& width, std::string const& height) {
        if (!width.empty() && !height.empty() && std::ranges::all_of(width + height, core::is_ascii_digit)) add(FactKind::pixels, width + " × " + height);
    }

private:
    core::Ingested& into_;
    std::string from_;
};

void take_mediainfo(Json const& tracks, core::Ingested& into) {
    RecordingFacts facts(into, "mediainfo");
    for (auto const& track : tracks) {
        if (words_in(track, "@type") == "General") {
            facts.add(FactKind::duration, length_text(words_in(track, "Duration")));
            for (auto const& each : mediainfo_facts) facts.add(each.kind, words_in(track, each.name));
        }
        if (words_in(track, "@type") == "Video") facts.add_size(words_in(track, "Width"), words_in(track, "Height"));
    }
}

void take_ffprobe(Json const& json, core::Ingested& into) {
    RecordingFacts facts(into, "ffprobe");
    auto const& format = json.at("format");
    facts.add(FactKind::duration, length_text(words_in(format, "duration")));
    facts.add(FactKind::format, words_in(format, "format_long_name"));
    if (auto const tags = format.find("tags"); tags != format.end() && tags->is_object())
        for (auto const& [name, value] : tags->items())
            for (auto const& each : tag_facts)
                if (core::lower_ascii(name) == each.name && value.is_string()) facts.add(each.kind, core::one_line(value.get<std::string>()));
    if (auto const streams = json.find("streams"); streams != json.end() && streams->is_array())
        for (auto const& stream : *streams)
            if (words_in(stream, "codec_type") == "video" && stream.contains("width") && stream.contains("height"))
                facts.add_size(stream["width"].dump(), stream["height"].dump());
}

} // namespace

void read_recording(std::string_view bytes, core::IngestOptions const& options, core::Ingested& into) {
    auto const json = core::read_json(bytes);
    auto const is_object = json && json->is_object();
    auto const refuse = [&](char const* program) { core::refuse_text(sentences::ear_gave_up, options, {{"program", program}}); };
    if (is_object && json->contains("media")) {
        auto const& media = json->at("media");
        if (!media.is_object() || !media.contains("track") || !media["track"].is_array()) refuse("mediainfo");
        take_mediainfo(media["track"], into);
        // Of what is none it knows the size of the file alone.
        if (std::ranges::none_of(into.facts, [](auto const& each) { return each.kind == FactKind::format || each.kind == FactKind::duration; }))
            refuse("mediainfo");
    } else if (is_object && json->contains("format") && json->at("format").is_object()) {
        take_ffprobe(*json, into);
    } else {
        refuse(is_object && json->contains("creatingLibrary") ? "mediainfo" : "ffprobe");
    }
    if (std::ranges::any_of(into.facts, [](auto const& each) { return each.kind != FactKind::format && each.kind != FactKind::duration && each.kind != FactKind::pixels; }))
        core::note(into, sentences::recording_says);
}

} // namespace reader
