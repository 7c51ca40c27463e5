#include "core/operations/collection_scale.h"

#include "core/editorial/scales.h"
#include "core/formats/collected.h"
#include "core/operations/scales.h"

#include <algorithm>

namespace core {

namespace {

constexpr auto grey = "#6B7280";

Rating rating_for(std::string const& word) {
    Rating rating;
    rating.key = word;
    rating.labels = {{"en", word == no_verdict ? std::string("not stated") : word}};
    if (word == no_verdict) rating.labels["fr"] = "non précisé";
    rating.colour = grey;
    return rating;
}

} // namespace

std::optional<RatingHere> rating_of(Scale const& scale, std::string const& rating, std::string const& word) {
    for (auto const& each : scale.ratings) {
        auto const is_meant = rating.empty() ? std::ranges::any_of(each.labels, [&](auto const& label) { return label.second == word; })
                                             : each.key == rating;
        if (is_meant && each.use == RatingUse::open) return RatingHere{scale.id, each.key};
    }
    return std::nullopt;
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
    auto scale = newest_version(context.reader, key).value_or(Scale{});
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
            scale.ratings.push_back(rating_for(word));
        else
            found->use = RatingUse::open;
    }
    made.draft.puts = {scale};
    return made;
}

} // namespace core
