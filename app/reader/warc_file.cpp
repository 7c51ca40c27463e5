#include "app/reader/warc_file.h"

#include "core/base/size.h"
#include "core/ingest/found_text.h"
#include "core/ingest/sentences.h"
#include "core/ingest/web_capture.h"

#include <array>
#include <functional>
#include <zlib.h>

namespace reader {

namespace {

namespace sentences = core::sentences;
constexpr std::size_t most_in_archives = std::size_t{200} << 20; // bytes

/// Hands on what a file of gzip members holds, as far as it goes; false where that is not to its end.
bool unzip(std::string_view packed, std::function<void(std::string_view)> const& take) {
    constexpr int with_gzip = 16 + MAX_WBITS;
    z_stream stream{};
    if (inflateInit2(&stream, with_gzip) != Z_OK) return false;
    struct EndsInflating {
        z_stream& of;
        ~EndsInflating() { inflateEnd(&of); }
    } const closes{stream};
    stream.next_in = const_cast<Bytef*>(reinterpret_cast<Bytef const*>(packed.data())); // zlib reads it only
    stream.avail_in = static_cast<uInt>(packed.size());
    std::array<char, 65536> piece;
    for (;;) {
        stream.next_out = reinterpret_cast<Bytef*>(piece.data());
        stream.avail_out = static_cast<uInt>(piece.size());
        auto const result = inflate(&stream, Z_NO_FLUSH);
        take({piece.data(), piece.size() - stream.avail_out});
        if (result == Z_STREAM_END) {
            if (stream.avail_in == 0) return true;
            if (inflateReset(&stream) != Z_OK) return false;
        } else if (result != Z_OK || (stream.avail_in == 0 && stream.avail_out > 0)) {
            return false;
        }
    }
}

} // namespace

Ends append_warc(std::string_view bytes, core::IngestOptions const& options, std::string& whole) {
    auto const start = whole.size();
    auto const end = [&](bool is_whole) {
        auto const sound = core::length_of_whole_records(std::string_view(whole).substr(start));
        is_whole = is_whole && start + sound == whole.size();
        whole.resize(start + sound);
        return is_whole ? Ends::whole : Ends::early;
    };
    auto const add = [&](std::string_view piece) {
        if (whole.size() + piece.size() > most_in_archives)
            core::refuse_text(sentences::too_much_inside, options, {{"most", core::size_text(most_in_archives)}});
        whole += piece;
    };
    if (!bytes.starts_with("\x1F\x8B")) {
        add(bytes);
        return end(true);
    }
    return end(unzip(bytes, add));
}

void read_packed_warc(std::string_view bytes, core::IngestOptions const& options, core::Ingested& into) {
    std::string warc;
    auto const ends = append_warc(bytes, options, warc);
    if (warc.empty() && ends == Ends::early) core::refuse_text(sentences::web_archive_damaged, options, {{"damaged", "1"}});
    if (warc.empty()) core::refuse_text(sentences::no_page_inside, options);
    into = core::ingest_web_capture(warc, options, {options.page});
    if (ends == Ends::early) core::note(into, sentences::wacz_archive_cut, {{"name", options.file_name}});
}

} // namespace reader
