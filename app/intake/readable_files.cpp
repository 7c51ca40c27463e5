#include "app/intake/readable_files.h"

#include "core/formats/list.h"
#include "core/ingest/readers.h"

namespace app {

namespace {

using core::N_;

/// The endings of one kind, each with what goes before it.
std::string endings(core::FileReader const& reader, std::string_view before, std::string_view between) {
    std::string all;
    for (auto const ending : core::extensions_of(reader)) {
        if (!all.empty()) all += between;
        all += before;
        all += ending;
    }
    return all;
}

template <class Call>
void each_readable(Call const& call) {
    for (auto const& reader : core::file_readers())
        if (reader.runs != core::Runs::not_yet) call(reader);
}

} // namespace

std::string readable_files_filter(core::Translator const& translator) {
    std::string all, each;
    each_readable([&](core::FileReader const& reader) {
        auto const patterns = endings(reader, "*.", ";");
        all += (all.empty() ? "" : ";") + patterns;
        each += "|" + translator.translate(reader.name) + " (" + patterns + ")|" + patterns;
    });
    return translator.translate(N_("Articles and collections")) + " (" + all + ")|" + all + each + "|" +
           translator.translate(N_("All files")) + "|*";
}

std::string readable_files(core::Translator const& translator) {
    std::string told;
    each_readable([&](core::FileReader const& reader) {
        told += (told.empty() ? "" : ", ") + translator.translate(reader.name) + " (" + endings(reader, ".", " ") + ")";
    });
    return told;
}

std::string readable_formats(core::Translator const&) {
    std::string told;
    for (auto const& format : core::formats())
        if (format.read_claims) told += (told.empty() ? "" : ", ") + std::string(format.key);
    return told;
}

} // namespace app
