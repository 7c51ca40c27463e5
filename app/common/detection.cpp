#include "app/common/detection.h"

#include "app/common/assets.h"
#include "core/error.h"
#include "core/ingest/language.h"

#include <filesystem>
#include <map>

namespace app {

namespace {

using Lexicons = std::map<std::string, core::Lexicon, std::less<>>;

Lexicons load() {
    Lexicons lexicons;
    auto const folder = assets_dir() + "/lexicon";
    std::error_code failed;
    for (auto const& entry : std::filesystem::directory_iterator(folder, failed)) {
        if (entry.path().extension() != ".json")
            continue;
        try {
            auto lexicon = core::Lexicon::parse(read_file(entry.path().string()));
            auto language = lexicon.language();
            lexicons.emplace(std::move(language), std::move(lexicon));
        } catch (core::Error const& error) {
            throw core::Error(error.code(), core::say("{file} cannot be used: {why}",
                                                      {{"file", entry.path().string()},
                                                       {"why", core::render(error.message())}}));
        }
    }
    if (lexicons.empty())
        throw core::Error(
            core::Code::not_found,
            core::say("There are no lexicons for quotations in {folder}.", {{"folder", folder}}));
    return lexicons;
}

Lexicons const& lexicons() {
    static Lexicons const loaded = load();
    return loaded;
}

} // namespace

core::Detected suggest(std::string_view text, std::string_view language, core::Indirect indirect) {
    auto found = lexicons().find(language.substr(0, 2));
    if (found == lexicons().end())
        found = lexicons().find(core::text_language(text));
    if (found == lexicons().end())
        found = lexicons().find("en");
    if (found == lexicons().end())
        found = lexicons().begin();
    return core::detect(text, found->first, found->second, indirect);
}

std::vector<std::string> detected_languages() {
    std::vector<std::string> languages;
    for (auto const& [language, lexicon] : lexicons())
        languages.push_back(language);
    return languages;
}

} // namespace app
