#include "core/operations/searches.h"

#include "core/search/query.h"
#include "core/text/tidy.h"

namespace core {

Made<SavedSearch> save_search(Context& context, std::string words, std::string name) {
    auto const query = parse_search(words);
    if (query.all.empty() && query.kinds.empty())
        throw Error(Code::bad_input, say("There is nothing in “{words}” to look for.", {{"words", words}}));
    words = to_text(query);
    if (auto const known = saved_search(context.reader, words))
        throw Error(Code::refused, say("That search is kept already, as “{name}”.", {{"name", known->name}}));
    Made<SavedSearch> made;
    made.draft.operation = "saved_search.create";
    made.draft.base = context.reader.head();
    SavedSearch search;
    search.id = made.id = context.ids.next<SavedSearch>();
    search.name = tidy(name.empty() ? words : name);
    search.words = std::move(words);
    made.draft.puts = {search};
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
