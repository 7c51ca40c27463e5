#include "app/desk/read_article.h"

#include "core/editorial/sources.h"

#include <algorithm>
#include <utility>

namespace app {

ReadArticle::ReadArticle(core::Records const& reader, core::Text const& record)
    : text(record.id), digest(record.digest), language(record.language), words(core::words_of(reader, record)),
      offsets(words) {}

bool ReadArticle::is_of(core::Text const& record) const {
    return record.id == text && record.digest == digest && record.language == language;
}

void RecentArticles::keep(Kept article) {
    forget(article.article->text);
    kept_.push_back(std::move(article));
    std::size_t bytes = 0;
    for (auto const& kept : kept_) bytes += kept.article->words.size();
    while (!kept_.empty() && (kept_.size() > most_kept || bytes > most_bytes)) {
        bytes -= kept_.front().article->words.size();
        kept_.pop_front();
    }
}

RecentArticles::Kept RecentArticles::take(core::Text const& record) {
    auto const found = std::ranges::find(kept_, record.id, [](Kept const& kept) { return kept.article->text; });
    if (found == kept_.end()) return {};
    auto kept = std::move(*found);
    kept_.erase(found);
    return kept.article->is_of(record) ? kept : Kept{};
}

void RecentArticles::forget(core::Id<core::Text> text) {
    std::erase_if(kept_, [text](Kept const& kept) { return kept.article->text == text; });
}

} // namespace app
