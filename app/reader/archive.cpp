#include "app/reader/archive.h"

#include "core/base/size.h"
#include "core/ingest/found_text.h"
#include "core/ingest/sentences.h"

#include <algorithm>
#include <archive.h>
#include <archive_entry.h>
#include <array>
#include <memory>
#include <vector>

namespace reader {

namespace {

namespace sentences = core::sentences;

constexpr std::size_t most_entries = 20'000;
constexpr std::size_t most_unpacked = std::size_t{200} << 20; // bytes

struct Closes {
    void operator()(::archive* open) const { archive_read_free(open); }
};

} // namespace

Entries entries_in(std::string_view archive, std::function<bool(std::string_view name)> const& wanted,
                   core::IngestOptions const& options, core::Ingested& into) {
    std::unique_ptr<::archive, Closes> const open(archive_read_new());
    archive_read_support_format_zip_seekable(open.get());
    auto const damaged = [&] { core::refuse_text(sentences::archive_damaged, options); };
    if (archive_read_open_memory(open.get(), archive.data(), archive.size()) != ARCHIVE_OK) damaged();
    Entries found;
    std::size_t seen = 0, unpacked = 0, twice = 0;
    ::archive_entry* header = nullptr;
    for (;;) {
        auto const answer = archive_read_next_header(open.get(), &header);
        if (answer == ARCHIVE_EOF) break;
        if (answer != ARCHIVE_OK && answer != ARCHIVE_WARN) {
            if (found.empty()) damaged();
            core::note(into, sentences::archive_ends_early, {{"file", options.file_name}});
            break;
        }
        if (++seen > most_entries) core::refuse_text(sentences::too_many_entries, options, {{"most", std::to_string(most_entries)}});
        auto const* name = archive_entry_pathname_utf8(header);
        if (!name) name = archive_entry_pathname(header);
        if (!name || !wanted(name)) continue;
        if (archive_entry_is_encrypted(header)) core::refuse_text(sentences::locked, options);
        auto const [place, fresh] = found.try_emplace(name);
        if (!fresh) {
            ++twice;
            continue;
        }
        std::array<char, 65536> piece;
        for (;;) {
            auto const got = archive_read_data(open.get(), piece.data(), piece.size());
            if (got < 0) damaged();
            if (got <= 0) break;
            unpacked += static_cast<std::size_t>(got);
            if (unpacked > most_unpacked)
                core::refuse_text(sentences::too_much_inside, options, {{"most", core::size_text(most_unpacked)}});
            place->second.append(piece.data(), static_cast<std::size_t>(got));
        }
    }
    if (twice > 0) core::note(into, sentences::entries_twice, {{"file", options.file_name}, {"count", std::to_string(twice)}});
    return found;
}

std::string path_beside(std::string_view from, std::string_view reference) {
    std::string path;
    for (std::size_t at = 0; at < reference.size() && reference[at] != '#' && reference[at] != '?'; ++at) {
        constexpr std::string_view digits = "0123456789abcdef0123456789ABCDEF";
        auto const high = at + 2 < reference.size() && reference[at] == '%' ? digits.find(reference[at + 1]) : digits.npos;
        auto const low = high == digits.npos ? digits.npos : digits.find(reference[at + 2]);
        if (low == digits.npos) {
            path += reference[at];
        } else {
            path += static_cast<char>(high % 16 * 16 + low % 16);
            at += 2;
        }
    }
    auto const folder = from.rfind('/');
    if (folder != from.npos && !path.starts_with('/')) path.insert(0, from.substr(0, folder + 1));
    // Step by step; above the top is the top.
    std::vector<std::string_view> steps;
    for (std::string_view rest = path; !rest.empty();) {
        auto const end = std::min(rest.find('/'), rest.size());
        auto const step = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (step == ".." && !steps.empty()) steps.pop_back();
        else if (!step.empty() && step != "." && step != "..") steps.push_back(step);
    }
    std::string out;
    for (auto const step : steps) out.append(out.empty() ? "" : "/").append(step);
    return out;
}

std::string_view entry(Entries const& entries, std::string_view name) {
    auto const at = entries.find(name);
    return at == entries.end() ? std::string_view() : std::string_view(at->second);
}

} // namespace reader
