// What is typed, cut into words, read from an index or a collection: any bytes mean something, and a query
// survives the way to text and back.
#include "core/matching/max_score.h"
#include "core/matching/similarity.h"
#include "core/search/query.h"
#include "core/search/words.h"
#include "core/text/signs.h"
#include "core/text/utf8.h"
#include "tests/store/claim_line.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const bytes(reinterpret_cast<char const*>(data), size);
    auto const query = core::parse_search(bytes);
    if (core::parse_search(core::to_text(query)) != query) std::abort();
    auto const text = core::repair_utf8(bytes);
    for (auto const* language : {"", "fr", "ru", "ja"}) {
        std::size_t last = 0;
        core::each_word(text, language, [&](core::IndexWord const& word) {
            if (word.start < last || word.end <= word.start || word.end > text.size()) std::abort();
            last = word.start; // pairs of letters overlap
            return true;
        });
    }
    core::Grams const grams(text);
    if (!grams.empty() && grams.cosine(grams) < 0.999) std::abort();
    core::best_documents({{1.0F, {std::string(bytes)}}, {2.0F, {std::string(bytes.substr(0, size / 2))}}}, 5);
    for (auto const& read : fixture::claims_in(bytes)) {
        auto const& claim = read.claim;
        if (!claim) continue;
        for (auto const* line : {&claim->text, &claim->title, &claim->subtitle, &claim->body, &claim->url, &claim->identifier,
                                 &claim->occasion})
            if (core::find_unfit(*line, core::TextForm::line)) std::abort();
        for (auto const* name : {&claim->speaker, &claim->verdict, &claim->author, &claim->language})
            if (core::find_unfit(*name, core::TextForm::name)) std::abort();
    }
    return 0;
}
