#include "app/common/detection.h"

#include "app/common/assets.h"
#include "app/common/reading.h"
#include "core/base/error.h"
#include "core/text/language.h"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <map>

namespace app {

namespace {

/// A document for every language: first names.
constexpr std::string_view any_language = "any";

struct Lexicons {
    std::map<std::string, core::Lexicon, std::less<>> by_language;
    std::vector<core::Message> problems;
};

/// The files of a folder by name; none if there is no folder.
std::vector<std::string> documents_in(std::string const& folder) {
    std::vector<std::string> paths;
    std::error_code failed;
    for (auto const& entry : std::filesystem::directory_iterator(folder, failed))
        if (entry.path().extension() == ".json")
            paths.push_back(entry.path().string());
    std::ranges::sort(paths);
    return paths;
}

core::Error about(std::string const& path, core::Error const& error) {
    return core::Error(error.code(), core::say("{file} cannot be used: {why}",
                                               {{"file", path}, {"why", core::render(error.message())}}));
}

/// Languages first, then what is added to them.
void take_in(Lexicons& into, std::vector<std::string> const& paths,
             std::function<void(core::Error const&)> const& refused) {
    std::vector<std::pair<std::string, std::string>> additions; // language, document
    std::vector<std::string> from;
    for (auto const& path : paths) {
        try {
            auto document = read_file(path);
            auto language = core::Lexicon::language_of(document);
            if (language == any_language || into.by_language.contains(language)) {
                additions.emplace_back(std::move(language), std::move(document));
                from.push_back(path);
            } else {
                into.by_language.emplace(language, core::Lexicon::parse(document));
            }
        } catch (core::Error const& error) {
            refused(about(path, error));
        }
    }
    for (std::size_t at = 0; at < additions.size(); ++at) {
        try {
            for (auto& [language, lexicon] : into.by_language)
                if (additions[at].first == any_language || additions[at].first == language)
                    lexicon.add(additions[at].second);
        } catch (core::Error const& error) {
            refused(about(from[at], error));
        }
    }
}

/// Where the user's lexicons are looked for.
std::string lexicon_folder() { return data_dir() + "/lexicon"; }

Lexicons load() {
    Lexicons lexicons;
    auto const folder = assets_dir() + "/lexicon";
    take_in(lexicons, documents_in(folder), [](core::Error const& error) { throw error; });
    if (lexicons.by_language.empty())
        throw core::Error(
            core::Code::not_found,
            core::say("There are no lexicons for quotations in {folder}.", {{"folder", folder}}));
    take_in(lexicons, documents_in(lexicon_folder()),
            [&](core::Error const& error) { lexicons.problems.push_back(error.message()); });
    return lexicons;
}

Lexicons const& lexicons() {
    static Lexicons const loaded = load();
    return loaded;
}

} // namespace

namespace {

/// What marks alone tell, where no lexicon has the words of the language. It says so of each.
core::Detected by_marks(std::string_view text, std::string const& language) {
    static auto const no_words = core::Lexicon::parse(R"({"language": "und"})");
    auto found = core::detect(text, language, no_words, core::Indirect::no);
    for (auto* all : {&found.quotations, &found.set_aside})
        for (auto& one : *all)
            if (one.speaker.empty())
                one.reason = core::say("Marked; the program has no words of this language (“{language}”) that tell who "
                                       "speaks.",
                                       {{"language", language}});
    return found;
}

} // namespace

core::Detected suggest(std::string_view text, std::string_view language, core::Indirect indirect) {
    auto const& known = lexicons().by_language;
    auto code = std::string(language.substr(0, language.find_first_of("-_")));
    if (!known.contains(code)) code = core::text_language(text, code);
    auto found = known.find(code);
    if (found == known.end() && !code.empty()) return by_marks(text, code);
    if (found == known.end())
        found = known.find("en");
    if (found == known.end())
        found = known.begin();
    return core::detect(text, found->first, found->second, indirect);
}

bool share_country(std::string_view one, std::string_view other, std::string_view language) {
    auto const found = lexicons().by_language.find(language.substr(0, 2));
    if (found == lexicons().by_language.end())
        return false;
    auto const country = found->second.country_in(one);
    return country >= 0 && country == found->second.country_in(other);
}

std::vector<core::Message> const& lexicon_problems() { return lexicons().problems; }

} // namespace app
