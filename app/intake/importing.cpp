#include "app/intake/importing.h"

#include "app/common/reading.h"
#include "core/text/signs.h"
#include "core/text/tidy.h"
#include "core/text/utf8.h"

#include <filesystem>

namespace app {

namespace {

/// The first line that has words, cut after about 90 characters at the end of a word.
std::string first_words(std::string_view text) {
    constexpr std::int64_t most = 90;
    auto const start = text.find_first_not_of(" \t\r\n");
    if (start == text.npos)
        return {};
    auto const line = core::tidy(text.substr(start, text.find('\n', start) - start));
    core::Offsets const offsets(line);
    if (core::count(offsets.length()) <= most)
        return line;
    auto cut = std::string(offsets.slice({0, most}));
    if (auto const space = cut.rfind(' '); space != cut.npos)
        cut.resize(space);
    return core::without_unfit_direction(cut, core::TextForm::line) + "…";
}

} // namespace

Imported import_bytes(core::Store& store, std::string bytes, std::string const& file_name,
                      core::SourceFacts facts, core::Provenance const& provenance,
                      std::string const& encoding) {
    core::IngestOptions options;
    options.file_name = file_name;
    options.encoding = encoding;
    auto ingested = core::ingest(bytes, options);
    Imported imported;
    for (auto const& note : ingested.notes)
        imported.notes.push_back(note.message);
    if (facts.title.empty() && core::tidy(ingested.title).empty())
        facts.title = first_words(ingested.text);
    auto context = core::context_of(store);
    auto made =
        core::import_source(context, std::move(bytes), std::move(ingested), facts, provenance);
    imported.source = made.source;
    imported.text = made.text;
    imported.changes = store.commit(made.draft);
    for (auto const& remark : imported.changes.remarks)
        imported.notes.push_back(remark);
    return imported;
}

Imported import_file(core::Store& store, std::string const& path, core::SourceFacts const& facts,
                     std::string const& encoding) {
    auto bytes = read_file(path, static_cast<std::uint64_t>(core::IngestOptions{}.max_bytes));
    auto const name = core::repair_utf8(std::filesystem::path(path).filename().string());
    return import_bytes(store, std::move(bytes), name, facts, {core::Obtained::file, name},
                        encoding);
}

} // namespace app
