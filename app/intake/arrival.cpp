#include "app/intake/arrival.h"

#include "app/common/reading.h"
#include "app/intake/reader_process.h"
#include "core/base/size.h"
#include "core/formats/page_reviews.h"
#include "core/ingest/reference.h"
#include "core/ingest/sentences.h"
#include "core/text/utf8.h"

#include <chrono>
#include <filesystem>
#include <utility>

namespace app {

namespace {

core::IngestOptions options_for(Arrival const& arrival) {
    core::IngestOptions options;
    options.file_name = arrival.provenance.origin;
    options.encoding = arrival.encoding;
    options.page = arrival.page;
    options.language = arrival.language;
    options.confined = &confined_reading();
    auto const now = std::chrono::system_clock::now().time_since_epoch();
    options.today = std::chrono::duration_cast<std::chrono::hours>(now).count() / 24;
    return options;
}

/// The reference to a recording that stays where it lies: hashed in pieces, whatever its size.
Article refer_to(Arrival const& arrival, core::FileReader const& kind, core::IngestOptions const& options) {
    core::RecordingReference reference;
    reference.name = arrival.provenance.origin;
    reference.where = arrival.path;
    reference.media_type = kind.media_type;
    core::Sha256 hash;
    auto const next = pieces_of(arrival).open();
    for (auto piece = next(); !piece.empty(); piece = next()) {
        hash.update(piece);
        reference.size += static_cast<std::int64_t>(piece.size());
    }
    reference.digest = hash.finish();
    auto found = facts_of_recording(arrival.path, options);
    reference.facts = std::move(found.facts);
    core::Blob bytes(core::reference_text(reference));
    auto ingested = core::ingest(bytes.bytes(), options);
    ingested.notes = std::move(found.notes);
    ingested.notes.push_back({core::Code::bad_input,
                              core::say(core::sentences::kept_by_reference,
                                        {{"file", reference.name}, {"size", core::size_text(static_cast<std::uint64_t>(reference.size))}})});
    return {std::move(bytes), std::move(ingested), arrival.provenance};
}

} // namespace

Arrival Arrival::file(std::string path, core::Obtained how) {
    Arrival arrival;
    arrival.provenance = {how, core::repair_utf8(std::filesystem::path(path).filename().string())};
    arrival.path = std::move(path);
    return arrival;
}

Arrival Arrival::text(std::string bytes, core::Provenance provenance) {
    Arrival arrival;
    arrival.provenance = std::move(provenance);
    arrival.bytes = std::make_shared<std::string const>(std::move(bytes));
    return arrival;
}

std::string called(Arrival const& arrival) {
    auto const& file = arrival.provenance.origin;
    return arrival.page.empty() ? file : file + " (" + arrival.page + ")";
}

core::FileReader const& kind_of(Arrival const& arrival) {
    auto const options = options_for(arrival);
    if (arrival.bytes) return core::reader_for(*arrival.bytes, options);
    return core::reader_for(read_beginning(arrival.path, core::told_by), options);
}

Article read_article(Arrival const& arrival) {
    auto const options = options_for(arrival);
    if (!arrival.path.empty()) {
        auto const& kind = kind_of(arrival);
        auto const is_recording = kind.medium == core::Medium::recording && kind.runs == core::Runs::confined;
        if (arrival.by_reference && !is_recording)
            throw core::Error(core::Code::refused, core::say("{file} is no recording, and only a recording is kept by reference. Nothing was changed.",
                                                             {{"file", arrival.provenance.origin}}));
        if (is_recording && (arrival.by_reference || pieces_of(arrival.path).size > static_cast<std::uint64_t>(core::most_bytes(kind, options))))
            return refer_to(arrival, kind, options);
    }
    core::Blob bytes = arrival.bytes ? std::string(*arrival.bytes)
                                     : read_file(arrival.path, static_cast<std::uint64_t>(core::most_bytes(kind_of(arrival), options)));
    auto ingested = core::ingest(bytes.bytes(), options);
    if (kind_of(arrival).media_type == "text/html" && core::tells_of_a_check(bytes.bytes()))
        ingested.notes.push_back({core::Code::bad_input, core::say(core::sentences::carries_check)});
    return {std::move(bytes), std::move(ingested), arrival.provenance};
}

Pieces pieces_of(Arrival const& arrival) {
    if (auto const bytes = arrival.bytes)
        return {bytes->size(), [bytes] {
                    return [bytes, rest = std::string_view(*bytes)]() mutable {
                        return std::exchange(rest, std::string_view());
                    };
                }};
    return {pieces_of(arrival.path).size, [path = arrival.path] { return pieces_of(path).next; }};
}

} // namespace app
