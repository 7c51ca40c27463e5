// What the name of an element says about it: the words of its class and id, its role, its schema.org types. Builders of
// pages all over the world call the same things by the same few dozen words.
#pragma once

#include <cstdint>
#include <string_view>

namespace core {

/// What an element says of itself, as a set.
struct ElementMark {
    enum : unsigned {
        unmarked = 0,
        beside = 1,          ///< surely no part of a story: menus, advertisements, walls, related stories
        perhaps_beside = 2,  ///< mostly none: bylines, captions, widgets
        of_comments = 4,     ///< what readers wrote
        of_teasers = 8,      ///< leads to other stories
        caption = 16,        ///< below a picture
        lead = 32,           ///< a standfirst, or the first paragraph
        standfirst = 1024,   ///< between headline and story
        heading_area = 64,   ///< round the headline
        body_name = 128,     ///< called like the body of a story
        body_property = 256, ///< itemprop=articleBody
        byline = 2048,       ///< who wrote it
        asks_for_mail = 4096, ///< a field for an address of mail stands in it
        wall = 512           ///< asks for consent or money in front of the page
    };
};
using Marks = unsigned;

/// `names` is class or id, as written.
Marks marks_of_names(std::string_view names);

/// Of the attribute role.
Marks marks_of_role(std::string_view role);

/// Of itemprop and itemtype.
Marks marks_of_schema(std::string_view property, std::string_view type);

/// Whether an inline element of that class pops up, or is there for machines that read aloud.
bool pops_up(std::string_view names);

} // namespace core
