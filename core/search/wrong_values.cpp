#include "core/search/wrong_values.h"

#include "core/model/source.h"
#include "core/model/review.h"
#include "core/search/facets.h"
#include "core/search/query.h"
#include "core/text/fold.h"

#include <algorithm>
#include <optional>
#include <string>

namespace core {

namespace {

void list(std::string& all, std::string_view key) { all += (all.empty() ? "" : ", ") + std::string(key); }

template <class E>
void list_keys(std::string& all) {
    for (auto const& entry : Names<E>::entries) list(all, entry.key);
}

std::string states() {
    std::string all(unrated);
    list_keys<ReviewState>(all);
    list_keys<Triage>(all);
    return all;
}

bool is_among(std::string const& keys, std::string const& value) {
    return (", " + keys + ", ").find(", " + casefold(value) + ", ") != std::string::npos;
}

bool is_rating(Reader const& reader, std::string const& value) {
    auto const wanted = fold(value);
    for (auto const id : reader.list(Kind::scale)) {
        auto const scale = reader.find(Id<Scale>{id});
        if (!scale) continue;
        for (auto const& rating : scale->ratings) {
            auto const begins = [&](auto const& label) { return fold(label.second).starts_with(wanted); };
            if (fold(rating.key) == wanted || std::ranges::any_of(rating.labels, begins)) return true;
        }
    }
    return false;
}

std::optional<Message> of_keys(std::string const& value, std::string const& field, std::string const& keys) {
    if (is_among(keys, value)) return std::nullopt;
    return say("“{value}” means nothing behind “{field}:”; there are {known}.",
               {{"value", value}, {"field", field}, {"known", keys}});
}

std::optional<Message> wrong(Reader const& reader, SearchTerm const& term) {
    switch (term.field) {
    case SearchField::state: return of_keys(term.words, "state", states());
    case SearchField::has: {
        std::string keys;
        list_keys<Has>(keys);
        return of_keys(term.words, "has", keys);
    }
    case SearchField::verdict:
        if (is_rating(reader, term.words)) return std::nullopt;
        return say("No rating here is called “{value}”.", {{"value", term.words}});
    case SearchField::words: break;
    default: return std::nullopt;
    }
    // A day or kind that is none was read as a word.
    if (term.exact || term.words.ends_with(':')) return std::nullopt;
    if (term.words.starts_with("said:"))
        return say("“{value}” is no day, month or year: said: takes 2022-12-19, 2022-12, 2022 or 2020..2022.",
                   {{"value", term.words.substr(term.words.find(':') + 1)}});
    if (term.words.starts_with("kind:"))
        return of_keys(term.words.substr(term.words.find(':') + 1), "kind", "claim, statement, source, party, topic");
    return std::nullopt;
}

} // namespace

std::vector<Message> wrong_values(Reader const& reader, std::string_view typed) {
    std::vector<Message> all;
    for (auto const& clause : parse_search(typed).all)
        for (auto const& term : clause.any)
            if (auto why = wrong(reader, term)) all.push_back(std::move(*why));
    return all;
}

} // namespace core
