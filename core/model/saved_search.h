// SavedSearch: a query somebody asks again and again, under a name, for everyone who opens the workspace.
#pragma once

#include "core/model/kind.h"

namespace core {

struct SavedSearch {
    Id<SavedSearch> id;
    std::string name;
    std::string words; ///< as typed into the search field
    bool operator==(SavedSearch const&) const = default;
};

template <>
struct Model<SavedSearch> {
    static constexpr auto kind = Kind::saved_search;
    static constexpr std::string_view name = "saved_search";
    static constexpr char const* noun = N_("kept search");
    static constexpr auto label = N_("Saved search");
    static constexpr unsigned traits = shared;
    static constexpr auto caption = &SavedSearch::name;
    static constexpr auto fields = std::tuple{
        Field{"name", &SavedSearch::name, N_("Name")},
        Field{"words", &SavedSearch::words, N_("Query")}};
};

} // namespace core
