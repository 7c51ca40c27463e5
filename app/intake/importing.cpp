#include "app/intake/importing.h"

#include "core/text/signs.h"
#include "core/text/tidy.h"
#include "core/text/utf8.h"

namespace app {

namespace {

/// The first line that has words, cut after about 90 characters at the end of a word.
std::string first_words(std::string_view text) {
    constexpr std::int64_t most = 90;
    auto const start = text.find_first_not_of(" \t\r\n");
    if (start == text.npos)
        return {};
    auto const line = core::tidy(text.substr(start, text.find('\n', start) - start));
    core::Offsets const offsets(line);
    if (core::count(offsets.length()) <= most)
        return line;
    auto cut = std::string(offsets.slice({0, most}));
    if (auto const space = cut.rfind(' '); space != cut.npos)
        cut.resize(space);
    return core::without_unfit_direction(cut, core::TextForm::line) + "…";
}

} // namespace

core::ImportedSource draft_article(core::Context& context, Article article, core::SourceFacts facts) {
    if (facts.title.empty() && core::tidy(article.ingested.title).empty())
        facts.title = first_words(article.ingested.text);
    return core::import_source(context, std::move(article.bytes), std::move(article.ingested), facts,
                               article.provenance);
}

Imported import_article(core::Store& store, Arrival const& arrival, core::SourceFacts const& facts) {
    auto article = read_article(arrival);
    Imported imported;
    for (auto const& note : article.ingested.notes) imported.notes.push_back(note.message);
    imported.facts = article.ingested.facts;
    imported.encoding = article.ingested.encoding;
    auto context = core::context_of(store);
    auto const made = draft_article(context, std::move(article), facts);
    imported.source = made.source;
    imported.text = made.text;
    imported.changes = store.commit(made.draft);
    for (auto const& remark : imported.changes.remarks) imported.notes.push_back(remark);
    return imported;
}

} // namespace app
