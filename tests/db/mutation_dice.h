// What every kind of mutation has in hand: the workspace, what it was made from, dice from a seed, and words of SQL.
#pragma once

#include "tests/db/rich_desk.h"
#include "tests/db/sql_words.h"

#include <array>

namespace fixture {

/// What mutants are made from.
struct Originals {
    Image rest;          ///< the workspace with keys and known heads of "home", as one file
    Image open;          ///< the same with its newest revisions still in the write-ahead log
    Image earlier;       ///< some revisions before
    Image foreign;       ///< another workspace of the same person, open
    std::string journal; ///< of a change to `earlier` that was never finished
};

class MutationDice {
public:
    MutationDice(Folder const& folder, Originals const& originals, std::uint64_t seed)
        : folder_(folder), path_(folder.file("work.counterpoint")), originals_(originals), random_(seed) {}

protected:
    using Rows = std::vector<std::vector<std::string>>;

    std::size_t below(std::size_t count) { return count ? static_cast<std::size_t>(random_() % count) : 0; }
    template <class List>
    auto const& any(List const& list) {
        if (std::empty(list))
            throw std::runtime_error("nothing to choose from");
        return *(std::begin(list) + static_cast<std::ptrdiff_t>(below(std::size(list))));
    }
    static std::string quoted(std::string_view text) { return sql_text(text); }
    static std::string name(std::string_view text) { return "\"" + std::string(text) + "\""; }
    static std::string blob(std::string_view bytes) { return sql_blob(bytes); }
    static std::string short_of(std::string const& value) {
        return value.size() > 60 ? value.substr(0, 60) + "…" : value;
    }

    /// Other words in a body, of which it stays what it is.
    std::string altered(std::string body) {
        for (int attempt = 0; attempt < 200 && !body.empty(); ++attempt) {
            auto const at = below(body.size());
            auto const inside = body.rfind(":\"", at);
            if (body[at] < 'a' || body[at] > 'y' || inside == body.npos || body.find('"', inside + 2) < at)
                continue;
            ++body[at];
            return body;
        }
        return body;
    }

    Folder const& folder_;
    std::string path_;
    Originals const& originals_;
    std::mt19937_64 random_;
};

} // namespace fixture
