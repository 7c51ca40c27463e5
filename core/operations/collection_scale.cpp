#include "core/operations/collection_scale.h"

#include "core/editorial/scales.h"
#include "core/formats/collected.h"
#include "core/operations/scales.h"

#include <algorithm>
#include <cctype>

namespace core {

namespace {

constexpr auto grey = "#6B7280";

/// The key that a word is written as, "mostly_false" of "MOSTLY_FALSE" too; empty where it is a label for people.
std::string as_key(std::string const& word) {
    auto const is_sign = [](unsigned char sign) { return std::isalnum(sign) || sign == '_' || sign == '-'; };
    auto const is_capital = [](unsigned char sign) { return std::isupper(sign) != 0; };
    if (word.empty() || !std::ranges::all_of(word, is_sign)) return {};
    if (std::ranges::any_of(word, is_capital) && word.find('_') == word.npos) return {};
    std::string key;
    for (auto const sign : word)
        key += sign == '-' ? '_' : static_cast<char>(std::tolower(static_cast<unsigned char>(sign)));
    return key;
}

/// "Pants on fire" of "pants_on_fire".
std::string spelled(std::string key) {
    std::ranges::replace(key, '_', ' ');
    key.erase(0, key.find_first_not_of(' '));
    if (!key.empty()) key[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(key[0])));
    return key;
}

/// What people read for a collection's word: of a key the words of the scale here that has it, in all its languages.
LocalText labels_of(std::string const& word, std::vector<Scale> const& in_force) {
    if (word == no_verdict) return {{"en", "Not stated"}, {"fr", "Non précisé"}};
    auto const key = as_key(word);
    for (auto const& scale : in_force)
        if (auto const* rating = key.empty() ? nullptr : scale.find(key);
            rating && rating->labels != LocalText{{"en", key}})
            return rating->labels;
    auto const words = word.find('_') == word.npos ? std::string() : spelled(key);
    return {{"en", words.empty() ? word : words}};
}

Rating rating_for(std::string const& word, std::vector<Scale> const& in_force) {
    Rating rating;
    rating.key = word;
    rating.labels = labels_of(word, in_force);
    rating.colour = grey;
    return rating;
}

} // namespace

std::optional<RatingHere> rating_of(Scale const& scale, std::string const& rating, std::string const& word) {
    auto const meant = [&](auto const& is_meant) -> std::optional<RatingHere> {
        auto const found = std::ranges::find_if(
            scale.ratings, [&](Rating const& each) { return each.use == RatingUse::open && is_meant(each); });
        return found == scale.ratings.end() ? std::nullopt : std::optional(RatingHere{scale.id, found->key});
    };
    auto const& key = rating.empty() ? word : rating;
    if (auto const by_key = meant([&](Rating const& each) { return each.key == key; }); by_key || !rating.empty())
        return by_key;
    return meant([&](Rating const& each) {
        return std::ranges::any_of(each.labels, [&](auto const& label) { return label.second == word; });
    });
}

std::optional<RatingHere> rating_here(std::vector<Scale> const& in_force, std::string const& scale_key, std::string const& rating,
                                      std::string const& word) {
    if (scale_key.empty() || (rating.empty() && word.empty())) return std::nullopt;
    auto const scale = std::ranges::find(in_force, scale_key, &Scale::key);
    if (scale == in_force.end()) return std::nullopt;
    return rating_of(*scale, rating, word);
}

Made<Scale> collection_scale(Context& context, std::string const& key, std::set<std::string> const& verdicts) {
    Made<Scale> made;
    made.draft.operation = "scale.add";
    made.draft.base = context.reader.head();
    auto words = verdicts;
    words.emplace(no_verdict);
    words.erase("");
    auto const in_force = scales_in_force(context.reader);
    auto const own = std::ranges::find(in_force, key, &Scale::key);
    auto scale = own == in_force.end() ? Scale{} : *own;
    made.id = scale.id;
    // What others published stays as they said it: a word of theirs that was retired is in use again.
    auto const known = [&](std::string const& word) {
        auto const* rating = scale.find(word);
        return rating && rating->use == RatingUse::open;
    };
    if (scale.id && std::ranges::all_of(words, known)) return made;
    if (scale.id) scale.version = version_after(scale);
    scale.id = made.id = context.ids.next<Scale>();
    scale.key = key;
    scale.names = {{"en", key}};
    for (auto const& word : words) {
        auto const found = std::ranges::find(scale.ratings, word, &Rating::key);
        if (found == scale.ratings.end())
            scale.ratings.push_back(rating_for(word, in_force));
        else
            found->use = RatingUse::open;
    }
    made.draft.puts = {scale};
    return made;
}

} // namespace core
