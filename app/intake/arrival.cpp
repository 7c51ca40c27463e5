#include "app/intake/arrival.h"

#include "app/common/reading.h"
#include "app/intake/reader_process.h"
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
    options.confined = &confined_reading();
    auto const now = std::chrono::system_clock::now().time_since_epoch();
    options.today = std::chrono::duration_cast<std::chrono::hours>(now).count() / 24;
    return options;
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

core::FileReader const& kind_of(Arrival const& arrival) {
    auto const options = options_for(arrival);
    if (arrival.bytes) return core::reader_for(*arrival.bytes, options);
    return core::reader_for(read_beginning(arrival.path, core::told_by), options);
}

Article read_article(Arrival const& arrival) {
    auto const options = options_for(arrival);
    core::Blob bytes = arrival.bytes ? std::string(*arrival.bytes)
                                     : read_file(arrival.path, static_cast<std::uint64_t>(core::most_bytes(kind_of(arrival), options)));
    auto ingested = core::ingest(bytes.bytes(), options);
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
