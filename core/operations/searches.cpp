#include "core/operations/searches.h"

#include "core/search/query.h"
#include "core/text/tidy.h"

namespace core {

SavedSearch search_to_keep(Reader const& reader, std::string_view words) {
    auto const query = parse_search(words);
    if (query.all.empty() && query.kinds.empty())
        throw Error(Code::bad_input,
                    say("There is nothing in “{words}” to look for.", {{"words", std::string(words)}}));
    SavedSearch search;
    search.words = to_text(query);
    if (auto const known = saved_search(reader, search.words))
        throw Error(Code::refused, say("That search is kept already, as “{name}”.", {{"name", known->name}}));
    return search;
}

Made<SavedSearch> save_search(Context& context, std::string_view words, std::string_view name) {
    auto search = search_to_keep(context.reader, words);
    Made<SavedSearch> made;
    made.draft.operation = "saved_search.create";
    made.draft.base = context.reader.head();
    search.id = made.id = context.ids.next<SavedSearch>();
    search.name = tidy(name.empty() ? search.words : std::string(name));
    made.draft.puts = {std::move(search)};
    return made;
}

std::optional<SavedSearch> saved_search(Reader const& reader, std::string_view words) {
    auto const wanted = to_text(parse_search(words));
    for (auto const id : reader.list(Kind::saved_search)) {
        auto search = reader.find(Id<SavedSearch>{id});
        if (search && search->words == wanted) return search;
    }
    return std::nullopt;
}

} // namespace core
