// The verdicts of a collection as ratings here: of a scale that is here, or of one made of the collection's own words.
#pragma once

#include "core/operations/context.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace core {

/// The rating in use here that is meant: of the scale of that key among those in force (scales_in_force()), by its own key,
/// else by the word, which is its key or any of its labels. Whoever asks for many claims reads the scales once.
struct RatingHere {
    Id<Scale> scale;
    std::string rating;
};
std::optional<RatingHere> rating_here(std::vector<Scale> const& in_force, std::string const& scale_key, std::string const& rating,
                                      std::string const& word);

/// The same among the ratings of one scale.
std::optional<RatingHere> rating_of(Scale const& scale, std::string const& rating, std::string const& word);

/// The scale whose ratings are a collection's own words. Adds to the draft what is missing: the scale, or
/// a new version of it with the words it lacked. A word that is a key ("mostly_false") is labelled in the words of the first scale
/// here that has that key, else spelled as words; any other is its own label.
Made<Scale> collection_scale(Context& context, std::string const& key, std::set<std::string> const& verdicts);

} // namespace core
