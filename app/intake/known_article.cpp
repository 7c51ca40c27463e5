#include "app/intake/known_article.h"

#include "core/editorial/sources.h"
#include "core/ingest/web_address.h"
#include "core/search/hits.h"
#include "core/text/fold.h"

#include <cctype>

namespace app {

namespace {

constexpr int most_alike = 20;        // sources compared
constexpr std::size_t title_words = 8; // looked for

/// Plain words to look for: no sign in them means anything to the search.
std::string query_for(std::string_view title) {
    std::string query = "kind:source";
    std::string word;
    std::size_t count = 0;
    auto const folded = core::fold(title) + " ";
    for (auto const c : folded) {
        auto const letter = static_cast<unsigned char>(c) >= 0x80 || std::isalnum(static_cast<unsigned char>(c));
        if (letter) {
            word += c;
        } else if (!word.empty()) {
            if (word.size() > 2 && count++ < title_words) query += " \"" + word + "\"";
            word.clear();
        }
    }
    return query;
}

} // namespace

std::optional<KnownArticle> known_article(core::Reader const& reader, core::Ingested const& ingested) {
    auto const begins = ingested.text.find_first_not_of('\n');
    if (begins == std::string::npos) return {};
    auto const first_line = ingested.text.substr(begins, ingested.text.find('\n', begins) - begins);
    auto const words = core::fold(ingested.text);
    auto const address = core::comparable_address(ingested.url);
    std::optional<KnownArticle> by_address;
    auto const& title = ingested.title.empty() ? first_line : ingested.title;
    for (auto const& hit : core::find_hits(reader, query_for(title), most_alike)) {
        if (hit.ref.kind != core::Kind::source) continue;
        auto const id = core::id_as<core::Source>(hit.ref);
        auto const source = reader.find(id);
        auto const text = source ? reader.find(core::text_of(reader, id)) : std::nullopt;
        if (!text) continue;
        if (core::fold(core::words_of(reader, *text)) == words) return KnownArticle{id, KnownArticle::By::words};
        if (!address.empty() && core::comparable_address(source->url) == address) by_address = {id, KnownArticle::By::address};
    }
    return by_address;
}

} // namespace app
