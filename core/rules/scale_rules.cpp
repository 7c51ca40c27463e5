#include "core/rules/scale_rules.h"

#include "core/base/error.h"

#include <algorithm>
#include <set>

namespace core {

namespace {

/// Further than any scale goes, and short enough for every format.
constexpr std::int64_t last_position = 1000;

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hexadecimal(char c) { return is_ascii_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
bool is_blank(std::string const& text) { return text.find_first_not_of(" \t\n\r") == text.npos; }

void reject(Message message) { throw Error(Code::bad_input, std::move(message)); }

/// "fr", "oci", "pt-BR": what words of a scale can be filed under.
bool is_language_code(std::string_view text) {
    auto const dash = std::min(text.find('-'), text.size());
    auto const first = text.substr(0, dash);
    if (first.size() < 2 || first.size() > 3 ||
        !std::ranges::all_of(first, [](char c) { return c >= 'a' && c <= 'z'; }))
        return false;
    for (auto rest = text.substr(dash); !rest.empty();) {
        auto const end = std::min(rest.find('-', 1), rest.size());
        auto const part = rest.substr(1, end - 1);
        if (part.size() < 2 || part.size() > 8 ||
            !std::ranges::all_of(part, [](char c) { return is_ascii_letter(c) || is_ascii_digit(c); }))
            return false;
        rest.remove_prefix(end);
    }
    return true;
}

void check_languages(LocalText const& text, Scale const& scale) {
    for (auto const& [language, words] : text)
        if (!is_language_code(language))
            reject(say("The rating scale “{scale}” has words in the language “{language}”; a language is written "
                       "as in “fr” or “pt-BR”.",
                       {{"scale", scale.key}, {"language", language}}));
}

bool has_blank(LocalText const& text) {
    return text.empty() || std::ranges::any_of(text, [](auto const& entry) { return is_blank(entry.second); });
}

void check_rating(Rating const& rating, Scale const& scale) {
    std::vector<Arg> const which{{"scale", scale.key}, {"rating", rating.key}};
    if (has_blank(rating.labels))
        reject(say("The rating “{rating}” on the scale “{scale}” has an empty label.", which));
    check_languages(rating.labels, scale);
    check_languages(rating.definitions, scale);
    if (!rating.colour.empty() && !is_rating_colour(rating.colour))
        reject(say("The colour “{colour}” of the rating “{rating}” on the scale “{scale}” is not written as #RRGGBB.",
                   {{"scale", scale.key}, {"rating", rating.key}, {"colour", rating.colour}}));
    if (rating.ordinal < 0 || rating.ordinal > last_position)
        reject(say("The position of the rating “{rating}” on the scale “{scale}” is {position}; it is a number from "
                   "1 to {last}, or none.",
                   {{"scale", scale.key},
                    {"rating", rating.key},
                    {"position", std::to_string(rating.ordinal)},
                    {"last", std::to_string(last_position)}}));
}

} // namespace

void check_content(Scale const& scale) {
    if (is_blank(scale.key)) reject(say("A rating scale needs a key."));
    if (has_blank(scale.names)) reject(say("The rating scale “{scale}” needs a name.", {{"scale", scale.key}}));
    check_languages(scale.names, scale);
    if (scale.version < 1)
        reject(say("The versions of a rating scale are counted from 1; “{scale}” says {version}.",
                   {{"scale", scale.key}, {"version", std::to_string(scale.version)}}));
    if (scale.version > last_scale_version)
        reject(say("The versions of a rating scale end at {last}; “{scale}” says {version}.",
                   {{"scale", scale.key},
                    {"version", std::to_string(scale.version)},
                    {"last", std::to_string(last_scale_version)}}));
    if (scale.ratings.empty())
        reject(say("The rating scale “{scale}” has no ratings.", {{"scale", scale.key}}));
    std::set<std::string> keys;
    std::map<std::int64_t, std::string> positions;
    for (auto const& rating : scale.ratings) {
        if (is_blank(rating.key))
            reject(say("A rating on the scale “{scale}” has no key.", {{"scale", scale.key}}));
        if (!keys.insert(rating.key).second)
            reject(say("The rating scale “{scale}” names the rating “{rating}” twice.",
                       {{"scale", scale.key}, {"rating", rating.key}}));
        check_rating(rating, scale);
        if (rating.ordinal == 0) continue;
        auto const [place, fresh] = positions.emplace(rating.ordinal, rating.key);
        if (!fresh)
            reject(say("The ratings “{one}” and “{other}” on the scale “{scale}” have the same position, {position}.",
                       {{"scale", scale.key},
                        {"one", place->second},
                        {"other", rating.key},
                        {"position", std::to_string(rating.ordinal)}}));
    }
}

bool is_rating_colour(std::string_view text) {
    return text.size() == 7 && text[0] == '#' && std::ranges::all_of(text.substr(1), is_hexadecimal);
}

} // namespace core
